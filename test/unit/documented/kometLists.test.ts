import type { KometMethod, KometParam } from '../../documented';
import { keyOf, methods, parameters } from './kometPages';

/** What the pages of Komet Sales say in their words, counted and listed by hand. */
const keysWhere = (test: (method: KometMethod) => unknown) => methods.filter(test).map(keyOf);

/** What holds for parameters, by `method parameter`. */
const pick = <T>(of: (param: KometParam) => T | undefined): Array<[string, T]> =>
  methods.flatMap((method) =>
    parameters(method).flatMap(([at, param]): Array<[string, T]> => {
      const found = of(param);
      return found === undefined ? [] : [[`${method.id} ${at}`, found]];
    }),
  );

it('sends the token to the places that the notes count', () => {
  const at = (place: string) => methods.filter(({ auth }) => auth === place).length;
  expect([at('query'), at('body'), at('header')]).toEqual([36, 59, 35]);
  expect(
    methods.filter(({ tokenPlaces }) => tokenPlaces.length > 1).map((m) => [m.id, m.tokenPlaces]),
  ).toEqual([
    ['category.list', ['header', 'query']],
    ['hardgood.inventory.add', ['header', 'body']],
    ['hardgood.inventory.update', ['header', 'body']],
    ['hardgood/inventory.list', ['header', 'query']],
    ['v2/invoice/k2k', ['query', 'header']],
    ['vendor.invoice.mark.sync', ['header', 'body']],
  ]);
  expect(keysWhere(({ tokenPlaces }) => tokenPlaces.length === 0)).toEqual(['POST login']);
  expect(methods.flatMap(({ tokenName }) => tokenName ?? [])).toEqual(['companyToken']);
});

it('knows reads made with POST, and the GET that changes data', () => {
  expect(keysWhere(({ httpMethod, changes }) => httpMethod === 'GET' && changes)).toEqual([
    'GET box.move.awb',
  ]);
  expect(keysWhere(({ httpMethod, changes }) => httpMethod !== 'GET' && !changes)).toEqual([
    'POST login',
    'POST credit.details.list',
    'POST inventory.units.list',
    'POST invoice.pdf.get',
    'POST vendor.availability.items.list',
  ]);
  expect(keysWhere(({ once }) => once)).toHaveLength(42);
  expect(keysWhere(({ fee }) => fee)).toEqual([
    'POST invoice.create',
    'POST invoice.item.add',
    'POST prebook.create',
    'POST prebook.future.item.add',
    'POST web-order.create',
    'POST web-order-item.add',
  ]);
});

it('knows the forms of success, of bodies, of empty answers and of files', () => {
  const told = (form: string) => keysWhere(({ successForm }) => successForm === form);
  expect(told('status')).toHaveLength(120);
  expect(told('result')).toEqual(['POST automatic-additional-charge', 'PUT automatic-additional-charge']);
  expect(told('statusInventory')).toEqual(['PATCH v2/inventory/box/count']);
  expect(told('none')).toEqual([
    'GET company.list',
    'GET customer.by.company.list',
    'GET hardgood/inventory.list',
    'GET company.location.list',
    'GET v2/product/colors',
    'GET v2/product/grades',
  ]);
  expect(told('headers.statusCode')).toEqual(['GET globalnetworkcodes/product']);
  expect(keysWhere(({ form }) => form === 'array')).toEqual(['POST v2/price-list/season/product.add']);
  expect(keysWhere(({ form, httpMethod }) => form === 'none' && httpMethod !== 'GET')).toEqual([
    'POST login',
    'POST inventory.add',
    'DELETE v2/standing-order/item',
  ]);
  expect(methods.flatMap(({ id, nothingFound }) => (nothingFound ? [[id, nothingFound]] : []))).toEqual([
    ['invoice.details.list', 'Orders not found.'],
    ['invoice.list', 'Orders not found.'],
    ['prebook.details.list', 'Orders not found.OK'],
    ['purchase.order.list', 'Orders not found.OK'],
  ]);
  expect(methods.flatMap(({ id, binary }) => (binary ? [[id, binary.member, binary.codec]] : []))).toEqual([
    ['invoice.pdf.get', 'file', 'signedBytes'],
  ]);
  expect(pick(({ file }) => file).map(([at]) => at)).toEqual([
    'invoice.pod.receive proofOfDeliveryfile',
    'v2/vendor/invoice attachment',
    'vendor.invoice.mail.receive file',
  ]);
});

it('knows which lists travel in one call, and the six answers that distinguish entries', () => {
  expect(methods.flatMap(({ id, batch }) => (batch ? [[id, batch.list, batch.verdict]] : []))).toEqual([
    ['box.code.change', 'boxes', 'perEntry'],
    ['box.externalcode.update', 'boxes', 'perEntry'],
    ['box.invoice.shipment.confirm', 'boxCodes', 'shared'],
    ['box.move.awb', 'boxCodes', 'failuresOnly'],
    ['credit.mark.sync', 'credits', 'perEntry'],
    ['open.credit.balance.create', 'openCredits', 'shared'],
    ['invoice/print-status/update', 'orderIds', 'shared'],
    ['payment.mark.sync', 'payments', 'perEntry'],
    ['v2/price-list/season/product.add', '', 'shared'],
    ['purchase.order.items.awb.add', 'poItems', 'perEntry'],
  ]);
  expect(keysWhere(({ perEntry, failures }) => perEntry ?? failures)).toEqual(
    keysWhere(({ flags }) => flags?.includes('partial-success')),
  );
  expect(keysWhere(({ perEntry, failures }) => perEntry ?? failures)).toHaveLength(6);
});

it('knows the longest ranges', () =>
  expect(
    methods.flatMap(({ id, windowDays = [] }) =>
      windowDays.map(({ from, to, days, months }) => [id, from, to, days ?? `${months} months`]),
    ),
  ).toEqual([
    ['invoice.accounting.details.list', 'orderDateFrom', 'orderDateTo', 31],
    ['invoice.details.list', 'orderDateFrom', 'orderDateTo', 4],
    ['invoice.list', 'orderDateFrom', 'orderDateTo', '6 months'],
    ['v2/invoice/k2k', 'orderDateFrom', 'orderDateTo', 4],
    ['payment.list', 'dateFrom', 'dateTo', 31],
    ['pickticket.details.list', 'orderDateFrom', 'orderDateTo', 7],
    ['prebook.details.list', 'vendorShipDateFrom', 'vendorShipDateTo', 7],
    ['prebook.list', 'dateFrom', 'dateTo', '6 months'],
    ['purchase.order.list', 'futureInventoryAvailableFrom', 'futureInventoryAvailableTo', 4],
    ['vendor.invoice.list', 'arrivalDateFrom', 'arrivalDateTo', 45],
    ['vendor.invoice.list', 'approvalDateFrom', 'approvalDateTo', 45],
  ]));

it('knows the separators of lists', () => {
  const by = (mark: string) =>
    pick(({ separator }) => separator).flatMap(([at, each]) => (each === mark ? [at] : []));
  expect(by(':')).toEqual([
    'customer.add locationCodes',
    'customer.update locationCodes',
    'invoice.accounting.details.list locationIds',
  ]);
  expect(by(';')).toEqual([
    'customer.add emailForInvoices',
    'customer.add emailForStatements',
    'customer.update emailForInvoices',
    'customer.update emailForStatements',
    'vendor.add emailForPOs',
    'vendor.update emailForPOs',
  ]);
  expect(by(',')).toEqual([
    'automatic-additional-charge carrierIds',
    'automatic-additional-charge excludeCustomerIds',
    'automatic-additional-charge carrierIds',
    'automatic-additional-charge excludeCustomerIds',
    'box.invoice.shipment.confirm boxCodes',
    'box.move.awb boxCodes',
    'ecommerce/inventory.get inventoryLineIds',
    'inventory.list inventoryType',
    'invoice.details.list locationIds',
    'invoice.list locationIds',
    'invoice/print-status/update orderIds',
    'prebook.vendor.availability.item.add inventoryIds',
    'product.add tags',
    'product.update tags',
    'purchase.order.list number',
    'purchase.order.list purchaseOrderItemIds',
    'purchase.order.va.details.list purchaseOrderNumbers',
    'purchase.order.va.details.list purchaseOrderItemIds',
    'v2/standing-order truckDays',
    'v2/standing-order truckDays',
    'web-order-item.add inventoryIds',
  ]);
});

it('knows what a location, a vendor or an inbound carrier is required for', () => {
  const inCompanies = pick(({ requiredIf }) =>
    requiredIf && 'account' in requiredIf ? requiredIf.account : undefined,
  );
  expect(new Set(inCompanies.map(([, account]) => account))).toEqual(new Set(['multiLocation']));
  expect(inCompanies.every(([at]) => /location/i.test(at))).toBe(true);
  expect(
    pick(({ requiredIf }) => (requiredIf && 'token' in requiredIf ? requiredIf.token : undefined)),
  ).toEqual([['purchase.order.items.awb.add vendorId', 'Company']]);
});

it('knows bounds of numbers and of lists', () => {
  expect(pick(({ max }) => max)).toEqual([
    ['globalnetworkcodes/product limit', 50],
    ['hardgood.inventory.add quantity', 999],
    ['inventory.add quantity', 100],
    ['inventory.update quantity', 100],
    ['v2/standing-order recurrence', 4],
    ['v2/standing-order recurrence', 4],
  ]);
  expect(pick(({ maxItems }) => maxItems)).toEqual([['open.credit.balance.create openCredits', 50]]);
});
