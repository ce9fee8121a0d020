import { all, stage } from './stage';

const s = stage('ecommerce');

const shop = { xAccount: '6316', customerId: '23423', companyLocationId: '13' };

describe('the inventory of the web shop', () => {
  /** Lines of the seed on hand at location 13 that are neither held nor reserved: 428101, 428103 and forty more. */
  const ON_HAND = 42;

  it('is read page by page to its end, beyond the 30 rows that come without a page', async () => {
    for (let index = 0; index < 100; index += 1)
      s.komet.state.inventory.add({ productId: '23214', quantity: 1 });
    const listed = await s.json('getManyInventory', { ...shop, ...all() });
    expect(listed).toHaveLength(ON_HAND + 100);
    expect(new Set(listed.map(({ inventoryLineIds }) => inventoryLineIds)).size).toBe(ON_HAND + 100);
    expect(s.komet.counters.log.map(({ query }) => [query.page, query.rows])).toEqual([
      ['1', '100'],
      ['2', '100'],
    ]);
  });

  it('requests no more rows than are wanted', async () => {
    const listed = await s.json('getManyInventory', { ...shop, returnAll: false, limit: 7, filters: {} });
    expect(listed).toHaveLength(7);
    expect(s.sent().query).toMatchObject({ page: '1', rows: '7' });
  });

  it('is narrowed by its filters', async () => {
    const filters = {
      searchText: 'carnation',
      categoryId: '11454',
      color: 'Pink',
      availableDate: '2026-03-02',
      xSalesChannel: 'MOBILE_APP',
    };
    expect(await s.json('getManyInventory', { ...shop, ...all(filters) })).toEqual([
      expect.objectContaining({ inventoryLineIds: '428103', productDescription: 'Carnation Fancy Mix' }),
    ]);
    expect(s.sent().headers).toEqual({ 'x-account': '6316', 'x-sales-channel': 'MOBILE_APP' });
    const reserved = await s.json('getManyInventory', { ...shop, ...all({ reservedInventory: true }) });
    expect(s.sent().query).toMatchObject({ reservedInventory: 'true' });
    expect(reserved.map(({ inventoryLineIds }) => inventoryLineIds)).toEqual(['428105']);
  });

  it('passes details of items through as the vendor sends them, since the page does not show the answer', async () => {
    const ask = { ...shop, inventoryLineIds: '428101, 428103', inventoryOrigin: 1, date: '2026-03-02' };
    const { failure } = await s.run('getInventoryItem', ask);
    expect(failure?.message).toMatch(/^Available From is required because Carrier is not given/);

    const [answer] = await s.json('getInventoryItem', { ...ask, filters: { carrierId: '4610' } });
    expect(answer).toMatchObject({ status: 1, message: 'OK' });
    expect(answer?.inventoryItems).toHaveLength(2);
    const days = { availableFrom: '2026-03-02', availableTo: '2026-03-04' };
    await s.json('getInventoryItem', { ...ask, ...days });
    expect(s.sent().query).toMatchObject({ inventoryLineIds: '428101,428103', ...days });
  });

  it('has days on which a line can be had, an item each, with the first and the last of them', async () => {
    const whole = { availableDateFrom: '2026-04-03', availableDateTo: '2026-04-06' };
    const line = { ...shop, inventoryLineIds: '428720', inventoryOrigin: 2 };
    expect(await s.json('getManyAvailableDates', { ...line, ...all({ xSalesChannel: 'K2K' }) })).toEqual([
      { date: '2026-04-03', ...whole },
      { date: '2026-04-04', ...whole },
      { date: '2026-04-05', ...whole },
      { date: '2026-04-06', ...whole },
    ]);
    expect(s.sent().headers).toEqual({ 'x-account': '6316', 'x-sales-channel': 'K2K' });
  });
});

it('the suggested carrier comes with the others', async () => {
  const ask = { ...shop, date: '2026-03-02', availableFrom: '2026-03-02', availableTo: '2026-03-09' };
  expect(await s.json('getManyCarriers', { ...ask, filters: { xSalesChannel: 'ECOMMERCE_LITE' } })).toEqual([
    {
      carrierId: 4597,
      carrierName: 'Armellini',
      carrierCubeRate: 1.25,
      carriers: [
        { carrierId: 4610, carrierName: 'Prime Floral' },
        { carrierId: 4615, carrierName: 'Florida Beauty' },
      ],
      status: 1,
      message: 'OK',
    },
  ]);
  expect(s.sent().headers).toEqual({ 'x-account': '6316', 'x-sales-channel': 'ECOMMERCE_LITE' });
});

it('an account that does not exist is refused in the vendor’s words', async () => {
  const { failure } = await s.run('getManyInventory', { ...shop, xAccount: '1', ...all() });
  expect(failure?.message).toContain('The account does not exist.');
});
