import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { newPrebookItem } from '../records/order';
import type { KometInventory, KometPrebook, KometState } from '../state';
import { prebookItem as itemOf } from './prebook';

export const prebookItem: Methods = {
  'POST prebook.future.item.add': addFuture,
  'POST prebook.vendor.availability.item.add': addAvailability,
  'POST prebook.item.delete': remove,
};

function addFuture(state: KometState, given: Given): object {
  const row = state.prebooks.need(given.text('prebookId'));
  const line = take(state, given.text('inventoryId'), 'future', given.number('boxes') ?? 0);
  put(state, row, [line], given.number('boxes') ?? 0, given);
  return done({}, 'success');
}

/** Lines are used up in the order of their ids. */
function addAvailability(state: KometState, given: Given): object {
  const row = state.prebooks.need(given.text('prebookId'));
  const wanted = given.number('quantity') ?? 0;
  const lines = given.list('inventoryIds').map((id) => lineOf(state, id, 'availability'));
  const available = lines.reduce((sum, line) => sum + line.quantity, 0);
  if (available < wanted) throw new Refusal('There are not enough boxes available.');
  let left = wanted;
  for (const line of lines) {
    const taken = Math.min(left, line.quantity);
    state.inventory.change(line, { quantity: line.quantity - taken });
    left -= taken;
  }
  const item = put(state, row, lines, wanted, given);
  // The words are the sample's.
  const message = 'Item was successfully added to the order Item was successfully added.';
  return done({ prebookItemId: numberOf(item.id) }, message, 1);
}

/** The words of these refusals are not documented. */
function lineOf(state: KometState, id: string | undefined, origin: KometInventory['origin']): KometInventory {
  const line = state.inventory.need(id);
  if (line.origin !== origin) throw new Refusal('The inventory item does not exist.');
  return line;
}

function take(
  state: KometState,
  id: string | undefined,
  origin: KometInventory['origin'],
  boxes: number,
): KometInventory {
  const line = lineOf(state, id, origin);
  if (line.quantity < boxes) throw new Refusal('There are not enough boxes available.');
  return state.inventory.change(line, { quantity: line.quantity - boxes });
}

function put(state: KometState, row: KometPrebook, lines: KometInventory[], boxes: number, given: Given) {
  const [first] = lines;
  const item = newPrebookItem(state.prebooks.newId(), {
    ...(first
      ? { productId: first.productId, vendorId: first.vendorId, boxTypeCode: first.boxTypeCode }
      : {}),
    ...given.texts('price', 'markCode', 'boxTypeCode', 'unitType'),
    boxes,
    inventoryIds: lines.map(({ id }) => id),
  });
  row.items.push(item);
  state.prebooks.touch(row.id);
  return item;
}

/** With a vendor's token the line stays, its quantity set to 0. */
function remove(state: KometState, given: Given): object {
  const row = state.prebooks.need(given.text('prebookId'));
  const item = itemOf(row, given.text('prebookItemId'));
  if (state.account.vendorToken) item.boxes = 0;
  else row.items = row.items.filter((each) => each !== item);
  state.prebooks.touch(row.id);
  return done({}, 'success');
}
