/** What waits for a moment of the clock. */
interface Waiting {
  due: number;
  run: () => void;
}

/**
 * The time of a simulated merchant. Runs with the machine's; a test moves it, and what was due in between happens at
 * once, in order.
 */
export class EbizClock {
  private offset = 0;
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;

  now(): Date {
    return new Date(this.milliseconds());
  }

  milliseconds(): number {
    return Date.now() + this.offset;
  }

  /** Moves on by so many milliseconds, and runs on from there. */
  advance(milliseconds: number): void {
    const target = this.milliseconds() + milliseconds;
    for (;;) {
      const next = this.waiting[0];
      if (!next || next.due > target) break;
      this.offset = Math.max(this.offset, next.due - Date.now());
      this.runDue();
    }
    this.offset = target - Date.now();
    this.arm();
  }

  /** Sets this moment, and runs on from there. Going back undoes nothing. */
  set(moment: string | number | Date): void {
    this.advance(new Date(moment).getTime() - this.milliseconds());
  }

  /** Runs something after so many milliseconds; at once if there are none to wait. */
  after(milliseconds: number, run: () => void): void {
    if (milliseconds <= 0) return run();
    const due = this.milliseconds() + milliseconds;
    const later = this.waiting.findIndex((other) => other.due > due);
    this.waiting.splice(later < 0 ? this.waiting.length : later, 0, { due, run });
    this.arm();
  }

  /** Back to the machine's time. What waits is dropped. */
  reset(): void {
    clearTimeout(this.timer);
    this.offset = 0;
    this.waiting = [];
  }

  snapshot(): object {
    return { now: this.now().toISOString(), waiting: this.waiting.length };
  }

  private arm(): void {
    clearTimeout(this.timer);
    const next = this.waiting[0];
    if (!next) return;
    this.timer = setTimeout(() => this.runDue(), Math.max(0, next.due - this.milliseconds()));
    // A simulator that is closed does not keep its process alive.
    this.timer.unref();
  }

  private runDue(): void {
    while (this.waiting[0] && this.waiting[0].due <= this.milliseconds()) this.waiting.shift()?.run();
    this.arm();
  }
}

/** How far the gateway's own time is behind UTC: a probe of the live service saw 7 hours. */
const GATEWAY_BEHIND_MS = 7 * 3_600_000;

/** `YYYY-MM-DD HH:MM:SS`, the gateway's text of a moment in its own zone. */
export function gatewayTime(milliseconds: number): string {
  return new Date(milliseconds - GATEWAY_BEHIND_MS).toISOString().slice(0, 19).replace('T', ' ');
}
