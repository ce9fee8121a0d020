import { all, by, stage } from './stage';

const s = stage('purchaseOrder');

const numbers = (listed: Array<{ number?: unknown }>) => listed.map(({ number }) => number);

describe('listing purchase orders', () => {
  const second = { date: '2026-03-02' };

  it('types what was seen of them; a number and a total are text', async () => {
    const [order] = await s.json('getMany', all({}, { number: 'P040991' }));
    expect(order).toMatchObject({
      id: 81_003,
      number: 'P040991',
      shipDate: '2026-03-05',
      status: 'PA',
      totalCost: '120.00',
      details: [{ poItemId: 85_063, totalBoxes: 4, unitCost: 0.3, lineItemStatus: 'Pending' }],
    });
  });

  it.each<[object, string[]]>([
    [{ vendor: 'joya' }, ['P040990']],
    [{ vendorId: '6322' }, ['P040989']],
    [{ customerId: '23423' }, ['P040989']],
    [{ customerPONumber: 'C1' }, ['P040989']],
    [{ product: 'mondial' }, ['P040989']],
    [{ origin: 'UIO' }, ['P040990']],
    [{ prebook: '101' }, ['P040989']],
    [{ locationId: '14' }, ['P040990']],
    [{ status: 'Cancelled' }, []],
    [{ statusLine: 'Confirmed' }, []],
    [{ purchaseOrderItemIds: '7829, 265119' }, ['P040989', 'P040990']],
    [{ futureInventoryAvailableFrom: '2026-03-05', futureInventoryAvailableTo: '2026-03-08' }, ['P040989']],
  ])('by %p', async (filters, expected) =>
    expect(numbers(await s.json('getMany', all({ ...filters }, second)))).toEqual(expected),
  );

  it('needs the vendor ship date or a number', async () => {
    const { failure } = await s.run('getMany', all());
    expect(failure?.message).toMatch(/^Vendor Ship Date or Number: expected at least one of them/);
    expect(numbers(await s.json('getMany', all({}, { number: ['P040989', 'P040991'] })))).toEqual([
      'P040989',
      'P040991',
    ]);
    expect(s.sent().query).toMatchObject({ number: 'P040989,P040991' });
  });

  it('by number makes one call, however long the range of availability is', async () => {
    const days = { futureInventoryAvailableFrom: '2026-03-01', futureInventoryAvailableTo: '2026-03-31' };
    expect(numbers(await s.json('getMany', all(days, { number: 'P040989' })))).toEqual(['P040989']);
    expect(s.komet.counters.calls).toBe(1);
  });

  it('has the vendor availability behind each line', async () => {
    const listed = await s.json(
      'getManyWithVendorAvailability',
      all({ shipDate: '2026-03-02' }, { purchaseOrderNumbers: 'P040989', purchaseOrderItemIds: '7829' }),
    );
    expect(listed).toEqual([
      {
        id: 81_001,
        number: 40_989,
        shipDate: '2026-03-02',
        details: [
          {
            poItemId: 7829,
            vendorAvailabilityDetails: [
              {
                productDescription: 'Rose White Mondial 60 cm',
                availableFrom: '2026-04-01',
                postHarvest: 'CL',
                unitType: 'Stem',
                // Five boxes of a hundred.
                unitsAllocated: 500,
              },
            ],
          },
        ],
      },
    ]);
    const { failure } = await s.run('getManyWithVendorAvailability', all());
    expect(failure?.message).toMatch(/^Purchase Order Numbers or Purchase Order Item IDs/);
  });
});

describe('creating purchase orders', () => {
  it('keeps the zeros of the last four digits of an AWB', async () => {
    const [created] = await s.json('create', {
      shipDate: '2026-03-10',
      vendor: by('id', '6322'),
      companyLocationCode: '09',
      additionalFields: { carrier: by('id', '4610'), awbNumber: '0048', purchaseOrderNumber: 'P041000' },
    });
    expect(created).toMatchObject({ success: true, message: 'success' });
    expect(s.komet.state.purchaseOrders.get('81501')).toMatchObject({
      shipDate: '2026-03-10',
      vendorId: '6322',
      locationId: '14',
      carrierId: '4610',
      awb: '0048',
      number: 'P041000',
    });
  });

  it('takes the vendor and the carrier by code', async () => {
    const order = { shipDate: '2026-03-10', companyLocationCode: '06', vendor: by('code', 'HUJ') };
    await s.json('create', { ...order, additionalFields: { carrier: by('code', 'AR') } });
    expect(s.sent().body).toMatchObject({ vendorCode: 'HUJ', carrierCode: 'AR' });
    expect(s.sent().body).not.toHaveProperty('vendorId');
    expect(s.komet.state.purchaseOrders.get('81501')).toMatchObject({ vendorId: '6323', carrierId: '4597' });
  });

  it('needs no vendor with the token of one', async () => {
    Object.assign(s.komet.state.account, { vendorToken: true, companyToken: false });
    await s.json('create', { shipDate: '2026-03-10', companyLocationCode: '06' });
    expect(s.komet.state.purchaseOrders.get('81501')).toMatchObject({ vendorId: '6322' });
  });

  it('quirk 20: silently skips unknown products, and takes members that the cut page does not show', async () => {
    s.komet.state.undocumented.add('purchaseOrderItems[0].boxes');
    expect(
      await s.json('createOrExtendWithBreakdowns', {
        shipDate: '2026-03-10',
        vendor: by('id', '6322'),
        companyLocationCode: '06',
        purchaseOrderItemsMode: 'json',
        purchaseOrderItemsJson: '[{ "productId": 23214, "boxes": 2 }, { "productId": 999 }]',
        additionalFields: { purchaseOrderNumber: 'P040989', carrier: by('id', '4610') },
      }),
    ).toMatchObject([{ purchaseOrderId: 81_001, purchaseOrderNumber: 'P040989', success: true }]);
    const added = s.komet.state.purchaseItems.all().slice(5);
    expect(added).toMatchObject([{ orderId: '81001', productId: '23214' }]);
    expect(s.sent().body).toMatchObject({
      purchaseOrderItems: [{ productId: 23_214, boxes: 2 }, { productId: 999 }],
    });
  });

  it('takes the product of a mixed line by ID or by description, and none without either', async () => {
    const mixed = { shipDate: '2026-03-10', vendor: by('id', '6322'), companyLocationCode: '06' };
    const described = { values: [{ productDescription: 'Rose Red Freedom 50 cm' }] };
    await s.json('createOrExtendWithBreakdowns', { ...mixed, purchaseOrderItems: described });
    expect(s.sent().body).toMatchObject({
      purchaseOrderItems: [{ productDescription: 'Rose Red Freedom 50 cm' }],
    });

    const { failure } = await s.run('createOrExtendWithBreakdowns', {
      ...mixed,
      purchaseOrderItems: { values: [{}] },
    });
    expect(failure?.message).toMatch(/Product is required because Product Description is not given/);
    expect(s.komet.counters.calls).toBe(1);
  });

  it.each(['create', 'createOrExtendWithBreakdowns'])(
    '%s is not repeated when its outcome is unknown',
    async (operation) => {
      s.komet.faults.add({ kind: 'resetAfterRead' });
      const { failure } = await s.run(operation, {
        shipDate: '2026-03-10',
        vendor: by('id', '6322'),
        companyLocationCode: '06',
        ...(operation === 'create' ? {} : { purchaseOrderItems: { values: [{ productId: '23214' }] } }),
      });
      expect(s.komet.counters.calls).toBe(1);
      expect(s.komet.state.purchaseOrders.all()).toHaveLength(4);
      expect(failure?.description).toContain('shows whether the purchase order was created');
    },
  );
});
