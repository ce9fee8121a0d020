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
import { clearOptions, conditionOptions, resourceMappings } from '../shared/editor/ownFields';
import { run } from '../shared/run/run';
import { superOffice } from './resources';

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
    credentials: credentialsOf(superOffice.connector),
    properties: describe(superOffice),
  };

  methods = {
    credentialTest: credentialTests(superOffice),
    listSearch: listSearches(superOffice),
    loadOptions: {
      ...loadOptions(superOffice),
      ...conditionOptions(superOffice),
      ...clearOptions(superOffice),
    },
    resourceMapping: resourceMappings(superOffice),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await run(this, superOffice);
  }
}
