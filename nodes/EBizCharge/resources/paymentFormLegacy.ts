import { argument, body, filters, moment, operation, rows, scalar, soap, text } from '../../shared/operation';
import { inPages, moreFields, page, pageFields, unsorted } from '../fields';
import { customerId, LISTS_NO_EMAILS, pageUrl, paymentInternalId, SENDS_EMAIL } from '../paymentFormFields';
import { Payment } from '../types/payment';
import { EPaymentForm } from '../types/paymentForm';

const whenRequestedLegacy = [
  body('fromDateTime', moment(), { label: 'Requested After', required: true }),
  body('toDateTime', moment({ until: true }), { label: 'Requested Before', required: true }),
];

/** Makes a payment page of the older kind. */
export const createLegacy = operation({
  resource: 'paymentForm',
  operation: 'createLegacy',
  name: 'Create (Legacy)',
  action: 'Create legacy payment link',
  description: 'Create a payment page of the older kind. Prefer Create, which sees what is open already.',
  ...page('GetPaymentFormURL'),
  call: soap('GetPaymentFormURL'),
  effect: 'once',
  repeats: ['invoiceNumber'],
  lookUp: 'Get Many Pending (Legacy) with the customer shows whether the payment link was created.',
  fields: argument('ePaymentForm', EPaymentForm, {
    top: [
      'formType',
      'sendEmailToCustomer',
      'customerId',
      'emailAddress',
      'invoiceNumber',
      'amount',
      'description',
    ],
    required: ['formType', 'sendEmailToCustomer', 'amount'],
    change: {
      sendEmailToCustomer: { description: SENDS_EMAIL },
      customerId: { list: 'searchCustomers', example: 'C-1001' },
      emailAddress: { example: 'ap@flowershop.example', description: 'Where the email goes' },
      invoiceNumber: { example: '00102565' },
      amount: { description: 'What the customer is asked to pay' },
    },
    rest: moreFields,
  }),
  result: pageUrl,
});

/** Lists open requests of the older kind. */
export const getManyPendingLegacy = operation({
  resource: 'paymentForm',
  operation: 'getManyPendingLegacy',
  name: 'Get Many Pending (Legacy)',
  action: 'Get many pending legacy payment links',
  description: 'Get open payment requests of the older kind',
  ...page('SearchPaymentFormPendingPayments'),
  call: soap('SearchPaymentFormPendingPayments'),
  effect: 'read',
  walk: inPages,
  fields: [...filters(customerId), ...whenRequestedLegacy, ...pageFields, unsorted],
  result: rows('', Payment, { item: 'Payment' }),
});

/** Lists payments from pages of the older kind. */
export const getManyReceivedLegacy = operation({
  resource: 'paymentForm',
  operation: 'getManyReceivedLegacy',
  name: 'Get Many Received (Legacy)',
  action: 'Get many payments received by legacy payment link',
  description: 'Get payments that came by payment pages of the older kind',
  ...page('SearchPaymentFormReceivedPayments'),
  call: soap('SearchPaymentFormReceivedPayments'),
  effect: 'read',
  walk: inPages,
  fields: [...filters(customerId), ...whenRequestedLegacy, ...pageFields, unsorted],
  result: rows('', Payment, { item: 'Payment' }),
});

/** Sends the email of a request of the older kind again. */
export const resendEmailLegacy = operation({
  resource: 'paymentForm',
  operation: 'resendEmailLegacy',
  name: 'Resend Email (Legacy)',
  action: 'Resend email of legacy payment link',
  description:
    'Send the email of an open payment request of the older kind again. An email can’t be called back.',
  ...page('ResendPaymentFormEmail'),
  call: soap('ResendPaymentFormEmail'),
  effect: 'once',
  repeats: ['paymentInternalId'],
  lookUp: LISTS_NO_EMAILS,
  fields: [paymentInternalId],
  result: scalar('Result', text()),
});
