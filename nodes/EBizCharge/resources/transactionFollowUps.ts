import {
  argument,
  choice,
  mapped,
  one,
  operation,
  soap,
  text,
  type ArgumentOptions,
  type LookUp,
  type Operation,
} from '../../shared/operation';
import { TransactionRequestObject, TransactionResponse } from '../types/transaction';
import { POSITIVE } from './transactionCharges';
import { approved, captured, refundOfOriginal, reversed, voided } from './transactionLookUp';

/** Left out: the gateway has the card or account already. */
const OMITTED = ['creditCardData', 'checkData', 'recurringBilling', 'isRecurring', 'authCode'];

const REF_NUM = {
  label: 'Reference Number',
  example: '3100000001',
  description: 'Number that the gateway gave the transaction',
} as const;

/** A command on an existing transaction. */
const followUp = (
  command: string,
  about: Pick<Operation, 'operation' | 'name' | 'action' | 'description'> & Pick<Operation, 'money'>,
  options: ArgumentOptions,
  how: LookUp,
): Operation =>
  operation({
    resource: 'transaction',
    ...about,
    docs: 'https://developer.ebizcharge.net/connect/docs/runtransaction',
    documented: 'runTransaction',
    call: soap('runTransaction'),
    effect: 'once',
    serializeBy: ['refNum'],
    lookUp: how,
    fields: argument('tran', TransactionRequestObject, {
      ...options,
      preset: { command, ...options.preset },
      change: { refNum: REF_NUM, ...options.change },
    }),
    verdict: approved,
    result: one(TransactionResponse),
  });

/** Charges an authorized amount. */
export const capture = followUp(
  'capture',
  {
    operation: 'capture',
    name: 'Capture',
    action: 'Capture authorized transaction',
    description: 'Charge what Authorize has held',
    money: { amount: 'amount' },
  },
  {
    top: ['refNum', 'details.amount', 'ifAuthExpired'],
    required: ['refNum', 'details.amount'],
    change: {
      'details.amount': { label: 'Amount', type: POSITIVE, description: 'At most what was authorized' },
      ifAuthExpired: {
        type: choice({ reauth: ['reauth', 'Authorize Again'] }),
        label: 'If Authorization Has Expired',
        description: 'Without a choice the gateway decides',
      },
    },
    omit: OMITTED,
    rest: mapped('moreFields', { label: 'More Fields' }),
  },
  captured,
);

/** Voids a transaction that is not settled yet. */
export const voidTransaction = followUp(
  'void',
  {
    operation: 'void',
    name: 'Void',
    action: 'Void transaction',
    description: 'Cancel a transaction that is not settled yet. This can’t be undone.',
    money: true,
  },
  { top: ['refNum'], required: ['refNum'] },
  voided,
);

/** Refunds a charge, by its reference number. */
export const refund = followUp(
  'credit',
  {
    operation: 'refund',
    name: 'Refund',
    action: 'Refund transaction by its reference number',
    description: 'Give back all or a part of a settled charge, at most what is left of it',
    money: { amount: 'amount' },
  },
  {
    top: [
      'refNum',
      'details.amount',
      'details.poNum',
      'details.description',
      'custReceipt',
      'details.orderID',
    ],
    required: ['refNum', 'details.amount', 'details.poNum'],
    rename: { 'details.poNum': 'refundKey', 'details.orderID': 'orderId' },
    change: {
      refNum: { ...REF_NUM, description: 'Number that the gateway gave the charge' },
      'details.amount': { label: 'Amount', type: POSITIVE },
      'details.poNum': {
        type: text(25),
        label: 'Refund Key',
        example: 'CM-501',
        description:
          'Unique for each refund that is meant, such as the credit memo’s number. It is sent as the PO number; the order ID is that of the charge.',
      },
      'details.orderID': { label: 'Order ID' },
    },
    omit: OMITTED,
    rest: mapped('moreFields', { label: 'More Fields' }),
  },
  refundOfOriginal,
);

/** Undoes a transaction, settled or not. It is not verified what exactly the gateway does. */
export const reverse = followUp(
  'creditvoid',
  {
    operation: 'reverse',
    name: 'Reverse (Credit Void)',
    action: 'Reverse transaction whether settled or not',
    description:
      'Void a charge that is not settled, or refund it whole if it is. The gateway’s list of commands names it, but what it does exactly is not verified: try it in a sandbox first.',
    money: true,
  },
  { top: ['refNum'], required: ['refNum'] },
  reversed,
);
