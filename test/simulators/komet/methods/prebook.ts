import { Refusal, done, numberOf, numberOrNull } from '../envelope';
import type { Given } from '../given';
import { carrierOf, customerOf, locationOf } from '../lookups';
import type { Methods } from '../method';
import { newPrebookItem } from '../records/order';
import { Select } from '../select';
import type { KometPrebook, KometPrebookItem, KometState } from '../state';

export const prebook: Methods = {
  'GET prebook.list': list,
  'GET prebook.details.list': listDetailed,
  'POST prebook.create': create,
  'POST multiple.prebooks.create': createMultiple,
  'POST prebook.update': update,
  'POST prebook.delete': remove,
};

/** Nothing found, without the array. The words were seen in code; whether they come as a success is not known. */
const NONE = { status: '1', message: 'Orders not found.OK' };

/** Filters that both lists have. */
function select(state: KometState, given: Given): Select<KometPrebook> {
  const customer = (row: KometPrebook) => state.customers.get(row.customerId);
  return (
    new Select(state.prebooks.all(), given)
      .id('prebook', (row) => row.number)
      .like(
        'customer',
        (row) => customer(row)?.name,
        (row) => customer(row)?.code,
      )
      .id('customerId', (row) => row.customerId)
      .like('carrierName', (row) => state.carriers.get(row.carrierId)?.name)
      .id('carrierId', (row) => row.carrierId)
      .id('salesPersonId', (row) => customer(row)?.salesPersonId)
      .id('soNumber', (row) => row.soNumber)
      .id('customerPONumber', (row) => row.customerPO)
      // No product of the simulator has a brand.
      .id('brandId', () => undefined)
  );
}

function list(state: KometState, given: Given): object {
  const found = select(state, given)
    .from('dateFrom', (row) => row.truckDate)
    .to('dateTo', (row) => row.truckDate)
    .location('CompanyLocationId', state.account.multiLocation, (row) => [row.locationId])
    .exact('prebookStatus', (row) => row.status)
    .flag('isEcommerce', (row) => row.ecommerce)
    .flag('checkOutStatus', (row) => row.checkedOut).rows;
  const prebooks = found.map(({ id, number, locationId }) => ({
    id: numberOf(id),
    number: numberOf(number),
    locationId: numberOf(locationId),
  }));
  return done({ prebooks });
}

function listDetailed(state: KometState, given: Given): object {
  const found = select(state, given)
    .exact('date', (row) => row.truckDate)
    .from('vendorShipDateFrom', (row) => row.vendorShipDate)
    .to('vendorShipDateTo', (row) => row.vendorShipDate)
    .from('updatedAsOf', (row) => row.updatedOn)
    .location('locationId', state.account.multiLocation, (row) => [row.locationId])
    .flag('unableToSource', (row) => row.unableToSource).rows;
  if (found.length === 0) return NONE;
  return done({ prebooks: found.map((row) => detailed(state, row)) });
}

function detailed(state: KometState, row: KometPrebook): object {
  const customer = state.customers.get(row.customerId);
  const location = state.locations.get(row.locationId);
  const ship = state.shipTos.get(row.shipToId);
  const details = row.items.map((item) => line(state, item));
  const shipVia = row.shipViaId === '1' ? 'Grower' : 'Warehouse';
  return {
    id: numberOf(row.id),
    number: numberOf(row.number),
    locationId: numberOf(row.locationId),
    locationCode: location?.code ?? '',
    locationName: location?.name ?? '',
    customerName: customer?.name ?? '',
    customerId: numberOf(row.customerId),
    customerCode: customer?.code ?? '',
    shipName: ship?.name ?? '',
    shipAddress: ship?.address ?? '',
    shipCity: ship?.city ?? '',
    shipState: ship?.state ?? '',
    shipZipCode: ship?.zipcode ?? '',
    shipCountry: ship?.country ?? '',
    type: row.type,
    truckDate: row.truckDate,
    customerPONumber: row.customerPO,
    carrierName: state.carriers.get(row.carrierId)?.name ?? '',
    carrierId: numberOf(row.carrierId),
    // The page has the one spelling, code that was read the other.
    shipvia: shipVia,
    shipVia,
    comments: row.comments,
    totalPrice: details.reduce((sum, { totalPrice }) => sum + totalPrice, 0),
    details,
  };
}

function line(state: KometState, item: KometPrebookItem) {
  const units = item.unitType === 'Bunch' ? item.bunches : item.bunches * item.stemsBunch;
  const totalUnits = units * item.boxes;
  return {
    prebookItemId: numberOf(item.id),
    vendorId: numberOf(item.vendorId),
    vendorName: state.vendors.get(item.vendorId)?.name ?? '',
    productId: numberOf(item.productId),
    productDescription: state.products.get(item.productId)?.description ?? '',
    totalBoxes: item.boxes,
    boxType: item.boxTypeCode,
    bunches: item.bunches,
    stemsBunch: item.stemsBunch,
    unitPrice: Number(item.price),
    units,
    unitType: item.unitType,
    totalUnits,
    totalPrice: Math.round(totalUnits * Number(item.price) * 100) / 100,
    markCode: item.markCode,
    brandId: numberOrNull(undefined),
    brandName: null,
    breakdowns: [],
  };
}

/**
 * The page was cut before the answer: other pages take the prebook's id and those of its items from it. The place of the latter
 * is chosen. The members of an item were seen in code.
 */
function create(state: KometState, given: Given): object {
  const shipToId = given.has('shipToId') ? state.shipTos.need(given.text('shipToId')).id : undefined;
  const values = {
    customerId: customerOf(state, given).id,
    carrierId: carrierOf(state, given).id,
    locationId: locationOf(state, given, 'locationId').id,
    truckDate: given.text('shipDate') ?? '',
    shipToId,
    ...given.texts('shipViaId', 'customerPO', 'comments'),
    ecommerce: given.flag('isEcommerce') === true,
  };
  const existing = given.flag('useExisting') ? state.prebooks.find((row) => matches(row, values)) : undefined;
  const row = existing ?? state.prebooks.add(values);
  const items = given.records('prebookItems').map((entry) => itemOf(state, entry));
  row.items.push(...items);
  state.prebooks.touch(row.id);
  const made = items.map((item) => ({ prebookItemId: numberOf(item.id) }));
  const keys = { prebookId: numberOf(row.id), prebookNumber: numberOf(row.number) };
  return done({ ...keys, ...(made.length > 0 ? { prebookItems: made } : {}) }, 'success');
}

/** Same location, carrier, truck date, customer, ship-to and PO. */
function matches(row: KometPrebook, values: Partial<KometPrebook>): boolean {
  const { customerId, carrierId, locationId, truckDate, shipToId, customerPO = '' } = values;
  return (
    row.shipToId === shipToId &&
    row.customerId === customerId &&
    row.carrierId === carrierId &&
    row.locationId === locationId &&
    row.truckDate === truckDate &&
    row.customerPO === customerPO
  );
}

function itemOf(state: KometState, entry: Given): KometPrebookItem {
  const boxTypeCode = state.boxTypes.get(entry.text('boxTypeId'))?.code;
  const counts = ['boxes', 'bunches', 'stemsBunch'].flatMap((name) =>
    entry.has(name) ? [[name, entry.number(name)] as const] : [],
  );
  return newPrebookItem(state.prebooks.newId(), {
    ...Object.fromEntries(counts),
    ...(boxTypeCode ? { boxTypeCode } : {}),
    ...entry.texts('vendorId', 'productId', 'unitType', 'cost', 'price', 'markCode', 'notes'),
  });
}

/** Items are grouped by carrier and ship date: one prebook each. A code that nobody has makes a customer. */
function createMultiple(state: KometState, given: Given): object {
  const customerId = customerOf(state, given, 'customerName').id;
  const locationId = locationOf(state, given, 'companyLocationId', 'companyLocationCode').id;
  const groups = new Map<string, KometPrebook>();
  for (const entry of given.records('prebookItems')) {
    const carrierId = carrierOf(state, entry, 'carrierName').id;
    const truckDate = entry.text('shipDate') ?? '';
    const key = `${carrierId} ${truckDate}`;
    const { customerPO = '' } = given.texts('customerPO');
    const row =
      groups.get(key) ?? state.prebooks.add({ customerId, carrierId, locationId, truckDate, customerPO });
    groups.set(key, row);
    row.items.push(itemOf(state, entry));
  }
  const prebooks = [...groups.values()].map(({ id, number }) => ({
    prebookId: numberOf(id),
    prebookNumber: numberOf(number),
  }));
  return done({ prebooks }, 'success');
}

function update(state: KometState, given: Given): object {
  const row = state.prebooks.need(given.text('prebookId'));
  const carrierId = given.has('carrierId') ? state.carriers.need(given.text('carrierId')).id : undefined;
  state.prebooks.change(row, {
    carrierId,
    truckDate: given.text('shipDate'),
    ...given.texts('shipViaId', 'customerPO', 'comments'),
  });
  return done({}, 'success');
}

/** The blank at the end is the sample's. */
function remove(state: KometState, given: Given): object {
  state.prebooks.remove(given.text('prebookId'));
  return done({}, 'The prebook was successfully deleted ', 1);
}

/** The line of a prebook. The words of the refusal are not documented. */
export function prebookItem(row: KometPrebook, id: string | undefined): KometPrebookItem {
  const item = row.items.find((each) => each.id === id);
  if (!item) throw new Refusal('The prebook item does not exist.');
  return item;
}
