import type { Part } from './part';

/** The sync engine. The batch system starts and stops it: a change shows from the second question on. */
export class ErpEngine implements Part {
  isRunning = true;
  interval = '00:15:00';
  private requested?: boolean;

  reset(): void {
    this.isRunning = true;
    this.interval = '00:15:00';
    this.requested = undefined;
  }

  /** Requests a start or a stop. */
  request(run: boolean): void {
    this.requested = run;
  }

  /** What the engine says of itself; afterwards a requested change has happened. */
  status(): { IsRunning: boolean; StatusMessage: string; Interval: string } {
    const said = { IsRunning: this.isRunning, StatusMessage: this.message(), Interval: this.interval };
    if (this.requested !== undefined) this.isRunning = this.requested;
    this.requested = undefined;
    return said;
  }

  private message(): string {
    if (this.requested !== undefined && this.requested !== this.isRunning)
      return this.requested ? 'Start requested' : 'Stop requested';
    return this.isRunning ? 'Waiting for the next run' : 'Stopped';
  }

  /** Starts or stops it at once, as an administrator does. */
  set(isRunning: boolean): void {
    this.isRunning = isRunning;
    this.requested = undefined;
  }

  snapshot(): unknown {
    const { isRunning, interval } = this;
    return { isRunning, interval };
  }
}
