import {
  additional,
  atLeastOne,
  body,
  boolean,
  choice,
  done,
  filters,
  http,
  id,
  key,
  list,
  mergeWith,
  operation,
  query,
  rows,
  text,
  updates,
  type Resource,
  locator,
} from '../../shared/operation';
import { flag } from '../fields';

export const resource: Resource = {
  value: 'product',
  name: 'Product',
  description: 'Flowers and other products of the product setup',
};

const productId = { label: 'Product ID', list: 'searchProducts', example: '23214' };

/** The fields that identify a product. The pages require one of variety, color and grade. */
const kind = [
  body('category', text(200), {
    label: 'Category',
    required: true,
    list: 'searchCategoryNames',
    example: 'Rose',
    description: 'Name of the category, which is not its ID',
  }),
  body('variety', text(100), {
    label: 'Variety',
    example: 'Freedom',
    description: 'Variety of the product. One of variety, color and grade is needed.',
  }),
  body('color', text(100), {
    label: 'Color',
    list: 'searchColors',
    example: 'Red',
    description: 'Color of the product',
  }),
  body('grade', text(100), {
    label: 'Grade',
    list: 'searchGrades',
    example: '50 cm',
    description: 'Grade or length of the product',
  }),
];

const attributes = [
  body('code', key(20), {
    label: 'Code',
    example: 'RS50',
    description: 'Product code, also called legacy code',
  }),
  body('regionsOfOrigin', list(text()), {
    label: 'Regions of Origin',
    example: 'Africa, Quito',
    description: 'Where the product comes from: one region, several separated by commas, or an array',
  }),
  body('productRollUpCode', key(20), {
    label: 'Roll-Up Product Code',
    example: 'RS50U',
    description: 'Code of the product that it becomes in the inventory in units',
  }),
  body('defaultUnitType', choice({ stem: ['Stem', 'Stem'], bunch: ['Bunch', 'Bunch'] }), {
    label: 'Default Unit Type',
    description: 'What a unit is unless said otherwise',
  }),
  body('description', text(300), {
    label: 'Description',
    example: 'Rose Red Freedom 50cm',
    description: 'What the product is called in lists',
  }),
  body('tags', list(text(), { separator: ',', maxLength: 200 }), {
    label: 'Tags',
    example: 'standard, x-mas',
    description: 'One tag, several separated by commas, or an array',
  }),
];

const rules = [atLeastOne('variety', 'color', 'grade')];

/** Lists products, in one answer. */
export const getMany = operation({
  resource: 'product',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many products',
  description: 'List products, sorted by description',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11176679',
  documented: 'GET product.list',
  call: http('GET', '/product.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    query('id', id(20), { ...productId, description: 'Only the product with this internal ID' }),
    query('description', text(200), {
      label: 'Description',
      example: 'Rose Freedom',
      description: 'Only products whose description contains this text, in upper or lower case',
    }),
    query('legacyCode', key(50), {
      label: 'Legacy Code',
      example: 'RS50',
      description: 'Only the product with exactly this code, in upper or lower case',
    }),
  ),
  result: rows('products', {
    id: id(),
    description: text(),
    active: boolean(),
    category: text(),
    divisionId: id(),
    divisionDescription: text(),
    variety: text(),
    color: text(),
    grade: text(),
    legacyCode: text(),
    tags: text(),
  }),
});

/** Adds a product. */
export const create = operation({
  resource: 'product',
  operation: 'create',
  name: 'Create',
  action: 'Create product',
  description: 'Add a product',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177056/Add+a+Product',
  documented: 'POST product.add',
  call: http('POST', '/product.add', 'body'),
  effect: 'once',
  lookUp: 'Get Many with the description or the code of the product shows whether it was added.',
  rules,
  fields: [...kind, ...additional(...attributes)],
  result: done({ message: text(), productId: id() }),
});

/** Changes a product. The page requires the category and one of variety, color and grade, even if they do not change. */
export const update = operation({
  resource: 'product',
  operation: 'update',
  name: 'Update',
  action: 'Update product',
  description: 'Change a product',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176622/Update+a+Product',
  documented: 'POST product.update',
  call: http('POST', '/product.update', 'body'),
  effect: 'idempotent',
  rules,
  fields: [
    body('productId', id(20), { ...productId, required: true, description: 'Product to change' }),
    ...kind,
    ...updates(
      body('active', flag, { label: 'Active', description: 'Whether the product is active' }),
      ...attributes,
    ),
  ],
  merge: mergeWith(getMany, {
    key: { id: 'productId' },
    match: { id: 'productId' },
    fill: { category: 'category', variety: 'variety', color: 'color', grade: 'grade' },
  }),
  result: done({ message: text(), productId: id() }),
});

const ofCategory = filters(
  query('categoryId', id(20), {
    label: 'Category ID',
    list: 'searchCategories',
    example: '11453',
    description: 'Only those of products in this category',
  }),
  query('categoryName', text(100), {
    label: 'Category Name',
    list: 'searchCategoryNames',
    example: 'Rose',
    description: 'Only those of products in the category with this name',
  }),
);

const categoryKeys = locator(
  'category',
  'Category',
  { id: 'categoryId', name: 'categoryName' },
  'Only those of products in this category',
);

/** Colors that products have. */
export const getManyColors = operation({
  resource: 'product',
  operation: 'getManyColors',
  name: 'Get Many Colors',
  action: 'Get many colors of products',
  description: 'List the colors that products have',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177804/Get+a+list+of+Product+Colors',
  documented: 'GET v2/product/colors',
  call: http('GET', '/v2/product/colors', 'header'),
  effect: 'read',
  walk: 'whole',
  locators: [categoryKeys],
  fields: ofCategory,
  result: rows('colors', { color: text() }),
});

/** Grades that products have, with their categories. */
export const getManyGrades = operation({
  resource: 'product',
  operation: 'getManyGrades',
  name: 'Get Many Grades',
  action: 'Get many grades of products',
  description: 'List the grades that products have, with their categories',
  docs: 'https://kometsales.atlassian.net/wiki/pages/diffpagesbyversion.action?pageId=11177824&selectedPageVersions=6&selectedPageVersions=7',
  documented: 'GET v2/product/grades',
  call: http('GET', '/v2/product/grades', 'header'),
  effect: 'read',
  walk: 'whole',
  locators: [categoryKeys],
  fields: ofCategory,
  result: rows('grades', { categoryId: id(), categoryName: text(), grade: text() }),
});
