const DAY_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const ZONED_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The calendar day that a value means, as YYYY-MM-DD.
 * In: a day, ISO text with or without offset (with one, the day in `timezone`), a Date, or a Luxon DateTime
 * (recognised by shape: n8n's is of another copy of Luxon). Out: undefined for anything else, an impossible day included.
 */
export function toDay(value: unknown, timezone: string): string | undefined {
  if (value instanceof Date || Object.prototype.toString.call(value) === '[object Date]') {
    return dayOf(value as Date, timezone);
  }
  if (isLuxonLike(value)) return dayOf(new Date(value.toMillis()), value.zoneName ?? timezone);
  if (typeof value !== 'string') return undefined;
  const given = value.trim();
  if (DAY_ONLY.test(given)) return isRealDay(given) ? given : undefined;
  const local = LOCAL_TIME.exec(given)?.[1];
  if (local !== undefined) return isRealDay(local) ? local : undefined;
  return ZONED_TIME.test(given) ? dayOf(new Date(given.replace(' ', 'T')), timezone) : undefined;
}

function dayOf(moment: Date, timeZone: string): string | undefined {
  if (Number.isNaN(moment.getTime())) return undefined;
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
  zoneName?: string | null;
}

function isLuxonLike(value: unknown): value is LuxonLike {
  if (typeof value !== 'object' || value === null) return false;
  const shape = value as Record<string, unknown>;
  return typeof shape.toMillis === 'function' && typeof shape.toISO === 'function';
}
