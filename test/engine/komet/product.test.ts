import { all, by, stage } from './stage';

const s = stage('product');

describe('products', () => {
  it('are created, tags as one text and regions as an array', async () => {
    const [created] = await s.json('create', {
      category: 'Rose',
      variety: 'Explorer',
      additionalFields: {
        code: 'RS70',
        tags: ['standard', 'x-mas'],
        regionsOfOrigin: 'Africa, Quito',
        defaultUnitType: 'Bunch',
      },
    });
    expect(created).toEqual({
      success: true,
      message: 'The product was successfully saved.',
      productId: 23_501,
    });
    expect(s.sent().body).toMatchObject({ tags: 'standard,x-mas', regionsOfOrigin: ['Africa', 'Quito'] });
    expect(s.komet.state.products.get('23501')).toMatchObject({
      category: 'Rose',
      variety: 'Explorer',
      code: 'RS70',
      tags: 'standard,x-mas',
      regionsOfOrigin: ['Africa', 'Quito'],
      defaultUnitType: 'Bunch',
    });
  });

  it('need a variety, a color or a grade', async () => {
    const { failure } = await s.run('create', { category: 'Rose' });
    expect(failure?.message).toMatch(/Variety or Color or Grade.*at least one of them/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('quirk 8: are changed with what the page demands merged in', async () => {
    expect(
      await s.json('update', {
        productId: '23214',
        mergeWithCurrentValues: true,
        color: 'Dark Red',
        updateFields: { active: false },
      }),
    ).toMatchObject([{ productId: 23_214, message: 'The product was successfully saved.', success: true }]);
    expect(s.sent().body).toMatchObject({
      productId: 23_214,
      category: 'Rose',
      variety: 'Freedom',
      color: 'Dark Red',
      grade: '50 cm',
      active: 0,
    });
    expect(s.komet.state.products.get('23214')).toMatchObject({ color: 'Dark Red', active: false });
  });

  it('are listed, typed', async () => {
    expect(await s.json('getMany', all({ legacyCode: 'ca01' }))).toEqual([
      {
        id: 23_216,
        description: 'Carnation Fancy Mix',
        active: true,
        category: 'Carnation',
        divisionId: 1,
        divisionDescription: 'FreshCutFlowers',
        variety: 'Fancy Mix',
        color: 'Pink',
        grade: 'Fancy',
        legacyCode: 'CA01',
        tags: 'standard',
      },
    ]);
    expect(await s.json('getMany', all({ description: 'mondial' }))).toMatchObject([{ id: 23_215 }]);
  });

  it('quirk 1: have colors and grades without an envelope', async () => {
    expect(await s.json('getManyColors', all({ category: by('id', '11453') }))).toEqual([
      { color: 'Red' },
      { color: 'White' },
    ]);
    expect(await s.json('getManyGrades', all({ category: by('name', 'Carnation') }))).toEqual([
      { categoryId: 11_454, categoryName: 'Carnation', grade: 'Fancy' },
    ]);
  });
});
