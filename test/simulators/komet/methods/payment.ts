import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import { locationOf } from '../lookups';
import type { Methods } from '../method';
import { KOMET_PAYMENT_METHODS } from '../records/payment';
import { Select } from '../select';
import type { KometPayment, KometState } from '../state';
import { idText } from '../table';
import { invoiceByNumber } from './invoice';

export const payment: Methods = {
  'GET payment.list': list,
  'POST payment.receive': receive,
  'POST payment.mark.sync': mark,
};

function list(state: KometState, given: Given): object {
  const customer = (row: KometPayment) => state.customers.get(row.customerId);
  const found = new Select(state.payments.all(), given)
    .from('dateFrom', (row) => row.date)
    .to('dateTo', (row) => row.date)
    .like(
      'customer',
      (row) => customer(row)?.name,
      (row) => customer(row)?.code,
    )
    .id('controlNumber', (row) => row.controlNumber)
    .exact('paymentMethod', (row) => KOMET_PAYMENT_METHODS[row.methodId])
    .exact('checkReference', (row) => row.referenceNumber)
    .from('updatedAsOf', (row) => row.updatedOn)
    .location('locationId', state.account.multiLocation, (row) => [row.locationId])
    .flag('externalSystemSynced', (row) => row.status === 'synchronized');
  const invoice = given.text('invoiceNumber');
  if (invoice !== undefined)
    found.where((row) => row.invoices.some((each) => idText(each.invoiceNumber) === idText(invoice)));
  const payments = found.rows.map((row) => ({
    id: numberOf(row.id),
    controlNumber: numberOf(row.controlNumber),
    date: row.date,
    customer: customer(row)?.name ?? '',
    method: KOMET_PAYMENT_METHODS[row.methodId] ?? '',
    // The page was cut before what follows: the name that payment.receive has for it.
    totalPayment: Number(row.total),
  }));
  return done({ payments });
}

function receive(state: KometState, given: Given): object {
  const customerId = state.customers.need(given.text('customerId')).id;
  const methodId = given.text('methodId') ?? '';
  // The words are not documented.
  if (!KOMET_PAYMENT_METHODS[methodId]) throw new Refusal('The payment method does not exist.');
  const invoices = given.records('invoices').map((entry) => ({
    invoiceNumber: invoiceByNumber(state, entry.text('invoiceNumber')).number,
    amount: entry.text('amount') ?? '0',
    discount: entry.text('discount'),
  }));
  const sum = invoices.reduce((total, each) => total + Number(each.amount), 0);
  const row = state.payments.add({
    customerId,
    methodId,
    invoices,
    locationId: locationOf(state, given, 'locationId', 'locationCode').id,
    total: given.text('totalPayment') ?? String(sum),
    ...given.texts('date', 'referenceNumber', 'notes'),
  });
  return done({ controlNumber: numberOf(row.controlNumber) });
}

/** As in credit.mark.sync, there is no message at the top. */
function mark(state: KometState, given: Given): object {
  return { status: '1', payments: given.records('payments').map((entry) => markOne(state, entry)) };
}

function markOne(state: KometState, entry: Given): object {
  const paymentId = entry.text('paymentId') ?? '';
  const row = state.payments.get(paymentId);
  const marked = row !== undefined && row.status !== 'cancelled';
  if (marked) state.payments.change(row, { status: 'synchronized', marks: row.marks + 1 });
  return { message: outcome(row), status: marked ? '1' : '0', paymentId: numberOf(paymentId) };
}

function outcome(row: KometPayment | undefined): string {
  if (!row) return "The payment doesn't exist";
  return row.status === 'cancelled'
    ? 'The payment was cancelled'
    : 'The payment was successfully synchronized';
}
