import { body, key, scalar, text } from '../shared/operation';

/** The customer of a request, as a filter. */
export const customerId = body('customerId', key(), {
  label: 'Customer ID',
  list: 'searchCustomers',
  example: 'C-1001',
  description: 'Only requests to this customer',
});

/** The key of a request and of its payment. */
export const paymentInternalId = body('paymentInternalId', key(), {
  label: 'Payment Internal ID',
  required: true,
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'ID of the payment request, as Create and the searches return it',
});

/** The URL of the page. The first parameter of its query is the request's ID, which deletes or marks it. */
export const pageUrl = scalar('PaymentURL', text(), '', { keyInUrl: 'PaymentInternalId' });

/** The help text of the email switch. */
export const SENDS_EMAIL =
  'Whether EBizCharge sends the customer an email with the link. An email can’t be called back.';

/** How to find out whether an email was sent. */
export const LISTS_NO_EMAILS =
  'EBizCharge lists no emails. A request that was paid or deleted is answered with "Object reference not set": see whether Get Many Pending has it, and ask the customer before you send the email again.';
