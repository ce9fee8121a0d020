import type { INodeProperties } from 'n8n-workflow';
import type { WebhookEvent, WebhookSource } from './source';

/**
 * All parameters of a trigger that the vendor calls, in the editor's order. Throws for a vendor with several ways in, since
 * "Authentication" here is about the calls to n8n.
 */
export function describeWebhooks(source: WebhookSource): INodeProperties[] {
  const { connector } = source.system;
  if (connector.ways.length > 1)
    throw new Error(`${connector.vendor} has several ways in, and its webhook trigger can offer none`);
  return [
    eventChoice(source.events),
    notice('registerNotice', source.register),
    ...authentication(source),
    ...readings(source.events),
    ...responses(source.answering),
  ];
}

const notice = (name: string, displayName: string, show?: Record<string, string[]>): INodeProperties => ({
  displayName,
  name,
  type: 'notice',
  default: '',
  ...(show && { displayOptions: { show } }),
});

const eventChoice = (events: WebhookEvent[]): INodeProperties => ({
  displayName: 'Event',
  name: 'event',
  type: 'options',
  noDataExpression: true,
  options: events
    .map(({ name, value, description }) => ({ name, value, description }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  default: events[0]?.value ?? '',
});

/** How a call shows that it comes from the vendor. */
const authentication = ({ verify, open }: WebhookSource): INodeProperties[] => [
  {
    displayName: 'Authentication',
    name: 'authentication',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: verify.label,
        value: 'secret',
        description: `Only calls that carry the ${verify.label.toLowerCase()} of the credential start the workflow`,
      },
      {
        name: 'None',
        value: 'none',
        description: 'Anyone who knows the URL can start the workflow',
      },
    ],
    default: 'secret',
  },
  notice('openNotice', open, { authentication: ['none'] }),
];

/** What is read beside the event. */
const readings = (events: WebhookEvent[]): INodeProperties[] => [
  {
    displayName: 'Fetch Record',
    name: 'fetchRecord',
    type: 'boolean',
    default: false,
    description:
      'Whether to read the record that the event is about into the item, with the credential of the API. Costs a call. If it can’t be read, the item has fetchFailure.',
    displayOptions: { show: { event: namesOf(events, ({ record }) => record) } },
  },
  {
    displayName: 'Download Files',
    name: 'downloadFiles',
    type: 'boolean',
    default: false,
    description:
      'Whether to download the files behind the links of the event, which are good for some hours, as binary data. The answer waits for it. If one can’t be downloaded, the item has fileFailures.',
    displayOptions: {
      show: { event: namesOf(events, ({ files }) => files), authentication: ['secret'] },
    },
  },
];

/** When and how the call is answered. */
const responses = (answering: string): INodeProperties[] => [
  {
    displayName: 'Respond',
    name: 'responseMode',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Immediately', value: 'onReceived', description: 'As soon as the call is accepted' },
      {
        name: 'When Last Node Finishes',
        value: 'lastNode',
        description: 'With the first item of the last node, while the caller waits',
      },
      {
        name: "Using 'Respond to Webhook' Node",
        value: 'responseNode',
        description:
          "Where the workflow says so, while the caller waits. Fails with the node that the editor adds today, since its versions from 1.1 on know n8n's own triggers only: choose When Last Node Finishes instead.",
      },
    ],
    default: 'onReceived',
  },
  notice('answerNotice', answering, { responseMode: ['lastNode', 'responseNode'] }),
  {
    displayName: 'Message',
    name: 'message',
    type: 'string',
    default: 'Received',
    description: 'Text that is sent back with the answer',
    displayOptions: { show: { responseMode: ['onReceived'] } },
  },
];

/** The names of the events that match. */
export const namesOf = (events: WebhookEvent[], has: (event: WebhookEvent) => unknown): string[] =>
  events.filter(has).map(({ value }) => value);
