import {
  NodeConnectionTypes,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IPollFunctions,
} from 'n8n-workflow';
import { lazyNode } from '../shared/node/lazyNode';
import { poll } from '../shared/poll/poll';

const node = lazyNode(__filename, 'ofPolls', () => ({
  system: (require('./resources') as typeof import('./resources')).eBizCharge,
  polls: (require('./events') as typeof import('./events')).polls,
}));

/** Polling trigger for EBizCharge. */
export class EBizChargeTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'EBizCharge Trigger',
    name: 'eBizChargeTrigger',
    icon: { light: 'file:eBizCharge.svg', dark: 'file:eBizCharge.dark.svg' },
    group: ['trigger'],
    version: 1,
    documentationUrl: 'https://developer.ebizcharge.net/connect/docs',
    subtitle: '={{ $parameter["event"].replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description:
      'Starts the workflow when payments come in, transactions change, batches close, or records wait to be synchronized',
    defaults: { name: 'EBizCharge Trigger' },
    polling: true,
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    ...node.description(),
  };

  methods = node.methods();

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    const { system, polls } = node.declarations();
    return await poll(this, system, polls);
  }
}
