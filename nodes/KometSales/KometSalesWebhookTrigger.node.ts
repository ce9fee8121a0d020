import {
  NodeConnectionTypes,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { describeWebhooks } from '../shared/webhook/describe';
import { receive } from '../shared/webhook/receive';
import { webhooks } from './webhooks';

/**
 * What n8n answers: the last node's item where it has to wait for one; else, since this is empty, what webhook() hands
 * back. Left out, it would answer the text "firstEntryJson".
 */
const RESPONSE_DATA = '={{ $parameter["responseMode"] === "lastNode" ? "firstEntryJson" : "" }}';

/** Trigger for the calls that Komet Sales makes. An administrator registers its address there: no call does. */
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
    description: 'Starts the workflow when an order is confirmed or cancelled in Komet Sales, and answers it',
    defaults: { name: 'Komet Sales Webhook Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      {
        name: 'kometSalesWebhookApi',
        required: true,
        displayOptions: { show: { authentication: ['secret'] } },
      },
    ],
    webhooks: [
      {
        name: 'default',
        httpMethod: 'POST',
        responseMode: '={{ $parameter["responseMode"] }}',
        responseData: RESPONSE_DATA,
        path: 'order',
      },
      // The older form of the call, at the same address.
      {
        name: 'setup',
        httpMethod: 'GET',
        responseMode: '={{ $parameter["responseMode"] }}',
        responseData: RESPONSE_DATA,
        path: 'order',
        ndvHideUrl: true,
      },
    ],
    properties: describeWebhooks(webhooks),
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receive(this, webhooks);
  }
}
