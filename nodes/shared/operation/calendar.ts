const DAY_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
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
  return instant && !Number.isNaN(instant.getTime()) ? instant : undefined;
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
  return parts.format(moment);
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
