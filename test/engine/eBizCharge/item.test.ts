import { all, by, form, mapped, stage } from './stage';

const item = stage('item');

const ok = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };
const rose = '17e50000-61b1-4457-a4d1-000000000001';

describe('items of EBizCharge', () => {
  it('come with amounts as numbers and the zeros of their IDs', async () => {
    const items = await item.json('getMany', all());
    expect(items.map(({ ItemId }) => ItemId)).toEqual([
      '00102565',
      '00102566',
      'HYD-BLUE',
      'ALS-WHT',
      'BOX-QB',
      'FRT',
    ]);
    expect(items[0]).toEqual({
      ItemInternalId: rose,
      ItemId: '00102565',
      Name: 'Rose Freedom 50 cm',
      SKU: 'SKU-00102565',
      Description: 'Rose Freedom 50 cm, by the stem',
      UnitPrice: 0.85,
      UnitCost: 0.42,
      UnitOfMeasure: 'Stem',
      Active: true,
      ItemType: 'Inventory',
      QtyOnHand: 4200,
      Taxable: true,
      TaxRate: 7,
      SoftwareId: 'KometSales',
      ItemNotes: 'Best seller',
      DateTimeCreated: '2025-09-01T14:00:00Z',
      DateTimeModified: '2025-09-01T14:00:00Z',
      ItemCustomFields: [{ FieldName: 'Farm', FieldValue: 'Finca La Esperanza' }],
    });
  });

  it('are found by either ID, or by conditions', async () => {
    const ids = async (parameters: object) =>
      (await item.json('getMany', { ...all(), ...parameters })).map(({ ItemId }) => ItemId);
    expect(await ids({ filters: { itemId: 'FRT' } })).toEqual(['FRT']);
    expect(await ids({ filters: { itemInternalId: rose } })).toEqual(['00102565']);
    expect(await ids({ filters: { itemId: 'NONE' } })).toEqual([]);
    const conditions = form({ column: 'softwareId', operator: 'notEqual', value: 'KometSales' });
    expect(await ids({ conditions })).toEqual(['00102566', 'ALS-WHT', 'FRT']);
    expect(item.sent('SearchItems').at(-2)).toEqual({
      filters: {
        SearchFilter: { FieldName: 'SoftwareId', ComparisonOperator: 'ne', FieldValue: 'KometSales' },
      },
      start: '0',
      limit: '1000',
      sort: '',
    });
  });
});

describe('creating an item in EBizCharge', () => {
  const given = { itemId: '007', name: 'Tulip', unitPrice: '1.10', active: true };

  it('sends all that the page demands', async () => {
    const [created] = await item.json('create', {
      ...given,
      additionalFields: { qtyOnHand: 12 },
      moreFields: mapped({ imageUrl: 'https://example.com/t.png' }),
    });
    expect(created).toEqual({
      ItemInternalId: item.ebiz.state.items.byKey('007')?.ItemInternalId,
      ...ok,
      itemId: '007',
    });
    expect(item.sent('AddItem')).toEqual([
      {
        itemDetails: {
          ItemId: '007',
          Name: 'Tulip',
          UnitPrice: '1.10',
          UnitCost: '0',
          Active: 'true',
          QtyOnHand: '12',
          Taxable: 'false',
          TaxRate: '0',
          ImageUrl: 'https://example.com/t.png',
        },
      },
    ]);
  });

  it('fails for an ID that is taken, and has no default for Active', async () => {
    const { failure } = await item.run('create', { ...given, itemId: 'FRT' });
    expect(failure?.message).toContain('Record already exists');
    const { failure: without } = await item.run('create', { ...given, active: '' });
    expect(without?.message).toContain('Active');
    expect(item.ebiz.counters.calls).toBe(1);
  });

  it('is known to have happened where the answer was lost', async () => {
    item.ebiz.faults.add({ kind: 'resetAfterRead', on: 'AddItem' });
    expect(await item.json('create', given)).toEqual([
      { ItemId: '007', ItemInternalId: item.ebiz.state.items.byKey('007')?.ItemInternalId },
    ]);
    expect(item.sent('AddItem')).toHaveLength(1);
  });
});

describe('updating an item in EBizCharge', () => {
  const whole = {
    ItemInternalId: rose,
    ItemId: '00102565',
    Name: 'Rose Freedom 50 cm',
    SKU: 'SKU-00102565',
    Description: 'Rose Freedom 50 cm, by the stem',
    UnitPrice: '0.95',
    UnitCost: '0.42',
    UnitOfMeasure: 'Stem',
    Active: 'true',
    ItemType: 'Inventory',
    QtyOnHand: '4200',
    Taxable: 'true',
    TaxRate: '7.00',
    SoftwareId: 'KometSales',
    ItemNotes: '',
    ItemCustomFields: { EbizCustomField: { FieldName: 'Farm', FieldValue: 'Finca La Esperanza' } },
  };

  it.each([
    ['its ID', by('id', '00102565'), { itemId: '00102565' }, { itemId: '00102565' }],
    ['its internal ID', by('internalId', rose), { itemInternalId: rose }, {}],
  ])(
    'by %s keeps what is not given, and clears what is to be cleared',
    async (_, locator, sent, repeated) => {
      expect(
        await item.json('update', {
          item: locator,
          mergeWithCurrentValues: true,
          updateFields: { unitPrice: 0.95, clearFields: ['itemNotes'] },
        }),
      ).toEqual([{ ItemInternalId: rose, ...ok, ...repeated }]);
      const { ItemNotes: _notes, ...kept } = whole;
      expect(item.sent('UpdateItem')).toEqual([{ itemDetails: kept, ...sent }]);
    },
  );

  it('changes nothing where there is no such item', async () => {
    const { failure } = await item.run('update', {
      item: by('id', 'NONE'),
      mergeWithCurrentValues: true,
      updateFields: { unitPrice: 1 },
    });
    expect(failure?.message).toContain('There is no record of Item NONE to merge with');
    expect(item.sent('UpdateItem')).toEqual([]);
  });
});

describe('creating or updating items in EBizCharge', () => {
  it('creates what is not there, and updates what is without emptying it', async () => {
    const items = await item.json(
      'upsert',
      { itemId: '={{ $json.id }}', name: '', unitPrice: '={{ $json.price }}', active: true },
      [
        { id: '00102565', price: 0.95 },
        { id: 'NEW', price: 3 },
      ],
    );
    expect(items).toMatchObject([
      { upsert: 'updated', itemId: '00102565', ItemInternalId: rose },
      { upsert: 'created', itemId: 'NEW' },
    ]);
    expect(item.ebiz.state.items.byKey('00102565')).toMatchObject({
      UnitPrice: '0.95',
      Name: 'Rose Freedom 50 cm',
      QtyOnHand: '4200',
      ItemNotes: 'Best seller',
    });
  });
});
