import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import { accountOf, locationOf } from '../lookups';
import type { Methods } from '../method';
import type { KometState, KometWebOrder } from '../state';

export const webOrder: Methods = {
  'GET web-order-details.list': list,
  'POST web-order.create': create,
  'POST web-order.checkout': checkout,
  'POST web-order.delete': remove,
};

/** An order of the customer that was not cancelled. */
export function orderOf(state: KometState, given: Given): KometWebOrder {
  accountOf(state, given);
  const row = state.webOrders.need(given.text('webOrderId'));
  const customer = state.customers.need(given.text('customerId'));
  // The words are not documented.
  if (row.cancelled || row.customerId !== customer.id) throw new Refusal('The web order does not exist.');
  return row;
}

/** Unset, the status leaves out the orders that are checked out. */
function list(state: KometState, given: Given): object {
  const status = given.text('statusId') ?? '1';
  const row = orderOf(state, given);
  const webOrders = String(row.statusId) === status ? [listRow(row)] : [];
  return done({ webOrders });
}

/** The page was cut within an item: the members after its ids are chosen. */
function listRow(row: KometWebOrder): object {
  const subtotal = row.items.reduce((sum, item) => sum + Number(item.price) * item.quantity, 0);
  return {
    id: numberOf(row.id),
    number: numberOf(row.number),
    statusId: row.statusId,
    companyLocationId: numberOf(row.locationId),
    customerId: numberOf(row.customerId),
    subtotal,
    additionalCharges: 0,
    total: subtotal,
    items: row.items.map((item, index) => ({
      id: `${row.id}-${index + 1}`,
      webOrderItemId: numberOf(item.id),
      productDescription: item.productDescription,
      quantity: item.quantity,
      price: Number(item.price),
    })),
  };
}

/** The order's id is text in the answers of this resource, as in their samples. */
function create(state: KometState, given: Given): object {
  accountOf(state, given);
  state.companies.need(given.text('companyId'));
  const customerId = state.customers.need(given.text('customerId')).id;
  const locationId = locationOf(state, given, 'companyLocationId').id;
  const row = state.webOrders.add({ customerId, locationId });
  return done({ webOrderId: row.id }, 'Web order was successfully created.');
}

function checkout(state: KometState, given: Given): object {
  const row = orderOf(state, given);
  if (row.statusId === 2) throw new Refusal('The web order was already checked out.');
  state.webOrders.change(row, { statusId: 2, customerPo: given.text('customerPo') });
  return done({ webOrderId: row.id }, 'The Web Order was successfully checked out.');
}

function remove(state: KometState, given: Given): object {
  const row = orderOf(state, given);
  for (const item of row.items) {
    const line = state.inventory.get(item.inventoryIds[0]);
    if (line) state.inventory.change(line, { quantity: line.quantity + item.quantity });
  }
  state.webOrders.change(row, { items: [], cancelled: true });
  return done({ webOrderId: row.id }, 'The Web Order was successfully canceled.');
}
