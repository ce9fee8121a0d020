import { stage } from './support';

const s = stage();

describe('products', () => {
  const listed = (sent = {}) => s.rows('GET product.list', 'products', sent);

  it('that are added can be listed, changed, and give their colors and grades', async () => {
    const { productId } = await s.ok('POST product.add', {
      category: 'rose',
      color: 'Blue',
      variety: 'Sky',
      code: 'BL1',
      regionsOfOrigin: ['Quito'],
      tags: 'new,x-mas',
    });
    expect(await listed({ legacyCode: 'bl1' })).toEqual([
      expect.objectContaining({
        id: productId,
        description: 'Rose Blue Sky',
        active: '1',
        category: 'Rose',
        divisionId: '1',
        tags: 'new,x-mas',
      }),
    ]);
    await s.ok('POST product.update', { productId, category: 'Carnation', grade: 'Select', active: 0 });
    expect(await listed({ id: productId })).toEqual([
      expect.objectContaining({ category: 'Carnation', color: 'Blue', grade: 'Select', active: '0' }),
    ]);
    expect(await s.rows('GET v2/product/colors', 'colors', { categoryName: 'Carnation' })).toEqual([
      { color: 'Blue' },
      { color: 'Pink' },
    ]);
    expect(await s.rows('GET v2/product/grades', 'grades', { categoryId: 11_454 })).toContainEqual({
      categoryId: 11_454,
      categoryName: 'Carnation',
      grade: 'Select',
    });
  });

  it('are sorted by description and need a category that exists and one of three members', async () => {
    expect((await listed()).map(({ id }) => id)).toEqual(['23216', '23214', '23215']);
    expect(await listed({ description: 'rose%' })).toHaveLength(2);
    expect(await s.refused('POST product.add', { category: 'Tulip', color: 'Red' })).toBe(
      'The category does not exist.',
    );
    expect(await s.broken('POST product.add', { category: 'Rose' })).toEqual([
      'variety, color, grade: at least one of these',
    ]);
    expect(await s.rows('GET category.list', 'categoryItems')).toHaveLength(3);
  });
});

describe('inventory', () => {
  const listed = (sent = {}) => s.rows('GET inventory.list', 'inventoryItems', sent);
  const LINE = {
    vendorCode: 'ABC',
    awb: '234',
    shipDate: '2026-03-01',
    quantity: 7,
    boxTypeCode: 'HB',
    unitType: 'stem',
    stemsBunch: 25,
    bunches: 4,
    unitCost: 0.25,
  };

  it('that is added can be listed; products that are not known are skipped in silence', async () => {
    const before = (await listed()).length;
    await s.ok('POST inventory.add', { ...LINE, productCode: 'RS60' });
    await s.ok('POST inventory.add', { ...LINE, productCode: 'UNKNOWN' });
    const after = await listed();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({
      quantity: 7,
      totalUnits: 700,
      boxTypeCode: 'HB',
      growerName: 'Flores ABC',
      productCode: 'RS60',
    });
    expect(await s.broken('POST inventory.add', { ...LINE, productCode: 'RS60', quantity: 101 })).toEqual([
      'quantity: at most 100',
    ]);
    expect(await s.broken('POST inventory.add', LINE)).toEqual([
      'productId, productCode, productDescription: at least one of these',
    ]);
  });

  it('grows by what an update says, and is gone from the lists when it is used up', async () => {
    await s.ok('POST inventory.update', { inventoryId: 428_101, quantity: 5, unitCost: 0.3, priceA: 0.7 });
    await s.ok('POST inventory.update', { inventoryId: 428_101, quantity: 5, unitCost: 0.3 });
    expect(await listed()).toContainEqual(
      expect.objectContaining({ orderItemId: 428_101, quantity: 20, price: 0.7 }),
    );
    await s.ok('POST invoice.item.add', { invoiceId: 11_678_925, orderItemId: 428_101, boxes: 20, price: 1 });
    expect((await listed()).map(({ orderItemId }) => orderItemId)).not.toContain(428_101);
  });

  it('is filtered as documented', async () => {
    expect(await listed({ inventoryType: 'P' })).toEqual([expect.objectContaining({ orderItemId: 428_103 })]);
    const all = await listed({ inventoryType: 'all' });
    expect(await listed({ inventoryType: 'M,P' })).toHaveLength(all.length);
    expect(await listed({ inventoryType: 'all', excludeHeldItems: 1 })).toHaveLength(all.length - 1);
    expect(await listed({ lotNumber: 'L-77' })).toHaveLength(1);
    expect(await listed({ locationId: 14 })).toEqual([expect.objectContaining({ orderItemId: 428_102 })]);
    expect((await listed({ includeBoxes: 1 }))[0]?.boxes).toEqual([
      { boxCode: 'KS001001' },
      { boxCode: 'KS001002' },
    ]);
  });

  it('of the open market is listed by line and consolidated by product', async () => {
    const lines = await s.rows('GET inventory.openmarket.list', 'inventoryItems', { customerId: 23_423 });
    const consolidated = await s.rows('GET inventory.consolidated.openmarket.list', 'inventoryItems');
    const sum = (rows: Array<Record<string, unknown>>): number =>
      rows.reduce((total, row) => total + Number(row.quantity), 0);
    expect(consolidated).toHaveLength(2);
    expect(sum(consolidated)).toBe(sum(lines));
    expect(lines[0]).toMatchObject({ inventoryId: 428_101, priceB: 0.5, vendor: 'ABC' });
  });

  it('to come and of vendors is listed by the days on which it is available', async () => {
    const range = { dateFrom: '2026-04-09', dateTo: '2026-04-20' };
    expect(await s.rows('GET future.inventory.openmarket.list', 'inventoryItems', range)).toEqual([]);
    expect(
      await s.rows('GET future.inventory.openmarket.list', 'inventoryItems', {
        ...range,
        dateFrom: '2026-04-06',
      }),
    ).toEqual([expect.objectContaining({ inventoryId: 428_720, portOfOrigin: 'BOG' })]);
    const availability = (sent: object) =>
      s.rows('POST vendor.availability.items.list', 'inventoryItems', { ...sent });
    expect(await availability(range)).toEqual([expect.objectContaining({ inventoryId: 428_544 })]);
    expect(await availability({ ...range, dateFrom: '2026-04-08' })).toHaveLength(2);
    expect(await availability({ ...range, dateFrom: '2026-04-08', availableOnly: 'True' })).toHaveLength(1);
  });

  it('in units is added to, listed and taken out, no further than it goes', async () => {
    const units = { productCode: 'RS50', stemsBunch: 10, quantity: 20, block: 'B1', bed: '1-A' };
    const listed = () =>
      s.rows('POST inventory.units.list', 'inventoryItems', {
        productId: 23_214,
        locationId: 13,
        unitType: 'Bunch',
      });
    await s.ok('POST inventory.units.add', { ...units, unitType: 'bunch' });
    expect(await listed()).toEqual([expect.objectContaining({ bunches: 520, categoryID: 11_453 })]);
    const taken = await s.ok('POST inventory.units.delete', { ...units, unitType: 'Bunch', quantity: 10 });
    expect(taken.message).toBe('The inventory in units has been decreased by 10 bunches successfully');
    expect(await listed()).toEqual([expect.objectContaining({ bunches: 510 })]);
    await s.refused('POST inventory.units.delete', { ...units, unitType: 'Bunch', quantity: 511 });
    expect(await s.broken('POST inventory.units.list', { productId: 23_214 })).toEqual([
      'locationId: required for a multiLocation account',
    ]);
  });
});
