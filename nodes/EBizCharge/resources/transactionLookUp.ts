import { codes, lookUp, type CodeTable, type LookUp, type RowCondition } from '../../shared/operation';
import { getMany as storedMethods } from './paymentMethod';
import { get, getMany } from './transactionReads';

/*
 * How to find a transaction again. SearchTransactions shows it some seconds after it was made, GetTransactionDetails at
 * once. States and types are compared loosely, because no page lists them.
 */

/** States in which no money was moved. The whole text must match, because other states may contain these words. */
const NEVER_HAPPENED = ['Voided', 'Void', 'Declined', 'Error', 'Failed'];

/** Words of states in which the money went back or never came. */
const UNDONE = ['refund', 'credit', 'return', 'chargeback'];

/** Uncertain records count: a person then decides, instead of the node charging again. */
const isLive: RowCondition = {
  all: [
    { member: 'Response.ResultCode', isNot: ['D', 'E'] },
    { member: 'Status', isNot: NEVER_HAPPENED },
    { member: 'TransactionType', saysNot: ['void'] },
  ],
};

const isApproved: RowCondition = { member: 'Response.ResultCode', is: 'A' };

const isOfType = (...words: string[]): RowCondition => ({
  all: [
    isApproved,
    { member: 'TransactionType', says: words },
    { member: 'Status', saysNot: [...UNDONE, 'void', 'decline', 'error', 'fail'] },
  ],
});

export const isSale = isOfType('sale');
export const isAuthorization = isOfType('auth');
const isCredit: RowCondition = { member: 'TransactionType', says: ['credit', 'refund'] };

/** The members that an item gets from the transaction that was found. */
const GIVES = {
  RefNum: 'Response.RefNum',
  ResultCode: 'Response.ResultCode',
  AuthCode: 'Response.AuthCode',
  AuthAmount: 'Response.AuthAmount',
  Status: 'Status',
  TransactionType: 'TransactionType',
  Amount: 'Details.Amount',
  Currency: 'Details.Currency',
  OrderID: 'Details.OrderID',
  chargedAt: 'DateTime',
};

/** The zone of the gateway's times is not documented. They may be off by a day in either direction. */
const CREATED = { member: 'DateTime', offBy: 26, within: 72 };

/** Any recent transaction with an order ID shows whether searches by order ID work. */
const PROOF = {
  since: { field: 'conditions', row: { column: 'created', operator: 'atLeast', value: '{value}' } },
  member: 'Details.OrderID',
};

/** Looks up a charge by its key. In: which types belong to the same command, and what else must be equal. */
export const byOrder = (sameIf: RowCondition, same: Record<string, string>): LookUp =>
  lookUp(getMany, {
    text: 'Search transactions for the charge key as order ID.',
    values: { matchAll: true },
    by: [
      {
        from: 'chargeKey',
        field: 'conditions',
        row: { column: 'orderId', operator: 'equal', value: '{value}' },
      },
    ],
    key: { field: 'chargeKey', member: 'Details.OrderID' },
    id: 'Response.RefNum',
    counts: isLive,
    same: { 'Details.Amount': 'amount', 'Details.Currency': 'currency', ...same },
    sameIf,
    created: CREATED,
    proof: PROOF,
    duplicate: {
      if: { member: 'isDuplicate', is: true },
      read: get,
      with: { refNum: 'RefNum' },
      other: 'Not charged: the gateway took it for order {key}',
    },
    gives: GIVES,
    mark: 'alreadyCharged',
  });

/** The same for a stored card or account. Also compares its last digits. */
export const byOrderAndMethod = (sameIf: RowCondition): LookUp => ({
  ...byOrder(sameIf, { 'Response.CustNum': 'custNum' }),
  behind: {
    read: storedMethods,
    with: { customerToken: 'custNum' },
    id: { member: 'MethodID', field: 'paymentMethodId' },
    usual: { value: '0', if: { member: 'SecondarySort', is: 0 } },
    same: { 'CreditCardData.CardNumber': 'CardNumber', 'CheckData.Account': 'Account' },
  },
});

/** Credits without an original are found by their key too. */
export const creditByOrder: LookUp = {
  ...byOrderAndMethod({ all: [isApproved, isCredit] }),
  mark: 'alreadyCredited',
};

/**
 * A refund has its key as PO number and the order ID of its original. So a search for the order ID finds the charge and all
 * its refunds.
 */
export const refundOfOriginal: LookUp = lookUp(getMany, {
  text: 'Search transactions for the order ID of the original. The refund key is the PO number of its refunds.',
  values: { matchAll: true },
  by: [
    {
      from: 'orderId',
      field: 'conditions',
      row: { column: 'orderId', operator: 'equal', value: '{value}' },
    },
  ],
  key: { field: 'refundKey', member: 'Details.PONum' },
  id: 'Response.RefNum',
  counts: { all: [isLive, isCredit] },
  same: { 'Details.Amount': 'amount' },
  sameIf: isApproved,
  created: CREATED,
  proof: PROOF,
  original: {
    read: get,
    with: { refNum: 'refNum' },
    fills: { orderId: ['Details.OrderID', 'Response.RefNum'] },
    amount: 'Response.AuthAmount',
    earlier: {
      if: { all: [isLive, isCredit] },
      of: { member: 'Details.OrderID', field: 'orderId' },
      amount: 'Details.Amount',
    },
    refused: [
      {
        if: {
          any: [
            { member: 'Status', is: ['Voided', 'Void'] },
            { member: 'TransactionType', says: ['void'] },
          ],
        },
        message: 'The charge was voided, so no money was taken and there is nothing to refund',
      },
      {
        if: {
          any: [
            { member: 'Response.ResultCode', is: 'D' },
            { member: 'Status', is: 'Declined' },
          ],
        },
        message: 'The charge was declined, so no money was taken and there is nothing to refund',
      },
      {
        if: {
          any: [
            { member: 'Response.ResultCode', is: 'E' },
            { member: 'Status', is: ['Error', 'Failed'] },
          ],
        },
        message: 'The charge failed, so no money was taken and there is nothing to refund',
      },
    ],
    more: 'More than is left of the original: {open} can still be refunded',
  },
  gives: GIVES,
  mark: 'alreadyRefunded',
});

/** Looks up a call that changes a transaction: reads the transaction by its number. */
const ofTransaction = (options: Pick<LookUp, 'counts' | 'same' | 'mark'>): LookUp =>
  lookUp(get, {
    text: 'Read the transaction by its reference number.',
    by: [{ from: 'refNum', field: 'refNum' }],
    key: { field: 'refNum', member: 'Response.RefNum' },
    id: 'Response.RefNum',
    changes: true,
    gives: GIVES,
    ...options,
  });

export const captured = ofTransaction({
  counts: { all: [isApproved, isLive, { member: 'TransactionType', says: ['sale', 'capture'] }] },
  same: { 'Details.Amount': 'amount' },
  mark: 'alreadyCaptured',
});

export const voided = ofTransaction({
  counts: {
    any: [
      { member: 'Status', says: ['void'] },
      { member: 'TransactionType', says: ['void'] },
    ],
  },
  same: {},
  mark: 'alreadyVoided',
});

export const reversed = ofTransaction({
  counts: {
    any: [
      { member: 'Status', says: ['void', ...UNDONE] },
      // A refund has the type "Credit" and can be reversed too, so only "void" counts here.
      { member: 'TransactionType', says: ['void'] },
    ],
  },
  same: {},
  mark: 'alreadyReversed',
});

/** Words of errors after which the gateway does not know what the processor did. "Lost" alone may be about a card. */
const NOT_KNOWN = [
  ...['timed out', 'timed-out', 'time out', 'time-out', 'timeout'],
  ...['no response', 'no answer', 'no reply', 'not respond', 'not answer', 'not reply'],
  ...['communicat', 'connection', 'connect to', 'disconnect', 'socket', 'interrupt'],
  ...['lost contact', 'was lost', 'is lost', 'processor lost', 'host lost', 'unable to reach', 'not reach'],
  ...['unreachable', 'unavailable', 'not available', 'offline'],
  ...['processor error', 'processing error', 'system error', 'server error', 'host error'],
  ...['object reference', 'internal error'],
];

/**
 * Only A is a success. D is a decline, E an error. A decline is an ordinary answer, with the processor's code beside it.
 * https://developer.ebizcharge.net/connect/docs/runcustomertransaction
 */
export const approved: CodeTable = codes('ResultCode', {
  ok: ['A'],
  code: 'ErrorCode',
  message: 'Error',
  texts: { D: 'The transaction was declined', E: 'The gateway could not run the transaction' },
  details: {
    refNum: 'RefNum',
    resultCode: 'ResultCode',
    avsResultCode: 'AvsResultCode',
    avsResult: 'AvsResult',
    cvvResultCode: 'CardCodeResultCode',
    cvvResult: 'CardCodeResult',
    authCode: 'AuthCode',
  },
  open: {
    any: [
      {
        all: [
          { member: 'ResultCode', is: 'E' },
          { member: 'Error', says: NOT_KNOWN },
        ],
      },
      // Any other code is neither a yes nor a no.
      { member: 'ResultCode', isNot: ['D', 'E'] },
    ],
  },
});
