import {
  additional,
  argument,
  body,
  boolean,
  choice,
  filters,
  key,
  locator,
  lookUp,
  one,
  oneOf,
  operation,
  orElse,
  rows,
  soap,
  updates,
  wholeRecord,
  type Resource,
} from '../../shared/operation';
import { inPages, LINES, membersOf, oftenIn, page, pageFields } from '../fields';
import { searchConditions } from '../filters';
import { SalesOrder, SalesOrderResponse } from '../types/salesOrder';

export const resource: Resource = {
  value: 'salesOrder',
  name: 'Sales Order',
  description: 'Orders that customers can pay in advance',
};

const customerId = body('customerId', key(), {
  label: 'Customer ID',
  requiredIf: { present: 'salesOrderNumber' },
  list: 'searchCustomers',
  example: 'C-1001',
  description: 'Customer of the order. Needed with the number of the order.',
});
const subCustomerId = body('subCustomerId', key(), {
  label: 'Sub Customer ID',
  description: 'Sub-customer of the order, if it has one. Needed with the number of the order.',
});
const salesOrderNumber = body('salesOrderNumber', key(), {
  label: 'Sales Order Number',
  example: '00102565',
});
const salesOrderInternalId = body('salesOrderInternalId', key(), {
  label: 'Sales Order Internal ID',
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'EBizCharge’s own ID of the order',
});

const keys = [
  customerId,
  ...additional(subCustomerId),
  salesOrderNumber,
  { ...salesOrderInternalId, list: 'searchSalesOrders' },
];
const oneOrder = {
  locators: [
    locator(
      'salesOrder',
      'Sales Order',
      { internalId: 'salesOrderInternalId', number: 'salesOrderNumber' },
      'Order by EBizCharge’s own ID, or by its number together with its customer',
    ),
  ],
  rules: [oneOf('salesOrderNumber', 'salesOrderInternalId')],
};

/** Set by the service or by a mark. */
const OF_THE_SERVICE = ['salesOrderInternalId', 'salesOrderLastSyncDateTime'];

/** Reads one order with its lines. */
export const get = operation({
  resource: 'salesOrder',
  operation: 'get',
  name: 'Get',
  action: 'Get sales order',
  description: 'Get a sales order with its lines',
  ...page('GetSalesOrder'),
  call: soap('GetSalesOrder'),
  effect: 'read',
  fields: keys,
  ...oneOrder,
  result: one(SalesOrder),
});

/** Lists orders page by page. The misspelled DateUplodaded is the page's. */
export const getMany = operation({
  resource: 'salesOrder',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many sales orders',
  description: 'Get sales orders of a customer, or those that meet conditions',
  ...page('SearchSalesOrders'),
  call: soap('SearchSalesOrders'),
  effect: 'read',
  walk: inPages,
  fields: [
    ...filters(
      { ...customerId, description: 'Only orders of this customer' },
      { ...subCustomerId, description: 'Only orders of this sub-customer of the customer' },
      { ...salesOrderNumber, description: 'Only the order with this number of the customer' },
      { ...salesOrderInternalId, description: 'Only the order with this ID of EBizCharge' },
    ),
    searchConditions(
      ...membersOf(
        SalesOrder,
        'SalesOrderNumber',
        'SalesOrderInternalId',
        'Date',
        'Currency',
        'Amount',
        'DueDate',
      ),
      body('softwareId', key(), { label: 'Software ID', wire: 'SoftwareId' }),
    ),
    ...pageFields,
    ...filters(
      body(
        'sort',
        choice({
          internalId: ['SalesOrderInternalId', 'Internal ID'],
          date: ['Date', 'Date'],
          currency: ['Currency', 'Currency'],
          amount: ['Amount', 'Amount'],
          dateUploaded: ['DateUplodaded', 'Date Uploaded'],
          software: ['Software', 'Software'],
          totalTaxAmount: ['TotalTaxAmount', 'Total Tax Amount'],
          locationId: ['LocationId', 'Location ID'],
        }),
        { label: 'Sort By', description: 'Field to sort by', otherwise: '' },
      ),
      body('includeItems', boolean(), {
        label: 'Include Items',
        description: 'Whether to get the lines of each order too',
        otherwise: false,
      }),
    ),
  ],
  result: rows('', SalesOrder, { item: 'SalesOrder' }),
});

/**
 * Updates an order. The service may clear what is left out. NotifyCustomer is not sent back, because that would notify
 * the customer again.
 */
export const update = operation({
  resource: 'salesOrder',
  operation: 'update',
  name: 'Update',
  action: 'Update sales order',
  description: 'Update a sales order. Fields that you leave out keep their values.',
  ...page('UpdateSalesOrder'),
  call: soap('UpdateSalesOrder'),
  effect: 'idempotent',
  merge: wholeRecord('salesOrder', get, {
    key: {
      customerId: 'customerId',
      subCustomerId: 'subCustomerId',
      salesOrderNumber: 'salesOrderNumber',
      salesOrderInternalId: 'salesOrderInternalId',
    },
    except: ['salesOrderLastSyncDateTime', 'notifyCustomer'],
  }),
  clearFields: [
    'dueDate',
    'poNum',
    'items',
    'description',
    'billingAddress',
    'shippingAddress',
    'memo',
    'shipDate',
    'shipVia',
    'termsId',
    'salesRepId',
  ],
  fields: [
    ...argument('salesOrder', SalesOrder, {
      top: ['amount', 'amountDue', 'items'],
      required: ['amount', 'amountDue'],
      rest: oftenIn(
        updates,
        'date',
        'dueDate',
        'currency',
        'poNum',
        'totalTaxAmount',
        'shipDate',
        'shipVia',
        'notifyCustomer',
        'emailTemplateID',
      ),
      omit: OF_THE_SERVICE,
      rename: {
        customerId: 'newCustomerId',
        subCustomerId: 'newSubCustomerId',
        salesOrderNumber: 'newSalesOrderNumber',
      },
      change: {
        customerId: { label: 'New Customer ID', description: 'Customer that the order goes to' },
        subCustomerId: { label: 'New Sub Customer ID', description: 'Sub-customer that the order goes to' },
        salesOrderNumber: { label: 'New Sales Order Number', description: 'Number that the order gets' },
        items: { description: LINES },
      },
    }),
    ...keys,
  ],
  ...oneOrder,
  result: one(SalesOrderResponse),
});

/** The form of a new order. */
const newOrder = argument('salesOrder', SalesOrder, {
  top: [
    'customerId',
    'salesOrderNumber',
    'amount',
    'amountDue',
    'date',
    'dueDate',
    'items',
    'notifyCustomer',
  ],
  required: ['customerId', 'salesOrderNumber', 'amount', 'amountDue'],
  rest: oftenIn(
    additional,
    'subCustomerId',
    'currency',
    'poNum',
    'totalTaxAmount',
    'shipDate',
    'shipVia',
    'emailTemplateID',
  ),
  omit: OF_THE_SERVICE,
  change: {
    customerId: { label: 'Customer ID', list: 'searchCustomers', example: 'C-1001' },
    salesOrderNumber: { example: '00102565' },
    amount: { description: 'Total of the order' },
    amountDue: { description: 'What is still to be paid of it' },
    items: { description: LINES },
    notifyCustomer: { description: 'Whether EBizCharge sends the customer an email about the order' },
    software: { otherwise: 'n8n' },
  },
});

/** After a lost answer, finds out whether the order was created. */
const created = lookUp(getMany, {
  text: 'Sales Order: Get Many with the customer and the number shows whether it was created.',
  by: [
    { from: 'customerId', field: 'customerId' },
    { from: 'salesOrderNumber', field: 'salesOrderNumber' },
  ],
  key: { field: 'salesOrderNumber', member: 'SalesOrderNumber' },
  id: 'SalesOrderInternalId',
  same: { CustomerId: 'customerId', Amount: 'amount', AmountDue: 'amountDue', DueDate: 'dueDate' },
  created: { member: 'DateUploaded', within: 72 },
  gives: { SalesOrderNumber: 'SalesOrderNumber', SalesOrderInternalId: 'SalesOrderInternalId' },
  mark: 'alreadyCreated',
});

/** Creates an order. The service refuses a number that the customer has already, with code 2. */
export const create = operation({
  resource: 'salesOrder',
  operation: 'create',
  name: 'Create',
  action: 'Create sales order',
  description: 'Create a sales order that a customer can pay in advance',
  ...page('AddSalesOrder'),
  call: soap('AddSalesOrder'),
  effect: 'once',
  serializeBy: ['customerId', 'salesOrderNumber'],
  lookUp: created,
  fields: newOrder,
  result: one(SalesOrderResponse),
});

/** Creates an order, or updates the one with this number. */
export const upsert = operation({
  ...create,
  operation: 'upsert',
  name: 'Create or Update',
  action: 'Create or update sales order',
  description:
    'Create a sales order, or update the one that the customer has with this number. Fields that you leave out keep their values.',
  upsert: orElse(update, {
    codes: [2],
    key: {
      customerId: 'customerId',
      subCustomerId: 'subCustomerId',
      salesOrderNumber: 'salesOrderNumber',
    },
  }),
});

/** Sets the order's SalesOrderLastSyncDateTime to now. According to its page, the answer lacks the order's own ID. */
export const markAsSynchronized = operation({
  resource: 'salesOrder',
  operation: 'markAsSynchronized',
  name: 'Mark as Synchronized',
  action: 'Mark sales order as synchronized',
  description: 'Set the time at which a sales order was last synchronized to now',
  ...page('MarkSalesOrderAsSynchronized'),
  call: soap('MarkSalesOrderAsSynchronized'),
  effect: 'idempotent',
  serializeBy: ['salesOrderInternalId'],
  fields: [{ ...salesOrderInternalId, required: true }],
  result: one(SalesOrderResponse),
});
