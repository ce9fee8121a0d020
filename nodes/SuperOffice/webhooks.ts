import { body, coded, day, decimal, id, integer, json, key, list, moment, text } from '../shared/operation';
import { registeredSource } from '../shared/webhook/registeredSource';
import { superOffice } from './resources';
import { createWebhook, deleteWebhook, listWebhooks, reviveWebhook, updateWebhook } from './webhookCalls';
import { events } from './webhookEvents';

const parts = {
  name: 'name',
  events: 'events',
  targetUrl: 'url',
  secret: 'secret',
  errorsEmail: { option: 'errorsEmail' },
} as const;

/** How values of extra tables are written. Other dates have no form, and an empty one is in the year 1. */
const FORMS = [
  coded(integer(), { read: '[I:{value}]' }),
  coded(decimal(), { read: '[F:{value}]' }),
  coded(day(), { read: '[DT:{MM/DD/YYYY hh:mm:ss}]' }),
  coded(day(), { read: '[D:{MM/DD/YYYY}]' }),
  day(),
];

/**
 * The webhooks of SuperOffice. It tries an event three times: at once, after a second and after four more. The event ID
 * stays the same, but a later cycle of tries has a new one.
 * https://docs.superoffice.com/en/automation/webhook/dev/notification.html
 */
export const webhooks = registeredSource({
  system: superOffice,
  register: {
    find: {
      operation: listWebhooks,
      members: {
        id: 'WebhookId',
        url: 'TargetUrl',
        events: 'Events',
        secret: 'Secret',
        state: { member: 'State', active: 'Active' },
      },
    },
    create: { operation: createWebhook, values: parts },
    update: { operation: updateWebhook, values: { id: 'id', ...parts } },
    revive: { operation: reviveWebhook, values: { id: 'id' } },
    remove: { operation: deleteWebhook, values: { id: 'id' } },
    demands:
      'SuperOffice calls the address while it registers it, and expects the answer 200. It needs a public HTTPS address with a valid certificate: set WEBHOOK_URL in n8n.',
  },
  // https://docs.superoffice.com/en/automation/webhook/dev/security.html
  hmac: {
    header: 'X-SuperOffice-Signature',
    algorithm: 'sha256',
    encoding: 'base64',
    over: 'rawBody',
    // The secret of the app, or the password of a user.
    keyedBy: ['clientSecret', 'password'],
  },
  eventIn: 'Event',
  events,
  // https://docs.superoffice.com/en/automation/webhook/reference/state-events.html
  subscribedAs: {
    'webhook.started': 'webhook{PrimaryKey}.started',
    'webhook.stopped': 'webhook{PrimaryKey}.stopped',
    'webhook.errors': 'webhook{PrimaryKey}.errors',
  },
  otherEvents: {
    example: 'list.category.changed, y_rental.created',
    description:
      'Names of other events, with commas between them: of a list (list.category.changed), an extra table (y_rental.created), another webhook (webhook12.errors), or one that a script signals',
    form: { test: /^\w+(\.\w+)+$/, expected: 'entity.verb, such as list.category.changed' },
  },
  testCalls: [{ header: 'X-Hook-Test', is: 'true' }, { event: 'test' }],
  repeats: [{ members: ['EventId'] }, { members: ['Event', 'PrimaryKey', 'Timestamp'], minutes: 10 }],
  narrowedBy: [
    {
      name: 'onlyChanged',
      label: 'Only When These Fields Changed',
      description:
        'Columns of the database, with commas between them. An event that names none of them in Changes starts nothing, so neither does one that names no columns, such as a deletion.',
      example: 'name, orgNr',
      member: 'Changes',
      keeps: 'anyOf',
    },
    {
      name: 'ignoreChangesBy',
      label: 'Ignore Changes By',
      description:
        'IDs of users (associates), with commas between them. Enter the user of the credential, so that changes that n8n makes don’t start the workflow again: User > Get Current shows its AssociateId.',
      example: '5, 19',
      member: 'ChangedByAssociateId',
      keeps: 'noneOf',
    },
  ],
  options: [
    body('errorsEmail', key(), {
      label: 'Errors Email',
      example: 'admin@example.com',
      description:
        'SuperOffice sends an email to this address when it stops the webhook after too many failures',
    }),
  ],
  shape: {
    EventId: text(),
    Timestamp: moment(),
    Changes: list(text()),
    Event: text(),
    PrimaryKey: id(),
    Entity: text(),
    ContextIdentifier: text(),
    ChangedByAssociateId: id(),
    WebhookName: text(),
    FieldValues: json(FORMS),
    Values: json(),
  },
});
