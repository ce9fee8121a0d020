import type { IWebhookDescription } from 'n8n-workflow';
import type { WebhookSource } from './source';

/**
 * What n8n answers: the last node's item where it has to wait for one; else, since this is empty, what webhook() hands
 * back. Left out, it would answer the text "firstEntryJson".
 */
const RESPONSE_DATA = '={{ $parameter["responseMode"] === "lastNode" ? "firstEntryJson" : "" }}';

/** Where a trigger listens: at an address of its own for each event, to POST and to the older GET. */
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
