/** The clock of a delay line; tests pass their own. */
export interface Clock {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  after(ms: number, then: () => void): void;
}

const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, then) => void setTimeout(then, ms),
};

/** Timers fire by whole milliseconds: what is due within half of one goes out with what is due now. */
const SLACK_MS = 0.5;

/** One way of a connection: what is put in comes out in order, each piece `delayMs` later. */
export class DelayLine<T> {
  private readonly waiting: Array<{ due: number; piece: T }> = [];
  private armed = false;

  constructor(
    private readonly delayMs: number,
    private readonly deliver: (piece: T) => void,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Puts a piece in. It leaves at `notBefore` at the earliest, and never overtakes another. */
  push(piece: T, notBefore = 0): void {
    this.waiting.push({ due: Math.max(this.clock.now(), notBefore) + this.delayMs, piece });
    this.arm();
  }

  private arm(): void {
    const first = this.waiting[0];
    if (!first || this.armed) return;
    this.armed = true;
    this.clock.after(Math.max(0, Math.round(first.due - this.clock.now())), () => {
      this.armed = false;
      this.deliverDue();
      this.arm();
    });
  }

  private deliverDue(): void {
    const latest = this.clock.now() + SLACK_MS;
    for (let first = this.waiting[0]; first && first.due <= latest; first = this.waiting[0]) {
      this.waiting.shift();
      this.deliver(first.piece);
    }
  }
}
