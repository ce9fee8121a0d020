import {
  additional,
  argument,
  body,
  choice,
  control,
  deleted,
  filters,
  lookUp,
  moment,
  one,
  operation,
  rows,
  scalar,
  shapeOf,
  soap,
  text,
  updates,
  type Field,
  type Resource,
} from '../../shared/operation';
import { inPages, membersOf, oftenIn, page, pageFields, unsorted } from '../fields';
import { searchConditions } from '../filters';
import { customerId, LISTS_NO_EMAILS, pageUrl, paymentInternalId, SENDS_EMAIL } from '../paymentFormFields';
import { Payment, PaymentResponse } from '../types/payment';
import { EbizWebForm } from '../types/paymentForm';

export const resource: Resource = {
  value: 'paymentForm',
  name: 'Payment Link',
  description: 'Pages on which customers pay or store a payment method, and the payments that come by them',
};

/** Searches use the time of the request, even those for payments. */
const whenRequested = [
  body('fromPaymentRequestDateTime', moment(), { label: 'Requested After', required: true }),
  body('toPaymentRequestDateTime', moment({ until: true }), { label: 'Requested Before', required: true }),
];

/** Fields from the page's sorts and from filters in public code. */
const conditionsOnRequests = searchConditions(
  ...membersOf(
    Payment,
    'InvoiceNumber',
    'CustomerId',
    'AmountDue',
    'PaymentInternalId',
    'PaymentSourceId',
    'TransactionLookupKey',
    'ExternalTxnId',
  ),
);

/** Lists open requests. */
export const getManyPending = operation({
  resource: 'paymentForm',
  operation: 'getManyPending',
  name: 'Get Many Pending',
  action: 'Get many pending payment links',
  description: 'Get payment links, email requests and requests for a payment method that are open',
  ...page('SearchEbizWebFormPendingPayments'),
  call: soap('SearchEbizWebFormPendingPayments'),
  effect: 'read',
  walk: inPages,
  fields: [
    ...filters(customerId),
    ...whenRequested,
    conditionsOnRequests,
    ...pageFields,
    ...filters(
      body(
        'sort',
        choice({
          amountDue: ['AmountDue', 'Amount Due'],
          customerId: ['CustomerId', 'Customer ID'],
          externalTxnId: ['ExternalTxnId', 'External Transaction ID'],
          invoiceNumber: ['InvoiceNumber', 'Invoice Number'],
          paymentRequestDateTime: ['PaymentRequestDateTime', 'Time of the Request'],
          transactionLookupKey: ['TransactionLookupKey', 'Transaction Lookup Key'],
        }),
        { label: 'Sort By' },
      ),
    ),
  ],
  result: rows('', Payment, { item: 'Payment' }),
});

/** Lists payments from links and forms that are not yet marked as applied. */
export const getManyReceived = operation({
  resource: 'paymentForm',
  operation: 'getManyReceived',
  name: 'Get Many Received',
  action: 'Get many payments received by payment link',
  description:
    'Get payments that came by payment links and are not marked as applied. The range is on the time of the request, so look back far enough.',
  ...page('SearchEbizWebFormReceivedPayments'),
  call: soap('SearchEbizWebFormReceivedPayments'),
  effect: 'read',
  walk: inPages,
  fields: [...filters(customerId), ...whenRequested, conditionsOnRequests, ...pageFields, unsorted],
  result: rows('', Payment, { item: 'Payment' }),
});

/** Deletes a request, so that its link no longer works. */
export const remove = operation({
  resource: 'paymentForm',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete payment link',
  description: 'Delete a payment request that is open. Its link never works again.',
  ...page('DeleteEbizWebFormPayment'),
  call: soap('DeleteEbizWebFormPayment'),
  effect: 'idempotent',
  serializeBy: ['paymentInternalId'],
  fields: [paymentInternalId],
  result: deleted(shapeOf(PaymentResponse)),
});

const ifOneIsOpen: Field = control(
  'ifOneIsOpen',
  choice({
    fail: ['fail', 'Fail', 'Create none, and show the request that is open'],
    replace: ['replace', 'Replace', 'Delete the request that is open first: its link never works again'],
  }),
  {
    label: 'If One Is Open',
    starts: 'fail',
    description: 'What to do if a payment request of this invoice is open',
  },
);

/** Makes a payment page. Each call makes another one. Only the invoice's open requests show whether it was made. */
export const create = operation({
  resource: 'paymentForm',
  operation: 'create',
  name: 'Create',
  action: 'Create payment link',
  description: 'Create a payment link: a page on which a customer pays an invoice or an amount',
  ...page('GetEbizWebFormURL'),
  call: soap('GetEbizWebFormURL'),
  effect: 'once',
  serializeBy: ['invoiceNumber'],
  lookUp: lookUp(getManyPending, {
    text: 'Get Many Pending shows whether the payment link was created. For a link that you can pass on, run the item again with If One Is Open set to Replace.',
    // The longest possible range.
    values: {
      fromPaymentRequestDateTime: '2000-01-01T00:00:00.000Z',
      toPaymentRequestDateTime: '2100-01-01T00:00:00.000Z',
    },
    by: [
      {
        from: 'invoiceNumber',
        field: 'conditions',
        row: { column: 'invoiceNumber', operator: 'equal', value: '{value}' },
      },
      { from: 'customerId', field: 'customerId' },
    ],
    key: { field: 'invoiceNumber', member: 'InvoiceNumber' },
    id: 'PaymentInternalId',
    same: { CustomerId: 'customerId', AmountDue: 'amountDue' },
    gives: {
      PaymentInternalId: 'PaymentInternalId',
      CustomerId: 'CustomerId',
      AmountDue: 'AmountDue',
      PaymentRequestDateTime: 'PaymentRequestDateTime',
    },
    mark: 'alreadyCreated',
    lacks: 'the link',
    onlyOne: {
      what: 'open payment request',
      replace: {
        choice: 'ifOneIsOpen',
        operation: remove,
        values: { paymentInternalId: 'PaymentInternalId' },
      },
    },
  }),
  fields: [
    ...argument('ePaymentForm', EbizWebForm, {
      top: [
        'formType',
        'sendEmailToCustomer',
        'customerId',
        'emailAddress',
        'invoiceNumber',
        'amountDue',
        'totalAmount',
        'dueDate',
        'description',
        'payByType',
        'lineItems',
      ],
      required: ['formType', 'sendEmailToCustomer', 'amountDue', 'totalAmount'],
      change: {
        sendEmailToCustomer: { description: SENDS_EMAIL },
        customerId: { list: 'searchCustomers', example: 'C-1001' },
        emailAddress: { example: 'ap@flowershop.example', description: 'Where the email goes' },
        invoiceNumber: {
          example: '00102565',
          description: 'Invoice that is paid. By it the node sees whether a payment request is open already.',
        },
        amountDue: { description: 'What the customer is asked to pay' },
        totalAmount: { description: 'Total of the invoice or order' },
        softwareId: { otherwise: 'n8n' },
      },
      rest: oftenIn(additional, 'emailTemplateID', 'emailSubject'),
    }),
    ifOneIsOpen,
  ],
  result: pageUrl,
});

/** Members that only a page for payments has. */
const OF_PAYMENTS = [
  'invoiceNumber',
  'poNum',
  'soNum',
  'orderId',
  'date',
  'dueDate',
  'totalAmount',
  'amountDue',
  'tipAmount',
  'shippingAmount',
  'dutyAmount',
  'taxAmount',
  'processingCommand',
  'lineItems',
  'showViewInvoiceLink',
  'invoiceInternalId',
  'showViewSalesOrderLink',
  'salesOrderInternalId',
];

/** The same call, for a page that stores a payment method and takes no money. */
export const requestPaymentMethod = operation({
  resource: 'paymentForm',
  operation: 'requestPaymentMethod',
  name: 'Request Payment Method',
  action: 'Request payment method by link',
  description: 'Create a page on which a customer stores a card or bank account, which never passes n8n',
  ...page('GetEbizWebFormURL'),
  call: soap('GetEbizWebFormURL'),
  effect: 'once',
  repeats: ['customerId'],
  lookUp: 'Get Many Pending with the customer shows whether the request was made.',
  fields: argument('ePaymentForm', EbizWebForm, {
    top: ['customerId', 'sendEmailToCustomer', 'emailAddress', 'emailSubject', 'emailNotes', 'description'],
    required: ['customerId', 'sendEmailToCustomer'],
    preset: { formType: 'PmRequestForm' },
    change: {
      customerId: { list: 'searchCustomers', example: 'C-1001' },
      sendEmailToCustomer: { description: SENDS_EMAIL },
      emailAddress: { example: 'ap@flowershop.example', description: 'Where the email goes' },
      softwareId: { otherwise: 'n8n' },
    },
    omit: OF_PAYMENTS,
    rest: oftenIn(additional, 'emailTemplateID'),
  }),
  result: pageUrl,
});

/** The members that can be edited, according to the page. */
const EDITABLE = new Set([
  'invoiceNumber',
  'poNum',
  'soNum',
  'orderId',
  'date',
  'dueDate',
  'totalAmount',
  'amountDue',
  'shippingAmount',
  'dutyAmount',
  'taxAmount',
  'description',
  'billingAddress',
  'shippingAddress',
  'lineItems',
  'clerk',
  'terminal',
]);

/** Replaces a request. No call can read the current request, so nothing of it can be kept. */
export const update = operation({
  resource: 'paymentForm',
  operation: 'update',
  name: 'Update',
  action: 'Update payment link',
  description:
    'Replace the values of an open payment request. Fields that you leave out are cleared, lines that you leave out are removed.',
  ...page('UpdatePendingEbizWebForm'),
  call: soap('UpdatePendingEbizWebForm'),
  effect: 'idempotent',
  serializeBy: ['paymentInternalId'],
  fields: [
    paymentInternalId,
    ...argument('ebizWebForm', EbizWebForm, {
      top: ['amountDue', 'totalAmount'],
      required: ['amountDue', 'totalAmount'],
      omit: EbizWebForm.fields.map(({ name }) => name).filter((name) => !EDITABLE.has(name)),
      rest: oftenIn(updates, 'invoiceNumber', 'date', 'dueDate', 'description', 'lineItems', 'poNum'),
    }),
  ],
  result: one(PaymentResponse),
});

/** Sends the email of a request again. */
export const resendEmail = operation({
  resource: 'paymentForm',
  operation: 'resendEmail',
  name: 'Resend Email',
  action: 'Resend email of payment link',
  description: 'Send the email of an open payment request again. An email can’t be called back.',
  ...page('ResendEbizWebFormEmail'),
  call: soap('ResendEbizWebFormEmail'),
  effect: 'once',
  repeats: ['paymentInternalId'],
  lookUp: LISTS_NO_EMAILS,
  fields: [paymentInternalId],
  result: scalar('Result', text()),
});

/** Marks a payment as applied, which removes it from the list of received payments. */
export const markAsApplied = operation({
  resource: 'paymentForm',
  operation: 'markAsApplied',
  name: 'Mark as Applied',
  action: 'Mark payment of payment link as applied',
  description:
    'Mark a payment that came by a payment link as posted. Other connectors no longer see it then.',
  ...page('MarkEbizWebFormPaymentAsApplied'),
  call: soap('MarkEbizWebFormPaymentAsApplied'),
  effect: 'idempotent',
  serializeBy: ['paymentInternalId'],
  fields: [paymentInternalId],
  result: one(PaymentResponse),
});

export * from './paymentFormLegacy';
