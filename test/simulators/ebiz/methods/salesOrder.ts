import { addRecord, replaceRecord, succeeded } from '../changes';
import { invalid, notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import { found, type Aliases } from '../select';
import type { EbizState } from '../state';
import { shownOrder } from '../state/salesOrders';
import { MERCHANT_ID } from '../state/seeds';
import { text } from '../state/store';

const REPEATS = ['SalesOrderNumber', 'SalesOrderInternalId'];

const KEPT = ['MerchantId', 'DateUploaded', 'UploadedBy', 'SalesOrderLastSyncDateTime'];

/** Sales orders, and the mark of other systems. */
export const salesOrderMethods: Methods = {
  AddSalesOrder: (state, given) => {
    const { SalesOrderLastSyncDateTime: _, ...sent } = given.record('salesOrder');
    const record = { ...sent, MerchantId: MERCHANT_ID, DateUploaded: state.now() };
    return addRecord(state.salesOrders, record, REPEATS);
  },
  UpdateSalesOrder: (state, given) =>
    replaceRecord(
      state.salesOrders,
      named(state, given),
      { ...given.record('salesOrder'), DateUpdated: state.now() },
      { kept: KEPT, repeats: REPEATS },
    ),
  GetSalesOrder: (state, given) => {
    const order = named(state, given);
    if (!order) throw notFound();
    return shownOrder(order, true);
  },
  SearchSalesOrders: search,
  MarkSalesOrderAsSynchronized: (state, given) => {
    const order = state.salesOrders.get(given.text('salesOrderInternalId'));
    if (!order) throw invalid('SalesOrderInternalId');
    order.SalesOrderLastSyncDateTime = state.now();
    // The page of the response says that this method does not repeat the internal id.
    return succeeded(order, ['SalesOrderNumber']);
  },
};

function search(state: EbizState, given: Given): SoapRecord[] {
  const internalId = given.text('salesOrderInternalId');
  const rows = state.salesOrders
    .filter((order) => internalId === '' || order === state.salesOrders.get(internalId))
    .filter((order) => isOf(order, given))
    .map((order) => shownOrder(order, given.flag('includeItems')));
  return found(rows, 'SalesOrder', given, ALIASES);
}

/** A name that public code filters by. */
const ALIASES: Aliases = { softwareid: (row) => row.Software };

/** The parts of the merchant's own key that were sent. */
const PARTS = {
  customerId: 'CustomerId',
  subCustomerId: 'SubCustomerId',
  salesOrderNumber: 'SalesOrderNumber',
};

function isOf(order: SoapRecord, given: Given): boolean {
  return Object.entries(PARTS).every(
    ([name, member]) => given.text(name) === '' || given.text(name) === text(order, member),
  );
}

/** By internal id; or by number, with the customer and the sub-customer that the order has. */
function named(state: EbizState, given: Given): SoapRecord | undefined {
  const internalId = given.text('salesOrderInternalId');
  if (!internalId) return state.salesOrders.byKey(...Object.keys(PARTS).map((name) => given.text(name)));
  const order = state.salesOrders.get(internalId);
  return order && isOf(order, given) ? order : undefined;
}
