import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { SELECT } from '../describe/control';
import { headerOption } from '../describe/options';
import { withPicks } from '../describe/picks';
import { authentication } from '../describe/ways';
import type { Field, OfferedConnector } from '../operation';
import { costNotice } from './cost';
import type { Days, PollEvent, PollSource } from './event';

/** The default for the minutes between polls. */
export const MINIMUM_INTERVAL = 15;

/** The default for the hours after which waiting records are emitted again. It covers a night in which the work failed. */
export const AGAIN_AFTER = 24;

export const INTERVAL = 'Minimum Interval (Minutes)';
export const ON_FIRST_RUN = 'On First Run';
export const EMIT_AGAIN_AFTER = 'Emit Again After (Hours)';

/** The parameters of a range of days. */
export const DAY_OPTIONS = {
  back: { name: 'daysBack', label: 'Days Before Today, Every Poll' },
  ahead: { name: 'daysAhead', label: 'Days After Today, Every Poll' },
  backDaily: { name: 'daysBackDaily', label: 'Days Before Today, Once a Day' },
  aheadDaily: { name: 'daysAheadDaily', label: 'Days After Today, Once a Day' },
};

const show = (event: PollEvent): INodeProperties['displayOptions'] => ({ show: { event: [event.value] } });

/** As {@link show}, inside a collection. */
const showInside = (events: PollEvent[]): INodeProperties['displayOptions'] => ({
  show: { '/event': valuesOf(events) },
});

/** All parameters of a polling trigger, in the editor's order. n8n adds its own "Poll Times" before them. */
export function describePolls(source: PollSource, connector?: OfferedConnector): INodeProperties[] {
  const { events } = source;
  return [
    ...authentication(connector),
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
    ...events.flatMap(requiredOf),
    {
      displayName: INTERVAL,
      name: 'minimumInterval',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 1440, numberPrecision: 0 },
      default: MINIMUM_INTERVAL,
      description: 'Polls that Poll Times starts earlier make no call and cost nothing',
    },
    ...events.map((event) =>
      costNotice(event, { interval: MINIMUM_INTERVAL, dailyCalls: source.dailyCalls }),
    ),
    ...firstRun(events),
    ...events.flatMap(filtersOf),
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add Option',
      default: {},
      options: [
        ...alike(events.flatMap((event) => (event.days ? rangeOf(event, event.days) : []))),
        ...emitAgain(events),
        ...takeAll(events),
        ...(connector?.headerOptions ?? []).map(headerOption),
      ].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
    },
  ];
}

const valuesOf = (events: PollEvent[]): string[] => events.map(({ value }) => value);

/** The parameter name and the default of "On First Run" for an event. */
export const firstRunOf = ({ waits }: PollEvent): { name: string; usual: '' | 'skip' } =>
  waits ? { name: 'firstRunWaiting', usual: '' } : { name: 'firstRunExisting', usual: 'skip' };

/**
 * Only the user knows whether the records that wait at first still need work, so the choice is required. It has a parameter
 * of its own, so that a choice for another event does not count.
 */
function firstRun(events: PollEvent[]): INodeProperties[] {
  const again =
    'Another event or credential is another list, with a first run of its own. Records that came while the trigger was inactive are emitted when it is active again.';
  return [
    {
      ...firstRunChoice(
        events.filter(({ waits }) => waits),
        [
          SELECT,
          {
            name: 'Emit What Is Waiting',
            value: 'emit',
            description: 'Every record that waits on the days that are read',
          },
          {
            name: 'Skip It',
            value: 'skip',
            description: 'Records that already wait are emitted only if they leave the list and come back',
          },
        ],
      ),
      required: true,
      hint: 'Choose before you test or publish',
      description: `What the first run does with the records that already wait. ${again}`,
    },
    {
      ...firstRunChoice(
        events.filter(({ waits }) => !waits),
        [
          {
            name: 'Emit What Exists',
            value: 'emit',
            description: 'Every record that exists, as far back as the list is read',
          },
          { name: 'Skip It', value: 'skip', description: 'Only what is changed or added later is emitted' },
        ],
      ),
      description: `What the first run does with the records that already exist. ${again}`,
    },
  ].filter(({ displayOptions }) => displayOptions?.show?.event?.length);
}

function firstRunChoice(events: PollEvent[], options: INodePropertyOptions[]): INodeProperties {
  const [event] = events;
  const { name, usual } = event ? firstRunOf(event) : { name: '', usual: '' };
  return {
    displayName: ON_FIRST_RUN,
    name,
    type: 'options',
    noDataExpression: true,
    options,
    default: usual,
    displayOptions: { show: { event: valuesOf(events) } },
  };
}

/** Only records that wait in a list can be emitted again. */
function emitAgain(events: PollEvent[]): INodeProperties[] {
  const waiting = events.filter(({ waits }) => waits);
  if (waiting.length === 0) return [];
  return [
    {
      displayName: EMIT_AGAIN_AFTER,
      name: 'emitAgainAfter',
      type: 'number',
      typeOptions: { minValue: 0, numberPrecision: 0 },
      displayOptions: showInside(waiting),
      default: AGAIN_AFTER,
      description: `After how many hours a record that still waits is emitted again, in case the work failed. Its emittedAgain is then true. 0 means never. Without this option, it is ${AGAIN_AFTER} hours.`,
    },
  ];
}

/** The switches that let records through which an event usually leaves out. */
function takeAll(events: PollEvent[]): INodeProperties[] {
  const options = events.flatMap(({ usually }) => (usually ? [usually.option] : []));
  const names = new Set(options.map(({ name }) => name));
  return [...names].flatMap((name) => {
    const own = events.filter(({ usually }) => usually?.option.name === name);
    const option = own[0]?.usually?.option;
    if (!option) return [];
    return {
      displayName: option.label,
      name,
      type: 'boolean',
      displayOptions: showInside(own),
      default: false,
      description: option.description,
    };
  });
}

interface DayOption {
  event: PollEvent;
  property: Omit<INodeProperties, 'displayOptions'>;
}

function rangeOf(event: PollEvent, { back, ahead, far, most, name, precision }: Days): DayOption[] {
  const cost = most === undefined ? '' : ` A call reads ${most === 1 ? 'one day' : `${most} days`}.`;
  const missed = 'Records beyond are missed.';
  // A record that stays in its list is found when its day comes.
  const later =
    event.emits === 'appearance' ? 'Records beyond come when their day is within the range.' : missed;
  const near = (side: string, usual: number, beyond: string) =>
    `How many days ${side} today the ${name} may be, in every poll. ${far ? 'Days beyond are read once a day.' : beyond}${cost} Without this option, it is ${usual}.`;
  const once = (side: string, usual: number, beyond: string) =>
    `How many days ${side} today the ${name} may be, in the one poll a day that reads further. ${beyond}${cost} Without this option, it is ${usual}.`;
  const option = (which: keyof typeof DAY_OPTIONS, usual: number, description: string): DayOption => ({
    event,
    property: dayCount(DAY_OPTIONS[which], usual, description),
  });
  const days = [option('back', back, near('before', back, missed))];
  // A range of moments ends now.
  if (precision === 'moment' && ahead === 0) return days;
  days.push(option('ahead', ahead, near('after', ahead, later)));
  if (!far) return days;
  return [
    ...days,
    option('backDaily', far.back, once('before', far.back, missed)),
    option('aheadDaily', far.ahead, once('after', far.ahead, later)),
  ];
}

const dayCount = (
  { name, label }: { name: string; label: string },
  usual: number,
  description: string,
): DayOption['property'] => ({
  displayName: label,
  name,
  type: 'number',
  typeOptions: { minValue: 0, maxValue: 730, numberPrecision: 0 },
  default: usual,
  description,
});

/** Describes parameters that are the same for several events once. */
function alike(options: DayOption[]): INodeProperties[] {
  const shared = new Map<string, DayOption[]>();
  for (const option of options) {
    const words = JSON.stringify(option.property);
    shared.set(words, [...(shared.get(words) ?? []), option]);
  }
  return [...shared.values()].flatMap((same) =>
    same.slice(0, 1).map(({ property }) => ({
      ...property,
      displayOptions: showInside(same.map(({ event }) => event)),
    })),
  );
}

/** What an event can't do without, such as the selection to watch: below the event. */
const requiredOf = (event: PollEvent): INodeProperties[] =>
  filterFields(event)
    .filter(({ required }) => required)
    .flatMap((field) => withPicks(field))
    .map((parameter) => ({ ...parameter, displayOptions: show(event) }));

function filtersOf(event: PollEvent): INodeProperties[] {
  const options = filterFields(event)
    .filter(({ required }) => !required)
    .flatMap((field) => withPicks(field));
  if (options.length === 0) return [];
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

/**
 * The fields that narrow the event's list: members of "Filters", or parameters of their own if users must give them. What the
 * event itself fills is not required of users.
 */
export const filterFields = ({ operation, filters = [], values = {}, since }: PollEvent): Field[] =>
  operation.fields
    .filter(({ name }) => filters.includes(name))
    .map((field) =>
      field.required && !(field.name in values) && since?.field !== field.name
        ? { ...field, group: undefined }
        : { ...field, required: false, group: 'filters' },
    );
