import { stateOf } from '../../../nodes/shared/poll/formerStates';
import { readRound } from '../../../nodes/shared/poll/round';
import { MOST_REMEMBERED } from '../../../nodes/shared/poll/state';
import type { PollTask, Row } from '../../../nodes/shared/poll/task';
import { event } from '../../unit/poll/world';
import { idleFloor, longestBlock } from '../../cpuTime';
import type { Measured } from './pieces';

const ROWS = 100_000;
const NOW = Date.UTC(2026, 2, 1, 12);

const rows: Row[] = Array.from({ length: ROWS }, (_, index) => ({
  id: index + 1,
  name: `Customer ${index}`,
  city: 'Miami',
  updatedOn: '2026-03-01T11:30:00',
}));

const task: PollTask = {
  event: event({ mark: 'updatedOn', since: { field: 'since', precision: 'day' } }),
  of: 'bench',
  narrowedBy: '',
  range: { back: 0, ahead: 0 },
  emitExisting: true,
  most: MOST_REMEMBERED,
  now: () => NOW,
  spent: () => false,
  read: async () => await Promise.resolve({ rows }),
};

/** Two polls of 100,000 rows: the first emits all, the second finds all of them known. */
export async function poll(): Promise<Measured> {
  const counts: number[] = [];
  const blockMs = await longestBlock(async () => {
    let kept: unknown;
    for (let round = 0; round < 2; round += 1) {
      const read = await readRound(task, stateOf(kept, { of: 'bench', narrowedBy: '', formerly: '' }));
      counts.push(read.rows.length);
      kept = read.state;
    }
  });
  if (counts.join() !== `${ROWS},0`) throw new Error(`The polls brought ${counts.join(' and ')} rows`);
  return { blockMs, floorMs: await idleFloor(500) };
}
