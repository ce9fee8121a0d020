import {
  NodeConnectionTypes,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IPollFunctions,
} from 'n8n-workflow';
import { credentialTests } from '../shared/editor/credentialTest';
import { listSearches, loadOptions } from '../shared/editor/listSearch';
import { credentialsOf } from '../shared/describe/ways';
import { describePolls } from '../shared/poll/describe';
import { poll } from '../shared/poll/poll';
import { polls } from './events';
import { kometSales } from './resources';

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
    credentials: credentialsOf(kometSales.connector),
    properties: describePolls(polls, kometSales.connector),
  };

  methods = {
    credentialTest: credentialTests(kometSales),
    listSearch: listSearches(kometSales),
    loadOptions: loadOptions(kometSales),
  };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    return await poll(this, kometSales, polls);
  }
}
