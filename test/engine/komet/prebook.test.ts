import { all, by, stage } from './stage';

const s = stage('prebook');

const prebook = (id: number | string) => s.komet.state.prebooks.get(String(id));
const numbers = (listed: Array<{ number?: unknown }>) => listed.map(({ number }) => number);

describe('listing prebooks', () => {
  const april = { dateFrom: '2026-04-01', dateTo: '2026-04-30' };

  it('has their heads', async () => {
    const [first, ...others] = await s.json('getMany', all({}, april));
    expect(first).toEqual({ id: 345_345, number: 101, locationId: 13 });
    expect(numbers(others)).toEqual([102, 103, 104, 105, 106]);
  });

  it.each<[object, number[]]>([
    [{ prebook: '104' }, [104]],
    [{ customer: 'ROSEWD' }, [102, 105]],
    [{ customerId: '23437' }, [103, 106]],
    [{ carrierName: 'armel' }, [102, 104, 106]],
    [{ carrierId: '4610' }, [101, 103, 105]],
    [{ salesPersonId: '801' }, [101, 104]],
    [{ soNumber: '501' }, [102]],
    [{ customerPONumber: '77' }, [104]],
    [{ CompanyLocationId: '14' }, [105]],
    [{ brandId: '9' }, []],
    [{ prebookStatus: 'Shipped' }, []],
    [{ isEcommerce: true }, [103]],
    [{ checkOutStatus: false }, [101]],
  ])('by %p', async (filters, expected) =>
    expect(numbers(await s.json('getMany', all({ ...filters }, april)))).toEqual(expected),
  );

  it('reads more than six months window by window, without doubles at the seams', async () => {
    const year = { dateFrom: '2025-10-01', dateTo: '2026-09-30' };
    expect(numbers(await s.json('getMany', all({}, year)))).toEqual([101, 102, 103, 104, 105, 106]);
    expect(s.komet.counters.calls).toBe(2);
    const { failure } = await s.run('getMany', { ...year, returnAll: false, limit: 5 });
    expect(failure?.message).toMatch(/6 months/);
  });
});

describe('listing prebooks with their lines', () => {
  const noShipTo = {
    shipName: '',
    shipAddress: '',
    shipCity: '',
    shipState: '',
    shipZipCode: '',
    shipCountry: '',
  };

  it('is empty if the vendor says so in words', async () => {
    expect(await s.json('getManyDetailed', all({}, { date: '2030-01-01' }))).toEqual([]);
    s.komet.faults.add({ kind: 'faultIn200', message: 'Orders not found.OK' });
    expect(await s.json('getManyDetailed', all({}, { date: '2030-01-01' }))).toEqual([]);
  });

  it('types heads and lines', async () => {
    expect(await s.json('getManyDetailed', all({}, { date: '2026-04-02' }))).toEqual([
      {
        id: 345_346,
        number: 102,
        locationId: 13,
        locationCode: '06',
        locationName: 'Miami',
        customerName: 'Rosewood Floral Supply',
        customerId: 23_430,
        customerCode: 'ROSEWD',
        ...noShipTo,
        type: 'S',
        truckDate: '2026-04-02',
        customerPONumber: '',
        carrierName: 'Armellini',
        carrierId: 4597,
        shipvia: 'Warehouse',
        shipVia: 'Warehouse',
        comments: '',
        totalPrice: 90,
        details: [
          {
            prebookItemId: 930_001,
            vendorId: 6322,
            vendorName: 'Flores ABC',
            productId: 23_214,
            productDescription: 'Rose Red Freedom 50 cm',
            totalBoxes: 2,
            boxType: 'QB',
            bunches: 4,
            stemsBunch: 25,
            unitPrice: 0.45,
            // Four bunches of 25 stems a box.
            units: 100,
            unitType: 'Stem',
            totalUnits: 200,
            totalPrice: 90,
            markCode: '',
            brandId: null,
            brandName: null,
            breakdowns: [],
          },
        ],
      },
    ]);
  });

  it('needs the truck date or both vendor ship dates, of which it takes a week at a time', async () => {
    const { failure } = await s.run('getManyDetailed', all({}, { vendorShipDateFrom: '2026-03-20' }));
    expect(failure?.message).toMatch(/Truck Date or Vendor Ship Date From with Vendor Ship Date To/);
    expect(s.komet.counters.calls).toBe(0);

    const shipped = { vendorShipDateFrom: '2026-03-16', vendorShipDateTo: '2026-03-24' };
    expect(numbers(await s.json('getManyDetailed', all({}, shipped)))).toEqual([101, 102, 103, 104, 105]);
    expect(s.komet.counters.calls).toBe(2);
  });

  it('sends moments in GMT and flags as words', async () => {
    const filters = { updatedAsOf: '2026-03-06T01:00:00+02:00', unableToSource: true, locationId: '13' };
    expect(numbers(await s.json('getManyDetailed', all(filters, { date: '2026-04-06' })))).toEqual([106]);
    expect(s.sent().query).toMatchObject({ updatedAsOf: '2026-03-05 23:00:00', unableToSource: 'true' });
  });
});

describe('creating prebooks', () => {
  const order = { customer: by('list', '23423'), carrier: by('id', '4610'), shipDate: '2026-04-20' };

  const line = {
    vendorId: '6323',
    productId: '23215',
    boxTypeId: '1057',
    unitType: 'Stem',
    boxes: 3,
    bunches: 8,
    stemsBunch: 20,
    cost: 0.3,
    price: 0.55,
    markCode: 'M, 1',
    notes: 'No leaves',
  };

  it('with lines of the members that real calls send; the answer has the IDs that later calls take', async () => {
    const [created] = await s.json('create', {
      ...order,
      prebookItems: { values: [line] },
      additionalFields: {
        shipToId: '20102',
        shipViaId: 1,
        customerPO: 'P099999',
        comments: 'Handle with care',
        isEcommerce: 1,
        createdBy: '801',
        autoGeneratePOsfromPrebooks: 0,
      },
    });
    expect(created).toEqual({
      success: true,
      customerId: 23_423,
      message: 'success',
      prebookId: 346_001,
      prebookNumber: 1001,
      prebookItems: [{ prebookItemId: 346_002 }],
    });
    expect(prebook(346_001)).toMatchObject({
      customerId: '23423',
      carrierId: '4610',
      truckDate: '2026-04-20',
      shipViaId: '1',
      customerPO: 'P099999',
      comments: 'Handle with care',
      ecommerce: true,
      shipToId: '20102',
      items: [
        {
          vendorId: '6323',
          productId: '23215',
          boxTypeCode: 'HB',
          unitType: 'Stem',
          boxes: 3,
          bunches: 8,
          stemsBunch: 20,
          cost: '0.3',
          price: '0.55',
          markCode: 'M, 1',
          notes: 'No leaves',
        },
      ],
    });
    const ids = { vendorId: 6323, productId: 23_215, boxTypeId: 1057 };
    expect(s.sent().body).toMatchObject({
      createdBy: 801,
      autoGeneratePOsfromPrebooks: 0,
      shipToId: 20_102,
      prebookItems: [{ ...line, ...ids }],
    });
  });

  it('with lines as JSON, which may have members that nobody has seen', async () => {
    s.komet.state.undocumented.add('prebookItems[0].breakdowns');
    await s.json('create', {
      ...order,
      prebookItemsMode: 'json',
      prebookItemsJson: '[{ "boxes": 3, "breakdowns": [{ "productId": 1 }] }]',
    });
    expect(s.sent().body.prebookItems).toEqual([{ boxes: 3, breakdowns: [{ productId: 1 }] }]);
  });

  it('quirk 7: into an existing one if the user says so', async () => {
    const same = { ...order, shipDate: '2026-04-01', prebookItems: { values: [{ boxes: 1 }] } };
    await s.json('create', { ...same, additionalFields: { useExisting: 1 } });
    expect([prebook(345_345)?.items.length, s.komet.state.prebooks.all().length]).toEqual([2, 6]);
    await s.json('create', { ...same, additionalFields: { useExisting: 0 } });
    expect([prebook(345_345)?.items.length, s.komet.state.prebooks.all().length]).toEqual([2, 7]);
  });

  it('quirk 7: never twice when the outcome is unknown', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('create', order);
    expect(s.komet.counters.calls).toBe(1);
    expect(s.komet.state.prebooks.all()).toHaveLength(7);
    expect(failure?.description).toContain('shows whether the prebook was created');
  });

  it('by codes with their names', async () => {
    const { failure } = await s.run('create', {
      shipDate: '2026-04-20',
      customer: by('code', 'WPETAL'),
      carrier: by('id', '4610'),
    });
    expect(failure?.message).toMatch(/^Customer Description is required because Customer is not given/);
    const nobody = await s.run('create', {
      ...order,
      carrier: by('id', ''),
      carrierDescription: 'Armellini',
    });
    expect(nobody.failure?.message).toMatch(/Parameter "Carrier" is required/);
    expect(s.komet.counters.calls).toBe(0);

    await s.json('create', {
      shipDate: '2026-04-20',
      customer: by('code', 'WPETAL'),
      customerDescription: 'Wholesale Petals',
      carrier: by('code', 'AR'),
      carrierDescription: 'Armellini',
    });
    expect(prebook(346_001)).toMatchObject({ customerId: '23423', carrierId: '4597' });
  });

  it('several at once, one for each carrier and ship date', async () => {
    const address = (kind: string) =>
      Object.fromEntries(
        ['Street', 'City', 'State', 'Zipcode', 'Country'].map((part) => [`customer${kind}${part}`, part]),
      );
    s.komet.state.undocumented.add('prebookItems[0].boxes');
    const [created] = await s.json('createMultiple', {
      customerCode: 'WPETAL',
      customerName: 'Wholesale Petals',
      ...address('Billing'),
      ...address('Shipping'),
      customerPhone: '305 555 0134',
      companyLocationCode: '09',
      prebookItemsMode: 'json',
      prebookItemsJson: JSON.stringify([
        { carrierCode: 'AR', carrierName: 'Armellini', shipDate: '2026-04-20', boxes: 4 },
        { carrierCode: 'PF', carrierName: 'Prime Floral', shipDate: '2026-04-20' },
        { carrierCode: 'AR', carrierName: 'Armellini', shipDate: '2026-04-20' },
      ]),
      additionalFields: { shipViaId: 0, customerPO: 'P1', autoGeneratePOsfromPrebooks: 1 },
    });
    expect(created).toMatchObject({ success: true });
    expect(s.komet.state.prebooks.all().slice(6)).toMatchObject([
      {
        carrierId: '4597',
        truckDate: '2026-04-20',
        locationId: '14',
        customerPO: 'P1',
        items: [{ boxes: 4 }, {}],
      },
      { carrierId: '4610', items: [{}] },
    ]);
    expect(s.sent().body).toMatchObject({
      customerBillingZipcode: 'Zipcode',
      customerShippingCountry: 'Country',
    });
  });
});

describe('changing and deleting a prebook', () => {
  it('changes only what is given', async () => {
    const updateFields = {
      carrierId: '4597',
      shipDate: '2026-08-11',
      customerPO: 'P099999',
      comments: 'New',
      shipViaId: 1,
    };
    expect(await s.json('update', { prebookId: '345345', updateFields })).toEqual([
      { success: true, prebookId: 345_345, message: 'success' },
    ]);
    expect(prebook(345_345)).toMatchObject({
      customerId: '23423',
      carrierId: '4597',
      truckDate: '2026-08-11',
      customerPO: 'P099999',
      comments: 'New',
      shipViaId: '1',
    });
    await s.json('update', { prebookId: '345345', updateFields: { comments: 'Newer' } });
    expect(s.sent().body).toEqual({ prebookId: 345_345, comments: 'Newer' });
  });

  it('deletes it', async () => {
    expect(await s.json('delete', { prebookId: 345_345 })).toEqual([
      { deleted: true, prebookId: 345_345, message: 'The prebook was successfully deleted ' },
    ]);
    expect(prebook(345_345)).toBeUndefined();
  });
});
