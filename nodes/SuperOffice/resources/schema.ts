import {
  boolean,
  filters,
  http,
  key,
  one,
  operation,
  path,
  query,
  rows,
  type Resource,
} from '../../shared/operation';
import { restPage } from '../page';
import { FieldInfoBase } from '../types/fieldInfo';

export const resource: Resource = {
  value: 'schema',
  name: 'Schema',
  description: 'Tables of the database and their fields',
};

const page = (operationId: string) => restPage('FieldInfoBase', operationId);

const table = path('table', key(), {
  label: 'Table',
  wire: 'tableName',
  required: true,
  example: 'contact',
  description: 'Name of a table in the database. Extra tables begin with y_.',
});

const simplify = [
  'FieldName',
  'DisplayName',
  'FieldType',
  'Description',
  'IsMandatory',
  'IsReadOnly',
  'IsIndexed',
];

/** Lists the fields of a table. */
export const getTable = operation({
  resource: 'schema',
  operation: 'getTable',
  name: 'Get Table',
  action: 'Get fields of table',
  description: 'List the fields of a table in the database',
  ...page('v1FieldInfoBase_GetCustomFieldInfoList'),
  call: http('GET', '/api/v1/Schema/{tableName}', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [
    table,
    ...filters(
      query('includeStandard', boolean(), {
        label: 'Include Standard Fields',
        description: 'Whether to list the fields that every installation has too',
      }),
    ),
  ],
  repeats: [],
  result: rows('', FieldInfoBase, { simplify }),
});

/** Reads the definition of one field of a table. */
export const getField = operation({
  resource: 'schema',
  operation: 'getField',
  name: 'Get Field',
  action: 'Get field of table',
  description: 'Get the definition of one field of a table in the database',
  ...page('v1FieldInfoBase_GetCustomFieldInfo'),
  call: http('GET', '/api/v1/Schema/{tableName}/{fieldName}', 'basic'),
  effect: 'read',
  fields: [
    table,
    path('field', key(), { label: 'Field', wire: 'fieldName', required: true, example: 'x_credit_limit' }),
  ],
  result: one(FieldInfoBase, '', { simplify }),
});
