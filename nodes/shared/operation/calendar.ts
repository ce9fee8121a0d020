import { trimmed } from './invisible';

const DAY_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(:\d{2}(\.\d+)?)?)$/;
/**
 * A time with its zone, as ISO 8601 and databases write it: `2026-03-04T00:00:00Z`, PostgreSQL's `2026-03-04 00:00:00+00`,
 * SQL Server's `2026-03-04 00:00:00.0000000 +00:00`, Java's `2026-03-04T00:00+01:00[Europe/Berlin]`.
 */
const ZONED_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|GMT|([+-])(\d{2})(?::?(\d{2}))?)(?:\[[\w/+-]+\])?$/i;

/** A clock at midnight. */
const MIDNIGHT = /^00:00(:00(\.0+)?)?$/;

/**
 * The calendar day of a value in `timezone`, as YYYY-MM-DD.
 * In: a day, text from ISO 8601 or a database (without an offset, its own day), a Date or a Luxon DateTime.
 * Databases and sheets write a day as its midnight, in their zone or in GMT. It keeps the day that it is written with.
 * Out: undefined for anything else, and for a day that does not exist.
 */
export function toDay(value: unknown, timezone: string): string | undefined {
  return dayIn(value, (instant) => dayOf(instant, timezone));
}

/**
 * The latest day for which "on or after" includes everything since a value, whatever the vendor's zone.
 * In and out like {@link toDay}. A day, also one written as a midnight, stays that day.
 */
export function toDayReaching(value: unknown): string | undefined {
  return dayIn(value, (instant) => dayReaching(instant.getTime()));
}

/** The day that a value is written with, or the result of `ofInstant`. */
function dayIn(value: unknown, ofInstant: (instant: Date) => string): string | undefined {
  const instant = toInstant(value);
  if (instant) return dayOfMidnight(value) ?? ofInstant(instant);
  if (typeof value !== 'string') return undefined;
  const given = trimmed(value);
  const day = DAY_ONLY.test(given) ? given : LOCAL_TIME.exec(given)?.[1];
  return day !== undefined && isRealDay(day) ? day : undefined;
}

/** The day of a point in time that is midnight in its own zone. The zone of a Date is GMT. */
function dayOfMidnight(value: unknown): string | undefined {
  const written = isDate(value) ? value.toISOString() : isLuxonLike(value) ? value.toISO() : value;
  const [, day, clock = ''] = typeof written === 'string' ? (ZONED_TIME.exec(trimmed(written)) ?? []) : [];
  return MIDNIGHT.test(clock) ? day : undefined;
}

/** How far behind GMT the westernmost zone is, where a day begins last. */
const WESTERNMOST = 12 * 60 * 60 * 1000;

/** The latest day that has begun everywhere on earth at this instant. "On or after" that day includes everything since. */
export const dayReaching = (instant: number): string =>
  new Date(instant - WESTERNMOST).toISOString().slice(0, 10);

/** Adds the zone to text of a moment that is known to be GMT. Text with a zone, and other text, is returned unchanged. */
export function inGmt(given: string): string {
  const [, day, clock] = LOCAL_TIME.exec(trimmed(given)) ?? [];
  return day === undefined || clock === undefined ? given : `${day}T${clock}Z`;
}

/**
 * The instant of a vendor's moment, in milliseconds. Without a zone it is GMT. A day counts as its beginning in GMT.
 * Undefined for other text.
 */
export function vendorInstant(text: string): number | undefined {
  const given = trimmed(text);
  const isComplete = DAY_ONLY.test(given) || /(Z|[+-]\d{2}:?\d{2})$/i.test(given);
  const instant = Date.parse(`${given.replace(' ', 'T')}${isComplete ? '' : 'Z'}`);
  return Number.isNaN(instant) ? undefined : instant;
}

/**
 * The point in time of ISO text with an offset, of a Date, or of a Luxon DateTime. The last two are recognized by shape:
 * n8n's expressions run in another realm with another copy of Luxon.
 */
export function toInstant(value: unknown): Date | undefined {
  const instant = readInstant(value);
  // Also false for an invalid date.
  return instant && instant.getTime() > EARLIEST && instant.getTime() < LATEST ? instant : undefined;
}

/** These limits keep the year at four digits in every time zone. Other years can't be written as YYYY-MM-DD. */
const EARLIEST = Date.parse('0001-01-02T00:00:00Z');
const LATEST = Date.parse('9999-12-31T00:00:00Z');

/**
 * The point in time of a value. Text without an offset (the editor's date picker writes it) and a bare day are in
 * `timezone`. A time that does not exist because of a clock change is read an hour later.
 */
export function toMoment(value: unknown, timezone: string): Date | undefined {
  const instant = toInstant(value);
  if (instant || typeof value !== 'string') return instant;
  const given = trimmed(value);
  const [, day, clock] = LOCAL_TIME.exec(given) ?? (DAY_ONLY.test(given) ? ['', given, '00:00'] : []);
  if (day === undefined || clock === undefined || !isRealDay(day)) return undefined;
  const local = Date.parse(`${day}T${clock}Z`);
  if (Number.isNaN(local)) return undefined;
  // The offset depends on the time, so it is computed twice. This is right even around a clock change.
  const near = local - offsetAt(local, timezone);
  return new Date(local - offsetAt(near, timezone));
}

/** A moment (ISO text in GMT) as a clock in `timezone` shows it: ISO text without a zone. */
export const wallClock = (moment: string, timezone: string): string =>
  clockText(Date.parse(moment), timezone).replace(' ', 'T');

/** The last millisecond of a day in `timezone`; undefined unless the value is a day without a time. */
export function endOfDay(value: unknown, timezone: string): Date | undefined {
  const given = typeof value === 'string' ? trimmed(value) : '';
  if (!DAY_ONLY.test(given) || !isRealDay(given)) return undefined;
  const next = new Date(Date.parse(`${given}T00:00Z`) + DAY).toISOString().slice(0, 10);
  const start = toMoment(next, timezone);
  return start && new Date(start.getTime() - 1);
}

const DAY = 24 * 60 * 60_000;

/** A time of day as hh:mm:ss; undefined for anything else. */
export function toTime(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, hours = '', minutes = '', seconds = '00'] = TIME.exec(trimmed(value)) ?? [];
  return hours === '' ? undefined : `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
}

/** Databases may write fractions of a second that are all zeros. */
const TIME = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.0+)?)?$/;

/**
 * Writes a point in time (ISO text in GMT) or a time of day (hh:mm:ss) in a vendor's pattern: YYYY, MM, DD, hh (of 24),
 * mm, ss. Letters between apostrophes are copied.
 */
export function inPattern(pattern: string, value: string): string {
  const [date = '', clock = ''] = value.includes('T') ? value.split('T') : ['', value];
  const [year = '', month = '', day = ''] = date.split('-');
  const [hours = '', minutes = '', seconds = ''] = clock.split(':');
  const parts: Record<string, string> = {
    YYYY: year,
    MM: month,
    DD: day,
    hh: hours,
    mm: minutes,
    ss: seconds.slice(0, 2),
  };
  return pattern.replace(
    /'([^']*)'|YYYY|MM|DD|hh|mm|ss/g,
    (token, quoted?: string) => quoted ?? parts[token] ?? token,
  );
}

/** How far a zone is ahead of GMT at a point in time, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  return Date.parse(`${clockText(time, timeZone).replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000;
}

function readInstant(value: unknown): Date | undefined {
  if (isDate(value)) return new Date(value);
  if (isLuxonLike(value)) return new Date(value.toMillis());
  const [, day, clock, , sign, hours = 0, minutes = 0] =
    typeof value === 'string' ? (ZONED_TIME.exec(trimmed(value)) ?? []) : [];
  if (day === undefined || !isRealDay(day) || Number(hours) > MOST_HOURS || Number(minutes) > 59)
    return undefined;
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -MINUTE : MINUTE);
  return new Date(Date.parse(`${day}T${clock}Z`) - ahead);
}

const MINUTE = 60_000;

/** No zone is further from GMT, today or in the past. */
const MOST_HOURS = 15;

const dayOf = (moment: Date, timeZone: string): string =>
  clockText(moment.getTime(), timeZone).slice(0, 'YYYY-MM-DD'.length);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local time in a zone, as YYYY-MM-DD hh:mm:ss. Formatters are cached, because making one takes 0.3 ms. */
function clockText(time: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes a time as ISO does, except for years before 1000.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, format);
  }
  return format.format(time).padStart('YYYY-MM-DD hh:mm:ss'.length, '0');
}

function isRealDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}

/** A Date of any realm. */
export const isDate = (value: unknown): value is Date =>
  Object.prototype.toString.call(value) === '[object Date]';

interface LuxonLike {
  toMillis(): number;
  toISO(): unknown;
}

function isLuxonLike(value: unknown): value is LuxonLike {
  if (typeof value !== 'object' || value === null) return false;
  const shape = value as Record<string, unknown>;
  return typeof shape.toMillis === 'function' && typeof shape.toISO === 'function';
}
