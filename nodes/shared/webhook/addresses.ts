import type { IWebhookDescription } from 'n8n-workflow';
import type { WebhookSource } from './source';

/**
 * What n8n answers: the last node's item if it waits for one. Else this is empty, and n8n answers what webhook() returns.
 * Without it, n8n would answer the text "firstEntryJson".
 */
const RESPONSE_DATA = '={{ $parameter["responseMode"] === "lastNode" ? "firstEntryJson" : "" }}';

/** Where a trigger listens: each event has its own address, for POST and for the older GET. */
export function webhookAddresses({ events }: WebhookSource): IWebhookDescription[] {
  const paths = JSON.stringify(Object.fromEntries(events.map(({ value, path }) => [value, path])));
  const address = {
    responseMode: '={{ $parameter["responseMode"] }}',
    responseData: RESPONSE_DATA,
    path: `={{ (${paths})[$parameter["event"]] }}`,
  };
  return [
    { name: 'default', httpMethod: 'POST', ...address },
    { name: 'setup', httpMethod: 'GET', ...address, ndvHideUrl: true },
  ];
}
