import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { SuperOfficeApi } from '../../../../credentials/SuperOfficeApi.credentials';
import { connector } from '../../../../nodes/SuperOffice/connector';
import { describe } from '../../../../nodes/shared/describe/describe';
import { credentialsOf } from '../../../../nodes/shared/describe/ways';
import type { System } from '../../../../nodes/shared/invoke/connector';
import {
  bare,
  body,
  choice,
  done,
  filters,
  http,
  integer,
  key,
  keyset,
  links,
  list,
  moment,
  operation,
  path,
  query,
  rows,
  text,
} from '../../../../nodes/shared/operation';
import { run } from '../../../../nodes/shared/run/run';

export { SuperOfficeApi };

const REST = 'https://docs.superoffice.com/en/api/reference/restful/rest';
const NEXT = 'odata.nextLink';

const select = query('select', list(key()), { label: 'Columns', wire: '$select' });
const orderBy = query('orderBy', text(), { label: 'Sort By', wire: '$orderBy', example: 'name asc' });
const top = query('top', integer(), { label: 'Page Size', wire: '$top' });
const filter = query('filter', text(), { label: 'Filter', wire: '$filter' });

const getCompanies = operation({
  resource: 'company',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many companies',
  description: 'Get companies that meet all conditions',
  docs: `${REST}/Contact/v1ContactEntity_GetAll.html`,
  documented: 'v1ContactEntity_GetAll',
  call: http('GET', '/api/v1/Contact', 'basic'),
  effect: 'read',
  walk: keyset('PrimaryKey', {
    after: { field: 'filter', pattern: 'contactId gt {value}' },
    sort: { field: 'orderBy', by: 'contactId' },
    rows: 'top',
    size: 500,
    more: NEXT,
    otherwise: links(NEXT, { rows: 'top', size: 500 }),
  }),
  fields: [...filters(filter, select, orderBy), top],
  result: rows('value', {
    PrimaryKey: key(),
    EntityName: text(),
    contactId: integer(),
    name: text(),
    updatedDate: moment(),
  }),
});

const searchArchive = operation({
  resource: 'archive',
  operation: 'search',
  name: 'Search',
  action: 'Search archive',
  description: 'Get rows of any archive, with the columns that you choose',
  docs: `${REST}/Archive/v1Archive_GetArchive.html`,
  documented: 'v1Archive_GetArchive',
  call: http('GET', '/api/v1/Archive/{provider}', 'basic'),
  effect: 'read',
  walk: links(NEXT, { rows: 'top', size: 500 }),
  fields: [
    path('provider', key(), { label: 'Archive', required: true, example: 'FindContact' }),
    query('columns', list(key()), {
      label: 'Columns',
      wire: '$select',
      required: true,
      example: 'contactId, name',
    }),
    ...filters(filter, orderBy, query('entities', list(key()), { label: 'Kinds of Row', wire: '$entities' })),
    top,
  ],
  result: rows('value', { PrimaryKey: key(), EntityName: text() }),
});

const kinds = (...names: string[]) =>
  choice(Object.fromEntries(names.map((name) => [name.toLowerCase(), [name, name] as const])));

const createActorLink = operation({
  resource: 'erpLink',
  operation: 'create',
  name: 'Create',
  action: 'Create ERP link',
  description: 'Link a record with an actor of the ERP system, without transferring values',
  docs: 'https://docs.superoffice.com/en/api/reference/restful/agent/ErpSync_Agent/v1ErpSyncAgent_CreateActorLink.html',
  documented: 'CreateActorLink',
  call: http('POST', '/api/v1/Agents/ErpSync/CreateActorLink', 'basic'),
  effect: 'once',
  lookUp: 'Get the links of the record.',
  serializeBy: ['crmRecordId'],
  fields: [
    body('erpConnectionId', integer({ min: 1 }), {
      label: 'ERP Connection ID',
      wire: 'ErpConnectionId',
      required: true,
    }),
    body('crmActorType', kinds('Contact', 'Person', 'Project', 'Sale'), {
      label: 'Record Type',
      wire: 'CrmActorType',
      required: true,
    }),
    body('crmRecordId', integer({ min: 1 }), { label: 'Record ID', wire: 'CrmRecordId', required: true }),
    body('erpActorType', kinds('Customer', 'Supplier', 'Partner', 'Person', 'Project', 'Employee', 'Sale'), {
      label: 'ERP Actor Type',
      wire: 'ErpActorType',
      required: true,
    }),
    body('erpKey', key(), { label: 'ERP Key', wire: 'ErpKey', required: true }),
  ],
  verdict: bare('false', 'SuperOffice did not store the link'),
  result: done(),
});

export const superOffice: System = {
  connector: { ...connector, emptyDates: ['0001-01-01'] },
  resources: [
    { value: 'company', name: 'Company' },
    { value: 'archive', name: 'Archive' },
    { value: 'erpLink', name: 'ERP Link' },
  ],
  operations: [getCompanies, searchArchive, createActorLink],
  probe: { operation: getCompanies, values: {} },
  lists: [],
};

/** Some of SuperOffice's operations as they will be declared, to see that the vocabulary fits them. */
export class SuperOfficeDraft implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'SuperOffice Draft',
    name: 'superOfficeDraft',
    group: ['transform'],
    version: 1,
    description: 'Companies, people, archives, documents and ERP links',
    defaults: { name: 'SuperOffice' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: credentialsOf(superOffice.connector),
    properties: describe(superOffice),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await run(this, superOffice);
  }
}
