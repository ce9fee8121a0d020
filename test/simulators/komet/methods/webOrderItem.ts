import { Refusal, done } from '../envelope';
import type { Given } from '../given';
import { accountOf, locationOf } from '../lookups';
import type { Methods } from '../method';
import type { KometInventory, KometState, KometWebOrder } from '../state';
import { orderOf } from './webOrder';

export const webOrderItem: Methods = { 'POST web-order-item.add': add };

/** Adds to the order named, else to the customer's pending one, else to a new one. */
function add(state: KometState, given: Given): object {
  const row = given.has('webOrderId') ? orderOf(state, given) : pending(state, given);
  if (row.statusId === 2) throw new Refusal('The web order was already checked out.');
  const carrierId = state.carriers.need(given.text('carrierId')).id;
  const quantity = given.number('quantity') ?? 0;
  const line = lineOf(state, given);
  if (line.quantity < quantity) throw new Refusal('There are not enough boxes available.');
  state.inventory.change(line, { quantity: line.quantity - quantity });
  row.items.push({
    id: state.webOrders.newId(),
    inventoryIds: [line.id],
    productDescription: state.products.get(line.productId)?.description ?? '',
    price: given.text('price') ?? '0',
    quantity,
    date: given.text('date') ?? '',
    carrierId,
    markCode: given.text('markCode') ?? '',
  });
  // The page was cut before the answer: the ids by analogy.
  return done(
    { webOrderId: row.id, webOrderItemId: row.items.at(-1)?.id },
    'Item was successfully added to the order.',
  );
}

function pending(state: KometState, given: Given): KometWebOrder {
  accountOf(state, given);
  const customerId = state.customers.need(given.text('customerId')).id;
  const locationId = locationOf(state, given, 'companyLocationId').id;
  const known = state.webOrders.find(
    (row) =>
      row.statusId === 1 && !row.cancelled && row.customerId === customerId && row.locationId === locationId,
  );
  return known ?? state.webOrders.add({ customerId, locationId });
}

/** The first of the lines named, or one that has the product. The words of the refusal are not documented. */
function lineOf(state: KometState, given: Given): KometInventory {
  const [id] = given.list('inventoryIds');
  if (id !== undefined) return state.inventory.need(id);
  const product = given.has('companyProductId')
    ? state.products.need(given.text('companyProductId'))
    : state.products.find((row) => row.code === given.text('productCode'));
  const line = state.inventory.find(
    (row) =>
      row.productId === product?.id && row.quantity > 0 && row.boxTypeCode === given.text('boxTypeCode'),
  );
  if (!line) throw new Refusal('The product is not available.');
  return line;
}
