import { findSuperOfficeType } from '../../../documented';
import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { json, rules, superOffice } from '../requests';
import type { Read } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

const get = (path: string, headers?: Record<string, string>): Promise<Read> =>
  superOffice(office, path, undefined, headers);
const write = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<Read> => superOffice(office, path, body, headers, method);

describe('a record by its id', () => {
  it.each([
    ['Contact/3', 'ContactEntity', { ContactId: 3, Name: 'Blooming Lane Florist' }],
    ['Person/12', 'PersonEntity', { PersonId: 12, FullName: 'Tony Edwards' }],
    ['Sale/2', 'SaleEntity', { SaleId: 2, Status: 'Sold' }],
    ['Project/1', 'ProjectEntity', { ProjectId: 1, Name: 'Flower Fair 2021' }],
    ['Ticket/4', 'TicketEntity', { TicketId: 4, BaseStatus: 'Closed', NumMessages: 1 }],
    ['TicketMessage/4', 'TicketMessageEntity', { EjMessageId: 4, Ticket: { TicketId: 4 } }],
    ['Appointment/1', 'AppointmentEntity', { AppointmentId: 1, StartDate: '2025-01-06T09:00:00' }],
    ['Document/1', 'DocumentEntity', { DocumentId: 1, DocumentTemplate: { DocumentTemplateId: 2 } }],
    ['Attachment/1', 'AttachmentEntity', { AttachmentId: 1, Name: 'Delivery note.pdf' }],
    ['Selection/1', 'SelectionEntity', { SelectionId: 1, MemberCount: 10, TargetTableName: 'contact' }],
    ['Product/1', 'Product', { ProductId: 1, UnitListPrice: 16.5 }],
    ['Pricelist/2', 'PriceList', { PriceListId: 2, Currency: 'EUR' }],
    ['ProjectMember/1', 'ProjectMember', { ProjectmemberId: 1, ProjectName: 'Flower Fair 2021' }],
    ['SaleStakeholder/1', 'SaleStakeholder', { SaleStakeholderId: 1, SaleId: 1, PersonId: 31 }],
    ['Relation/1', 'ContactRelationEntity', { RelationId: 1, SourceContactId: 1 }],
    ['User/5', 'User', { AssociateId: 5, Person: { PersonId: 12 } }],
  ])('%s has every member of its page and no other', async (path, type, some) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(json(answer)).toMatchObject(some);
    expect(Object.keys(json(answer)).sort()).toEqual(
      (findSuperOfficeType(type)?.fields ?? []).map(({ name }) => name).sort(),
    );
    expect(office.violations).toEqual([]);
  });

  it('has empty dates as the first day of all, and references as records of their own', async () => {
    const sale = json(await get('Sale/2'));
    expect(sale.ReopenDate).toBe('0001-01-01T00:00:00');
    expect(sale.Contact).toMatchObject({ ContactId: 2, Name: 'Rosewood Floral Supply' });
    expect(sale.Person).toMatchObject({ PersonId: 2, ContactId: 2 });
    expect(sale.Project).toBeNull();
    const company = json(await get('Contact/2'));
    expect(company.Persons).toEqual(
      expect.arrayContaining([expect.objectContaining({ PersonId: 12, FullName: 'Tony Edwards' })]),
    );
  });

  it('has custom fields with the marks of their types, under the new name and the old ones', async () => {
    const company = json(await get('Contact/3', { 'so-language': 'en' }));
    expect(company.CustomFields).toMatchObject({
      'SuperOffice:1': 'R4',
      'SuperOffice:2': '[I:4]',
      'SuperOffice:2:DisplayText': 'Partner',
      'SuperOffice:3': '[I:3]',
      x_hassupportagreement: '[I:0]',
    });
    expect(company.UserDefinedFields).toHaveProperty('SuperOffice:1', 'R4');
    expect(company.ExtraFields).toMatchObject({ x_hassupportagreement: '[I:0]', x_opens: '[T:03:45:00]' });
    expect(company.ExtraFields).not.toHaveProperty('SuperOffice:1');
  });

  it('leaves what was not selected null, not missing', async () => {
    const company = json(await get('Contact/3?$select=name,Category/Id'));
    expect(company).toMatchObject({ Name: 'Blooming Lane Florist', ContactId: null, Address: null });
    expect(company.Category).toMatchObject({ Id: 4, Value: null });
  });

  it.each([
    ['Contact/99999', 'Contact 99999 was not found'],
    ['Ticket/77', 'Ticket 77 was not found'],
  ])('%s is not there', async (path, words) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(json(answer)).toMatchObject({
      Error: true,
      ErrorType: 'SoNotFoundException',
      ErrorMessage: words,
    });
  });

  it('has names in every language until one is requested', async () => {
    const raw = 'NO:"Potensiell kunde";US:"Potential customer"';
    const category = async (headers?: Record<string, string>): Promise<unknown> =>
      (json(await get('Contact/2', headers)).Category as { Value: string }).Value;
    expect(await category()).toBe(raw);
    expect(await category({ 'so-language': '*' })).toBe(raw);
    expect(await category({ 'so-language': 'en' })).toBe('Potential customer');
    expect(await category({ 'so-language': 'no', 'accept-language': 'en' })).toBe('Potensiell kunde');
  });
});

describe('dates', () => {
  // Request 1 was made on 2 January at 10:20:30 in Oslo, the zone of the database: 04:20:30 in New York.
  it.each([
    [undefined, '2025-01-02T10:20:30'],
    ['NO', '2025-01-02T10:20:30'],
    ['261', '2025-01-02T10:20:30'],
    ['US-NY', '2025-01-02T04:20:30'],
    ['US-NY, includeTZOffset', '2025-01-02T04:20:30-0500'],
    ['UTC,includeTZOffset', '2025-01-02T09:20:30+0000'],
    ['gb', '2025-01-02T09:20:30'],
  ])('with SO-TimeZone %s a request was made at %s', async (zone, expected) => {
    const answer = await get('Ticket/1', zone === undefined ? {} : { 'so-timezone': zone });
    expect(json(answer).CreatedAt).toBe(expected);
  });

  it('leave stamps in UTC, and days where they are', async () => {
    const sale = json(await get('Sale/2', { 'so-timezone': 'US-NY, includeTZOffset' }));
    expect(sale.CreatedDate).toBe('2025-01-03T09:15:00Z');
    expect(sale.Saledate).toBe('2025-04-13T00:00:00-0400');
    expect(sale.ReopenDate).toBe('0001-01-01T00:00:00');
  });

  it('refuse a zone that does not exist', async () => {
    expect((await get('Sale/2', { 'so-timezone': 'Mars' })).status).toBe(400);
  });

  // https://docs.superoffice.com: noon and a half in UTC is half past seven in New York, and half past one in the database.
  it.each([
    ['2018-12-24T12:34:45Z', '2018-12-24T13:34:45'],
    ['2018-12-24T12:34:45', '2018-12-24T18:34:45'],
    ['2018-12-24T07:34:45-0500', '2018-12-24T13:34:45'],
  ])('come in from New York as %s', async (sent, stored) => {
    await write('PATCH', 'Ticket/1', { Deadline: sent }, { 'so-timezone': 'US-NY' });
    expect(json(await get('Ticket/1')).Deadline).toBe(stored);
  });
});

describe('writing', () => {
  it('begins with a blank record of the caller', async () => {
    const blank = json(await get('Contact/default'));
    expect(blank).toMatchObject({ ContactId: 0, Name: '', Associate: { AssociateId: 5 } });
    expect(office.state.records.stores.contact.rows.size).toBe(60);
  });

  it('creates a record under a new id, made by the caller and not changed yet', async () => {
    const body = { Name: 'New Petals', Category: { Id: 1 }, CustomFields: { 'SuperOffice:2': '3' } };
    const answer = await write('POST', 'Contact', body);
    expect(answer.status).toBe(200);
    expect(json(answer)).toMatchObject({
      ContactId: 61,
      Name: 'New Petals',
      Category: { Id: 1, Value: 'NO:"Kunde";US:"Customer"' },
      CreatedBy: { AssociateId: 5 },
      UpdatedDate: '0001-01-01T00:00:00',
    });
    expect(json(answer).CustomFields).toMatchObject({ 'SuperOffice:2': '[I:3]' });
    expect(json(await get('Contact/61'))).toEqual(json(answer));
    expect(office.violations).toEqual([]);
  });

  it('takes members in any letter case, and refuses those that are not documented', async () => {
    expect(
      json(await write('POST', 'Person', { firstname: 'Ann', contact: { contactId: 4 } })),
    ).toMatchObject({
      FullName: 'Ann',
      Contact: { ContactId: 4 },
    });
    expect((await write('POST', 'Person', { FirstNames: 'Ann' })).status).toBe(400);
    expect(rules(office.violations)).toEqual(['(body).FirstNames: not documented']);
  });

  it('refuses a reference to a record that does not exist', async () => {
    const answer = await write('POST', 'Sale', { Heading: 'Roses', Contact: { ContactId: 999 } });
    expect(answer.status).toBe(400);
    expect(json(answer).ErrorMessage).toBe('Contact 999 was not found');
  });

  it('replaces a record: what the body leaves out is gone', async () => {
    await write('PUT', 'Contact/3', { Name: 'Only a Name' });
    const after = json(await get('Contact/3'));
    expect(after).toMatchObject({ Name: 'Only a Name', OrgNr: '', Emails: [], Category: null, ContactId: 3 });
    expect(after.CreatedDate).toBe('2025-01-04T09:15:00');
  });

  it('updates by a plain object: what is left out stays, lists are replaced, fields of their own are merged', async () => {
    const body = {
      Department: 'Oslo',
      Emails: [{ Value: 'new@flowers.example' }],
      CustomFields: { 'SuperOffice:3': '7' },
    };
    const after = json(await write('PATCH', 'Contact/3', body));
    expect(after).toMatchObject({
      Name: 'Blooming Lane Florist',
      Department: 'Oslo',
      UpdatedBy: { AssociateId: 5 },
    });
    expect(after.Emails).toEqual([expect.objectContaining({ Value: 'new@flowers.example' })]);
    expect(after.CustomFields).toMatchObject({ 'SuperOffice:1': 'R4', 'SuperOffice:3': '[I:7]' });
    expect(office.violations).toEqual([]);
  });

  it('updates by operations, in any letter case and without the first slash', async () => {
    const operations = [
      { op: 'test', path: '/Name', value: 'Blooming Lane Florist' },
      { op: 'replace', path: 'department', value: 'Bergen' },
      { op: 'replace', path: 'Category', value: { Id: 2 } },
      { op: 'remove', path: '/OrgNr' },
    ];
    const after = json(
      await write('PATCH', 'Contact/3', operations, { 'content-type': 'application/json-patch+json' }),
    );
    expect(after).toMatchObject({ Department: 'Bergen', Category: { Id: 2 }, OrgNr: '' });
  });

  it('changes nothing where a test fails', async () => {
    const operations = [
      { op: 'replace', path: 'Department', value: 'Bergen' },
      { op: 'test', path: 'Name', value: 'Another' },
    ];
    expect((await write('PATCH', 'Contact/3', operations)).status).toBe(409);
    expect(json(await get('Contact/3')).Department).toBe('');
  });

  it('takes a street only whole', async () => {
    const street = (json(await get('Contact/3')).Address as { Street: object }).Street;
    const part = [{ op: 'replace', path: 'Address/Street/Address1', value: '1 New Street' }];
    expect((await write('PATCH', 'Contact/3', part)).status).toBe(400);
    expect(
      (await write('PATCH', 'Contact/3', { Address: { Street: { Address1: '1 New Street' } } })).status,
    ).toBe(400);
    const whole = [{ op: 'replace', path: 'Address/Street', value: { ...street, Address1: '1 New Street' } }];
    const after = json(await write('PATCH', 'Contact/3', whole));
    expect(after.Address).toMatchObject({ Street: { Address1: '1 New Street', City: 'Miami' } });
  });

  it('keeps the date headers', async () => {
    const after = 'Fri, 01 Jan 2027 00:00:00 GMT';
    const before = 'Wed, 01 Jan 2020 00:00:00 GMT';
    expect((await get('Contact/3', { 'if-modified-since': after })).status).toBe(304);
    const old = { 'if-unmodified-since': before };
    expect((await write('PATCH', 'Contact/3', { Department: 'X' }, old)).status).toBe(412);
  });

  it.each(['Sale', 'Project', 'Ticket'])('deletes a %s for good', async (rest) => {
    expect(await write('DELETE', `${rest}/3`)).toMatchObject({ status: 204, text: '' });
    expect((await get(`${rest}/3`)).status).toBe(404);
    expect((await write('DELETE', `${rest}/3`)).status).toBe(404);
  });

  it('deletes a company softly', async () => {
    expect((await write('DELETE', 'Contact/3')).status).toBe(204);
    expect(json(await get('Contact/3'))).toMatchObject({ ContactId: 3, Deleted: 1 });
    const ids = async (filter: string): Promise<unknown[]> => {
      const answer = await get(`Contact?$select=contactId&$filter=${encodeURIComponent(filter)}`);
      return (json(answer).value as Array<{ contactId: number }>).map(({ contactId }) => contactId);
    };
    expect(await ids('contactId in (2,3)')).toEqual([2]);
    expect(await ids('contactId in (2,3) and contactDeleted set true')).toEqual([3]);
  });
});
