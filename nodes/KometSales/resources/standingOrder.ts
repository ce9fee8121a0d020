import {
  additional,
  atLeastOne,
  body,
  choice,
  day,
  deleted,
  done,
  filters,
  http,
  id,
  integer,
  key,
  list,
  operation,
  query,
  records,
  rows,
  text,
  updates,
  type Field,
  type Resource,
  locator,
} from '../../shared/operation';
import { SEVERAL_LOCATIONS, shipViaId } from '../fields';

export const resource: Resource = {
  value: 'standingOrder',
  name: 'Standing Order',
  description: 'Orders that are repeated week after week',
};

/** Lists standing orders that run in a range of days. */
export const getMany = operation({
  resource: 'standingOrder',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many standing orders',
  description: 'List standing orders with their details; without a status only active ones',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/25657433/Get+a+Standing+Order+list',
  documented: 'GET standing.order.list',
  call: http('GET', '/standing.order.list', 'query'),
  effect: 'read',
  walk: 'whole',
  open: 'query',
  fields: [
    query('dateFrom', day(), {
      label: 'Date From',
      required: true,
      example: '2026-01-01',
      description: 'First day of the range',
    }),
    query('dateTo', day(), {
      label: 'Date To',
      required: true,
      example: '2026-12-31',
      description: 'Last day of the range',
    }),
    ...filters(
      query('customer', text(50), {
        label: 'Customer Name or Code',
        example: 'Wholesale',
        description: 'Only standing orders of customers whose name or code contains this text',
      }),
      query('customerId', id(10), {
        label: 'Customer ID',
        list: 'searchCustomers',
        example: '23423',
        description: 'Only standing orders of this customer',
      }),
      query('number', key(10), {
        label: 'Number',
        example: '501',
        description: 'Only the standing order with this number',
      }),
      query('locationId', id(10), {
        label: 'Location ID',
        list: 'searchLocations',
        example: '13',
        description: 'Only standing orders of this location, in a company with several',
      }),
      query(
        'status',
        choice({ all: ['All', 'All'], active: ['Active', 'Active'], cancelled: ['Cancelled', 'Cancelled'] }),
        {
          label: 'Status',
          description: 'Only standing orders in this state. Without one, Komet Sales lists active ones.',
        },
      ),
    ),
  ],
  result: rows('standingOrders', {
    id: id(),
    number: id(),
    customerName: text(),
    priceList: text(),
    carrierName: text(),
    recurrence: integer(),
    days: text(),
    startDate: day(),
    endDate: day(),
  }),
});

const weekday = choice({
  monday: ['Monday', 'Monday'],
  tuesday: ['Tuesday', 'Tuesday'],
  wednesday: ['Wednesday', 'Wednesday'],
  thursday: ['Thursday', 'Thursday'],
  friday: ['Friday', 'Friday'],
  saturday: ['Saturday', 'Saturday'],
  sunday: ['Sunday', 'Sunday'],
});

const schedule: Field[] = [
  body('startDate', day(), {
    label: 'Start Date',
    required: true,
    example: '2026-01-05',
    description: 'First day of the standing order',
  }),
  body('recurrence', integer({ min: 1, max: 4 }), {
    label: 'Recurrence',
    required: true,
    example: '1',
    description: 'Weeks from one generated order to the next, 1 to 4',
  }),
  body('truckDays', list(weekday, { separator: ',' }), {
    label: 'Truck Days',
    required: true,
    description: 'Days of the week on which orders leave',
  }),
];

const parties: Field[] = [
  body('customerId', id(20), {
    label: 'Customer ID',
    list: 'searchCustomers',
    example: '23423',
    description: 'Customer who orders',
  }),
  body('customerDescription', text(200), {
    label: 'Customer Description',
    requiredIf: { absent: 'customerId' },
    example: 'Wholesale Petals',
    description: 'Name of the customer, required where the customer is given by its code',
  }),
  body('carrierId', id(20), {
    label: 'Carrier ID',
    list: 'searchCarriers',
    example: '4610',
    description: 'Carrier of the orders',
  }),
  body('carrierDescription', text(200), {
    label: 'Carrier Description',
    requiredIf: { absent: 'carrierId' },
    example: 'Prime Floral',
    description: 'Name of the carrier, required where the carrier is given by its code',
  }),
];

const details: Field[] = [
  body('customerCode', key(20), {
    label: 'Customer Code',
    list: 'searchCustomerCodes',
    example: 'ABC',
    description: 'Customer who orders, by its code',
  }),
  body('carrierCode', key(20), {
    label: 'Carrier Code',
    example: 'PF',
    description: 'Carrier of the orders, by its code',
  }),
  body('endDate', day(), {
    label: 'End Date',
    example: '2026-12-28',
    description: 'Last day of the standing order',
  }),
  shipViaId,
  body('shipToId', id(200), {
    label: 'Ship-To ID',
    list: 'searchShipTos',
    example: '901',
    description: 'Address of the customer that the goods go to',
  }),
  body('customerPO', key(20), {
    label: 'Customer PO',
    example: '292644',
    description: 'Purchase order number of the customer',
  }),
  body('companyLocationId', key(20), {
    label: 'Company Location ID',
    list: 'searchLocations',
    example: '13',
    description: 'Location of the order, in a company with several',
  }),
  body('companyLocationCode', key(20), {
    label: 'Company Location Code',
    list: 'searchLocationCodes',
    example: '06',
    hint: SEVERAL_LOCATIONS,
    description: 'Location of the order, by its code',
  }),
];

const rules = [atLeastOne('customerId', 'customerCode'), atLeastOne('carrierId', 'carrierCode')];

const locators = [
  locator('customer', 'Customer', { id: 'customerId', code: 'customerCode' }, 'Customer who orders'),
  locator('carrier', 'Carrier', { id: 'carrierId', code: 'carrierCode' }, 'Carrier of the orders'),
  locator(
    'companyLocation',
    'Company Location',
    { id: 'companyLocationId', code: 'companyLocationCode' },
    'Location of the order, in a company with several',
  ),
];

/** Creates a standing order. The page could be read up to the first member of its items. */
export const create = operation({
  resource: 'standingOrder',
  operation: 'create',
  name: 'Create',
  action: 'Create standing order',
  description: 'Create an order that is repeated week after week. Prebooks that exist are not changed.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/25591809/Create+a+Standing+Order',
  documented: 'POST v2/standing-order',
  call: http('POST', '/v2/standing-order', 'header'),
  effect: 'once',
  lookUp: 'Get Many with the customer and the start date shows whether the standing order was created.',
  open: 'body',
  rules,
  locators,
  fields: [
    ...parties,
    ...schedule,
    body(
      'items',
      records(
        { itemLabel: 'Item', open: true },
        body('identifier', key(30), {
          label: 'Identifier',
          example: 'A1',
          description: 'Your own identifier of the item',
        }),
      ),
      {
        label: 'Items',
        description: 'Products of the order. From JSON takes members that the documentation leaves out.',
      },
    ),
    ...additional(
      ...details,
      body('comments', text(200), {
        label: 'Comments',
        description: 'Special instructions',
      }),
      body('invoiceNotes', text(200), {
        label: 'Invoice Notes',
        description: 'Further notes for the invoices',
      }),
    ),
  ],
  result: done({ message: text() }),
});

/** Changes a standing order. The page requires customer, carrier and schedule even if they do not change. */
export const update = operation({
  resource: 'standingOrder',
  operation: 'update',
  name: 'Update',
  action: 'Update standing order',
  description: 'Change a standing order. Prebooks that exist are not changed.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/26509436/Update+a+Standing+Order',
  documented: 'PUT v2/standing-order',
  call: http('PUT', '/v2/standing-order', 'header'),
  effect: 'idempotent',
  serializeBy: ['standingOrderId'],
  open: 'body',
  rules,
  locators,
  fields: [
    body('standingOrderId', id(20), {
      label: 'Standing Order ID',
      wire: 'standingOrderID',
      required: true,
      example: '950413',
      description: 'Standing order to change, by its internal ID',
    }),
    body('standingOrderItemId', id(20), {
      label: 'Standing Order Item ID',
      required: true,
      example: '131215',
      description: 'Item of the standing order',
    }),
    ...parties,
    ...schedule,
    ...updates(...details),
  ],
  result: done({ message: text() }),
});

/** Deletes one item, although the page's title says the order. */
export const deleteItem = operation({
  resource: 'standingOrder',
  operation: 'deleteItem',
  name: 'Delete Item',
  action: 'Delete item of standing order',
  description: 'Delete an item of a standing order; the order itself stays',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/26575088/Delete+a+Standing+Order',
  documented: 'DELETE v2/standing-order/item',
  call: http('DELETE', '/v2/standing-order/item', 'header'),
  effect: 'idempotent',
  serializeBy: ['standingOrderItemId'],
  fields: [
    query('standingOrderId', id(20), {
      label: 'Standing Order ID',
      required: true,
      example: '950413',
      description: 'Standing order that the item is of',
    }),
    query('standingOrderItemId', id(20), {
      label: 'Standing Order Item ID',
      required: true,
      example: '131215',
      description: 'Item to delete',
    }),
  ],
  result: deleted({ message: text() }),
});
