import { stage } from './support';

const s = stage();

type Row = [filter: Record<string, unknown>, found: unknown[]];

/** A list, the member that names a row, what every call sends, and what each filter leaves of it. */
interface List {
  key: string;
  list: string;
  name: string;
  base: Record<string, unknown>;
  rows: Row[];
}

const MARCH = { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-31' };
const FOUR_DAYS = { orderDateFrom: '2026-03-06', orderDateTo: '2026-03-09' };
const APRIL = { dateFrom: '2026-04-01', dateTo: '2026-04-30' };

const LISTS: List[] = [
  {
    key: 'GET invoice.list',
    list: 'invoices',
    name: 'number',
    base: MARCH,
    rows: [
      [{ customerId: 23_437 }, [1628, 1634]],
      [{ customer: 'blooml' }, [1628, 1634]],
      [{ carrierId: 4597 }, [1628, 1631, 1634, 1637]],
      [{ locationId: 14 }, [1629, 1633, 1637]],
      [{ product: 'CARNATION' }, [1634]],
      [{ status: 4 }, [1630]],
      [{ orderDateTo: '2026-03-02' }, [1626, 1627]],
    ],
  },
  {
    key: 'GET invoice.details.list',
    list: 'invoices',
    name: 'number',
    base: FOUR_DAYS,
    rows: [
      [{}, [1631, 1632, 1633, 1634]],
      [{ orderDate: '2026-03-01' }, [1626]],
      [{ customerId: 23_423 }, [1632]],
      [{ customer: 'petals' }, [1632]],
      [{ locationId: 14 }, [1633]],
      [{ locationIds: '14,15' }, [1633]],
      [{ carrierName: 'prime' }, [1632, 1633]],
      [{ product: 'carnation' }, [1634]],
      [{ updatedAsOf: '2026-03-08 08:30:00' }, [1633, 1634]],
      [{ order: 1626 }, [1626]],
    ],
  },
  {
    key: 'GET invoice.accounting.details.list',
    list: 'invoices',
    name: 'number',
    base: MARCH,
    rows: [
      [{ status: 0 }, [1629]],
      [{ locationIds: '14' }, [1629, 1633, 1637]],
      [{ locationIds: '15:14' }, [1629, 1633, 1637]],
      [{ excludeTransfer: 1 }, [1631]],
      [{ externalSystemSynced: 1 }, []],
      [{ orderDateFrom: '2026-03-12' }, [1637]],
    ],
  },
  {
    key: 'GET v2/invoice/k2k',
    list: 'invoices',
    name: 'number',
    base: FOUR_DAYS,
    rows: [
      [{}, [1632]],
      [{ customerId: 23_423, status: 1 }, [1632]],
    ],
  },
  {
    key: 'GET pickticket.details.list',
    list: 'pickTickets',
    name: 'orderNumber',
    base: FOUR_DAYS,
    rows: [
      [{ customerId: 23_423 }, [1632]],
      [{ customer: 'petals' }, [1632]],
      [{ carrierId: 4597 }, [1631, 1634]],
      [{ carrierName: 'armellini', product: 'rose' }, [1631]],
      [{ status: 0 }, []],
    ],
  },
  {
    key: 'GET payment.list',
    list: 'payments',
    name: 'id',
    base: {},
    rows: [
      [{ customer: 'rosewood' }, [450_546]],
      [{ customer: 'rosewd' }, [450_546]],
      [{ controlNumber: 92 }, [450_547]],
      [{ paymentMethod: 'cash' }, [450_546, 450_548, 451_181]],
      [{ invoiceNumber: 1629 }, [450_548]],
      [{ checkReference: 'Check 4563' }, [450_548]],
      [{ locationId: 14 }, [450_548]],
      [{ dateFrom: '2026-03-06', dateTo: '2026-03-07' }, [450_549, 451_181]],
    ],
  },
  {
    key: 'GET vendor.invoice.list',
    list: 'vendorInvoices',
    name: 'invoiceNumber',
    base: { statusId: 3 },
    rows: [
      [{ invoiceNumber: 'FB00224' }, ['FB00224']],
      [{ poNumber: 'P040989' }, ['FB00223']],
      [{ poNumber: 'P040992' }, []],
      [{ arrivalDateFrom: '2026-03-05', arrivalDateTo: '2026-03-07' }, ['FB00224']],
      [{ arrivalDateFrom: '2026-03-01', arrivalDateTo: '2026-03-31', vendorCode: 'huj' }, ['FB00225']],
      [{ arrivalDateFrom: '2026-03-01', arrivalDateTo: '2026-03-31', locationId: 14 }, ['FB00225']],
    ],
  },
  {
    key: 'GET prebook.list',
    list: 'prebooks',
    name: 'number',
    base: APRIL,
    rows: [
      [{ dateFrom: '2026-04-05' }, [105, 106]],
      [{ dateTo: '2026-04-01' }, [101]],
      [{ prebook: 103 }, [103]],
      [{ customer: 'rosewood' }, [102, 105]],
      [{ customerId: 23_437 }, [103, 106]],
      [{ carrierName: 'armel%' }, [102, 104, 106]],
      [{ carrierId: 4610 }, [101, 103, 105]],
      [{ salesPersonId: 803 }, [103, 106]],
      [{ soNumber: 501 }, [102]],
      [{ customerPONumber: 77 }, [104]],
      [{ CompanyLocationId: 14 }, [105]],
      [{ brandId: 1 }, []],
      [{ prebookStatus: 'Sourced' }, []],
      [{ isEcommerce: 1 }, [103]],
      [{ checkOutStatus: 0 }, [101]],
    ],
  },
  {
    key: 'GET prebook.details.list',
    list: 'prebooks',
    name: 'number',
    base: { vendorShipDateFrom: '2026-03-20', vendorShipDateTo: '2026-03-25' },
    rows: [
      [{ date: '2026-04-02' }, [102]],
      [{ vendorShipDateTo: '2026-03-20' }, [101]],
      [{ vendorShipDateFrom: '2026-03-25' }, [106]],
      [{ locationId: 14 }, [105]],
      [{ unableToSource: 'true' }, [106]],
    ],
  },
  {
    key: 'GET purchase.order.list',
    list: 'purchaseOrders',
    name: 'id',
    base: { date: '2026-03-02' },
    rows: [
      [{}, [81_001, 81_002]],
      [{ vendorId: 6323 }, [81_002]],
      [{ vendor: 'flores' }, [81_001]],
      [{ customerId: 23_423 }, [81_001]],
      [{ customerPONumber: 'C1' }, [81_001]],
      [{ product: 'mondial' }, [81_001]],
      [{ number: 'P040990' }, [81_002]],
      [{ origin: 'UIO' }, [81_002]],
      [{ prebook: '101' }, [81_001]],
      [{ locationId: 14 }, [81_002]],
      [{ status: 'Cancelled' }, []],
      [{ statusLine: 'Confirmed' }, []],
      [{ futureInventoryAvailableFrom: '2026-03-05', futureInventoryAvailableTo: '2026-03-08' }, [81_001]],
      [{ futureInventoryAvailableFrom: '2026-03-10', futureInventoryAvailableTo: '2026-03-12' }, [81_002]],
    ],
  },
  {
    key: 'GET purchase.order.va.details.list',
    list: 'purchaseOrders',
    name: 'id',
    base: { purchaseOrderNumbers: 'P040989,P040991' },
    rows: [
      [{}, [81_001, 81_003]],
      [{ shipDate: '2026-03-05' }, [81_003]],
      [{ purchaseOrderItemIds: '7829' }, [81_001]],
    ],
  },
  {
    key: 'GET standing.order.list',
    list: 'standingOrders',
    name: 'number',
    base: { dateFrom: '2026-01-01', dateTo: '2026-12-31', status: 'All' },
    rows: [
      [{ customer: 'petals' }, [501, 502]],
      [{ customer: 'nobody' }, []],
      [{ number: '502' }, [502]],
      [{ locationId: 14 }, [502]],
      [{ dateFrom: '2026-12-29' }, [502]],
    ],
  },
  {
    key: 'GET additional.charge.list',
    list: 'additionalCharges',
    name: 'code',
    base: {},
    rows: [
      [{ id: 56 }, ['DEL']],
      [{ name: 'pack' }, ['GP']],
      [{ code: 'fs' }, ['FS']],
    ],
  },
  {
    key: 'GET carrier.list',
    list: 'carriers',
    name: 'code',
    base: {},
    rows: [
      [{ id: 4610 }, ['PF']],
      [{ name: 'old%' }, ['OT']],
    ],
  },
  {
    key: 'GET vendor.list',
    list: 'vendors',
    name: 'code',
    base: {},
    rows: [
      [{}, ['ABC', 'HUJ', 'MSU']],
      [{ name: 'joya' }, ['HUJ']],
      [{ code: 'msu' }, ['MSU']],
    ],
  },
  {
    key: 'GET location.list',
    list: 'locations',
    name: 'code',
    base: {},
    rows: [
      [{ id: 13 }, ['06']],
      [{ code: '09' }, ['09']],
    ],
  },
  { key: 'GET boxtype.list', list: 'boxtypes', name: 'code', base: {}, rows: [[{ id: 1058 }, ['QB']]] },
  {
    key: 'GET customer.list',
    list: 'customers',
    name: 'code',
    base: {},
    rows: [[{ code: 'harbor' }, ['HARBOR']]],
  },
  {
    key: 'GET awb.list',
    list: 'awbs',
    name: 'awbId',
    base: { shipDate: '2026-02-15' },
    rows: [
      [{ originCode: 'uio' }, [148_807]],
      [{ locationCode: '09' }, []],
      [{ awb: '0984' }, []],
    ],
  },
  {
    key: 'GET v2/price-list/season/product',
    list: 'priceListSeasonProducts',
    name: 'id',
    base: { priceListId: 1358, priceListSeasonId: 14 },
    rows: [
      [{ categoryId: 11_453 }, [163]],
      [{ categoryId: 11_454 }, []],
      [{ priceListSeasonId: 13 }, []],
    ],
  },
  {
    key: 'GET v2/price-list/season',
    list: 'seasons',
    name: 'id',
    base: { priceListId: 1358 },
    rows: [[{ name: 'valen' }, [13]]],
  },
  {
    key: 'POST inventory.units.list',
    list: 'inventoryItems',
    name: 'inventoryUnitsIds',
    base: { locationId: 13 },
    rows: [
      [{}, [5001]],
      [{ categoryId: 11_454 }, []],
      [{ productId: 23_215 }, []],
      [{ unitType: 'Stem' }, []],
      [{ locationId: 14 }, []],
    ],
  },
];

const CASES = LISTS.flatMap(({ key, list, name, base, rows }) =>
  rows.map(([filter, found]) => ({ key, list, name, sent: { ...base, ...filter }, filter, found })),
);

it.each(CASES)('$key with $filter finds $found', async ({ key, list, name, sent, found }) => {
  // Lists of invoices report an empty answer like a failure: those cases are not here.
  const rows = await s.rows(key, list, sent);
  expect(rows.map((row) => row[name])).toEqual(found);
});

it.each([
  [{}, 30],
  [{ customerId: 23_430 }, 15],
  [{ customer: 'rosewood' }, 15],
  [{ carrierId: 4597 }, 10],
  [{ carrierName: 'armel' }, 10],
  [{ product: 'carnation' }, 15],
  [{ number: 1601 }, 15],
  [{ locationId: 14 }, 5],
  [{ externalSystemSynced: 1 }, 0],
  [{ creditDateTo: '2026-01-01' }, 15],
])('POST credit.details.list of two days with %j finds %i', async (filter, count) => {
  const sent = { creditDateFrom: '2026-01-01', creditDateTo: '2026-01-02', itemType: 'all', ...filter };
  expect(await s.rows('POST credit.details.list', 'credits', sent)).toHaveLength(count);
});
