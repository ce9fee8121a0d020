import type { IDataObject } from 'n8n-workflow';
import { superOffice } from '../../documented';
import { openList } from '../harness';
import { jsonOf, packNode } from '../support';
import { all, stage } from './stage';

const company = stage('company');
const person = stage('person');
const sale = stage('sale');
const project = stage('project');
const request = stage('request');

const queries = (on: typeof company, method: string) =>
  on.superOffice.counters.log.filter((call) => call.method === method).map(({ query }) => query);

describe('a company', () => {
  it('is read with its custom fields by their names, without what is only shown', async () =>
    expect(await company.json('get', { companyId: 20 })).toEqual([
      {
        ContactId: 20,
        Name: 'Flower House 20 AS',
        Department: 'Aalsmeer',
        OrgNr: '910000020',
        Number1: 'C-10020',
        Number2: '',
        Category: 'Customer',
        Business: 'Wholesale',
        Country: 'Norway',
        Emails: ['office@company20.example'],
        Phones: ['+47 22 00 0020'],
        Urls: ['https://company20.example'],
        StreetAddress: {
          AtypeIdx: 'ContactStreetAddress',
          AtypeIdxName: 'Company Street Address',
          Address1: '20 Garden Street',
          Address2: '',
          Address3: '',
          City: 'Aalsmeer',
          County: '',
          State: '',
          Zipcode: '1020',
          Formatted: '',
        },
        PostalAddress: expect.objectContaining({ Address1: 'P.O. Box 20' }) as unknown,
        Associate: expect.any(String) as unknown,
        Description: '',
        NoMailing: true,
        Xstop: false,
        ActiveErpLinks: 0,
        CustomFields: {
          'Delivery Route': 'R7',
          'Customer Group': 'Customer',
          Stands: 2,
          Boxes: 2,
          Reference: 'Text 20',
          'Delivery Notes': 'A longer text, number 20',
          'First Delivery': '2025-03-15',
          'Contract End': '2030-12-31',
          Preferred: false,
          'Business Group': 'Wholesale',
          Bonus: 20.25,
          'Has Support Agreement': false,
          Pallets: 2,
          Gate: 'Text 20',
          Remarks: 'A longer text, number 20',
          Inspected: '2025-03-15',
          Arrival: '2025-03-20T07:30:00Z',
          Opens: '02:45:00',
          Insured: false,
          Origin: 'Norway',
          Weight: 20.25,
        },
        CreatedDate: '2025-01-21T09:15:00Z',
        UpdatedDate: '2025-08-09T14:30:00Z',
      },
    ]));

  it('that was never changed has no date of it, and comes whole without Simplify', async () => {
    const [record] = await company.json('get', { companyId: 21, simplify: false });
    expect(record).toMatchObject({ ContactId: 21, UpdatedDate: null, UpdatedBy: null });
    expect(Object.keys(record ?? {})).toEqual(
      superOffice().entities.contact?.fields?.map(({ name }) => name),
    );
  });

  it('that is not there is a failure in SuperOffice’s words', async () => {
    const { failure } = await company.run('get', { companyId: 99_999 });
    expect(failure?.message).toContain('99999');
  });

  it('is not read by an ID that is none', async () => {
    const { failure } = await company.run('get', { companyId: 0 });
    expect(failure?.message).toContain('Company');
    expect(company.superOffice.counters.calls).toBe(0);
  });
});

describe('companies', () => {
  it('come whole, page after page by their ID, although pages are capped', async () => {
    company.superOffice.state.settings.mostRows = 25;
    const companies = await company.json('getMany', all());
    expect(companies.map(({ contactId }) => contactId)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    expect(
      queries(company, 'v1ContactEntity_GetAll').map(({ $filter, $orderBy }) => [$filter, $orderBy]),
    ).toEqual([
      [undefined, 'contactId'],
      ['contactId gt 25', 'contactId'],
      ['contactId gt 50', 'contactId'],
    ]);
  });

  it('in an order of the user come by links whose host nobody reaches', async () => {
    company.superOffice.state.settings.mostRows = 25;
    company.superOffice.state.settings.linkHost = 'nobody.invalid';
    const companies = await company.json('getMany', all({ orderBy: 'contactId desc' }));
    expect(companies.map(({ contactId }) => contactId)).toEqual(Array.from({ length: 60 }, (_, n) => 60 - n));
  });

  it('are listed with their types, an empty date as none', async () => {
    const [, , third] = await company.json('getMany', { limit: 3 });
    expect(third).toMatchObject({ PrimaryKey: 3, EntityName: 'contact', contactId: 3, updatedDate: null });
    expect(third?.registeredDate).toBe('2025-01-04T09:15:00Z');
    expect(third?.activeErpLinks).toBe(false);
  });

  it.each<[match: string, rows: object[], ids: number[]]>([
    ['all', [{ column: 'orgnr', operator: 'is', value: '910000020' }], [20]],
    ['all', [{ column: 'contactId', operator: 'between', value: 3, upper: 5 }], [3, 4, 5]],
    [
      'any',
      [
        { column: 'contactId', operator: 'equals', value: 7 },
        { column: 'code', operator: 'begins', value: 'C-10020' },
      ],
      [7, 20],
    ],
    [
      'all',
      [
        { column: 'country', operator: 'oneOf', value: '578' },
        { column: 'contactId', operator: 'less', value: 11 },
      ],
      [5, 10],
    ],
    ['all', [{ column: 'registeredDate', operator: 'on', value: '2025-01-21' }], [20]],
  ])('that meet %s of the conditions: %j', async (match, values, ids) => {
    const found = await company.json('getMany', all({}, { match, conditions: { values } }));
    expect(found.map(({ contactId }) => contactId)).toEqual(ids);
  });

  it('come with the columns that users choose', async () => {
    const [first] = await company.json('getMany', {
      limit: 1,
      filters: { columns: 'name, associate/fullName, contactUdef/SuperOffice:1' },
    });
    expect(Object.keys(first ?? {}).sort()).toEqual(
      ['EntityName', 'PrimaryKey', 'associate/fullName', 'contactUdef/SuperOffice:1', 'name'].sort(),
    );
  });
});

describe('other records', () => {
  it('a person has the company and a birth date that no zone moves', async () => {
    const [record] = await person.json('get', { personId: 8 });
    expect(record).toMatchObject({
      PersonId: 8,
      ContactId: 8,
      Emails: ['person8@company8.example'],
      BirthDate: expect.stringMatching(/^1980-01-09/) as unknown,
      CustomFields: { 'Badge Number': 'B8' },
    });
  });

  it('people who have left their company are listed too', async () => {
    const people = await person.json('getMany', all());
    expect(people).toHaveLength(122);
    expect(people.filter(({ retired }) => retired).map(({ personId }) => personId)).toEqual([40, 80, 120]);
  });

  it('a sale has its company, stage and amounts', async () => {
    const [record] = await sale.json('get', { saleId: 2 });
    expect(record).toMatchObject({
      SaleId: 2,
      Status: 'Sold',
      Amount: 1501,
      Stage: 'Sold',
      ContactId: 2,
      PersonId: 2,
      Saledate: expect.stringMatching(/^2025-04-13/) as unknown,
      CustomFields: { 'Delivery Week': 12, Discount: 2.5, 'External Number': 'EXT-2' },
    });
  });

  it('sales are found by their amount', async () => {
    const sold = await sale.json(
      'getMany',
      all({}, { conditions: { values: [{ column: 'amount', operator: 'greater', value: '8000.5' }] } }),
    );
    expect(sold.map(({ saleId, amount }) => [saleId, amount])).toEqual([
      [28, 8014],
      [29, 8264.5],
      [30, 8515],
    ]);
  });

  it('a project has its type and its days', async () => {
    const [record] = await project.json('get', { projectId: 3 });
    expect(record).toMatchObject({
      ProjectId: 3,
      Name: 'Flower Fair 2023',
      StartDate: expect.stringMatching(/^2025-01-31/) as unknown,
      CustomFields: { Venue: 'Miami' },
    });
    expect(await project.json('getMany', all())).toHaveLength(10);
  });

  it('a request has its person and its order number; closed ones are listed too', async () => {
    const [record] = await request.json('get', { requestId: 4 });
    expect(record).toMatchObject({
      TicketId: 4,
      Status: 'Closed',
      BaseStatus: 'Closed',
      PersonId: 4,
      CustomFields: { 'Order Number': '40004' },
    });
    expect(await request.json('getMany', all())).toHaveLength(40);
  });
});

it.each([
  ['company', 'companyId', 'Flower House 20', [{ name: 'Flower House 20 AS, Aalsmeer (20)', value: '20' }]],
  ['sale', 'saleId', 'order 30', [{ name: expect.stringContaining('order 30 (30)') as string, value: '30' }]],
  ['project', 'projectId', '2025', [{ name: 'Flower Fair 2025 (5)', value: '5' }]],
  ['request', 'requestId', 'Question 17', [{ name: 'Question 17 about a delivery (17)', value: '17' }]],
  ['person', 'personId', 'Tony Ed', [{ name: 'Tony Edwards (12)', value: '12' }]],
])('a %s is searched for by SuperOffice', async (resource, parameter, typed, found) => {
  const node = packNode('superOffice', resource, 'get', {});
  const { entries } = await openList(node, parameter, {
    credentials: { superOfficeApi: { ...company.superOffice.credential } },
    typed,
  });
  expect(entries).toEqual(found);
});

// Request 10 came in on 2025-01-11 at 09:20:30 GMT. A moment without a zone is in that of the header SO-TimeZone.
describe('requests since a moment', () => {
  const since = async (value: string, timezone: string, options: IDataObject = {}, operator = 'since') => {
    const conditions = { values: [{ column: 'createdAt', operator, value }] };
    return await request.run('getMany', all({}, { conditions, options }), [{}], { timezone });
  };

  it.each<[zone: string, options: IDataObject]>([
    ['America/Bogota', {}],
    ['America/Bogota', { timeZone: 'Asia/Tokyo' }],
    ['America/Bogota', { timeZone: '' }],
    ['Asia/Tokyo', { timeZone: 'US-CA' }],
    ['Asia/Tokyo', { timeZone: '433' }],
    ['Europe/Oslo', {}],
    ['UTC', {}],
    // SuperOffice has no documented code for it, so the header says UTC.
    ['America/Chicago', {}],
  ])('are those since then, in the zone %s with %j', async (zone, options) => {
    const firstOf = async (moment: string, operator?: string) => {
      const { main, failure } = await since(moment, zone, options, operator);
      if (failure) throw failure;
      const ids = jsonOf(main).map(({ ticketId }) => ticketId);
      return operator === 'before' ? ids.at(-1) : ids[0];
    };
    expect(await firstOf('2025-01-11T07:20:30Z')).toBe(10);
    expect(await firstOf('2025-01-11T09:20:30Z')).toBe(10);
    expect(await firstOf('2025-01-11T10:20:30Z')).toBe(11);
    expect(await firstOf('2025-01-11T08:20:30Z', 'before')).toBe(9);
    expect(await firstOf('2025-01-11T11:20:30Z', 'before')).toBe(10);
  });

  it('are read by a text without a zone in that of the workflow, whatever the header', async () => {
    // 09:20 GMT is 04:20 in Bogotá, and 18:20 in Tokyo.
    const firstSince = async (text: string) =>
      jsonOf((await since(text, 'America/Bogota', { timeZone: 'Asia/Tokyo' })).main)[0]?.ticketId;
    expect(await firstSince('2025-01-11T04:20:00')).toBe(10);
    expect(await firstSince('2025-01-11T04:21:00')).toBe(11);
  });

  it('need a zone whose clock is known', async () => {
    const { failure } = await since('2025-01-11T07:20:30Z', 'UTC', { timeZone: '901' });
    expect(failure?.message).toContain('Time Zone');
    expect(failure?.message).toContain('such as Europe/Oslo');
    expect(request.superOffice.counters.calls).toBe(0);
  });
});
