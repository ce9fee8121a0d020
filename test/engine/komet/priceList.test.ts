import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonOf, pairedTo } from '../support';
import { all, by, stage } from './stage';

const s = stage('priceList');

describe('price lists', () => {
  it('are listed by type and name, sent in the URL although the page shows JSON', async () => {
    expect(await s.json('getMany', all({ priceListType: 'P', name: 'fs' }))).toEqual([
      { id: 1358, name: 'FS Prebooks', description: 'Prebooks', type: 'P', isMaster: false },
    ]);
    expect(s.sent()).toEqual({ query: { priceListType: 'P', name: 'fs' }, headers: {}, body: {} });
    expect(await s.json('getMany', all({ priceListType: 'A' }))).toHaveLength(3);
  });

  it('have seasons', async () => {
    const seasons = { priceListId: '1358', ...all({ name: 'mother' }) };
    expect(await s.json('getManySeasons', seasons)).toEqual([
      { id: 14, name: 'Mothers Day', startDate: '2026-04-25', endDate: '2026-05-10', priceListId: 1358 },
    ]);
    expect(await s.json('getManySeasons', { priceListId: '1358', ...all() })).toHaveLength(2);
  });

  it('have season products', async () => {
    const season = { priceListId: '1358', priceListSeasonId: '14' };
    expect(
      await s.json('getManySeasonProducts', { ...season, ...all({ companyProductId: '23214' }) }),
    ).toEqual([
      {
        id: 163,
        name: 'Rose Red Freedom 50 cm',
        productDescription: 'Rose Red Freedom 50 cm',
        price: 2.59,
        cost: 0,
        vendorId: null,
        vendorName: null,
        boxTypeId: null,
        boxTypeCode: '',
        seasonId: 14,
        seasonName: 'Mothers Day',
        priceListId: 1358,
        priceListName: 'FS Prebooks',
        priceListType: 'P',
      },
    ]);
    const none = all({ productDescription: 'lily', categoryId: '11453', vendorId: '6322' });
    expect(await s.json('getManySeasonProducts', { ...season, ...none })).toEqual([]);
    expect(s.sent().query).toMatchObject({ priceListSeasonId: '14', productDescription: 'lily' });
  });
});

it('quirk 15: season products come under either name that the page has for their list', async () => {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end('{"status":"1","message":"OK","priceListSeasonsProducts":[{"id":"163","price":"2.59"}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  const { main } = await s.run(
    'getManySeasonProducts',
    { priceListId: '1358', priceListSeasonId: '14', ...all() },
    [{}],
    { credentials: { kometSalesApi: { ...s.komet.credential, baseUrl } } },
  );
  server.closeAllConnections();
  server.close();
  expect(jsonOf(main)).toEqual([{ id: 163, price: 2.59 }]);
});

describe('adding products to a season', () => {
  const add = {
    priceListId: '1358',
    seasonId: '14',
    companyProductId: '={{ $json.product }}',
    price: '={{ $json.price }}',
    additionalFields: { cost: '1.76', vendorId: '6322', boxType: by('id', '1058') },
  };
  const items = [
    { product: 23_215, price: '2.90' },
    { product: 23_216, price: 3 },
  ];

  it('quirk 17: sends a list as the whole body; each item alone, because one verdict is for all', async () => {
    const { main } = await s.run('addSeasonProduct', add, items);
    expect(jsonOf(main)).toEqual([
      { success: true, companyProductId: 23_215, message: 'Success.' },
      { success: true, companyProductId: 23_216, message: 'Success.' },
    ]);
    const entries = s.komet.counters.log.map(({ sent }) => sent);
    expect(entries).toEqual(
      [23_215, 23_216].map((companyProductId, index) => [
        {
          priceListId: 1358,
          seasonId: 14,
          companyProductId,
          price: [2.9, 3][index],
          cost: 1.76,
          vendorId: 6322,
          boxTypeId: 1058,
        },
      ]),
    );
    expect(s.komet.state.seasonProducts.all().slice(-2)).toMatchObject([
      { companyProductId: '23215', price: '2.9', vendorId: '6322', boxTypeId: '1058' },
      { companyProductId: '23216', price: '3', vendorId: '6322', boxTypeId: '1058' },
    ]);
  });

  it('takes many in a call if the user says so', async () => {
    const { main } = await s.run('addSeasonProduct', { ...add, options: { batchSize: 50 } }, items);
    expect(pairedTo(main)).toEqual([0, 1]);
    expect(s.komet.counters.log.map(({ sent }) => (sent as unknown[]).length)).toEqual([2]);
  });

  it('is not repeated when its outcome is unknown', async () => {
    const before = s.komet.state.seasonProducts.all().length;
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('addSeasonProduct', add, items.slice(0, 1));
    expect(failure?.description).toContain('Get Many Season Products with the product');
    expect(s.komet.counters.calls).toBe(1);
    expect(s.komet.state.seasonProducts.all()).toHaveLength(before + 1);
  });
});

describe('changing a season product that belongs to a box type and a vendor', () => {
  const change = {
    priceListSeasonProductId: '163',
    priceListId: '1358',
    seasonId: '14',
    companyProductId: '23214',
    mergeWithCurrentValues: true,
  };
  beforeEach(() => {
    const row = s.komet.state.seasonProducts.get('163');
    if (row) Object.assign(row, { price: '2.59', vendorId: '6322', boxTypeId: '1058' });
  });

  it('keeps both with Merge With Current Values, which reads what is left out from the season', async () => {
    await s.json('updateSeasonProduct', { ...change, price: '2.95', updateFields: { cost: '1.95' } });
    expect(s.sent().body).toMatchObject({ price: 2.95, cost: 1.95, vendorId: 6322, boxTypeId: 1058 });
    expect(s.komet.counters.log.map(({ query }) => query)).toEqual([
      { priceListId: '1358', priceListSeasonId: '14' },
      {},
    ]);
    expect(s.komet.state.seasonProducts.get('163')).toMatchObject({
      price: '2.95',
      cost: '1.95',
      boxTypeId: '1058',
      vendorId: '6322',
    });
  });

  it('does not send the ID of the old box type along with the code of a new one', async () => {
    await s.json('updateSeasonProduct', { ...change, updateFields: { boxType: by('code', '13') } });
    expect(s.sent().body).toMatchObject({ price: 2.59, vendorId: 6322, boxTypeCode: 13 });
    expect(s.sent().body).not.toHaveProperty('boxTypeId');
  });

  it('changes nothing where the season has no such entry', async () => {
    const { failure } = await s.run('updateSeasonProduct', { ...change, priceListSeasonProductId: '999' });
    expect(failure?.message).toContain('There is no record of');
    expect(s.komet.counters.calls).toBe(1);
  });
});

it('changing a season product makes it one for every box type and vendor that is left out', async () => {
  const row = s.komet.state.seasonProducts.get('163');
  if (row) Object.assign(row, { vendorId: '6322', boxTypeId: '1058' });
  expect(
    await s.json('updateSeasonProduct', {
      priceListSeasonProductId: '163',
      priceListId: '1358',
      seasonId: '14',
      companyProductId: '23214',
      price: '2.95',
      updateFields: { cost: '1.95', boxType: by('id', '1057') },
    }),
  ).toEqual([{ success: true, priceListSeasonProductId: 163, message: 'OK' }]);
  expect(s.sent().body).toMatchObject({ priceListSeasonProductId: 163, price: 2.95, cost: 1.95 });
  expect(s.komet.state.seasonProducts.get('163')).toMatchObject({
    price: '2.95',
    cost: '1.95',
    boxTypeId: '1057',
    vendorId: '',
  });
});

describe('deleting a season product', () => {
  const entry = { priceListSeasonProductId: '163', priceListId: '1358', seasonId: '14' };

  it('is a DELETE with a JSON body; the product is gone from the season', async () => {
    expect(await s.json('deleteSeasonProduct', entry)).toEqual([
      { deleted: true, priceListSeasonProductId: 163, message: 'OK' },
    ]);
    expect(s.sent().body).toEqual({ priceListSeasonProductId: 163, priceListId: 1358, seasonId: 14 });
    expect(s.sent().query).toEqual({});
    expect(s.komet.state.seasonProducts.get('163')).toBeUndefined();
  });

  it('reports an entry that is not there', async () => {
    const { failure } = await s.run('deleteSeasonProduct', { ...entry, priceListSeasonProductId: '999' });
    expect(failure?.message).toContain('does not exist');
  });
});
