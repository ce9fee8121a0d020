import { Refusal, done } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { KometInventory, KometProduct, KometState, KometUnits } from '../state';
import { inventoryLists } from './inventoryLists';

export const inventory: Methods = {
  ...inventoryLists,
  'POST inventory.add': add,
  'POST inventory.update': update,
  'POST inventory.units.add': addUnits,
  'POST inventory.units.delete': removeUnits,
};

/** A product that is not known is skipped in silence, as documented; the page was cut before the answer. */
function add(state: KometState, given: Given): object {
  const vendorId = vendorOf(state, given);
  const boxTypeCode = boxTypeOf(state, given);
  const product = productOf(state, given);
  const bunches = given.number('bunches') ?? 0;
  const stemsBunch = given.number('stemsBunch') ?? 0;
  const unitType = given.text('unitType') === 'bunch' ? 'Bunch' : 'Stem';
  if (product)
    state.inventory.add({
      productId: product.id,
      vendorId,
      boxTypeCode,
      quantity: given.number('quantity'),
      unitType,
      bunches,
      stemsBunch,
      unitsPerBox: unitType === 'Bunch' ? bunches : bunches * stemsBunch,
      ...given.texts('unitCost'),
      availableFrom: given.text('arrivalDate') ?? given.text('shipDate'),
      reservedFor: given.text('customerId'),
    });
  return done();
}

function productOf(state: KometState, given: Given): KometProduct | undefined {
  if (given.has('productId')) return state.products.get(given.text('productId'));
  const { productCode, productDescription } = given.texts('productCode', 'productDescription');
  return state.products.find((row) =>
    productCode === undefined ? row.description === productDescription : row.code === productCode,
  );
}

/** The words of these refusals are not documented. */
function vendorOf(state: KometState, given: Given): string {
  if (given.has('growerId')) return state.vendors.need(given.text('growerId')).id;
  const vendor = state.vendors.find((row) => row.code === given.text('vendorCode'));
  if (!vendor) throw new Refusal('The vendor does not exist.');
  return vendor.id;
}

function boxTypeOf(state: KometState, given: Given): string {
  if (given.has('boxTypeId')) return state.boxTypes.need(given.text('boxTypeId')).code;
  const boxType = state.boxTypes.find((row) => row.code === given.text('boxTypeCode'));
  if (!boxType) throw new Refusal('The box type does not exist.');
  return boxType.code;
}

/** The quantity is added to what is there. */
function update(state: KometState, given: Given): object {
  const row = state.inventory.need(given.text('inventoryId'));
  state.inventory.change(row, {
    quantity: row.quantity + (given.number('quantity') ?? 0),
    ...given.texts('unitCost', 'priceA', 'priceB'),
  });
  return done({}, 'The inventory Item has been updated successfully', 1);
}

interface UnitKey {
  productId: string;
  unitType: KometUnits['unitType'];
  stemsBunch: number;
  block: string;
  bed: string;
}

function unitKey(state: KometState, given: Given): UnitKey {
  const product = state.products.find((row) => row.code === given.text('productCode'));
  if (!product) throw new Refusal('The product does not exist.');
  return {
    productId: product.id,
    unitType: given.text('unitType')?.toLowerCase() === 'stem' ? 'Stem' : 'Bunch',
    stemsBunch: given.number('stemsBunch') ?? 0,
    block: given.text('block') ?? '',
    bed: given.text('bed') ?? '',
  };
}

function unitsOf(state: KometState, key: UnitKey): KometUnits | undefined {
  const names = Object.keys(key) as Array<keyof UnitKey>;
  return state.inventoryUnits.find((row) => names.every((name) => row[name] === key[name]));
}

/** What the page seen does not have: the words of success. */
function addUnits(state: KometState, given: Given): object {
  const key = unitKey(state, given);
  const row = unitsOf(state, key) ?? state.inventoryUnits.add(key);
  const added = given.number('quantity') ?? 0;
  state.inventoryUnits.change(row, { quantity: row.quantity + added });
  return done({}, `The inventory in units has been increased by ${unitText(key, added)} successfully`);
}

function removeUnits(state: KometState, given: Given): object {
  const key = unitKey(state, given);
  const row = unitsOf(state, key);
  const taken = given.number('quantity') ?? 0;
  if (!row || row.quantity < taken) throw new Refusal('There are not enough units available.');
  state.inventoryUnits.change(row, { quantity: row.quantity - taken });
  return done({}, `The inventory in units has been decreased by ${unitText(key, taken)} successfully`);
}

function unitText(key: UnitKey, count: number): string {
  return `${count} ${key.unitType === 'Stem' ? 'stems' : 'bunches'}`;
}

/** Boxes times units. */
export function totalUnits(row: KometInventory): number {
  return row.quantity * row.unitsPerBox;
}
