import { all, by, stage } from './stage';

const s = stage('inventory');

/** A line of ten quarter boxes of red roses, as seeded. */
const roses = {
  companyProductId: 23_214,
  productDescription: 'Rose Red Freedom 50 cm',
  productCode: 'RS50',
  grade: '50 cm',
  category: 'Rose',
  boxTypeId: 1058,
  boxTypeCode: 'QB',
  unitType: 'Stem',
  bunches: 4,
};

describe('lists of boxes', () => {
  it('have the open market without a type, and the types that are ticked', async () => {
    const market = await s.json('getMany', all({ locationId: '14' }));
    expect(s.sent().query).not.toHaveProperty('inventoryType');
    expect(market).toEqual([
      expect.objectContaining({
        orderItemId: 428_102,
        companyProductId: 23_215,
        price: 0.6,
        sellFast: false,
      }),
    ]);

    const listed = await s.json('getMany', all({ inventoryType: ['P', 'L'], includeBoxes: 0 }));
    expect(s.sent().query).toMatchObject({ inventoryType: 'P,L', includeBoxes: '0' });
    expect(listed.map(({ orderItemId }) => orderItemId)).toEqual([428_103]);
  });

  it('leave out what is held, find a lot, and include the boxes on request', async () => {
    const held = { lotNumber: 'L-77' };
    expect(await s.json('getMany', all(held))).toEqual([expect.objectContaining({ orderItemId: 428_104 })]);
    expect(await s.json('getMany', all({ ...held, excludeHeldItems: true }))).toEqual([]);
    expect(s.sent().query).toMatchObject({ excludeHeldItems: '1' });

    const [first] = await s.json('getMany', { filters: { includeBoxes: 1 }, limit: 1 });
    expect(first).toEqual({
      orderItemId: 428_101,
      ...roses,
      quantity: 10,
      totalUnits: 1000,
      unitsPerBox: 100,
      stemsBunch: 25,
      growerId: 6322,
      growerName: 'Flores ABC',
      inventoryDate: '2026-03-01',
      price: 0.45,
      sellFast: false,
      isAssorted: false,
      // The page was cut before the boxes: passed through as they come.
      boxes: [{ boxCode: 'KS001001' }, { boxCode: 'KS001002' }],
    });
  });

  it('show the open market to a customer, and consolidated, the IDs as text with commas', async () => {
    const [line] = await s.json('getManyOpenMarket', { filters: { customerId: '23423' }, limit: 1 });
    expect(line).toEqual({
      inventoryId: 428_101,
      ...roses,
      quantity: 10,
      totalUnits: 1000,
      unitsPerBox: 100,
      stemsBunch: 25,
      vendor: 'ABC',
      price: 0.45,
      priceB: 0.5,
      fobPrice: 0.3,
    });

    const consolidated = await s.json('getManyConsolidatedOpenMarket', { returnAll: true });
    expect(consolidated).toHaveLength(2);
    expect(consolidated[1]).toMatchObject({
      inventoryItemIds: '428102',
      companyProductId: 23_215,
      quantity: 10,
    });
    expect(String(consolidated[0]?.inventoryItemIds)).toMatch(/^428101,428105,429000,/);
  });

  it('have what is to come within a range of days', async () => {
    const range = (dateFrom: string, dateTo: string) => ({ dateFrom, dateTo, ...all({ locationId: '13' }) });
    expect(await s.json('getManyFuture', range('2026-04-06', '2026-04-20'))).toEqual([
      { inventoryId: 428_720, ...roses, quantity: 30, totalUnits: 3000, vendor: 'ABC', portOfOrigin: 'BOG' },
    ]);
    expect(await s.json('getManyFuture', range('2026-04-07', '2026-04-20'))).toEqual([]);
  });
});

describe('boxes', () => {
  const boxes = {
    awb: '234-2367-0983',
    shipDate: '2026-03-02',
    quantity: 12,
    unitType: 'bunch',
    stemsBunch: 20,
    bunches: 5,
    unitCost: '2.505',
    vendor: by('id', '6322'),
    product: by('list', '23215'),
    boxType: by('id', '1057'),
  };

  it('are added by POST with all values in the URL, the token among them', async () => {
    expect(
      await s.json('addBoxesToStaging', {
        ...boxes,
        additionalFields: { isTmpAwb: false, arrivalDate: '2026-03-04', customerId: '23423' },
      }),
    ).toEqual([{ success: true, awb: '234-2367-0983', message: 'OK' }]);

    expect(s.sent()).toEqual({
      headers: {},
      query: expect.objectContaining({
        awb: '234-2367-0983',
        shipDate: '2026-03-02',
        quantity: '12',
        unitType: 'bunch',
        unitCost: '2.505',
        isTmpAwb: '0',
      }) as unknown,
      body: {},
    });
    expect(s.komet.state.inventory.all().at(-1)).toMatchObject({
      productId: '23215',
      vendorId: '6322',
      boxTypeCode: 'HB',
      quantity: 12,
      unitType: 'Bunch',
      unitsPerBox: 5,
      unitCost: '2.505',
      availableFrom: '2026-03-04',
      reservedFor: '23423',
    });
  });

  it('take codes in place of IDs, and need one of each', async () => {
    const codes = { vendor: by('code', 'HUJ'), product: by('code', 'RS50'), boxType: by('code', 'FB') };
    await s.json('addBoxesToStaging', { ...boxes, ...codes });
    expect(s.komet.state.inventory.all().at(-1)).toMatchObject({
      productId: '23214',
      vendorId: '6323',
      boxTypeCode: 'FB',
    });

    const { failure } = await s.run('addBoxesToStaging', {
      ...boxes,
      vendor: by('list', ''),
      product: by('code', ''),
      boxType: by('id', ''),
    });
    for (const label of ['Vendor', 'Product', 'Box Type'])
      expect(failure?.message).toContain(`Parameter "${label}" is required`);
  });

  it('are at most 100 a line', async () => {
    const { failure } = await s.run('addBoxesToStaging', { ...boxes, quantity: 101 });
    expect(failure?.message).toMatch(/^Quantity: expected/);
    const more = { inventoryId: '428101', unitCost: '0.3', updateFields: { quantity: 101 } };
    expect((await s.run('update', more)).failure?.message).toMatch(/^Boxes to Add: expected/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('quirk 20: of a product that the vendor does not know are skipped silently', async () => {
    const before = s.komet.state.inventory.all().length;
    await s.json('addBoxesToStaging', { ...boxes, product: by('code', 'NOBODY') });
    expect(s.komet.state.inventory.all()).toHaveLength(before);
  });

  it('take members that the cut page does not show, in the URL', async () => {
    s.komet.state.undocumented.add('confirmInventory');
    await s.json('addBoxesToStaging', {
      ...boxes,
      options: { additionalFieldsJson: '{"confirmInventory":1}' },
    });
    expect(s.sent().query).toMatchObject({ confirmInventory: '1' });
  });

  it('are added to a line once: the call is not repeated when its answer is lost', async () => {
    const change = {
      inventoryId: '428101',
      unitCost: '0.312',
      updateFields: { quantity: 5, priceA: '0.55', priceB: '0.6' },
    };
    expect(await s.json('update', change)).toEqual([
      { success: true, inventoryId: 428_101, message: 'The inventory Item has been updated successfully' },
    ]);
    expect(s.komet.state.inventory.get('428101')).toMatchObject({
      quantity: 15,
      unitCost: '0.312',
      priceA: '0.55',
      priceB: '0.6',
    });

    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('update', change);
    expect(s.komet.state.inventory.get('428101')?.quantity).toBe(20);
    expect(failure?.description).toContain('Get Many with the inventory type of the boxes');
    expect(s.komet.counters.calls).toBe(2);
  });
});

describe('units', () => {
  const units = { productCode: 'RS50', quantity: 30, stemsBunch: 10, block: 'B1', bed: '1-A' };

  it('quirk 6: are listed by a POST that is a read: repeated after a lost answer', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const filters = { categoryId: '11453', productId: '23214', locationId: '13', unitType: 'Bunch' };
    expect(await s.json('getManyUnits', all(filters))).toEqual([
      {
        inventoryUnitsIds: 5001,
        productId: 23_214,
        productDescription: 'Rose Red Freedom 50 cm',
        categoryID: 11_453,
        category: 'Rose',
        unitType: 'Bunch',
        stemsBunch: 10,
        bunches: 500,
        totalUnits: 500,
        unitLandedCost: 0.30125,
        unitPrice: 0.45,
        inTransit: false,
        vendorId: 6322,
        vendor: 'Flores ABC',
        companyId: 6316,
        locationCode: '06',
      },
    ]);
    expect(s.komet.counters.calls).toBe(2);
  });

  it('are added in the small letters of one page, and taken out in the capitals of another', async () => {
    expect(
      await s.json('createUnits', {
        ...units,
        unitType: 'bunch',
        additionalFields: { cutter: '123', cutDate: '2026-03-01' },
      }),
    ).toEqual([
      {
        success: true,
        productCode: 'RS50',
        message: 'The inventory in units has been increased by 30 bunches successfully',
      },
    ]);
    expect(s.sent().body).toMatchObject({ unitType: 'bunch', cutter: 123, cutDate: '2026-03-01' });

    expect(await s.json('deleteUnits', { ...units, unitType: 'Bunch', quantity: 40 })).toEqual([
      {
        success: true,
        productCode: 'RS50',
        message: 'The inventory in units has been decreased by 40 bunches successfully',
      },
    ]);
    expect(s.sent().body).toMatchObject({ unitType: 'Bunch' });
    expect(s.komet.state.inventoryUnits.get('5001')?.quantity).toBe(490);
  });

  it.each(['createUnits', 'deleteUnits'])(
    '%s is not repeated when its outcome is unknown',
    async (operation) => {
      s.komet.faults.add({ kind: 'resetAfterRead' });
      const { failure } = await s.run(operation, { ...units, unitType: 'bunch' });
      expect(failure?.description).toContain('Get Many Units with the product');
      expect(s.komet.counters.calls).toBe(1);
    },
  );
});
