import { boolean, choice, coded, day, decimal, integer, text, type FieldsRead } from '../../shared/operation';
import { getListEntries } from '../customFields';

/**
 * How to read the fields that a connector describes (FieldMetadata). All values travel as text.
 * https://docs.superoffice.com/en/api/reference/restful/agent/ErpSync_Agent/v1ErpSyncAgent_GetFieldsForNewErpActor.html
 */
export const DESCRIBED: Omit<FieldsRead, 'operation'> = {
  id: 'FieldKey',
  label: 'DisplayName',
  description: 'DisplayDescription',
  type: {
    member: 'FieldType',
    types: {
      Text: text(),
      Password: text({ secret: true }),
      Checkbox: coded(boolean({ sentAs: { yes: 1, no: 0 } }), { sent: '[I:{value}]', read: '[I:{value}]' }),
      Integer: coded(integer(), { sent: '[I:{value}]', read: '[I:{value}]' }),
      Double: coded(decimal(), { sent: '[F:{value}]', read: '[F:{value}]' }),
      Date: coded(day(), { sent: '[DT:{MM/DD/YYYY hh:mm:ss}.0000000]', read: '[DT:{MM/DD/YYYY hh:mm:ss}]' }),
      List: choice({}),
    },
  },
  maxLength: 'MaxLength',
  required: { member: 'Access', is: 'Mandatory' },
  readOnly: { member: 'Access', is: 'ReadOnly' },
  choices: {
    at: 'ListName',
    list: { operation: getListEntries, field: 'list' },
    value: 'Id',
    label: 'Name',
  },
};
