import { all, stage } from './stage';

describe('locations', () => {
  const s = stage('location');

  it('are listed by name, ids as numbers', async () => {
    expect(await s.json('getMany', all())).toEqual([
      { id: 14, name: 'Los Angeles', code: '09' },
      { id: 13, name: 'Miami', code: '06' },
    ]);
    expect(await s.json('getMany', all({ name: 'miam' }))).toHaveLength(1);
  });

  it('quirk 1: of a customer come without an envelope', async () => {
    const parameters = { customerId: '23423', xAccount: '6316', xSalesChannel: 'K2K', returnAll: true };
    expect(await s.json('getManyByCustomer', parameters)).toEqual([
      { id: 13, name: 'Miami', shortName: 'MIA', code: '06', active: true },
    ]);
    expect(s.sent()).toMatchObject({
      query: { customerId: '23423' },
      headers: { 'x-account': '6316', 'x-sales-channel': 'K2K' },
    });
  });
});

describe('carriers', () => {
  const s = stage('carrier');

  it('are created, and quirk 8: changed with their unchanged name and code merged in', async () => {
    const created = { name: 'Fast Freight', code: 'FF', additionalFields: { capacity: 200 } };
    expect(await s.json('create', created)).toEqual([
      { success: true, message: 'The carrier was successfully saved.', carrierId: 4701 },
    ]);
    expect(s.komet.state.carriers.get('4701')).toMatchObject({
      name: 'Fast Freight',
      code: 'FF',
      capacity: '200',
    });

    expect(
      await s.json('update', {
        carrierId: '4701',
        mergeWithCurrentValues: true,
        updateFields: { active: false },
      }),
    ).toMatchObject([{ carrierId: 4701, message: 'The carrier was successfully saved.', success: true }]);
    expect(s.sent().body).toMatchObject({ carrierId: 4701, name: 'Fast Freight', code: 'FF', active: 0 });
    expect(s.komet.state.carriers.get('4701')).toMatchObject({ name: 'Fast Freight', active: false });
  });

  it('are changed without a merge when name and code are given', async () => {
    await s.json('update', { carrierId: '4597', name: 'Armellini Express', code: 'AX' });
    expect(s.komet.state.carriers.get('4597')).toMatchObject({ name: 'Armellini Express', code: 'AX' });
  });

  it('are listed without an envelope, telephone numbers as text', async () => {
    const listed = await s.json('getMany', all({ active: false }));
    expect(listed).toMatchObject([{ id: 4620, code: 'OT', name: 'Old Trucking', active: false }]);
    expect(await s.json('getMany', all({ code: 'ar' }))).toMatchObject([
      { id: 4597, phone: '1 (888) 247-2262', kometNetworkId: null },
    ]);
  });
});

describe('box types', () => {
  const s = stage('boxType');

  it('are listed by code', async () => {
    expect(await s.json('getMany', all({ code: 'HB' }))).toEqual([
      { code: 'HB', kometNetworkName: 'HB', fbe: 0.5, id: 1057, kometNetworkId: 901 },
    ]);
  });
});

describe('categories', () => {
  const s = stage('category');

  it('take the token in header and query, where page and sample differ, and are listed with the inactive ones', async () => {
    expect(await s.json('getMany', { returnAll: true })).toEqual([
      {
        categoryId: 11_453,
        categoryName: 'Rose',
        kometNetworkId: 16_064,
        kometNetworkName: 'Rose',
        active: true,
      },
      {
        categoryId: 11_454,
        categoryName: 'Carnation',
        kometNetworkId: null,
        kometNetworkName: null,
        active: true,
      },
      {
        categoryId: 15_709,
        categoryName: 'Adhesive',
        kometNetworkId: null,
        kometNetworkName: null,
        active: false,
      },
    ]);
  });
});
