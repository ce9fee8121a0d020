import {
  argument,
  bare,
  body,
  deleted,
  http,
  integer,
  key,
  mapper,
  one,
  operation,
  path,
  wholeRecord,
  type Resource,
} from '../../shared/operation';
import { tableFields } from '../customFields';
import { recordId } from '../fields';
import { restPage } from '../page';
import { CustomObject } from '../types/tableRow';

export const resource: Resource = {
  value: 'customObject',
  name: 'Custom Object',
  description: 'Records of the kinds that your company has added to SuperOffice, such as equipment',
};

const page = (operationId: string) => restPage('CustomObject', operationId);

const tableName = path('tableName', key(), {
  label: 'Table Name',
  wire: 'definitionName',
  required: true,
  example: 'y_equipment',
  description: 'Name of the custom object’s table in the database. It begins with y_.',
});

const objectId = recordId('objectId', 'Object ID');

const definition = body('definitionName', key(), { copyOf: 'tableName', wire: 'DefinitionName' });

const hidden = ['definitionName', 'tableRight', 'fieldProperties'];

const values = (isNew: boolean) => ({
  label: 'Fields',
  type: mapper(tableFields, { isNew }),
  description: isNew
    ? 'The fields of the new object. Those that you leave out get their default values.'
    : 'The fields to change. The others stay as they are.',
});

const simplified = one(CustomObject, '', { simplify: ['DefinitionName', 'Id', 'Values'] });

/** Creates a custom object: without an ID, the vendor inserts a row. */
export const create = operation({
  resource: 'customObject',
  operation: 'create',
  name: 'Create',
  action: 'Create custom object',
  description: 'Create a record of a kind that your company has added',
  ...page('v1CustomObject_SaveCustomObject'),
  call: http('PUT', '/api/v1/CustomObject/{definitionName}', 'basic'),
  effect: 'once',
  lookUp: 'Look for the object in its table, with Archive: Search or in SuperOffice.',
  fields: [
    tableName,
    definition,
    ...argument('', CustomObject, {
      top: ['values'],
      omit: [...hidden, 'id'],
      change: { values: values(true) },
    }),
  ],
  result: simplified,
});

/** Reads one custom object. */
export const get = operation({
  resource: 'customObject',
  operation: 'get',
  name: 'Get',
  action: 'Get custom object',
  description: 'Get a custom object with all its fields',
  ...page('v1CustomObject_GetCustomObject'),
  call: http('GET', '/api/v1/CustomObject/{definitionName}/{id}', 'basic'),
  effect: 'read',
  fields: [tableName, objectId],
  verdict: bare('null', 'There is no custom object of this ID'),
  result: simplified,
});

/** Changes a custom object. The page does not say what becomes of values that are left out, so all are sent back. */
export const update = operation({
  resource: 'customObject',
  operation: 'update',
  name: 'Update',
  action: 'Update custom object',
  description: 'Change the fields of a custom object that you give, and no others',
  ...page('v1CustomObject_SaveCustomObject'),
  call: http('PUT', '/api/v1/CustomObject/{definitionName}', 'basic'),
  effect: 'idempotent',
  fields: [
    tableName,
    ...argument('', CustomObject, {
      top: ['id', 'values'],
      required: ['id'],
      omit: ['tableRight', 'fieldProperties'],
      rename: { id: 'objectId' },
      change: {
        id: { label: 'Object ID', example: '23', type: integer({ min: 1, max: 2_147_483_647 }) },
        values: values(false),
      },
    }),
  ],
  merge: wholeRecord('', get, {
    key: { tableName: 'tableName', objectId: 'objectId' },
    except: ['tableRight', 'fieldProperties'],
    always: true,
  }),
  clearFields: [],
  result: simplified,
});

/** Deletes a custom object. */
export const remove = operation({
  resource: 'customObject',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete custom object',
  description: 'Delete a custom object for good',
  ...page('v1CustomObject_DeleteCustomObject'),
  call: http('DELETE', '/api/v1/CustomObject/{definitionName}/{id}', 'basic'),
  effect: 'idempotent',
  warning: 'The object is deleted for good.',
  serializeBy: ['tableName', 'objectId'],
  fields: [tableName, objectId],
  result: deleted(),
});
