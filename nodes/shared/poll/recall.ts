import { MINUTE, type Span, type VendorClock } from './clock';
import { joined, NEVER_AGAIN, type Memories } from './keys';
import { asideAt, heldIn } from './memory';
import { hasFar } from './plan';
import type { LiveState, Round, RoundCall } from './state';
import type { PollTask } from './task';

/** Why a record is emitted; undefined where it is not. */
export type Verdict = 'new' | 'again' | undefined;

/** What is remembered while a round is read. */
export class Recall {
  /** Whether memories last until the far days are read again. */
  private readonly untilFar: boolean;
  /** The marks of what is read, where a floor below some of them can bound what is remembered. */
  private readonly marks?: Map<string, number>;

  private constructor(
    readonly task: PollTask,
    private readonly clock: VendorClock,
    readonly round: Round<Memories>,
    readonly before: LiveState | undefined,
    /** What is remembered of the list as it is narrowed now, and as it was before. */
    private readonly earlier: { held: Memories; aside: Memories },
    /** Records that are remembered, and those of them that are not on far days. */
    private readonly counts: { all: number; near: number },
  ) {
    const { event, range } = task;
    this.untilFar = event.emits === 'change' && hasFar(range);
    // A list that is asked by day shows the whole day again. One that is asked by moment is asked from a later one.
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
   * In: `below`, that its mark lies below the floor. What is below and not known was forgotten for lack of room; `former`,
   * another key under which it may be remembered.
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
    // Where a record stays in the list, it waits there until there is room to remember it: else each poll would emit it.
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

  private isFull(call: RoundCall): boolean {
    const count = call.far ? this.counts.all : this.counts.near;
    return !this.isSilent(call) && this.task.event.emits === 'appearance' && count >= this.task.most;
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

  /** Whether the round has read more changes than are remembered. */
  get isCrowded(): boolean {
    const { seen, far } = this.round;
    return this.task.event.emits === 'change' && seen.size + (far?.size ?? 0) > this.task.most;
  }

  /**
   * Forgets the oldest changes as far as there is no room, and says below which mark all are passed over from now on.
   * Undefined where all are remembered, or marks are too coarse to say which are older.
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

/** When a record was last changed. A day does not say when on it: such a record is never the older one. */
const markIn = ({ earliest, latest }: Span): number => (earliest === latest ? latest : Infinity);

/** The lowest mark from which on there are no more than `most`; just above the highest where those of one moment are more. */
function floorOf(sorted: Float64Array, most: number): number {
  const last = sorted[sorted.length - most - 1] ?? -Infinity;
  return sorted.find((mark) => mark > last) ?? last + 1;
}
