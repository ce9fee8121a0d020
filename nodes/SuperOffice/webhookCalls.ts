import {
  body,
  deleted,
  http,
  id,
  integer,
  json,
  key,
  list,
  one,
  operation,
  path,
  rows,
  text,
  type Shape,
} from '../shared/operation';

const REST = 'https://docs.superoffice.com/en/api/reference/restful/rest/Webhook';

/** SuperOffice's record of one address that it calls. */
const webhook: Shape = {
  WebhookId: id(),
  Name: text(),
  Events: list(text()),
  TargetUrl: text(),
  State: text(),
  Type: text(),
  ErrorsEmail: text(),
  TotalCalls: integer(),
  TotalErrors: integer(),
  ConsecutiveErrors: integer(),
  LastError: text(),
  Headers: json(),
  Properties: json(),
};

const about = { resource: 'webhook' };
const webhookId = path('id', id(), { label: 'Webhook ID', required: true });

/** What a trigger sets. SuperOffice keeps the rest, if somebody else has changed it. */
const parts = [
  body('name', text(), { label: 'Name', wire: 'Name', required: true }),
  body('events', list(key()), { label: 'Events', wire: 'Events', required: true }),
  body('targetUrl', text(), { label: 'Target URL', wire: 'TargetUrl', required: true }),
  body('secret', text({ secret: true }), { label: 'Secret', wire: 'Secret', required: true }),
  body('errorsEmail', key(), { label: 'Errors Email', wire: 'ErrorsEmail', otherwise: '' }),
];

/** Lists the webhooks. An online application sees only its own. */
export const listWebhooks = operation({
  ...about,
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many webhooks',
  description: 'List the webhooks',
  docs: `${REST}/v1Webhook_GetAllWebhooks.html`,
  documented: 'v1Webhook_GetAllWebhooks',
  call: http('GET', '/api/v1/Webhook', 'basic'),
  effect: 'read',
  fields: [],
  result: rows('', webhook),
});

/** Creates a webhook. Before its answer, SuperOffice sends a test event to the address and expects HTTP 200. */
export const createWebhook = operation({
  ...about,
  operation: 'create',
  name: 'Create',
  action: 'Create webhook',
  description: 'Have SuperOffice call an address when something happens',
  docs: `${REST}/v1Webhook_PostWebhook.html`,
  documented: 'v1Webhook_PostWebhook',
  call: http('POST', '/api/v1/Webhook', 'basic'),
  effect: 'once',
  fields: [
    ...parts,
    body('state', text(), { wire: 'State', preset: 'Active' }),
    body('type', text(), { wire: 'Type', preset: 'webhook' }),
  ],
  result: one(webhook),
});

/** Changes a webhook. A plain object is merged into the record; its lists replace those of the record. */
export const updateWebhook = operation({
  ...about,
  operation: 'update',
  name: 'Update',
  action: 'Update webhook',
  description: 'Change the events, the secret or the address of a webhook',
  docs: `${REST}/v1Webhook_PatchWebhook.html`,
  documented: 'v1Webhook_PatchWebhook',
  call: http('PATCH', '/api/v1/Webhook/{id}', 'basic'),
  effect: 'idempotent',
  fields: [webhookId, ...parts],
  result: one(webhook),
});

/** Starts a webhook that was stopped. This also resets the count of its failures. */
export const reviveWebhook = operation({
  ...about,
  operation: 'revive',
  name: 'Revive',
  action: 'Revive webhook',
  description: 'Start a webhook that was stopped after too many failures',
  docs: `${REST}/v1Webhook_PatchWebhook.html`,
  documented: 'v1Webhook_PatchWebhook',
  call: http('PATCH', '/api/v1/Webhook/{id}', 'basic'),
  effect: 'idempotent',
  fields: [webhookId, body('state', text(), { wire: 'State', preset: 'Active' })],
  result: one(webhook),
});

export const deleteWebhook = operation({
  ...about,
  operation: 'delete',
  name: 'Delete',
  action: 'Delete webhook',
  description: 'Have SuperOffice call an address no more',
  docs: `${REST}/v1Webhook_DeleteWebhook.html`,
  documented: 'v1Webhook_DeleteWebhook',
  call: http('DELETE', '/api/v1/Webhook/{id}', 'basic'),
  effect: 'idempotent',
  fields: [webhookId],
  result: deleted(),
});
