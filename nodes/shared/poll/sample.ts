import { memberAt } from '../operation';
import { DAY, spanOf } from './clock';
import { planOf } from './plan';
import type { PollTask, Row } from './task';

/** How many records are shown when somebody tries the trigger out. */
const FEW = 10;

/** How far back a trial looks, and how many calls it makes at most. */
const RECENT = 30 * DAY;
const MOST_CALLS = 3;

/** The newest few records, for a manual run; nothing is remembered. */
export async function sampleOf({ event, range, now, read }: PollTask): Promise<Row[]> {
  const calls = planOf(event, range, { now: now(), since: now() - RECENT });
  for (const { values } of nearest(calls, event.days?.from).slice(0, MOST_CALLS)) {
    const { rows } = await read(values);
    if (rows.length > 0) return sorted(rows, event.mark).slice(0, FEW);
  }
  return [];
}

/** The latest window first. */
const nearest = <T>(calls: T[], from: string | undefined): T[] =>
  from === undefined ? calls : [...calls].reverse();

/** By mark, and where there is none by number: those added last have the highest. */
function sorted(rows: Row[], mark: string | undefined): Row[] {
  const rank = (row: Row): number =>
    (mark === undefined ? undefined : spanOf(memberAt(row, mark))?.latest) ?? Number(row.id ?? Number.NaN);
  return rows
    .map((row, index) => ({ row, index, rank: rank(row) }))
    .sort((a, b) => (Number.isNaN(a.rank - b.rank) ? a.index - b.index : b.rank - a.rank))
    .map(({ row }) => row);
}
