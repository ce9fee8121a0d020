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
  () => (require('./resources') as typeof import('./resources')).eBizCharge,
);

/** Action node for EBizCharge. */
export class EBizCharge implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'EBizCharge',
    name: 'eBizCharge',
    icon: { light: 'file:eBizCharge.svg', dark: 'file:eBizCharge.dark.svg' },
    group: ['transform'],
    version: 1,
    documentationUrl: 'https://developer.ebizcharge.net/connect/docs',
    subtitle:
      '={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description:
      'Charge and refund, send payment links, and keep customers, invoices and payments in step with EBizCharge',
    defaults: { name: 'EBizCharge' },
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
