import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { changeRecord, deleteRecord } from '../../../simulators/superoffice/happenings';
import { json, superOffice } from '../requests';
import type { Read } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

interface Page {
  'odata.nextLink': string | null;
  value: Array<Record<string, unknown>>;
}

const get = (
  path: string,
  query: Record<string, string> = {},
  headers?: Record<string, string>,
): Promise<Read> =>
  superOffice(office, `${path}?${new URLSearchParams(query).toString()}`, undefined, headers);

async function page(
  path: string,
  query: Record<string, string> = {},
  headers?: Record<string, string>,
): Promise<Page> {
  const answer = await get(path, query, headers);
  expect({ status: answer.status, text: answer.status === 200 ? '' : answer.text }).toEqual({
    status: 200,
    text: '',
  });
  return json(answer) as unknown as Page;
}

/** The numbers of the records that a filter lets through. */
async function filtered(path: string, filter: string, headers?: Record<string, string>): Promise<number[]> {
  const { value } = await page(path, { $filter: filter }, headers);
  return value.map((row) => Number(row.PrimaryKey));
}

describe('a list', () => {
  it('has rows with a key as text, their kind and the columns that were requested', async () => {
    const { value } = await page('Contact', { $select: 'contactId,name,associate/fullName', $top: '1' });
    expect(value).toEqual([
      {
        PrimaryKey: '1',
        EntityName: 'contact',
        contactId: 1,
        name: 'Wholesale Petals',
        'associate/fullName': 'Lina Berg',
      },
    ]);
    expect(office.violations).toEqual([]);
  });

  it('leads from page to page by links, until there is none', async () => {
    const first = await page('Archive/FindContact', {
      $select: 'contactId',
      $orderBy: 'contactId desc',
      $top: '25',
    });
    expect(first.value[0]).toMatchObject({ contactId: 60 });
    const seen = [...first.value];
    let link = first['odata.nextLink'];
    while (link !== null) {
      const next: Page = json(await superOffice(office, link.split('/api/v1/')[1] ?? '')) as unknown as Page;
      seen.push(...next.value);
      link = next['odata.nextLink'];
    }
    expect(seen.map(({ contactId }) => contactId)).toEqual(
      Array.from({ length: 60 }, (_, index) => 60 - index),
    );
  });

  it('has 1,000 rows a page, or as few as the installation allows, and may name a host that is not its own', async () => {
    for (let more = 0; more < 1000; more += 1)
      office.state.records.create('project', { Name: `P${more}` }, 5);
    const whole = await page('Project', { $select: 'projectId' });
    expect(whole.value).toHaveLength(1000);
    expect(new URL(whole['odata.nextLink'] ?? '').searchParams.get('$skip')).toBe('1000');
    office.state.settings.mostRows = 7;
    office.state.settings.linkHost = 'inside.example';
    const short = await page('Project', { $select: 'projectId', $top: '500' });
    expect(short.value).toHaveLength(7);
    expect(new URL(short['odata.nextLink'] ?? '').host).toBe('inside.example');
  });

  it('shows the names of list items, users and states', async () => {
    const english = { 'so-language': 'en' };
    const company = { $select: 'category,business,associateId,contactNoMail', $filter: 'contactId = 2' };
    expect((await page('Contact', company, english)).value[0]).toMatchObject({
      category: 'Potential customer',
      business: 'Growing',
      associateId: 'OHA0',
      contactNoMail: false,
    });
    const sale = { $select: 'saleStatus,stage,contact/category,amount', $filter: 'saleId = 2' };
    expect((await page('Sale', sale, english)).value[0]).toMatchObject({
      saleStatus: 'Sold',
      stage: 'Sold',
      'contact/category': 'Potential customer',
      amount: 1501,
    });
  });

  it('leaves out kinds of rows that were not requested', async () => {
    const all = await page('Person', { $select: 'personId', $filter: 'personId in (40,41)' });
    expect(all.value.map(({ EntityName }) => EntityName)).toEqual(['retiredPerson', 'person']);
    const some = await page('Person', {
      $select: 'personId',
      $filter: 'personId in (40,41)',
      $entities: 'person',
    });
    expect(some.value).toHaveLength(1);
  });

  it.each([
    ['Contact', { $select: 'contactId,nonsense' }, 'The column nonsense does not exist'],
    ['Contact', { $orderBy: 'deletedDate' }, 'The archive cannot be ordered by deletedDate'],
    ['Contact', { $filter: "name begins 'a" }, 'The filter cannot be read'],
    ['Archive/Nonsense', {}, 'The archive Nonsense was not found'],
  ])('%s with %j is refused', async (path, query, words) => {
    const answer = await get(path, query as Record<string, string>);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(json(answer).ErrorMessage).toContain(words);
  });
});

describe('a filter', () => {
  it.each([
    ['Contact', 'contactId = 5', [5]],
    ['Contact', 'contactId between(4,6)', [4, 5, 6]],
    ['Contact', 'contactId in (4, 60, 99)', [4, 60]],
    ['Contact', 'contactId lt 3 or contactId gt 59', [1, 2, 60]],
    ['Contact', '(contactId lt 3 or contactId gt 59) and contactId ne 2', [1, 60]],
    ['Contact', 'contactId lt 3 or contactId gt 58 and contactId unequals 60', [1, 2, 59]],
    ['Contact', "name begins 'green'", [4]],
    ['Contact', "name contains 'Orchid'", [8]],
    ['Contact', "name is 'L\\'Oranger Fleurs'", [10]],
    ['Contact', "startswith(name,'Tulip')", [5]],
    ['Contact', "substringof('Mill',name)", [12]],
    ['Contact', 'contactId lt 12 and contactNoMail set true', [10]],
    ['Contact', 'contactId lt 9 and category oneOf(2,3)', [1, 2, 5, 6]],
    ['Contact', 'contactId lt 9 and category notOneOf(2,3) and business equals 1', [4, 8]],
    ['Contact', 'contactId lt 7 and associateId associateIsOneOf (5)', [3, 6]],
    ['Contact', 'contactId lt 7 and associateId currentAssociate', [3, 6]],
    ['Contact', "contactUdef/SuperOffice:1 = 'R2' and contactId lt 10", [1, 8]],
    ['Contact', 'contactExtra/x_hassupportagreement eq 1', []],
    ['Contact', "registeredDate date '2025-01-04'", [3]],
    ['Contact', "registeredDate before '2025-01-04T23:00:00'", [1, 2]],
    ['Contact', "registeredDate dateBetween('2025-01-04','2025-01-05')", [3, 4]],
    ['Contact', "contactId lt 5 and registeredDate after '2025-01-03'", [3, 4]],
    ['Person', "contact/name begins 'Orchid'", [8, 68]],
    ['Person', "lastName is 'O\\'Hara' and personId lt 10", [5]],
    ['Sale', 'saleStatus oneOf(2) and saleId lt 10', [2, 7]],
    ['Sale', 'amount gt 8000', [28, 29, 30]],
    ['Ticket', "lastChanged afterTime '2025-02-12T11:00:00'", [39, 40]],
    ['Ticket', "lastChanged beforeTime '2025-01-05T11:00:01'", [1]],
    ['Ticket', 'contactId = 5', [5]],
  ])('%s: %s lets through %j', async (path, filter, expected) => {
    expect(await filtered(path, filter)).toEqual(expected);
  });

  it.each([
    ['Contact', 'contactId ge 3'],
    ['Contact', 'contactId le 3'],
    ['Contact', "name notEnds 'x'"],
    ['Contact', "name eq 'x'"],
    ['Contact', "registeredDate gt '2025-01-01'"],
    ['Ticket', "lastChanged after '2025-01-01'"],
    ['Sale', "time is '10:00'"],
    ['Contact', 'nothing = 3'],
  ])('%s: %s does not work', async (path, filter) => {
    expect((await get(path, { $filter: filter })).status).toBe(400);
  });

  it('reads a moment in the zone of the call', async () => {
    const newYork = { 'so-timezone': 'US-NY' };
    // Request 40 was last changed at 11:00 in Oslo: at 5:00 in New York.
    expect(await filtered('Ticket', "lastChanged afterTime '2025-02-13T05:00:00'", newYork)).toEqual([40]);
    expect(await filtered('Ticket', "lastChanged afterTime '2025-02-13T05:00:01'", newYork)).toEqual([]);
    expect(await filtered('Ticket', "lastChanged afterTime '2025-02-13T10:00:00Z'", newYork)).toEqual([40]);
  });
});

describe('what happens', () => {
  it('moves the stamps', async () => {
    changeRecord(office.state, 'contact', 3, { Department: 'Oslo' }, 7);
    const today = new Date().toISOString().slice(0, 10);
    expect(await filtered('Contact', `updatedDate date '${today}'`)).toEqual([3]);
    const { value } = await page('Contact', {
      $select: 'updatedBy,updatedByFullName',
      $filter: 'contactId = 3',
    });
    expect(value[0]).toMatchObject({ updatedBy: 'OHA0', updatedByFullName: 'Ole Hansen' });
  });

  it('stands in the log of the database, soft deletes excepted', async () => {
    deleteRecord(office.state, 'sale', 4);
    deleteRecord(office.state, 'contact', 4);
    const table = 'traveltransactionlog';
    const columns = ['traveltransactionlog_id', 'type', 'tablenumber', 'record_id', 'associate_id.name'];
    const { value } = await page('Archive/dynamic', {
      $select: columns.map((column) => `${table}.${column}`).join(','),
      $filter: `${table}.type eq 4864 and ${table}.traveltransactionlog_id gt 0`,
      $orderBy: `${table}.traveltransactionlog_id`,
    });
    expect(value).toEqual([
      {
        PrimaryKey: '1',
        EntityName: table,
        [`${table}.traveltransactionlog_id`]: 1,
        [`${table}.type`]: 4864,
        [`${table}.tablenumber`]: 13,
        [`${table}.record_id`]: 4,
        [`${table}.associate_id.name`]: 'LBE0',
      },
    ]);
  });

  it('can be read table by table', async () => {
    const { value } = await page('Archive/dynamic', {
      $select: 'sale.sale_id,sale.contact_id.name',
      $filter: 'sale.sale_id eq 8',
    });
    expect(value[0]).toMatchObject({ 'sale.sale_id': 8, 'sale.contact_id.name': 'Orchid House' });
  });
});

describe('archives', () => {
  it('have names and columns', async () => {
    expect(json(await get('Archive'))).toHaveProperty('FindContact');
    const { value } = json(await get('Archive/FindContact/$metadata')) as unknown as Page;
    expect(value).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          Name: 'name',
          RestrictionType: 'stringorPK',
          CanOrderBy: true,
          CanRestrictBy: true,
        }),
        expect.objectContaining({ Name: 'mainContact', RestrictionType: 'None', CanRestrictBy: false }),
        // The vendor's pages of archives have the custom fields of a sample installation.
        expect.objectContaining({
          Name: 'contactUdef/SuperOffice:1',
          DisplayName: 'Delivery Route',
          RestrictionType: 'string',
        }),
        expect.objectContaining({ Name: 'contactExtra/x_arrival', RestrictionType: 'datetime' }),
      ]),
    );
    const { value: found } = await page('Contact', {
      $select: 'contactId,contactUdef/SuperOffice:7',
      $filter: "contactUdef/SuperOffice:7 date '2025-03-15'",
    });
    // Seeds: the month of company n is 1 + n modulo 9.
    expect(found.map(({ contactId }) => contactId)).toEqual([2, 11, 20, 29, 38, 47, 56]);
  });
});
