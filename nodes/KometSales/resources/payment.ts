import {
  additional,
  atLeastOne,
  body,
  day,
  decimal,
  done,
  filters,
  http,
  id,
  integer,
  key,
  list,
  moment,
  operation,
  perEntry,
  query,
  records,
  rows,
  sumAtMost,
  text,
  windows,
  type Resource,
} from '../../shared/operation';
import { named, SEVERAL_LOCATIONS } from '../fields';

export const resource: Resource = {
  value: 'payment',
  name: 'Payment',
  description: 'Money received from customers, and the invoices that it is applied to',
};

/** Lists posted payments with the orders that they were applied to. */
export const getMany = operation({
  resource: 'payment',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many payments',
  description: 'List payments with the orders that they were applied to; at least one filter is needed',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176777/Get+a+list+of+Payments',
  documented: 'GET payment.list',
  call: http('GET', '/payment.list', 'query'),
  effect: 'read',
  walk: windows({ from: 'dateFrom', to: 'dateTo', days: 31 }, 'id'),
  open: 'query',
  rules: [
    atLeastOne(
      'dateFrom',
      'dateTo',
      'customer',
      'controlNumber',
      'paymentMethod',
      'invoiceNumber',
      'checkReference',
      'updatedAsOf',
      'locationId',
      'externalSystemSynced',
    ),
  ],
  fields: filters(
    query('dateFrom', day(), {
      label: 'Date From',
      example: '2026-03-01',
      description: 'First posting date',
    }),
    query('dateTo', day(), {
      label: 'Date To',
      requiredIf: { present: 'dateFrom' },
      example: '2026-03-31',
      description: 'Last posting date. Required when Date From is given.',
    }),
    query('customer', text(200), {
      label: 'Customer Name or Code',
      example: 'Wholesale',
      description: 'Only payments of the customer with this name or code',
    }),
    query('controlNumber', id(10), {
      label: 'Control Number',
      example: '101',
      description: 'Only the payment with this control number',
    }),
    query('paymentMethod', text(50), {
      label: 'Payment Method',
      example: 'Credit Card',
      description: 'Only payments made this way',
    }),
    query('invoiceNumber', id(10), {
      label: 'Invoice Number',
      example: '101500',
      description: 'Only payments that were applied to this invoice',
    }),
    query('checkReference', text(50), {
      label: 'Check Reference',
      description: 'Only payments with this reference or check number',
    }),
    query('updatedAsOf', moment("YYYY-MM-DD'T'hh:mm:ss"), {
      label: 'Updated As Of',
      description: 'Only payments changed at or after this moment, at most 31 days back',
    }),
    query('locationId', id(10), {
      label: 'Location ID',
      list: 'searchLocations',
      example: '42',
      description: 'Only payments of this location, in a company with several',
    }),
    query('externalSystemSynced', named('Synchronized', 'Unsynchronized'), {
      label: 'Synchronized',
      description: 'Only synchronized payments, or only those that are not',
    }),
  ),
  result: rows('payments', { id: id(), controlNumber: id(), date: day(), customer: text(), method: text() }),
});

/** Records money received and applies it to invoices. The rest is kept as an overpayment. */
export const receive = operation({
  resource: 'payment',
  operation: 'receive',
  name: 'Receive',
  action: 'Receive payment',
  description: 'Record a payment of a customer and apply it to invoices, or keep it as an overpayment',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176563',
  documented: 'POST payment.receive',
  call: http('POST', '/payment.receive', 'body'),
  effect: 'once',
  repeats: ['customerId'],
  lookUp:
    'Get Many with the reference number, or with the number of an invoice, shows whether the payment was recorded.',
  open: 'body',
  rules: [sumAtMost('invoices', 'amount', 'totalPayment')],
  fields: [
    body('customerId', id(20), {
      label: 'Customer ID',
      list: 'searchCustomers',
      required: true,
      example: '23423',
      description: 'Customer who paid',
    }),
    body('date', day(), {
      label: 'Date',
      required: true,
      example: '2026-03-02',
      description: 'Date of the payment',
    }),
    body('methodId', id(20), {
      label: 'Payment Method ID',
      required: true,
      example: '999',
      description: 'How it was paid. No documented method lists the IDs: ask Komet Sales support for them.',
    }),
    body(
      'invoices',
      records(
        'Invoice',
        body('invoiceNumber', id(10), {
          label: 'Invoice Number',
          example: '9999',
          description: 'Number of the invoice: the member number of the lists, which is not the ID',
        }),
        body('amount', decimal(), {
          label: 'Amount',
          required: true,
          example: '1200',
          description: 'What of the payment goes to this invoice',
        }),
        body('discount', decimal(), {
          label: 'Discount',
          example: '10',
          description: 'Discount given on this invoice',
        }),
      ),
      {
        label: 'Invoices',
        description:
          'Invoices that the payment is applied to. Without any, Total Payment is kept as an overpayment.',
      },
    ),
    body('locationCode', key(20), {
      label: 'Location Code',
      list: 'searchLocationCodes',
      example: 'MIA',
      description: 'Location that was paid',
      hint: SEVERAL_LOCATIONS,
    }),
    ...additional(
      body('totalPayment', decimal(), {
        label: 'Total Payment',
        example: '3000',
        description:
          'What was paid altogether. What is above the amounts of the invoices is kept as an overpayment.',
      }),
      body('referenceNumber', key(100), {
        label: 'Reference Number',
        example: 'Check 4566',
        description: 'Number of the check or the transfer, by which the payment is found again',
      }),
      body('notes', text({ maxLength: 200, lines: 3 }), {
        label: 'Notes',
        description: 'Remarks about the payment',
      }),
    ),
  ],
  result: done({ message: text(), controlNumber: id() }),
});

/** Marks payments as posted in the ledger, many in one call. The answer has a verdict for each. */
export const markAsSynchronized = operation({
  resource: 'payment',
  operation: 'markAsSynchronized',
  name: 'Mark as Synchronized',
  action: 'Mark payment as synchronized',
  description: 'Mark payments as synchronized with an external system such as a ledger',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176801',
  documented: 'POST payment.mark.sync',
  call: http('POST', '/payment.mark.sync', 'body'),
  effect: 'idempotent',
  fields: [
    body('paymentId', list(id(20)), {
      label: 'Payment ID',
      wire: 'payments[].paymentId',
      required: true,
      example: '450545',
      description:
        'Payment to mark: the member ID of Get Many, not the control number. One ID, several separated by commas, or an array; IDs of many items travel in one call.',
    }),
  ],
  batch: { collects: 'paymentId', verdict: perEntry('payments', 'paymentId', 'status') },
  result: rows('payments', { paymentId: id(), status: integer(), message: text() }),
});
