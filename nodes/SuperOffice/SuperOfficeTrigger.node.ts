import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type ITriggerFunctions,
  type ITriggerResponse,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { lazyNode } from '../shared/node/lazyNode';
import { passOn, registration, startRegistered } from '../shared/webhook/lifecycle';
import { receiveRegistered } from '../shared/webhook/receiveRegistered';

const node = lazyNode(
  __filename,
  'ofRegistered',
  () => (require('./webhooks') as typeof import('./webhooks')).webhooks,
);

/** Trigger for SuperOffice's webhooks. n8n registers its address there, and removes it again. */
export class SuperOfficeTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SuperOffice Trigger',
    name: 'superOfficeTrigger',
    icon: { light: 'file:superOffice.svg', dark: 'file:superOffice.dark.svg' },
    group: ['trigger'],
    version: 1,
    documentationUrl: 'https://docs.superoffice.com/en/automation/webhook/',
    subtitle:
      '={{ [...$parameter["events"], $parameter["otherEvents"]].filter((name) => name).join(", ").replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description:
      'Starts the workflow at once when SuperOffice calls: a record created or changed, a sale sold, a quote approved',
    defaults: { name: 'SuperOffice Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    ...node.description(),
  };

  methods = node.methods();

  webhookMethods = registration(() => node.declarations());

  async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
    return await startRegistered(this, node.declarations());
  }

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return passOn(this);
  }

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveRegistered(this, node.declarations());
  }
}
