import { ResultReader } from '../../../nodes/shared/compile/result';
import { CallFailure } from '../../../nodes/shared/errors';
import {
  body,
  choice,
  coded,
  http,
  id,
  integer,
  list,
  named,
  one,
  ONLY_LIST,
  operation,
  outputShape,
  rows,
  scalar,
  text,
  type Result,
} from '../../../nodes/shared/operation';

const listOf = (result: Result) =>
  operation({
    resource: 'ticket',
    operation: 'getMany',
    name: 'Get Many',
    action: 'Get many tickets',
    description: 'List tickets',
    docs: 'https://example.com',
    documented: 'GET ticket.list',
    call: http('GET', '/ticket.list', 'query'),
    effect: 'read',
    fields: [],
    result,
  });

const readerOf = (result: Result) => new ResultReader(listOf(result), { vendor: 'Depot' });

const recordsOf = (result: Result, answer: unknown): unknown[] => [...readerOf(result).records(answer)];

describe('a long list, whose rows are read one by one', () => {
  const tickets = readerOf(rows('tickets', { id: id() }, { alias: 'ticketList' }));

  it.each(['tickets', 'ticketList'])('has its records made then, and not once more (%s)', (name) => {
    const list: unknown[] = [];
    const made = tickets.listing?.(name, list);
    const record = made?.({ note: 'n', id: '7' });
    expect(record).toEqual({ id: 7, note: 'n' });

    list.push(record);
    expect([...tickets.records({ [name]: list })][0]).toBe(record);
  });

  it('leaves out rows that are null, and refuses other rows that are no records', () => {
    const made = tickets.listing?.('tickets', []);
    expect(made?.(null)).toBeUndefined();
    for (const row of [5, 'a', false, []]) expect(() => made?.(row)).toThrow(CallFailure);
  });

  it('is not read row by row if it is another list', () =>
    expect(tickets.listing?.('users', [])).toBeUndefined());
});

describe('an answer whose page does not name its list', () => {
  const read = (answer: unknown) => recordsOf(rows(ONLY_LIST, { id: id() }), answer);

  it('is read by the only list in it', () => {
    expect(read({ status: '1', message: 'OK', tickets: [{ id: '7' }, { id: '8' }] })).toEqual([
      { id: 7 },
      { id: 8 },
    ]);
    expect(read({ total: 0, tickets: [] })).toEqual([]);
    expect(read([{ id: '7' }])).toEqual([{ id: 7 }]);
  });

  it('is read by its list, whatever object is beside it', () =>
    expect(read({ page: { number: 1 }, tickets: [{ id: '7' }] })).toEqual([{ id: 7 }]));

  it('has no records when it reports only success', () =>
    expect(read({ status: '1', message: 'OK' })).toEqual([]));

  it('is one record if it is not clear which list is meant, so that nothing is lost', () => {
    const two = { tickets: [{ id: '7' }], notes: ['a'] };
    expect(read(two)).toEqual([two]);
    const single = { status: '1', ticket: { id: '7' } };
    expect(read(single)).toEqual([single]);
  });
});

describe('a list that has two names on its page', () => {
  const read = (answer: unknown) => recordsOf(rows('products', { id: id() }, { alias: 'items' }), answer);

  it('is found under either', () => {
    expect(read({ products: [{ id: '7' }] })).toEqual([{ id: 7 }]);
    expect(read({ items: [{ id: '8' }] })).toEqual([{ id: 8 }]);
    expect(read({ status: '1' })).toEqual([]);
  });
});

describe('a plain value that is a URL with a key', () => {
  const link = scalar('link', text(), '', { keyInUrl: 'linkId' });

  it.each([
    ['https://pay.example/Form.aspx?pid=8f3a-01', { linkId: '8f3a-01' }],
    ['https://pay.example/?a=1%2F2&b=3', { linkId: '1/2' }],
    ['https://pay.example/', {}],
    ['no address', {}],
  ])('%s', (url, found) => expect(recordsOf(link, url)).toEqual([{ link: url, ...found }]));

  it('has both in its preview', () => expect(Object.keys(outputShape(link))).toEqual(['link', 'linkId']));
});

describe('plain values in the order of what was requested', () => {
  const declared = operation({
    ...listOf(rows('', {})),
    fields: [body('keys', list(text()), { label: 'Keys' })],
    result: named('values', 'keys', [coded(integer(), { read: '[I:{value}]' }), text()]),
  });
  const reader = new ResultReader(declared, { vendor: 'Depot' });
  const read = async (answer: unknown, keys: string[]) => {
    const { records } = await reader.contents(answer, { keys });
    return [...records];
  };

  it('get the names that the call gave', async () => {
    expect(await read(['[I:1]', 'x'], ['A', 'B'])).toEqual([{ values: { A: 1, B: 'x' } }]);
    expect(await read([], [])).toEqual([{ values: {} }]);
    expect(outputShape(declared.result)).toMatchObject({ values: { kind: 'json' } });
  });

  it('are refused if they are not as many: nobody knows which is missing', async () =>
    await expect(read(['1'], ['A', 'B'])).rejects.toThrow('Depot sent 1 values where 2 were requested'));

  it('are named by a field of the call', () =>
    expect(() => operation({ ...declared, fields: [] })).toThrow('names values by keys'));
});

describe('a plain value that is a code', () => {
  const state = scalar('state', choice({ open: ['O', 'Open'], done: ['D', 'Done'] }), '', {
    meaning: 'means',
  });

  it.each([
    ['D', { state: 'D', means: 'Done' }],
    ['X', { state: 'X' }],
  ])('%s comes with what it means, if that is documented', (code, found) =>
    expect(recordsOf(state, code)).toEqual([found]),
  );

  it('has both in its preview', () => expect(Object.keys(outputShape(state))).toEqual(['state', 'means']));
});

describe('a record that no page describes', () => {
  it.each([
    [{ IsEnabled: 'true' }, true],
    [{}, false],
    ['', false],
  ])('%j', (body, isThere) => expect(readerOf(one({})).brings(body)).toBe(isThere));
});
