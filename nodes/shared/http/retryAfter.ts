/**
 * What a Retry-After header asks for, in milliseconds from `now` (milliseconds since the epoch).
 * Both forms of RFC 9110, 10.2.3 are read: seconds and an HTTP-date; a date that has passed gives 0.
 * Anything else gives undefined, as if the header were absent.
 * https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!HTTP_DATE.test(text)) return undefined;
  // asctime dates name no zone, but are GMT by RFC 9110, 5.6.7; Date.parse would read them as local time.
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Date.parse alone takes '-1' and 'soon 5' for dates; all three HTTP-date forms begin with the day's name. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d/;
