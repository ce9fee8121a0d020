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
  () => (require('./setup') as typeof import('./setup')).superOfficeSetup,
);

/** Node for administrators of SuperOffice’s ERP sync. It is not a tool of AI agents. */
export class SuperOfficeSetup implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SuperOffice Setup',
    name: 'superOfficeSetup',
    icon: { light: 'file:superOffice.svg', dark: 'file:superOffice.dark.svg' },
    group: ['transform'],
    version: 1,
    documentationUrl: 'https://docs.superoffice.com/en/api/reference/restful/',
    subtitle:
      '={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description: 'Set up the ERP sync of SuperOffice CRM: connectors, connections and mappings',
    defaults: { name: 'SuperOffice Setup' },
    // What administration changes concerns all users.
    usableAsTool: undefined,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    ...node.description(),
  };

  methods = node.methods();

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await run(this, node.declarations());
  }
}
