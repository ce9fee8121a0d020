import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import { accountOf } from '../lookups';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometInventory, KometState } from '../state';
import { productMembers } from './inventoryLists';

export const ecommerce: Methods = {
  'GET ecommerce/customer-carriers.list': listCarriers,
  'GET ecommerce/inventory-available-dates.list': listDates,
  'GET ecommerce/inventory.get': get,
  'GET ecommerce/inventory.list': list,
};

const DEFAULT_ROWS = 30;
const DAY_MS = 86_400_000;

/** inventoryOrigin: 1 open market, 2 future sales, 3 vendor availability, 4 K2K. */
const ORIGINS: Record<string, KometInventory['origin']> = {
  '1': 'onHand',
  '2': 'future',
  '3': 'availability',
  '4': 'availability',
};

function customerId(state: KometState, given: Given): string {
  accountOf(state, given);
  return state.customers.need(given.text('customerId')).id;
}

/** The first active carrier is suggested, the others follow; the members of those were not seen. */
function listCarriers(state: KometState, given: Given): object {
  customerId(state, given);
  const [first, ...others] = state.carriers.filter((row) => row.active);
  if (!first) throw new Refusal('There is no carrier.');
  return done({
    carrierCubeRate: 1.25,
    carrierId: numberOf(first.id),
    carrierName: first.name,
    carriers: others.map((row) => ({ carrierId: numberOf(row.id), carrierName: row.name })),
  });
}

function linesOf(state: KometState, given: Given): KometInventory[] {
  const origin = ORIGINS[given.text('inventoryOrigin') ?? ''];
  return given.list('inventoryLineIds').map((id) => {
    const line = state.inventory.need(id);
    if (line.origin !== origin) throw new Refusal('The inventory item does not exist.');
    return line;
  });
}

/** What is on hand is taken to be available for a week from today. */
function listDates(state: KometState, given: Given): object {
  customerId(state, given);
  const [line] = linesOf(state, given);
  const today = state.clock.day();
  const from = line?.origin === 'onHand' ? today : (line?.availableFrom ?? today);
  const to = line?.availableTo || new Date(Date.parse(from) + 6 * DAY_MS).toISOString().slice(0, 10);
  const count = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  const availableDates = Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(from) + index * DAY_MS).toISOString().slice(0, 10),
  );
  return done({ availableDateFrom: from, availableDateTo: to, availableDates }, 'OK', 1);
}

/** The answers of the next two were not seen: they name their list inventoryItems, as the other inventories do. */
function get(state: KometState, given: Given): object {
  customerId(state, given);
  return done({ inventoryItems: linesOf(state, given).map((row) => itemRow(state, row)) }, 'OK', 1);
}

function itemRow(state: KometState, row: KometInventory): object {
  return { inventoryLineIds: row.id, ...productMembers(state, row), price: Number(row.priceA) };
}

/** Pages from 1; only the first 30 without a page. */
function list(state: KometState, given: Given): object {
  const id = customerId(state, given);
  const reserved = given.flag('reservedInventory') === true;
  const product = (row: KometInventory) => state.products.get(row.productId);
  const rows = state.inventory.filter((row) => row.origin === 'onHand' && row.quantity > 0 && !row.held);
  const found = new Select(rows, given)
    .where((row) => (reserved ? row.reservedFor === id : row.reservedFor === undefined))
    .location('companyLocationId', state.account.multiLocation, (row) => [row.locationId])
    .like('searchText', (row) => product(row)?.description)
    .id('categoryId', (row) => state.categories.find((each) => each.name === product(row)?.category)?.id)
    .exact('color', (row) => product(row)?.color).rows;
  const page = given.number('page');
  const size = page === undefined ? DEFAULT_ROWS : (given.number('rows') ?? DEFAULT_ROWS);
  const start = ((page ?? 1) - 1) * size;
  const shown = found.slice(start, start + size).map((row) => itemRow(state, row));
  return done({ total: found.length, inventoryItems: shown }, 'OK', 1);
}
