import { Refusal, done, numberOf, numberOrNull } from '../envelope';
import type { Given } from '../given';
import { locationOf } from '../lookups';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometPurchaseItem, KometPurchaseOrder, KometState } from '../state';

export const purchaseOrder: Methods = {
  'GET purchase.order.list': list,
  'GET purchase.order.va.details.list': listAvailability,
  'POST purchase.order.create': create,
  'POST purchase.order.mixed.create': createMixed,
};

/** Nothing found, without the array. The words were seen in code; whether they come as a success is not known. */
const NONE = { status: '1', message: 'Orders not found.OK' };

function itemsOf(state: KometState, order: KometPurchaseOrder): KometPurchaseItem[] {
  return state.purchaseItems.filter((item) => item.orderId === order.id);
}

function list(state: KometState, given: Given): object {
  const vendor = (row: KometPurchaseOrder) => state.vendors.get(row.vendorId);
  const found = new Select(state.purchaseOrders.all(), given)
    .exact('date', (row) => row.shipDate)
    .like(
      'vendor',
      (row) => vendor(row)?.name,
      (row) => vendor(row)?.code,
    )
    .id('vendorId', (row) => row.vendorId)
    .id('customerId', (row) => row.customerId)
    .among('number', (row) => row.number)
    .exact('origin', (row) => vendor(row)?.portOrigin)
    .location('locationId', state.account.multiLocation, (row) => [row.locationId])
    .exact('status', (row) => row.status)
    .like('product', (row) => itemsOf(state, row).map((item) => description(state, item)))
    .exact('customerPONumber', (row) => row.customerPO)
    .exact('prebook', (row) => row.prebook)
    .from('futureInventoryAvailableFrom', (row) => row.availableFrom)
    .to('futureInventoryAvailableTo', (row) => row.availableFrom);
  const ids = given.list('purchaseOrderItemIds');
  if (ids.length > 0) found.where((row) => itemsOf(state, row).some((item) => ids.includes(item.id)));
  const line = given.text('statusLine');
  if (line) found.where((row) => itemsOf(state, row).some((item) => lineStatus(item) === line));
  if (found.rows.length === 0) return NONE;
  return done({ purchaseOrders: found.rows.map((row) => listRow(state, row)) });
}

function description(state: KometState, item: KometPurchaseItem): string {
  return state.products.get(item.productId)?.description ?? '';
}

function lineStatus(item: KometPurchaseItem): string {
  if (item.confirmed === 0) return 'Pending';
  return item.confirmed < item.boxes ? 'Partial Confirmed' : 'Confirmed';
}

/** Codes of the answer, by the words of the filter. */
const STATUS_CODES: Record<string, string> = {
  'Confirmed by Farm': 'CF',
  Approved: 'A',
  'Pending Approval': 'PA',
};

/** The page was cut before these members, which were seen in code. Moments and the total came as text there. */
function listRow(state: KometState, row: KometPurchaseOrder): object {
  const details = itemsOf(state, row).map((item) => lineRow(state, row, item));
  const totalCost = details.reduce((sum, line) => sum + line.totalCost, 0);
  return {
    id: numberOf(row.id),
    number: row.number,
    origin: state.vendors.get(row.vendorId)?.portOrigin ?? '',
    vendorId: numberOf(row.vendorId),
    vendorName: state.vendors.get(row.vendorId)?.name ?? '',
    locationId: numberOf(row.locationId),
    locationName: state.locations.get(row.locationId)?.name ?? '',
    shipDate: row.shipDate,
    totalBoxes: details.reduce((sum, line) => sum + line.totalBoxes, 0),
    totalCost: totalCost.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    createdOn: row.createdOn.replace('T', ' '),
    updatedOn: row.updatedOn.replace('T', ' '),
    status: STATUS_CODES[row.status] ?? row.status,
    comments: '',
    details,
  };
}

function lineRow(state: KometState, order: KometPurchaseOrder, item: KometPurchaseItem) {
  const unitsPerBox = 100;
  const totalUnits = item.boxes * unitsPerBox;
  return {
    poItemId: numberOf(item.id),
    prebookItemId: null,
    prebook: order.prebook,
    prebookTruckDate: '',
    standingOrder: '',
    orderType: order.prebook ? 'P' : 'D',
    lineItemStatus: lineStatus(item),
    quantityConfirmed: item.confirmed,
    referenceNumber: item.reference,
    customerId: numberOrNull(order.customerId),
    customerName: state.customers.get(order.customerId)?.name ?? '',
    carrierId: numberOrNull(order.carrierId),
    carrierName: state.carriers.get(order.carrierId)?.name ?? '',
    productId: numberOf(item.productId),
    productDescription: description(state, item),
    boxType: 'QB',
    totalBoxes: item.boxes,
    unitType: 'Stem',
    units: unitsPerBox,
    totalUnits,
    bunches: 4,
    stemsBunch: 25,
    unitCost: Number(item.price),
    totalCost: Math.round(totalUnits * Number(item.price) * 100) / 100,
    markCode: '',
    notes: '',
    customField1: '',
    // Only once the grower has shipped the order.
    ...(item.boxCodes.length > 0 ? { boxes: item.boxCodes.map((code) => boxRow(item, code)) } : {}),
    breakdowns: [],
    customFields: [],
  };
}

const boxRow = ({ lotNumber }: KometPurchaseItem, boxCode: string): object => ({
  boxCode,
  statusId: 1,
  statusName: 'Shipped',
  position: '',
  lotNumber,
});

function listAvailability(state: KometState, given: Given): object {
  const ids = given.list('purchaseOrderItemIds');
  const found = new Select(state.purchaseOrders.all(), given)
    .among('purchaseOrderNumbers', (row) => row.number)
    .exact('shipDate', (row) => row.shipDate)
    .where((row) => ids.length === 0 || itemsOf(state, row).some((item) => ids.includes(item.id))).rows;
  const purchaseOrders = found.map((row) => ({
    id: numberOf(row.id),
    // Documented as an integer, while other pages write the prefix P.
    number: Number(row.number.replace(/\D/g, '')),
    shipDate: row.shipDate,
    details: itemsOf(state, row)
      .filter((item) => ids.length === 0 || ids.includes(item.id))
      .map((item) => ({
        poItemId: numberOf(item.id),
        vendorAvailabilityDetails: [availability(state, item)],
      })),
  }));
  return done({ purchaseOrders });
}

function availability(state: KometState, item: KometPurchaseItem): object {
  return {
    productDescription: description(state, item),
    availableFrom: '2026-04-01',
    postHarvest: 'CL',
    unitType: 'Stem',
    unitsAllocated: item.boxes * 100,
  };
}

/** The pages were cut before the answers: ids by analogy. */
function create(state: KometState, given: Given): object {
  const order = state.purchaseOrders.add({
    vendorId: vendorOf(state, given),
    carrierId: carrierOf(state, given),
    locationId: locationOf(state, given, 'companyLocationId', 'companyLocationCode').id,
    shipDate: given.text('shipDate'),
    number: given.text('purchaseOrderNumber'),
    awb: given.text('awbNumber'),
  });
  return done({ purchaseOrderId: numberOf(order.id), purchaseOrderNumber: order.number }, 'success');
}

/** A number that exists gets the items added. Products that are not known are skipped in silence. */
function createMixed(state: KometState, given: Given): object {
  const number = given.text('purchaseOrderNumber');
  const known = number && state.purchaseOrders.find((row) => row.number === number);
  if (number && !known) throw new Refusal('The purchase order does not exist.');
  const order =
    known ||
    state.purchaseOrders.add({
      vendorId: vendorOf(state, given),
      carrierId: carrierOf(state, given),
      locationId: locationOf(state, given, 'companyLocationId', 'companyLocationCode').id,
      shipDate: given.text('shipDate'),
    });
  for (const entry of given.records('purchaseOrderItems')) {
    const product = state.products.get(entry.text('productId'));
    if (product) state.purchaseItems.add({ orderId: order.id, productId: product.id });
  }
  state.purchaseOrders.touch(order.id);
  return done({ purchaseOrderId: numberOf(order.id), purchaseOrderNumber: order.number }, 'success');
}

/** A vendor's token stands for its vendor, here the first. The words of the refusals are not documented. */
function vendorOf(state: KometState, given: Given): string | undefined {
  if (state.account.vendorToken) return state.vendors.all()[0]?.id;
  if (given.has('vendorId')) return state.vendors.need(given.text('vendorId')).id;
  const code = given.text('vendorCode')?.toLowerCase();
  const vendor = state.vendors.find((row) => row.code.toLowerCase() === code);
  if (!vendor) throw new Refusal('The vendor does not exist.');
  return vendor.id;
}

function carrierOf(state: KometState, given: Given): string | undefined {
  if (given.has('carrierId')) return state.carriers.need(given.text('carrierId')).id;
  const code = given.text('carrierCode')?.toLowerCase();
  if (code === undefined) return undefined;
  const carrier = state.carriers.find((row) => row.code.toLowerCase() === code);
  if (!carrier) throw new Refusal('The carrier does not exist.');
  return carrier.id;
}
