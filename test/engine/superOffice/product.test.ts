import type { IDataObject } from 'n8n-workflow';
import { all, stage } from './stage';

const product = stage('product');
const stored = (id: number) => product.superOffice.state.records.get('product', id);
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

it('a product is read', async () =>
  expect(await product.json('get', { productId: 3 })).toEqual([
    {
      ProductId: 3,
      ERPProductKey: '3',
      ERPPriceListKey: '1',
      Name: 'Carnations 30 cm',
      Code: 'P-1003',
      Description: 'A box of carnations',
      QuantityUnit: 'Box',
      PriceUnit: 'Box',
      UnitListPrice: 18.5,
      UnitMinimumPrice: 15,
      UnitCost: 13,
      VAT: 25,
      InAssortment: true,
      InStock: 9,
      IsSubscription: false,
      ProductCategoryKey: '1',
      ProductFamilyKey: '1',
      ProductTypeKey: '1',
      Supplier: 'Growers of Aalsmeer',
    },
  ]));

it('products are found by price and list, page after page', async () => {
  product.superOffice.state.settings.mostRows = 3;
  const values = [
    { column: 'listPrice', operator: 'greater', value: 20 },
    { column: 'priceListId', operator: 'equals', value: 2 },
  ];
  const found = await product.json('getMany', all({}, { conditions: { values } }));
  expect(found.map(({ productId }) => productId)).toEqual([6, 8, 10, 12, 14, 16, 18, 20]);
  expect(found[0]).toMatchObject({ listPrice: 21.5, code: 'P-1006', isSubscription: false });
});

it('a product is created in a price list, its price with all digits', async () => {
  const [made] = await product.json('create', {
    name: 'Ranunculus 40 cm',
    erpPriceListKey: '1',
    code: 'P-2001',
    unitListPrice: '0.125',
    inAssortment: true,
    ...more({ supplierCode: 'GA', extraField1: 'Shelf 9' }),
  });
  expect(product.sent('v1Product_PostProduct')).toEqual([
    {
      Name: 'Ranunculus 40 cm',
      ERPPriceListKey: '1',
      Code: 'P-2001',
      UnitListPrice: 0.125,
      InAssortment: true,
      SupplierCode: 'GA',
      ExtraField1: 'Shelf 9',
    },
  ]);
  expect(made).toMatchObject({ ProductId: 21, Name: 'Ranunculus 40 cm', UnitListPrice: 0.125 });
});

it('an update keeps what it does not give, although SuperOffice empties what a replacement leaves out', async () => {
  await product.json('update', { productId: 3, unitListPrice: 19, clearFields: ['supplierCode'] });
  expect(stored(3)).toMatchObject({
    UnitListPrice: 19,
    SupplierCode: '',
    Code: 'P-1003',
    UnitCost: 13,
    ExtraField1: 'Shelf 3',
    ExtraInfo: [expect.objectContaining({ Name: 'Colour' })],
  });
});

it('an update without a change is refused, and a product that is not there fails', async () => {
  expect((await product.run('update', { productId: 3 })).failure?.message).toContain('Nothing to change');
  expect(product.superOffice.counters.calls).toBe(0);
  expect((await product.run('get', { productId: 999 })).failure?.message).toContain('999');
});

it('a product is deleted', async () => {
  expect(await product.json('delete', { productId: 3 })).toEqual([{ deleted: true, productId: 3 }]);
  expect(stored(3)).toBeUndefined();
});
