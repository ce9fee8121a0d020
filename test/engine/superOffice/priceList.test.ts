import { all, stage } from './stage';

const priceList = stage('priceList');
const stored = (id: number) => priceList.superOffice.state.records.get('priceList', id);
const day = (text: string) => expect.stringMatching(new RegExp(`^${text}`)) as unknown;

it('price lists are listed and read', async () => {
  expect(await priceList.json('getMany', all())).toMatchObject([
    { priceListId: 1, name: 'Spring prices', validFrom: day('2025-01-11'), isActive: true },
    { priceListId: 2, name: 'Autumn prices', validFrom: day('2025-01-21') },
  ]);
  expect(await priceList.json('get', { priceListId: 2 })).toMatchObject([
    { PriceListId: 2, Name: 'Autumn prices', Currency: 'EUR', ValidTo: day('2025-07-20') },
  ]);
});

it('a price list has its products', async () => {
  const found = await priceList.json('getProducts', all({}, { priceListId: 2 }));
  expect(found.map(({ productId }) => productId)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
});

it('a price list is created and changed, its days as given', async () => {
  const [made] = await priceList.json('create', {
    name: 'Winter prices',
    currency: 'USD',
    validFrom: '2027-01-01',
    isActive: true,
  });
  expect(made).toMatchObject({
    PriceListId: 3,
    Currency: 'USD',
    ValidFrom: day('2027-01-01'),
    ValidTo: null,
  });
  expect(
    await priceList.json('update', { priceListId: 3, validTo: '2027-03-31', clearFields: ['validFrom'] }),
  ).toMatchObject([{ PriceListId: 3 }]);
  expect(priceList.sent('v1PriceList_PatchPriceList')).toEqual([
    [
      { op: 'replace', path: '/ValidTo', value: '2027-03-31' },
      { op: 'remove', path: '/ValidFrom' },
    ],
  ]);
  expect(stored(3)).toMatchObject({ Name: 'Winter prices', Currency: 'USD', IsActive: true });
});

it('a price list is copied with its products, under a name with any characters', async () => {
  const [copy] = await priceList.json('copy', {
    priceListId: 1,
    newName: 'Retail & export 2027',
    validFrom: '2027-01-01',
    validTo: '2027-12-31',
    additionalFields: { newCurrencyId: 2, convertCurrency: false },
  });
  expect(copy).toMatchObject({ PriceListId: 3, Name: 'Retail & export 2027', Currency: 'EUR' });
  expect(await priceList.json('getProducts', all({}, { priceListId: 3 }))).toHaveLength(10);
});

it('a price list is deleted', async () => {
  expect(await priceList.json('delete', { priceListId: 2 })).toEqual([{ deleted: true, priceListId: 2 }]);
  expect(stored(2)).toBeUndefined();
});
