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
  system: (require('./resources') as typeof import('./resources')).kometSales,
  polls: (require('./events') as typeof import('./events')).polls,
}));

/** Polling trigger for Komet Sales. */
export class KometSalesTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Komet Sales Trigger',
    name: 'kometSalesTrigger',
    icon: { light: 'file:kometSales.svg', dark: 'file:kometSales.dark.svg' },
    group: ['trigger'],
    version: 1,
    documentationUrl: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342480/Getting+Started',
    subtitle: '={{ $parameter["event"].replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description: 'Starts the workflow when records in Komet Sales are new, changed or waiting to be posted',
    defaults: { name: 'Komet Sales Trigger' },
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
