import {
  boolean,
  day,
  filters,
  http,
  id,
  moment,
  operation,
  query,
  rows,
  text,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = { value: 'customer', name: 'Customer' };

/** Lists customers; the whole list comes in one answer. */
export const getMany = operation({
  resource: 'customer',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many customers',
  description: 'List the customers of the company',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175207/Get+a+Customer+list',
  documented: 'GET customer.list',
  call: http('GET', '/customer.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    query('id', id(20), {
      label: 'Customer ID',
      list: 'searchCustomers',
      example: '23423',
      description: 'Only the customer with this internal ID',
    }),
    query('name', text(200), {
      label: 'Name',
      example: 'Wholesale',
      description: 'Only customers whose name contains this text, in upper or lower case',
    }),
    query('code', text(10), {
      label: 'Code',
      example: 'ABC',
      description: 'Only the customer with exactly this code, in upper or lower case',
    }),
    query('salesPersonId', id(20), {
      label: 'Salesperson ID',
      example: '23423',
      description: 'Only customers of this salesperson',
    }),
    query('includeInactive', boolean({ sentAs: { yes: 1, no: 0 } }), {
      label: 'Include Inactive',
      description: 'Whether to also list deactivated customers',
    }),
    query('locationId', id(20), {
      label: 'Location ID',
      example: '42',
      description: 'Only customers of this location, in a company with several',
    }),
    query('updateAsOf', day(), {
      label: 'Updated As Of',
      description: 'Only customers changed on or after this date',
    }),
  ),
  result: rows('customers', {
    id: id(),
    name: text(),
    code: text(),
    salesPerson: text(),
    salesPersonId: id(),
    customerType: text(),
    active: boolean(),
    updatedOn: moment(),
    accountingCode: text(),
  }),
});
