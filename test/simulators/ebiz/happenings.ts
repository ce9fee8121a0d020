/** What happens outside the API: customers pay, and schedules run. */
import { EBIZ_CARDS } from './money/outcomes';
import { formPayment } from './money/forms';
import type { PaymentForm } from './money/forms';
import type { Instrument } from './money/instrument';
import { paidBy } from './money/ledger';
import type { GatewayTransaction, TransactionRequest } from './money/transaction';
import { invoiceMembers, settleInvoice } from './methods/payment';
import type { SoapRecord } from './record';
import type { EbizState } from './state';
import { text } from './state/store';

/** How the gateway took it. */
export interface Happened {
  refNum: string;
  resultCode: string;
  paymentInternalId?: string;
}

/** A customer pays a form with a card that approves, all that is open or a part. A form for a payment method stores the card. */
export function payForm(
  state: EbizState,
  paymentInternalId: string,
  { amount, card = EBIZ_CARDS.approves }: { amount?: number; card?: string } = {},
): Happened {
  const found = state.forms.find(paymentInternalId);
  if (found?.state !== 'pending') throw new Error(`No form ${paymentInternalId} can be paid`);
  if (text(found.form, 'FormType') === 'PmRequestForm') return storeMethod(state, found, card);
  const { form } = found;
  const transaction = take(state, {
    command: text(form, 'ProcessingCommand').toLowerCase() || 'sale',
    details: {
      Amount: amount ?? found.open,
      OrderID: text(form, 'OrderId') || text(form, 'OrderID') || form.InvoiceNumber,
      Invoice: text(form, 'InvoiceNumber').slice(0, 10),
      Currency: form.CurrencyCode,
    },
    instrument: cardOf(card, text(form, 'CustFullName')),
    customerId: text(form, 'CustomerId'),
  });
  if (transaction.verdict.resultCode === 'A') bookForm(state, found, transaction);
  return happened(transaction, found.paymentInternalId);
}

function bookForm(state: EbizState, found: PaymentForm, transaction: GatewayTransaction): void {
  const paid = transaction.approved / 100;
  found.open = Math.round((found.open - paid) * 100) / 100;
  if (found.open <= 0) found.state = 'paid';
  const invoice = invoiceOf(state, found.form);
  if (invoice) settleInvoice(invoice, paid);
  const row = { ...formPayment(found), ...paidBy(transaction) };
  state.ledger.book(found.legacy ? 'legacyForm' : 'form', [row], found.paymentInternalId);
}

function storeMethod(state: EbizState, found: PaymentForm, card: string): Happened {
  const customer = state.byCustomerId(text(found.form, 'CustomerId'));
  if (!customer) throw new Error('The form names no customer');
  const { methodId } = state.wallet.add(customer.CustomerToken, {
    name: 'Card of the form',
    sort: state.wallet.of(customer.CustomerToken).length,
    instrument: cardOf(card, text(found.form, 'CustFullName')),
  });
  found.state = 'paid';
  const row = {
    ...formPayment(found),
    PaidAmount: '0.00',
    PaymentMethodId: methodId,
    CustNum: customer.CustomerToken,
    Last4: card.slice(-4),
  };
  state.ledger.book('form', [row], found.paymentInternalId);
  return { refNum: '', resultCode: 'A', paymentInternalId: found.paymentInternalId };
}

/** A payment of a schedule is due: its stored method is charged. Nothing is booked where it declines. */
export function runSchedule(state: EbizState, scheduledPaymentInternalId: string): Happened {
  const found = state.schedules.find(scheduledPaymentInternalId);
  if (found?.status !== '0' || found.left === 0)
    throw new Error(`No schedule ${scheduledPaymentInternalId} is active`);
  const method = state.wallet.find(found.custNum, found.methodId);
  const transaction = take(state, {
    command: 'sale',
    details: { Amount: Number(found.billing.Amount), Description: found.billing.ScheduleName },
    instrument: method?.instrument,
    custNum: found.custNum,
    customerId: found.customerId,
    methodId: found.methodId,
  });
  if (transaction.verdict.resultCode !== 'A') return happened(transaction);
  state.schedules.paid(found);
  const id = state.ledger.book('recurring', [
    {
      MerchantId: '2290',
      CustomerId: found.customerId,
      ...paidBy(transaction),
      ScheduledPaymentInternalId: found.id,
      PaymentType: 'Recurring',
      TypeId: 'Invoice',
    },
  ]);
  return happened(transaction, id);
}

/** What a customer pays in the portal. */
export interface PortalPayment {
  /** The customer's number among the seeded ones, or its id. */
  customerId: string;
  amount: number;
  /** The number of one of its invoices; a quick payment where there is none. */
  invoiceNumber?: string;
  /** Paid on top, as a row and a record of its own. */
  surcharge?: number;
  card?: string;
}

/** A customer pays in the portal. */
export function payInPortal(state: EbizState, given: PortalPayment): Happened {
  const { customerId, amount, invoiceNumber, surcharge, card = EBIZ_CARDS.approves } = given;
  const customer = state.byCustomerId(customerId);
  if (!customer) throw new Error(`No customer ${customerId}`);
  const transaction = take(state, {
    command: 'sale',
    details: {
      Amount: amount + (surcharge ?? 0),
      OrderID: invoiceNumber,
      Invoice: invoiceNumber?.slice(0, 10),
    },
    instrument: cardOf(card, text(customer, 'CompanyName')),
    custNum: customer.CustomerToken,
    customerId,
  });
  if (transaction.verdict.resultCode !== 'A') return happened(transaction);
  const id = state.ledger.book('portal', portalRows(state, given, transaction));
  if (surcharge !== undefined) addSurcharge(state, transaction, id, surcharge);
  return happened(transaction, id);
}

function portalRows(
  state: EbizState,
  { customerId, amount, invoiceNumber, surcharge }: PortalPayment,
  transaction: GatewayTransaction,
): SoapRecord[] {
  const invoice = invoiceOf(state, { CustomerId: customerId, InvoiceNumber: invoiceNumber });
  if (invoice) settleInvoice(invoice, amount);
  const common = {
    MerchantId: '2290',
    CustomerId: customerId,
    ...paidBy(transaction),
    ...(invoice ? invoiceMembers(invoice) : { InvoiceNumber: invoiceNumber }),
    PaymentType: invoiceNumber === undefined ? 'QuickPayment' : 'InvoicePayment',
    PaymentSourceId: 'Portal',
  };
  const paid = {
    ...common,
    PaidAmount: amount.toFixed(2),
    TypeId: invoiceNumber === undefined ? 'QuickPay' : 'Invoice',
  };
  if (surcharge === undefined) return [paid];
  return [paid, { ...common, PaidAmount: surcharge.toFixed(2), TypeId: 'Surcharge' }];
}

function addSurcharge(state: EbizState, transaction: GatewayTransaction, id: string, amount: number): void {
  const { AuthCode, RefNum, Last4, PaymentMethod, Currency, PaidAmount } = paidBy(transaction);
  state.surcharges.add({
    AuthCode,
    RefNum,
    Last4,
    PaymentMethodType: PaymentMethod,
    DatePaid: state.ledger.moment(),
    TotalSurchargeAmount: amount.toFixed(2),
    PaymentInternalID: id,
    TotalPaidAmount: PaidAmount,
    Currency,
  });
}

function take(
  state: EbizState,
  request: Pick<TransactionRequest, 'command' | 'details' | 'instrument' | 'customerId'> &
    Partial<TransactionRequest>,
): GatewayTransaction {
  return state.gateway.take({
    refNum: '',
    ignoreDuplicate: false,
    ifAuthExpired: '',
    authCode: '',
    custNum: '',
    methodId: '',
    software: 'Portal',
    shown: {},
    ...request,
  });
}

function happened({ refNum, verdict }: GatewayTransaction, paymentInternalId?: string): Happened {
  return { refNum, resultCode: verdict.resultCode, paymentInternalId };
}

function cardOf(number: string, holder: string): Instrument {
  return {
    kind: 'card',
    number,
    expiration: '1239',
    holder,
    street: '1 Main Street',
    zip: '33126',
    code: '123',
  };
}

/** The invoice that a form or payment names, by its internal id or by customer and number. */
function invoiceOf(state: EbizState, record: SoapRecord): SoapRecord | undefined {
  const internalId = text(record, 'InvoiceInternalId');
  if (internalId !== '') return state.invoices.get(internalId);
  const number = text(record, 'InvoiceNumber');
  return number === ''
    ? undefined
    : state.invoices.numbered(number).find(({ CustomerId }) => CustomerId === record.CustomerId);
}
