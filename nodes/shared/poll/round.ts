import { DAY, HOUR, MINUTE, monthOf, VendorClock } from './clock';
import type { PollEvent } from './event';
import { Events, farOf, markOf } from './events';
import type { Memories } from './keys';
import { afterRound, narrowedOtherwise } from './memory';
import { callsSince, hasFar } from './roundCalls';
import { Recall } from './recall';
import {
  closed,
  FORM,
  opened,
  type Cursor,
  type LiveState,
  type Reached,
  type Round,
  type RoundCall,
  type SavedState,
} from './state';
import type { PollTask, Read, Row } from './task';
import { RoundReader } from './roundReader';

/** What the user should know about a poll, besides its records. */
export interface Notes {
  /** How many records were emitted before and still wait. */
  again: number;
  /** The milliseconds by which the vendor's clock is ahead of ours; absent if they agree or it was reported before. */
  clock?: number;
  /** More records changed than can be remembered. */
  crowded: boolean;
}

/** The records of one poll, and the state after it. */
export interface RoundResult {
  rows: Row[];
  state: SavedState;
  notes: Notes;
}

/**
 * How much of the past is read again: a change may become visible late, and clocks differ. Seen records are remembered,
 * so none is emitted twice.
 */
export const overlapOf = ({ since }: PollEvent): number => (since?.overlap ?? 1) * HOUR;

/**
 * Reads the list as far as time allows, with at least one call, and decides which records are events.
 * Out: the records to emit, and the new state, a new object. Throws if the first call fails; nothing has changed then. If a
 * later call fails, the next poll continues the round with it.
 */
export async function readRound(task: PollTask, kept: SavedState | undefined): Promise<RoundResult> {
  const clock = new VendorClock(task.now, kept?.clock);
  const before = kept && (await carriedOn(task, clock, await opened(kept)));
  const start = await begin(task, clock, before);
  const { round } = start;
  const recall = await Recall.open(task, clock, round, before);
  const events = new Events(
    recall,
    round.rest.length > 1 || before?.round !== undefined || isReadInParts(task.event),
  );
  const reader = new RoundReader(task, start.first);
  let [next] = round.rest;
  while (next) {
    const call: RoundCall = next;
    const answer = await reader.read(call);
    if (!answer) break;
    clock.learn(answer.date);
    const rows = answer.rows.filter((row) => !isOlder(task.event, row, call));
    if (!(await events.add(call, rows))) break;
    const isOver = rows.length < answer.rows.length;
    if (answer.next && !isOver) round.rest[0] = { ...call, at: answer.next };
    else round.rest.shift();
    [next] = round.rest;
    if (task.spent()) break;
  }
  const crowded = recall.isCrowded;
  const state = next ? pause(task, clock, before, round) : await finish(task, clock, before, recall);
  const notes = { again: events.again, crowded, ...clockNote(clock, kept) };
  return { rows: events.rows, state: await closed(state), notes };
}

/** Whether a record is older than what a list is read down to. A record without its moment never is. */
function isOlder(event: PollEvent, row: Row, { downTo }: RoundCall): boolean {
  const span = downTo === undefined ? undefined : markOf(event, row);
  return span !== undefined && downTo !== undefined && span.latest < Date.parse(downTo);
}

/** Whether the same rows may be read twice: two neighbouring pages may have them, and so has a page that is read again. */
const isReadInParts = ({ operation: { walk }, details }: PollEvent): boolean =>
  details !== undefined || (typeof walk === 'object' && walk.kind !== 'windows');

const clockNote = ({ difference }: VendorClock, kept: SavedState | undefined): Pick<Notes, 'clock'> =>
  difference === undefined || Math.abs(difference - (kept?.clock ?? 0)) < MINUTE ? {} : { clock: difference };

/** The state to continue from. If the filters changed while waiting records were still being learned, learning restarts. */
async function carriedOn(
  { event, narrowedBy }: PollTask,
  clock: VendorClock,
  kept: LiveState,
): Promise<LiveState | undefined> {
  if (kept.narrowedBy === narrowedBy) return inThisMonth(event, clock, kept);
  if (kept.round?.silent && event.emits === 'appearance') return undefined;
  return await narrowedOtherwise(kept, narrowedBy, clock.now());
}

/** Gives up an unfinished round whose month is over: its remaining calls would read another month now. */
function inThisMonth({ months }: PollEvent, clock: VendorClock, kept: LiveState): LiveState | undefined {
  const { round } = kept;
  if (!months || !round || monthOf(Date.parse(round.startedAt)) === monthOf(clock.now())) return kept;
  return round.silent ? undefined : { ...kept, round: { ...round, rest: [] } };
}

/**
 * The unfinished round, or a new one with its first answer. If that answer shows a different clock, the round is planned
 * again; the answer then counts only if the calls stay the same.
 */
async function begin(
  task: PollTask,
  clock: VendorClock,
  before: LiveState | undefined,
): Promise<{ round: Round<Memories>; first?: Read }> {
  if (before?.round) return { round: before.round };
  const round = newRound(task, clock, before);
  const [call] = round.rest;
  if (!call) return { round };
  const first = await task.read(call.values);
  if (!clock.learn(first.date)) return { round, first };
  const other = newRound(task, clock, before);
  return JSON.stringify(other.rest) === JSON.stringify(round.rest)
    ? { round: other, first }
    : { round: other };
}

/** Plans a round. The first round reads nothing older than now, unless existing records are emitted. */
function newRound(task: PollTask, clock: VendorClock, before: LiveState | undefined): Round<Memories> {
  const { event, range, emitExisting } = task;
  const now = clock.now();
  const silent = before === undefined && !emitExisting;
  const wide = hasFar(event, range) && isFarDue(task, before, now);
  // A lower bound in the future comes from a wrong clock, and would return nothing.
  const from =
    before && !before.unread ? Math.min(Date.parse((wide ? farOf(before) : before).since), now) : undefined;
  const overlap = overlapOf(event);
  const since = reaching(event, now, wide, from ?? (silent ? now - overlap : undefined));
  const downFrom = from === undefined ? undefined : from + overlap;
  return {
    startedAt: iso(now),
    rest: callsSince(event, range, { now, since, downFrom, wide }),
    seen: new Map(),
    ...(silent ? { silent } : {}),
    ...(wide ? { wide } : {}),
    ...(wide && before?.skipsFar === true && !emitExisting ? { skipsFar: true } : {}),
  };
}

/**
 * The lower bound. If some days are read again, a wide round begins one day earlier than they do, since the next wide round
 * comes a day later.
 */
function reaching(
  event: PollEvent,
  now: number,
  wide: boolean,
  bound: number | undefined,
): number | undefined {
  const { reread } = event.since ?? {};
  if (!wide || reread === undefined) return bound;
  return Math.min(bound ?? now, now - (reread + 1) * DAY - overlapOf(event));
}

/**
 * The far days are read in the first round, then once a day (an hour early, so that no day is left out), and when there are
 * too many changes to remember.
 */
const isFarDue = ({ most, event }: PollTask, before: LiveState | undefined, now: number): boolean =>
  before?.far === undefined ||
  (before.far.seen.size > most && event.since?.reread === undefined) ||
  now - Date.parse(reachedBy(before.far).since) - overlapOf(event) >= DAY - HOUR;

const reachedBy = (cursor: Cursor): Reached => cursor.reached ?? cursor;

/** The state of a round that continues at the next poll. It includes what the round has emitted so far. */
function pause(
  { event, of, narrowedBy, now }: PollTask,
  clock: VendorClock,
  before: LiveState | undefined,
  round: Round<Memories>,
): LiveState {
  const base = before ?? {
    form: FORM,
    since: iso(Date.parse(round.startedAt) - overlapOf(event)),
    seen: new Map<string, number>(),
  };
  return { ...base, of, narrowedBy, polledAt: iso(now()), ...clockOf(clock), round };
}

async function finish(
  { of, narrowedBy, range, now, event, most }: PollTask,
  clock: VendorClock,
  before: LiveState | undefined,
  recall: Recall,
): Promise<LiveState> {
  const { round } = recall;
  const far = hasFar(event, range);
  const isCrowded = recall.isCrowded && event.since?.precision === 'moment';
  const end = { round, floor: recall.makeRoom(), isCrowded, overlap: overlapOf(event) };
  const memory = await afterRound(before, round, {
    hasFar: far,
    hasStates: event.emits === 'change',
    isCurrent: event.current === true,
    most,
    now: clock.now(),
  });
  return {
    form: FORM,
    of,
    narrowedBy,
    polledAt: iso(now()),
    ...clockOf(clock),
    ...advanced(before, end),
    ...memory.near,
    ...(memory.far ? { far: { ...farAfter(before, end), ...memory.far } } : {}),
    ...(far && !round.wide && before?.skipsFar ? { skipsFar: true } : {}),
    ...(memory.aside ? { aside: memory.aside } : {}),
  };
}

const clockOf = ({ difference }: VendorClock): Pick<LiveState, 'clock'> => ({ clock: difference });

/** How a round has ended. `isCrowded`: its changes fill the memory, so the next round does not read them again. */
interface End {
  round: Round<Memories>;
  floor: string | undefined;
  isCrowded: boolean;
  overlap: number;
}

/** The cursor of the far days. It moves only in rounds that read them. */
function farAfter(before: LiveState | undefined, end: End): Cursor {
  if (end.round.wide || !before?.far) return advanced(before && farOf(before), end);
  const { since, floor, reached } = before.far;
  return { since, ...(floor === undefined ? {} : { floor }), ...(reached ? { reached } : {}) };
}

/** The next cursor: the next round begins where the round before this one ended, see {@link Cursor}. */
function advanced(before: Cursor | undefined, { round, floor, isCrowded, overlap }: End): Cursor {
  const { startedAt } = round;
  if (isCrowded) return { since: startedAt, reached: { since: startedAt } };
  const last = before && reachedBy(before);
  const started = Date.parse(startedAt);
  // A wrong clock may have put the end of the last round into the future.
  const isWrong = last !== undefined && Date.parse(last.since) > started;
  const since = started - overlap;
  const reached = {
    since: iso(last && !isWrong ? Math.max(since, Date.parse(last.since)) : since),
    ...(floor === undefined ? {} : { floor }),
  };
  const next = isWrong ? before : last;
  const passedOver = laterOf(next?.floor, floor);
  return {
    since: next && Date.parse(next.since) <= started ? next.since : reached.since,
    ...(passedOver === undefined ? {} : { floor: passedOver }),
    reached,
  };
}

const laterOf = (one: string | undefined, other: string | undefined): string | undefined =>
  one !== undefined && (other === undefined || one > other) ? one : other;

const iso = (instant: number): string => new Date(instant).toISOString();
