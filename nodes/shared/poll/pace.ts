import { HOUR, MINUTE } from './clock';
import type { SavedState } from './state';

/** n8n's clock ticks to the minute, give or take: a poll this much early counts as on time. */
const TOLERANCE = 30_000;

/** Whether a poll is to be made: the interval has passed, or the last round is not finished. */
export function isDue(
  state: Pick<SavedState, 'round' | 'polledAt'> | undefined,
  interval: number,
  now: number,
): boolean {
  if (state === undefined || state.round !== undefined) return true;
  const passed = now - Date.parse(state.polledAt);
  // The clock may have been set back.
  return passed < 0 || passed >= interval - TOLERANCE;
}

/** Failures in a row of the triggers of this process, by workflow and node. */
const failures = new Map<string, { count: number; at: number; until: number }>();

/** The first pause after a failure; each further one adds as much. */
const PAUSE = 5 * MINUTE;

/** Whether a trigger waits after a failure. n8n without its own back-off would call every minute. */
export function isPaused(trigger: string, now: number): boolean {
  const failure = failures.get(trigger);
  // A clock that was ahead when the poll failed, and was set back since, must not make the pause longer.
  return failure !== undefined && now >= failure.at && now < failure.until;
}

/** Notes a failure: the next call waits as long as the vendor asks, else a growing time of at most the interval. */
export function noteFailure(trigger: string, interval: number, now: number, retryAfterMs = 0): void {
  const count = (failures.get(trigger)?.count ?? 0) + 1;
  const own = Math.min(count * PAUSE, interval);
  const until = now + Math.max(own, Math.min(retryAfterMs, HOUR)) - TOLERANCE;
  failures.set(trigger, { count, at: now, until });
}

/** Notes that a trigger works again. */
export const noteSuccess = (trigger: string): void => void failures.delete(trigger);
