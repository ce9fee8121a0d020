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
import { conditionOptions, resourceMappings } from '../shared/editor/ownFields';
import { run } from '../shared/run/run';
import { eBizCharge } from './resources';

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
    credentials: credentialsOf(eBizCharge.connector),
    properties: describe(eBizCharge),
  };

  methods = {
    credentialTest: credentialTests(eBizCharge),
    listSearch: listSearches(eBizCharge),
    loadOptions: { ...loadOptions(eBizCharge), ...conditionOptions(eBizCharge) },
    resourceMapping: resourceMappings(eBizCharge),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await run(this, eBizCharge);
  }
}
