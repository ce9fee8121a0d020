import { invalid } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import { numberOf } from '../money/instrument';
import { between, paidBy } from '../money/ledger';
import { EBIZ_CARDS } from '../money/outcomes';
import type { SoapRecord } from '../record';
import { SUCCESS, refused } from '../results';
import { page, sorted } from '../select';
import type { EbizState } from '../state';
import { dated } from '../state/invoices';
import { text } from '../state/store';

/** Payments that came in elsewhere, and those that other systems book. */
export const paymentMethods: Methods = {
  GetPayments: (state, given) => shownPayments(state, page(unapplied(state, given), given)),
  GetPaymentsCount: (state, given) => unapplied(state, given).length,
  GetInvoicePayments: (state, given) =>
    shownPayments(state, page(sorted(onInvoices(state, given), given), given)),
  GetPaymentsByGatewayRefNum: (state, given) =>
    shownPayments(state, state.ledger.byRefNum(given.text('refNum'))),
  AddPayment: (state, given) => {
    const { Software, ...payment } = given.record('payment');
    const id = state.ledger.book('portal', [{ ...payment, PaymentSourceId: Software }]);
    return { PaymentInternalId: id, ...SUCCESS };
  },
  AddInvoicePayment: addInvoicePayment,
  MarkPaymentAsApplied: (state, given) => markedAs(state, 'portal', given),
};

/** Payments as the service answers them: a missing date is 1900-01-01. */
export function shownPayments(state: EbizState, payments: SoapRecord[]): SoapRecord[] {
  return payments.map((payment) => ({
    ...payment,
    InvoiceDate: dated(payment.InvoiceDate),
    InvoiceDueDate: dated(payment.InvoiceDueDate),
    Last4: state.gateway.settings.wholeNumbers ? wholeNumber(state, payment) : payment.Last4,
  }));
}

/** The number of the card or account of a payment, which no service should send; seeded payments were made with a card. */
function wholeNumber(state: EbizState, { RefNum, Last4 }: SoapRecord): SoapRecord[string] {
  const instrument = state.gateway.find(String(RefNum))?.request.instrument;
  return instrument ? numberOf(instrument) : Last4 && EBIZ_CARDS.approves;
}

/** The answer to a mark that takes a payment off its queue; the words are those of other records that do not exist. */
export function markedAs(
  state: EbizState,
  source: 'portal' | 'form' | 'recurring',
  given: Given,
): SoapRecord {
  const id = given.text('paymentInternalId');
  return state.ledger.mark(source, id, given.text('invoiceNumber'))
    ? { PaymentInternalId: id, ...SUCCESS }
    : refused(1, 'Not Found ');
}

/** The merchant's id of the customer that a search names; undefined if it names none. An unknown customer gives an id that nobody has. */
export function customerIdOf(state: EbizState, given: Given): string | undefined {
  const internalId = given.text('customerInternalId');
  if (internalId !== '') return state.byInternalId(internalId)?.CustomerId ?? '';
  return given.text('customerId') || undefined;
}

/** The payments of a customer, of all where none is named. */
export function ofCustomer(rows: SoapRecord[], customerId: string | undefined): SoapRecord[] {
  return customerId === undefined ? rows : rows.filter((row) => row.CustomerId === customerId);
}

function unapplied(state: EbizState, given: Given): SoapRecord[] {
  const waiting = state.ledger.of('portal').filter(({ applied }) => !applied);
  return inRange(
    state,
    given,
    waiting.map(({ payment }) => payment),
  );
}

function inRange(state: EbizState, given: Given, rows: SoapRecord[]): SoapRecord[] {
  const own = ofCustomer(rows, customerIdOf(state, given));
  return between(own, 'DatePaid', given.text('fromDateTime'), given.text('toDateTime'));
}

function onInvoices(state: EbizState, given: Given): SoapRecord[] {
  const rows = state.ledger.of('portal', 'form', 'recurring').map(({ payment }) => payment);
  const [number, internalId] = [given.text('invoiceNumber'), given.text('invoiceInternalId')];
  return inRange(state, given, rows).filter(
    (row) =>
      text(row, 'InvoiceNumber') !== '' &&
      (number === '' || row.InvoiceNumber === number) &&
      (internalId === '' || text(row, 'InvoiceInternalId').toLowerCase() === internalId.toLowerCase()),
  );
}

function addInvoicePayment(state: EbizState, given: Given): SoapRecord {
  const {
    InvoicePaymentDetails: details,
    Software,
    TotalPaidAmount: _,
    ...request
  } = given.record('payment');
  const paid = (Array.isArray(details) ? details : []).map((detail) => {
    const invoice = state.invoices.get(text(detail, 'InvoiceInternalId'));
    if (!invoice) throw invalid('InvoiceInternalId');
    return { detail, invoice };
  });
  const transaction = state.gateway.find(text(request, 'RefNum'));
  const rows = paid.map(({ detail, invoice }) => {
    const { PaymentMethodType, ...rest } = request;
    settleInvoice(invoice, Number(detail.PaidAmount));
    return {
      ...(transaction ? paidBy(transaction) : {}),
      ...rest,
      ...invoiceMembers(invoice),
      PaymentMethod: transaction ? paidBy(transaction).PaymentMethod : PaymentMethodType,
      PaidAmount: Number(detail.PaidAmount).toFixed(2),
      Currency: text(detail, 'Currency') || text(request, 'Currency') || 'USD',
      PaymentType: 'InvoicePayment',
      TypeId: 'Invoice',
      PaymentSourceId: Software,
    };
  });
  return { PaymentInternalId: state.ledger.book('portal', rows), ...SUCCESS };
}

/** Lowers what is due on an invoice. */
export function settleInvoice(invoice: SoapRecord, amount: number): void {
  invoice.AmountDue = (Number(invoice.AmountDue ?? 0) - amount).toFixed(2);
}

/** The members of a payment that name its invoice. */
export function invoiceMembers(invoice: SoapRecord): SoapRecord {
  return {
    MerchantId: '2290',
    CustomerId: invoice.CustomerId,
    InvoiceNumber: invoice.InvoiceNumber,
    InvoiceInternalId: invoice.InvoiceInternalId,
    InvoiceDate: invoice.InvoiceDate,
    InvoiceDueDate: invoice.InvoiceDueDate,
    PoNum: invoice.PoNum,
    SoNum: invoice.SoNum,
    InvoiceAmount: text(invoice, 'InvoiceAmount'),
    AmountDue: text(invoice, 'AmountDue'),
  };
}
