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
import { loadOptions } from '../../../../nodes/shared/editor/listSearch';
import { conditionOptions, resourceMappings } from '../../../../nodes/shared/editor/ownFields';
import type { System } from '../../../../nodes/shared/invoke/connector';
import {
  argument,
  bare,
  body,
  boolean,
  choice,
  coded,
  conditions,
  day,
  decimal,
  done,
  file,
  filters,
  http,
  id,
  integer,
  key,
  keyset,
  links,
  list,
  mapped,
  mapper,
  member,
  moment,
  mustMatch,
  objectType,
  one,
  operation,
  patch,
  path,
  query,
  record,
  records,
  rows,
  text,
  wholeMembers,
  type ConditionDialect,
  type FieldsRead,
} from '../../../../nodes/shared/operation';
import { run } from '../../../../nodes/shared/run/run';

export { SuperOfficeApi };

const REST = 'https://docs.superoffice.com/en/api/reference/restful/rest';
const NEXT = 'odata.nextLink';

const select = query('select', list(key()), { label: 'Columns', wire: '$select' });
const orderBy = query('orderBy', text(), { label: 'Sort By', wire: '$orderBy', example: 'name asc' });
const top = query('top', integer(), { label: 'Page Size', wire: '$top' });

/** Operators that work, by the type of the column: https://docs.superoffice.com/en/api/odata. `le` and `ge` fail. */
const odata: ConditionDialect = {
  operators: {
    text: {
      is: { label: 'Is', as: '{column} is {value}' },
      begins: { label: 'Begins With', as: '{column} begins {value}' },
      contains: { label: 'Contains', as: '{column} contains {value}' },
    },
    integer: {
      equals: { label: 'Equals', as: '{column} = {value}' },
      greater: { label: 'Is Greater Than', as: '{column} gt {value}' },
      oneOf: { label: 'Is One Of', as: '{column} in ({values})' },
      between: { label: 'Is Between', as: '{column} between ({value},{upper})' },
    },
    day: {
      after: { label: 'Is After', as: '{column} after {value}' },
      thisWeek: { label: 'Is This Week', as: '{column} thisWeek' },
    },
  },
  written: {
    as: 'text',
    and: ' and ',
    or: ' or ',
    literals: { text: "'{value}'", day: "'{value}'" },
    escapes: { "'": "\\'", '\\': '\\\\' },
  },
};

const getColumns = operation({
  resource: 'archive',
  operation: 'getColumns',
  name: 'Get Columns',
  action: 'Get columns of archive',
  description: 'Get the columns of an archive',
  docs: `${REST}/Archive/v1Archive_GetMetadata.html`,
  documented: 'v1Archive_GetMetadata',
  call: http('GET', '/api/v1/Archive/{provider}/$metadata', 'basic'),
  effect: 'read',
  fields: [path('provider', key(), { label: 'Archive', required: true })],
  result: rows('', { name: text(), displayName: text(), type: text(), canRestrictBy: boolean() }),
});

/** The columns of the chosen archive. */
const ofArchive: FieldsRead = {
  operation: getColumns,
  needs: { provider: { label: 'Archive', parameter: 'provider' } },
  id: 'name',
  label: 'displayName',
  type: { member: 'type', types: { int: integer(), string: text(), date: day() } },
  only: { member: 'canRestrictBy', is: true },
};

const match = mustMatch('match');
const filter = query(
  'conditions',
  conditions(
    odata,
    { combinedBy: 'match' },
    member('contactId', integer(), { label: 'Company ID' }),
    member('name', text()),
    member('department', text()),
    member('updatedDate', day()),
  ),
  { label: 'Conditions', wire: '$filter' },
);
const archiveFilter = query('conditions', conditions(odata, { from: ofArchive, combinedBy: 'match' }), {
  label: 'Conditions',
  wire: '$filter',
});

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
    after: { field: 'conditions', pattern: 'contactId gt {value}' },
    sort: { field: 'orderBy', by: 'contactId' },
    rows: 'top',
    size: 500,
    more: NEXT,
    otherwise: links(NEXT, { rows: 'top', size: 500 }),
  }),
  fields: [match, filter, ...filters(select, orderBy), top],
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
    match,
    archiveFilter,
    ...filters(orderBy, query('entities', list(key()), { label: 'Kinds of Row', wire: '$entities' })),
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

const getFields = operation({
  resource: 'person',
  operation: 'getFields',
  name: 'Get Custom Fields',
  action: 'Get custom fields of people',
  description: 'Get the published user-defined fields',
  docs: `${REST}/Person/v1PersonEntity_GetPublishedUdefLayout.html`,
  documented: 'v1PersonEntity_GetPublishedUdefLayout',
  call: http('GET', '/api/v1/Person/UdefLayout/Published', 'basic'),
  effect: 'read',
  fields: [],
  result: rows('', { ProgId: key(), FieldLabel: text(), FieldType: text(), MdoListName: text() }),
});

const getList = operation({
  resource: 'list',
  operation: 'get',
  name: 'Get',
  action: 'Get list',
  description: 'Get the entries of a list',
  docs: `${REST}/MDOList/v1MDOList_GetList.html`,
  documented: 'v1MDOList_GetList',
  call: http('GET', '/api/v1/MDOList/{name}', 'basic'),
  effect: 'read',
  fields: [path('name', key(), { label: 'List', required: true })],
  result: rows('', { Id: integer(), Name: text() }),
});

const ofPeople: FieldsRead = {
  operation: getFields,
  id: 'ProgId',
  label: 'FieldLabel',
  description: 'Tooltip',
  type: {
    member: 'FieldType',
    types: {
      Number: coded(integer(), { sent: '{value}', read: '[I:{value}]' }),
      ShortText: text(40),
      LongText: text(200),
      Date: coded(day(), { sent: '[D:{MM/DD/YYYY}]', read: '[D:{MM/DD/YYYY}]' }),
      Checkbox: coded(boolean({ sentAs: { yes: 1, no: 0 } }), { sent: '[I:{value}]', read: '[I:{value}]' }),
      List: coded(choice({}), { sent: '{value}', read: '[I:{value}]' }),
      Decimal: coded(decimal(), { sent: '[F:{value}]', read: '[F:{value}]' }),
    },
  },
  required: { member: 'IsMandatory', is: true },
  readOnly: { member: 'IsReadOnly', is: true },
  choices: { at: 'MdoListName', list: { operation: getList, field: 'name' }, value: 'Id', label: 'Name' },
  companions: [':DisplayText', ':DisplayTooltip', ':org'],
};

const Element = objectType('EntityElement', () => [
  member('Value', text(), { required: true }),
  member('Description', text()),
]);

const Street = objectType('StructuredAddress', () => [
  member('Address1', text()),
  member('Address2', text()),
  member('City', text()),
  member('Zipcode', key()),
]);

const Address = objectType('Address', () => [member('Street', record(Street))]);

const Contact = objectType('Contact', () => [member('ContactId', integer(), { label: 'Company ID' })]);

const Person = objectType('PersonEntity', () => [
  member('PersonId', integer()),
  member('Firstname', text(), { label: 'First Name' }),
  member('Lastname', text(), { label: 'Last Name' }),
  member('Title', text()),
  member('BirthDate', day()),
  member('Emails', records('Email', Element)),
  member('Description', text({ lines: 4 })),
  member('MobilePhones', records('Mobile Phone', Element)),
  member('OfficePhones', records('Office Phone', Element)),
  member('Contact', record(Contact)),
  member('PersonNumber', key()),
  member('NoMailing', boolean()),
  member('Address', record(Address)),
  member('CustomFields', mapper(ofPeople, { isNew: true })),
]);

/** The same for an existing person: nothing is required. */
const KnownPerson = objectType('PersonEntity', () =>
  Person.fields.map((field) =>
    field.wire === 'CustomFields' ? member('CustomFields', mapper(ofPeople)) : field,
  ),
);

const personPage = (name: string) => ({
  docs: `${REST}/Person/${name}.html`,
  documented: name,
});

const createPerson = operation({
  resource: 'person',
  operation: 'create',
  name: 'Create',
  action: 'Create person',
  description: 'Create a person',
  ...personPage('v1PersonEntity_PostPersonEntity'),
  call: http('POST', '/api/v1/Person', 'basic'),
  effect: 'once',
  lookUp: 'Search for the person.',
  fields: argument('', Person, {
    top: ['firstname', 'lastname', 'contact.contactId', 'title', 'emails', 'mobilePhones', 'address.street'],
    required: ['lastname'],
    omit: ['personId'],
    rest: mapped('moreFields', { label: 'More Fields' }),
  }),
  result: one(KnownPerson),
});

const personId = path('id', id(), { label: 'Person ID', required: true });

const getPerson = operation({
  resource: 'person',
  operation: 'get',
  name: 'Get',
  action: 'Get person',
  description: 'Get a person',
  ...personPage('v1PersonEntity_GetPersonEntity'),
  call: http('GET', '/api/v1/Person/{id}', 'basic'),
  effect: 'read',
  fields: [personId],
  result: one(KnownPerson),
});

const updatePerson = operation({
  resource: 'person',
  operation: 'update',
  name: 'Update',
  action: 'Update person',
  description: 'Change the fields that are given, and no others',
  ...personPage('v1PersonEntity_PatchPersonEntity'),
  call: { ...patch('/api/v1/Person/{id}', 'basic'), together: ['CustomFields'] },
  effect: 'idempotent',
  fields: [
    personId,
    ...argument('', KnownPerson, {
      top: [
        'firstname',
        'lastname',
        'contact.contactId',
        'title',
        'emails',
        'mobilePhones',
        'address.street',
      ],
      omit: ['personId'],
      rest: mapped('moreFields', { label: 'More Fields' }),
    }),
  ],
  merge: wholeMembers('', ['address.street'], getPerson, { key: { id: 'id' } }),
  clearFields: ['title', 'description', 'birthDate'],
  result: one(KnownPerson),
});

const uploadDocument = operation({
  resource: 'document',
  operation: 'upload',
  name: 'Upload',
  action: 'Upload document',
  description: 'Upload the file of a document',
  docs: `${REST}/Document/v1DocumentEntity_SetDocumentStreamFromId.html`,
  documented: 'v1DocumentEntity_SetDocumentStreamFromId',
  call: http('PUT', '/api/v1/Document/{documentId}/Content', 'basic'),
  effect: 'idempotent',
  fields: [
    path('documentId', id(), { label: 'Document ID', required: true }),
    body('content', file('raw', { mayBeEmpty: true }), { label: 'Input Binary Field', required: true }),
  ],
  result: one({ DocumentId: integer(), Name: text(), Header: text() }),
});

export const superOffice: System = {
  connector: { ...connector, emptyDates: ['0001-01-01'] },
  resources: [
    { value: 'company', name: 'Company' },
    { value: 'person', name: 'Person' },
    { value: 'document', name: 'Document' },
    { value: 'archive', name: 'Archive' },
    { value: 'erpLink', name: 'ERP Link' },
  ],
  operations: [
    getCompanies,
    searchArchive,
    createActorLink,
    createPerson,
    getPerson,
    updatePerson,
    uploadDocument,
  ],
  probe: { operation: getCompanies, values: {} },
  lists: [],
};

/** Some of SuperOffice's operations as they will be declared, to check that the vocabulary fits them. */
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

  methods = {
    loadOptions: { ...loadOptions(superOffice), ...conditionOptions(superOffice) },
    resourceMapping: resourceMappings(superOffice),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await run(this, superOffice);
  }
}
