import { addRecord, replaceRecord } from '../changes';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import { found } from '../select';
import type { EbizState } from '../state';

const REPEATS = ['ItemInternalId'];

const KEPT = ['DateTimeCreated', 'ItemLastSyncDateTime'];

/** The items that the merchant sells. */
export const itemMethods: Methods = {
  SearchItems: search,
  AddItem: (state, given) => {
    const { ItemLastSyncDateTime: _, ...sent } = given.record('itemDetails');
    return addRecord(state.items, { ...sent, ...stamped(state), DateTimeCreated: state.now() }, REPEATS);
  },
  UpdateItem: (state, given) =>
    replaceRecord(
      state.items,
      named(state, given),
      { ...given.record('itemDetails'), ...stamped(state) },
      { kept: KEPT, repeats: REPEATS },
    ),
};

function search(state: EbizState, given: Given): SoapRecord[] {
  const [internalId, itemId] = [given.text('itemInternalId'), given.text('itemId')];
  const rows = state.items.filter(
    (item) =>
      (internalId === '' || item === state.items.get(internalId)) &&
      (itemId === '' || item.ItemId === itemId),
  );
  return found(rows, 'ItemDetails', given);
}

function named(state: EbizState, given: Given): SoapRecord | undefined {
  const internalId = given.text('itemInternalId');
  return internalId ? state.items.get(internalId) : state.items.byKey(given.text('itemId'));
}

function stamped(state: EbizState): SoapRecord {
  return { DateTimeModified: state.now() };
}
