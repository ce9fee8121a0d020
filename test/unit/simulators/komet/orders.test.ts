import { stage } from './support';

const s = stage();

describe('prebooks', () => {
  const NEW = { customerId: 23_430, carrierId: 4597, shipDate: '2026-05-04' };
  const MAY = { dateFrom: '2026-05-01', dateTo: '2026-05-31' };
  const listed = (sent = {}) => s.rows('GET prebook.list', 'prebooks', { ...MAY, ...sent });
  const detailed = (date: string, sent = {}) =>
    s.rows('GET prebook.details.list', 'prebooks', { date, ...sent });

  it('that are created can be listed, changed and deleted', async () => {
    const { prebookId, prebookNumber } = await s.ok('POST prebook.create', { ...NEW, customerPO: 'P99' });
    expect(await listed()).toEqual([{ id: prebookId, number: prebookNumber, locationId: 13 }]);
    await s.ok('POST prebook.update', { prebookId, shipDate: '2026-05-06', comments: 'Early', shipViaId: 1 });
    expect(await detailed('2026-05-04')).toEqual([]);
    expect(await detailed('2026-05-06')).toEqual([
      expect.objectContaining({
        id: prebookId,
        comments: 'Early',
        shipvia: 'Grower',
        customerCode: 'ROSEWD',
        carrierName: 'Armellini',
      }),
    ]);
    expect((await s.ok('POST prebook.delete', { prebookId })).message).toBe(
      'The prebook was successfully deleted ',
    );
    expect(await listed()).toEqual([]);
  });

  it('are merged into one of the same customer, carrier, day and PO with useExisting', async () => {
    const first = await s.ok('POST prebook.create', { ...NEW, prebookItems: [{}] });
    const second = await s.ok('POST prebook.create', { ...NEW, useExisting: 1, prebookItems: [{}, {}] });
    expect((await detailed('2026-05-04'))[0]?.details).toHaveLength(3);
    const third = await s.ok('POST prebook.create', { ...NEW, useExisting: 1, customerPO: 'P1' });
    expect(second.prebookId).toBe(first.prebookId);
    expect(third.prebookId).not.toBe(first.prebookId);
    expect(await listed()).toHaveLength(2);
  });

  it('of several carriers and days are made one each, for a customer that is created from its code', async () => {
    const address = Object.fromEntries(
      ['Street', 'City', 'State', 'Zipcode', 'Country'].flatMap((part) => [
        [`customerBilling${part}`, 'x'],
        [`customerShipping${part}`, 'x'],
      ]),
    );
    const entry = (carrierCode: string, shipDate: string) => ({
      carrierCode,
      carrierName: carrierCode,
      shipDate,
    });
    const { prebooks } = await s.ok('POST multiple.prebooks.create', {
      ...address,
      customerCode: 'NEWONE',
      customerName: 'New One',
      customerPhone: '1',
      companyLocationCode: '09',
      prebookItems: [
        entry('AR', '2026-05-04'),
        entry('PF', '2026-05-04'),
        entry('AR', '2026-05-04'),
        entry('AR', '2026-05-05'),
      ],
    });
    expect(prebooks).toHaveLength(3);
    expect(await s.rows('GET customer.list', 'customers', { code: 'NEWONE' })).toHaveLength(1);
    expect(await listed({ CompanyLocationId: 14, carrierName: 'armel' })).toHaveLength(2);
  });

  it('are filtered as documented', async () => {
    const range = { vendorShipDateFrom: '2026-03-20', vendorShipDateTo: '2026-03-22' };
    expect(await s.rows('GET prebook.details.list', 'prebooks', range)).toHaveLength(3);
    expect(await s.rows('GET prebook.details.list', 'prebooks', { ...range, soNumber: 501 })).toEqual([
      expect.objectContaining({ number: 102, type: 'S' }),
    ]);
    expect(await s.broken('GET prebook.details.list', { ...range, vendorShipDateTo: '2026-03-27' })).toEqual([
      'vendorShipDateTo: at most 7 days with vendorShipDateFrom',
    ]);
    expect(await s.broken('GET prebook.list', { dateFrom: '2026-01-01', dateTo: '2026-07-01' })).toHaveLength(
      1,
    );
    s.state.clock.set('2026-04-10T00:00:00Z');
    s.state.prebooks.touch('345347');
    expect(await detailed('2026-04-03', { updatedAsOf: '2026-04-10 00:00:00' })).toHaveLength(1);
    expect(await detailed('2026-04-02', { updatedAsOf: '2026-04-10 00:00:00' })).toEqual([]);
  });

  it('take items from what is to come and from what vendors have, and lose them', async () => {
    const prebookId = 345_345;
    await s.ok('POST prebook.future.item.add', { prebookId, inventoryId: 428_720, boxes: 5, price: 2.5 });
    const added = await s.ok('POST prebook.vendor.availability.item.add', {
      prebookId,
      inventoryIds: '428545, 428544',
      quantity: 3,
      price: 1,
    });
    const [row] = await detailed('2026-04-01');
    expect(row?.details).toEqual([
      expect.objectContaining({ totalBoxes: 2 }),
      expect.objectContaining({ totalBoxes: 5, unitPrice: 2.5 }),
      expect.objectContaining({ totalBoxes: 3, prebookItemId: added.prebookItemId }),
    ]);
    expect(['428720', '428545', '428544'].map((id) => s.state.inventory.get(id)?.quantity)).toEqual([
      25, 0, 17,
    ]);
    expect(
      await s.refused('POST prebook.vendor.availability.item.add', {
        prebookId,
        inventoryIds: '428544',
        quantity: 18,
        price: 1,
      }),
    ).toBe('There are not enough boxes available.');
    await s.ok('POST prebook.item.delete', { prebookId, prebookItemId: added.prebookItemId });
    expect((await detailed('2026-04-01'))[0]?.details).toHaveLength(2);
    s.state.account.vendorToken = true;
    await s.ok('POST prebook.item.delete', { prebookId, prebookItemId: 930_000 });
    expect((await detailed('2026-04-01'))[0]?.details).toContainEqual(
      expect.objectContaining({ prebookItemId: 930_000, totalBoxes: 0 }),
    );
  });
});

describe('standing orders', () => {
  const YEAR = { dateFrom: '2026-01-01', dateTo: '2026-12-31' };
  const listed = (sent = {}) => s.rows('GET standing.order.list', 'standingOrders', { ...YEAR, ...sent });
  const NEW = {
    customerId: 23_430,
    carrierId: 4597,
    startDate: '2026-03-02',
    recurrence: 2,
    truckDays: 'Monday,Thursday',
    companyLocationCode: '06',
  };

  it('that are created can be listed, changed, and lose an item', async () => {
    const { standingOrderId } = await s.ok('POST v2/standing-order', {
      ...NEW,
      items: [{ identifier: 'mine' }],
    });
    const [row] = await listed({ customerId: 23_430 });
    expect(row).toMatchObject({ id: standingOrderId, recurrence: 2, days: 'Monday,Thursday', endDate: null });
    const standingOrderItemId = (row?.details as Array<Record<string, unknown>>)[0]?.standingOrderItemId;
    await s.ok('PUT v2/standing-order', {
      ...NEW,
      standingOrderID: standingOrderId,
      standingOrderItemId,
      recurrence: 4,
    });
    expect(await listed({ customerId: 23_430 })).toEqual([expect.objectContaining({ recurrence: 4 })]);
    await s.ok('DELETE v2/standing-order/item', { standingOrderId, standingOrderItemId });
    expect(await listed({ customerId: 23_430 })).toEqual([expect.objectContaining({ details: [] })]);
    await s.refused('DELETE v2/standing-order/item', { standingOrderId, standingOrderItemId });
  });

  it('are only active ones by default', async () => {
    expect(await listed()).toHaveLength(1);
    expect(await listed({ status: 'All' })).toHaveLength(2);
    expect(await listed({ status: 'Cancelled' })).toEqual([expect.objectContaining({ number: 502 })]);
    expect(await listed({ dateTo: '2026-01-04' })).toEqual([]);
    expect(await s.broken('POST v2/standing-order', { ...NEW, recurrence: 5 })).toEqual([
      'recurrence: at most 4',
    ]);
    expect(await s.broken('POST v2/standing-order', { ...NEW, truckDays: 'Monday,Someday' })).toHaveLength(1);
  });
});

describe('pick tickets', () => {
  const tickets = (sent: object) => s.rows('GET pickticket.details.list', 'pickTickets', { ...sent });

  it('are the orders that are not voided, by day, range or id', async () => {
    const range = { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-07' };
    expect((await tickets(range)).map(({ orderNumber }) => orderNumber)).toEqual([
      1626, 1627, 1628, 1629, 1631, 1632,
    ]);
    expect(await tickets({ ...range, status: 4 })).toEqual([expect.objectContaining({ orderNumber: 1630 })]);
    expect(await tickets({ ...range, orderDate: '2026-03-09' })).toEqual([
      expect.objectContaining({ orderNumber: 1634 }),
    ]);
    expect(await tickets({ orderId: 11_678_925 })).toHaveLength(1);
    expect(await s.broken('GET pickticket.details.list', { ...range, orderDateTo: '2026-03-08' })).toEqual([
      'orderDateTo: at most 7 days with orderDateFrom',
    ]);
  });
});
