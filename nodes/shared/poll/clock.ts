import { vendorInstant } from '../operation';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The calendar day of an instant in GMT, as YYYY-MM-DD. */
export const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The instant at which a GMT day begins. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** When something happened, as a vendor writes it. If it is only a day, earliest and latest differ. */
export interface Span {
  earliest: number;
  latest: number;
}

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;

/** A day without a time zone may begin 14 hours before the GMT day and end 12 hours after it. */
const EAST = 14 * HOUR;
const WEST = 12 * HOUR;

/** The month of an instant in GMT, as YYYY-MM, or a later one. */
export function monthOf(instant: number, ahead = 0): string {
  const date = new Date(instant);
  return dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead)).slice(0, 7);
}

/** Whether all time zones have the same month. */
export const isMonthSure = (instant: number): boolean => monthOf(instant - WEST) === monthOf(instant + EAST);

/** Reads a vendor's day or moment (GMT if it names no zone); undefined if it is neither. */
export function spanOf(text: unknown): Span | undefined {
  if (typeof text !== 'string') return undefined;
  const given = text.trim();
  if (DAY_ONLY.test(given)) {
    const start = startOf(given);
    return Number.isNaN(start) ? undefined : { earliest: start - EAST, latest: start + DAY + WEST };
  }
  const instant = MOMENT.test(given) ? vendorInstant(given) : undefined;
  return instant === undefined ? undefined : { earliest: instant, latest: instant };
}

/** A smaller difference between clocks is ignored: an answer takes time, and its `Date` has whole seconds. */
const SAME = MINUTE;

/** The vendor's clock, learned from its answers. Until the first answer, it is ours. */
export class VendorClock {
  /** In: `own`, our clock; `ahead`, the milliseconds by which the vendor's clock is ahead of it. */
  constructor(
    private readonly own: () => number,
    private ahead = 0,
  ) {}

  now(): number {
    return this.own() + this.ahead;
  }

  /** The milliseconds by which the vendor's clock is ahead of ours; undefined if they agree. */
  get difference(): number | undefined {
    return Math.abs(this.ahead) > SAME ? this.ahead : undefined;
  }

  /** In: the moment of an answer. Out: whether the difference between the clocks has changed. */
  learn(date: number | undefined): boolean {
    if (date === undefined) return false;
    const ahead = date - this.own();
    if (Math.abs(ahead - this.ahead) <= SAME) return false;
    this.ahead = ahead;
    return true;
  }
}
