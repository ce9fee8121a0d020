import { done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { KometState } from '../state';
import { selectInvoices } from './invoiceLists';

export const pickTicket: Methods = { 'GET pickticket.details.list': list };

/** A single day wins over the range, and an order id over both. Unset, the status leaves out voided orders. */
function list(state: KometState, given: Given): object {
  const found = selectInvoices(state, given);
  if (!given.has('status')) found.where((row) => row.status !== 4);
  if (!given.has('orderId')) {
    if (given.has('orderDate')) found.exact('orderDate', (row) => row.shipDate);
    else found.from('orderDateFrom', (row) => row.shipDate).to('orderDateTo', (row) => row.shipDate);
  }
  // The answer was not seen: its members are chosen after invoice.details.list.
  const pickTickets = found.rows.map((row) => ({
    orderId: numberOf(row.id),
    orderNumber: numberOf(row.number),
    shipDate: row.shipDate,
    status: row.status,
    customerId: numberOf(row.customerId),
    customerName: state.customers.get(row.customerId)?.name ?? '',
    details: row.items.map((item) => ({
      detailId: numberOf(item.id),
      productDescription: item.productDescription,
      totalBoxes: item.boxes,
    })),
  }));
  return done({ pickTickets });
}
