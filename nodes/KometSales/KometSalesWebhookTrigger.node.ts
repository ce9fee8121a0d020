import {
  NodeConnectionTypes,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { lazyNode } from '../shared/node/lazyNode';
import { receive } from '../shared/webhook/receive';

const node = lazyNode(__filename, 'ofTypedIn', () => {
  const { webhooks: source, credentials } = require('./webhooks') as typeof import('./webhooks');
  return { source, credentials };
});

/** Trigger for the calls that Komet Sales makes. An administrator types its address in there; no API call can register it. */
export class KometSalesWebhookTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Komet Sales Webhook Trigger',
    name: 'kometSalesWebhookTrigger',
    icon: { light: 'file:kometSales.svg', dark: 'file:kometSales.dark.svg' },
    group: ['trigger'],
    version: 1,
    documentationUrl:
      'https://kometsales.atlassian.net/wiki/spaces/KB/pages/3339883/Order+Confirmation+Webhook',
    subtitle: '={{ $parameter["event"].replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description:
      'Starts the workflow when Komet Sales calls: an order confirmed or cancelled, a payment cancelled, a reconciliation',
    defaults: { name: 'Komet Sales Webhook Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    ...node.description(),
  };

  methods = node.methods();

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receive(this, node.declarations().source);
  }
}
