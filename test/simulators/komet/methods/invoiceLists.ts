import { Refusal, done, numberOf, numberOrNull } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { boxCodesOf, chargesOf, invoiceSubtotal, invoiceTotal } from '../records/invoice';
import { Select } from '../select';
import { BILLING } from './customer';
import type { KometInvoice, KometInvoiceItem, KometState } from '../state';

/** The four lists of invoices, which share most of their filters. */
export const invoiceLists: Methods = {
  'GET invoice.list': list,
  'GET invoice.details.list': listDetailed,
  'GET invoice.accounting.details.list': listForAccounting,
  'GET v2/invoice/k2k': listK2k,
};

/** Filters that the lists have in common; those that a page lacks were refused before. */
export function selectInvoices(state: KometState, given: Given): Select<KometInvoice> {
  const customer = (row: KometInvoice) => state.customers.get(row.customerId);
  return new Select(state.invoices.all(), given)
    .id('status', (row) => row.status)
    .like(
      'customer',
      (row) => customer(row)?.name,
      (row) => customer(row)?.code,
    )
    .id('customerId', (row) => row.customerId)
    .like('carrierName', (row) => state.carriers.get(row.carrierId)?.name)
    .id('carrierId', (row) => row.carrierId)
    .like('product', (row) => row.items.map((item) => item.productDescription))
    .id('order', (row) => row.number)
    .id('orderId', (row) => row.id)
    .location('locationId', state.account.multiLocation, (row) => [row.locationId])
    .from('updatedAsOf', (row) => row.updatedOn);
}

/** With an order or its id the days are ignored; a single day wins over a range. */
function byDays(found: Select<KometInvoice>, given: Given): Select<KometInvoice> {
  if (given.has('order') || given.has('orderId')) return found;
  if (given.has('orderDate')) return found.exact('orderDate', (row) => row.shipDate);
  return found.from('orderDateFrom', (row) => row.shipDate).to('orderDateTo', (row) => row.shipDate);
}

/** An empty list is reported like a failure, without the array. */
function answer(rows: object[]): object {
  if (rows.length === 0) throw new Refusal('Orders not found.');
  return done({ invoices: rows });
}

function list(state: KometState, given: Given): object {
  const found = byDays(selectInvoices(state, given), given).flag('isEcommerce', (row) => row.ecommerce);
  if (state.account.multiLocation) found.among('locationIds', (row) => row.locationId);
  if (given.flag('excludeTransfer')) found.where((row) => !row.transfer);
  return answer(found.rows.map((row) => header(state, row)));
}

/** Moments as the page writes them in its filter. */
function header(state: KometState, row: KometInvoice): object {
  return {
    id: numberOf(row.id),
    number: numberOf(row.number),
    // The state of the order, not the outcome of the call.
    status: row.status,
    carrierName: state.carriers.get(row.carrierId)?.name ?? '',
    salesPersonName: state.customers.get(row.customerId)?.salesPerson ?? '',
    total: invoiceTotal(row),
    invoiceNotes: row.invoiceNotes,
    createdOn: row.createdOn.replace('T', ' '),
    updatedOn: row.updatedOn.replace('T', ' '),
  };
}

function listDetailed(state: KometState, given: Given): object {
  const found = byDays(selectInvoices(state, given), given);
  if (state.account.multiLocation) found.among('locationIds', (row) => row.locationId);
  return answer(found.rows.map((row) => detailed(state, row, given.flag('includeMappingK2k') === true)));
}

/** The page was cut: these members were seen in code. Those of the K2K mapping are chosen. */
function detailed(state: KometState, row: KometInvoice, mapped: boolean): object {
  const customer = state.customers.get(row.customerId);
  return {
    id: numberOf(row.id),
    number: numberOf(row.number),
    shipDate: row.shipDate,
    status: row.status,
    createdOn: row.createdOn.replace('T', ' '),
    orderRef: row.reference,
    isEcommerce: row.ecommerce,
    countConfirmed: row.status === 1 ? 1 : 0,
    totalBoxes: row.items.reduce((sum, { boxes }) => sum + boxes, 0),
    customerId: numberOf(row.customerId),
    customerName: customer?.name ?? '',
    customerPONumber: row.poNumber,
    salesPersonId: customer?.salesPersonId ?? null,
    salesPersonName: customer?.salesPerson ?? '',
    carrierId: numberOf(row.carrierId),
    carrierName: state.carriers.get(row.carrierId)?.name ?? '',
    locationId: numberOf(row.locationId),
    locationName: state.locations.get(row.locationId)?.name ?? '',
    ...addressesOf(state, row),
    subtotal: invoiceSubtotal(row),
    ...chargesOf(row),
    total: invoiceTotal(row),
    additionalChargesDetails: [],
    details: row.items.map((item) => ({
      ...itemRow(state, item),
      ...(mapped && row.k2k ? { buyerCompanyId: 7233, buyerPoItemId: numberOf(item.id) } : {}),
    })),
  };
}

function addressesOf(state: KometState, row: KometInvoice): object {
  const ship = state.shipTos.get(row.shipToId);
  return {
    ...BILLING,
    shipName: ship?.name ?? '',
    shipAddress: ship?.address ?? '',
    shipCity: ship?.city ?? '',
    shipState: ship?.state ?? '',
    shipZipCode: ship?.zipcode ?? '',
    shipCountry: ship?.country ?? '',
  };
}

function itemRow(state: KometState, item: KometInvoiceItem): object {
  const totalUnits = item.boxes * item.unitsPerBox;
  const amount = totalUnits * Number(item.price) * (1 - Number(item.discount) / 100);
  return {
    detailId: numberOf(item.id),
    awb: '',
    productId: numberOrNull(state.products.find(({ code }) => code === item.productCode)?.id),
    productDescription: item.productDescription,
    growerId: 6322,
    growerName: state.vendors.get('6322')?.name ?? '',
    brandId: null,
    brandName: null,
    boxTypeId: numberOrNull(state.boxTypes.find(({ code }) => code === item.boxTypeCode)?.id),
    boxType: item.boxTypeCode,
    totalBoxes: item.boxes,
    unitType: item.unitType,
    units: item.unitsPerBox,
    totalUnits,
    bunchesBox: item.unitsPerBox / 25,
    stemsBunch: 25,
    unitPrice: Number(item.price),
    // As text, with commas between thousands.
    amount: amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    salesType: '',
    ref: '',
    markCode: item.markCode,
    notes: item.notes,
    breakdowns: [],
    boxes: boxCodesOf(item).map((code) => ({ boxCode: code })),
  };
}

/** Location ids are separated by colons here. Whether an empty answer is reported like a failure is not documented. */
function listForAccounting(state: KometState, given: Given): object {
  const found = selectInvoices(state, given)
    .from('orderDateFrom', (row) => row.shipDate)
    .to('orderDateTo', (row) => row.shipDate)
    .flag('externalSystemSynced', (row) => row.synced);
  if (state.account.multiLocation) found.among('locationIds', (row) => row.locationId, ':');
  if (given.flag('excludeTransfer')) found.where((row) => row.transfer);
  const invoices = found.rows.map((row) => {
    const customer = state.customers.get(row.customerId);
    return {
      id: numberOf(row.id),
      number: numberOf(row.number),
      shipDate: row.shipDate,
      locationId: numberOf(row.locationId),
      customerId: numberOf(row.customerId),
      customerName: customer?.name ?? '',
      customerCode: customer?.code ?? '',
      subtotal: invoiceSubtotal(row),
    };
  });
  return done({ invoices });
}

/** The answer was not seen: that of invoice.details.list, by analogy. */
function listK2k(state: KometState, given: Given): object {
  const found = byDays(selectInvoices(state, given), given).where((row) => row.k2k);
  return answer(found.rows.map((row) => detailed(state, row, true)));
}
