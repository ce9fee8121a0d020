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
  () => (require('./resources') as typeof import('./resources')).superOffice,
);

/** Action node for SuperOffice. */
export class SuperOffice implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SuperOffice',
    name: 'superOffice',
    icon: { light: 'file:superOffice.svg', dark: 'file:superOffice.dark.svg' },
    group: ['transform'],
    version: 1,
    documentationUrl: 'https://docs.superoffice.com/en/api/reference/restful/',
    subtitle:
      '={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description: 'Read records of SuperOffice CRM, link them with ERP systems, and resync them',
    defaults: { name: 'SuperOffice' },
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
