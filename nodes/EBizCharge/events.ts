import type { RowCondition } from '../shared/operation';
import type { Days, PollEvent, PollSource, Since } from '../shared/poll/event';
import * as batch from './resources/batch';
import * as customer from './resources/customer';
import * as invoice from './resources/invoice';
import * as payment from './resources/payment';
import * as paymentForm from './resources/paymentForm';
import * as paymentMethod from './resources/paymentMethod';
import * as recurringPayment from './resources/recurringPayment';
import * as salesOrder from './resources/salesOrder';
import * as transaction from './resources/transaction';

/** The service does not document in which time zone it compares moments. This many hours cover every zone. */
const ANY_ZONE = 26;

const lastDays = (from: string, to: string, back: number, name: string): Days => ({
  from,
  to,
  back,
  ahead: 0,
  name,
  precision: 'moment',
  slack: ANY_ZONE,
});

/**
 * A payment of several invoices has one row per invoice. Parts that are not payments have rows of another type.
 * https://developer.ebizcharge.net/connect/docs/getpayments
 */
const PAYMENT_PARTS = ['PaymentInternalId', 'InvoiceNumber?', 'TypeId?', 'RefNum?'];

/** Settings that the three lists of payments to be applied share. */
const received = {
  emits: 'appearance',
  waits: true,
  mark: 'DatePaid',
  usually: {
    rows: { member: 'TypeId', isNot: ['Surcharge', 'InvCredit'] },
    option: {
      name: 'includeSurchargesAndCredits',
      label: 'Include Surcharges and Credits',
      description:
        'Whether rows that are a surcharge or a credit of an invoice are emitted too. Their TypeId is Surcharge or InvCredit.',
    },
  },
  // An approved bank payment may still be returned.
  adds: [{ member: 'settled', value: false, if: { member: 'PaymentMethod', says: ['check', 'ach'] } }],
} satisfies Partial<PollEvent>;

/** Payments leave the list once they are marked as applied. */
const paymentReceived: PollEvent = {
  ...received,
  value: 'paymentReceived',
  name: 'Payment Received',
  description: 'A payment came in and is not yet marked as applied',
  operation: payment.getUnapplied,
  filters: ['customerId', 'customerInternalId'],
  identity: [PAYMENT_PARTS],
  days: lastDays('fromDateTime', 'toDateTime', 90, 'date of the payment'),
};

/** The range is about the request, which may be much older than its payment. Parts of a payment have reference numbers. */
const webFormPaymentReceived: PollEvent = {
  ...received,
  value: 'webFormPaymentReceived',
  name: 'Web Form or Email Payment Received',
  description: 'A payment, or a part of one, came in by a payment link, a web form or an email request',
  operation: paymentForm.getManyReceived,
  filters: ['customerId', 'conditions'],
  // A form that stored a card has a row too.
  only: { member: 'TypeId', isNot: 'PmRequestForm' },
  identity: [
    [...PAYMENT_PARTS.slice(0, -1), 'RefNum'],
    [...PAYMENT_PARTS, 'DatePaid?', 'PaidAmount?'],
  ],
  days: lastDays('fromPaymentRequestDateTime', 'toPaymentRequestDateTime', 90, 'date of the request'),
};

const recurringPaymentMade: PollEvent = {
  ...received,
  value: 'recurringPaymentMade',
  name: 'Recurring Payment Made',
  description: 'A schedule charged a customer, and the payment is not yet marked as applied',
  operation: recurringPayment.getManyPayments,
  filters: ['customerId', 'customerInternalId', 'scheduledPaymentInternalId'],
  identity: [PAYMENT_PARTS],
  days: lastDays('fromDateTime', 'toDateTime', 90, 'date of the payment'),
};

/** Transactions are found by their creation time, in the gateway's zone. Their status may change for days afterwards. */
const madeSince = (reread: number): Since => ({
  field: 'conditions',
  precision: 'moment',
  row: { column: 'created', operator: 'atLeast', value: '{value}' },
  overlap: ANY_ZONE,
  reread,
});

const isCheck: RowCondition = {
  any: [
    { member: 'TransactionType', says: ['check'] },
    { present: 'CheckTrace.TrackingNum' },
    { present: 'CheckTrace.Status' },
    { present: 'CheckData.Account' },
  ],
};

const isReturned: RowCondition = {
  any: [
    { present: 'CheckTrace.Returned' },
    { member: 'CheckTrace.Status', says: ['returned'] },
    { member: 'Status', says: ['returned'] },
  ],
};

/**
 * A void, a settlement or a return changes the status of a transaction. A refund is a separate transaction. An authorization
 * can be captured weeks later.
 */
const transactionChanged: PollEvent = {
  value: 'transaction',
  name: 'Transaction',
  description:
    'A transaction was made, also a declined one, or its status changed: it was captured, voided, settled or returned',
  operation: transaction.getMany,
  values: { matchAll: true },
  filters: ['conditions'],
  identity: [['Response.RefNum', 'Status?']],
  emits: 'appearance',
  since: madeSince(30),
  mark: 'DateTime',
  adds: [
    {
      member: 'settled',
      value: false,
      if: {
        all: [
          isCheck,
          { member: 'Response.ResultCode', is: 'A' },
          { absent: 'CheckTrace.Settled' },
          { member: 'Status', isNot: ['Settled', 'Voided', 'Returned'] },
        ],
      },
    },
  ],
};

/** Banks return a payment up to 60 days later. */
const bankPaymentReturned: PollEvent = {
  value: 'bankPaymentReturned',
  name: 'Bank Payment Returned',
  description: 'A bank payment (ACH) that was approved came back, up to 60 days after it was made',
  operation: transaction.getMany,
  values: { matchAll: true },
  filters: ['conditions'],
  only: { all: [isCheck, isReturned] },
  identity: [['Response.RefNum']],
  emits: 'appearance',
  since: madeSince(60),
  mark: 'DateTime',
};

const batchClosed: PollEvent = {
  value: 'batchClosed',
  name: 'Batch Closed',
  description: 'A batch was closed and goes to the bank, with its transactions',
  operation: batch.getMany,
  values: { matchAll: true },
  only: { all: [{ present: 'Closed' }, { member: 'Status', isNot: 'Open' }] },
  identity: [['BatchRefNum']],
  emits: 'appearance',
  since: {
    field: 'conditions',
    precision: 'moment',
    row: { column: 'Closed', operator: 'atLeast', value: '{value}' },
    overlap: ANY_ZONE,
  },
  mark: 'Closed',
  details: {
    operation: batch.getTransactions,
    values: { batchId: 'BatchRefNum' },
    as: 'Transactions',
    of: 'batch',
  },
};

/** No filter finds unmarked customers, so the whole list is read: https://developer.ebizcharge.net/connect/docs */
const customerNotSynchronized: PollEvent = {
  value: 'customerNotSynchronized',
  name: 'Customer Not Synchronized',
  description: 'A customer was never marked as synchronized',
  operation: customer.getMany,
  filters: ['conditions'],
  only: { absent: 'CustomerLastSyncDateTime' },
  identity: [['CustomerInternalId'], ['CustomerId']],
  emits: 'appearance',
  waits: true,
};

const invoiceNotSynchronized: PollEvent = {
  value: 'invoiceNotSynchronized',
  name: 'Invoice Not Synchronized',
  description: 'An invoice was never marked as synchronized',
  operation: invoice.getMany,
  filters: ['customerId', 'conditions', 'includeItems'],
  only: { absent: 'InvoiceLastSyncDateTime' },
  identity: [['InvoiceInternalId'], ['CustomerId', 'SubCustomerId?', 'InvoiceNumber']],
  emits: 'appearance',
  waits: true,
};

const salesOrderNotSynchronized: PollEvent = {
  value: 'salesOrderNotSynchronized',
  name: 'Sales Order Not Synchronized',
  description: 'A sales order was never marked as synchronized',
  operation: salesOrder.getMany,
  filters: ['customerId', 'conditions', 'includeItems'],
  only: { absent: 'SalesOrderLastSyncDateTime' },
  identity: [['SalesOrderInternalId'], ['CustomerId', 'SubCustomerId?', 'SalesOrderNumber']],
  emits: 'appearance',
  waits: true,
};

const cardsOfMonth = (ahead: number, column: string) => ({
  ahead,
  values: { conditions: [{ column, operator: 'above', value: 0 }] },
});

/** The list counts the cards of a customer, but does not name them. */
const cardAboutToExpire: PollEvent = {
  value: 'cardAboutToExpire',
  name: 'Card About to Expire',
  description: 'Stored cards of a customer expire this month or next month; once for each month',
  operation: paymentMethod.getManyExpiring,
  filters: ['conditions'],
  identity: [
    ['CustomerInformation.CustomerInternalId', 'expiryMonth'],
    ['CustomerInformation.CustomerId', 'expiryMonth'],
    ['CustomerInformation', 'expiryMonth'],
  ],
  emits: 'appearance',
  months: {
    as: 'expiryMonth',
    calls: [
      cardsOfMonth(0, 'ExpireThisMonthCreditCardsCount'),
      cardsOfMonth(1, 'ExpireNextMonthCreditCardsCount'),
    ],
  },
};

/** Leaves out requests to store a card: they request no payment. */
const paymentRequestOverdue: PollEvent = {
  value: 'paymentRequestOverdue',
  name: 'Payment Request Overdue',
  description:
    'A payment link or request is not paid, and its invoice is past due. Without a due date, it was requested more than 30 days ago.',
  operation: paymentForm.getManyPending,
  filters: ['customerId', 'conditions'],
  only: {
    all: [
      { member: 'TypeId', isNot: 'PmRequestForm' },
      {
        any: [
          { past: 'InvoiceDueDate' },
          { all: [{ absent: 'InvoiceDueDate' }, { past: 'PaymentRequestDateTime', days: 30 }] },
        ],
      },
    ],
  },
  identity: [['PaymentInternalId']],
  emits: 'appearance',
  mark: 'PaymentRequestDateTime',
  days: lastDays('fromPaymentRequestDateTime', 'toPaymentRequestDateTime', 365, 'date of the request'),
};

/** The events that the trigger finds by reading lists. It marks nothing. This API has no chargebacks. */
export const polls: PollSource = {
  events: [
    paymentReceived,
    webFormPaymentReceived,
    recurringPaymentMade,
    transactionChanged,
    bankPaymentReturned,
    batchClosed,
    customerNotSynchronized,
    invoiceNotSynchronized,
    salesOrderNotSynchronized,
    cardAboutToExpire,
    paymentRequestOverdue,
  ],
};
