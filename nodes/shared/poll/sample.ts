import { valueAt } from '../operation';
import { DAY, spanOf } from './clock';
import { itemOf } from './events';
import { callsSince } from './roundCalls';
import type { PollTask, Row } from './task';

/** How many records a manual run shows; fewer if each costs a call of its own. */
const FEW = 10;
const FEW_WITH_DETAILS = 3;

/** How far back a manual run looks, and how many calls it makes at most to find a record. */
const RECENT = 30 * DAY;
const MOST_CALLS = 3;

/** The newest few records, for a manual run. Nothing is remembered. */
export async function sampleOf(task: PollTask): Promise<Row[]> {
  const { event } = task;
  const found = sorted(await firstRows(task), event.mark);
  const few = found.slice(0, event.details ? FEW_WITH_DETAILS : FEW);
  const shown: Row[] = [];
  for (const row of few) shown.push(itemOf(event, await withDetails(task, row)));
  return shown;
}

/** The records of the first page that has any. */
async function firstRows({ event, range, now, read }: PollTask): Promise<Row[]> {
  const calls = callsSince(event, range, { now: now(), since: now() - RECENT });
  let left = MOST_CALLS;
  for (const { values, adds } of nearest(calls, event.days?.from)) {
    let at: Awaited<ReturnType<typeof read>>['next'];
    do {
      if (left-- === 0) return [];
      const { rows, next } = await read(values, at);
      if (rows.length > 0) return rows.map((row) => ({ ...row, ...adds }));
      at = next;
    } while (at);
  }
  return [];
}

const withDetails = async ({ event, readDetails }: PollTask, row: Row): Promise<Row> =>
  event.details?.operation.effect === 'read' && readDetails
    ? { ...row, [event.details.as]: await readDetails(row) }
    : row;

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
