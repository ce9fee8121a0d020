import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { KometPurchaseItem, KometState } from '../state';

export const purchaseOrderItem: Methods = {
  'POST purchase.order.item.confirm': confirm,
  'POST purchase.order.item.delete': remove,
  'POST purchase.order.item.price.update': updatePrice,
  'POST purchase.order.item.reference.update': updateReference,
  'POST purchase.order.item.awb.add': addToAwb,
  'POST purchase.order.items.awb.add': addManyToAwb,
};

function touch(state: KometState, item: KometPurchaseItem): void {
  state.purchaseOrders.touch(item.orderId);
}

/** The number is taken to be set, not added. */
function confirm(state: KometState, given: Given): object {
  const item = state.purchaseItems.need(given.text('poItemId'));
  if (item.awaitingCheckout)
    throw new Refusal(
      'This product cannot be confirmed because the checkout process has not been completed by the final e-commerce customer. Please try again after 60 minutes.',
    );
  const confirmed = given.number('quantityConfirmed') ?? 0;
  if (confirmed > item.boxes) throw new Refusal('There are not that many boxes.');
  state.purchaseItems.change(item, { confirmed });
  touch(state, item);
  return done();
}

function remove(state: KometState, given: Given): object {
  const item = state.purchaseItems.need(given.text('poItemId'));
  state.purchaseItems.remove(item.id);
  touch(state, item);
  return done();
}

function updatePrice(state: KometState, given: Given): object {
  const item = state.purchaseItems.need(given.text('purchaseOrderItemId'));
  state.purchaseItems.change(item, given.texts('price'));
  touch(state, item);
  return done({}, 'ok');
}

function updateReference(state: KometState, given: Given): object {
  const item = state.purchaseItems.need(given.text('purchaseOrderItemId'));
  state.purchaseItems.change(item, given.texts('reference'));
  touch(state, item);
  return done({}, 'success');
}

function addToAwb(state: KometState, given: Given): object {
  const { item, rest } = ship(state, given);
  const newLine = rest ? { newPOItemId: numberOf(rest.id) } : {};
  return done({ boxCodes: item.boxCodes, ...newLine }, 'OK', 1);
}

/** Codes that are not sent are assigned. What was bought and not shipped moves to a new line. */
function ship(state: KometState, given: Given): { item: KometPurchaseItem; rest?: KometPurchaseItem } {
  const item = state.purchaseItems.need(given.text('poItemId'));
  // The words of these refusals are not documented.
  if (item.awb) throw new Refusal('The purchase order item was already shipped.');
  const lot = given.number('lotNumber');
  if (lot !== undefined && lot >= 1_000 && lot <= 99_999) throw new Refusal('The lot number is reserved.');
  const sent = given.list('boxCodes');
  if (sent.length > item.boxes) throw new Refusal('There are more box codes than boxes.');
  const boxCodes =
    sent.length > 0 ? sent : Array.from({ length: item.boxes }, () => `KS${state.boxes.newId()}`);
  const left = item.boxes - boxCodes.length;
  const { id: _, ...line } = item;
  const rest = left > 0 ? state.purchaseItems.add({ ...line, boxes: left }) : undefined;
  state.purchaseItems.change(item, {
    boxes: boxCodes.length,
    boxCodes,
    ...given.texts('awb', 'lotNumber'),
  });
  for (const code of boxCodes) state.boxes.add({ id: code, awb: given.text('awb') });
  touch(state, item);
  return { item, rest };
}

/** An outcome for each line, and no message at the top. The words of a line's success are not documented. */
function addManyToAwb(state: KometState, given: Given): object {
  if (given.has('vendorId')) state.vendors.need(given.text('vendorId'));
  const outcomes = given.records('poItems').map((entry) => outcome(state, entry));
  return { status: '1', purchaseOrderItemDetailsAWBAddAPIResultList: outcomes };
}

function outcome(state: KometState, entry: Given): object {
  const poItemId = numberOf(entry.text('poItemId') ?? '0');
  try {
    const { item } = ship(state, entry);
    const lotNumber = item.lotNumber ? Number(item.lotNumber) : 100_000 + Number(item.id);
    return { poItemId, status: '1', message: 'success', boxCodes: item.boxCodes, lotNumber };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { poItemId, status: '0', message: error.message, boxCodes: [] };
  }
}
