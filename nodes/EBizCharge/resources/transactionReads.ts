import {
  body,
  boolean,
  choice,
  filters,
  key,
  member,
  moment,
  one,
  operation,
  pages,
  resolveOutcome,
  rows,
  soap,
  text,
  type Result,
} from '../../shared/operation';
import { hasOwnStatus } from '../fields';
import { searchConditions } from '../filters';
import { TransactionObject } from '../types/transaction';

/** What people look for in a transaction. The rest appears when Simplify is off. */
const ESSENTIALS: Result['simplify'] = [
  { RefNum: 'Response.RefNum' },
  'DateTime',
  'TransactionType',
  'Status',
  { ResultCode: 'Response.ResultCode' },
  { Error: 'Response.Error' },
  { ErrorCode: 'Response.ErrorCode' },
  { Amount: 'Details.Amount' },
  { AuthAmount: 'Response.AuthAmount' },
  { Currency: 'Details.Currency' },
  { OrderID: 'Details.OrderID' },
  { Invoice: 'Details.Invoice' },
  { PONum: 'Details.PONum' },
  { AuthCode: 'Response.AuthCode' },
  { BatchRefNum: 'Response.BatchRefNum' },
  'CustomerID',
  { CustNum: 'Response.CustNum' },
  'AccountHolder',
  { CardType: 'CreditCardData.CardType' },
  { CardNumber: 'CreditCardData.CardNumber' },
  { Account: 'CheckData.Account' },
];

/** Reads one transaction. */
export const get = operation({
  resource: 'transaction',
  operation: 'get',
  name: 'Get',
  action: 'Get transaction',
  description: 'Get a transaction by its reference number. Times are the gateway’s own.',
  docs: 'https://developer.ebizcharge.net/connect/docs/gettransactiondetails',
  documented: 'GetTransactionDetails',
  call: soap('GetTransactionDetails'),
  effect: 'read',
  fields: [
    body('refNum', key(), {
      label: 'Reference Number',
      wire: 'transactionRefNum',
      required: true,
      example: '3100000001',
      description: 'Number that the gateway gave the transaction',
    }),
  ],
  verdict: hasOwnStatus,
  result: one(TransactionObject, '', { simplify: ESSENTIALS }),
});

/** Searches transactions. The gateway's times have an undocumented zone: 7 hours behind UTC, according to public code. */
export const getMany = operation({
  resource: 'transaction',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many transactions',
  description: 'Search transactions: charges, refunds, voids and declines. Times are the gateway’s own.',
  docs: 'https://developer.ebizcharge.net/connect/docs/searchtransactions',
  documented: 'SearchTransactions',
  call: soap('SearchTransactions'),
  effect: 'read',
  walk: pages({ offset: 'start', rows: 'most', size: 1000, total: 'TransactionsMatched' }),
  fields: [
    {
      ...searchConditions(
        member('created', moment(), { label: 'Created', description: 'In the time of the gateway' }),
        member('OrderID', text(), { name: 'orderId', label: 'Order ID or Charge Key' }),
        member('CustID', text(), { name: 'customerId', label: 'Customer ID' }),
        member('Software', text()),
        member('Clerk', text()),
      ),
      required: true,
    },
    body('matchAll', boolean(), {
      label: 'Match All Conditions',
      description: 'Whether a transaction has to meet all conditions, and not just one',
      required: true,
    }),
    body('countOnly', boolean(), { preset: false }),
    body('start', text(), { label: 'Start' }),
    body('most', text(), { label: 'Most', wire: 'limit' }),
    ...filters(
      body('sort', choice({ created: ['created', 'Created'], dateTime: ['DateTime', 'Date and Time'] }), {
        label: 'Sort By',
      }),
    ),
  ],
  result: rows('Transactions', TransactionObject, { item: 'TransactionObject', simplify: ESSENTIALS }),
});

/** Finds out the unknown outcome of a charge, a refund or a similar call. */
export const resolve = resolveOutcome({
  resource: 'transaction',
  docs: 'https://developer.ebizcharge.net/connect/docs/searchtransactions',
  documented: 'SearchTransactions',
  call: soap('SearchTransactions'),
});
