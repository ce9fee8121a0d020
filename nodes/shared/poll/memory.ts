import { DAY } from './clock';
import { joined, notReplaced, without, type Memories } from './keys';
import type { LiveState, Memory, Round } from './state';

/**
 * How long records are remembered after the filters change, so that a user who changes a filter back gets no record twice.
 * It covers the records that a list by day returns again.
 */
const ASIDE = 2 * DAY;

type LiveMemory = Memory<Memories>;
type LiveRound = Round<Memories>;

/**
 * The state after the filters changed. Its cursors stay, and seen records are remembered for a while. Records that were
 * absent are forgotten: they have left the list, and are events when they come again.
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

/** Whether the first round emits existing records and is not finished. */
const isUnread = ({ unread, round, reached, seen }: LiveState): boolean =>
  unread ?? (round !== undefined && !round.silent && reached === undefined && seen.size === 0);

/** The records remembered with the current filters. */
export async function heldIn(before: LiveState | undefined): Promise<Memories> {
  const { seen, missing, far } = before ?? {};
  return await joined(far?.missing, far?.seen, missing, seen);
}

/** What a finished round has read: far days too, states of records, one current state. */
interface Rounded {
  hasFar: boolean;
  hasStates: boolean;
  isCurrent: boolean;
  most: number;
  now: number;
}

/**
 * The memories after a finished round. All records that were read are remembered. Absent records and those of earlier
 * filters are kept as far as there is room.
 */
export async function afterRound(
  before: LiveState | undefined,
  round: LiveRound,
  { hasFar, hasStates, isCurrent, most, now }: Rounded,
): Promise<{ near: LiveMemory; far?: LiveMemory; aside?: LiveState['aside'] }> {
  const answered = [round.far ?? new Map<string, number>(), round.seen];
  const own = hasFar ? round.seen : await joined(...answered);
  // A replaced state is an event when it comes back. A state whose record is absent may be missing by mistake, so it stays.
  const absentFrom = async (memories: Memories): Promise<Memories> => {
    if (isCurrent) return new Map();
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
 * In: `own`, the records of this memory's days in the round; `absentFrom`, which picks the records that the round lacks;
 * `isRead`, whether the round read these days. Only then does an absence count. The second one in a row forgets the record.
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

/** The room left for memories that need not be kept. First come, first served. */
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

/** The records seen with earlier filters, while they count. */
export const asideAt = (before: LiveState | undefined, now: number): Memories | undefined =>
  before?.aside && now < Date.parse(before.aside.until) ? before.aside.seen : undefined;
