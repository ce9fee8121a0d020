import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import { locationOf } from '../lookups';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometHardGood, KometHardStock, KometState } from '../state';

export const hardGood: Methods = {
  'GET hardgood/inventory.list': list,
  'POST hardgood.inventory.add': addStock,
  'POST hardgood.inventory.update': updateStock,
  'POST hardgood.product.add': addProduct,
  'POST hardgood.product.update': updateProduct,
};

/** No envelope on success. */
function list(state: KometState, given: Given): object {
  const product = (row: KometHardStock) => state.hardGoods.get(row.productId);
  const found = new Select(state.hardStock.all(), given)
    .location('locationId', state.account.multiLocation, (row) => [row.locationId])
    .exact('vendorCode', (row) => state.vendors.get(product(row)?.vendorId)?.code)
    .exact('sku', (row) => product(row)?.sku)
    .exact('category', (row) => product(row)?.category).rows;
  return { inventoryItems: found.map((row) => listRow(state, row)) };
}

function listRow(state: KometState, row: KometHardStock): object {
  const product = state.hardGoods.need(row.productId);
  const location = state.locations.get(row.locationId);
  const packSize = Number(product.packSize);
  return {
    inventoryIds: row.id,
    vendorId: numberOf(product.vendorId),
    productId: numberOf(product.id),
    productVendorId: numberOf(product.id),
    productDescription: product.description,
    locationCode: location?.code ?? '',
    locationName: location?.name ?? '',
    locationId: numberOf(row.locationId),
    categoryId: 15_709,
    category: product.category,
    subcategory: product.subcategory,
    color: product.color,
    sku: product.sku,
    quantity: row.quantity,
    packSize,
    totalUnits: row.quantity * packSize,
    unitPrice: Number(row.unitPrice),
    image: '',
  };
}

/** A line of its own each time, as the answer has an id of its own. */
function addStock(state: KometState, given: Given): object {
  const row = state.hardStock.add({
    productId: state.hardGoods.need(given.text('productId')).id,
    locationId: locationOf(state, given, 'locationId').id,
    quantity: given.number('quantity'),
    ...given.texts('unitCost', 'unitPrice'),
  });
  return done({ hardGoodInventoryId: numberOf(row.id) }, 'success', 1);
}

/** All lines of the product at the location. The words of the refusal are not documented. */
function updateStock(state: KometState, given: Given): object {
  const product = state.hardGoods.need(given.text('productId'));
  const wanted = state.account.multiLocation ? given.text('locationId') : undefined;
  const rows = state.hardStock.filter(
    (row) => row.productId === product.id && (wanted === undefined || row.locationId === wanted),
  );
  if (rows.length === 0) throw new Refusal('The inventory item does not exist.');
  for (const row of rows) state.hardStock.change(row, given.texts('unitCost', 'unitPrice'));
  return done({}, 'The item was successfully updated');
}

const TEXTS = [
  'category',
  'subcategory',
  'description',
  'color',
  'sku',
  'packSize',
  'unitCost',
  'unitPrice',
] as const;
const DETAILS = [
  'caseUPC',
  'unitUPC',
  'unitPriceMarkup',
  'discount',
  'qtyForDiscount',
  'activePerVendor',
] as const;

function sent(state: KometState, given: Given, row?: KometHardGood): Partial<KometHardGood> {
  const code = given.text('vendorCode')?.toLowerCase();
  const vendor = given.has('vendorId')
    ? state.vendors.need(given.text('vendorId'))
    : state.vendors.find((each) => each.code.toLowerCase() === code);
  if (code !== undefined && !vendor) throw new Refusal('The vendor does not exist.');
  return {
    ...given.texts(...TEXTS),
    active: given.flag('activePerItem'),
    ...(vendor ? { vendorId: vendor.id } : {}),
    details: { ...row?.details, ...given.texts(...DETAILS) },
  };
}

function addProduct(state: KometState, given: Given): object {
  const row = state.hardGoods.add(sent(state, given));
  return done({ productId: numberOf(row.id) }, 'success', 1);
}

/** The id is spelled with a capital I. */
function updateProduct(state: KometState, given: Given): object {
  const row = state.hardGoods.need(given.text('Id'));
  state.hardGoods.change(row, sent(state, given, row));
  return done({ productId: numberOf(row.id) }, 'success', 1);
}
