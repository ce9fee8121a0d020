import { DAY, MINUTE, spanOf, type Span } from './clock';
import type { PollEvent } from './event';
import { afterRound, earlierOf, narrowedOtherwise } from './memory';
import { hasFar, planOf, type Range } from './plan';
import {
  digest,
  keyOf,
  MOST_REMEMBERED,
  type CallValues,
  type Cursor,
  type Memories,
  type PollState,
  type Reached,
  type Round,
  type RoundCall,
} from './state';

export type Row = Record<string, unknown>;

/** What one poll works with. */
export interface PollTask {
  event: PollEvent;
  /** What is watched, and what it is narrowed by; see {@link PollState}. */
  of: string;
  narrowedBy: string;
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
 * Out: the records to emit, and the state after them, which is a new object. Where the first call fails, that is thrown, and
 * nothing has changed; after others, the round goes on at the next poll with the call that failed.
 */
export async function readRound(
  task: PollTask,
  kept: PollState | undefined,
): Promise<{ rows: Row[]; state: PollState }> {
  const before = kept && carriedOn(task, kept);
  const round = before?.round ? structuredClone(before.round) : begin(task, before);
  const recall = new Recall(task, round, before);
  const rows: Row[] = [];
  const planned = round.rest.length;
  let [next] = round.rest;
  while (next) {
    const answer = await readNext(task, next, round.rest.length < planned);
    if (!answer) break;
    rows.push(...eventsIn(task, next, answer, recall));
    round.rest.shift();
    [next] = round.rest;
    if (task.spent()) break;
  }
  return { rows, state: next ? pause(task, before, round) : finish(task, before, round) };
}

/** What calls before it have shown is kept when one fails; made again from the beginning, they would cost as many calls. */
async function readNext(task: PollTask, call: RoundCall, hasRead: boolean): Promise<Row[] | undefined> {
  try {
    return await task.read(call.values);
  } catch (failure) {
    if (!hasRead) throw failure;
    return undefined;
  }
}

/** A list of waiting records that was not yet learnt when it was narrowed otherwise is learnt anew. */
function carriedOn({ event, narrowedBy, now }: PollTask, kept: PollState): PollState | undefined {
  if (kept.narrowedBy === narrowedBy) return kept;
  if (kept.round?.silent && event.emits === 'appearance') return undefined;
  return narrowedOtherwise(kept, narrowedBy, now());
}

/** The first round asks for nothing older than now, unless what exists is to be emitted. */
function begin(task: PollTask, before: PollState | undefined): Round {
  const { event, range, emitExisting, now } = task;
  const at = now();
  const silent = before === undefined && !emitExisting;
  const wide = hasFar(range) && isFarDue(before, at);
  const from = before && !before.unread ? Date.parse((wide ? farOf(before) : before).since) : undefined;
  const since = from ?? (silent ? at - OVERLAP : undefined);
  const calls = planOf(event, range, { now: at, since, downFrom: from, wide });
  return {
    startedAt: iso(at),
    rest: calls,
    seen: {},
    ...(silent ? { silent } : {}),
    ...(wide ? { wide } : {}),
    ...(wide && before?.skipsFar === true && !emitExisting ? { skipsFar: true } : {}),
  };
}

/** The far days are read once a day, and in the first round. */
const isFarDue = (before: PollState | undefined, now: number): boolean =>
  before?.far === undefined || now - Date.parse(reachedBy(before.far).since) >= DAY;

/** The cursor of the far days; those of a state that never read them begin where the others stand. */
const farOf = (before: PollState): Cursor => before.far ?? before;

const reachedBy = (cursor: Cursor): Reached => cursor.reached ?? cursor;

/** The records of one answer that are events. All that may be answered again are remembered. */
function eventsIn(task: PollTask, call: RoundCall, answer: Row[], recall: Recall): Row[] {
  const { event } = task;
  const { round, before } = recall;
  const marked = answer.map((row) => ({ row, key: keyOf(event, row), span: markOf(event, row) }));
  raise(round, Math.max(...marked.map(({ span }) => span?.earliest ?? -Infinity)));
  const from = before && (round.wide ? farOf(before) : before).floor;
  const until = nextFloor(task, before, round);
  const fresh = marked.filter(({ span }) => !isBelow(span, from));
  // Records of one answer that share a key are different ones: one is an event where the others are.
  const verdicts = new Map<string, boolean>();
  for (const { key, span } of fresh)
    if (!verdicts.has(key)) verdicts.set(key, recall.isEvent(key, call, isBelow(span, until)));
  const events = fresh.filter(({ key }) => verdicts.get(key));
  return recall.isSilent(call) ? [] : unshown(event, events, round);
}

/** Those that no earlier call of the round has shown as they are: a record at a seam comes with both windows. */
function unshown(event: PollEvent, events: Array<{ row: Row; key: string }>, round: Round): Row[] {
  const before = new Set(round.shown);
  const own = events
    .map(({ row, key }) => ({ row, content: event.emits === 'change' ? key : digest(row) }))
    .filter(({ content }) => !before.has(content));
  round.shown = [...before, ...own.map(({ content }) => content)].slice(-MOST_REMEMBERED);
  return own.map(({ row }) => row);
}

function raise(round: Round, mark: number): void {
  if (Number.isFinite(mark) && !(Date.parse(round.highest ?? '') >= mark)) round.highest = iso(mark);
}

/** What is remembered while a round is read. */
class Recall {
  private readonly earlier: Memories;
  /** Whether memories last until the far days are read again. */
  private readonly untilFar: boolean;
  private count: number;
  /** Without those that stand on far days: a backlog there takes no room from what is new. */
  private nearCount: number;

  constructor(
    private readonly task: PollTask,
    readonly round: Round,
    readonly before: PollState | undefined,
  ) {
    const { all, held } = earlierOf(before, task.now());
    this.earlier = all;
    this.untilFar = task.event.emits === 'change' && hasFar(task.range);
    this.count = Object.keys({ ...held, ...round.far, ...round.seen }).length;
    this.nearCount = Object.keys({ ...before?.missing, ...before?.seen, ...round.seen }).length;
  }

  isSilent({ far }: RoundCall): boolean {
    const { silent, skipsFar } = this.round;
    return silent === true || (skipsFar === true && far === true);
  }

  /** In: `last`, that this state of the record is not looked at again, so that it need not be remembered. */
  isEvent(key: string, call: RoundCall, last: boolean): boolean {
    const earlier = this.earlier[key];
    const now = this.round.seen[key] ?? this.round.far?.[key];
    const minute = Math.floor(this.task.now() / MINUTE);
    const emits = now === undefined ? this.isNew(earlier, minute) : now !== earlier;
    // Where a record stays in the list, it waits there until there is room to remember it: else each poll would emit it.
    if (emits && (earlier ?? now) === undefined && this.isFull(call)) return false;
    if (!last) this.keep(key, now ?? (emits ? minute : (earlier ?? minute)), call);
    return emits;
  }

  private isNew(earlier: number | undefined, minute: number): boolean {
    const { againAfter = Infinity } = this.task;
    return earlier === undefined || minute - earlier >= againAfter / MINUTE;
  }

  private isFull({ far }: RoundCall): boolean {
    const count = far ? this.count : this.nearCount;
    return this.task.event.emits === 'appearance' && count >= MOST_REMEMBERED;
  }

  private keep(key: string, minute: number, { far }: RoundCall): void {
    const { round } = this;
    if ((this.earlier[key] ?? round.seen[key] ?? round.far?.[key]) === undefined) {
      this.count++;
      if (!far) this.nearCount++;
    }
    if (this.untilFar || (far && round.seen[key] === undefined)) {
      round.far = round.far ?? {};
      round.far[key] = minute;
      return;
    }
    round.seen[key] = minute;
    delete round.far?.[key];
  }
}

/** The round goes on at the next poll; what it has emitted so far is remembered with it. */
function pause({ of, narrowedBy, now }: PollTask, before: PollState | undefined, round: Round): PollState {
  const base = before ?? { since: iso(Date.parse(round.startedAt) - OVERLAP), seen: {} };
  return { ...base, of, narrowedBy, polledAt: iso(now()), round };
}

function finish(task: PollTask, before: PollState | undefined, round: Round): PollState {
  const { of, narrowedBy, range, now } = task;
  const far = hasFar(range);
  const memory = afterRound(before, round, { hasFar: far, now: now() });
  return {
    of,
    narrowedBy,
    polledAt: iso(now()),
    ...advanced(before, round),
    ...memory.near,
    ...(memory.far ? { far: { ...farAfter(before, round), ...memory.far } } : {}),
    ...(far && !round.wide && before?.skipsFar ? { skipsFar: true } : {}),
    ...(memory.aside ? { aside: memory.aside } : {}),
  };
}

/** The cursor of the far days moves in the rounds that read them. */
function farAfter(before: PollState | undefined, round: Round): Cursor {
  if (round.wide || !before?.far) return advanced(before && farOf(before), round);
  const { since, floor, reached } = before.far;
  return { since, ...(floor === undefined ? {} : { floor }), ...(reached ? { reached } : {}) };
}

/** The next round begins where the last one did end; see {@link Cursor}. */
function advanced(before: Cursor | undefined, round: Round): Cursor {
  const reached = reachedAfter(before, round);
  const { since, floor } = before ? reachedBy(before) : reached;
  return { since, ...(floor === undefined ? {} : { floor }), reached };
}

function reachedAfter(before: Cursor | undefined, round: Round): Reached {
  const last = before && reachedBy(before);
  const since = Date.parse(round.startedAt) - OVERLAP;
  const floor = floorAfter(round, last?.floor);
  return {
    since: iso(last ? Math.max(since, Date.parse(last.since)) : since),
    ...(floor === undefined ? {} : { floor }),
  };
}

/** The marks that no later round looks at, as far as this one has come. */
function nextFloor(task: PollTask, before: PollState | undefined, round: Round): string | undefined {
  return (hasFar(task.range) ? farAfter(before, round) : advanced(before, round)).floor;
}

/**
 * Marks below the floor are known. It never passes the start of the round, whose first call may have missed what was
 * changed while the later ones were made.
 */
function floorAfter({ startedAt, highest }: Round, before: string | undefined): string | undefined {
  if (highest === undefined) return before;
  const floor = Math.min(Date.parse(highest), Date.parse(startedAt)) - OVERLAP;
  return iso(before === undefined ? floor : Math.max(floor, Date.parse(before)));
}

const markOf = ({ mark }: PollEvent, row: Row): Span | undefined =>
  mark === undefined ? undefined : spanOf(row[mark]);

const isBelow = (span: Span | undefined, floor: string | undefined): boolean =>
  span !== undefined && floor !== undefined && span.latest < Date.parse(floor);

const iso = (instant: number): string => new Date(instant).toISOString();
