import {
  additional,
  body,
  boolean,
  choice,
  day,
  decimal,
  deleted,
  done,
  filters,
  http,
  id,
  mergeWith,
  operation,
  query,
  rows,
  shared,
  text,
  updates,
  type Field,
  type FieldOptions,
  type Resource,
  locator,
} from '../../shared/operation';

export const resource: Resource = {
  value: 'priceList',
  name: 'Price List',
  description: 'Prices of products by season',
};

const priceListId = {
  label: 'Price List ID',
  required: true,
  list: 'searchPriceLists',
  example: '1358',
  description: 'Price list that the season is of',
};

const seasonId = {
  label: 'Season ID',
  required: true,
  list: 'searchSeasons',
  example: '14',
  description: 'Season of the price list',
};

const seasonProductId = { label: 'Season Product ID', required: true, example: '163' };

/** Lists price lists. */
export const getMany = operation({
  resource: 'priceList',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many price lists',
  description: 'List the price lists of the company',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/149061662/Get+a+Price+List',
  documented: 'GET v2/price-list',
  call: http('GET', '/v2/price-list', 'header'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    query(
      'priceListType',
      choice({
        all: ['A', 'All'],
        openMarket: ['M', 'Open Market'],
        prebook: ['P', 'Prebook'],
        standingOrder: ['S', 'Standing Order'],
      }),
      { label: 'Price List Type', description: 'Only price lists of this type' },
    ),
    query('name', text(60), {
      label: 'Name',
      example: 'Prebooks',
      description: 'Only price lists whose name contains this text, in upper or lower case',
    }),
  ),
  result: rows('priceList', {
    id: id(),
    name: text(),
    description: text(),
    type: text(),
    isMaster: boolean(),
  }),
});

/** Lists the seasons of a price list. */
export const getManySeasons = operation({
  resource: 'priceList',
  operation: 'getManySeasons',
  name: 'Get Many Seasons',
  action: 'Get many seasons of price list',
  description: 'List the seasons of a price list',
  docs: 'https://kometsales.atlassian.net/wiki/pages/diffpagesbyversion.action?pageId=150208531&selectedPageVersions=5&selectedPageVersions=6',
  documented: 'GET v2/price-list/season',
  call: http('GET', '/v2/price-list/season', 'header'),
  effect: 'read',
  walk: 'whole',
  fields: [
    query('priceListId', id(20), { ...priceListId, description: 'Price list whose seasons are listed' }),
    ...filters(
      query('name', text(100), {
        label: 'Name',
        example: 'Valentines',
        description: 'Only seasons whose name contains this text, in upper or lower case',
      }),
    ),
  ],
  result: rows('seasons', { id: id(), name: text(), startDate: day(), endDate: day(), priceListId: id() }),
});

/** Lists the products of a season. The page spells the name of its list in two ways. */
export const getManySeasonProducts = operation({
  resource: 'priceList',
  operation: 'getManySeasonProducts',
  name: 'Get Many Season Products',
  action: 'Get many season products of price list',
  description: 'List the products of a season of a price list, with their prices',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/187400236/Get+a+List+of+Seasonal+Products',
  documented: 'GET v2/price-list/season/product',
  call: http('GET', '/v2/price-list/season/product', 'header'),
  effect: 'read',
  walk: 'whole',
  fields: [
    query('priceListId', id(20), priceListId),
    query('priceListSeasonId', id(20), { ...seasonId, description: 'Season whose products are listed' }),
    ...filters(
      query('companyProductId', id(20), {
        label: 'Product ID',
        list: 'searchProducts',
        example: '23214',
        description: 'Only this product. With it, Komet Sales ignores the product description.',
      }),
      query('productDescription', text(100), {
        label: 'Product Description',
        example: 'Rose',
        description: 'Only products whose description contains this text',
      }),
      query('vendorId', id(20), {
        label: 'Vendor ID',
        list: 'searchVendors',
        example: '6322',
        description: 'Only products of this vendor',
      }),
      query('categoryId', id(20), {
        label: 'Category ID',
        list: 'searchCategories',
        example: '11453',
        description: 'Only products of this category',
      }),
    ),
  ],
  result: rows(
    'priceListSeasonProducts',
    {
      id: id(),
      name: text(),
      productDescription: text(),
      price: decimal(),
      cost: decimal(),
      vendorId: id(),
      vendorName: text(),
      boxTypeId: id(),
      boxTypeCode: text(),
      seasonId: id(),
      seasonName: text(),
      priceListId: id(),
      priceListName: text(),
      priceListType: text(),
    },
    { alias: 'priceListSeasonsProducts' },
  ),
});

/** Fields that adding and changing share. Adding takes a list of such entries as its whole body. */
const entry = (at: '' | '[].'): Record<'required' | 'optional', Field[]> => {
  const member = (name: string, type: Field['type'], options: FieldOptions): Field =>
    body(name, type, { ...options, wire: `${at}${name}` });
  return {
    required: [
      member('priceListId', id(20), priceListId),
      member('seasonId', id(20), seasonId),
      member('companyProductId', id(20), {
        label: 'Product ID',
        required: true,
        list: 'searchProducts',
        example: '23214',
        description: 'Product that is priced',
      }),
      member('price', decimal(), {
        label: 'Price',
        required: true,
        example: '2.59',
        description: 'Price of a unit in this season',
      }),
    ],
    optional: [
      member('cost', decimal(), {
        label: 'Cost',
        example: '1.76',
        description: 'Cost of a unit in this season',
      }),
      member('boxTypeId', id(20), {
        label: 'Box Type ID',
        list: 'searchBoxTypes',
        example: '1058',
        description: 'Type of box that the price is for; without one it is for every box type',
      }),
      member('boxTypeCode', id(20), {
        label: 'Box Type Code',
        example: '13',
        description: 'Type of box by its code, which is a number here; without one it is for every box type',
      }),
      member('vendorId', id(20), {
        label: 'Vendor ID',
        list: 'searchVendors',
        example: '6322',
        description: 'Vendor that the price is for; without one it is for every vendor',
      }),
    ],
  };
};

const boxType = locator(
  'boxType',
  'Box Type',
  { id: 'boxTypeId', code: 'boxTypeCode' },
  'Type of box that the price is for; without one it is for every box type',
);

const added = entry('[].');
const changed = entry('');

/** Adds a product to a season. The body is a list with one verdict, so by default each item is its own call. */
export const addSeasonProduct = operation({
  resource: 'priceList',
  operation: 'addSeasonProduct',
  name: 'Add Season Product',
  action: 'Add season product to price list',
  description: 'Add a product with its price to a season of a price list',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/148766730/Add+a+Product+to+a+Seasonal+Price+List',
  documented: 'POST v2/price-list/season/product.add',
  call: http('POST', '/v2/price-list/season/product.add', 'header'),
  effect: 'once',
  lookUp: 'Get Many Season Products with the product shows whether it is in the season.',
  fields: [...added.required, ...additional(...added.optional)],
  locators: [boxType],
  batch: {
    collects: [...added.required, ...added.optional].map(({ name }) => name),
    verdict: shared('companyProductId'),
  },
  result: done({ message: text() }),
});

/** Changes the price of a product in a season. Without a box type or vendor, the price is for all of them. */
export const updateSeasonProduct = operation({
  resource: 'priceList',
  operation: 'updateSeasonProduct',
  name: 'Update Season Product',
  action: 'Update season product of price list',
  description:
    'Change the price of a product in a season of a price list. Box type and vendor that are left out become every box type and every vendor, unless they are merged.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/150470664/Update+a+Product+in+a+Seasonal+Price+List',
  documented: 'PUT v2/price-list/season/product.update',
  call: http('PUT', '/v2/price-list/season/product.update', 'header'),
  effect: 'idempotent',
  serializeBy: ['priceListSeasonProductId'],
  fields: [
    body('priceListSeasonProductId', id(20), {
      ...seasonProductId,
      description: 'Entry to change: the member ID of Get Many Season Products, which is not the product',
    }),
    ...changed.required,
    ...updates(...changed.optional),
  ],
  locators: [boxType],
  merge: mergeWith(getManySeasonProducts, {
    key: { priceListId: 'priceListId', priceListSeasonId: 'seasonId' },
    match: { id: 'priceListSeasonProductId' },
    fill: { price: 'price', cost: 'cost', boxTypeId: 'boxTypeId', vendorId: 'vendorId' },
    // A number in the update, letters in the list: a box type that is given by its code is not changed.
    insteadOf: { boxTypeId: 'boxTypeCode' },
  }),
  result: done({ message: text() }),
});

/** Removes a product from a season: a DELETE with a JSON body. Only this page calls the key a company product. */
export const deleteSeasonProduct = operation({
  resource: 'priceList',
  operation: 'deleteSeasonProduct',
  name: 'Delete Season Product',
  action: 'Delete season product of price list',
  description: 'Remove a product from a season of a price list',
  docs: 'https://kometsales.atlassian.net/wiki/pages/diffpagesbyversion.action?pageId=150568969&selectedPageVersions=4&selectedPageVersions=5',
  documented: 'DELETE v2/price-list/season/product.delete',
  call: http('DELETE', '/v2/price-list/season/product.delete', 'header'),
  effect: 'idempotent',
  serializeBy: ['priceListSeasonProductId'],
  fields: [
    body('priceListSeasonProductId', id(20), {
      ...seasonProductId,
      description: 'Entry to remove: the member ID of Get Many Season Products, which is not the product',
    }),
    body('priceListId', id(20), priceListId),
    body('seasonId', id(20), seasonId),
  ],
  result: deleted({ message: text() }),
});
