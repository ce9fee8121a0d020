import { done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometInventory, KometState } from '../state';

export const inventoryLists: Methods = {
  'GET inventory.list': list,
  'GET inventory.openmarket.list': listOpenMarket,
  'GET future.inventory.openmarket.list': listFuture,
  'GET inventory.consolidated.openmarket.list': listConsolidated,
  'POST inventory.units.list': listUnits,
};

function available(
  state: KometState,
  given: Given,
  origin: KometInventory['origin'],
): Select<KometInventory> {
  const rows = state.inventory.filter((row) => row.origin === origin && row.quantity > 0);
  return new Select(rows, given).location('locationId', state.account.multiLocation, (row) => [
    row.locationId,
  ]);
}

/** What every list says of the product and its box. */
export function productMembers(state: KometState, row: KometInventory) {
  const product = state.products.get(row.productId);
  const boxType = state.boxTypes.find((each) => each.code === row.boxTypeCode);
  return {
    companyProductId: numberOf(row.productId),
    productDescription: product?.description ?? '',
    productCode: product?.code ?? '',
    grade: product?.grade ?? '',
    category: product?.category ?? '',
    quantity: row.quantity,
    totalUnits: row.quantity * row.unitsPerBox,
    boxTypeId: numberOf(boxType?.id ?? '0'),
    boxTypeCode: row.boxTypeCode,
    unitType: row.unitType,
    bunches: row.bunches,
  };
}

function list(state: KometState, given: Given): object {
  const types = given.has('inventoryType') ? given.list('inventoryType') : ['M'];
  const found = available(state, given, 'onHand')
    .where((row) => types.includes('all') || types.includes(row.type))
    .exact('lotNumber', (row) => row.lotNumber);
  if (given.flag('excludeHeldItems')) found.where((row) => !row.held);
  const withBoxes = given.flag('includeBoxes') === true;
  const inventoryItems = found.rows.map((row) => ({
    ...productMembers(state, row),
    orderItemId: numberOf(row.id),
    growerId: numberOf(row.vendorId),
    growerName: state.vendors.get(row.vendorId)?.name ?? '',
    unitsPerBox: row.unitsPerBox,
    stemsBunch: row.stemsBunch,
    inventoryDate: row.availableFrom,
    price: Number(row.priceA),
    sellFast: false,
    isAssorted: false,
    ...(withBoxes ? { boxes: row.boxCodes.map((boxCode) => ({ boxCode })) } : {}),
  }));
  return done({ inventoryItems });
}

function listOpenMarket(state: KometState, given: Given): object {
  if (given.has('customerId')) state.customers.need(given.text('customerId'));
  const found = available(state, given, 'onHand').where((row) => row.type === 'M' && !row.held).rows;
  const inventoryItems = found.map((row) => ({
    inventoryId: numberOf(row.id),
    ...productMembers(state, row),
    vendor: state.vendors.get(row.vendorId)?.code ?? '',
    unitsPerBox: row.unitsPerBox,
    stemsBunch: row.stemsBunch,
    price: Number(row.priceA),
    priceB: Number(row.priceB),
    fobPrice: Number(row.unitCost),
  }));
  return done({ inventoryItems });
}

/** Lines that are available on a day of the range. */
function listFuture(state: KometState, given: Given): object {
  const { dateFrom = '', dateTo = '' } = given.texts('dateFrom', 'dateTo');
  const found = available(state, given, 'future').where(
    (row) => row.availableFrom <= dateTo && row.availableTo >= dateFrom,
  ).rows;
  const inventoryItems = found.map((row) => ({
    inventoryId: numberOf(row.id),
    ...productMembers(state, row),
    vendor: state.vendors.get(row.vendorId)?.code ?? '',
    portOfOrigin: state.vendors.get(row.vendorId)?.portOrigin ?? '',
  }));
  return done({ inventoryItems });
}

/** One row a product, box type and price. */
function listConsolidated(state: KometState, given: Given): object {
  const groups = new Map<string, KometInventory[]>();
  for (const row of available(state, given, 'onHand').rows.filter(
    ({ type, held }) => type === 'M' && !held,
  )) {
    const key = [row.productId, row.boxTypeCode, row.unitType, row.unitsPerBox, row.priceA].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const inventoryItems = [...groups.values()].map((rows) => consolidated(state, rows));
  return done({ inventoryItems });
}

function consolidated(state: KometState, rows: KometInventory[]): object {
  const [first] = rows;
  if (!first) return {};
  const quantity = rows.reduce((sum, row) => sum + row.quantity, 0);
  return {
    ...productMembers(state, { ...first, quantity }),
    inventoryItemIds: rows.map(({ id }) => id).join(','),
    unitsPerBox: first.unitsPerBox,
    stemsBunch: first.stemsBunch,
    price: Number(first.priceA),
  };
}

/** The page spells categoryID in its answer. */
function listUnits(state: KometState, given: Given): object {
  const product = (id: string) => state.products.get(id);
  const categoryId = (id: string) => state.categories.find((row) => row.name === product(id)?.category)?.id;
  const found = new Select(state.inventoryUnits.all(), given)
    .id('categoryId', (row) => categoryId(row.productId))
    .id('productId', (row) => row.productId)
    .exact('unitType', (row) => row.unitType)
    .location('locationId', state.account.multiLocation, (row) => [row.locationId]).rows;
  const inventoryItems = found.map((row) => ({
    productId: numberOf(row.productId),
    productDescription: product(row.productId)?.description ?? '',
    categoryID: numberOf(categoryId(row.productId) ?? '0'),
    category: product(row.productId)?.category ?? '',
    unitType: row.unitType,
    stemsBunch: row.stemsBunch,
    bunches: row.unitType === 'Bunch' ? row.quantity : 0,
    totalUnits: row.quantity,
    unitLandedCost: 0.30125,
    unitPrice: 0.45,
    inventoryUnitsIds: numberOf(row.id),
    inTransit: false,
    vendorId: numberOf(row.vendorId),
    vendor: state.vendors.get(row.vendorId)?.name ?? '',
    companyId: numberOf(state.companies.all()[0]?.id ?? '0'),
    locationCode: state.locations.get(row.locationId)?.code ?? '',
  }));
  return done({ inventoryItems });
}
