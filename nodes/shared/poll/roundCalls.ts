import { dayReaching } from '../operation';
import { DAY, dayOf, HOUR, monthOf, startOf } from './clock';
import type { Days, Months, PollEvent } from './event';
import type { CallValues, RoundCall } from './state';

/** The days around today that the user watches: in every poll, and (`far`) in one poll a day. */
export interface Range {
  back: number;
  ahead: number;
  /** Absent, or not larger than the others, if all polls read the same days. */
  farBack?: number;
  farAhead?: number;
}

/** Whether some days are read only once a day. */
export const hasFar = ({ since }: PollEvent, { back, ahead, farBack = 0, farAhead = 0 }: Range): boolean =>
  since?.reread !== undefined || farBack > back || farAhead > ahead;

/** Marks the call that is limited by the second row of conditions. */
export const ALSO = '$also';

/** The lower bound if none is given. No vendor kept records online before. */
const BEGINNING = Date.UTC(1990, 0, 1);

/**
 * The calls that read everything since an instant, or the whole list without one.
 * In: `downFrom`: when the list was read last. Days that have left the range since are read once more.
 * `wide`: the far days are read too.
 */
export function callsSince(event: PollEvent, range: Range, at: Asked): RoundCall[] {
  const calls = callsWithin(event, range, at);
  const { months } = event;
  return months ? calls.flatMap((call) => callsOfMonths(months, call, at.now)) : calls;
}

interface Asked {
  now: number;
  since?: number;
  downFrom?: number;
  wide?: boolean;
}

const callsOfMonths = ({ as, calls }: Months, call: RoundCall, now: number): RoundCall[] =>
  calls.map(({ ahead, values }) => ({
    ...call,
    values: { ...call.values, ...values },
    adds: { [as]: monthOf(now, ahead) },
  }));

function callsWithin(event: PollEvent, range: Range, at: Asked): RoundCall[] {
  const bound = boundOf(event, at);
  const beyond = bound.beyond.map((values) => ({ values }));
  const { days, since } = event;
  if (since && since.field === undefined)
    return [{ values: {}, ...(at.since === undefined ? {} : { downTo: new Date(at.since).toISOString() }) }];
  const also = since?.also ? [{ values: { ...bound.values, [ALSO]: true } }] : [];
  if (!days) return [{ values: bound.values }, ...also, ...beyond];
  const read = ({ first, last, far }: Stretch): RoundCall[] =>
    windowsOf(days, dayOf(first), dayOf(last)).map((window) => ({
      values: {
        ...bound.values,
        ...(days.precision === 'moment' ? momentsOf(days, window, at.now) : window),
      },
      ...(far ? { far } : {}),
    }));
  return [...stretchesOf(event, range, at).flatMap(read), ...beyond];
}

interface Stretch {
  first: number;
  last: number;
  far?: true;
}

/**
 * The days to read, oldest first. If records stay in the list and some days are read only once a day, the days outside every
 * poll's range are separate: it matters on which days a record was found.
 */
function stretchesOf(
  event: PollEvent,
  range: Range,
  { now, downFrom = now, wide = false }: Asked,
): Stretch[] {
  const { back, ahead } = range;
  const reach = wide ? { back: range.farBack ?? 0, ahead: range.farAhead ?? 0 } : { back: 0, ahead: 0 };
  const first = Math.min(now, downFrom) - Math.max(back, reach.back) * DAY;
  const last = now + Math.max(ahead, reach.ahead) * DAY;
  if (event.emits === 'change' || !hasFar(event, range)) return [{ first, last }];
  const near = { first: now - back * DAY, last: now + ahead * DAY };
  return [{ first, last: near.first - DAY, far: true }, near, { first: near.last + DAY, last, far: true }];
}

/** The moments at which a window begins and ends. If it ends today, it ends now. */
function momentsOf({ from, to, slack = 0 }: Days, window: CallValues, now: number): CallValues {
  const start = startOf(String(window[from]));
  const end = dayOf(now) === window[to] ? now : startOf(String(window[to])) + DAY;
  return { [from]: momentOf(start - slack * HOUR), [to]: momentOf(end + slack * HOUR) };
}

/** The days from `first` to `last` in windows that the vendor accepts, oldest first. */
export function windowsOf(
  { from, to, most = Infinity }: Pick<Days, 'from' | 'to' | 'most'>,
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

/** The lower bound that the vendor accepts, and the calls that read what is older. */
function boundOf(
  { since }: PollEvent,
  { now, since: wanted = BEGINNING }: { now: number; since?: number },
): { values: CallValues; beyond: CallValues[] } {
  if (since?.field === undefined) return { values: {}, beyond: [] };
  // One day less than documented, since the vendor decides when its day begins.
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

const SECOND = 1000;

/** Whole seconds, rounded down so that an inclusive bound misses nothing. */
const momentOf = (instant: number): string =>
  new Date(Math.floor(instant / SECOND) * SECOND).toISOString().replace('.000Z', 'Z');
