import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { isAbsent, type Hint } from '../operation';
import type { Connector } from './connector';

/** Users get a hint when this share of the daily limit is used. */
const NEARLY = 0.8;

/** What a session has sent. `retries`: how many of its `calls` were repeats. */
export interface Tally {
  calls: number;
  retries: number;
}

/** How many calls a second the credential allows; without its own number, what the vendor wants. 0: no limit. */
export function paceOf({ pace }: Connector, credential: ICredentialDataDecryptedObject): number {
  if (!pace) return 0;
  const given = credential[pace.field];
  const number = isAbsent(given) ? NaN : Number(given);
  return number >= 0 ? number : pace.callsPerSecond;
}

/** How long the calls of one session have waited. Time in which several calls wait counts once. */
export class WaitedTime {
  private until = 0;
  private total = 0;

  /** All of it, in milliseconds. */
  get ms(): number {
    return this.total;
  }

  /** A call starts to wait. */
  begins(ms: number): void {
    this.add(performance.now(), ms);
  }

  /** A call has finished waiting. */
  ends(ms: number): void {
    this.add(performance.now() - ms, ms);
  }

  private add(from: number, ms: number): void {
    const until = Math.max(this.until, from + ms);
    this.total += until - Math.min(until, Math.max(this.until, from));
    this.until = until;
  }
}

/** The service's demands to slow down, for the calls of one session. */
export class SlowDowns {
  private asked = 0;
  private readonly waited = new WaitedTime();

  /** An answer demanded fewer calls. */
  count(): void {
    this.asked += 1;
  }

  /** A call starts to wait. */
  waits(ms: number): void {
    this.waited.begins(ms);
  }

  /** The hint about it: "Example asked 3 times to slow down; this run waited 12 seconds in all". */
  hint({ vendor }: Connector): Hint | undefined {
    if (this.asked === 0 && this.waited.ms === 0) return undefined;
    const asked =
      this.asked === 0
        ? `${vendor} asked other runs with the same credential to slow down`
        : `${vendor} asked ${times(this.asked)} to slow down`;
    const waited = this.waited.ms > 0 ? `; this run waited ${seconds(this.waited.ms)} in all` : '';
    return { message: `${asked}${waited}`, type: 'info' };
  }
}

/** The hint about a service that was down while the session waited for it. */
export const outageHint = ({ vendor }: Connector, { ms }: WaitedTime): Hint | undefined =>
  ms > 0
    ? { message: `${vendor} was down for a time; this run waited ${seconds(ms)} for it`, type: 'info' }
    : undefined;

/** A warning when 80% of the limit in the credential is used. 0 and an empty limit mean no limit. */
export function dailyHint(
  { vendor, dailyLimit }: Connector,
  credential: ICredentialDataDecryptedObject,
  calls: number,
): Hint | undefined {
  const limit = dailyLimit && Number(credential[dailyLimit.field]);
  if (!dailyLimit || !limit || !(limit > 0) || calls < NEARLY * limit) return undefined;
  const share = Math.floor((100 * calls) / limit);
  return {
    message: `This n8n process has made ${amount(calls)} calls with this credential since midnight UTC, ${share}% of its daily limit of ${amount(limit)}. ${vendor} allows ${amount(dailyLimit.calls)} for each ${dailyLimit.per}`,
    type: 'warning',
  };
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** A time that people can use: "1 second", "12 seconds". */
export function seconds(ms: number): string {
  const whole = Math.ceil(ms / 1000);
  return `${whole} ${whole === 1 ? 'second' : 'seconds'}`;
}

const amount = (count: number): string => count.toLocaleString('en-US');
