import {
  additional,
  argument,
  body,
  boolean,
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
import { inPages, LINES, membersOf, oftenIn, page, pageFields, unsorted } from '../fields';
import { searchConditions } from '../filters';
import { Invoice, InvoiceResponse } from '../types/invoice';

export const resource: Resource = {
  value: 'invoice',
  name: 'Invoice',
  description: 'Invoices that customers can see and pay',
};

/** GetInvoice and SearchInvoices use another name for the credential. */
const TOKEN = 'securityTokenCustomer';

const customerId = body('customerId', key(), {
  label: 'Customer ID',
  list: 'searchCustomers',
  example: 'C-1001',
  description: 'Customer of the invoice. Needed with the number of the invoice.',
});
const subCustomerId = body('subCustomerId', key(), {
  label: 'Sub Customer ID',
  description: 'Sub-customer of the invoice, if it has one. Needed with the number of the invoice.',
});
const invoiceNumber = body('invoiceNumber', key(), { label: 'Invoice Number', example: '00102565' });
const invoiceInternalId = body('invoiceInternalId', key(), {
  label: 'Invoice Internal ID',
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'EBizCharge’s own ID of the invoice',
});

const keys = [
  customerId,
  ...additional(subCustomerId),
  invoiceNumber,
  { ...invoiceInternalId, list: 'searchInvoices' },
];
const oneInvoice = {
  locators: [
    locator(
      'invoice',
      'Invoice',
      { internalId: 'invoiceInternalId', number: 'invoiceNumber' },
      'Invoice by EBizCharge’s own ID, or by its number together with its customer',
    ),
  ],
  rules: [oneOf('invoiceNumber', 'invoiceInternalId')],
};

/** Set by the service or by a mark. */
const OF_THE_SERVICE = ['invoiceInternalId', 'invoiceLastSyncDateTime'];

/** Reads one invoice with its lines. */
export const get = operation({
  resource: 'invoice',
  operation: 'get',
  name: 'Get',
  action: 'Get invoice',
  description: 'Get an invoice with its lines',
  ...page('GetInvoice'),
  call: soap('GetInvoice', TOKEN),
  effect: 'read',
  fields: keys,
  ...oneInvoice,
  result: one(Invoice),
});

/** Lists invoices page by page. No sort is documented. */
export const getMany = operation({
  resource: 'invoice',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many invoices',
  description: 'Get invoices of a customer, or those that meet conditions',
  ...page('SearchInvoices'),
  call: soap('SearchInvoices', TOKEN),
  effect: 'read',
  walk: inPages,
  fields: [
    ...filters(
      { ...customerId, description: 'Only invoices of this customer' },
      { ...subCustomerId, description: 'Only invoices of this sub-customer' },
      { ...invoiceNumber, description: 'Only the invoice with this number' },
      { ...invoiceInternalId, description: 'Only the invoice with this ID of EBizCharge' },
    ),
    searchConditions(
      ...membersOf(
        Invoice,
        'CustomerId',
        'SubCustomerId',
        'InvoiceNumber',
        'InvoiceInternalId',
        'InvoiceDate',
        'Currency',
        'InvoiceAmount',
        'InvoiceDueDate',
        'AmountDue',
        'PoNum',
      ),
    ),
    ...pageFields,
    unsorted,
    ...filters(
      body('includeItems', boolean(), {
        label: 'Include Items',
        description: 'Whether to get the lines of each invoice too',
        otherwise: false,
      }),
    ),
  ],
  result: rows('', Invoice, { item: 'Invoice' }),
});

/**
 * Updates an invoice. The service may clear what is left out. NotifyCustomer is not sent back, because that would notify
 * the customer again.
 */
export const update = operation({
  resource: 'invoice',
  operation: 'update',
  name: 'Update',
  action: 'Update invoice',
  description: 'Update an invoice. Fields that you leave out keep their values.',
  ...page('UpdateInvoice'),
  call: soap('UpdateInvoice'),
  effect: 'idempotent',
  merge: wholeRecord('invoice', get, {
    key: {
      customerId: 'customerId',
      subCustomerId: 'subCustomerId',
      invoiceNumber: 'invoiceNumber',
      invoiceInternalId: 'invoiceInternalId',
    },
    except: ['invoiceLastSyncDateTime', 'notifyCustomer'],
  }),
  clearFields: [
    'invoiceDueDate',
    'poNum',
    'soNum',
    'items',
    'invoiceDescription',
    'billingAddress',
    'shippingAddress',
    'invoiceMemo',
    'invoiceShipDate',
    'invoiceShipVia',
    'invoiceTermsId',
    'invoiceSalesRepId',
  ],
  fields: [
    ...argument('invoice', Invoice, {
      required: ['invoiceAmount', 'amountDue'],
      top: ['invoiceAmount', 'amountDue', 'items'],
      rest: oftenIn(
        updates,
        'invoiceDate',
        'invoiceDueDate',
        'currency',
        'poNum',
        'totalTaxAmount',
        'totalShippingAmount',
        'totalDiscountAmount',
        'notifyCustomer',
        'emailTemplateID',
      ),
      omit: OF_THE_SERVICE,
      rename: {
        customerId: 'newCustomerId',
        subCustomerId: 'newSubCustomerId',
        invoiceNumber: 'newInvoiceNumber',
      },
      change: {
        customerId: { label: 'New Customer ID', description: 'Customer that the invoice goes to' },
        subCustomerId: { label: 'New Sub Customer ID', description: 'Sub-customer that the invoice goes to' },
        invoiceNumber: { label: 'New Invoice Number', description: 'Number that the invoice gets' },
        items: { description: LINES },
      },
    }),
    ...keys,
  ],
  ...oneInvoice,
  result: one(InvoiceResponse),
});

/** The form of a new invoice. */
const newInvoice = argument('invoice', Invoice, {
  top: [
    'customerId',
    'invoiceNumber',
    'invoiceAmount',
    'amountDue',
    'invoiceDate',
    'invoiceDueDate',
    'items',
    'notifyCustomer',
  ],
  required: ['customerId', 'invoiceNumber', 'invoiceAmount', 'amountDue'],
  rest: oftenIn(
    additional,
    'subCustomerId',
    'currency',
    'poNum',
    'totalTaxAmount',
    'totalShippingAmount',
    'totalDiscountAmount',
    'emailTemplateID',
  ),
  omit: OF_THE_SERVICE,
  change: {
    customerId: { label: 'Customer ID', list: 'searchCustomers', example: 'C-1001' },
    invoiceNumber: { example: '00102565' },
    invoiceAmount: { description: 'Total of the invoice' },
    amountDue: { description: 'What is still to be paid of it' },
    items: { description: LINES },
    notifyCustomer: { description: 'Whether EBizCharge sends the customer an email about the invoice' },
    software: { otherwise: 'n8n' },
  },
});

/** After a lost answer, finds out whether the invoice was created. */
const created = lookUp(getMany, {
  text: 'Invoice: Get Many with the customer and the number shows whether it was created.',
  by: [
    { from: 'customerId', field: 'customerId' },
    { from: 'invoiceNumber', field: 'invoiceNumber' },
  ],
  key: { field: 'invoiceNumber', member: 'InvoiceNumber' },
  id: 'InvoiceInternalId',
  same: {
    CustomerId: 'customerId',
    InvoiceAmount: 'invoiceAmount',
    AmountDue: 'amountDue',
    InvoiceDueDate: 'invoiceDueDate',
  },
  created: { member: 'DateUploaded', within: 72 },
  gives: { InvoiceNumber: 'InvoiceNumber', InvoiceInternalId: 'InvoiceInternalId' },
  mark: 'alreadyCreated',
});

/** Creates an invoice. The service refuses a number that the customer has already, with code 2. */
export const create = operation({
  resource: 'invoice',
  operation: 'create',
  name: 'Create',
  action: 'Create invoice',
  description: 'Create an invoice that a customer can see and pay',
  ...page('AddInvoice'),
  call: soap('AddInvoice'),
  effect: 'once',
  serializeBy: ['customerId', 'invoiceNumber'],
  lookUp: created,
  fields: newInvoice,
  result: one(InvoiceResponse),
});

/** Creates an invoice, or updates the one with this number. */
export const upsert = operation({
  ...create,
  operation: 'upsert',
  name: 'Create or Update',
  action: 'Create or update invoice',
  description:
    'Create an invoice, or update the one that the customer has with this number. Fields that you leave out keep their values.',
  upsert: orElse(update, {
    codes: [2],
    key: { customerId: 'customerId', subCustomerId: 'subCustomerId', invoiceNumber: 'invoiceNumber' },
  }),
});

/** Sets the invoice's InvoiceLastSyncDateTime to now. */
export const markAsSynchronized = operation({
  resource: 'invoice',
  operation: 'markAsSynchronized',
  name: 'Mark as Synchronized',
  action: 'Mark invoice as synchronized',
  description: 'Set the time at which an invoice was last synchronized to now',
  ...page('MarkInvoiceAsSynchronized'),
  call: soap('MarkInvoiceAsSynchronized'),
  effect: 'idempotent',
  serializeBy: ['invoiceInternalId'],
  fields: [{ ...invoiceInternalId, required: true }],
  result: one(InvoiceResponse),
});
