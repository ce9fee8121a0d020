import { valueAt } from '../operation';
import { DAY, spanOf } from './clock';
import { callsSince } from './roundCalls';
import type { PollTask, Row } from './task';

/** How many records a manual run shows. */
const FEW = 10;

/** How far back a manual run looks, and how many calls it makes at most. */
const RECENT = 30 * DAY;
const MOST_CALLS = 3;

/** The newest few records, for a manual run. Nothing is remembered. */
export async function sampleOf({ event, range, now, read }: PollTask): Promise<Row[]> {
  const calls = callsSince(event, range, { now: now(), since: now() - RECENT });
  for (const { values } of nearest(calls, event.days?.from).slice(0, MOST_CALLS)) {
    const { rows } = await read(values);
    if (rows.length > 0) return sorted(rows, event.mark).slice(0, FEW);
  }
  return [];
}

/** The latest window first. */
const nearest = <T>(calls: T[], from: string | undefined): T[] =>
  from === undefined ? calls : [...calls].reverse();

/** Newest first: by mark or else by ID, since new records have the highest. */
function sorted(rows: Row[], mark: string | undefined): Row[] {
  const rank = (row: Row): number =>
    (mark === undefined ? undefined : spanOf(valueAt(row, mark))?.latest) ?? Number(row.id ?? Number.NaN);
  return rows
    .map((row, index) => ({ row, index, rank: rank(row) }))
    .sort((a, b) => (Number.isNaN(a.rank - b.rank) ? a.index - b.index : b.rank - a.rank))
    .map(({ row }) => row);
}
