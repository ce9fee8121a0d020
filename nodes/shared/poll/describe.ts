import type { INodeProperties } from 'n8n-workflow';
import { parameter } from '../describe/control';
import { DAY, MINUTE } from './clock';
import type { Days, PollEvent, PollSource } from './event';

/** Minutes between polls unless the user sets others. */
export const MINIMUM_INTERVAL = 15;

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
    ...events.flatMap((event) => (event.days ? rangeOf(event, event.days) : [])),
    ...events.flatMap(filtersOf),
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add Option',
      default: {},
      options: [
        ...emitAgain(events),
        {
          displayName: 'Emit Existing',
          name: 'emitExisting',
          type: 'boolean',
          default: false,
          description: 'Whether the first poll emits the records that are already there',
        },
      ],
    },
  ];
}

/** Only records that wait in a list can be emitted again. */
function emitAgain(events: PollEvent[]): INodeProperties[] {
  const waiting = events.filter(({ waits }) => waits).map(({ value }) => value);
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
  const calls = callsOf(event);
  const polls = DAY / (MINIMUM_INTERVAL * MINUTE);
  const each = calls === 1 ? 'one call' : `${calls} calls`;
  const ranged = event.days ? `, one for each ${daysText(event.days)} of the range below` : '';
  return {
    displayName: `A poll makes ${each}${ranged}: ${calls * polls} calls a day at the default interval of ${MINIMUM_INTERVAL} minutes. ${cost}`,
    name: 'costNotice',
    type: 'notice',
    default: '',
    displayOptions: show(event),
  };
}

const daysText = ({ most }: Days): string => (most === 1 ? 'day' : `${most} days`);

/** How many calls a poll makes with the range that the editor starts with. */
export const callsOf = ({ days }: PollEvent): number =>
  days ? Math.ceil((days.back + days.ahead + 1) / days.most) : 1;

const rangeOf = (event: PollEvent, { back, ahead, name }: Days): INodeProperties[] => [
  {
    displayName: 'Days Back',
    name: 'daysBack',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 730, numberPrecision: 0 },
    default: back,
    description: `How many days before today the ${name} may be. After a pause, the days that were missed are read as well.`,
    displayOptions: show(event),
  },
  {
    displayName: 'Days Ahead',
    name: 'daysAhead',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 730, numberPrecision: 0 },
    default: ahead,
    description: `How many days after today the ${name} may be`,
    displayOptions: show(event),
  },
];

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
