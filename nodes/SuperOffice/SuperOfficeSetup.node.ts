import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { describe } from '../shared/describe/describe';
import { credentialsOf } from '../shared/describe/ways';
import { credentialTests } from '../shared/editor/credentialTest';
import { listSearches, loadOptions } from '../shared/editor/listSearch';
import { resourceMappings } from '../shared/editor/ownFields';
import { run } from '../shared/run/run';
import { superOfficeSetup } from './setup';

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
    credentials: credentialsOf(superOfficeSetup.connector),
    properties: describe(superOfficeSetup),
  };

  methods = {
    credentialTest: credentialTests(superOfficeSetup),
    listSearch: listSearches(superOfficeSetup),
    loadOptions: loadOptions(superOfficeSetup),
    resourceMapping: resourceMappings(superOfficeSetup),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await run(this, superOfficeSetup);
  }
}
