import type { Given } from '../given';
import { EbizFault } from '../method';
import type { SoapRecord, SoapValue } from '../record';
import { MOST_ROWS, comparisonOf } from '../select';
import type { EbizState } from '../state';
import { gatewayTime } from './clock';
import { objectOf, shownType } from './transaction';
import type { GatewayTransaction } from './transaction';

/** The fields that public code filters and sorts by, in lower case. */
const FIELDS: Record<string, (transaction: GatewayTransaction) => SoapValue> = {
  created: ({ committedAt }) => gatewayTime(committedAt),
  datetime: ({ committedAt }) => gatewayTime(committedAt),
  refnum: ({ refNum }) => refNum,
  orderid: ({ request }) => request.details.OrderID,
  invoice: ({ request }) => request.details.Invoice,
  ponum: ({ request }) => request.details.PONum,
  amount: ({ request }) => request.details.Amount,
  clerk: ({ request }) => request.details.Clerk,
  custid: ({ request }) => request.customerId,
  customerid: ({ request }) => request.customerId,
  custnum: ({ request }) => request.custNum,
  software: ({ request }) => request.software,
  source: ({ request }) => request.software,
  status: ({ status }) => status,
  transactiontype: shownType,
  batchrefnum: ({ batchRefNum }) => batchRefNum,
};

/** Public code sends the page size with every search; the similar operation takes 1 if it is left out. */
const DEFAULT_LIMIT = '1';

/** What SearchTransactions answers: the rows of a page, and totals over all rows that match. */
export function searchResult(state: EbizState, given: Given): SoapRecord {
  const matched = matching(state, given);
  const start = Number(given.text('start') || '0');
  const limit = Math.min(Number(given.text('limit') || DEFAULT_LIMIT), MOST_ROWS);
  const rows = given.flag('countOnly') ? [] : sorted(matched, given.text('sort')).slice(start, start + limit);
  return {
    TransactionsMatched: String(matched.length),
    Transactions: rows.map((row) => objectOf(row, state.gateway.settings.wholeNumbers)),
    StartIndex: String(start),
    Limit: String(limit),
    TransactionsReturned: String(rows.length),
    ...totalsOf(matched),
  };
}

function matching(state: EbizState, given: Given): GatewayTransaction[] {
  const { gateway } = state;
  const { orderSearch } = gateway.settings;
  const filters = given
    .rows('filters')
    .filter((filter) => orderSearch !== 'isIgnored' || fieldOf(filter) !== 'orderid');
  if (orderSearch === 'findsNothing' && filters.some((filter) => fieldOf(filter) === 'orderid')) return [];
  const all = given.flag('matchAll');
  const rows = gateway.shown(all ? orderOf(filters) : undefined);
  if (filters.length === 0) return rows;
  const tests = filters.map(testOf);
  return rows.filter((row) => (all ? tests.every((test) => test(row)) : tests.some((test) => test(row))));
}

/** The order number that a search demands, so that it does not read all rows. */
function orderOf(filters: SoapRecord[]): string | undefined {
  const found = filters.find(
    (filter) => fieldOf(filter) === 'orderid' && /^eq/.test(String(filter.ComparisonOperator)),
  );
  return found && String(found.FieldValue);
}

function testOf(filter: SoapRecord): (transaction: GatewayTransaction) => boolean {
  const read = FIELDS[fieldOf(filter)];
  if (!read) throw new EbizFault('s:Client', `Transactions have no field ${String(filter.FieldName)}`);
  const passes = comparisonOf(filter);
  return (transaction) => passes(read(transaction));
}

function fieldOf(filter: SoapRecord): string {
  return String(filter.FieldName ?? '').toLowerCase();
}

/** The documented sorts are by time, the order in which they are kept. */
function sorted(rows: GatewayTransaction[], sort: string): GatewayTransaction[] {
  return sort === '' ? rows : [...rows].sort((a, b) => a.committedAt - b.committedAt);
}

function totalsOf(rows: GatewayTransaction[]): SoapRecord {
  const approved = rows.filter(({ verdict, status }) => verdict.resultCode === 'A' && status !== 'Voided');
  const groups = {
    Errors: rows.filter(({ verdict }) => verdict.resultCode === 'E'),
    Sales: approved.filter(({ type }) => type === 'Sale' || type === 'Check Sale'),
    Voids: rows.filter(({ status }) => status === 'Voided'),
    Declines: rows.filter(({ verdict }) => verdict.resultCode === 'D'),
    Credits: approved.filter(({ type }) => type.endsWith('Credit')),
    AuthOnly: approved.filter(({ type }) => type === 'Auth Only'),
  };
  const totals: SoapRecord = {};
  for (const [name, group] of Object.entries(groups)) {
    totals[`${name}Count`] = String(group.length);
    totals[`${name}Amount`] =
      group.reduce((total, each) => total + (each.approved || each.requested), 0) / 100;
  }
  return totals;
}
