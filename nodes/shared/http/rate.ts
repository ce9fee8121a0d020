import { LONGEST_WAIT_MS, wait } from './wait';

/**
 * Limits the rate of the calls of one key. It uses a sliding window. A full token bucket would allow up to twice its
 * rate within one second, and vendors that count by the second would refuse that.
 */
export interface RateLimiter {
  /**
   * Returns when one more call is allowed: any stretch of one second (of `1 / perSecond` seconds, below 1) holds
   * at most `perSecond` calls of this key. If `perSecond` is 0 or less, there is no limit.
   * Throws a `cancelled` CallFailure when the signal is aborted; the place in the queue is then given back.
   */
  take(perSecond: number, signal?: AbortSignal): Promise<void>;
}

/** When the latest calls of a key were or will be allowed, in milliseconds of the monotonic clock. */
const slotsByKey = new Map<string, number[]>();

/** The limiter of a key, shared by all executions of this process. Each worker process has its own. */
export function rateLimiter(key: string): RateLimiter {
  return { take: async (perSecond, signal) => await take(key, perSecond, signal) };
}

/** How many keys are remembered, for tests. */
export function rememberedKeys(): number {
  return slotsByKey.size;
}

async function take(key: string, perSecond: number, signal?: AbortSignal): Promise<void> {
  if (!(perSecond > 0) || !Number.isFinite(perSecond)) return;
  const burst = Math.max(1, Math.floor(perSecond));
  const windowMs = (burst / perSecond) * 1000;
  const now = performance.now();
  const slots = slotsOf(key, now);
  const slot = Math.max(now, (slots.at(-burst) ?? -Infinity) + windowMs);
  const last = slots.at(-1) ?? 0;
  slots.push(slot);
  // A caller with another rate may get a slot before those that wait.
  if (slot < last) slots.sort((a, b) => a - b);
  if (slots.length > 2 * burst) forgetPast(slots, now - windowMs);
  const ms = Math.ceil(slot - now);
  if (ms <= 0) return;
  try {
    await wait(Math.min(ms, LONGEST_WAIT_MS), signal);
  } catch (cancellation) {
    const place = slots.lastIndexOf(slot);
    if (place >= 0) slots.splice(place, 1);
    throw cancellation;
  }
}

function slotsOf(key: string, now: number): number[] {
  const known = slotsByKey.get(key);
  if (known) return known;
  dropIdleKeys(now);
  const slots: number[] = [];
  slotsByKey.set(key, slots);
  return slots;
}

/** Removes the slots before `time`, which no longer count. Slots are in ascending order. */
function forgetPast(slots: number[], time: number): void {
  const past = slots.findIndex((slot) => slot > time);
  slots.splice(0, past === -1 ? slots.length : past);
}

/** Runs only when a new key is added, so no timer is needed. An hour is enough for a rate of one call per hour. */
function dropIdleKeys(now: number): void {
  for (const [key, slots] of slotsByKey) {
    if ((slots.at(-1) ?? 0) < now - 3_600_000) slotsByKey.delete(key);
  }
}
