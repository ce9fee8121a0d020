const DAY_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(:\d{2}(\.\d+)?)?)$/;
const ZONED_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The calendar day that a value means in `timezone`, as YYYY-MM-DD.
 * In: a day, ISO text with or without offset (without one, its own day), a Date or a Luxon DateTime.
 * Out: undefined for anything else, an impossible day included.
 */
export function toDay(value: unknown, timezone: string): string | undefined {
  const instant = toInstant(value);
  if (instant) return dayOf(instant, timezone);
  if (typeof value !== 'string') return undefined;
  const given = value.trim();
  const day = DAY_ONLY.test(given) ? given : LOCAL_TIME.exec(given)?.[1];
  return day !== undefined && isRealDay(day) ? day : undefined;
}

/**
 * The point in time that a value means: ISO text with offset, a Date, or a Luxon DateTime
 * (both recognised by shape: n8n's expressions run in another realm with another copy of Luxon).
 */
export function toInstant(value: unknown): Date | undefined {
  const instant = readInstant(value);
  // False for a date that is none, too.
  return instant && instant.getTime() > EARLIEST && instant.getTime() < LATEST ? instant : undefined;
}

/** Years of four digits in every time zone; another one can't be written as YYYY-MM-DD. */
const EARLIEST = Date.parse('0001-01-02T00:00:00Z');
const LATEST = Date.parse('9999-12-31T00:00:00Z');

/**
 * The point in time that a value means, text without an offset (what the editor's date picker writes) and a bare day in
 * `timezone` included. A time that the clocks skip is read an hour later.
 */
export function toMoment(value: unknown, timezone: string): Date | undefined {
  const instant = toInstant(value);
  if (instant || typeof value !== 'string') return instant;
  const given = value.trim();
  const [, day, clock] = LOCAL_TIME.exec(given) ?? (DAY_ONLY.test(given) ? ['', given, '00:00'] : []);
  if (day === undefined || clock === undefined || !isRealDay(day)) return undefined;
  const local = Date.parse(`${day}T${clock}Z`);
  if (Number.isNaN(local)) return undefined;
  // The offset at that time is not known before the time is: the second look is right around a change of the clocks.
  const near = local - offsetAt(local, timezone);
  return new Date(local - offsetAt(near, timezone));
}

/** A time of day as hh:mm:ss; undefined for anything else. */
export function toTime(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, hours = '', minutes = '', seconds = '00'] = TIME.exec(value.trim()) ?? [];
  return hours === '' ? undefined : `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/**
 * Writes a point in time (ISO text in GMT) or a time of day (hh:mm:ss) in a vendor's pattern: YYYY, MM, DD, hh (of 24),
 * mm, ss; letters between apostrophes stand for themselves.
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

/** How far a zone's clocks are ahead of GMT at a point in time, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  // Swedish writes a time as ISO does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const read = format.format(time);
  return Date.parse(`${read.replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000;
}

function readInstant(value: unknown): Date | undefined {
  if (Object.prototype.toString.call(value) === '[object Date]') return new Date(value as Date);
  if (isLuxonLike(value)) return new Date(value.toMillis());
  if (typeof value !== 'string' || !ZONED_TIME.test(value.trim())) return undefined;
  return new Date(value.trim().replace(' ', 'T'));
}

function dayOf(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(moment).padStart('YYYY-MM-DD'.length, '0');
}

function isRealDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}

interface LuxonLike {
  toMillis(): number;
}

function isLuxonLike(value: unknown): value is LuxonLike {
  if (typeof value !== 'object' || value === null) return false;
  const shape = value as Record<string, unknown>;
  return typeof shape.toMillis === 'function' && typeof shape.toISO === 'function';
}
