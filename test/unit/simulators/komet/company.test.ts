import { stage } from './support';

const s = stage();

describe('additional charges', () => {
  it('that are added can be listed and changed', async () => {
    const { additionalChargeId } = await s.ok('POST additional.charge.add', { name: 'Pallet', code: 'PAL' });
    await s.ok('POST additional.charge.update', { additionalChargeId, active: 0 });
    expect(await s.rows('GET additional.charge.list', 'additionalCharges', { active: 0 })).toEqual([
      { id: '57', name: 'Gift Packing', code: 'GP', active: '0' },
      { id: String(additionalChargeId), name: 'Pallet', code: 'PAL', active: '0' },
    ]);
    await s.refused('POST additional.charge.update', { additionalChargeId: 1 });
  });

  it('that are automatic are created with their lists and can be changed then', async () => {
    const sent = {
      additionalChargeId: 55,
      companyLocationId: 13,
      amountValue: '1',
      active: 1,
      capPerDay: 5,
      minCapPerDay: 0,
      amountType: 2,
      orderType: 1,
    };
    const { automaticAdditionalChargeId } = await s.ok('POST automatic-additional-charge', {
      ...sent,
      carrierIds: '4610,4597',
      excludeCustomerIds: [23_423],
      exceptionCustomers: [{ active: 1, customerId: 23_430, amountValue: 2, amountType: 0 }],
    });
    const charge = () => s.state.charges.get(automaticAdditionalChargeId);
    expect(charge()).toMatchObject({
      carrierIds: ['4610', '4597'],
      excludedCustomerIds: ['23423'],
      exceptionCustomers: [{ customerId: '23430' }],
    });
    await s.ok('PUT automatic-additional-charge', { ...sent, automaticAdditionalChargeId, amountValue: '9' });
    expect(charge()).toMatchObject({ amountValue: '9', carrierIds: ['4610', '4597'], updates: 1 });
    expect(await s.refused('POST automatic-additional-charge', { ...sent, additionalChargeId: 1 })).toBe(
      'The additional charge does not exist.',
    );
  });
});

describe('carriers', () => {
  const listed = (sent = {}) => s.rows('GET carrier.list', 'carriers', sent);

  it('that are added can be listed and changed, without an envelope', async () => {
    const { carrierId } = await s.ok('POST carrier.add', { name: 'Fast Trucks', code: 'FT' });
    await s.ok('POST carrier.update', { carrierId, name: 'Faster Trucks', code: 'FT', active: 0 });
    expect(await listed({ code: 'ft' })).toEqual([
      expect.objectContaining({ id: carrierId, name: 'Faster Trucks', active: 0 }),
    ]);
    expect(await listed({ active: 1 })).toHaveLength(3);
    expect(Object.keys(await s.ok('GET carrier.list'))).toEqual(['carriers']);
    expect(await s.broken('POST carrier.update', { carrierId, name: 'Nameless' })).toEqual([
      'code: required',
    ]);
  });
});

describe('vendors', () => {
  const listed = (sent = {}) => s.rows('GET vendor.list', 'vendors', sent);

  it('that are added can be listed, changed and hidden', async () => {
    const { vendorId } = await s.ok('POST vendor.add', {
      name: 'Rosas',
      portOrigin: 'UIO',
      vendorType: 1,
      code: 'ROS',
      emailForPOs: 'a@b.example;c@d.example',
    });
    expect(await listed({ portOrigin: 'uio' })).toEqual([
      expect.objectContaining({ code: 'HUJ' }),
      { id: String(vendorId), name: 'Rosas', code: 'ROS', portOrigin: 'UIO', active: 1 },
    ]);
    await s.ok('POST vendor.update', { vendorId, status: 0, webPage: 'rosas.example' });
    expect(await listed({ id: vendorId })).toEqual([]);
    expect(await listed({ id: vendorId, includeInactive: 'True' })).toEqual([
      expect.objectContaining({ name: 'Rosas', active: 0 }),
    ]);
    expect(s.state.vendors.get(vendorId)?.details).toEqual({
      emailForPOs: 'a@b.example;c@d.example',
      webPage: 'rosas.example',
    });
    expect(await s.broken('POST vendor.add', { name: 'X', portOrigin: 'UIO', vendorType: 4 })).toEqual([
      'vendorType: one of 1, 2, 3',
    ]);
  });
});

describe('what the company has', () => {
  it('locations are sorted by name, a customer has its own', async () => {
    expect(await s.rows('GET location.list', 'locations')).toEqual([
      { id: '14', name: 'Los Angeles', code: '09' },
      { id: '13', name: 'Miami', code: '06' },
    ]);
    expect(await s.rows('GET location.list', 'locations', { name: 'mia' })).toHaveLength(1);
    const headers = { 'X-SALES-CHANNEL': 'K2K', 'X-ACCOUNT': 6316 };
    expect(
      await s.rows('GET company.location.list', 'locations', { ...headers, customerId: 23_423 }),
    ).toEqual([{ id: 13, name: 'Miami', shortName: 'MIA', code: '06', active: true }]);
    expect(
      await s.broken('GET company.location.list', {
        ...headers,
        'X-SALES-CHANNEL': 'FAX',
        customerId: 23_423,
      }),
    ).toHaveLength(1);
  });

  it('companies, box types and users', async () => {
    expect(await s.rows('GET company.list', 'companyResult')).toEqual([
      { companyId: 6316, companyName: 'Demo Account', roleId: 1, customerId: null, customerName: null },
    ]);
    expect((await s.rows('GET boxtype.list', 'boxtypes')).map(({ code }) => code)).toEqual([
      'FB',
      'HB',
      'QB',
    ]);
    expect(await s.rows('GET boxtype.list', 'boxtypes', { code: 'hb' })).toEqual([
      expect.objectContaining({ id: 1057, fbe: 0.5 }),
    ]);
    const user = {
      'X-ACCOUNT': 6316,
      customerCodes: ['WPETAL'],
      firstName: 'John',
      lastName: 'Gomez',
      email: 'j@g.example',
      login: 'jg',
    };
    await s.ok('POST v2/user/e-commerce', user);
    expect(s.state.users.all()).toEqual([
      expect.objectContaining({ login: 'jg', customerCodes: ['WPETAL'] }),
    ]);
    expect(await s.refused('POST v2/user/e-commerce', user)).toBe('The login is taken.');
    expect(await s.refused('POST v2/user/e-commerce', { ...user, customerCodes: ['NOBODY'] })).toBe(
      'The customer does not exist.',
    );
  });
});

describe('price lists', () => {
  const products = (sent = {}) =>
    s.rows('GET v2/price-list/season/product', 'priceListSeasonProducts', {
      priceListId: 1358,
      priceListSeasonId: 14,
      ...sent,
    });
  const ENTRY = {
    priceListId: '1358',
    companyProductId: '23215',
    seasonId: '14',
    price: '3.10',
    cost: '1.76',
  };

  it('and their seasons are listed', async () => {
    expect(await s.rows('GET v2/price-list', 'priceList', { priceListType: 'P' })).toEqual([
      expect.objectContaining({ id: 1358, name: 'FS Prebooks', type: 'P', isMaster: 0 }),
    ]);
    expect(await s.rows('GET v2/price-list', 'priceList', { priceListType: 'A', name: 'FS' })).toHaveLength(
      2,
    );
    expect(await s.rows('GET v2/price-list/season', 'seasons', { priceListId: 1358 })).toHaveLength(2);
    expect(await s.broken('GET v2/price-list/season')).toEqual(['priceListId: required']);
  });

  it('get products by a list of them, all or none, and change them', async () => {
    await s.ok('POST v2/price-list/season/product.add', [
      ENTRY,
      { ...ENTRY, companyProductId: '23216', vendorId: '6323' },
    ]);
    expect(await products()).toHaveLength(3);
    expect(await products({ vendorId: 6323 })).toEqual([
      expect.objectContaining({ price: 3.1, vendorName: 'Huerta Joya', seasonName: 'Mothers Day' }),
    ]);
    await s.refused('POST v2/price-list/season/product.add', [ENTRY, { ...ENTRY, seasonId: '15' }]);
    expect(await products()).toHaveLength(3);
    await s.ok('PUT v2/price-list/season/product.update', {
      ...ENTRY,
      priceListSeasonProductId: 163,
      price: '9.99',
    });
    expect(await products({ companyProductId: 23_215, productDescription: 'ignored' })).toHaveLength(2);
    expect(await products({ productDescription: 'mondial' })).toContainEqual(
      expect.objectContaining({ id: 163, price: 9.99 }),
    );
    expect(await s.broken('POST v2/price-list/season/product.add', ENTRY)).toEqual(['(body): an array']);
  });
});

describe('the web shop', () => {
  const SHOP = { 'X-ACCOUNT': 6316, customerId: 23_423, companyLocationId: 13 };
  const ITEM = {
    ...SHOP,
    inventoryIds: '428101',
    inventoryOrigin: 1,
    price: 2.5,
    quantity: 4,
    carrierId: 4610,
    date: '2026-03-20',
  };
  const order = async (webOrderId: unknown, sent = {}) =>
    (await s.rows('GET web-order-details.list', 'webOrders', { ...SHOP, webOrderId, ...sent }))[0];

  it('takes orders with items, checks them out and cancels them', async () => {
    const { webOrderId } = await s.ok('POST web-order.create', {
      ...SHOP,
      customerId: 23_430,
      companyId: 6316,
    });
    await s.ok('POST web-order-item.add', { ...ITEM, customerId: 23_430 });
    expect(await order(webOrderId, { customerId: 23_430 })).toMatchObject({
      statusId: 1,
      total: 10,
      items: [{ quantity: 4, price: 2.5 }],
    });
    expect(s.state.inventory.get('428101')?.quantity).toBe(6);
    await s.ok('POST web-order.checkout', { ...SHOP, customerId: 23_430, webOrderId, customerPo: '292644' });
    expect(await order(webOrderId, { customerId: 23_430 })).toBeUndefined();
    await s.refused('POST web-order.checkout', { ...SHOP, customerId: 23_430, webOrderId });
    expect(await order(webOrderId, { customerId: 23_430, statusId: 2 })).toMatchObject({ statusId: 2 });
    expect(await s.refused('POST web-order-item.add', { ...ITEM, customerId: 23_430, webOrderId })).toBe(
      'The web order was already checked out.',
    );
    await s.ok('POST web-order.delete', { 'X-ACCOUNT': 6316, customerId: 23_430, webOrderId });
    expect(s.state.inventory.get('428101')?.quantity).toBe(10);
    expect(await s.refused('GET web-order-details.list', { ...SHOP, customerId: 23_430, webOrderId })).toBe(
      'The web order does not exist.',
    );
  });

  it('adds to the pending order of the customer, or opens one', async () => {
    expect(await s.ok('POST web-order-item.add', ITEM)).toMatchObject({ webOrderId: '48' });
    await s.refused('POST web-order-item.add', { ...ITEM, quantity: 7 });
    const opened = await s.ok('POST web-order-item.add', { ...ITEM, customerId: 23_437 });
    expect(s.state.webOrders.get(opened.webOrderId)?.customerId).toBe('23437');
  });

  it('takes products instead of lines, only from tokens with Transactional API Access', async () => {
    const { inventoryIds: _, inventoryOrigin: __, ...rest } = ITEM;
    const byProduct = { ...rest, productCode: 'RS60', boxTypeCode: 'QB' };
    await s.ok('POST web-order-item.add', byProduct);
    await s.refused('POST web-order-item.add', { ...byProduct, productCode: 'NONE' });
    expect(await s.broken('POST web-order-item.add', rest)).not.toEqual([]);
    s.state.account.transactionalAccess = false;
    expect(await s.refused('POST web-order-item.add', byProduct)).toContain('Transactional API Access');
    await s.ok('POST web-order-item.add', ITEM);
  });

  it('lists its inventory in pages of thirty', async () => {
    const page = (sent = {}) => s.ok('GET ecommerce/inventory.list', { ...SHOP, ...sent });
    const ids = async (sent = {}): Promise<unknown[]> =>
      ((await page(sent)).inventoryItems as Array<Record<string, unknown>>).map(
        ({ inventoryLineIds }) => inventoryLineIds,
      );
    const total = Number((await page()).total);
    expect(total).toBe(42);
    expect(await ids({ rows: 5 })).toHaveLength(30);
    const pages = await Promise.all([1, 2, 3].map((number) => ids({ page: number, rows: 20 })));
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 2]);
    expect(new Set(pages.flat()).size).toBe(total);
    expect(await ids({ page: 4, rows: 20 })).toEqual([]);
    expect(await ids({ reservedInventory: 'true' })).toEqual(['428105']);
    expect(await ids({ color: 'pink' })).toEqual(['428103']);
    expect(await ids({ categoryId: 11_454 })).toEqual(['428103']);
    expect(await ids({ searchText: 'carnation' })).toEqual(['428103']);
    expect(await s.broken('GET ecommerce/inventory.list', { ...SHOP, 'X-ACCOUNT': undefined })).toEqual([
      'X-ACCOUNT: required',
    ]);
  });

  it('gives carriers, days and details of a line', async () => {
    const days = { availableFrom: '2026-04-01', availableTo: '2026-04-07' };
    const carriers = await s.ok('GET ecommerce/customer-carriers.list', {
      ...SHOP,
      ...days,
      date: '2026-03-30',
    });
    expect(carriers).toMatchObject({
      carrierName: 'Armellini',
      carriers: [{ carrierId: 4610 }, { carrierId: 4615 }],
    });
    const dates = await s.ok('GET ecommerce/inventory-available-dates.list', {
      ...SHOP,
      inventoryLineIds: '428720',
      inventoryOrigin: 2,
    });
    expect(dates.availableDates).toEqual(['2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06']);
    const line = { ...SHOP, inventoryLineIds: '428720', inventoryOrigin: 2, date: '2026-04-03' };
    expect(
      await s.rows('GET ecommerce/inventory.get', 'inventoryItems', { ...line, carrierId: 4610 }),
    ).toEqual([expect.objectContaining({ inventoryLineIds: '428720', quantity: 30 })]);
    expect(await s.broken('GET ecommerce/inventory.get', line)).toHaveLength(2);
    expect(await s.refused('GET ecommerce/inventory.get', { ...line, ...days, inventoryOrigin: 1 })).toBe(
      'The inventory item does not exist.',
    );
  });
});
