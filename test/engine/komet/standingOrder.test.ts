import { all, by, stage } from './stage';

const s = stage('standingOrder');

const schedule = { startDate: '2026-06-01', recurrence: 2, truckDays: ['Monday', 'Thursday'] };
const order = { customer: by('id', '23423'), carrier: by('id', '4597'), ...schedule };
const here = { companyLocation: by('code', '09') };

it('standing orders of a range of days are listed, only active ones by default', async () => {
  const year = { dateFrom: '2026-01-01', dateTo: '2026-12-31' };
  expect(await s.json('getMany', { ...year, ...all({ customer: 'petals' }) })).toEqual([
    {
      id: 950_413,
      number: 501,
      customerName: 'Wholesale Petals',
      priceList: '',
      carrierName: 'Prime Floral',
      recurrence: 1,
      days: 'Monday,Thursday',
      startDate: '2026-01-05',
      endDate: '2026-12-28',
      // The page was cut before the details: passed through as they come.
      details: [
        { standingOrderItemId: 131_215, identifier: 'A' },
        { standingOrderItemId: 131_216, identifier: 'B' },
      ],
    },
  ]);
  const cancelled = all({ status: 'Cancelled', number: '502', customerId: '23423', locationId: '14' });
  expect(await s.json('getMany', { ...year, ...cancelled })).toEqual([
    expect.objectContaining({ id: 950_414, endDate: null }),
  ]);
});

describe('creating a standing order', () => {
  it('sends days as one text with commas, and items with members that the page was cut before', async () => {
    s.komet.state.undocumented.add('items[0].productId').add('items[0].boxes');
    expect(
      await s.json('create', {
        ...order,
        itemsMode: 'json',
        itemsJson: '[{"identifier":"A1","productId":23214,"boxes":3}]',
        additionalFields: { ...here, comments: 'Ring twice', shipViaId: 1, customerPO: '292644' },
      }),
    ).toEqual([
      { success: true, message: 'success', standingOrderId: 951_001, number: expect.any(Number) as unknown },
    ]);
    expect(s.sent().body).toMatchObject({
      truckDays: 'Monday,Thursday',
      shipViaId: 1,
      items: [{ identifier: 'A1', productId: 23_214, boxes: 3 }],
    });
    expect(s.komet.state.standingOrders.get('951001')).toMatchObject({
      customerId: '23423',
      carrierId: '4597',
      locationId: '14',
      startDate: '2026-06-01',
      recurrence: '2',
      truckDays: 'Monday,Thursday',
      comments: 'Ring twice',
      customerPO: '292644',
      items: [{ identifier: 'A1' }],
    });
  });

  it('needs customer and carrier, by ID, or by code with the name', async () => {
    const { failure } = await s.run('create', { ...schedule, additionalFields: here });
    expect(failure?.message).toMatch(/"Customer" is required[^]*"Carrier" is required/);
    expect(s.komet.counters.calls).toBe(0);

    const names = { customerDescription: 'Wholesale Petals', carrierDescription: 'Armellini' };
    await s.json('create', {
      ...schedule,
      ...names,
      customer: by('code', 'WPETAL'),
      carrier: by('code', 'AR'),
      additionalFields: here,
    });
    expect(s.komet.state.standingOrders.all().at(-1)).toMatchObject({
      customerId: '23423',
      carrierId: '4597',
    });
  });

  it('takes one to four weeks, and days that exist', async () => {
    const { failure } = await s.run('create', { ...order, recurrence: 5, truckDays: ['Someday'] });
    expect(`${failure?.message} ${failure?.description}`).toMatch(
      /Recurrence: expected[^]*Truck Days: expected/,
    );
    expect(s.komet.counters.calls).toBe(0);
  });

  it('is not repeated when its outcome is unknown: it would order twice, week after week', async () => {
    const before = s.komet.state.standingOrders.all().length;
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('create', { ...order, additionalFields: here });
    expect(failure?.description).toContain('Get Many with the customer and the start date');
    expect(s.komet.counters.calls).toBe(1);
    expect(s.komet.state.standingOrders.all()).toHaveLength(before + 1);
  });
});

it('quirk 15: a standing order is changed under an ID that is spelled with capitals', async () => {
  const [changed] = await s.json('update', {
    ...order,
    standingOrderId: '950413',
    standingOrderItemId: '131215',
    updateFields: { ...here, endDate: '2026-09-01' },
  });
  expect(changed).toMatchObject({ success: true, message: 'success' });
  expect(s.sent().body).toMatchObject({ standingOrderID: 950_413, standingOrderItemId: 131_215 });
  expect(s.komet.state.standingOrders.get('950413')).toMatchObject({
    carrierId: '4597',
    recurrence: '2',
    startDate: '2026-06-01',
    endDate: '2026-09-01',
    locationId: '14',
  });
});

it('quirk 6: an item is deleted by DELETE with its IDs in the URL, the only one of its kind', async () => {
  const item = { standingOrderId: '950413', standingOrderItemId: '131215' };
  expect(await s.json('deleteItem', item)).toEqual([
    { deleted: true, standingOrderItemId: 131_215, message: 'Standing Order Item was deleted successfully.' },
  ]);
  expect(s.sent()).toEqual({ query: item, headers: {}, body: {} });
  expect(s.komet.state.standingOrders.get('950413')?.items).toEqual([{ id: '131216', identifier: 'B' }]);
});
