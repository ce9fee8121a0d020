import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';
import { byDisplayName } from '../describe/control';
import { headerOption } from '../describe/options';
import { withPicks } from '../describe/picks';
import { authentication } from '../describe/ways';
import type { EventFilter, RegisteredEvent } from '../operation';
import { PATH, type RegisteredSource } from './registeredSource';

/** Where the trigger listens. A call is answered when the workflow starts, not when it ends. */
export const registeredAddresses = (): IWebhookDescription[] => [
  { name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: PATH },
];

/** All parameters of a trigger that registers its address with the vendor, in the editor's order. */
export function describeRegistered(source: RegisteredSource): INodeProperties[] {
  const { events, otherEvents, system } = source;
  return [
    ...authentication(system.connector),
    {
      displayName: 'Events',
      name: 'events',
      type: 'multiOptions',
      noDataExpression: true,
      ...(otherEvents === undefined ? { required: true } : {}),
      options: events
        .map(({ name, value, description }) => ({ name, value, description }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
      default: [],
      description:
        'What starts the workflow. n8n registers its address for these when you publish the workflow, and removes it when you unpublish it.',
    },
    ...(otherEvents ? [otherEventsField(otherEvents)] : []),
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add Option',
      default: {},
      options: byDisplayName(optionsOf(source)),
    },
  ];
}

const otherEventsField = ({
  description,
  example,
  hint,
}: NonNullable<RegisteredSource['otherEvents']>): INodeProperties => ({
  displayName: 'Other Events',
  name: 'otherEvents',
  type: 'string',
  noDataExpression: true,
  default: '',
  ...(example === undefined ? {} : { placeholder: `e.g. ${example}` }),
  ...(hint === undefined ? {} : { hint }),
  description: description ?? 'Events that the list does not have, by their names, with commas between them',
});

function optionsOf({ events, narrowedBy = [], options = [], system }: RegisteredSource): INodeProperties[] {
  const fetches = events.some(({ record }) => record);
  return [
    ...options.flatMap((field) => withPicks(field)),
    ...narrowedBy.map(filterField),
    ...(fetches ? [fetchRecord(events), ...(system.connector.headerOptions ?? []).map(headerOption)] : []),
    INCLUDE_RAW,
  ];
}

const filterField = ({ name, label, description, example }: EventFilter): INodeProperties => ({
  displayName: label,
  name,
  type: 'string',
  default: '',
  description,
  ...(example === undefined ? {} : { placeholder: `e.g. ${example}` }),
});

function fetchRecord(events: RegisteredEvent[]): INodeProperties {
  const kinds = [...new Set(events.flatMap(({ record }) => (record ? [record.what] : [])))];
  const only = events.every(({ record }) => record) ? '' : ` (${kinds.join(', ')})`;
  return {
    displayName: 'Fetch Full Record',
    name: 'fetchRecord',
    type: 'boolean',
    default: false,
    description: `Whether to read the record that the event is about into the item${only}. Costs a call. If it can’t be read, the item has fetchFailure.`,
  };
}

const INCLUDE_RAW: INodeProperties = {
  displayName: 'Include Raw Event',
  name: 'includeRawEvent',
  type: 'boolean',
  default: false,
  description: 'Whether to add the event as the vendor sent it, in rawEvent',
};
