import { crash } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import { amountOf, formPayment } from '../money/forms';
import { between } from '../money/ledger';
import type { SoapRecord } from '../record';
import { SUCCESS, refused } from '../results';
import { comparisonOf, conditionOf, page, sorted } from '../select';
import type { EbizState } from '../state';
import { text } from '../state/store';
import { markedAs, ofCustomer, shownPayments } from './payment';

/** Requests for payment behind a link or in an e-mail, and what was paid on them. */
export const paymentFormMethods: Methods = {
  GetEbizWebFormURL: (state, given) => request(state, given.record('ePaymentForm'), false),
  GetPaymentFormURL: (state, given) => request(state, given.record('ePaymentForm'), true),
  SearchEbizWebFormPendingPayments: (state, given) => requested(state, given, pendingRows(state, false)),
  SearchEbizWebFormReceivedPayments: (state, given) => requested(state, given, receivedRows(state, false)),
  SearchPaymentFormPendingPayments: (state, given) => legacy(state, given, pendingRows(state, true)),
  SearchPaymentFormReceivedPayments: (state, given) => legacy(state, given, receivedRows(state, true)),
  ResendEbizWebFormEmail: (state, given) => resend(state, given, false),
  ResendPaymentFormEmail: (state, given) => resend(state, given, true),
  DeleteEbizWebFormPayment: remove,
  MarkEbizWebFormPaymentAsApplied: (state, given) => markedAs(state, 'form', given),
  UpdatePendingEbizWebForm: update,
};

/** The kinds of form that send an e-mail; the others only make a link. */
const MAILED = new Set(['EmailForm', 'PmRequestForm']);

function request(state: EbizState, form: SoapRecord, isLegacy: boolean): string {
  const { url } = state.forms.request(form, isLegacy);
  if (MAILED.has(text(form, 'FormType'))) mail(state, form, url);
  return url;
}

function mail(state: EbizState, form: SoapRecord, about: string): void {
  state.mails.send('paymentForm', text(form, 'EmailAddress'), {
    InvoiceNumber: form.InvoiceNumber,
    Subject: form.EmailSubject,
    Link: about,
  });
}

function resend(state: EbizState, given: Given, isLegacy: boolean): string {
  const found = state.forms.pending(given.text('paymentInternalId'), isLegacy);
  if (!found) throw crash();
  mail(state, found.form, found.paymentInternalId);
  return 'Success';
}

function remove(state: EbizState, given: Given): SoapRecord {
  const found = state.forms.pending(given.text('paymentInternalId'));
  if (!found) return refused(1, 'Not Found ');
  found.state = 'deleted';
  return { PaymentInternalId: found.paymentInternalId, ...SUCCESS };
}

/** The members that the page calls editable. */
const EDITABLE = [
  'InvoiceNumber',
  'PoNum',
  'SoNum',
  'OrderId',
  'Date',
  'DueDate',
  'TotalAmount',
  'AmountDue',
  'ShippingAmount',
  'DutyAmount',
  'TaxAmount',
  'Description',
  'BillingAddress',
  'ShippingAddress',
  'LineItems',
  'Clerk',
  'Terminal',
];

function update(state: EbizState, given: Given): SoapRecord {
  const found = state.forms.pending(given.text('paymentInternalId'));
  if (!found) return refused(1, 'Not Found ');
  const sent = given.record('ebizWebForm');
  for (const name of EDITABLE) if (sent[name] !== undefined) found.form[name] = sent[name];
  if (sent.AmountDue !== undefined || sent.TotalAmount !== undefined) found.open = amountOf(found.form);
  return { PaymentInternalId: found.paymentInternalId, ...SUCCESS };
}

function pendingRows(state: EbizState, isLegacy: boolean): SoapRecord[] {
  return state.forms
    .list(isLegacy)
    .filter((form) => form.state === 'pending')
    .map(formPayment);
}

function receivedRows(state: EbizState, isLegacy: boolean): SoapRecord[] {
  return state.ledger
    .of(isLegacy ? 'legacyForm' : 'form')
    .filter(({ applied }) => !applied)
    .map(({ payment }) => payment);
}

/** The range is on the moment of the request, also for what was paid. */
function requested(state: EbizState, given: Given, rows: SoapRecord[]): SoapRecord[] {
  const [from, to] = [given.text('fromPaymentRequestDateTime'), given.text('toPaymentRequestDateTime')];
  const own = ofCustomer(rows, given.text('customerId') || undefined);
  const tests = given.rows('filters').map(conditionOfForm);
  const found = between(own, 'PaymentRequestDateTime', from, to).filter((row) =>
    tests.every((test) => test(row)),
  );
  return shownPayments(state, page(sorted(found, given), given));
}

/** Public code filters by FormType, which the rows carry as TypeId. */
function conditionOfForm(filter: SoapRecord): (row: SoapRecord) => boolean {
  if (String(filter.FieldName).toLowerCase() !== 'formtype') return conditionOf('Payment', filter);
  const passes = comparisonOf(filter);
  return (row) => passes(row.TypeId);
}

function legacy(state: EbizState, given: Given, rows: SoapRecord[]): SoapRecord[] {
  const own = ofCustomer(rows, given.text('customerId') || undefined);
  const [from, to] = [given.text('fromDateTime'), given.text('toDateTime')];
  const found = between(own, 'PaymentRequestDateTime', from, to);
  return shownPayments(state, page(sorted(found, given), given));
}
