import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometCategory, KometProduct, KometState } from '../state';

export const product: Methods = {
  'GET product.list': list,
  'POST product.add': add,
  'POST product.update': update,
  'GET v2/product/colors': listColors,
  'GET v2/product/grades': listGrades,
};

/** Sorted by description. Ids and the division are text, as in the sample. */
function list(state: KometState, given: Given): object {
  const found = new Select(state.products.all(), given)
    .id('id', (row) => row.id)
    .like('description', (row) => row.description)
    .exact('legacyCode', (row) => row.code).rows;
  found.sort((a, b) => a.description.localeCompare(b.description));
  return done({ products: found.map((row) => listRow(state, row)) });
}

function listRow(state: KometState, row: KometProduct): object {
  const category = categoryOf(state, row);
  const { id, description, variety, color, grade, tags } = row;
  return {
    id,
    description,
    active: row.active ? '1' : '0',
    category: row.category,
    divisionId: category?.divisionId ?? '1',
    divisionDescription: category?.division ?? 'FreshCutFlowers',
    variety,
    color,
    grade,
    legacyCode: row.code,
    tags,
  };
}

function categoryOf(state: KometState, row: KometProduct): KometCategory | undefined {
  return state.categories.find((category) => category.name.toLowerCase() === row.category.toLowerCase());
}

/** The id is text here, in the answer of an update a number. */
function add(state: KometState, given: Given): object {
  const row = state.products.add(sent(state, given));
  if (row.description === '')
    row.description = [row.category, row.color, row.variety, row.grade].filter(Boolean).join(' ');
  return done({ productId: row.id }, 'The product was successfully saved.');
}

function update(state: KometState, given: Given): object {
  const row = state.products.need(given.text('productId'));
  state.products.change(row, { ...sent(state, given), active: given.flag('active') });
  return done({ productId: numberOf(row.id) }, 'The product was successfully saved.');
}

/** The words of the refusal are not documented. */
function sent(state: KometState, given: Given): Partial<KometProduct> {
  const name = given.text('category')?.toLowerCase();
  const category = state.categories.find((row) => row.name.toLowerCase() === name);
  if (!category) throw new Refusal('The category does not exist.');
  return {
    category: category.name,
    ...given.texts(
      'color',
      'variety',
      'grade',
      'code',
      'productRollUpCode',
      'defaultUnitType',
      'description',
      'tags',
    ),
    ...(given.has('regionsOfOrigin') ? { regionsOfOrigin: given.list('regionsOfOrigin') } : {}),
  };
}

function inCategory(state: KometState, given: Given): KometProduct[] {
  return new Select(state.products.all(), given)
    .id('categoryId', (row) => categoryOf(state, row)?.id)
    .exact('categoryName', (row) => row.category).rows;
}

/** No envelope on success. */
function listColors(state: KometState, given: Given): object {
  const colors = new Set(inCategory(state, given).map((row) => row.color));
  return { colors: [...colors].sort().map((color) => ({ color })) };
}

/** No envelope on success. */
function listGrades(state: KometState, given: Given): object {
  const grades = inCategory(state, given).map((row) => {
    const category = categoryOf(state, row);
    return {
      categoryId: numberOf(category?.id ?? '0'),
      categoryName: category?.name ?? '',
      grade: row.grade,
    };
  });
  return { grades };
}
