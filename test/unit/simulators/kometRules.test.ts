import { kometMethod } from '../../documented';
import { kometRequestSpec } from '../../simulators/check/kometRules';
import { checkRequest } from '../../simulators/check/request';

/** What the checker finds in a request: parameters in the query of a GET or of `inventory.add`, else in the body. */
function found(
  page: string,
  sent: unknown,
  account: Record<string, boolean> = {},
  extra: object = {},
): string[] {
  const [httpMethod = '', id = ''] = page.split(' ');
  const method = kometMethod(id, httpMethod);
  const bare = Array.isArray(sent);
  const members = {
    ...(bare || !method.tokenPlaces.includes(method.form === 'none' ? 'query' : 'body')
      ? {}
      : { [method.tokenName ?? 'authenticationToken']: 'token' }),
    ...(sent as Record<string, string>),
  };
  const body = method.form === 'none' ? undefined : bare ? sent : members;
  return checkRequest(
    kometRequestSpec(method),
    {
      httpMethod,
      query: new URLSearchParams(method.form === 'none' ? members : undefined),
      headers: {
        'content-type': 'application/json',
        'x-account': '6316',
        ...(method.auth === 'header' ? { authenticationtoken: 'token' } : {}),
        ...extra,
      },
      bodyBytes: body ? JSON.stringify(body).length : 0,
      body,
    },
    account,
  ).map(({ parameter, expectation }) => `${parameter}: ${expectation}`);
}

const RANGE = { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-04' };
const ORDER = { shipDate: '2026-03-02' };
const ITEM = { invoiceId: 1, boxes: 1, price: 1 };
const BY_CODE = { productCode: 'A', boxTypeCode: 'QB', unitsPerBox: 1, unitType: 'Stem' };
const PAYMENT = { customerId: 1, methodId: 1, date: '2026-03-02' };
const paid = (...amounts: number[]) => amounts.map((amount) => ({ invoiceNumber: 1, amount }));

it.each([
  ['POST invoice.create', { ...ORDER, customerId: 1, carrierId: 1 }, []],
  [
    'POST invoice.create',
    { ...ORDER, customerCode: 'A', carrierId: 1 },
    ['customerDescription: required unless customerId is sent'],
  ],
  [
    'POST invoice.create',
    { ...ORDER, customerId: 1 },
    [
      'carrierDescription: required unless carrierId is sent',
      'carrierId, carrierCode: at least one of these',
    ],
  ],
  ['GET payment.list', {}, [expect.stringContaining('dateFrom, dateTo, customer') as string]],
  ['GET payment.list', { externalSystemSynced: '0' }, []],
  ['GET payment.list', { dateFrom: '2026-03-01' }, ['dateTo: required when dateFrom is sent']],
  [
    'GET invoice.details.list',
    {},
    ['orderDate, orderDateFrom with orderDateTo, order, orderId: at least one of these'],
  ],
  [
    'GET invoice.details.list',
    { orderDateFrom: '2026-03-01' },
    ['orderDate, orderDateFrom with orderDateTo, order, orderId: at least one of these'],
  ],
  ['GET invoice.details.list', RANGE, []],
  ['POST invoice.item.add', { ...ITEM, orderItemId: 1 }, []],
  ['POST invoice.item.add', { ...ITEM, ...BY_CODE }, []],
  [
    'POST invoice.item.add',
    { ...ITEM, productCode: 'A' },
    ['orderItemId, productCode with boxTypeCode with unitsPerBox with unitType: at least one of these'],
  ],
  [
    'POST invoice.item.add',
    { ...ITEM, orderItemId: 1, unitType: 'Stem' },
    ['orderItemId, productCode with boxTypeCode with unitsPerBox with unitType: at most one of these'],
  ],
  ['POST invoice.update', { invoiceId: 1 }, []],
  [
    'POST customer.additional.charge.update',
    { customerId: 1, additionalChargeCode: 'DEL', amountType: '%' },
    ['amountValue, amountType: all of these or none'],
  ],
  ['POST customer.additional.charge.update', { customerId: 1, additionalChargeCode: 'DEL' }, []],
  [
    'POST invoice.update',
    { invoiceId: 1, carrierId: 1, carrierCode: 'A', carrierDescription: 'B' },
    ['carrierId, carrierCode with carrierDescription: at most one of these'],
  ],
])('%s with %j: parameters that depend on each other', (page, sent, expected) =>
  expect(found(page, sent)).toEqual(expected),
);

it('demands what an account or a kind of token must send', () => {
  const order = { shipDate: '2026-03-02', vendorId: 1 };
  expect(found('POST purchase.order.create', order)).toEqual([]);
  expect(found('POST purchase.order.create', order, { mandatoryCarriers: true })).toEqual([
    'carrierId, carrierCode: at least one of these',
  ]);
  expect(found('POST purchase.order.create', order, { multiLocation: true })).toEqual([
    'companyLocationCode: required for a multiLocation account',
  ]);
  expect(found('POST purchase.order.create', ORDER)).toEqual(['vendorId, vendorCode: at least one of these']);
  expect(found('POST purchase.order.create', ORDER, { vendorToken: true })).toEqual([]);
  const shipped = { poItems: [{ poItemId: 1, awb: '1', shipDate: '2026-03-02' }] };
  expect(found('POST purchase.order.items.awb.add', shipped)).toEqual([]);
  expect(found('POST purchase.order.items.awb.add', shipped, { companyToken: true })).toEqual([
    'vendorId: required with a Company token',
  ]);
});

it.each([
  ['GET invoice.details.list', '2026-03-01', '2026-03-04', []],
  [
    'GET invoice.details.list',
    '2026-03-01',
    '2026-03-05',
    ['orderDateTo: at most 4 days with orderDateFrom'],
  ],
  ['GET invoice.list', '2026-03-01', '2026-08-31', []],
  ['GET invoice.list', '2026-03-01', '2026-09-01', ['orderDateTo: at most 6 months with orderDateFrom']],
  ['GET invoice.list', '2025-12-15', '2026-06-14', []],
])('%s counts both ends of a range from %s to %s', (page, orderDateFrom, orderDateTo, expected) =>
  expect(found(page, { orderDateFrom, orderDateTo })).toEqual(expected),
);

it.each([
  ['GET inventory.list', { inventoryType: 'M,all' }, []],
  ['GET inventory.list', { inventoryType: 'M,X' }, ['inventoryType[1]: one of M, L, S, P, all']],
  ['GET inventory.list', { inventoryType: 'M:L' }, ['inventoryType[0]: one of M, L, S, P, all']],
  ['POST customer.add', { name: 'A', locationCodes: '06:09' }, []],
  ['POST customer.add', { name: 'A', locationCodes: ['06'] }, ['locationCodes: a text']],
  [
    'POST customer.add',
    { name: 'A', locationCodes: '1'.repeat(51) },
    ['locationCodes: at most 50 characters'],
  ],
  ['GET purchase.order.list', { number: 'P123456789,P987654321' }, []],
  ['GET purchase.order.list', { number: 'P1234567890' }, ['number[0]: at most 10 characters']],
  ['POST box.invoice.shipment.confirm', { orderNumber: 1, boxCodes: ['A', 'B'] }, []],
  ['POST box.invoice.shipment.confirm', { orderNumber: 1, boxCodes: 'A,B' }, []],
  [
    'POST v2/user/e-commerce',
    {
      customerCodes: ['A', 'B'.repeat(21)],
      firstName: 'A',
      lastName: 'B',
      email: 'a@b',
      login: 'a',
    },
    ['customerCodes[1]: at most 20 characters'],
  ],
])('%s with %j: lists in one text', (page, sent, expected) => expect(found(page, sent)).toEqual(expected));

it('checks bounds of lists, numbers and sums', () => {
  const credits = (count: number) => ({
    customerCode: 'A',
    openCredits: Array.from({ length: count }, () => ({ date: '2026-03-02', balance: 450.999 })),
  });
  expect(found('POST open.credit.balance.create', credits(50))).toEqual([]);
  expect(found('POST open.credit.balance.create', credits(51))).toEqual(['openCredits: at most 50 entries']);
  const stock = (quantity: number) => ({ productId: 1, quantity, unitCost: 1 });
  expect(found('POST hardgood.inventory.add', stock(999))).toEqual([]);
  expect(found('POST hardgood.inventory.add', stock(1000))).toEqual(['quantity: at most 999']);
  const standing = { customerId: 1, carrierId: 1, startDate: '2026-03-02', truckDays: 'Monday,Friday' };
  expect(found('POST v2/standing-order', { ...standing, recurrence: 4 })).toEqual([]);
  expect(found('POST v2/standing-order', { ...standing, recurrence: 0 })).toEqual(['recurrence: at least 1']);
  expect(found('POST payment.receive', { ...PAYMENT, invoices: paid(0.1, 0.2), totalPayment: 0.3 })).toEqual(
    [],
  );
  expect(found('POST payment.receive', { ...PAYMENT, invoices: paid(5, 6) })).toEqual([]);
  expect(found('POST payment.receive', { ...PAYMENT, invoices: paid(5, 6), totalPayment: 10 })).toEqual([
    'totalPayment: at least the sum of invoices[].amount',
  ]);
});

it('takes the token in either of two places, and under its other name', () => {
  const mark = { poNumber: 'P1', invoiceNumber: 'F1' };
  const without = { authenticationtoken: undefined };
  expect(found('POST vendor.invoice.mark.sync', mark)).toEqual([]);
  expect(found('POST vendor.invoice.mark.sync', mark, {}, without)).toEqual([]);
  expect(
    found('POST credit.mark.sync', { credits: [{ creditId: 1 }] }, {}, { authenticationtoken: 'a' }),
  ).toEqual(['authenticationToken: in the body, not in the header']);
  const k2k = { orderDate: '2026-03-02' };
  expect(found('GET v2/invoice/k2k', k2k, {}, { authenticationtoken: 'token' })).toEqual([]);
  const file = { mailFrom: 'a@b', poNumber: 'P1', file: [37] };
  expect(found('POST vendor.invoice.mail.receive', file)).toEqual([]);
  expect(found('POST vendor.invoice.mail.receive', { ...file, companyToken: '' })).toEqual([
    'companyToken: required',
  ]);
  expect(found('POST vendor.invoice.mail.receive', file, {}, { companytoken: 'token' })).toEqual([
    'companyToken: in the body, not in the header',
  ]);
  expect(found('POST vendor.invoice.mail.receive', { ...file, authenticationToken: 'token' })).toEqual([
    'authenticationToken: not documented',
  ]);
});

it('checks the entries of a body that is a list', () => {
  const entry = { priceListId: 1, companyProductId: 1, seasonId: 1, price: 2.59 };
  expect(found('POST v2/price-list/season/product.add', [entry, entry])).toEqual([]);
  expect(found('POST v2/price-list/season/product.add', [entry, { ...entry, price: undefined }])).toEqual([
    '(body)[1].price: required',
  ]);
  expect(found('POST v2/price-list/season/product.add', entry)).toEqual(['(body): an array']);
});
