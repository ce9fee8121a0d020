import { CallFailure, type FailureFacts } from '../../../nodes/shared/errors';
import { unmappedHints } from '../../../nodes/shared/run/mappedInput';
import { cpuOf, threadCpuNow } from '../../cpuTime';
import { tallyHint } from '../../../nodes/shared/run/hints';
import type { ItemInput } from '../../../nodes/shared/run/itemInput';
import type { Unit, UnitOutcome } from '../../../nodes/shared/run/unit';

const DONE: UnitOutcome = { ok: true, records: [] };

const failed = (facts: Partial<FailureFacts>): UnitOutcome => ({
  ok: false,
  failure: new CallFailure({ kind: 'refused', message: 'No', ...facts }),
});

const REFUSED = failed({});
const UNKNOWN = failed({ kind: 'lost', outcome: 'unknown' });

const fine = { ok: true, values: {} } as ItemInput;
const bad = { ok: false, problems: [] } as ItemInput;

/** The line about a run of these calls, in which each item has an outcome for each of its records. */
function line(calls: number, retries: number, items: UnitOutcome[][], inputs = items.map(() => fine)) {
  const units = items.flatMap((outcomes, itemIndex) =>
    outcomes.map((_, entry): Unit => ({ itemIndex, id: `${itemIndex}.${entry}`, values: {} })),
  );
  return tallyHint({ calls, retries }, inputs, units, items.flat())?.message;
}

describe('the line about a run', () => {
  it.each<[string, string | undefined, Parameters<typeof line>]>([
    ['one call that went well', undefined, [1, 0, [[DONE]]]],
    ['nothing sent', undefined, [0, 0, [[REFUSED]]]],
    ['many calls', '12,345 calls, 1,000 of them retries.', [12_345, 1_000, [[DONE]]]],
    [
      'the worst of an item of several records',
      '3 calls; 1 item refused, 1 unknown.',
      [3, 0, [[DONE, REFUSED, REFUSED], [REFUSED, UNKNOWN, DONE], [DONE]]],
    ],
    [
      'what was not sent, and input that was wrong',
      '2 calls; 3 items failed.',
      [
        2,
        0,
        [[DONE], [failed({ kind: 'unauthorized', sent: false })], [failed({ kind: 'unsent' })], []],
        [fine, fine, fine, bad],
      ],
    ],
    [
      'a credential that was refused',
      '1 call; 1 item refused.',
      [1, 0, [[failed({ kind: 'unauthorized' })]]],
    ],
  ])('after %s', (_, expected, run) => expect(line(...run)).toBe(expected));
});

it('the hint about members that were not mapped takes time in proportion to the items', async () => {
  const cpuFor = async (items: number): Promise<number> => {
    const byItem = Array.from({ length: items }, () => ['comment']);
    return await cpuOf(() => {
      const [hint] = unmappedHints(byItem);
      expect(hint?.message).toContain(`comment (items 0–${items - 1})`);
    }, threadCpuNow);
  };
  await cpuFor(5_000);
  const few = await cpuFor(10_000);
  // Eight times as many; in proportion to their square it would be 64 times the work.
  expect(await cpuFor(80_000)).toBeLessThan(24 * Math.max(few, 1));
});
