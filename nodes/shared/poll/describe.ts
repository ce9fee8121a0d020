import type { INodeProperties } from 'n8n-workflow';
import { parameter, SELECT } from '../describe/control';
import { DAY, MINUTE } from './clock';
import type { Days, PollEvent, PollSource } from './event';
import { hasFar, planOf, type Range } from './plan';

/** Minutes between polls unless the user sets others. */
export const MINIMUM_INTERVAL = 15;

export const ALREADY_WAITING = 'Already Waiting';
export const DAYS_BACK_DAILY = 'Days Back Once a Day';
export const DAYS_AHEAD_DAILY = 'Days Ahead Once a Day';

const show = (event: PollEvent): INodeProperties['displayOptions'] => ({ show: { event: [event.value] } });

/** Every parameter of a polling trigger, in the editor's order. n8n puts its own "Poll Times" before them. */
export function describePolls(source: PollSource): INodeProperties[] {
  const { events } = source;
  return [
    {
      displayName: 'Event',
      name: 'event',
      type: 'options',
      noDataExpression: true,
      options: [...events]
        .sort((a, b) => a.name.localeCompare(b.name, 'en'))
        .map(({ name, value, description }) => ({ name, value, description })),
      default: events[0]?.value ?? '',
    },
    {
      displayName: 'Minimum Interval',
      name: 'minimumInterval',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 1440, numberPrecision: 0 },
      default: MINIMUM_INTERVAL,
      description:
        'Minutes between two polls. Polls that Poll Times asks for earlier make no call, and cost nothing.',
    },
    ...events.map((event) => costNotice(event, source.cost)),
    ...alreadyWaiting(events),
    ...events.flatMap((event) => (event.days ? rangeOf(event, event.days) : [])),
    ...events.flatMap(filtersOf),
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add Option',
      default: {},
      options: [...emitAgain(events), emitExisting(events)],
    },
  ];
}

const valuesOf = (events: PollEvent[]): string[] => events.map(({ value }) => value);

/**
 * What waits at first was waiting for somebody or something else: nobody but the user knows whether it still does.
 * The first poll asks for the choice, not `required`: n8n would start no execution of a workflow that was saved before
 * there was one, though its trigger has made its first poll long ago.
 */
function alreadyWaiting(events: PollEvent[]): INodeProperties[] {
  const waiting = events.filter(({ waits }) => waits);
  if (waiting.length === 0) return [];
  return [
    {
      displayName: ALREADY_WAITING,
      name: 'alreadyWaiting',
      type: 'options',
      noDataExpression: true,
      options: [
        SELECT,
        {
          name: 'Emit',
          value: 'emit',
          description: 'The first poll emits every record that waits on the days that it reads',
        },
        {
          name: 'Leave Out',
          value: 'skip',
          description: 'What waits at the first poll is emitted only if it leaves the list and comes back',
        },
      ],
      default: '',
      description:
        'What happens to the records that wait when the trigger is activated for the first time. After that nothing that waits is passed over: records that came while the trigger was inactive are emitted, and so are those that match changed filters or days and were not emitted before. Another event or credential is another list, whose first poll does as chosen here.',
      displayOptions: { show: { event: valuesOf(waiting) } },
    },
  ];
}

/** Where records wait, the user has to choose; see above. */
const emitExisting = (events: PollEvent[]): INodeProperties => ({
  displayName: 'Emit Existing',
  name: 'emitExisting',
  type: 'boolean',
  default: false,
  description:
    'Whether the first poll emits the records that are already there; without it, it only notes them. The first poll is the one after the first activation, or after a change of the event or the credential.',
  displayOptions: { show: { '/event': valuesOf(events.filter(({ waits }) => !waits)) } },
});

/** Only records that wait in a list can be emitted again. */
function emitAgain(events: PollEvent[]): INodeProperties[] {
  const waiting = valuesOf(events.filter(({ waits }) => waits));
  if (waiting.length === 0) return [];
  return [
    {
      displayName: 'Emit Again After',
      name: 'emitAgainAfter',
      type: 'number',
      typeOptions: { minValue: 0, numberPrecision: 0 },
      displayOptions: { show: { '/event': waiting } },
      default: 0,
      description:
        'Hours after which a record that is still in the list is emitted again, for work that failed. 0 is never.',
    },
  ];
}

/** What a poll of this event costs with the values that the editor starts with. */
function costNotice(event: PollEvent, cost: string): INodeProperties {
  const { each, daily } = callsOf(event);
  const total = each * (DAY / (MINIMUM_INTERVAL * MINUTE)) + daily;
  const ranged = event.days ? `, one for each ${daysText(event.days)} of the range below` : '';
  const further = daily > 0 ? `, and once a day ${daily} more for the days further off` : '';
  return {
    displayName: `A poll makes ${each === 1 ? 'one call' : `${each} calls`}${ranged}${further}: ${total} calls a day at the default interval of ${MINIMUM_INTERVAL} minutes. ${cost}`,
    name: 'costNotice',
    type: 'notice',
    default: '',
    displayOptions: show(event),
  };
}

const daysText = ({ most }: Days): string => (most === 1 ? 'day' : `${most} days`);

/** How many calls a poll makes with the ranges that the editor starts with, and how many more once a day. */
export function callsOf(event: PollEvent): { each: number; daily: number } {
  const range = usualRange(event);
  const count = (wide: boolean) => planOf(event, range, { now: 0, wide }).length;
  return { each: count(false), daily: hasFar(range) ? count(true) - count(false) : 0 };
}

const usualRange = ({ days }: PollEvent): Range =>
  days
    ? { back: days.back, ahead: days.ahead, farBack: days.far?.back, farAhead: days.far?.ahead }
    : { back: 0, ahead: 0 };

function rangeOf(event: PollEvent, { back, ahead, far, name }: Days): INodeProperties[] {
  const missed = 'What lies beyond is missed.';
  // A record that stays in its list is found when its day has come.
  const later =
    event.emits === 'appearance' ? 'What lies beyond comes when its day is within the range.' : missed;
  const once = (side: string, beyond: string) =>
    `How many days ${side} today the ${name} may be in the one poll a day that reads further, so that what happens there comes up to a day late. ${beyond}`;
  const near = (side: string, beyond: string) =>
    `How many days ${side} today the ${name} may be. ${far ? 'Days beyond are read once a day: see below.' : beyond}`;
  const pause = ' After a pause, the days that were missed are read as well.';
  const days = [
    dayCount(event, 'Days Back', 'daysBack', back, near('before', missed) + pause),
    dayCount(event, 'Days Ahead', 'daysAhead', ahead, near('after', later)),
  ];
  if (!far) return days;
  return [
    ...days,
    dayCount(event, DAYS_BACK_DAILY, 'daysBackDaily', far.back, once('before', missed)),
    dayCount(event, DAYS_AHEAD_DAILY, 'daysAheadDaily', far.ahead, once('after', later)),
  ];
}

const dayCount = (
  event: PollEvent,
  displayName: string,
  name: string,
  usual: number,
  description: string,
): INodeProperties => ({
  displayName,
  name,
  type: 'number',
  typeOptions: { minValue: 0, maxValue: 730, numberPrecision: 0 },
  default: usual,
  description,
  displayOptions: show(event),
});

function filtersOf(event: PollEvent): INodeProperties[] {
  if (!event.filters?.length) return [];
  const members = filterFields(event).map((field) => ({ ...parameter(field), required: undefined }));
  const options = members.map(({ required: _, ...member }) => member as INodeProperties);
  return [
    {
      displayName: 'Filters',
      name: 'filters',
      type: 'collection',
      placeholder: 'Add Filter',
      default: {},
      displayOptions: show(event),
      options: options.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
    },
  ];
}

/** The fields of the event's operation that the user may narrow the list with, as members of "Filters". */
export const filterFields = ({ operation, filters = [] }: PollEvent) =>
  operation.fields
    .filter(({ name }) => filters.includes(name))
    .map((field) => ({ ...field, group: 'filters' as const }));
