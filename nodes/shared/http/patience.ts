import { LONGEST_WAIT_MS } from './wait';

/** The sum of all waits of one call, in milliseconds. Lists and credential tests, for which a person waits, get less. */
export const MAX_TOTAL_WAIT_MS = 120_000;

/** How much waiting a call has left, whatever it waits for. */
export class Patience {
  constructor(private leftMs: number) {}

  /** What is left, in milliseconds. */
  get left(): number {
    return this.leftMs;
  }

  /** Whether a wait of `ms` fits, and a timer can hold it. */
  covers(ms: number): boolean {
    return ms <= this.leftMs && ms <= LONGEST_WAIT_MS;
  }

  /** Takes a wait that is about to begin. False if it does not fit; then nothing is taken. */
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
