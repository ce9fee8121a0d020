/**
 * The wait that a Retry-After header demands, in milliseconds from `now` (milliseconds since the epoch).
 * Reads both forms of RFC 9110, 10.2.3: seconds and an HTTP-date. A past date gives 0, anything else undefined.
 * https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!HTTP_DATE.test(text)) return undefined;
  // RFC 9110, 5.6.7: asctime dates name no zone, but are GMT. Date.parse would read them as local time.
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Date.parse accepts '-1' and 'soon 5' as dates. All three forms of an HTTP-date begin with the day's name. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d/;
