import {
  choice,
  day,
  filters,
  http,
  id,
  key,
  operation,
  query,
  rows,
  text,
  windows,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = { value: 'vendorInvoice', name: 'Vendor Invoice' };

/** Lists vendor invoices of one status. Arrival days are needed even where approval days are given. */
export const getMany = operation({
  resource: 'vendorInvoice',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many vendor invoices',
  description: 'List vendor invoices (accounts payable) of one status',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177395/Get+a+Vendor+Invoice+list',
  documented: 'GET vendor.invoice.list',
  call: http('GET', '/vendor.invoice.list', 'query'),
  effect: 'read',
  walk: windows([
    { from: 'arrivalDateFrom', to: 'arrivalDateTo', days: 45 },
    { from: 'approvalDateFrom', to: 'approvalDateTo', days: 45 },
  ]),
  open: 'query',
  fields: [
    query(
      'statusId',
      choice(
        [1, 'Pending Approval by Procurement'],
        [2, 'Pending Approval by Accounting'],
        [3, 'Approved'],
        [4, 'Sent to External System'],
        [5, 'Failed'],
        [6, 'Synchronized'],
      ),
      { label: 'Status', required: true, description: 'Only vendor invoices of this status' },
    ),
    query('arrivalDateFrom', day(), {
      label: 'Arrival Date From',
      requiredIf: { absent: ['poNumber', 'invoiceNumber'] },
      example: '2026-03-01',
      description:
        'First day on which the purchase order arrived at the warehouse. Required without Purchase Order Number and Invoice Number.',
    }),
    query('arrivalDateTo', day(), {
      label: 'Arrival Date To',
      requiredIf: { absent: ['poNumber', 'invoiceNumber'] },
      example: '2026-03-31',
      description:
        'Last day on which the purchase order arrived at the warehouse. Required without Purchase Order Number and Invoice Number.',
    }),
    ...filters(
      query('poNumber', text(10), {
        label: 'Purchase Order Number',
        example: '22100',
        description: 'Only vendor invoices of this purchase order',
      }),
      query('invoiceNumber', text(10), {
        label: 'Invoice Number',
        example: 'V-1001',
        description: 'Only the vendor invoice with this number',
      }),
      query('vendorCode', key(20), {
        label: 'Vendor Code',
        example: 'FARM1',
        description: 'Only invoices of this vendor',
      }),
      query('approvalDateFrom', day(), {
        label: 'Approval Date From',
        description: 'First day of approval by procurement',
      }),
      query('approvalDateTo', day(), {
        label: 'Approval Date To',
        description: 'Last day of approval by procurement',
      }),
      query('locationId', id(20), {
        label: 'Location ID',
        example: '42',
        description: 'Only vendor invoices of this location, in a company with several',
      }),
    ),
  ],
  result: rows('vendorInvoices', { invoiceNumber: text(), locationId: id(), locationCode: text() }),
});
