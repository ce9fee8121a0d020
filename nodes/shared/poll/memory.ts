import { DAY } from './clock';
import { joined, notReplaced, without, type Memories } from './keys';
import type { LiveState, Memory, Round } from './state';

/**
 * How long what was shown is remembered after the list was narrowed otherwise, so that somebody who changes a filter
 * and changes it back gets nothing twice. It covers what a list asked by day answers again.
 */
const ASIDE = 2 * DAY;

type LiveMemory = Memory<Memories>;
type LiveRound = Round<Memories>;

/**
 * The state for another narrowing: its cursors go on, and what was shown stays known for a while.
 * What was absent already is not: it has left the list, and is an event when it comes again.
 */
export async function narrowedOtherwise(
  before: LiveState,
  narrowedBy: string,
  now: number,
): Promise<LiveState> {
  const { round, far, seen, ...kept } = before;
  const shown = [asideAt(before, now), far?.seen, seen, round?.far, round?.seen];
  return {
    ...kept,
    narrowedBy,
    ...(isUnread(before) ? { unread: true as const } : {}),
    seen: new Map(),
    ...(far ? { far: { ...far, seen: new Map() } } : {}),
    aside: { until: new Date(now + ASIDE).toISOString(), seen: await joined(...shown) },
  };
}

/** Whether the first round, which is to emit what exists, has not come to its end. */
const isUnread = ({ unread, round, reached, seen }: LiveState): boolean =>
  unread ?? (round !== undefined && !round.silent && reached === undefined && seen.size === 0);

/** What is remembered of the list as it is narrowed now. */
export async function heldIn(before: LiveState | undefined): Promise<Memories> {
  const { seen, missing, far } = before ?? {};
  return await joined(far?.missing, far?.seen, missing, seen);
}

/**
 * What is remembered after a finished round. What was read is remembered whole. Memories of what was absent, and of other
 * filters, are kept as far as there is room.
 */
export async function afterRound(
  before: LiveState | undefined,
  round: LiveRound,
  { hasFar, hasStates, most, now }: { hasFar: boolean; hasStates: boolean; most: number; now: number },
): Promise<{ near: LiveMemory; far?: LiveMemory; aside?: LiveState['aside'] }> {
  const answered = [round.far ?? new Map<string, number>(), round.seen];
  const own = hasFar ? round.seen : await joined(...answered);
  // A state that was replaced is an event when it comes back. One that is absent with its record may come in a whole answer.
  const absentFrom = async (memories: Memories): Promise<Memories> => {
    const absent = await without(memories, ...answered);
    return hasStates ? await notReplaced(absent, answered) : absent;
  };
  const near = await next(before, own, absentFrom, true);
  const far = hasFar
    ? await next(before?.far, round.far ?? new Map(), absentFrom, round.wide === true)
    : undefined;
  const aside = await absentFrom(asideAt(before, now) ?? new Map());
  const room = new Room(most - near.seen.size - (far?.seen.size ?? 0));
  const kept = { near: room.of(near), ...(far ? { far: room.of(far) } : {}) };
  const rest = room.newest(aside);
  if (!before?.aside || rest.size === 0) return kept;
  return { ...kept, aside: { until: before.aside.until, seen: rest } };
}

/**
 * In: `own`, what the round has shown of this memory's days; `absentFrom`, what it has shown none of; `isRead`, whether it
 * would have shown what is still listed. Only then an absence counts, and the second one in a row forgets the record.
 */
async function next(
  { seen, missing = new Map() }: LiveMemory = { seen: new Map() },
  own: Memories,
  absentFrom: (memories: Memories) => Promise<Memories>,
  isRead: boolean,
): Promise<LiveMemory> {
  const absent = await absentFrom(seen);
  if (isRead) return { seen: own, missing: absent };
  return { seen: await joined(absent, own), missing: await absentFrom(missing) };
}

/** The room that is left beside what is kept whole; the parts that are asked for first get it. */
class Room {
  private left: number;

  constructor(left: number) {
    this.left = Math.max(0, left);
  }

  of({ seen, missing = new Map() }: LiveMemory): LiveMemory {
    const absent = this.newest(missing);
    return absent.size === 0 ? { seen } : { seen, missing: absent };
  }

  newest(memories: Memories): Memories {
    const { left } = this;
    this.left = Math.max(0, left - memories.size);
    if (memories.size <= left) return memories;
    return new Map(left === 0 ? [] : [...memories].slice(-left));
  }
}

/** What was shown before the list was narrowed otherwise, as long as that counts. */
export const asideAt = (before: LiveState | undefined, now: number): Memories | undefined =>
  before?.aside && now < Date.parse(before.aside.until) ? before.aside.seen : undefined;
