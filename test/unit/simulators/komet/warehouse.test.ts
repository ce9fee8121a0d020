import { kometMethod } from '../../../documented';
import { stage } from './support';

const s = stage();

describe('boxes', () => {
  it('get codes and external codes one by one, in the words of the page', async () => {
    const changed = await s.ok('POST box.code.change', {
      boxes: [
        { currentBoxCode: 'KS001001', newBoxCode: 'PT991001' },
        { currentBoxCode: 'KS001002', newBoxCode: 'PT991002' },
        { currentBoxCode: 'KS009999', newBoxCode: 'PT991003' },
      ],
    });
    expect(changed).toEqual(kometMethod('box.code.change', 'POST').sampleResponse);
    const named = await s.ok('POST box.externalcode.update', {
      boxes: [
        { boxCode: 'PT991001', externalCode: 'X1' },
        { boxCode: 'KS001001', externalCode: 'X2' },
      ],
    });
    expect(named).toMatchObject({
      message: '1 boxes were successfully updated. 1 boxes could not be updated',
      boxes: [{ status: '1' }, { status: '0', message: 'Box code does not exist' }],
    });
    expect(s.state.boxes.get('PT991001')?.externalCode).toBe('X1');
  });

  it('move, are received and shipped', async () => {
    const boxCode = 'KS5704495';
    expect(await s.ok('POST box.position.change', { boxCode, position: 'A1' })).toMatchObject({
      boxOldPosition: 'AC2',
    });
    expect(await s.ok('POST box.position.change', { boxCode, position: 'A2' })).toMatchObject({
      boxOldPosition: 'A1',
    });
    await s.ok('POST box.warehouse.receive', { boxCode, companyLocationId: 13 });
    expect(await s.rows('GET awb.list', 'awbs', { awb: '0983' })).toEqual([
      expect.objectContaining({ pieces: 7, piecesReceived: 1 }),
    ]);
    await s.ok('POST box.warehouse.ship', { boxCode, companyLocationId: 13 });
    expect(
      await s.ok('POST box.invoice.shipment.confirm', {
        orderNumber: 1626,
        boxCodes: 'KS5704495,KS5704496,KS001003',
      }),
    ).toMatchObject({ updatedBoxes: '2' });
    expect(s.state.invoices.get('11678925')?.shippedBoxes).toEqual(['KS5704495', 'KS5704496']);
    expect(await s.broken('POST box.warehouse.ship', { boxCode })).toEqual([
      'companyLocationId: required for a multiLocation account',
    ]);
  });

  it('move to another AWB by a GET that names those that failed', async () => {
    const sent = { awb: '098-1062-1999', shipDate: '2026-06-21', companyLocationId: 13 };
    expect(
      await s.ok('GET box.move.awb', { ...sent, boxCodes: 'KS244894880,KS001003,KS9,KS001004' }),
    ).toEqual({
      status: '1',
      message: 'OK',
      failedBoxes: ['KS001003', 'KS9', 'KS001004'],
    });
    expect(await s.rows('GET awb.list', 'awbs', { shipDate: '2026-06-21' })).toEqual([
      expect.objectContaining({ awb: '098-1062-1999', boxesCodes: 'KS244894880' }),
    ]);
    expect(await s.broken('GET box.move.awb', { ...sent, shipDate: undefined, boxCodes: 'KS1' })).toEqual([
      'shipDate: required',
    ]);
  });

  it('are counted once, with codes for all that may be wrong', async () => {
    const count = (boxCode: string) =>
      s.raw('PATCH v2/inventory/box/count', { boxCode, boxPosition: 'A000', companyLocationId: '13' });
    expect(await count('KS001001')).toEqual({
      statusInventory: '1',
      message: 'Ok',
      boxAlreadyScannedPosition: 'A000',
    });
    expect(await count('KS001001')).toEqual(kometMethod('v2/inventory/box/count', 'PATCH').sampleResponse);
    const codes = await Promise.all(
      ['NONE', 'KS001004', 'KS001005'].map(async (code) => (await count(code)).statusInventory),
    );
    expect(codes).toEqual(['2', '4', '11']);
    expect(await s.broken('PATCH v2/inventory/box/count', { companyLocationId: '13' })).toEqual([
      'boxCode: required',
    ]);
  });
});

describe('AWBs', () => {
  it('are found by the last four digits or the day, with their boxes', async () => {
    const [row] = await s.rows('GET awb.details.list', 'awbs', { awb: '0983' });
    expect(row).toMatchObject({ awbId: 148_807, status: 1, locationCode: '06' });
    expect(row?.boxes).toContainEqual(expect.objectContaining({ code: 'KS001001' }));
    expect(await s.rows('GET awb.list', 'awbs', { shipDate: '2026-02-15', originCode: 'BOG' })).toEqual([]);
    expect(await s.broken('GET awb.list', { originCode: 'UIO' })).toEqual([
      'awb, shipDate: at least one of these',
    ]);
  });

  it('of the future are saved by number and house, instructions added', async () => {
    const house = { house: 'CM-1', vendorCode: 'ABC', locationCode: '06', instructions: 'first' };
    const save = (sent: object) =>
      s.ok('POST awb.future.save', {
        originCode: 'BOG',
        shipDate: '2026-05-01',
        awb: '111-2222-3333',
        houses: [house],
        ...sent,
      });
    await save({ instructions: 'one' });
    await save({
      instructions: 'two',
      originCode: 'MIA',
      houses: [
        { ...house, instructions: 'second' },
        { house: 'CM-2', vendorCode: 'HUJ' },
      ],
    });
    expect(await s.rows('GET awb.future.list', 'awbs', { awb: '3333' })).toEqual([
      expect.objectContaining({
        originCode: 'BOG',
        instructions: 'one two',
        houses: [
          expect.objectContaining({ house: 'CM-1', instructions: 'second' }),
          expect.objectContaining({ house: 'CM-2' }),
        ],
      }),
    ]);
  });
});

describe('hard goods', () => {
  const listed = (sent: object) => s.rows('GET hardgood/inventory.list', 'inventoryItems', { ...sent });

  it('that are added can be stocked, listed and changed', async () => {
    const product = {
      category: 'Ribbon',
      subcategory: 'Silk',
      description: 'Red ribbon',
      sku: 'RED',
      packSize: 10,
    };
    const { productId } = await s.ok('POST hardgood.product.add', {
      ...product,
      vendorCode: 'MSU',
      unitCost: 2,
    });
    await s.ok('POST hardgood.inventory.add', {
      productId,
      locationId: 14,
      quantity: 5,
      unitCost: 3,
      unitPrice: 1.2,
    });
    expect(await listed({ locationId: 14, sku: 'RED' })).toEqual([
      expect.objectContaining({
        productId,
        quantity: 5,
        packSize: 10,
        totalUnits: 50,
        unitPrice: 1.2,
        subcategory: 'Silk',
      }),
    ]);
    await s.ok('POST hardgood.inventory.update', { productId, locationId: 14, unitCost: 3, unitPrice: 9 });
    await s.ok('POST hardgood.product.update', {
      ...product,
      Id: productId,
      activePerItem: 1,
      subcategory: 'Satin',
    });
    expect(await listed({ locationId: 14, vendorCode: 'MSU', category: 'Ribbon' })).toEqual([
      expect.objectContaining({ subcategory: 'Satin', unitPrice: 9 }),
    ]);
    expect(await listed({ locationId: 13, sku: 'RED' })).toEqual([]);
  });

  it('need the token in two places, a vendor and at most 999 units', async () => {
    const half = await s.raw(
      'GET hardgood/inventory.list',
      { locationId: 13 },
      ({ query }) => delete query.authenticationToken,
    );
    expect(half.status).toBe('0');
    expect(
      await s.broken('POST hardgood.inventory.add', { productId: 17_432, quantity: 1_000, unitCost: 1 }),
    ).toEqual(['quantity: at most 999']);
    expect(
      await s.broken('POST hardgood.product.add', {
        category: 'a',
        subcategory: 'b',
        description: 'c',
        sku: 'd',
        packSize: 1,
        unitCost: 1,
      }),
    ).toEqual(['vendorId, vendorCode: at least one of these']);
  });
});
