import {
  NodeConnectionTypes,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IPollFunctions,
} from 'n8n-workflow';
import { credentialsOf } from '../shared/describe/ways';
import { credentialTests } from '../shared/editor/credentialTest';
import { listSearches, loadOptions } from '../shared/editor/listSearch';
import { conditionOptions } from '../shared/editor/ownFields';
import { describePolls } from '../shared/poll/describe';
import { poll } from '../shared/poll/poll';
import { polls } from './pollEvents';
import { superOffice } from './resources';

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
    credentials: credentialsOf(superOffice.connector),
    properties: describePolls(polls, superOffice.connector),
  };

  methods = {
    credentialTest: credentialTests(superOffice),
    listSearch: listSearches(superOffice),
    loadOptions: { ...loadOptions(superOffice), ...conditionOptions(superOffice) },
  };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    return await poll(this, superOffice, polls);
  }
}
