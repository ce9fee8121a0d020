import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { json, superOffice } from '../requests';
import type { Read } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterEach(() => expect(office.violations).toEqual([]));
afterAll(() => office.close());

type Row = Record<string, unknown>;

const english = { 'so-language': 'en' };
const get = (path: string): Promise<Read> => superOffice(office, path, undefined, english);
const call = (method: string, path: string, body?: unknown): Promise<Read> =>
  superOffice(office, path, body, english, method);
const rows = async (path: string): Promise<Row[]> => (json(await get(path)) as { value: Row[] }).value;
const statusAndWords = async (answer: Promise<Read>): Promise<[number, unknown]> => {
  const read = await answer;
  return [read.status, json(read).ErrorMessage];
};

describe('what belongs to a record', () => {
  // Seeds: appointment and document n are of company n and person n, sale n too; persons work at n modulo 60.
  it.each([
    [
      'Contact/3/Activities?$select=text,recordType',
      [
        ['appointment', '3'],
        ['document', '3'],
      ],
    ],
    ['Contact/3/Appointments?$select=appointmentId', [['appointment', '3']]],
    ['Contact/3/Documents?$select=documentId', [['document', '3']]],
    ['Contact/3/Sales?$select=saleId', [['sale', '3']]],
    [
      'Contact/3/Persons?$select=personId',
      [
        ['person', '3'],
        ['person', '63'],
      ],
    ],
    ['Contact/3/Tickets?$select=ticketId', [['ticket', '3']]],
    ['Contact/21/Projects?$select=projectId,contactId', [['project', '1']]],
    [
      'Person/3/Activities',
      [
        ['appointment', '3'],
        ['document', '3'],
      ],
    ],
    ['Person/4/Relations?$select=personId', [['relation', '4']]],
    ['Sale/3/Stakeholders', [['salestakeholder', '3']]],
    ['Sale/5/Activities', [['appointment', '4']]],
    ['Sale/5/History?$select=heading', [['sale', '5']]],
    ['Sale/5/Guide', []],
    [
      'Project/1/Members',
      [
        ['projectMember', '1'],
        ['projectMember', '11'],
      ],
    ],
    [
      'Project/1/Contacts?$select=projectId,contactId',
      [
        ['project', '1'],
        ['project', '1'],
      ],
    ],
    ['Appointment/3/Participants', [['associate', '5']]],
    ['Ticket/7/Messages?$select=body', [['ticketmessage', '7']]],
  ])('%s', async (path, expected) => {
    const found = (await rows(path)).map(({ EntityName, PrimaryKey }) => [EntityName, PrimaryKey]);
    expect(found).toEqual(expected);
  });

  it('is a relation from either side, with the other record in its columns', async () => {
    const columns = '$select=relationName,contactId,contactName';
    const names = async (id: number): Promise<Row[]> => await rows(`Contact/${id}/Relations?${columns}`);
    expect(await names(3)).toMatchObject([{ contactId: 13 }]);
    expect(await names(13)).toMatchObject([{ contactId: 3 }]);
  });

  it('is a link that was saved with the record', async () => {
    const Links = [{ EntityName: 'sale', Id: 4, Description: 'the order' }];
    await call('PATCH', 'Appointment/3', { Links: [Links[0]] });
    expect(await rows('Appointment/3/Links?$select=linkId,linkDescription,associateId')).toMatchObject([
      { EntityName: 'sale', PrimaryKey: '4', linkDescription: 'the order' },
    ]);
  });

  it('comes in pages, with the next link of its own', async () => {
    const first = json(await get('Pricelist/1/Products?$select=productId,name&$top=4'));
    expect((first.value as Row[]).map(({ productId }) => productId)).toEqual([1, 3, 5, 7]);
    expect(String(first['odata.nextLink'])).toContain('/api/v1/Pricelist/1/Products?');
  });

  it('is not found for a record that does not exist', async () => {
    expect(await statusAndWords(get('Contact/999/Sales'))).toEqual([404, 'Contact 999 was not found']);
  });
});

describe('a merge', () => {
  it('of companies moves all that belongs to one to the other, and the first disappears', async () => {
    expect((await call('POST', 'Contact/3/MergeTo/4')).status).toBe(204);
    expect((await get('Contact/3')).status).toBe(404);
    const persons = (await rows('Contact/4/Persons')).map(({ PrimaryKey }) => PrimaryKey);
    expect(persons).toEqual(['3', '4', '63', '64']);
    expect((await rows('Contact/4/Sales')).map(({ PrimaryKey }) => PrimaryKey)).toEqual(['3', '4']);
    expect(json(await get('Contact/4')).Name).not.toBe('Blooming Lane Florist');
  });

  it('fills empty members and joins namesakes only where the call says so', async () => {
    await call('PATCH', 'Contact/3', { Description: 'Big', Number2: 'N' });
    await call('PATCH', 'Contact/4', { Number2: 'Own' });
    await call('PATCH', 'Person/64', { Firstname: 'Same', Lastname: 'Name' });
    await call('PATCH', 'Person/63', { Firstname: 'Same', Lastname: 'Name' });
    const how = 'replaceEmptyFieldsOnDestination=true&mergeIdenticalPersons=true';
    await call('POST', `Contact/3/MergeTo/4?${how}`);
    expect(json(await get('Contact/4'))).toMatchObject({ Description: 'Big', Number2: 'Own' });
    expect((await rows('Contact/4/Persons')).map(({ PrimaryKey }) => PrimaryKey)).toEqual(['3', '4', '63']);
  });

  it('of persons leaves a former employee unless the source is deleted', async () => {
    const date = 'moveAfterDate=2000-01-01T00:00:00';
    await call('POST', `Person/3/MergeTo/4?${date}`);
    expect(json(await get('Person/3'))).toMatchObject({ Retired: true });
    await call('POST', `Person/5/MergeTo/4?${date}&deleteSource=true`);
    expect((await get('Person/5')).status).toBe(404);
    expect((await rows('Person/4/Appointments')).map(({ PrimaryKey }) => PrimaryKey)).toEqual([
      '3',
      '4',
      '5',
    ]);
  });

  it('leaves activities before its date where they are', async () => {
    // Appointment 3 is of 16 January 2025.
    await call('POST', 'Person/3/MergeTo/4?moveAfterDate=2025-01-17T00:00:00');
    expect((await rows('Person/3/Appointments')).map(({ PrimaryKey }) => PrimaryKey)).toEqual(['3']);
  });

  it('of projects moves the members', async () => {
    expect((await call('POST', 'Project/1/MergeTo/2')).status).toBe(204);
    expect(await rows('Project/2/Members')).toHaveLength(4);
  });

  it('never widens a consent', async () => {
    await call('PUT', 'Person/3/Consent/STORE?source=API&legalBase=61A&comment=Asked');
    const how = 'moveAfterDate=2000-01-01T00:00:00&replaceEmptyFieldsOnDestination=true';
    await call('POST', `Person/3/MergeTo/4?${how}`);
    expect((await get('Person/4/Consent/STORE')).text).toBe('false');
  });

  it.each([
    ['Contact/3/MergeTo/3', 400, 'A record cannot be merged into itself'],
    ['Contact/2/MergeTo/3', 400, 'The owner company cannot be merged'],
    ['Contact/3/MergeTo/999', 404, 'Contact 999 was not found'],
    ['Person/12/MergeTo/3?moveAfterDate=2025-01-01', 400, 'A person who is a user cannot be merged'],
  ])('%s is refused', async (path, status, words) => {
    expect(await statusAndWords(call('POST', path))).toEqual([status, words]);
  });
});

describe('a person', () => {
  it('moves to another company with the activities from a date on', async () => {
    expect((await call('POST', 'Person/3/MoveTo/9?moveAfterDate=2025-04-01T00:00:00')).status).toBe(204);
    expect(json(await get('Person/3')).Contact).toMatchObject({ ContactId: 9 });
    // The sale is of 14 April, the appointment of January.
    expect((await rows('Contact/9/Sales')).map(({ PrimaryKey }) => PrimaryKey)).toEqual(['3', '9']);
    expect((await rows('Contact/3/Appointments')).map(({ PrimaryKey }) => PrimaryKey)).toEqual(['3']);
  });

  it('who is a user neither moves nor is deleted', async () => {
    const move = call('POST', 'Person/12/MoveTo/9?moveAfterDate=2025-04-01T00:00:00');
    expect(await statusAndWords(move)).toEqual([400, 'A person who is a user cannot be moved']);
    expect((await call('DELETE', 'Person/12')).status).toBe(400);
    expect(json(await get('Person/12'))).toMatchObject({
      IsAssociate: true,
      CorrespondingAssociate: { AssociateId: 5 },
      Contact: { IsOwnerContact: true },
    });
  });

  it('gives a consent and takes it back', async () => {
    const path = 'Person/3/Consent/EMARKETING';
    expect((await call('PUT', `${path}?source=WEBFORM&legalBase=61A&comment=Signed%20up`)).status).toBe(204);
    expect((await get(path)).text).toBe('true');
    const [consent] = JSON.parse((await get('Person/3/Consent')).text) as Row[];
    expect(consent).toMatchObject({
      ConsentPurposeKey: 'EMARKETING',
      ConsentPurposeName: 'E-marketing',
      ConsentSourceKey: 'WEBFORM',
      LegalBaseKey: '61A',
      Comment: 'Signed up',
    });
    expect(json(await get('Person/3')).Consents).toMatchObject([{ ConsentPurposeKey: 'EMARKETING' }]);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await get(path)).text).toBe('false');
  });

  it.each([
    ['Consent/PARTIES?source=API&legalBase=61A', 'PARTIES is no key of the list consentpurpose'],
    ['Consent/STORE?source=Rumour&legalBase=61A', 'Rumour is no key of the list consentsource'],
    ['Consent/STORE?source=API&legalBase=None', 'None is no key of the list legalbase'],
  ])('gives no consent of an unknown kind: %s', async (path, words) => {
    expect(await statusAndWords(call('PUT', `Person/3/${path}`))).toEqual([400, words]);
  });
});

describe('the owner company', () => {
  it.each([
    ['PATCH', { Name: 'Another name' }],
    ['PATCH', [{ op: 'replace', path: 'Name', value: 'Another name' }]],
    ['PUT', { Department: 'Head office' }],
  ])('is not renamed by %s %j', async (method, body) => {
    const words = 'The owner company cannot be renamed';
    expect(await statusAndWords(call(method, 'Contact/2', body))).toEqual([400, words]);
  });

  it('changes otherwise, and is named as the owner', async () => {
    expect((await call('PATCH', 'Contact/2', { Department: 'Head office' })).status).toBe(200);
    expect(json(await get('Contact/2/Simple'))).toMatchObject({ ContactId: 2, IsOwnerContact: true });
    expect(json(await get('Contact/3/Simple'))).toMatchObject({ IsOwnerContact: false });
  });
});

describe('what is asked before saving', () => {
  it.each([
    ['Contact/Duplicates/blooming%20lane', [[3, 'SimilarName']]],
    ['Contact/Duplicates/BLOOMING%20LANE%20FLORIST', [[3, 'ExactMatch']]],
    ['Contact/Duplicates/Nobody', []],
    ['Contact/DuplicateDomains/company7.example', [[7, 'Domain']]],
    ['Project/Duplicates/Flower%20Fair%202021', [[1, 'ExactMatch']]],
    ['Selection/Duplicates/newsletter', [[1, 'ExactMatch']]],
  ])('%s finds %j', async (path, expected) => {
    const found = JSON.parse((await get(path)).text) as Row[];
    expect(found.map(({ SoPrimaryKey, RuleName }) => [SoPrimaryKey, RuleName])).toEqual(expected);
  });

  it.each([
    ['Sale/0/IsNumberValid/20003', 'false'],
    ['Sale/3/IsNumberValid/20003', 'true'],
    ['Project/0/IsNumberValid/30001', 'false'],
    ['Project/0/IsNumberValid/99', 'true'],
  ])('%s is %s', async (path, expected) => expect((await get(path)).text).toBe(expected));

  it.each([
    ['Contact', {}, { Name: 'Name is mandatory' }],
    ['Person', { Lastname: 'Lund' }, {}],
    ['Appointment', {}, { Task: 'Task is mandatory' }],
  ])('Validate of a %s %j says %j', async (rest, body, expected) =>
    expect(json(await call('POST', `${rest}/Validate`, body))).toEqual(expected),
  );
});

describe('dates that follow from appointments', () => {
  it('the next one of a sale, and of all sales', async () => {
    // Appointment 4 of sale 5 is done; the next one is made here.
    expect((await get('Sale/5/NextDueDate')).text).toBe('"0001-01-01T00:00:00"');
    const appointment = {
      Sale: { SaleId: 5 },
      StartDate: '2026-05-04T09:00:00',
      EndDate: '2026-05-04T10:00:00',
    };
    expect((await call('POST', 'Appointment', appointment)).status).toBe(200);
    expect((await get('Sale/5/NextDueDate')).text).toBe('"2026-05-04T00:00:00"');
    expect((await call('POST', 'Sale/NextDueDate')).status).toBe(204);
    expect(json(await get('Sale/5')).NextDueDate).toBe('2026-05-04T00:00:00');
  });

  it('the next milestone of a project', async () => {
    // Appointments 5, 15, 25 and 35 are milestones of project 6, the odd ones not done.
    expect(json(await get('Project/6/NextMilestone'))).toMatchObject({ AppointmentId: 5, ProjectId: 6 });
    expect((await get('Project/2/NextMilestone')).text).toBe('null');
  });
});

describe('a copy of a price list', () => {
  it('has its products, another name and currency', async () => {
    const made = json(
      await call(
        'POST',
        'Pricelist/1/CopyTo/Summer?newCurrencyId=2&validFrom=2026-06-01T00:00:00&validTo=2026-08-31T00:00:00',
      ),
    );
    expect(made).toMatchObject({ PriceListId: 3, Name: 'Summer', Currency: 'EUR' });
    expect(made.ValidFrom).toBe('2026-06-01T00:00:00');
    expect(await rows('Pricelist/3/Products')).toHaveLength(10);
  });
});

describe('what hangs on another record', () => {
  it.each([
    ['ProjectMember', { ProjectId: 1 }, 'A new ProjectMember needs its PersonId'],
    ['SaleStakeholder', { PersonId: 1 }, 'A new SaleStakeholder needs its SaleId'],
    ['SaleStakeholder', { PersonId: 1, SaleId: 999 }, 'Sale 999 was not found'],
    ['TicketMessage', { Body: 'Hello' }, 'A new TicketMessage needs its Ticket'],
    ['Appointment', { Contact: { ContactId: 999 } }, 'Contact 999 was not found'],
  ])('%s %j is refused', async (rest, body, words) => {
    expect(await statusAndWords(call('POST', rest, body))).toEqual([400, words]);
  });

  it('is counted and shown in that one', async () => {
    await call('POST', 'TicketMessage', { Ticket: { TicketId: 7 }, Body: 'And now?' });
    expect(json(await get('Ticket/7'))).toMatchObject({ NumMessages: 2, Messages: [{}, {}] });
    await call('POST', 'SaleStakeholder', { SaleId: 20, PersonId: 3, StakeholderRoleId: 1 });
    expect(json(await get('Sale/20')).SaleStakeholders).toMatchObject([
      { PersonId: 3, StakeholderRoleName: 'Decision maker' },
    ]);
  });
});

describe('the value of a custom field', () => {
  const fields: Array<[string, string, string]> = [
    ['SuperOffice:4', '12', '[I:12]'],
    ['SuperOffice:5', 'R 7', 'R 7'],
    ['SuperOffice:6', 'A long note', 'A long note'],
    ['SuperOffice:7', '[D:12/31/2026]', '[D:12/31/2026]'],
    ['SuperOffice:8', '[D:01/31/2050]', '[D:01/31/2050]'],
    ['SuperOffice:9', '1', '[I:1]'],
    ['SuperOffice:10', '3', '[I:3]'],
    ['SuperOffice:11', '[F:2.5]', '[F:2.5]'],
    ['x_arrival', '[DT:12/31/2026 23:59:59]', '[DT:12/31/2026 23:59:59.0000000]'],
    ['x_opens', '[T:01:30:00]', '[T:01:30:00]'],
    ['x_origin', '752', '[I:752]'],
  ];

  it.each(fields)('%s written as %s is read as %s', async (name, sent, read) => {
    const patch = [{ op: 'replace', path: 'CustomFields', value: { [name]: sent } }];
    const record = json(await call('PATCH', 'Contact/7', patch));
    expect((record.CustomFields as Row)[name]).toBe(read);
    // Fields that are not named keep their values.
    expect((record.CustomFields as Row)['SuperOffice:1']).toBe('R1');
  });

  it.each([
    ['SuperOffice:4', 'many', 'SuperOffice:4 is of the type Number and cannot hold many'],
    ['SuperOffice:7', '2026-12-31', 'SuperOffice:7 is of the type Date and cannot hold 2026-12-31'],
    ['SuperOffice:10', '77', 'SuperOffice:10 has no list item 77'],
  ])('%s is refused as %s', async (name, sent, words) => {
    expect(await statusAndWords(call('PATCH', 'Contact/7', { CustomFields: { [name]: sent } }))).toEqual([
      400,
      words,
    ]);
  });
});
