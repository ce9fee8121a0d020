import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Connector, System } from '../../../nodes/shared/invoke/connector';
import { listSearches, loadOptions } from '../../../nodes/shared/editor/listSearch';
import { http, id, isPlainObject, operation, query, rows, text } from '../../../nodes/shared/operation';

const asked: string[] = [];
let answer: (url: URL) => unknown;
let server: Server;
let baseUrl: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://shop');
    asked.push(url.pathname + url.search);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked.length = 0;
  answer = () => ({ rows: [] });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const connector: Connector = {
  vendor: 'Shop',
  headers: {},
  ways: [
    {
      credentialType: 'shopApi',
      target: () => ({ baseUrl, ignoreSslIssues: false }),
      secrets: () => [],
      authorize: () => undefined,
    },
  ],
  judge: (body) =>
    isPlainObject(body) && 'refusal' in body ? { ok: false, message: String(body.refusal) } : { ok: true },
  advice: () => undefined,
};

const places = operation({
  resource: 'place',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many places',
  description: '',
  docs: '',
  documented: '',
  call: http('GET', '/places'),
  effect: 'read',
  fields: [query('customer', id(), { label: 'Customer' }), query('name', text(), { label: 'Name' })],
  result: rows('rows', { code: text(), name: text() }),
});

const entry = { operation: places, value: 'code', label: ['{name}', ' ({code})'] };

const system = {
  connector,
  resources: [],
  operations: [places],
  probe: { operation: places, values: {} },
  lists: [
    { ...entry, name: 'here' },
    { ...entry, name: 'there', searchBy: 'name' },
    { ...entry, name: 'byNumber', searchBy: 'customer' },
    {
      ...entry,
      name: 'ofCustomer',
      needs: { customer: { label: 'Customer', parameter: ['customerId', 'filters.customerId'] } },
    },
  ],
  listChoices: [
    {
      name: 'byKind',
      by: { label: 'Kind', parameter: 'kind' },
      lists: { near: 'here', customer: 'ofCustomer' },
    },
  ],
} as System;

const searches = listSearches(system);

/** Opens a list with a credential, and the form's parameters, of its own. */
async function open(
  name: string,
  {
    filter,
    token,
    ...more
  }: { filter?: string; token?: string; key?: string; form?: Record<string, unknown> } = {},
): Promise<INodeListSearchResult> {
  return (await searches[name]?.call(editor({ key: name, ...more }), filter, token)) as INodeListSearchResult;
}

/** The editor with a form in it. */
const editor = ({ key, form = {} }: { key: string; form?: Record<string, unknown> }): ILoadOptionsFunctions =>
  ({
    getNode: () => ({ name: 'Shop', type: 'shop', typeVersion: 1, parameters: {} }),
    getTimezone: () => 'UTC',
    getCredentials: async () => await Promise.resolve({ key, baseUrl }),
    getCurrentNodeParameter: (path: string) => form[path],
    helpers: {},
  }) as unknown as ILoadOptionsFunctions;

const codes = ({ results }: INodeListSearchResult) => results.map(({ value }) => value);

describe('a list to pick from', () => {
  it('takes text keys and numbers, each once, and searches in what it shows', async () => {
    answer = () => ({
      rows: [
        { code: '007', name: 'Miami' },
        { code: 8, name: '' },
        { code: '007', name: 'Again' },
        { name: 'None' },
      ],
    });
    const { results } = await open('here');
    expect(results).toEqual([
      { name: 'Miami (007)', value: '007' },
      { name: '8 (8)', value: '8' },
    ]);
    expect(codes(await open('here', { filter: 'MIA' }))).toEqual(['007']);
    expect(asked).toEqual(['/places']);
  });

  it('comes whole where several of its entries are ticked', async () => {
    answer = () => ({
      rows: [
        { code: '7', name: 'Miami' },
        { code: '8', name: 'Quito' },
      ],
    });
    expect(await loadOptions(system).there?.call(editor({ key: 'ticked' }))).toEqual([
      { name: 'Miami (7)', value: '7' },
      { name: 'Quito (8)', value: '8' },
    ]);
    expect(asked).toEqual(['/places']);
  });

  it('leaves out entries without a key that can be sent, and shows the key if there is no name', async () => {
    answer = () => ({
      rows: [
        { code: { toString: 0 }, name: 'Miami' },
        { code: ['9'], name: 'Quito' },
        { code: '8', name: { toString: 0 } },
      ],
    });
    expect((await open('here', { key: 'hostile' })).results).toEqual([{ name: '8 (8)', value: '8' }]);
  });

  it('searches at the vendor if possible, and repeats a search only after some minutes', async () => {
    answer = (url) => ({ rows: [{ code: url.searchParams.get('name') }] });
    for (const filter of ['a', 'b', 'a']) expect(codes(await open('there', { filter }))).toEqual([filter]);
    expect(asked).toEqual(['/places?name=a', '/places?name=b']);

    jest.useFakeTimers({
      now: Date.now() + 4 * 60_000,
      doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout'],
    });
    try {
      await open('there', { filter: 'a' });
    } finally {
      jest.useRealTimers();
    }
    expect(asked).toHaveLength(3);
  });

  it('finds nothing if the typed text can’t be a value of the search field', async () => {
    expect(codes(await open('byNumber', { filter: 'abc' }))).toEqual([]);
    expect(asked).toEqual([]);
    answer = () => ({ rows: [{ code: 'x' }] });
    expect(codes(await open('byNumber', { filter: '12' }))).toEqual(['x']);
    expect(asked).toEqual(['/places?customer=12']);
  });

  it('says so if it is longer than what is listed and searched', async () => {
    answer = () => ({ rows: Array.from({ length: 10_001 }, (_, code) => ({ code: `c${code}` })) });
    const { results, paginationToken } = await open('here', { key: 'long', token: '9800' });
    expect(results).toHaveLength(201);
    expect(results.at(-1)).toEqual({ name: 'Only the first 10,000 are listed and searched', value: '' });
    expect(paginationToken).toBeUndefined();
    const found = await open('here', { key: 'long', filter: 'c10000' });
    expect(found.results.map(({ name }) => name)).toEqual(['Only the first 10,000 are listed and searched']);
    expect(asked).toHaveLength(1);
  });

  it('is read once for two that ask at the same time, and for each credential of its own', async () => {
    answer = () => ({ rows: [{ code: 'x' }] });
    await Promise.all([
      open('here', { key: 'one' }),
      open('here', { key: 'one' }),
      open('here', { key: 'two' }),
    ]);
    expect(asked).toHaveLength(2);
  });

  it('shows the vendor’s message, and says that the value can be entered; a failure is not kept', async () => {
    answer = () => ({ refusal: 'Not for this key' });
    await expect(open('here', { key: 'refused' })).rejects.toMatchObject({
      message: 'Not for this key',
      description: 'You can also enter the value instead of picking it.',
    });
    answer = () => ({ rows: [{ code: 'x' }] });
    expect(codes(await open('here', { key: 'refused' }))).toEqual(['x']);
  });
});

describe('a list that needs another value of the form', () => {
  it('is read for that value, wherever it stands', async () => {
    answer = (url) => ({ rows: [{ code: url.searchParams.get('customer') }] });
    const locator = { __rl: true, mode: 'list', value: '5' };
    expect(codes(await open('ofCustomer', { form: { customerId: locator } }))).toEqual(['5']);
    expect(codes(await open('ofCustomer', { form: { customerId: '', 'filters.customerId': 6 } }))).toEqual([
      '6',
    ]);
  });

  it.each([
    ['Choose Customer first: the list depends on it', {}],
    [
      'Customer is an expression without a value yet: the list depends on it',
      { customerId: '={{ $json.id }}' },
    ],
  ])('says "%s" while there is none', async (message, form) => {
    await expect(open('ofCustomer', { form })).rejects.toMatchObject({ message });
    expect(asked).toEqual([]);
  });
});

describe('a list that depends on a choice of the form', () => {
  it('is the list of that choice, with what that list needs', async () => {
    answer = (url) => ({ rows: [{ code: url.searchParams.get('customer') ?? 'all' }] });
    expect(codes(await open('byKind', { form: { kind: 'near' } }))).toEqual(['all']);
    const form = { kind: 'Customer', customerId: 5 };
    expect(codes(await open('byKind', { form }))).toEqual(['5']);
    expect(asked).toEqual(['/places', '/places?customer=5']);
  });

  it.each([
    ['Choose Kind first: the list depends on it', ''],
    ['There is no list for this Kind', 'far'],
  ])('says "%s" where there is none', async (message, kind) => {
    await expect(open('byKind', { form: { kind } })).rejects.toMatchObject({ message });
    expect(asked).toEqual([]);
  });

  it('names lists that exist', () => {
    const listChoices = [{ name: 'x', by: { label: 'Kind', parameter: 'kind' }, lists: { near: 'none' } }];
    expect(() => listSearches({ ...system, listChoices })).toThrow('List x is one that does not exist');
  });
});
