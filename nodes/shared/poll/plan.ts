import { DAY, dayOf, dayReaching, startOf } from './clock';
import type { Days, PollEvent } from './event';
import type { CallValues } from './state';

/** The range of days that the user watches, around today. */
export interface Range {
  back: number;
  ahead: number;
}

/** The lower bound of lists that have none: before any vendor kept records online. */
const BEGINNING = Date.UTC(1990, 0, 1);

/**
 * The calls for everything since an instant; all of the list without one.
 * In: `downFrom`, when the list was read last: days that have left the range since are read once more.
 */
export function planOf(
  event: PollEvent,
  range: Range,
  at: { now: number; since?: number; downFrom?: number },
): CallValues[] {
  const bound = boundOf(event, at);
  const { days } = event;
  if (!days) return [bound.values, ...bound.beyond];
  const first = Math.min(at.now, at.downFrom ?? at.now) - range.back * DAY;
  const last = at.now + range.ahead * DAY;
  const calls = windowsOf(days, dayOf(first), dayOf(last)).map((window) => ({ ...bound.values, ...window }));
  return [...calls, ...bound.beyond];
}

/** The days from `first` to `last` in windows that the vendor takes, oldest first. */
export function windowsOf(
  { from, to, most }: Pick<Days, 'from' | 'to' | 'most'>,
  first: string,
  last: string,
): CallValues[] {
  const windows: CallValues[] = [];
  for (let start = startOf(first); start <= startOf(last); start += most * DAY) {
    const end = Math.min(start + (most - 1) * DAY, startOf(last));
    windows.push({ [from]: dayOf(start), [to]: dayOf(end) });
  }
  return windows;
}

/** The lower bound as the vendor takes it, and what reads on where the vendor takes no older one. */
function boundOf(
  { since }: PollEvent,
  { now, since: wanted = BEGINNING }: { now: number; since?: number },
): { values: CallValues; beyond: CallValues[] } {
  if (!since) return { values: {}, beyond: [] };
  // A day less than documented: what counts as a day back, and from which moment, is the vendor's.
  const oldest = since.reach ? now - (since.reach.days - 1) * DAY : BEGINNING;
  const bound = Math.max(wanted, oldest);
  const written = since.precision === 'day' ? dayReaching(bound) : momentOf(bound);
  const beyond = since.reach?.beyond;
  const older = wanted > BEGINNING && wanted < oldest && beyond !== undefined;
  return {
    values: { [since.field]: written },
    beyond: older ? windowsOf(beyond, dayReaching(wanted), dayOf(now)) : [],
  };
}

/** Whole seconds, rounded down: an inclusive bound then misses nothing. */
const momentOf = (instant: number): string =>
  new Date(Math.floor(instant / 1000) * 1000).toISOString().replace('.000Z', 'Z');
