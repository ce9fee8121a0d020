import path from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { oneNode, type OneNodeOptions, type OneNodeRun } from '../../../engine/harness';
import { writeFixturePack } from '../../../engine/harness/fixture-pack';
import { jsonOf } from '../../../engine/support';
import { shownFor } from './form';
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

async function run(
  resource: string,
  operation: string,
  parameters: IDataObject,
  items: Array<IDataObject | INodeExecutionData> = [{}],
  options: OneNodeOptions = {},
): Promise<OneNodeRun> {
  const node = {
    type: 'n8n-nodes-fixture.superOfficeDraft',
    name: 'SuperOffice',
    parameters: { resource, operation, options: {}, ...parameters } as never,
  };
  const credentials = {
    superOfficeApi: {
      baseUrl: server.url,
      username: 'tje0',
      password: 'so-password',
      ignoreSslIssues: false,
    },
  };
  return await oneNode(node, items, { packDir, credentials, ...options });
}

it('has a form with what people use, in their order', () => {
  const { properties } = new SuperOfficeDraft().description;
  expect(shownFor(properties, 'company', 'getMany')).toEqual(['returnAll', 'limit', 'filters']);
  expect(shownFor(properties, 'archive', 'search')).toEqual([
    'provider',
    'columns',
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
      filters: { filter: "name begins 'Com'", select: 'name,updatedDate' },
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

describe('rows of any archive', () => {
  it('come by links, with the columns that were chosen', async () => {
    inPages();
    const { main, failure } = await run('archive', 'search', {
      provider: 'FindContact',
      columns: 'name, updatedDate',
      limit: 30,
      filters: {},
    });
    expect(failure?.message).toBeUndefined();
    expect(main).toHaveLength(30);
    expect(server.calls[0]).toMatchObject({
      call: 'GET /api/v1/Archive/FindContact',
      query: { $select: 'name,updatedDate', $top: '30' },
    });
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
