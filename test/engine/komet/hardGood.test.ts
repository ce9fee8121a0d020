import { all, by, stage } from './stage';

const s = stage('hardGood');

const ribbon = {
  category: 'Ribbon',
  subcategory: 'Special',
  description: 'Green ribbon',
  sku: 'GRN',
  packSize: 10,
};

describe('the stock of hard goods', () => {
  it('quirk 1: is listed without an envelope', async () => {
    const filters = { locationId: '13', vendorCode: 'MSU', sku: 'JGBT', category: 'ribbon' };
    expect(await s.json('getManyInventory', all(filters))).toEqual([
      {
        inventoryIds: '1301',
        vendorId: 6324,
        productId: 17_432,
        productVendorId: 17_432,
        productDescription: 'Blue ribbon',
        locationCode: '06',
        locationName: 'Miami',
        locationId: 13,
        categoryId: 15_709,
        category: 'Ribbon',
        subcategory: 'Special',
        color: 'Blue',
        sku: 'JGBT',
        quantity: 50,
        packSize: 1,
        totalUnits: 50,
        unitPrice: 1.2,
        image: '',
      },
    ]);
  });

  it('gets a line of its own with each adding, the token in header and body', async () => {
    const [added] = await s.json('createInventory', {
      productId: '17432',
      quantity: 25,
      unitCost: '3.10',
      additionalFields: { unitPrice: '1.25', locationId: '14' },
    });
    expect(added).toEqual({ success: true, message: 'success', hardGoodInventoryId: 1314 });
    expect(s.komet.state.hardStock.get('1314')).toMatchObject({
      productId: '17432',
      locationId: '14',
      quantity: 25,
      unitCost: '3.1',
      unitPrice: '1.25',
    });
    const { failure } = await s.run('createInventory', { productId: '17432', quantity: 1000, unitCost: 1 });
    expect(failure?.message).toMatch(/^Quantity: expected/);
    expect(s.komet.counters.calls).toBe(1);
  });

  it('is not added to again when the outcome is unknown', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('createInventory', {
      productId: '17432',
      quantity: 25,
      unitCost: 3,
      additionalFields: { locationId: '13' },
    });
    expect(failure?.description).toContain('Get Many Inventory with the SKU');
    expect(s.komet.counters.calls).toBe(1);
    expect(s.komet.state.hardStock.all()).toHaveLength(3);
  });

  it('changes cost and price', async () => {
    const change = {
      productId: '17432',
      unitCost: '3.5',
      updateFields: { unitPrice: '2', locationId: '13' },
    };
    expect(await s.json('updateInventory', change)).toEqual([
      { success: true, productId: 17_432, message: 'The item was successfully updated' },
    ]);
    expect(s.komet.state.hardStock.get('1301')).toMatchObject({
      unitCost: '3.5',
      unitPrice: '2',
      quantity: 50,
    });
  });
});

describe('products', () => {
  it('are created for a vendor by ID or code, once', async () => {
    expect(
      await s.json('createProduct', {
        ...ribbon,
        unitCost: '2.22',
        vendor: by('id', '6324'),
        additionalFields: { activePerItem: false, activePerVendor: true, discount: '5', qtyForDiscount: 3 },
      }),
    ).toEqual([{ success: true, message: 'success', productId: 34_901 }]);
    expect(s.sent().body).toMatchObject({ activePerItem: 0, activePerVendor: 1, packSize: 10 });
    expect(s.komet.state.hardGoods.get('34901')).toMatchObject({
      description: 'Green ribbon',
      sku: 'GRN',
      vendorId: '6324',
      active: false,
      unitCost: '2.22',
    });

    await s.json('createProduct', { ...ribbon, unitCost: 2, vendor: by('code', 'ABC') });
    expect(s.komet.state.hardGoods.get('34902')).toMatchObject({ vendorId: '6322' });
    const { failure } = await s.run('createProduct', { ...ribbon, unitCost: 2 });
    expect(failure?.message).toMatch(/Parameter "Vendor" is required/);

    s.komet.faults.add({ kind: 'resetAfterRead' });
    const lost = await s.run('createProduct', { ...ribbon, unitCost: 2, vendor: by('id', '6324') });
    expect(lost.failure?.description).toContain('The product setup of Komet Sales');
    expect(s.komet.counters.calls).toBe(3);
  });

  it('quirk 15: are changed under an ID that is spelled with a capital', async () => {
    expect(
      await s.json('updateProduct', {
        ...ribbon,
        id: '17432',
        activePerItem: false,
        updateFields: { color: 'Green', unitPrice: '4.5' },
      }),
    ).toEqual([{ success: true, message: 'success', productId: 17_432 }]);
    expect(s.sent().body).toMatchObject({ Id: 17_432, activePerItem: 0 });
    expect(s.komet.state.hardGoods.get('17432')).toMatchObject({
      ...ribbon,
      packSize: '10',
      active: false,
      color: 'Green',
      unitPrice: '4.5',
    });
  });
});
