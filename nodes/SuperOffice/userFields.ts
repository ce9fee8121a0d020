import { boolean, http, key, operation, rows, text, type FieldsRead } from '../shared/operation';
import { requestFields } from './customFields';
import { restPage } from './page';

/** Users have no user-defined fields, only extra fields, which are described as those of requests are. */
export const userFields: FieldsRead = {
  ...requestFields,
  operation: operation({
    resource: 'user',
    operation: 'getCustomFields',
    name: 'Get Custom Fields',
    action: 'Get custom fields of user',
    description: 'List the custom fields of users',
    ...restPage('User', 'v1User_GetCustomFieldInfoList'),
    call: http('GET', '/api/v1/User/CustomField', 'basic'),
    effect: 'read',
    exposed: false,
    why: 'The node reads it itself: it names custom fields and their choices',
    fields: [],
    result: rows('', {
      FieldName: key(),
      DisplayName: text(),
      FieldType: text(),
      IsMandatory: boolean(),
      IsReadOnly: boolean(),
    }),
  }),
};
