import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { lazyNode } from '../shared/node/lazyNode';
import { run } from '../shared/run/run';

const node = lazyNode(
  __filename,
  'ofActions',
  () => (require('./resources') as typeof import('./resources')).kometSales,
);

/** Action node for Komet Sales. */
export class KometSales implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Komet Sales',
    name: 'kometSales',
    icon: { light: 'file:kometSales.svg', dark: 'file:kometSales.dark.svg' },
    group: ['transform'],
    version: 1,
    documentationUrl: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342480/Getting+Started',
    subtitle:
      '={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description:
      'Read, create and update customers, orders, payments, inventory and other records in Komet Sales',
    defaults: { name: 'Komet Sales' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    ...node.description(),
  };

  methods = node.methods();

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await run(this, node.declarations());
  }
}
