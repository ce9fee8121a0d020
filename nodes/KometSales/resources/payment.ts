import {
  atLeastOne,
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
  windows,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = { value: 'payment', name: 'Payment' };

/** Lists posted payments with the orders that they were applied to. */
export const getMany = operation({
  resource: 'payment',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many payments',
  description: 'List payments with the orders that they were applied to; at least one filter is needed',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176777/Get+a+list+of+Payments',
  documented: 'GET payment.list',
  call: http('GET', '/payment.list', 'query'),
  effect: 'read',
  walk: windows({ from: 'dateFrom', to: 'dateTo', days: 31 }, 'id'),
  open: 'query',
  rules: [
    atLeastOne(
      'dateFrom',
      'dateTo',
      'customer',
      'controlNumber',
      'paymentMethod',
      'invoiceNumber',
      'checkReference',
      'updatedAsOf',
      'locationId',
      'externalSystemSynced',
    ),
  ],
  fields: filters(
    query('dateFrom', day(), {
      label: 'Date From',
      example: '2026-03-01',
      description: 'First posting date',
    }),
    query('dateTo', day(), {
      label: 'Date To',
      requiredIf: { present: 'dateFrom' },
      example: '2026-03-31',
      description: 'Last posting date. Required when Date From is given.',
    }),
    query('customer', text(200), {
      label: 'Customer',
      example: 'Wholesale',
      description: 'Only payments of the customer with this name or code',
    }),
    query('controlNumber', id(10), {
      label: 'Control Number',
      example: '101',
      description: 'Only the payment with this control number',
    }),
    query('paymentMethod', text(50), {
      label: 'Payment Method',
      example: 'Credit Card',
      description: 'Only payments made this way',
    }),
    query('invoiceNumber', id(10), {
      label: 'Invoice Number',
      example: '101500',
      description: 'Only payments that were applied to this invoice',
    }),
    query('checkReference', text(50), {
      label: 'Check Reference',
      description: 'Only payments with this reference or check number',
    }),
    query('updatedAsOf', moment("YYYY-MM-DD'T'hh:mm:ss"), {
      label: 'Updated As Of',
      description: 'Only payments changed at or after this moment, at most 31 days back',
    }),
    query('locationId', id(10), {
      label: 'Location ID',
      example: '42',
      description: 'Only payments of this location, in a company with several',
    }),
    query(
      'externalSystemSynced',
      boolean({ sentAs: { yes: 1, no: 0 }, labels: { yes: 'Synchronized', no: 'Unsynchronized' } }),
      {
        label: 'Synchronized',
        description: 'Whether to list only synchronized payments, or only those that are not',
      },
    ),
  ),
  result: rows('payments', { id: id(), controlNumber: id(), date: day(), customer: text(), method: text() }),
});
