import type { INodeProperties } from 'n8n-workflow';
import { DAY, MINUTE } from './clock';
import type { PollEvent } from './event';
import { callsSince, hasFar, type Range } from './roundCalls';

/** What polls of an event cost with the default values, as a notice of the form. */
export function costNotice(
  event: PollEvent,
  { interval, dailyCalls }: { interval: number; dailyCalls?: number },
): INodeProperties {
  const { each, daily } = callsOf(event);
  const total = Math.round((each * (DAY / (interval * MINUTE)) + daily) / 10) * 10;
  const share = dailyCalls === undefined ? '' : `of your ${dailyCalls.toLocaleString('en')} `;
  const first = `About ${total} ${share}calls a day, at an interval of ${interval} minutes`;
  return {
    displayName: [first, ...furtherCalls(event)].join('. '),
    name: 'costNotice',
    type: 'notice',
    default: '',
    displayOptions: { show: { event: [event.value] } },
  };
}

/** What makes a poll cost more than the calls that are known beforehand. */
function furtherCalls({ operation: { walk }, details, since, days, months }: PollEvent): string[] {
  const isPaged = typeof walk === 'object' && walk.kind !== 'windows' && walk.size !== undefined;
  const what = (since ?? days ?? months) ? 'A poll reads' : 'Each poll reads the whole list,';
  return [
    ...(isPaged ? [`${what} ${walk.size?.toLocaleString('en')} records with a call`] : []),
    ...(since?.reread === undefined
      ? []
      : [`One poll a day reads the last ${since.reread} days again, the others only what is newer`]),
    ...(details ? [`Each new ${details.of} costs one call more`] : []),
  ];
}

/** How many calls a poll makes with the default ranges, and how many more it makes once a day. */
export function callsOf(event: PollEvent): { each: number; daily: number } {
  const range = usualRange(event);
  const pages = endsEmpty(event) ? 2 : 1;
  const count = (wide: boolean) => callsSince(event, range, { now: 0, wide }).length * pages;
  return { each: count(false), daily: hasFar(event, range) ? count(true) - count(false) : 0 };
}

/** Whether only an empty page shows that a list has ended. */
const endsEmpty = ({ operation: { walk } }: PollEvent): boolean =>
  typeof walk === 'object' &&
  walk.kind === 'pages' &&
  walk.total === undefined &&
  walk.more === undefined &&
  walk.shortIsLast !== true;

const usualRange = ({ days }: PollEvent): Range =>
  days
    ? { back: days.back, ahead: days.ahead, farBack: days.far?.back, farAhead: days.far?.ahead }
    : { back: 0, ahead: 0 };
