import path from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { oneNode, openMapper, type OneNodeOptions, type OneNodeRun } from '../../../engine/harness';
import { writeFixturePack } from '../../../engine/harness/fixture-pack';
import { jsonOf } from '../../../engine/support';
import { moreFields, shownFor } from './form';
import { RestServer } from './restServer';
import { SuperOfficeDraft } from './superOfficeNode';

const packDir = writeFixturePack({
  module: path.join(__dirname, 'superOfficeNode'),
  node: 'SuperOfficeDraft',
  credential: 'SuperOfficeApi',
});

const server = new RestServer();

beforeAll(async () => await server.listen());
beforeEach(() => {
  server.calls.length = 0;
  server.answer = () => ({ status: 404 });
});
afterAll(() => server.close());

const node = { type: 'n8n-nodes-fixture.superOfficeDraft', name: 'SuperOffice' };

const credentials = () => ({
  superOfficeApi: {
    baseUrl: server.url,
    username: 'tje0',
    password: 'so-password',
    ignoreSslIssues: false,
  },
});

async function run(
  resource: string,
  operation: string,
  parameters: IDataObject,
  items: Array<IDataObject | INodeExecutionData> = [{}],
  options: OneNodeOptions = {},
): Promise<OneNodeRun> {
  const form = { ...node, parameters: { resource, operation, options: {}, ...parameters } as never };
  return await oneNode(form, items, { packDir, credentials: credentials(), ...options });
}

it('has a form with what people use, in their order', () => {
  const { properties } = new SuperOfficeDraft().description;
  expect(shownFor(properties, 'company', 'getMany')).toEqual([
    'match',
    'conditions',
    'returnAll',
    'limit',
    'filters',
  ]);
  expect(shownFor(properties, 'person', 'create')).toEqual([
    'createsAnotherNotice',
    'firstname',
    'lastname',
    'contactId',
    'title',
    'emailsMode',
    'emails',
    'emailsJson',
    'mobilePhonesMode',
    'mobilePhones',
    'mobilePhonesJson',
    'street',
    'moreFields',
  ]);
  expect(shownFor(properties, 'person', 'update')).toEqual([
    'id',
    'firstname',
    'lastname',
    'contactId',
    'title',
    'emailsMode',
    'emails',
    'emailsJson',
    'mobilePhonesMode',
    'mobilePhones',
    'mobilePhonesJson',
    'street',
    'moreFields',
    'clearFields',
  ]);
  expect(shownFor(properties, 'document', 'upload')).toEqual(['documentId', 'content']);
  expect(shownFor(properties, 'archive', 'search')).toEqual([
    'provider',
    'columns',
    'match',
    'conditions',
    'returnAll',
    'limit',
    'filters',
  ]);
  expect(shownFor(properties, 'erpLink', 'create')).toEqual([
    'createsAnotherNotice',
    'erpConnectionId',
    'crmActorType',
    'crmRecordId',
    'erpActorType',
    'erpKey',
  ]);
  expect(JSON.stringify(properties).length).toBeLessThan(7 * 3_300);
});

const companies = Array.from({ length: 60 }, (_, n) => ({
  PrimaryKey: String(n + 1),
  EntityName: 'contact',
  name: `Company ${n + 1}`,
  updatedDate: n === 0 ? '0001-01-01T00:00:00' : '2026-01-31T08:00:00',
}));

/** A service that gives at most 25 rows a page, whatever it is asked for, and links of a host that nobody reaches. */
function inPages(): void {
  server.answer = ({ call, query }) => {
    if (/ (le|ge) /.test(query.$filter ?? '')) return { status: 500, json: { Message: 'le and ge fail' } };
    const after = Number(/contactId gt (\d+)/.exec(query.$filter ?? '')?.[1] ?? 0);
    const skip = Number(query.$skip ?? 0);
    const found = companies.filter(({ PrimaryKey }) => Number(PrimaryKey) > after).slice(skip);
    const page = found.slice(0, Math.min(25, Number(query.$top)));
    const search = new URLSearchParams({ ...query, $skip: String(skip + page.length) });
    const next =
      page.length < found.length ? `https://internal.host${call.slice(4)}?${search.toString()}` : null;
    return { status: 200, json: { 'odata.metadata': null, 'odata.nextLink': next, value: page } };
  };
}

describe('companies', () => {
  it('come whole and in order although pages are capped, each page after the last key', async () => {
    inPages();
    const { main, failure } = await run('company', 'getMany', {
      returnAll: true,
      conditions: { values: [{ column: 'name', operator: 'begins', value: 'Com' }] },
      filters: { select: 'name,updatedDate' },
    });
    expect(failure?.message).toBeUndefined();
    expect(jsonOf(main).map(({ name }) => name)).toEqual(companies.map(({ name }) => name));
    expect(main[0]?.json.updatedDate).toBeNull();
    expect(server.calls.map(({ query }) => query)).toEqual([
      { $filter: "name begins 'Com'", $select: 'name,updatedDate', $orderBy: 'contactId', $top: '500' },
      {
        $filter: "(name begins 'Com') and contactId gt 25",
        $select: 'name,updatedDate',
        $orderBy: 'contactId',
        $top: '500',
      },
      {
        $filter: "(name begins 'Com') and contactId gt 50",
        $select: 'name,updatedDate',
        $orderBy: 'contactId',
        $top: '500',
      },
    ]);
  });

  it('in an order of the user come by links, at the credential’s own address', async () => {
    inPages();
    const { main } = await run('company', 'getMany', { returnAll: true, filters: { orderBy: 'name asc' } });
    expect(main).toHaveLength(60);
    expect(server.calls.map(({ query }) => query.$skip)).toEqual([undefined, '25', '50']);
  });
});

it.each<[match: string, rows: IDataObject[], filter: string]>([
  ['all', [{ column: 'name', operator: 'is', value: "L'Oréal \\ Co" }], "name is 'L\\'Oréal \\\\ Co'"],
  [
    'any',
    [
      { column: 'contactId', operator: 'oneOf', value: '1, 2' },
      { column: 'updatedDate', operator: 'thisWeek' },
    ],
    'contactId in (1,2) or updatedDate thisWeek',
  ],
  ['all', [{ column: 'contactId', operator: 'between', value: 3, upper: 9 }], 'contactId between (3,9)'],
])('conditions of which %s must hold are a filter: %j', async (match, values, $filter) => {
  inPages();
  const { failure } = await run('company', 'getMany', {
    match,
    conditions: { values },
    limit: 5,
    filters: {},
  });
  expect(failure?.message).toBeUndefined();
  expect(server.calls[0]?.query.$filter).toBe($filter);
});

describe('rows of any archive', () => {
  const columns = [
    { name: 'name', displayName: 'Name', type: 'string', canRestrictBy: true },
    { name: 'registeredDate', displayName: 'Registered', type: 'date', canRestrictBy: true },
    { name: 'icon', displayName: 'Icon', type: 'string', canRestrictBy: false },
  ];
  const search = async (values: IDataObject[]) =>
    await run('archive', 'search', {
      provider: 'FindContact',
      columns: 'name, updatedDate',
      conditions: { values },
      limit: 30,
      filters: {},
    });

  beforeEach(() => {
    inPages();
    const { answer } = server;
    server.answer = (call) =>
      call.call === 'GET /api/v1/Archive/FindContact/$metadata'
        ? { status: 200, json: columns }
        : answer(call);
  });

  it('come by links, with the columns that were chosen, by conditions on its own columns', async () => {
    const { main, failure } = await search([
      { column: 'registeredDate', operator: 'after', value: '2026-01-31' },
      { column: 'name', operator: 'contains', value: 'any' },
    ]);
    expect(failure?.message).toBeUndefined();
    expect(main).toHaveLength(30);
    expect(server.calls.map(({ call, query }) => [call, query.$filter, query.$select, query.$skip])).toEqual([
      ['GET /api/v1/Archive/FindContact/$metadata', undefined, undefined, undefined],
      [
        'GET /api/v1/Archive/FindContact',
        "registeredDate after '2026-01-31' and name contains 'any'",
        'name,updatedDate',
        undefined,
      ],
      [
        'GET /api/v1/Archive/FindContact',
        "registeredDate after '2026-01-31' and name contains 'any'",
        'name,updatedDate',
        '25',
      ],
    ]);
  });

  it('are not requested by a column that takes no condition', async () => {
    const { failure } = await search([{ column: 'icon', operator: 'is', value: 'x' }]);
    expect(failure?.message).toContain('Conditions, row 1, Field');
    expect(server.calls.filter(({ call }) => call.endsWith('FindContact'))).toEqual([]);
  });
});

describe('a link with an ERP actor', () => {
  const link = {
    erpConnectionId: 489,
    crmActorType: 'contact',
    crmRecordId: 787,
    erpActorType: 'customer',
    erpKey: 'minus',
  };

  it('is created by the values of the page', async () => {
    server.answer = () => ({ status: 200, json: true });
    const { main, failure } = await run('erpLink', 'create', link);
    expect(failure?.message).toBeUndefined();
    expect(server.calls).toEqual([
      {
        call: 'POST /api/v1/Agents/ErpSync/CreateActorLink',
        query: {},
        type: expect.stringContaining('application/json') as string,
        body: {
          ErpConnectionId: 489,
          CrmRecordId: 787,
          CrmActorType: 'Contact',
          ErpKey: 'minus',
          ErpActorType: 'Customer',
        },
      },
    ]);
    expect(jsonOf(main)).toEqual([{ success: true, crmRecordId: 787 }]);
  });

  it('that was not stored is a failure, although HTTP says 200', async () => {
    server.answer = () => ({ status: 200, json: false });
    const { main } = await run('erpLink', 'create', link, [{}], { onError: 'continueRegularOutput' });
    expect(main[0]?.json).toMatchObject({
      message: 'SuperOffice did not store the link',
      details: { outcome: 'failed' },
    });
  });
});

describe('a person', () => {
  const fields = [
    { ProgId: 'SuperOffice:1', FieldLabel: 'Shoe Size', FieldType: 'Number' },
    { ProgId: 'SuperOffice:2', FieldLabel: 'Level', FieldType: 'List', MdoListName: 'udlist::levels' },
    { ProgId: 'SuperOffice:3', FieldLabel: 'Member Since', FieldType: 'Date' },
    { ProgId: 'SuperOffice:4', FieldLabel: 'VIP', FieldType: 'Checkbox', IsMandatory: true },
  ];
  const levels = [
    { Id: 11, Name: 'Gold' },
    { Id: 12, Name: 'Silver' },
  ];
  const ada = {
    PersonId: 5,
    Firstname: 'Ada',
    Lastname: 'Byron',
    BirthDate: '0001-01-01T00:00:00',
    Address: { Street: { Address1: 'Main 1', Address2: '', City: 'Oslo', Zipcode: '0170' } },
    CustomFields: {
      'SuperOffice:1': '[I:38]',
      'SuperOffice:2': '[I:12]',
      'SuperOffice:2:DisplayText': 'Silver',
      'SuperOffice:3': '[D:12/31/2013]',
    },
  };

  beforeEach(() => {
    server.answer = ({ call }) => {
      if (call === 'GET /api/v1/Person/UdefLayout/Published') return { status: 200, json: fields };
      if (call === 'GET /api/v1/MDOList/udlist%3A%3Alevels') return { status: 200, json: levels };
      return { status: 200, json: ada };
    };
  });
  const sent = (method: string) => server.calls.filter(({ call }) => call.startsWith(method));

  it('is created with the fields of this customer, each in its own form', async () => {
    const { main, failure } = await run('person', 'create', {
      lastname: 'Byron',
      contactId: 7,
      emails: { values: [{ value: 'ada@example.com', description: 'Work' }] },
      moreFields: moreFields({
        noMailing: true,
        'SuperOffice:1': 38,
        'SuperOffice:2': 'Silver',
        'SuperOffice:3': '2013-12-31',
        'SuperOffice:4': false,
      }),
    });
    expect(failure?.message).toBeUndefined();
    expect(sent('POST')[0]?.body).toEqual({
      Lastname: 'Byron',
      Emails: [{ Value: 'ada@example.com', Description: 'Work' }],
      Contact: { ContactId: 7 },
      NoMailing: true,
      CustomFields: {
        'SuperOffice:1': '38',
        'SuperOffice:2': '12',
        'SuperOffice:3': '[D:12/31/2013]',
        'SuperOffice:4': '[I:0]',
      },
    });
    expect(main[0]?.json).toMatchObject({
      BirthDate: null,
      CustomFields: { 'Shoe Size': 38, Level: 'Silver', 'Member Since': '2013-12-31' },
    });
  });

  it('offers the fields of this customer beside those of the page, and demands none of an update', async () => {
    const offered = async (operation: string) =>
      await openMapper({ ...node, parameters: { resource: 'person', operation } }, 'moreFields', {
        packDir,
        credentials: credentials(),
      });
    const { fields: shown } = await offered('create');
    expect(shown.map(({ id, displayName, type }) => [id, displayName, type])).toEqual([
      ['birthDate', 'Birth Date', 'dateTime'],
      ['description', 'Description', 'string'],
      ['officePhones', 'Office Phones', 'array'],
      ['personNumber', 'Person Number', 'string'],
      ['noMailing', 'No Mailing', 'options'],
      ['SuperOffice:1', 'Shoe Size', 'number'],
      ['SuperOffice:2', 'Level', 'options'],
      ['SuperOffice:3', 'Member Since', 'dateTime'],
      ['SuperOffice:4', 'VIP', 'options'],
    ]);
    expect(shown.find(({ id }) => id === 'SuperOffice:2')?.options).toEqual([
      { name: 'Gold', value: '11' },
      { name: 'Silver', value: '12' },
    ]);
    expect(shown.filter(({ required }) => required).map(({ id }) => id)).toEqual(['SuperOffice:4']);
    const { fields: changed } = await offered('update');
    expect(changed.filter(({ required }) => required)).toEqual([]);
  });

  it('is updated by a patch of what is given, an address whole and lists whole', async () => {
    const { failure } = await run('person', 'update', {
      id: 5,
      street: { values: { city: 'Bergen' } },
      emails: { values: [{ value: 'ada@example.com' }] },
      moreFields: moreFields({ 'SuperOffice:1': 39 }),
      clearFields: ['title'],
    });
    expect(failure?.message).toBeUndefined();
    expect(sent('PATCH')).toEqual([
      {
        call: 'PATCH /api/v1/Person/5',
        query: {},
        type: 'application/json-patch+json',
        body: [
          { op: 'replace', path: '/Emails', value: [{ Value: 'ada@example.com' }] },
          {
            op: 'replace',
            path: '/Address/Street',
            value: { Address1: 'Main 1', Address2: '', City: 'Bergen', Zipcode: '0170' },
          },
          { op: 'replace', path: '/CustomFields', value: { 'SuperOffice:1': '39' } },
          { op: 'remove', path: '/Title' },
        ],
      },
    ]);
  });
});

describe('the file of a document', () => {
  it.each([['%PDF-1.7'], ['']])('is uploaded as it is: %j', async (content) => {
    server.answer = () => ({ status: 200, json: { DocumentId: 9, Name: 'offer.pdf' } });
    const data = {
      data: Buffer.from(content).toString('base64'),
      mimeType: 'application/pdf',
      fileName: 'offer.pdf',
    };
    const { main, failure } = await run('document', 'upload', { documentId: 9, content: 'data' }, [
      { json: {}, binary: { data } },
    ]);
    expect(failure?.message).toBeUndefined();
    expect(server.calls).toEqual([
      {
        call: 'PUT /api/v1/Document/9/Content',
        query: {},
        type: 'application/pdf',
        body: Buffer.from(content),
      },
    ]);
    expect(main[0]?.json).toEqual({ DocumentId: 9, Name: 'offer.pdf' });
  });
});
