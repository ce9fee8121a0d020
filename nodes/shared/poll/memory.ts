import { DAY } from './clock';
import { MOST_REMEMBERED, type Memories, type Memory, type PollState, type Round } from './state';

/**
 * How long what was shown is remembered after the list was narrowed otherwise, so that somebody who changes a filter
 * and changes it back gets nothing twice. It covers what a list asked by day answers again.
 */
const ASIDE = 2 * DAY;

/**
 * The state for another narrowing: its cursors go on, and what was shown stays known for a while.
 * What was absent already is not: it has left the list, and is an event when it comes again.
 */
export function narrowedOtherwise(before: PollState, narrowedBy: string, now: number): PollState {
  const { round, far, seen, ...kept } = before;
  return {
    ...kept,
    narrowedBy,
    ...(isUnread(before) ? { unread: true as const } : {}),
    seen: {},
    ...(far ? { far: { ...far, seen: {} } } : {}),
    aside: {
      until: new Date(now + ASIDE).toISOString(),
      seen: { ...asideAt(before, now), ...far?.seen, ...seen, ...round?.far, ...round?.seen },
    },
  };
}

/** Whether the first round, which is to emit what exists, has not come to its end. */
const isUnread = ({ unread, round, reached, seen }: PollState): boolean =>
  unread ?? (round !== undefined && !round.silent && reached === undefined && isEmpty(seen));

/** What the rounds before this one have shown, and how much of the room it takes. */
export function earlierOf(before: PollState | undefined, now: number): { all: Memories; held: Memories } {
  const { seen, missing, far } = before ?? { seen: {} };
  const held = { ...far?.missing, ...far?.seen, ...missing, ...seen };
  return { all: { ...asideAt(before, now), ...held }, held };
}

/** What is remembered after a finished round, each part as far as there is room. */
export function afterRound(
  before: PollState | undefined,
  round: Round,
  { hasFar, now }: { hasFar: boolean; now: number },
): { near: Memory; far?: Memory; aside?: PollState['aside'] } {
  const answered = { ...round.far, ...round.seen };
  const far = hasFar ? next(before?.far, round.far ?? {}, answered, round.wide === true) : undefined;
  const near = next(before, hasFar ? round.seen : answered, answered, true);
  const aside = before?.aside && without(asideAt(before, now), answered);
  const room = new Room();
  const kept = {
    near: room.of(near),
    ...(far ? { far: room.of(far) } : {}),
  };
  const rest = room.newest(aside ?? {});
  if (!before?.aside || isEmpty(rest)) return kept;
  return { ...kept, aside: { until: before.aside.until, seen: rest } };
}

/**
 * In: `own`, what the round has shown of this memory's days; `answered`, all that it has shown; `isRead`, whether it
 * would have shown what is still listed. Only then an absence counts, and the second one in a row forgets the record.
 */
function next(
  { seen, missing = {} }: Memory = { seen: {} },
  own: Memories,
  answered: Memories,
  isRead: boolean,
): Memory {
  const absent = without(seen, answered);
  if (isRead) return { seen: own, missing: absent };
  return { seen: { ...absent, ...own }, missing: without(missing, answered) };
}

/** The room for memories: the parts that are asked for first are kept whole before others. */
class Room {
  private left = MOST_REMEMBERED;

  of({ seen, missing = {} }: Memory): Memory {
    const kept = this.newest(seen);
    const absent = this.newest(missing);
    return isEmpty(absent) ? { seen: kept } : { seen: kept, missing: absent };
  }

  /** Those read last stand last. */
  newest(memories: Memories): Memories {
    const all = Object.entries(memories);
    const { left } = this;
    this.left = Math.max(0, left - all.length);
    if (all.length <= left) return memories;
    return left === 0 ? {} : Object.fromEntries(all.slice(-left));
  }
}

const asideAt = (before: PollState | undefined, now: number): Memories =>
  before?.aside && now < Date.parse(before.aside.until) ? before.aside.seen : {};

const without = (memories: Memories, others: Memories): Memories =>
  Object.fromEntries(Object.entries(memories).filter(([key]) => others[key] === undefined));

const isEmpty = (memories: Memories): boolean => Object.keys(memories).length === 0;
