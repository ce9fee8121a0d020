import {
  body,
  deleted,
  done,
  http,
  integer,
  key,
  mapper,
  one,
  operation,
  path,
  scalar,
  type Field,
  type Resource,
} from '../../shared/operation';
import { tableFields } from '../customFields';
import { recordId } from '../fields';
import { restPage } from '../page';
import { TableRecord } from '../types/tableRow';

export const resource: Resource = {
  value: 'tableRow',
  name: 'Table Row',
  description:
    'Rows of the extra tables that your company has added to SuperOffice. Archive: Search lists them.',
};

const page = (operationId: string) => restPage('TableRecord', operationId);

const tableName = path('tableName', key(), {
  label: 'Table Name',
  required: true,
  example: 'y_equipment',
  description: 'Name of the extra table in the database. It begins with y_.',
});

const inPath = [tableName, recordId('rowId', 'Row ID')];

const values = (isNew: boolean): Field =>
  body('values', mapper(tableFields, { isNew }), {
    label: 'Fields',
    wire: '',
    description: isNew
      ? 'The fields of the new row. Those that you leave out get their default values.'
      : 'The fields to change. The others stay as they are.',
  });

/** Adds a row to an extra table. */
export const create = operation({
  resource: 'tableRow',
  operation: 'create',
  name: 'Create',
  action: 'Create table row',
  description: 'Add a row to an extra table. It brings the ID of the row.',
  ...page('v1TableRecord_InsertRow'),
  call: http('POST', '/api/v1/Table/{tableName}', 'basic'),
  effect: 'once',
  lookUp: 'Look for the row in the table, with Archive: Search or in SuperOffice.',
  repeats: ['tableName'],
  fields: [tableName, values(true)],
  result: scalar('id', integer()),
});

/** Reads one row of an extra table. */
export const get = operation({
  resource: 'tableRow',
  operation: 'get',
  name: 'Get',
  action: 'Get table row',
  description: 'Get a row of an extra table with all its fields',
  ...page('v1TableRecord_ReadRow'),
  call: http('GET', '/api/v1/Table/{tableName}/{id}', 'basic'),
  effect: 'read',
  fields: inPath,
  result: one(TableRecord, '', { simplify: ['Values'] }),
});

/**
 * Changes one row of an extra table. What is left out stays as it is.
 * https://docs.superoffice.com/en/api/reference/restful/rest/TableRecord/v1TableRecord_UpdateRow.html
 */
export const update = operation({
  resource: 'tableRow',
  operation: 'update',
  name: 'Update',
  action: 'Update table row',
  description: 'Change the fields of a row that you give, and no others',
  ...page('v1TableRecord_UpdateRow'),
  call: http('PUT', '/api/v1/Table/{tableName}/{id}', 'basic'),
  effect: 'idempotent',
  serializeBy: ['tableName', 'rowId'],
  fields: [...inPath, values(false)],
  clearFields: [],
  result: done(),
});

/** Removes one row of an extra table. */
export const remove = operation({
  resource: 'tableRow',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete table row',
  description: 'Remove a row from an extra table for good',
  ...page('v1TableRecord_DeleteRow'),
  call: http('DELETE', '/api/v1/Table/{tableName}/{id}', 'basic'),
  effect: 'idempotent',
  warning: 'The row is deleted for good.',
  serializeBy: ['tableName', 'rowId'],
  fields: inPath,
  result: deleted(),
});
