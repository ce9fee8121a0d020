import { Refusal, done, numberOf, numberOrNull } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { orderIdOf } from '../records/invoice';
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

/**
 * The page was cut before the members of a credit: these were seen in code, but for the credit's own ID, which the page of
 * credit.mark.sync takes from this list. What the plain ID belongs to is not certain: here it is the order's, so that a test
 * notices a credit that is marked by it.
 */
function listRow(state: KometState, row: KometCredit): object {
  const customer = state.customers.get(row.customerId);
  const amount = Number(row.amount);
  return {
    id: numberOf(orderIdOf(row.number)),
    creditId: numberOf(row.id),
    number: numberOf(row.number),
    customerId: numberOf(row.customerId),
    customerName: customer?.name ?? '',
    shipDate: row.creditDate,
    carrierId: numberOf(row.carrierId),
    carrierName: state.carriers.get(row.carrierId)?.name ?? '',
    salesPersonId: customer?.salesPersonId ?? null,
    salesPersonName: customer?.salesPerson ?? '',
    locationId: numberOf(row.locationId),
    locationName: state.locations.get(row.locationId)?.name ?? '',
    customerPONumber: '',
    totalBoxesOrder: 1,
    totalOrder: amount * 4,
    totalCredit: amount,
    returnedTax: 0,
    // The state of the credit, not the outcome of the call.
    status: STATES[row.approval] ?? '',
    details: [detail(state, row)],
    comments: [],
  };
}

/** Words of the page's filter. */
const STATES: Record<number, string> = {
  1: 'New',
  2: 'Pending Review',
  3: 'Approved',
  4: 'Rejected',
  5: 'Resubmitted',
};

function detail(state: KometState, row: KometCredit): object {
  const product = state.products.find((each) => each.description === row.productDescription);
  return {
    detailId: numberOf(row.id),
    awb: '',
    productId: numberOrNull(product?.id),
    productDescription: row.productDescription,
    growerId: 6322,
    growerName: state.vendors.get('6322')?.name ?? '',
    boxTypeId: 1058,
    boxType: 'QB',
    quantityBoxes: 1,
    flowerSales: Number(row.amount) * 4,
    creditUnits: 10,
    creditAmount: Number(row.amount),
    creditFreight: 0,
    creditReasons: 'Quality',
    status: STATES[row.approval] ?? '',
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
