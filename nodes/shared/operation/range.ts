import type { Field, Values, DateRange } from './declaration';
import type { Problem } from './misfit';

const DAY_MS = 86_400_000;

/** A part of a range, in the format of its parsed dates. */
export interface Window {
  from: string;
  to: string;
}

/** A parsed range: days as YYYY-MM-DD, moments as ISO text. Undefined if an end is missing or the range is ignored. */
function given({ from, to, ignoredWith = [] }: DateRange, values: Values): Window | undefined {
  if (ignoredWith.some((name) => values[name] !== undefined)) return undefined;
  const [first, last] = [values[from], values[to]];
  return typeof first === 'string' && typeof last === 'string' ? { from: first, to: last } : undefined;
}

/**
 * Whether one call takes the range. A range with one end is left to the vendor; an ignored range counts as none.
 * Both ends of a range of days count. Where the vendor's page is ambiguous, the shorter range is always safe.
 */
export function isWithin(range: DateRange, values: Values): boolean {
  const window = given(range, values);
  return !window || instantOf(window.to) <= furthest(range, window.from);
}

/**
 * The windows that cover a range, in order. Both ends belong to a window: the next one begins a day later for days, at the
 * same moment for moments.
 */
export function* windowsOf(range: DateRange, values: Values): Generator<Window> {
  const whole = given(range, values);
  if (!whole) throw new Error('A range has two ends');
  const end = instantOf(whole.to);
  const step = isDay(whole.from) ? DAY_MS : 0;
  let { from } = whole;
  for (;;) {
    const last = Math.min(end, furthest(range, from));
    yield { from, to: last === end ? whole.to : written(last, whole.to) };
    if (last >= end) return;
    from = written(last + step, whole.from);
  }
}

/** The problem of an item's range: it is longer than one call allows, or ends before it starts. */
export function rangeProblem(
  range: DateRange,
  fields: Field[],
  values: Values,
  returnAll: boolean,
): Problem | undefined {
  const window = given(range, values);
  if (!window) return undefined;
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? name;
  const [first, last] = [labelOf(range.from), labelOf(range.to)];
  const problem = (message: string): Problem => ({ field: last, name: range.to, message });
  const length = instantOf(window.to) - instantOf(window.from);
  if (length < 0) return problem(`${last}: expected no date before ${first}, got "${window.to}"`);
  if (returnAll || isWithin(range, values)) return undefined;
  const most = range.days === undefined ? `${range.months} months` : `${range.days} days`;
  const days = isDay(window.from) ? length / DAY_MS + 1 : Math.ceil(length / DAY_MS);
  return problem(
    `${first} to ${last}: expected at most ${most}, got ${days} days. Turn on Return All to read a longer range piece by piece.`,
  );
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Text without a zone is GMT, like parsed moments. */
function instantOf(text: string): number {
  if (isDay(text)) return Date.parse(`${text}T00:00:00Z`);
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text);
  return Date.parse(`${text.replace(' ', 'T')}${zoned ? '' : 'Z'}`);
}

/** Writes an instant in the format of `like`. */
const written = (instant: number, like: string): string =>
  isDay(like) ? new Date(instant).toISOString().slice(0, 10) : new Date(instant).toISOString();

/** The last end that a range from this start may have. */
function furthest({ days = 0, months = 0 }: DateRange, from: string): number {
  const end = months === 0 ? instantOf(from) + days * DAY_MS : addMonths(instantOf(from), months);
  return isDay(from) ? end - DAY_MS : end;
}

/** The same day some months later, or the last day of that month if it is shorter. */
function addMonths(from: number, months: number): number {
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, length));
  return date.getTime();
}
