import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { EBizChargeApi } from '../../../../credentials/EBizChargeApi.credentials';
import { connector } from '../../../../nodes/EBizCharge/connector';
import { describe } from '../../../../nodes/shared/describe/describe';
import { credentialsOf } from '../../../../nodes/shared/describe/ways';
import { loadOptions } from '../../../../nodes/shared/editor/listSearch';
import { conditionOptions, resourceMappings } from '../../../../nodes/shared/editor/ownFields';
import type { System } from '../../../../nodes/shared/invoke/connector';
import {
  argument,
  body,
  boolean,
  codes,
  conditions,
  filters,
  integer,
  key,
  locator,
  lookUp,
  mapped,
  member,
  moment,
  oneOf,
  one,
  operation,
  pages,
  rows,
  soap,
  text,
  wholeRecord,
  type ConditionDialect,
} from '../../../../nodes/shared/operation';
import { run } from '../../../../nodes/shared/run/run';
import {
  Customer,
  CustomerResponse,
  CustomerTransactionRequest,
  Invoice,
  InvoiceResponse,
  Payment,
  TransactionObject,
  TransactionResponse,
} from './eBizChargeTypes';

export { EBizChargeApi };

const page = (method: string) => ({
  docs: `https://developer.ebizcharge.net/connect/docs/${method.toLowerCase()}`,
  documented: method,
  call: soap(method),
});

const customerId = body('customerId', key(), { label: 'Customer ID' });
const customerInternalId = body('customerInternalId', key(), { label: 'Customer Internal ID' });
const customerKeys = locator('customer', 'Customer', { id: 'customerId', internalId: 'customerInternalId' });

const addInvoice = operation({
  resource: 'invoice',
  operation: 'create',
  name: 'Create',
  action: 'Create invoice',
  description: 'Create an invoice that customers can pay',
  ...page('AddInvoice'),
  effect: 'once',
  lookUp: 'Search invoices for the invoice number.',
  fields: argument('invoice', Invoice, {
    top: [
      'customerId',
      'invoiceNumber',
      'invoiceAmount',
      'amountDue',
      'invoiceDate',
      'invoiceDueDate',
      'currency',
      'poNum',
      'items',
      'totalTaxAmount',
      'totalShippingAmount',
      'notifyCustomer',
    ],
    required: ['customerId', 'invoiceNumber', 'invoiceAmount', 'amountDue'],
    rest: mapped('moreFields', { label: 'More Fields' }),
    omit: [
      'merchantId',
      'invoiceInternalId',
      'uploadedBy',
      'updatedBy',
      'dateUploaded',
      'dateUpdated',
      'isDeleted',
      'deletedBy',
      'dateDeleted',
      'invoiceLastSyncDateTime',
      'items.itemInternalId',
    ],
    preset: { software: 'n8n' },
  }),
  result: one(InvoiceResponse),
});

const getPayments = operation({
  resource: 'payment',
  operation: 'getUnapplied',
  name: 'Get Unapplied',
  action: 'Get unapplied payments',
  description: 'Get payments that were received and are not marked as applied',
  ...page('GetPayments'),
  effect: 'read',
  walk: pages({ offset: 'start', rows: 'most', size: 1000, shortIsLast: true }),
  fields: [
    ...filters(customerId, customerInternalId),
    body('fromDateTime', moment(), { label: 'Paid After', required: true }),
    body('toDateTime', moment({ until: true }), { label: 'Paid Before', required: true }),
    body('start', integer(), { label: 'Start' }),
    body('most', integer(), { label: 'Most', wire: 'limit' }),
    body('sort', text(), { preset: '' }),
  ],
  result: rows('', Payment),
});

/** Operators that are seen in public code; none is documented: https://developer.ebizcharge.net/connect/docs */
const filterRows: ConditionDialect = {
  operators: {
    text: {
      equal: { label: 'Equals', as: 'eq' },
      notEqual: { label: 'Does Not Equal', as: 'ne' },
    },
    moment: {
      after: { label: 'Is After', as: 'gt' },
      atLeast: { label: 'Is At or After', as: 'gte' },
      before: { label: 'Is Before', as: 'lt' },
    },
  },
  written: {
    as: 'rows',
    column: 'FieldName',
    operator: 'ComparisonOperator',
    value: 'FieldValue',
    literals: { moment: '{YYYY-MM-DD hh:mm:ss}' },
    item: 'SearchFilter',
  },
};

const transactionColumns = [
  member('created', moment(), { label: 'Created' }),
  member('OrderID', text(), { name: 'orderId', label: 'Order ID' }),
  member('CustID', text(), { name: 'custId', label: 'Customer ID' }),
  member('Software', text()),
  member('Clerk', text()),
];

const searchTransactions = operation({
  resource: 'transaction',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many transactions',
  description: 'Get transactions of the gateway that meet all filters',
  ...page('SearchTransactions'),
  effect: 'read',
  walk: pages({ offset: 'start', rows: 'most', size: 1000, total: 'TransactionsMatched' }),
  fields: [
    body('conditions', conditions(filterRows, {}, ...transactionColumns), {
      label: 'Conditions',
      wire: 'filters',
      required: true,
    }),
    body('matchAll', boolean(), { preset: true }),
    body('countOnly', boolean(), { preset: false }),
    body('start', text(), { label: 'Start' }),
    body('most', text(), { label: 'Most', wire: 'limit' }),
    ...filters(body('sort', text(), { label: 'Sort' })),
  ],
  result: rows('Transactions', TransactionObject, { item: 'TransactionObject' }),
});

const charge = operation({
  resource: 'transaction',
  operation: 'chargeStoredMethod',
  name: 'Charge Stored Method',
  action: 'Charge stored method',
  description: 'Charge a card or bank account that is stored for a customer',
  ...page('runCustomerTransaction'),
  effect: 'once',
  money: { amount: 'amount', currency: 'currency' },
  lookUp: lookUp(searchTransactions, {
    text: 'Search transactions for the charge key as order ID.',
    by: [
      {
        from: 'chargeKey',
        field: 'conditions',
        row: { column: 'orderId', operator: 'equal', value: '{value}' },
      },
    ],
    key: { field: 'chargeKey', member: 'Details.OrderID' },
    id: 'Response.RefNum',
    counts: {
      all: [
        { member: 'Response.ResultCode', is: 'A' },
        { member: 'Status', isNot: ['Voided', 'Declined', 'Error'] },
      ],
    },
    same: { 'Response.CustNum': 'custNum', 'Details.Amount': 'amount', 'Details.Currency': 'currency' },
    sameIf: {
      all: [
        { member: 'TransactionType', is: 'Sale' },
        { member: 'Status', isNot: 'Refunded' },
      ],
    },
    created: { member: 'DateTime', offBy: 26, within: 72 },
    gives: { RefNum: 'Response.RefNum', AuthCode: 'Response.AuthCode', chargedAt: 'DateTime' },
    mark: 'alreadyCharged',
  }),
  fields: [
    body('custNum', key(), { label: 'Customer Token', required: true, example: '35829' }),
    body('paymentMethodId', key(), {
      label: 'Payment Method ID',
      wire: 'paymentMethodID',
      required: true,
      description: 'Stored method of the customer. 0: the default one.',
    }),
    ...argument('tran', CustomerTransactionRequest, {
      top: [
        'details.amount',
        'details.orderID',
        'details.invoice',
        'details.poNum',
        'details.tax',
        'details.shipping',
        'details.currency',
        'details.description',
        'lineItems',
        'custReceipt',
        'custReceiptEmail',
        'details.allowPartialAuth',
      ],
      required: ['details.amount', 'details.orderID'],
      rename: { 'details.orderID': 'chargeKey' },
      change: { 'details.orderID': { label: 'Charge Key' } },
      omit: ['cardCode', 'clientIP'],
      preset: { command: 'sale', ignoreDuplicate: false, isRecurring: false, software: 'n8n' },
      rest: mapped('moreFields', { label: 'More Fields' }),
    }),
  ],
  verdict: codes('ResultCode', {
    ok: ['A'],
    code: 'ErrorCode',
    message: 'Error',
    texts: { D: 'The charge was declined', E: 'The gateway could not make the charge' },
    details: { refNum: 'RefNum', avs: 'AvsResultCode', cvv: 'CardCodeResultCode', authCode: 'AuthCode' },
    open: { member: 'Error', says: ['timed out', 'timeout', 'lost'] },
    hints: [{ if: { member: 'isDuplicate', is: 'true' }, message: 'The gateway took this for a duplicate' }],
  }),
  result: one(TransactionResponse),
});

const getCustomer = operation({
  resource: 'customer',
  operation: 'get',
  name: 'Get',
  action: 'Get customer',
  description: 'Get a customer',
  ...page('GetCustomer'),
  effect: 'read',
  fields: [customerId, customerInternalId],
  locators: [customerKeys],
  rules: [oneOf('customerId', 'customerInternalId')],
  result: one(Customer),
});

const updateCustomer = operation({
  resource: 'customer',
  operation: 'update',
  name: 'Update',
  action: 'Update customer',
  description: 'Update a customer',
  ...page('UpdateCustomer'),
  effect: 'idempotent',
  fields: [
    ...argument('customer', Customer, {
      top: ['firstName', 'lastName', 'companyName', 'email', 'phone', 'billingAddress'],
      rest: mapped('moreFields', { label: 'More Fields' }),
      omit: [
        'merchantId',
        'customerInternalId',
        'customerId',
        'recurringBillingData',
        'paymentMethodProfiles',
        'customerToken',
        'customerLastSyncDateTime',
        'dateTimeCreated',
        'dateTimeModified',
      ],
    }),
    customerId,
    customerInternalId,
  ],
  locators: [customerKeys],
  rules: [oneOf('customerId', 'customerInternalId')],
  merge: wholeRecord('customer', getCustomer, {
    key: { customerId: 'customerId', customerInternalId: 'customerInternalId' },
    except: [
      'recurringBillingData',
      'paymentMethodProfiles',
      'customerToken',
      'customerLastSyncDateTime',
      'dateTimeCreated',
      'dateTimeModified',
    ],
  }),
  clearFields: ['phone', 'cellPhone', 'fax', 'webSite', 'shippingAddress', 'customerNotes'],
  result: one(CustomerResponse),
});

export const eBizCharge: System = {
  connector: { ...connector, emptyDates: ['1900-01-01', '0001-01-01'] },
  resources: [
    { value: 'customer', name: 'Customer' },
    { value: 'invoice', name: 'Invoice' },
    { value: 'payment', name: 'Payment' },
    { value: 'transaction', name: 'Transaction' },
  ],
  operations: [addInvoice, getPayments, searchTransactions, charge, getCustomer, updateCustomer],
  probe: { operation: getCustomer, values: {} },
  lists: [],
};

/** Some of EBizCharge's operations as they will be declared, to see that the vocabulary fits them. */
export class EBizChargeDraft implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'EBizCharge Draft',
    name: 'eBizChargeDraft',
    group: ['transform'],
    version: 1,
    description: 'Invoices, payments and charges',
    defaults: { name: 'EBizCharge' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: credentialsOf(eBizCharge.connector),
    properties: describe(eBizCharge),
  };

  methods = {
    loadOptions: { ...loadOptions(eBizCharge), ...conditionOptions(eBizCharge) },
    resourceMapping: resourceMappings(eBizCharge),
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await run(this, eBizCharge);
  }
}
