/** The time of a simulated company. Runs with the machine's unless a test sets it. */
export class Clock {
  private at: number | undefined;

  /** In: how many milliseconds it is behind the machine's. */
  constructor(private readonly behind: () => number = () => 0) {}

  /** Stops the clock at this moment; without one it runs with the machine's again. */
  set(moment?: string | number | Date): void {
    this.at = moment === undefined ? undefined : new Date(moment).getTime();
  }

  /** Moves on by so many milliseconds, and stops there. */
  advance(milliseconds: number): void {
    this.at = this.now().getTime() + milliseconds;
  }

  now(): Date {
    return new Date(this.at ?? Date.now() - this.behind());
  }

  /** `YYYY-MM-DDThh:mm:ss` in GMT. */
  moment(): string {
    return this.now().toISOString().slice(0, 19);
  }

  /** `YYYY-MM-DD` in GMT. */
  day(): string {
    return this.moment().slice(0, 10);
  }
}
