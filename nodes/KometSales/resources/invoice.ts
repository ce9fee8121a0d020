import {
  boolean,
  choice,
  day,
  decimal,
  filters,
  http,
  id,
  integer,
  list,
  moment,
  operation,
  query,
  rows,
  text,
  windows,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = { value: 'invoice', name: 'Invoice' };

const orderDateFrom = query('orderDateFrom', day(), {
  label: 'Order Date From',
  required: true,
  example: '2026-03-01',
  description: 'First shipping date',
});

const orderDateTo = query('orderDateTo', day(), {
  label: 'Order Date To',
  required: true,
  example: '2026-03-31',
  description: 'Last shipping date',
});

/** Lists invoices by shipping date, headers only. */
export const getMany = operation({
  resource: 'invoice',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many invoices',
  description: 'List invoices by shipping date, without their items',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176250/Get+an+Invoice+list',
  documented: 'GET invoice.list',
  call: http('GET', '/invoice.list', 'query'),
  effect: 'read',
  walk: windows({ from: 'orderDateFrom', to: 'orderDateTo', months: 6 }, 'id'),
  open: 'query',
  fields: [
    orderDateFrom,
    orderDateTo,
    ...filters(
      query('status', choice([0, 'Pending'], [1, 'Confirmed'], [2, 'Draft'], [4, 'Voided']), {
        label: 'Status',
        description: 'Only orders of this status',
      }),
      query('customer', text(200), {
        label: 'Customer',
        example: 'Wholesale',
        description: 'Only orders of customers whose name or code contains this text',
      }),
      query('customerId', id(20), {
        label: 'Customer ID',
        list: 'searchCustomers',
        example: '23423',
        description: 'Only orders of this customer',
      }),
      query('locationId', id(20), {
        label: 'Location ID',
        example: '42',
        description: 'Only orders of this location, in a company with several',
      }),
      query('carrierName', text(200), { label: 'Carrier Name', description: 'Only orders of this carrier' }),
      query('carrierId', id(20), {
        label: 'Carrier ID',
        example: '4610',
        description: 'Only orders of this carrier',
      }),
      query('product', text(200), {
        label: 'Product',
        example: 'Rose Freedom',
        description: 'Only orders with a product whose description contains this text',
      }),
      query('order', id(10), {
        label: 'Order Number',
        example: '101500',
        description: 'Only the order with this number; the dates then do not count',
      }),
      query('orderId', id(10), {
        label: 'Order ID',
        example: '3020',
        description: 'Only the order with this internal ID; the dates then do not count',
      }),
      query(
        'isEcommerce',
        boolean({ sentAs: { yes: 'true', no: 'false' }, labels: { yes: 'E-commerce', no: 'Phone order' } }),
        {
          label: 'E-Commerce Orders',
          description: 'Whether to list only orders of the web shop, or only phone orders',
        },
      ),
      query('updatedAsOf', moment('YYYY-MM-DD hh:mm:ss'), {
        label: 'Updated As Of',
        description: 'Only orders changed at or after this moment',
      }),
      query(
        'excludeTransfer',
        boolean({ sentAs: { yes: 1, no: 0 }, labels: { yes: 'Exclude', no: 'Include' } }),
        { label: 'Exclude Transfer Orders', description: 'Whether to leave out transfer orders' },
      ),
      query('locationIds', list(id(), { separator: ',' }), {
        label: 'Location IDs',
        example: '42, 43',
        description: 'Only orders of these locations: one ID, several separated by commas, or an array',
      }),
    ),
  ],
  result: rows(
    'invoices',
    {
      id: id(),
      number: id(),
      status: integer(),
      carrierName: text(),
      salesPersonName: text(),
      total: decimal(),
      invoiceNotes: text(),
      createdOn: moment(),
      updatedOn: moment(),
    },
    { nothingFound: /^orders not found/i },
  ),
});

/** Lists invoices as accounting needs them; the list that the posting loop starts from. */
export const getManyAccounting = operation({
  resource: 'invoice',
  operation: 'getManyAccounting',
  name: 'Get Many Accounting',
  action: 'Get many invoices for accounting',
  description: 'List invoices with what a ledger needs, such as those not yet synchronized',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176222',
  documented: 'GET invoice.accounting.details.list',
  call: http('GET', '/invoice.accounting.details.list', 'query'),
  effect: 'read',
  walk: windows({ from: 'orderDateFrom', to: 'orderDateTo', days: 31 }, 'id'),
  open: 'query',
  fields: [
    orderDateFrom,
    orderDateTo,
    ...filters(
      query('status', choice([1, 'Confirmed'], [0, 'Pending Approval']), {
        label: 'Status',
        description: 'Only orders of this status',
      }),
      query('locationIds', list(id(), { separator: ':', maxLength: 20 }), {
        label: 'Location IDs',
        example: '42, 43',
        description:
          'Only orders of these locations, in a company with several: one ID, several separated by commas, or an array',
      }),
      query(
        'excludeTransfer',
        boolean({
          sentAs: { yes: 1, no: 0 },
          labels: { yes: 'Only headers of transfer orders', no: 'Every order detail' },
        }),
        {
          label: 'Only Headers of Transfer Orders',
          description: 'Whether transfer orders come with their headers only',
        },
      ),
      query(
        'externalSystemSynced',
        boolean({ sentAs: { yes: 1, no: 0 }, labels: { yes: 'Synchronized', no: 'Pending' } }),
        {
          label: 'Synchronized',
          description: 'Whether to list only synchronized invoices, or only those that are not',
        },
      ),
    ),
  ],
  result: rows('invoices', {
    id: id(),
    number: id(),
    shipDate: day(),
    locationId: id(),
    customerId: id(),
    customerName: text(),
    customerCode: text(),
    subtotal: decimal(),
  }),
});
