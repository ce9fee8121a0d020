import { LONGEST_WAIT_MS } from './wait';

/** All waits of one call together, in milliseconds; people who look at a list or a test wait less. */
export const MAX_TOTAL_WAIT_MS = 120_000;

/** How much waiting a call has left, whoever makes it wait. */
export class Patience {
  constructor(private leftMs: number) {}

  /** What is left, in milliseconds. */
  get left(): number {
    return this.leftMs;
  }

  /** Whether a wait of so many milliseconds fits, and a timer can hold it. */
  covers(ms: number): boolean {
    return ms <= this.leftMs && ms <= LONGEST_WAIT_MS;
  }

  /** Takes a wait that is about to begin; false, and nothing is taken, where it does not fit. */
  spend(ms: number): boolean {
    if (!this.covers(ms)) return false;
    this.leftMs -= ms;
    return true;
  }

  /** Takes a wait that is over. */
  wear(ms: number): void {
    this.leftMs = Math.max(0, this.leftMs - ms);
  }
}
