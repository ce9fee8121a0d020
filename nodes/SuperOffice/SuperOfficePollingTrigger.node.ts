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
  system: (require('./resources') as typeof import('./resources')).superOffice,
  polls: (require('./pollEvents') as typeof import('./pollEvents')).polls,
}));

/** Polling trigger for SuperOffice: for n8n behind a firewall, and for what has no webhook. */
export class SuperOfficePollingTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SuperOffice Polling Trigger',
    name: 'superOfficePollingTrigger',
    icon: { light: 'file:superOffice.svg', dark: 'file:superOffice.dark.svg' },
    group: ['trigger'],
    version: 1,
    documentationUrl: 'https://docs.superoffice.com/en/api/reference/restful/',
    subtitle: '={{ $parameter["event"].replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description:
      'Starts the workflow when records in SuperOffice are new, changed or deleted, sales are won or lost, or values are synchronized with an ERP',
    defaults: { name: 'SuperOffice Polling Trigger' },
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
