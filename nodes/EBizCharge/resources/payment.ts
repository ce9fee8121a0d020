import {
  argument,
  atMostOne,
  additional,
  body,
  choice,
  filters,
  integer,
  key,
  locator,
  lookUp,
  moment,
  one,
  operation,
  rows,
  scalar,
  soap,
  sumAtMost,
  type LookUp,
  type Resource,
} from '../../shared/operation';
import { inPages, oftenIn, page, pageFields, unsorted } from '../fields';
import {
  InvoicePaymentRequest,
  InvoicePaymentResponse,
  Payment,
  PaymentRequest,
  PaymentResponse,
} from '../types/payment';
import { POSITIVE } from './transactionCharges';

export const resource: Resource = {
  value: 'payment',
  name: 'Payment',
  description: 'Payments that EBizCharge received, and those that are recorded with it',
};

const customerId = body('customerId', key(), {
  label: 'Customer ID',
  list: 'searchCustomers',
  example: 'C-1001',
  description: 'Only payments of this customer',
});
const customerInternalId = body('customerInternalId', key(), {
  label: 'Customer Internal ID',
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'Only payments of the customer with this ID of EBizCharge',
});
const ofCustomer = {
  locators: [
    locator(
      'customer',
      'Customer',
      { id: 'customerId', internalId: 'customerInternalId' },
      'Only payments of this customer',
    ),
  ],
  rules: [atMostOne('customerId', 'customerInternalId')],
};

const period = [
  body('fromDateTime', moment(), {
    label: 'Paid After',
    required: true,
    example: '2026-03-01',
    description: 'Start of the period. A day means its beginning.',
  }),
  body('toDateTime', moment({ until: true }), {
    label: 'Paid Before',
    required: true,
    example: '2026-03-31',
    description: 'End of the period. A day means its end.',
  }),
];

/** Lists payments that are not marked as applied. According to the page, sorting is not available. */
export const getUnapplied = operation({
  resource: 'payment',
  operation: 'getUnapplied',
  name: 'Get Unapplied',
  action: 'Get unapplied payments',
  description: 'Get payments that were received and that no one has marked as applied yet',
  ...page('GetPayments'),
  call: soap('GetPayments'),
  effect: 'read',
  walk: inPages,
  fields: [...filters(customerId, customerInternalId), ...period, ...pageFields, unsorted],
  ...ofCustomer,
  result: rows('', Payment, { item: 'Payment' }),
});

/** Counts the payments that GetPayments would list. */
export const countUnapplied = operation({
  resource: 'payment',
  operation: 'countUnapplied',
  name: 'Count Unapplied',
  action: 'Count unapplied payments',
  description: 'Count the payments that were received and that no one has marked as applied yet',
  ...page('GetPaymentsCount'),
  call: soap('GetPaymentsCount'),
  effect: 'read',
  fields: [...filters(customerId, customerInternalId), ...period],
  ...ofCustomer,
  result: scalar('count', integer()),
});

/** Lists payments of invoices, whether they are marked as applied or not. */
export const getForInvoice = operation({
  resource: 'payment',
  operation: 'getForInvoice',
  name: 'Get for Invoice',
  action: 'Get payments for invoice',
  description: 'Get payments of one invoice, of a customer’s invoices or of all invoices, applied ones too',
  ...page('GetInvoicePayments'),
  call: soap('GetInvoicePayments'),
  effect: 'read',
  walk: inPages,
  fields: [
    ...filters(
      customerId,
      customerInternalId,
      body('invoiceNumber', key(), {
        label: 'Invoice Number',
        example: '00102565',
        description: 'Only payments of the invoice with this number',
      }),
      body('invoiceInternalId', key(), {
        label: 'Invoice Internal ID',
        example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
        description: 'Only payments of the invoice with this ID of EBizCharge',
      }),
    ),
    ...period,
    ...pageFields,
    ...filters(
      body(
        'sort',
        choice({
          invoiceNumber: ['InvoiceNumber', 'Invoice Number'],
          amountDue: ['AmountDue', 'Amount Due'],
          authCode: ['AuthCode', 'Authorization Code'],
          refNum: ['RefNum', 'Reference Number'],
          last4: ['Last4', 'Last Four Digits'],
          paidAmount: ['PaidAmount', 'Paid Amount'],
          paymentType: ['PaymentType', 'Payment Type'],
        }),
        { label: 'Sort By', description: 'Field to sort by', otherwise: '' },
      ),
    ),
  ],
  ...ofCustomer,
  result: rows('', Payment, { item: 'Payment' }),
});

/** Lists the payments with one reference number. A payment of several invoices has one row per invoice. */
export const getByRefNum = operation({
  resource: 'payment',
  operation: 'getByRefNum',
  name: 'Get by Reference Number',
  action: 'Get payments by reference number',
  description: 'Get the payments that belong to a reference number of the gateway',
  ...page('GetPaymentsByGatewayRefNum'),
  call: soap('GetPaymentsByGatewayRefNum'),
  effect: 'read',
  fields: [
    body('refNum', key(), {
      label: 'Reference Number',
      required: true,
      example: '3118846322',
      description: 'Reference number that the gateway gave the transaction',
    }),
  ],
  result: rows('', Payment, { item: 'Payment' }),
});

/** A payment is already recorded if its reference number is. Rows of a surcharge or a credit are not separate payments. */
const byRefNum = (how: Pick<LookUp, 'same' | 'parts'>): LookUp =>
  lookUp(getByRefNum, {
    text: 'Get by Reference Number shows whether the payment was recorded.',
    by: [{ from: 'refNum', field: 'refNum' }],
    key: { field: 'refNum', member: 'RefNum', of: ['customerId'] },
    id: 'PaymentInternalId',
    counts: { member: 'TypeId', isNot: ['Surcharge', 'InvCredit'] },
    ...how,
    gives: {
      PaymentInternalId: 'PaymentInternalId',
      RefNum: 'RefNum',
      PaidAmount: 'PaidAmount',
      DatePaid: 'DatePaid',
    },
    mark: 'alreadyRecorded',
  });

const REF_NUM = {
  label: 'Reference Number',
  example: '3118846322',
  description:
    'Number of the payment where it was made: the gateway’s reference number, or the number of a check or transfer. A number that the customer’s payments have already is not recorded again.',
};

/** Records a payment that was made elsewhere. Nothing is charged; a repeat would record it twice. */
export const create = operation({
  resource: 'payment',
  operation: 'create',
  name: 'Create',
  action: 'Create payment',
  description: 'Record a payment that was made elsewhere. Nothing is charged.',
  ...page('AddPayment'),
  call: soap('AddPayment'),
  effect: 'once',
  money: { amount: 'paidAmount', currency: 'currency' },
  lookUp: byRefNum({
    same: { CustomerId: 'customerId', PaidAmount: 'paidAmount', InvoiceNumber: 'invoiceNumber' },
  }),
  fields: argument('payment', PaymentRequest, {
    top: ['customerId', 'refNum', 'paidAmount', 'currency', 'invoiceNumber', 'datePaid', 'paymentMethod'],
    required: ['customerId', 'refNum', 'paidAmount'],
    rest: oftenIn(
      additional,
      'subCustomerId',
      'invoiceInternalId',
      'authCode',
      'last4',
      'paymentType',
      'typeId',
    ),
    change: {
      customerId: { label: 'Customer ID', list: 'searchCustomers', example: 'C-1001' },
      refNum: REF_NUM,
      paidAmount: { label: 'Amount' },
      invoiceNumber: { example: '00102565', description: 'Invoice that was paid' },
      paymentMethod: { example: 'Check', description: 'Visa, MasterCard, Check and the like' },
      software: { otherwise: 'n8n' },
    },
  }),
  result: one(PaymentResponse),
});

/** Records a payment of invoices, so that the portals show it. Nothing is charged; a repeat would record it twice. */
export const createForInvoices = operation({
  resource: 'payment',
  operation: 'createForInvoices',
  name: 'Create for Invoices',
  action: 'Create payment for invoices',
  description: 'Record a payment that was made elsewhere and apply it to invoices. Nothing is charged.',
  ...page('AddInvoicePayment'),
  call: soap('AddInvoicePayment'),
  effect: 'once',
  money: { amount: 'totalPaidAmount', currency: 'currency' },
  lookUp: byRefNum({
    same: { CustomerId: 'customerId' },
    parts: {
      rows: 'invoicePaymentDetails',
      same: { InvoiceInternalId: 'invoiceInternalId', PaidAmount: 'paidAmount' },
    },
  }),
  rules: [sumAtMost('invoicePaymentDetails', 'paidAmount', 'totalPaidAmount')],
  fields: argument('payment', InvoicePaymentRequest, {
    top: [
      'customerId',
      'refNum',
      'totalPaidAmount',
      'currency',
      'invoicePaymentDetails',
      'custNum',
      'paymentMethodType',
    ],
    required: [
      'customerId',
      'refNum',
      'totalPaidAmount',
      'invoicePaymentDetails',
      'custNum',
      'paymentMethodType',
    ],
    rest: oftenIn(additional, 'paymentMethodId', 'authCode', 'software'),
    change: {
      customerId: { label: 'Customer ID', list: 'searchCustomers', example: 'C-1001' },
      refNum: REF_NUM,
      totalPaidAmount: { type: POSITIVE, label: 'Total Amount', description: 'What was paid in all' },
      invoicePaymentDetails: {
        label: 'Invoices',
        description: 'Invoices that were paid, and how much of each',
      },
      custNum: {
        list: 'searchCustomerTokens',
        description: 'Number by which the gateway knows the customer. Customer: Get Token brings it.',
      },
      paymentMethodId: { otherwise: '', description: 'Stored method that was charged, if one was' },
      paymentMethodType: { example: 'CreditCard', description: 'CreditCard, ACH or another way of payment' },
      software: { otherwise: 'n8n' },
    },
  }),
  result: one(InvoicePaymentResponse),
});

/** Removes a payment from GetPayments. Integrators send an empty invoice number if there is none. */
export const markAsApplied = operation({
  resource: 'payment',
  operation: 'markAsApplied',
  name: 'Mark as Applied',
  action: 'Mark payment as applied',
  description:
    'Mark a payment as applied. Get Unapplied no longer brings it, and no other connector of the merchant sees it any more.',
  ...page('MarkPaymentAsApplied'),
  call: soap('MarkPaymentAsApplied'),
  effect: 'idempotent',
  serializeBy: ['paymentInternalId'],
  repeats: ['invoiceNumber'],
  fields: [
    body('invoiceNumber', key(), {
      label: 'Invoice Number',
      example: '00102565',
      description: 'Invoice that the payment belongs to: InvoiceNumber of the payment, empty if it has none',
      hint: "Payments without an invoice have no InvoiceNumber: use {{ $json.InvoiceNumber ?? '' }}",
      otherwise: '',
    }),
    body('paymentInternalId', key(), {
      label: 'Payment Internal ID',
      required: true,
      example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
      description: 'EBizCharge’s own ID of the payment: PaymentInternalId of Get Unapplied',
    }),
  ],
  result: one(PaymentResponse),
});
