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
import { polls } from './events';
import { eBizCharge } from './resources';

/** Polling trigger for EBizCharge. */
export class EBizChargeTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'EBizCharge Trigger',
    name: 'eBizChargeTrigger',
    icon: { light: 'file:eBizCharge.svg', dark: 'file:eBizCharge.dark.svg' },
    group: ['trigger'],
    version: 1,
    documentationUrl: 'https://developer.ebizcharge.net/connect/docs',
    subtitle: '={{ $parameter["event"].replace(/([A-Z])/g, " $1").toLowerCase() }}',
    description:
      'Starts the workflow when payments come in, transactions change, batches close, or records wait to be synchronized',
    defaults: { name: 'EBizCharge Trigger' },
    polling: true,
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: credentialsOf(eBizCharge.connector),
    properties: describePolls(polls, eBizCharge.connector),
  };

  methods = {
    credentialTest: credentialTests(eBizCharge),
    listSearch: listSearches(eBizCharge),
    loadOptions: { ...loadOptions(eBizCharge), ...conditionOptions(eBizCharge) },
  };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    return await poll(this, eBizCharge, polls);
  }
}
