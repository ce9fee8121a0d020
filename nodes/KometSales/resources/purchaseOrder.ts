import {
  atLeastOne,
  choice,
  day,
  filters,
  http,
  id,
  key,
  list,
  operation,
  query,
  rows,
  text,
  windows,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = { value: 'purchaseOrder', name: 'Purchase Order' };

/** Lists purchase orders with their lines, of one vendor ship date or by number. */
export const getMany = operation({
  resource: 'purchaseOrder',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many purchase orders',
  description: 'List purchase orders with their lines, of one vendor ship date or by number',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177079',
  documented: 'GET purchase.order.list',
  call: http('GET', '/purchase.order.list', 'query'),
  effect: 'read',
  walk: windows({ from: 'futureInventoryAvailableFrom', to: 'futureInventoryAvailableTo', days: 4 }),
  open: 'query',
  rules: [atLeastOne('date', 'number')],
  fields: [
    query('date', day(), {
      label: 'Vendor Ship Date',
      example: '2026-03-02',
      description: 'Not needed when Number is given',
    }),
    query('number', list(key(10), { separator: ',' }), {
      label: 'Number',
      example: '22100, 22101',
      description:
        'Numbers of purchase orders: one, several separated by commas, or an array. Not needed when Vendor Ship Date is given.',
    }),
    ...filters(
      query('futureInventoryAvailableFrom', day(), {
        label: 'Future Inventory Available From',
        description: 'First day on which the goods are available',
      }),
      query('futureInventoryAvailableTo', day(), {
        label: 'Future Inventory Available To',
        description: 'Last day on which the goods are available',
      }),
      query('vendor', text(50), {
        label: 'Vendor',
        example: 'Farm',
        description: 'Only orders to vendors whose name or code contains this text',
      }),
      query('vendorId', id(10), {
        label: 'Vendor ID',
        example: '5010',
        description: 'Only orders to this vendor',
      }),
      query('customerId', id(20), {
        label: 'Customer ID',
        list: 'searchCustomers',
        example: '23423',
        description: 'Only orders for this customer',
      }),
      query('customerPONumber', text(20), {
        label: 'Customer PO Number',
        example: '5501',
        description: 'Only orders with this purchase order number of the customer',
      }),
      query('product', text(100), {
        label: 'Product',
        example: 'Rose Freedom',
        description: 'Only orders with a product whose description contains this text',
      }),
      query('origin', text(4), {
        label: 'Origin',
        example: 'MIA',
        description: 'Only orders of this origin',
      }),
      query('prebook', text(10), {
        label: 'Prebook Number',
        example: '101',
        description: 'Only orders for this prebook',
      }),
      query('locationId', id(10), {
        label: 'Location ID',
        example: '42',
        description: 'Only orders of this location, in a company with several',
      }),
      query(
        'status',
        choice(
          ['Confirmed by Farm', 'Confirmed by Farm'],
          ['Approved', 'Approved'],
          ['Pending Approval', 'Pending Approval'],
          ['Cancelled', 'Cancelled'],
        ),
        { label: 'Status', description: 'Only orders of this status' },
      ),
      query(
        'statusLine',
        choice(
          ['Pending', 'Pending'],
          ['Confirmed', 'Confirmed'],
          ['Cancelled', 'Cancelled'],
          ['Partial Confirmed', 'Partial Confirmed'],
        ),
        { label: 'Line Status', description: 'Only orders with lines of this status' },
      ),
      query('purchaseOrderItemIds', list(id(), { separator: ',', maxLength: 200 }), {
        label: 'Purchase Order Item IDs',
        example: '7001, 7002',
        description: 'Only orders with these items: one ID, several separated by commas, or an array',
      }),
    ),
  ],
  result: rows('purchaseOrders', {}),
});
