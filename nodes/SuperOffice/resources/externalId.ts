import {
  additional,
  bare,
  body,
  boolean,
  choice,
  control,
  deleted,
  http,
  integer,
  key,
  links,
  one,
  operation,
  path,
  query,
  rows,
  text,
  type Field,
  type Resource,
} from '../../shared/operation';
import { BY_SUPEROFFICE, columnsAndOrder } from '../archives';
import { conditionsOn } from '../filters';
import { ForeignKey } from '../types/externalId';
import {
  application,
  createApplication,
  createDevice,
  device,
  deviceIdentifier,
  page,
} from './externalApplications';

export {
  createApplication,
  createDevice,
  deleteApplication,
  deleteDevice,
  getApplication,
  getDevice,
  getDevices,
  renameApplication,
} from './externalApplications';

export const resource: Resource = {
  value: 'externalId',
  name: 'External ID',
  description:
    'IDs that records have in other systems, such as a customer’s ID in the ERP. The API calls them foreign keys.',
};

const keyName = {
  label: 'Key Name',
  required: true,
  example: 'customerId',
  description: 'Which ID of the other system it is',
};

/** Tables whose records have external IDs: https://docs.superoffice.com/en/api/foreign-keys */
const recordType = choice({
  company: ['contact', 'Company'],
  person: ['person', 'Person'],
  sale: ['sale', 'Sale'],
  project: ['project', 'Project'],
  request: ['ticket', 'Request'],
  appointment: ['appointment', 'Appointment'],
  document: ['document', 'Document'],
});

/** 0 would mean the IDs of all records. */
const recordId = integer({ min: 1, max: 2_147_483_647 });

const ofType = {
  label: 'Record Type',
  required: true,
  description: 'What kind of record it is. TableName of an answer works too.',
};
const ofRecord = { label: 'Record ID', required: true, example: '23' };

const inPath: Field[] = [
  application,
  path('recordType', recordType, { ...ofType, wire: 'tableName' }),
  path('recordId', recordId, ofRecord),
  path('keyName', key(), keyName),
];

const shown = ['TableName', 'RecordId', 'Key', 'Value', 'CreatedDate', 'UpdatedDate'];

/** Finds the record with an external ID. */
export const findRecord = operation({
  resource: 'externalId',
  operation: 'findRecord',
  name: 'Find Record',
  action: 'Find record by external ID',
  description: 'Get the ID of the record that has this external ID. It fails if no record has it.',
  ...page('v1ForeignAppEntity_GetKeyByValue'),
  call: http('GET', '/api/v1/ForeignApp/{applicationName}/{deviceName}/Key/{keyName}/{tableName}', 'basic'),
  effect: 'read',
  fields: [
    ...inPath.filter(({ name }) => name !== 'recordId'),
    query('value', text(), {
      label: 'External ID',
      wire: 'keyValue',
      required: true,
      example: 'C-10023',
      description: 'The ID that the record has there',
    }),
    ...additional(device),
  ],
  repeats: ['value'],
  verdict: bare('null', 'No record has this external ID'),
  result: one(ForeignKey, '', { simplify: shown }),
});

/** Saves the external ID of a record. It replaces the one that the record has under the same name. */
export const save = operation({
  resource: 'externalId',
  operation: 'save',
  name: 'Save',
  action: 'Save external ID',
  description: 'Give a record its ID in another system, or change it',
  ...page('v1ForeignAppEntity_SaveForeignKey'),
  call: http('PUT', '/api/v1/ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}/Key', 'basic'),
  effect: 'idempotent',
  fields: [
    application,
    body('recordType', recordType, { ...ofType, wire: 'TableName' }),
    body('recordId', recordId, { ...ofRecord, wire: 'RecordId' }),
    body('keyName', key(), { ...keyName, wire: 'Key' }),
    body('value', text(), {
      label: 'External ID',
      wire: 'Value',
      required: true,
      example: 'C-10023',
      description: 'The ID that the record has there',
    }),
    ...additional(
      device,
      deviceIdentifier,
      control('createIfMissing', boolean(), {
        label: 'Create Application If Missing',
        description:
          'Whether to create the application and its device first, unless they are there. When off, saving fails without them.',
      }),
    ),
  ],
  serializeBy: ['application', 'recordType', 'recordId', 'keyName'],
  ensures: {
    switch: 'createIfMissing',
    calls: [
      { operation: createApplication, what: 'The application' },
      { operation: createDevice, what: 'The device' },
    ],
  },
  result: one(ForeignKey, '', { simplify: shown }),
});

/** Reads the external ID of a record. */
export const get = operation({
  resource: 'externalId',
  operation: 'get',
  name: 'Get of Record',
  action: 'Get external ID of record',
  description: 'Get the external ID of a record. It fails if the record has none under this name.',
  ...page('v1ForeignAppEntity_GetKey'),
  call: http(
    'GET',
    '/api/v1/ForeignApp/{applicationName}/{deviceName}/Key/{keyName}/{tableName}/{recordId}',
    'basic',
  ),
  effect: 'read',
  fields: [...inPath, ...additional(device)],
  verdict: bare('null', 'The record has no external ID of this name'),
  result: one(ForeignKey, '', { simplify: shown }),
});

/** Columns of the list of external IDs (archive ForeignKeys). */
const columns = {
  keyId: integer(),
  appName: text(),
  deviceName: text(),
  deviceIdentifier: text(),
  tableId: integer(),
  recordId: integer(),
  keyName: text(),
  keyValue: text(),
};

/** Lists external IDs of all applications. */
export const getMany = operation({
  resource: 'externalId',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many records with external ID',
  description: 'List the external IDs that meet your conditions',
  ...page('v1ForeignAppEntity_GetAll'),
  call: http('GET', '/api/v1/ForeignApp', 'basic'),
  effect: 'read',
  walk: links('odata.nextLink', { rows: 'top', size: 1_000 }),
  fields: [
    ...conditionsOn({
      text: ['appName', 'deviceName', 'deviceIdentifier', 'keyName', 'keyValue'],
      number: ['recordId', 'tableId', 'keyId'],
    }),
    ...columnsAndOrder(columns, BY_SUPEROFFICE),
    query('top', integer(), { label: 'Page Size', wire: '$top' }),
  ],
  result: rows('value', { PrimaryKey: integer(), EntityName: text(), ...columns }),
});

/** Removes the external ID of a record. */
export const remove = operation({
  resource: 'externalId',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete external ID',
  description: 'Remove the external ID of a record. The record stays.',
  ...page('v1ForeignAppEntity_DeleteForeignKeyOnName'),
  call: http(
    'DELETE',
    '/api/v1/ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}/Key/{keyName}/{tableName}/{recordId}',
    'basic',
  ),
  effect: 'idempotent',
  fields: [...inPath, ...additional(device, deviceIdentifier)],
  serializeBy: ['application', 'recordType', 'recordId', 'keyName'],
  warning: 'This removes the external ID. The record can’t be found by it any more.',
  result: deleted(),
});
