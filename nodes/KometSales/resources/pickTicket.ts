import {
  atLeastOne,
  choice,
  day,
  filters,
  http,
  id,
  ONLY_LIST,
  operation,
  query,
  rows,
  text,
  windows,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = {
  value: 'pickTicket',
  name: 'Pick Ticket',
  description: 'What the warehouse picks for an order',
};

/** Lists pick tickets, as after an order confirmation. The vendor's page ends before the answer. */
export const getMany = operation({
  resource: 'pickTicket',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many pick tickets',
  description: 'List pick tickets in detail, as after an order confirmation',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176596',
  documented: 'GET pickticket.details.list',
  call: http('GET', '/pickticket.details.list', 'query'),
  effect: 'read',
  walk: windows({
    from: 'orderDateFrom',
    to: 'orderDateTo',
    days: 7,
    ignoredWith: ['orderDate', 'orderId'],
  }),
  open: 'query',
  rules: [atLeastOne('orderId', 'orderDate', ['orderDateFrom', 'orderDateTo'])],
  fields: [
    query('orderId', id(), {
      label: 'Order (Invoice) ID',
      example: '6908',
      description: 'Order by its internal ID; no date is needed with it',
    }),
    query('orderDate', day(), {
      label: 'Order Date (Shipping)',
      example: '2026-03-02',
      description: 'Shipping date of the orders. With it, Komet Sales ignores the range.',
    }),
    query('orderDateFrom', day(), {
      label: 'Order Date From (Shipping)',
      example: '2026-03-02',
      description: 'First shipping date. A range of at most 7 days; Return All takes longer ones.',
    }),
    query('orderDateTo', day(), {
      label: 'Order Date To (Shipping)',
      example: '2026-03-08',
      description: 'Last shipping date',
    }),
    ...filters(
      query(
        'status',
        choice({
          pendingApproval: [0, 'Pending Approval'],
          confirmed: [1, 'Confirmed'],
          voided: [4, 'Voided'],
        }),
        {
          label: 'Status',
          description: 'Only orders in this state. Without one, Komet Sales leaves out voided orders.',
        },
      ),
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
        description: 'Only orders of this carrier, by its name',
      }),
      query('carrierId', id(20), {
        label: 'Carrier ID',
        list: 'searchCarriers',
        example: '4610',
        description: 'Only orders of this carrier',
      }),
      query('product', text(200), {
        label: 'Product',
        example: 'Rose',
        description: 'Only orders with products whose description contains this text',
      }),
    ),
  ],
  result: rows(ONLY_LIST, {}),
});
