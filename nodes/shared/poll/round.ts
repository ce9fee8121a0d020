import { MINUTE, spanOf, type Span } from './clock';
import type { PollEvent } from './event';
import { planOf, type Range } from './plan';
import { keyOf, MOST_REMEMBERED, type CallValues, type Memories, type PollState, type Round } from './state';

export type Row = Record<string, unknown>;

/** What one poll works with. */
export interface PollTask {
  event: PollEvent;
  /** What is watched; see {@link PollState}. */
  of: string;
  range: Range;
  /** Emits what is there at the first poll. */
  emitExisting: boolean;
  /** Emits a record again that is still in the list after so many milliseconds. */
  againAfter?: number;
  now(): number;
  /** Whether no further call may be started. */
  spent(): boolean;
  read(values: CallValues): Promise<Row[]>;
}

/** Clocks differ, and what was changed just before a poll may be visible just after: so much is read twice. */
export const OVERLAP = 10 * MINUTE;

/**
 * Reads the list as far as time allows, by at least one call, and tells which records are events.
 * Out: the records to emit, and the state after them, which is a new object. A failing read throws, and nothing has changed.
 */
export async function readRound(
  task: PollTask,
  before: PollState | undefined,
): Promise<{ rows: Row[]; state: PollState }> {
  const round = before?.round ? structuredClone(before.round) : begin(task, before);
  const rows: Row[] = [];
  let [next] = round.rest;
  while (next) {
    const answer = await task.read(next);
    rows.push(...eventsIn(task, answer, round, before));
    round.rest.shift();
    [next] = round.rest;
    if (task.spent()) break;
  }
  return { rows, state: next ? pause(task, before, round) : finish(task, before, round) };
}

/** The first round asks for nothing older than now, unless what exists is to be emitted. */
function begin({ event, range, emitExisting, now }: PollTask, before: PollState | undefined): Round {
  const at = now();
  const silent = before === undefined && !emitExisting;
  const since = before ? Date.parse(before.since) : silent ? at - OVERLAP : undefined;
  const calls = planOf(event, range, { now: at, since, downFrom: before && since });
  return { startedAt: iso(at), rest: calls, seen: {}, ...(silent ? { silent } : {}) };
}

/** The records of one answer that are events. All that may be answered again are remembered. */
function eventsIn(task: PollTask, answer: Row[], round: Round, before: PollState | undefined): Row[] {
  const marked = answer.map((row) => ({ row, span: markOf(task.event, row) }));
  const highest = Math.max(...marked.map(({ span }) => span?.earliest ?? -Infinity));
  if (Number.isFinite(highest) && !(Date.parse(round.highest ?? '') >= highest)) round.highest = iso(highest);
  const floor = floorAfter(round, before);
  const knows = recall(task, round, before);
  return marked
    .filter(({ span }) => !isBelow(span, before?.floor))
    .filter(({ row, span }) => isEvent(task.event, row, knows, isBelow(span, floor)))
    .map(({ row }) => row);
}

/** In: `last`, that this state of the record is not looked at again, so that it need not be remembered. */
function isEvent(event: PollEvent, row: Row, memory: Recall, last: boolean): boolean {
  const key = keyOf(event, row);
  const known = memory.known(key);
  // Where a record stays in the list, it waits there until there is room to remember it: else each poll would emit it.
  if (!known && event.emits === 'appearance' && memory.isFull()) return false;
  const emits = !known || memory.isDueAgain(key);
  if (!last) memory.keep(key, emits);
  return emits && !memory.silent;
}

/** What is remembered while an answer is looked through. */
interface Recall {
  silent: boolean;
  known(key: string): boolean;
  isDueAgain(key: string): boolean;
  isFull(): boolean;
  /** In: `afresh`, that the record is an event now. */
  keep(key: string, afresh: boolean): void;
}

function recall({ againAfter, now }: PollTask, round: Round, before: PollState | undefined): Recall {
  const earlier = before?.seen ?? {};
  const minute = Math.floor(now() / MINUTE);
  const find = (key: string): number | undefined => round.seen[key] ?? earlier[key];
  let count = new Set([...Object.keys(earlier), ...Object.keys(round.seen)]).size;
  return {
    silent: round.silent === true,
    known: (key) => find(key) !== undefined,
    isDueAgain(key) {
      const kept = find(key);
      return kept !== undefined && againAfter !== undefined && minute - kept >= againAfter / MINUTE;
    },
    isFull: () => count >= MOST_REMEMBERED,
    keep(key, afresh) {
      const kept = find(key);
      if (kept === undefined) count++;
      round.seen[key] = kept === undefined || afresh ? minute : kept;
    },
  };
}

/** The round goes on at the next poll; what it has emitted so far is remembered with it. */
function pause({ of, now }: PollTask, before: PollState | undefined, round: Round): PollState {
  const base = before ?? { since: round.startedAt, seen: {} };
  return { ...base, of, polledAt: iso(now()), round };
}

function finish({ of, now }: PollTask, before: PollState | undefined, round: Round): PollState {
  const since = Date.parse(round.startedAt) - OVERLAP;
  const floor = floorAfter(round, before);
  return {
    of,
    polledAt: iso(now()),
    since: iso(before ? Math.max(since, Date.parse(before.since)) : since),
    ...(floor === undefined ? {} : { floor }),
    seen: newest(round.seen),
  };
}

/**
 * Marks below the floor are known. It never passes the start of the round, whose first call may have missed what was
 * changed while the later ones were made.
 */
function floorAfter({ startedAt, highest }: Round, before: PollState | undefined): string | undefined {
  if (highest === undefined) return before?.floor;
  const floor = Math.min(Date.parse(highest), Date.parse(startedAt)) - OVERLAP;
  return iso(before?.floor === undefined ? floor : Math.max(floor, Date.parse(before.floor)));
}

/** Those read last stand last. */
function newest(seen: Memories): Memories {
  const all = Object.entries(seen);
  return all.length <= MOST_REMEMBERED ? seen : Object.fromEntries(all.slice(-MOST_REMEMBERED));
}

const markOf = ({ mark }: PollEvent, row: Row): Span | undefined =>
  mark === undefined ? undefined : spanOf(row[mark]);

const isBelow = (span: Span | undefined, floor: string | undefined): boolean =>
  span !== undefined && floor !== undefined && span.latest < Date.parse(floor);

const iso = (instant: number): string => new Date(instant).toISOString();
