import { CallFailure } from '../../../nodes/shared/errors';
import type { BodyReader } from '../../../nodes/shared/http/types';
import { isAlike } from '../../../nodes/shared/invoke/lookUp';
import { mergeCurrent } from '../../../nodes/shared/invoke/merge';
import { FIRST_PAGE, readPage } from '../../../nodes/shared/invoke/pages';
import type { Session } from '../../../nodes/shared/invoke/session';
import { createOrUpdate } from '../../../nodes/shared/invoke/upsert';
import {
  body,
  http,
  id,
  integer,
  key,
  mergeWith,
  money,
  one,
  operation,
  orElse,
  pages,
  query,
  records,
  rows,
  text,
  type Field,
  type LookUp,
  type Operation,
  type Type,
} from '../../../nodes/shared/operation';

const base = {
  resource: 'ticket',
  operation: 'update',
  name: 'Update',
  action: 'Update ticket',
  description: '',
  docs: 'https://example.com',
  documented: '',
  call: http('POST', '/ticket'),
  effect: 'idempotent',
} satisfies Partial<Operation>;

const ticket = body('ticketId', id(), { label: 'Ticket ID', required: true });
const update = operation({
  ...base,
  fields: [ticket, body('note', text(), { label: 'Note' }), body('price', money(), { label: 'Price' })],
  result: one({ ok: text() }),
});
const read = operation({
  ...base,
  operation: 'get',
  effect: 'read',
  call: http('GET', '/ticket'),
  fields: [query('ticketId', id(), { label: 'Ticket ID', required: true })],
  result: one({ ticketId: id(), note: text(), price: money() }),
});

/** A session of a service that answers each call with the same JSON. */
const answering = (answer: unknown): Session =>
  ({
    run: {},
    system: { connector: { vendor: 'Depot', headers: {}, judge: () => ({ ok: true }) } },
    redact: { text: (said: string) => said, value: (said: unknown) => said },
    target: { baseUrl: 'https://depot.example.com' },
    access: () => ({ query: [], headers: {}, body: {} }),
    retrying: (_: unknown, tryOnce: (attempt: unknown) => unknown) => tryOnce({}),
    send: (_request: unknown, _effect: unknown, _attempt: unknown, reader?: BodyReader) => {
      const headers = { 'content-type': 'application/json' };
      reader?.begin(headers);
      reader?.add(Buffer.from(JSON.stringify(answer)));
      return Promise.resolve({ status: 200, headers, body: Buffer.alloc(0) });
    },
  }) as unknown as Session;

/** The same fields, and how often one of these methods was used on them. */
function watched(fields: Field[], methods: string[]): { fields: Field[]; uses: () => number } {
  let uses = 0;
  const seen = new Proxy(fields, {
    get(all, name): unknown {
      if (typeof name === 'string' && methods.includes(name)) uses += 1;
      return Reflect.get(all, name);
    },
  });
  return { fields: seen, uses: () => uses };
}

const SEARCHES = ['find', 'filter', 'map', 'some', 'flatMap'];

/** Does the same work three times. Out: how often it searched the fields, each time. */
async function searchesOf(work: () => unknown, uses: () => number): Promise<number[]> {
  const counts: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    const before = uses();
    await work();
    counts.push(uses() - before);
  }
  return counts;
}

const onlyAtFirst = (counts: number[]): void => {
  expect(counts[0]).toBeGreaterThan(0);
  expect(counts.slice(1)).toEqual([0, 0]);
};

describe('the fields of an operation are searched once, not with each call, by', () => {
  it('a merge that fills what is left out', async () => {
    const { fields, uses } = watched(update.fields, SEARCHES);
    const merge = mergeWith(read, { key: { ticketId: 'ticketId' }, fill: { note: 'note', price: 'price' } });
    const merged = { ...update, fields, merge };
    const session = answering({ ticketId: 7, note: 'n', price: 2 });
    const given = { ticketId: 7, price: '3', mergeWithCurrentValues: true };
    onlyAtFirst(
      await searchesOf(async () => {
        const { values } = await mergeCurrent(merged, given, session);
        expect(values).toEqual({ ...given, note: 'n' });
      }, uses),
    );
  });

  it('a create or update', async () => {
    const { fields, uses } = watched(update.fields, SEARCHES);
    const create = operation({
      ...base,
      operation: 'create',
      effect: 'once',
      lookUp: 'Look.',
      fields: update.fields,
      result: one({}),
    });
    const upsert = orElse({ ...update, fields }, { codes: [2], key: { ticketId: 'ticketId' } });
    const performed: unknown[] = [];
    onlyAtFirst(
      await searchesOf(
        () =>
          createOrUpdate(create, upsert, { ticketId: 7, note: 'n' }, answering({}), (called, values) => {
            if (called === create)
              throw new CallFailure({ kind: 'refused', message: 'It exists', code: '2', status: 200 });
            performed.push(values);
            return Promise.resolve({ body: undefined, records: [{}] });
          }),
        uses,
      ),
    );
    expect(performed).toEqual(Array(3).fill({ ticketId: 7, note: 'n', price: undefined }));
  });

  it('a list in pages', async () => {
    const declared = [query('page', text(), { label: 'Page' }), query('size', integer(), { label: 'Size' })];
    const { fields, uses } = watched(declared, ['find']);
    const list = operation({
      ...base,
      effect: 'read',
      call: http('GET', '/tickets'),
      fields: declared,
      result: rows('tickets', { id: id() }),
    });
    const walk = pages({ page: 'page', rows: 'size', size: 2, more: 'more' });
    const session = answering({ tickets: [{ id: 1 }], more: true });
    const reading = { operation: { ...list, fields }, values: {}, session };
    const counts = await searchesOf(() => readPage(reading, walk, FIRST_PAGE, 5), uses);
    expect(counts).toEqual([0, 0, 0]);
  });

  it('a comparison with the records of a look-up', async () => {
    const row: Type = records(
      'Line',
      body('sku', key(), { label: 'SKU' }),
      body('paid', money(), { label: 'Paid' }),
    );
    const lines = row.kind === 'records' ? watched(row.fields, SEARCHES) : undefined;
    const all = watched(
      [...update.fields, body('lines', { ...row, fields: lines?.fields } as Type, { label: 'Lines' })],
      SEARCHES,
    );
    const how = {
      id: 'ref',
      read: { result: { shape: { note: text({ upper: true }) } } },
      same: { note: 'note', amount: 'price' },
      parts: { rows: 'lines', same: { sku: 'sku', paid: 'paid' } },
    } as unknown as LookUp;
    const looked = {
      how,
      operation: { ...update, fields: all.fields },
      values: { note: 'N', price: '2.00', lines: [{ sku: 'A', paid: '2.0' }] },
    };
    onlyAtFirst(
      await searchesOf(
        () => expect(isAlike(looked, { note: 'n', amount: 2, sku: 'A', paid: 2 })).toBe(true),
        () => all.uses() + (lines?.uses() ?? 0),
      ),
    );
  });
});
