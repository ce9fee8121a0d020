import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Hint } from '../operation';
import type { Connector } from './connector';

/** At this share of the daily limit users are told. */
const NEARLY = 0.8;

/** What the calls of one session were asked to wait for. */
export class SlowDowns {
  private asked = 0;
  private waitedMs = 0;
  private waitsUntil = 0;

  /** An answer asked for fewer calls. */
  count(): void {
    this.asked += 1;
  }

  /** A call begins to wait. Time in which several calls wait counts once. */
  waits(ms: number): void {
    const now = performance.now();
    const until = Math.max(this.waitsUntil, now + ms);
    this.waitedMs += until - Math.max(this.waitsUntil, now);
    this.waitsUntil = until;
  }

  /** What to tell about it: "Example asked 3 times to slow down; this run waited 12 seconds in all". */
  hint({ vendor }: Connector): Hint | undefined {
    if (this.asked === 0 && this.waitedMs === 0) return undefined;
    const asked =
      this.asked === 0
        ? `${vendor} asked other runs with the same credential to slow down`
        : `${vendor} asked ${times(this.asked)} to slow down`;
    const waited = this.waitedMs > 0 ? `; this run waited ${seconds(this.waitedMs)} in all` : '';
    return { message: `${asked}${waited}`, type: 'info' };
  }
}

/** A warning from 80% of the number on that the user has set as the credential's limit; 0 and nothing are no limit. */
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
