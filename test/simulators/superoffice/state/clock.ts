import type { Part } from './part';

/** The time of a simulated installation. Runs with the machine's; a test moves it on. */
export class OfficeClock implements Part {
  private offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** Moves on by so many milliseconds, and runs on from there. */
  advance(milliseconds: number): void {
    this.offset += milliseconds;
  }

  /** Back to the machine's time. */
  reset(): void {
    this.offset = 0;
  }

  snapshot(): object {
    return { now: this.now().toISOString() };
  }
}
