import {
  body,
  http,
  id,
  integer,
  key,
  list,
  one,
  operation,
  perEntry,
} from '../../../nodes/shared/operation';
import { cpuOf, threadCpuNow } from '../../cpuTime';
import { carriedByCalls } from '../../../nodes/shared/run/carried';
import { unitsOf } from '../../../nodes/shared/run/unit';

const mark = operation({
  resource: 'thing',
  operation: 'mark',
  name: 'Mark',
  action: 'Mark thing',
  description: '',
  docs: '',
  documented: '',
  call: http('POST', '/mark'),
  effect: 'idempotent',
  fields: [
    body('connection', integer(), { label: 'Connection' }),
    body('ids', list(id()), { label: 'IDs', wire: 'things[].id' }),
  ],
  batch: { collects: 'ids', verdict: perEntry('things', 'id', 'status') },
  result: one({}),
});

const plain = operation({ ...mark, operation: 'plain', batch: undefined });

const units = (...values: Array<{ connection: number; ids: number[] }>) =>
  unitsOf(
    mark,
    values.map((each) => ({ ok: true, values: each })),
  );

const sent = async (size: number, ...values: Array<{ connection: number; ids: number[] }>) =>
  (await carriedByCalls(mark, units(...values), size)).map(({ common, entries }) => [
    common.connection,
    entries,
  ]);

describe('putting items into batches', () => {
  it('lets items with equal other values travel together', async () =>
    expect(
      await sent(
        10,
        { connection: 1, ids: [1, 2] },
        { connection: 2, ids: [3] },
        { connection: 1, ids: [4] },
      ),
    ).toEqual([
      [1, [1, 2, 4]],
      [2, [3]],
    ]));

  it('starts a new call when one is full', async () =>
    expect(await sent(2, { connection: 1, ids: [1, 2, 3] }, { connection: 1, ids: [4, 5] })).toEqual([
      [1, [1, 2]],
      [1, [3, 4]],
      [1, [5]],
    ]));

  it('sends an element once and gives its answer to each item that has it', async () => {
    const [first, second, ...rest] = await carriedByCalls(
      mark,
      units({ connection: 1, ids: [1, 2] }, { connection: 1, ids: [2, 3, 1] }),
      2,
    );
    expect(rest).toEqual([]);
    expect([first?.entries, second?.entries]).toEqual([[1, 2], [3]]);
    expect(first?.units[0]?.map(({ itemIndex }) => itemIndex)).toEqual([0, 1]);
    expect(first?.units[1]?.map(({ itemIndex }) => itemIndex)).toEqual([0, 1]);
  });

  it('gives units without an element a call of their own, together', async () =>
    expect(await sent(10, { connection: 1, ids: [1] })).toEqual([[1, [1]]]));

  it('makes one call an item without a batch', async () =>
    expect(
      await carriedByCalls(
        plain,
        unitsOf(plain, [
          { ok: true, values: { ids: [1] } },
          { ok: true, values: { ids: [1] } },
        ]),
        10,
      ),
    ).toHaveLength(2));
});

describe('the order of calls about one record', () => {
  it('sends an element again after another call about it', async () => {
    const batches = await carriedByCalls(
      mark,
      units({ connection: 1, ids: [1, 2] }, { connection: 2, ids: [1] }, { connection: 1, ids: [1, 2] }),
      10,
    );
    expect(batches.map(({ common, entries }) => [common.connection, entries])).toEqual([
      [1, [1, 2]],
      [2, [1]],
      [1, [1]],
    ]);
  });

  it('takes time in proportion to the items, however many are about one record', async () => {
    const rename = operation({
      ...mark,
      operation: 'rename',
      fields: [
        body('code', key(), { label: 'Code', wire: 'boxes[].code', required: true }),
        body('name', key(), { label: 'Name', wire: 'boxes[].name', required: true }),
      ],
      batch: { collects: ['code', 'name'], verdict: perEntry('rows', 'code') },
    });
    const cpuFor = async (many: number): Promise<number> => {
      const inputs = Array.from({ length: many }, (_, index) => ({
        ok: true as const,
        values: { code: 'KS1', name: `name ${index}` },
      }));
      let batches: unknown[] = [];
      const cpu = await cpuOf(async () => {
        batches = await carriedByCalls(rename, unitsOf(rename, inputs), 500);
      }, threadCpuNow);
      expect(batches).toHaveLength(many);
      return cpu;
    };
    await cpuFor(2_000);
    const few = await cpuFor(5_000);
    // Eight times as many; in proportion to their square it would be 64 times the work.
    expect((await cpuFor(40_000)) / few).toBeLessThan(24);
  });
});
