import { notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { Card, Instrument } from '../money/instrument';
import { searchResult } from '../money/search';
import { objectOf } from '../money/transaction';
import type { TransactionRequest } from '../money/transaction';
import type { SoapRecord } from '../record';
import type { EbizState } from '../state';
import { text } from '../state/store';

/** Transactions at the gateway: taken, followed up, read and searched. */
export const transactionMethods: Methods = {
  runTransaction: (state, given) => state.gateway.submit(rawRequest(given.record('tran'))),
  runCustomerTransaction: (state, given) => state.gateway.submit(storedRequest(state, given)),
  GetTransactionDetails: details,
  SearchTransactions: searchResult,
};

function details(state: EbizState, given: Given): SoapRecord {
  const transaction = state.gateway.find(given.text('transactionRefNum'));
  if (!transaction) throw notFound();
  return objectOf(transaction, state.gateway.settings.wholeNumbers);
}

function rawRequest(tran: SoapRecord): TransactionRequest {
  return {
    ...commonRequest(tran),
    refNum: text(tran, 'RefNum').trim(),
    ifAuthExpired: text(tran, 'IfAuthExpired'),
    authCode: text(tran, 'AuthCode'),
    instrument: rawInstrument(tran),
    custNum: '',
    customerId: text(tran, 'CustomerID'),
    methodId: '',
  };
}

function storedRequest(state: EbizState, given: Given): TransactionRequest {
  const custNum = given.text('custNum');
  const tran = given.record('tran');
  const customer = state.customers.byToken(custNum);
  const method = customer && state.wallet.find(custNum, given.text('paymentMethodID'));
  if (!method) throw notFound();
  const { instrument } = method;
  const code = text(tran, 'CardCode');
  return {
    ...commonRequest(tran),
    refNum: '',
    ifAuthExpired: '',
    authCode: '',
    instrument: instrument.kind === 'card' && code !== '' ? { ...instrument, code } : instrument,
    custNum,
    customerId: customer.CustomerId,
    methodId: method.methodId,
  };
}

/** What both operations have. The default command is a sale; public code writes it in any case, and as `cc:sale`. */
function commonRequest(
  tran: SoapRecord,
): Pick<TransactionRequest, 'command' | 'details' | 'ignoreDuplicate' | 'software' | 'shown'> {
  const { ShippingAddress, BillingAddress, LineItems, CustomFields, ClientIP } = tran;
  return {
    command: text(tran, 'Command').trim().toLowerCase().replace(/^cc:/, '') || 'sale',
    details: cut(tran.Details),
    ignoreDuplicate: tran.IgnoreDuplicate === true,
    software: text(tran, 'Software'),
    shown: { ShippingAddress, LineItems, CustomFields, ClientIP, BillingAddress },
  };
}

/** The documented lengths; the gateway cuts what is longer. */
const MOST_CHARACTERS = { Invoice: 10, OrderID: 64, PONum: 25 };

function cut(details: SoapRecord['Details']): SoapRecord {
  const kept: SoapRecord = typeof details === 'object' && !Array.isArray(details) ? { ...details } : {};
  for (const [member, most] of Object.entries(MOST_CHARACTERS))
    if (kept[member] !== undefined) kept[member] = text(kept, member).slice(0, most);
  return kept;
}

function rawInstrument(tran: SoapRecord): Instrument | undefined {
  const holder = text(tran, 'AccountHolder');
  const { CreditCardData: card, CheckData: check } = tran;
  if (isRecord(check) && text(check, 'Account') !== '')
    return {
      kind: 'bank',
      account: text(check, 'Account'),
      routing: text(check, 'Routing'),
      accountType: text(check, 'AccountType') || 'checking',
      holder,
    };
  return isRecord(card) && text(card, 'CardNumber') !== '' ? rawCard(card, holder) : undefined;
}

function rawCard(card: SoapRecord, holder: string): Card {
  return {
    kind: 'card',
    number: text(card, 'CardNumber').replace(/[\s-]/g, ''),
    expiration: text(card, 'CardExpiration'),
    holder,
    street: text(card, 'AvsStreet'),
    zip: text(card, 'AvsZip'),
    code: text(card, 'CardCode') || undefined,
  };
}

function isRecord(value: SoapRecord[string]): value is SoapRecord {
  return typeof value === 'object' && !Array.isArray(value);
}
