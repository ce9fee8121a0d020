import { LONGEST_WAIT_MS } from './wait';

/** The longest sum of a call's waits, in milliseconds. Lists and credential tests get less: a person waits for them. */
export const MAX_TOTAL_WAIT_MS = 120_000;

/** How much longer a call may wait, whatever it waits for. */
export class Patience {
  constructor(private leftMs: number) {}

  /** What is left, in milliseconds. */
  get left(): number {
    return this.leftMs;
  }

  /** Whether a wait of `ms` fits into what is left and into a timer. */
  covers(ms: number): boolean {
    return ms <= this.leftMs && ms <= LONGEST_WAIT_MS;
  }

  /** Subtracts a wait that is about to begin. If it does not fit, subtracts nothing and returns false. */
  spend(ms: number): boolean {
    if (!this.covers(ms)) return false;
    this.leftMs -= ms;
    return true;
  }

  /** Subtracts a wait that is over. */
  wear(ms: number): void {
    this.leftMs = Math.max(0, this.leftMs - ms);
  }
}
