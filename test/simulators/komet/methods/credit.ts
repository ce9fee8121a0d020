import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometCredit, KometState } from '../state';

export const credit: Methods = {
  'POST credit.details.list': list,
  'POST credit.mark.sync': mark,
  'POST open.credit.balance.create': createOpenBalance,
};

function list(state: KometState, given: Given): object {
  const kind = given.text('itemType');
  const customerOf = (row: KometCredit) => state.customers.get(row.customerId);
  const found = new Select(state.credits.all(), given)
    .from('creditDateFrom', (row) => row.creditDate)
    .to('creditDateTo', (row) => row.creditDate)
    .where((row) => kind === 'all' || row.itemType === kind)
    .id('status', (row) => row.approval)
    .like(
      'customer',
      (row) => customerOf(row)?.name,
      (row) => customerOf(row)?.code,
    )
    .id('customerId', (row) => row.customerId)
    .like('carrierName', (row) => state.carriers.get(row.carrierId)?.name)
    .id('carrierId', (row) => row.carrierId)
    .like('product', (row) => row.productDescription)
    .id('number', (row) => row.number)
    .location('locationId', state.account.multiLocation, (row) => [row.locationId])
    .flag('externalSystemSynced', (row) => row.status === 'synchronized').rows;
  return done({ credits: found.map((row) => listRow(state, row)) });
}

/** The page was cut before the members of a credit: these are chosen after those of the other lists. */
function listRow(state: KometState, row: KometCredit): object {
  const customer = state.customers.get(row.customerId);
  return {
    id: numberOf(row.id),
    number: numberOf(row.number),
    creditDate: row.creditDate,
    // The state of the credit, not the outcome of the call.
    status: row.approval,
    customerId: numberOf(row.customerId),
    customerName: customer?.name ?? '',
    customerCode: customer?.code ?? '',
    productDescription: row.productDescription,
    totalCredits: Number(row.amount),
  };
}

/** The sample has no message at the top. */
function mark(state: KometState, given: Given): object {
  return { status: '1', credits: given.records('credits').map((entry) => markOne(state, entry)) };
}

function markOne(state: KometState, entry: Given): object {
  const creditId = entry.text('creditId') ?? '';
  const row = state.credits.get(creditId);
  const marked = row !== undefined && row.status !== 'cancelled';
  if (marked) {
    row.status = 'synchronized';
    row.marks += 1;
  }
  // The sample answers with a number even where text was sent.
  return { message: outcome(row), status: marked ? '1' : '0', creditId: BigInt(creditId) };
}

function outcome(row: KometCredit | undefined): string {
  if (!row) return "The credit doesn't exist";
  // A repeated mark is not documented: it is taken to succeed again.
  return row.status === 'cancelled' ? 'The credit was cancelled' : 'The credit was successfully synchronized';
}

function createOpenBalance(state: KometState, given: Given): object {
  const code = given.text('customerCode') ?? '';
  const customer = state.customers.find((row) => row.code.toLowerCase() === code.toLowerCase());
  // The words are not documented.
  if (!customer) throw new Refusal('The customer does not exist.');
  for (const entry of given.records('openCredits'))
    state.openCredits.add({ customerCode: customer.code, ...entry.texts('date', 'balance') });
  return done({}, 'Open Credits Balance Adjustment was successfully saved.', 1);
}
