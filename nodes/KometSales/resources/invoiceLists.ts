import {
  atLeastOne,
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
  ONLY_LIST,
  operation,
  query,
  rows,
  text,
  windows,
  type Field,
} from '../../shared/operation';
import { DETAILED_INVOICE } from '../answers';
import { flag, named } from '../fields';

/** The lists of invoices. They share most of their filters. */

const orderDateFrom = query('orderDateFrom', day(), {
  label: 'Order Date From (Shipping)',
  required: true,
  example: '2026-03-01',
  description: 'First shipping date: Komet Sales filters by the day of shipping, not by that of the order',
});

const orderDateTo = query('orderDateTo', day(), {
  label: 'Order Date To (Shipping)',
  required: true,
  example: '2026-03-31',
  description: 'Last shipping date',
});

/** Filters that three of the lists have. */
const ofWhom: Field[] = [
  query('customer', text(200), {
    label: 'Customer Name or Code',
    example: 'Wholesale',
    description: 'Only orders of customers whose name or code contains this text',
  }),
  query('customerId', id(20), {
    label: 'Customer ID',
    list: 'searchCustomers',
    example: '23423',
    description: 'Only orders of this customer',
  }),
  query('carrierName', text(200), {
    label: 'Carrier Name',
    example: 'Armellini',
    description: 'Only orders of the carrier with this name',
  }),
  query('carrierId', id(20), {
    label: 'Carrier ID',
    list: 'searchCarriers',
    example: '4610',
    description: 'Only orders of this carrier',
  }),
  query('product', text(200), {
    label: 'Product',
    example: 'Rose Freedom',
    description: 'Only orders with a product whose description contains this text',
  }),
  query('order', id(10), {
    label: 'Order (Invoice) Number',
    example: '101500',
    description: 'Only the order with this number',
  }),
  query('orderId', id(10), {
    label: 'Order (Invoice) ID',
    example: '3020',
    description: 'Only the order with this internal ID',
  }),
];

const location = query('locationId', id(20), {
  label: 'Location ID',
  list: 'searchLocations',
  example: '42',
  description: 'Only orders of this location, in a company with several',
});

const updated = query('updatedAsOf', moment('YYYY-MM-DD hh:mm:ss'), {
  label: 'Updated As Of',
  description: 'Only orders changed at or after this moment',
});

/** Lists invoices by shipping date, headers only. The dates are required, but ignored if an order or order ID is given. */
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
  walk: windows(
    { from: 'orderDateFrom', to: 'orderDateTo', months: 6, ignoredWith: ['order', 'orderId'] },
    'id',
  ),
  open: 'query',
  fields: [
    orderDateFrom,
    orderDateTo,
    ...filters(
      query(
        'status',
        choice({
          pending: [0, 'Pending'],
          confirmed: [1, 'Confirmed'],
          draft: [2, 'Draft'],
          voided: [4, 'Voided'],
        }),
        {
          label: 'Status',
          description: 'Only orders of this status',
        },
      ),
      ...ofWhom,
      location,
      query(
        'isEcommerce',
        boolean({ sentAs: { yes: 'true', no: 'false' }, labels: { yes: 'E-Commerce', no: 'Phone Order' } }),
        {
          label: 'E-Commerce Orders',
          description: 'Only orders of the web shop, or only phone orders',
        },
      ),
      updated,
      query('excludeTransfer', named('Exclude', 'Include'), {
        label: 'Exclude Transfer Orders',
        description: 'Transfer orders, which are listed unless this says otherwise',
      }),
      query('locationIds', list(id(), { separator: ',' }), {
        label: 'Location IDs',
        picks: { list: 'searchLocations', one: 'Location', ticked: true },
        example: '42, 43',
        description: 'Only orders of these locations: one ID, several separated by commas, or an array',
      }),
    ),
  ],
  result: rows('invoices', {
    id: id(),
    number: id(),
    status: integer(),
    carrierName: text(),
    salesPersonName: text(),
    total: decimal(),
    invoiceNotes: text(),
    createdOn: moment(),
    updatedOn: moment(),
  }),
});

/** Lists invoices with what accounting needs. The posting loop starts from it. */
export const getManyForLedger = operation({
  resource: 'invoice',
  operation: 'getManyForLedger',
  name: 'Get Many for Ledger',
  action: 'Get many invoices for ledger',
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
      query('status', choice({ confirmed: [1, 'Confirmed'], pendingApproval: [0, 'Pending Approval'] }), {
        label: 'Status',
        description: 'Only orders of this status',
      }),
      query('locationIds', list(id(), { separator: ':', maxLength: 20 }), {
        label: 'Location IDs',
        picks: { list: 'searchLocations', one: 'Location', ticked: true },
        example: '42, 43',
        description:
          'Only orders of these locations, in a company with several: one ID, several separated by commas, or an array',
      }),
      query('excludeTransfer', named('Only Headers', 'Every Order Detail'), {
        label: 'Only Headers of Transfer Orders',
        description: 'How much the list shows of transfer orders',
      }),
      query('externalSystemSynced', named('Synchronized', 'Unsynchronized'), {
        label: 'Synchronized',
        description: 'Only synchronized invoices, or only those that are not',
      }),
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

/** Days: these lists require one day, a range, or an order instead. */
const days: Field[] = [
  query('orderDate', day(), {
    label: 'Order Date (Shipping)',
    description: 'Only orders shipped on this day',
  }),
  query('orderDateFrom', day(), {
    label: 'Order Date From (Shipping)',
    description:
      'First shipping date, not the day of the order. The two are at most four days apart, both counted.',
  }),
  query('orderDateTo', day(), { label: 'Order Date To (Shipping)', description: 'Last shipping date' }),
  query('status', choice({ pendingApproval: [0, 'Pending Approval'], confirmed: [1, 'Confirmed'] }), {
    label: 'Status',
    description: 'Only orders of this status',
  }),
];

const detailRules = [atLeastOne('orderDate', ['orderDateFrom', 'orderDateTo'], 'order', 'orderId')];

const fourDays = windows(
  {
    from: 'orderDateFrom',
    to: 'orderDateTo',
    days: 4,
    ignoredWith: ['orderDate', 'order', 'orderId'],
  },
  'id',
);

/** Lists invoices with their items. */
export const getManyDetailed = operation({
  resource: 'invoice',
  operation: 'getManyDetailed',
  name: 'Get Many Detailed',
  action: 'Get many invoices with items',
  description: 'List invoices with their items and boxes: of a day, of some days, or by order',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176192',
  documented: 'GET invoice.details.list',
  call: http('GET', '/invoice.details.list', 'query'),
  effect: 'read',
  walk: fourDays,
  open: 'query',
  rules: detailRules,
  fields: filters(
    ...days,
    ...ofWhom,
    query('includeMappingK2k', flag, {
      label: 'Include K2K Mapping',
      description: 'Whether K2K orders come with the company and the purchase order item of the buyer',
    }),
    location,
    query('locationIds', list(id(), { separator: ',', maxLength: 20 }), {
      label: 'Location IDs',
      picks: { list: 'searchLocations', one: 'Location', ticked: true },
      example: '42, 43',
      description:
        'Only orders of these locations, in a company with several: one ID, several separated by commas, or an array',
    }),
    updated,
  ),
  result: rows('invoices', DETAILED_INVOICE),
});

/** Lists invoices between companies that both work with Komet Sales. */
export const getManyK2k = operation({
  resource: 'invoice',
  operation: 'getManyK2k',
  name: 'Get Many K2K',
  action: 'Get many K2K invoices',
  description: 'List K2K (Komet to Komet) invoices with their items: of a day, of some days, or by order',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/388956161/Get+a+Detailed+K2K+Invoice+List',
  documented: 'GET v2/invoice/k2k',
  call: http('GET', '/v2/invoice/k2k', 'query', 'header'),
  effect: 'read',
  walk: fourDays,
  open: 'query',
  rules: detailRules,
  fields: filters(...days, ...ofWhom),
  result: rows(ONLY_LIST, {}),
});
