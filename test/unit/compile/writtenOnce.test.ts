import { compile } from '../../../nodes/shared/compile/compile';
import { send } from '../../../nodes/shared/http/send';
import type { HttpRequest, HttpResponse, SendOptions } from '../../../nodes/shared/http/types';
import { batchCalls } from '../../../nodes/shared/invoke/batchCalls';
import type { Connector, System, Way } from '../../../nodes/shared/invoke/connector';
import { entranceWith } from '../../../nodes/shared/invoke/entrance';
import { invoke } from '../../../nodes/shared/invoke/invoke';
import { openSession, type Session } from '../../../nodes/shared/invoke/session';
import { invokeAll } from '../../../nodes/shared/invoke/walk';
import {
  body,
  decimal,
  done,
  http,
  key,
  links,
  list,
  operation,
  query,
  rows,
  shared,
  type Field,
  type Operation,
  type Value,
} from '../../../nodes/shared/operation';
import * as write from '../../../nodes/shared/protocol/json/write';

jest.mock('../../../nodes/shared/http/send');
jest.mock('../../../nodes/shared/protocol/json/write', () => {
  const actual = jest.requireActual<typeof write>('../../../nodes/shared/protocol/json/write');
  return { ...actual, httpWriter: jest.fn(actual.httpWriter) };
});

const LIMIT = 2_000;

/** What was sent, and the answers to the next calls: a status, and its body. */
let requests: HttpRequest[];
let answers: Array<[status: number, body: string]>;

beforeEach(() => {
  requests = [];
  answers = [];
  jest
    .mocked(send)
    .mockImplementation((request: HttpRequest, { reader }: SendOptions): Promise<HttpResponse> => {
      requests.push(request);
      const [status, text] = answers.shift() ?? [200, '{"ok":true}'];
      const taken = reader !== undefined && status === 200;
      if (taken) {
        reader.begin({});
        reader.add(Buffer.from(text));
      }
      return Promise.resolve({ status, headers: {}, body: Buffer.from(taken ? '' : text) });
    });
});

afterAll(() => jest.mocked(send).mockReset());

let signIns = 0;

const way: Way = {
  credentialType: 'depotApi',
  target: () => ({ baseUrl: 'https://depot.example.com', ignoreSslIssues: false }),
  secrets: () => [],
  ticket: {
    idleMs: 60_000,
    signIn: () => Promise.resolve({ value: `ticket-${++signIns}` }),
  },
  authorize({ body: members }, _places, _credential, ticket) {
    members.ticket = ticket;
  },
};

const connector: Connector = {
  vendor: 'Depot',
  headers: {},
  maxBodyBytes: LIMIT,
  ways: [way],
  judge: (answer) =>
    (answer as { ok?: boolean }).ok ? { ok: true } : { ok: false, message: 'One of them is locked' },
  advice: () => undefined,
};

const declared = (fields: Field[], more: Partial<Operation> = {}): Operation =>
  operation({
    resource: 'box',
    operation: 'pack',
    name: 'Pack',
    action: 'Pack box',
    description: '',
    docs: '',
    documented: '',
    call: http('POST', '/boxes', 'body'),
    effect: 'idempotent',
    fields,
    result: done({}),
    ...more,
  });

const pack = declared(
  [
    body('code', key(), { label: 'Code', wire: 'boxes[].code', required: true }),
    body('weight', decimal(), { label: 'Weight', wire: 'boxes[].weight' }),
    body('truck', key(), { label: 'Truck' }),
  ],
  { batch: { collects: ['code', 'weight'], verdict: shared() }, serializeBy: ['code'] },
);

let opened = 0;

async function session(): Promise<Session> {
  const probe = { operation: pack, values: {} };
  const system: System = { connector, resources: [], operations: [pack], probe, lists: [] };
  const entrance = entranceWith(system, way, {}, `depot-${++opened}`);
  return await openSession({ ...entrance, options: { maxRetries: 0 } });
}

/** Entries that count how often their code is read. */
function counted(length: number): { entries: Value[]; reads: () => number } {
  let reads = 0;
  const entries = Array.from({ length }, (_, index) => ({
    get code() {
      reads += 1;
      return `B${String(index).padStart(4, '0')}`;
    },
    weight: '1.50',
  }));
  return { entries, reads: () => reads };
}

const codesIn = ({ body: text }: HttpRequest): string[] =>
  (JSON.parse(String(text)) as { boxes: Array<{ code: string }> }).boxes.map(({ code }) => code);

describe('a batch of 1,000 entries that takes several calls', () => {
  it('has each entry written once, however often it is cut', async () => {
    const { entries, reads } = counted(1_000);
    const calls = await batchCalls(pack, { truck: 'T1' }, entries, await session());
    expect(calls.length).toBeGreaterThan(10);
    expect(reads()).toBe(1_000);
  });

  it('is sent as measured: every call fits, and carries its entries in order', async () => {
    const { entries } = counted(1_000);
    const calls = await batchCalls(pack, { truck: 'T1' }, entries, await session());
    const outcomes = [];
    for (const call of calls) outcomes.push(...(await call.send()));
    expect(outcomes).toHaveLength(1_000);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(requests).toHaveLength(calls.length);
    for (const { body: text } of requests) {
      expect(Buffer.byteLength(String(text))).toBeLessThanOrEqual(LIMIT);
      // Digits of decimals are kept as they were given.
      expect(text).toMatch(
        /^\{"ticket":"ticket-\d+","truck":"T1","boxes":\[\{"code":"B\d{4}","weight":1\.50\},/,
      );
    }
    const codes = requests.flatMap(codesIn);
    expect(codes).toEqual(Array.from({ length: 1_000 }, (_, index) => `B${String(index).padStart(4, '0')}`));
  });

  it('writes no entry again when a refused call is split', async () => {
    const { entries, reads } = counted(8);
    const [call] = await batchCalls(pack, {}, entries, await session());
    answers = Array.from({ length: 40 }, () => [200, '{"ok":false}']);
    const outcomes = await call?.send();
    expect(outcomes?.map(({ ok }) => ok)).toEqual(Array.from({ length: 8 }, () => false));
    expect(requests.length).toBeGreaterThan(8);
    expect(reads()).toBe(8);
  });
});

it('a call that is sent again after its ticket was renewed has the new ticket, and no value is written again', async () => {
  const set = declared([body('note', key(), { label: 'Note' })]);
  let reads = 0;
  const values = {
    get note() {
      reads += 1;
      return 'fragile';
    },
  };
  const open = await session();
  compile(set, connector).write(values);
  const atOnce = reads;
  answers = [[401, '']];
  reads = 0;
  await invoke(set, values, open);
  const [first, second] = requests.map(({ body: text }) => JSON.parse(String(text)) as { ticket: string });
  expect(second).toEqual({ ticket: expect.stringMatching(/^ticket-/) as string, note: 'fragile' });
  expect(second?.ticket).not.toBe(first?.ticket);
  expect(reads).toBe(atOnce);
});

it('a list that is read by links is derived from its declaration once, not for each page', async () => {
  const get = declared([query('color', key(), { label: 'Color' })], {
    effect: 'read',
    call: http('GET', '/boxes', 'query'),
    result: rows('boxes', { code: key() }),
    walk: links('next'),
  });
  const page = (code: string, next?: string): [number, string] => [
    200,
    JSON.stringify({ ok: true, boxes: [{ code }], next }),
  ];
  answers = [page('A', '/boxes?color=red&after=A%20b'), page('B', '/boxes?after=B'), page('C')];
  jest.mocked(write.httpWriter).mockClear();
  const { records } = await invokeAll(get, { color: 'red' }, await session());

  expect(records.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
  expect(requests.map(({ url }) => url)).toEqual([
    'https://depot.example.com/boxes?color=red',
    'https://depot.example.com/boxes?color=red&after=A%20b',
    'https://depot.example.com/boxes?after=B',
  ]);
  expect(write.httpWriter).toHaveBeenCalledTimes(1);
});

describe('where the entries of a batch travel', () => {
  const batch = { collects: 'codes', verdict: shared() } as const;
  const codes = list(key());

  it.each<[string, Field, string, string | undefined]>([
    ['an array of plain values', body('codes', codes, { label: 'Codes' }), '', '{"codes":["a b","c\\"d"]}'],
    [
      'members of objects in an array',
      body('codes', codes, { label: 'Codes', wire: 'boxes[].box.code' }),
      '',
      '{"boxes":[{"box":{"code":"a b"}},{"box":{"code":"c\\"d"}}]}',
    ],
    [
      'the body itself',
      body('codes', codes, { label: 'Codes', wire: '[].code' }),
      '',
      '[{"code":"a b"},{"code":"c\\"d"}]',
    ],
    [
      'one text in the body',
      body('codes', list(key(), { separator: ';' }), { label: 'Codes', wire: 'box.codes' }),
      '',
      '{"box":{"codes":"a b;c\\"d"}}',
    ],
    ['one text in the query', query('codes', codes, { label: 'Codes' }), '?codes=a+b%2Cc%22d', undefined],
  ])('%s', async (_, field, search, text) => {
    const set = declared([field], { batch, call: http('POST', '/boxes') });
    const compiled = compile(set, connector);
    const call = compiled.frame({})(['a b', 'c"d'].map((code) => compiled.writeEntry(code)));
    const noAccess = { baseUrl: 'https://depot.example.com', access: { query: [], headers: {}, body: {} } };
    const request = await call.request({ ...noAccess });
    expect(request.url).toBe(`https://depot.example.com/boxes${search}`);
    expect(request.body).toBe(text);
  });

  it('no other value stands among them', () => {
    const fields = [
      body('codes', codes, { label: 'Codes', wire: 'boxes[].code' }),
      body('sizes', codes, { label: 'Sizes', wire: 'boxes[].size' }),
    ];
    const set = declared(fields, { batch, call: http('POST', '/boxes') });
    expect(() => compile(set, connector)).toThrow('puts other values among the entries of its batch');
  });
});

it('an operation is compiled once for a vendor', () => {
  expect(compile(pack, connector)).toBe(compile(pack, connector));
  expect(compile(pack, { ...connector })).not.toBe(compile(pack, connector));
});
