import { MINUTE, type Span, type VendorClock } from './clock';
import { joined, NEVER_AGAIN, type Memories } from './keys';
import { asideAt, heldIn } from './memory';
import { hasFar } from './roundCalls';
import type { LiveState, Round, RoundCall } from './state';
import type { PollTask } from './task';

/** Why a record is emitted; undefined if it is not. */
export type Verdict = 'new' | 'again' | undefined;

/** The memories while a round is read. */
export class Recall {
  /** Whether memories must last until the far days are read again. */
  private readonly untilFar: boolean;
  /** The marks of the records read, if a floor below some of them can limit the memory. */
  private readonly marks?: Map<string, number>;

  private constructor(
    readonly task: PollTask,
    private readonly clock: VendorClock,
    readonly round: Round<Memories>,
    readonly before: LiveState | undefined,
    /** The records remembered with the current filters (`held`) and with earlier ones (`aside`). */
    private readonly earlier: { held: Memories; aside: Memories },
    /** How many records are remembered, and how many of them are not on far days. */
    private readonly counts: { all: number; near: number },
  ) {
    const { event, range } = task;
    this.untilFar = hasFar(event, range) && (event.emits === 'change' || event.since?.reread !== undefined);
    // A list by day returns the whole day again. A list by moment is read from a later moment on.
    if (event.mark !== undefined && event.since?.precision === 'day' && !event.days) this.marks = new Map();
  }

  static async open(
    task: PollTask,
    clock: VendorClock,
    round: Round<Memories>,
    before: LiveState | undefined,
  ): Promise<Recall> {
    const held = await heldIn(before);
    const near = await joined(before?.missing, before?.seen, round.seen);
    const all = await joined(held, round.far, round.seen);
    const earlier = { held, aside: asideAt(before, clock.now()) ?? new Map<string, number>() };
    return new Recall(task, clock, round, before, earlier, { all: all.size, near: near.size });
  }

  isSilent({ far }: RoundCall): boolean {
    const { silent, skipsFar } = this.round;
    return silent === true || (skipsFar === true && far === true);
  }

  /**
   * In: `below`: the record's mark is below the floor. If such a record is unknown, it was forgotten for lack of room.
   * `former`: another key under which the record may be remembered.
   */
  verdictOn(
    key: string,
    call: RoundCall,
    { span, below, former = key }: { span?: Span; below: boolean; former?: string },
  ): Verdict {
    const held = this.earlier.held.get(key) ?? this.earlier.held.get(former);
    const earlier = held ?? this.earlier.aside.get(key) ?? this.earlier.aside.get(former);
    const now = this.round.seen.get(key) ?? this.round.far?.get(key);
    const minute = Math.floor(this.clock.now() / MINUTE);
    const emits = !this.isSilent(call) && (now === undefined ? this.isDue(earlier, minute) : now !== earlier);
    const passedOver = below && (earlier ?? now) === undefined;
    // Without room to remember it, each poll would emit the record. It stays in the list, so it waits until there is room.
    if ((held ?? now) === undefined && this.isFull(call)) return undefined;
    const known = now ?? (emits && !passedOver ? minute : (earlier ?? NEVER_AGAIN));
    this.keep(key, known, call);
    if (span) this.marks?.set(key, markIn(span));
    if (!emits || passedOver) return undefined;
    return earlier === undefined ? 'new' : 'again';
  }

  private isDue(earlier: number | undefined, minute: number): boolean {
    const { againAfter = Infinity } = this.task;
    if (earlier === undefined) return true;
    return earlier !== NEVER_AGAIN && minute - earlier >= againAfter / MINUTE;
  }

  /** Whether there is no room for a record of a list that every poll reads whole. */
  private isFull(call: RoundCall): boolean {
    const { event, most } = this.task;
    const count = call.far ? this.counts.all : this.counts.near;
    return !this.isSilent(call) && event.emits === 'appearance' && !event.since && count >= most;
  }

  private keep(key: string, minute: number, { far }: RoundCall): void {
    const { round } = this;
    const isKnown = this.earlier.held.has(key) || round.seen.has(key) || round.far?.has(key) === true;
    if (!isKnown) {
      this.counts.all++;
      if (!far) this.counts.near++;
    }
    if (this.untilFar || (far && !round.seen.has(key))) {
      round.far ??= new Map();
      round.far.set(key, minute);
      return;
    }
    round.seen.set(key, minute);
    round.far?.delete(key);
  }

  /** Whether the round has read more changes than are remembered. Days that are read again are remembered whole. */
  get isCrowded(): boolean {
    const { seen, far } = this.round;
    const { event, most } = this.task;
    const forgets = event.emits === 'change' || event.since !== undefined;
    return forgets && event.since?.reread === undefined && seen.size + (far?.size ?? 0) > most;
  }

  /**
   * Forgets the oldest changes if there is no room. Out: the mark below which changes are skipped from now on; undefined if
   * all are remembered, or if the marks do not say which changes are older.
   */
  makeRoom(): string | undefined {
    if (!this.isCrowded || !this.marks) return undefined;
    const marks = this.marks;
    const sorted = Float64Array.from(marks.values()).sort();
    const floor = floorOf(sorted, this.task.most);
    for (const key of this.round.seen.keys())
      if ((marks.get(key) ?? Infinity) < floor) this.round.seen.delete(key);
    return Number.isFinite(floor) ? new Date(floor).toISOString() : undefined;
  }
}

/** When a record was last changed. A mark that is only a day never counts as older. */
const markIn = ({ earliest, latest }: Span): number => (earliest === latest ? latest : Infinity);

/** The lowest mark that at most `most` marks reach. If more than that share the highest mark, it is just above it. */
function floorOf(sorted: Float64Array, most: number): number {
  const last = sorted[sorted.length - most - 1] ?? -Infinity;
  return sorted.find((mark) => mark > last) ?? last + 1;
}
