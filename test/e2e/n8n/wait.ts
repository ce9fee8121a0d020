import { setTimeout as sleep } from 'node:timers/promises';

/** How to wait. */
export interface WaitOptions {
  /** What is waited for; the error names it. */
  what: string;
  timeoutMs?: number;
  intervalMs?: number;
  /** Shown in the error when time is up. */
  state?: () => unknown;
}

/** Asks again until the answer is something, and gives it; throws when time is up. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { what, timeoutMs = 60_000, intervalMs = 100, state }: WaitOptions,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) {
      const told = state === undefined ? '' : `\n${text(state())}`;
      throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}${told}`);
    }
    await sleep(intervalMs);
  }
}

function text(state: unknown): string {
  return typeof state === 'string' ? state : JSON.stringify(state, null, 2);
}
