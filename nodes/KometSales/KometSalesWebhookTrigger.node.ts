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

/** Trigger for the calls that Komet Sales makes. An administrator registers its address there: no call does. */
export class KometSalesWebhookTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Komet Sales Webhook Trigger',
    name: 'kometSalesWebhookTrigger',
    icon: { light: 'file:kometSales.svg', dark: 'file:kometSales.dark.svg' },
    group: ['trigger'],
    version: 1,
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
    // With an empty responseData n8n answers what webhook() hands back; without one it answers "firstEntryJson".
    webhooks: [
      {
        name: 'default',
        httpMethod: 'POST',
        responseMode: '={{ $parameter["responseMode"] }}',
        responseData: '',
        path: 'order',
      },
      // The older form of the call, at the same address.
      {
        name: 'setup',
        httpMethod: 'GET',
        responseMode: '={{ $parameter["responseMode"] }}',
        responseData: '',
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
