import { HOUR, MINUTE } from './clock';
import type { SavedState } from './state';

/** n8n starts polls at about the full minute. A poll that is this much early counts as on time. */
const TOLERANCE = 30_000;

/** Whether a poll is due: the interval has passed, or the last round is not finished. */
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

/** The failures in a row of each trigger in this process, by workflow and node. */
const failures = new Map<string, { count: number; at: number; until: number }>();

/** The pause after the first failure. Each further failure adds as much. */
const PAUSE = 5 * MINUTE;

/** Whether a trigger pauses after a failure. An n8n without its own back-off would poll every minute. */
export function isPaused(trigger: string, now: number): boolean {
  const failure = failures.get(trigger);
  // If the clock was set back since the failure, the pause must not get longer.
  return failure !== undefined && now >= failure.at && now < failure.until;
}

/** Notes a failure. The next poll waits for the vendor's Retry-After, or else a growing time, at most the interval. */
export function noteFailure(trigger: string, interval: number, now: number, retryAfterMs = 0): void {
  const count = (failures.get(trigger)?.count ?? 0) + 1;
  const own = Math.min(count * PAUSE, interval);
  const until = now + Math.max(own, Math.min(retryAfterMs, HOUR)) - TOLERANCE;
  failures.set(trigger, { count, at: now, until });
}

/** Notes that a trigger works again. */
export const noteSuccess = (trigger: string): void => void failures.delete(trigger);
