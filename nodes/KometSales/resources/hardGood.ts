import {
  additional,
  atLeastOne,
  body,
  decimal,
  done,
  filters,
  http,
  id,
  integer,
  key,
  operation,
  query,
  rows,
  text,
  updates,
  type Resource,
  locator,
} from '../../shared/operation';
import { count, flag, SEVERAL_LOCATIONS } from '../fields';

export const resource: Resource = {
  value: 'hardGood',
  name: 'Hard Good',
  description: 'Supplies such as vases and ribbons',
};

const productId = body('productId', id(20), {
  label: 'Product ID',
  required: true,
  example: '17432',
  description: 'Hard good product of the vendor',
});

const locationId = body('locationId', id(20), {
  label: 'Location ID',
  list: 'searchLocations',
  example: '13',
  description: 'Location of the goods, in a company with several',
});

const unitCost = body('unitCost', decimal(), {
  label: 'Unit Cost',
  required: true,
  example: '3',
  description: 'Cost of a unit. Needed even where it does not change.',
});

const unitPrice = body('unitPrice', decimal(), {
  label: 'Unit Price',
  example: '1.2',
  description: 'Price of a unit',
});

/** Lists the stock. The page puts the token in a header, its sample in the URL: both are sent. */
export const getManyInventory = operation({
  resource: 'hardGood',
  operation: 'getManyInventory',
  name: 'Get Many Inventory',
  action: 'Get many hard good inventory items',
  description: 'List the inventory of hard goods',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175683',
  documented: 'GET hardgood/inventory.list',
  call: http('GET', '/hardgood/inventory.list', 'header', 'query'),
  effect: 'read',
  walk: 'whole',
  open: 'query',
  fields: filters(
    query('locationId', id(20), {
      label: 'Location ID',
      list: 'searchLocations',
      example: '13',
      hint: SEVERAL_LOCATIONS,
      description: 'Only inventory of this location, in a company with several',
    }),
    query('vendorCode', key(50), {
      label: 'Vendor Code',
      list: 'searchVendorCodes',
      example: 'MSU',
      description: 'Only goods of this vendor',
    }),
    query('sku', key(50), { label: 'SKU', example: 'JGBT', description: 'Only goods with this SKU' }),
    query('category', text(100), {
      label: 'Category',
      example: 'Ribbon',
      description: 'Only goods of this category, by its name',
    }),
  ),
  result: rows('inventoryItems', {
    inventoryIds: text(),
    vendorId: id(),
    productId: id(),
    productVendorId: id(),
    productDescription: text(),
    locationCode: text(),
    locationName: text(),
    locationId: id(),
    categoryId: id(),
    category: text(),
    subcategory: text(),
    color: text(),
    sku: text(),
    quantity: integer(),
    packSize: integer(),
    totalUnits: integer(),
    unitPrice: decimal(),
    image: text(),
  }),
});

/** Adds a line to the stock. */
export const createInventory = operation({
  resource: 'hardGood',
  operation: 'createInventory',
  name: 'Create Inventory',
  action: 'Create hard good inventory',
  description: 'Add units of a product to the inventory of hard goods, as a line of their own',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11175631',
  documented: 'POST hardgood.inventory.add',
  call: http('POST', '/hardgood.inventory.add', 'header', 'body'),
  effect: 'once',
  lookUp: 'Get Many Inventory with the SKU shows whether the units were added.',
  fields: [
    productId,
    body('quantity', integer({ min: 1, max: 999 }), {
      label: 'Quantity',
      required: true,
      example: '50',
      description: 'Number of units to add, at most 999',
    }),
    body('unitCost', decimal(), {
      label: 'Unit Cost',
      required: true,
      example: '3',
      description: 'Cost of a unit',
    }),
    ...additional(unitPrice, locationId),
  ],
  result: done({ message: text(), hardGoodInventoryId: id() }),
});

/** Changes cost and price of the stock. */
export const updateInventory = operation({
  resource: 'hardGood',
  operation: 'updateInventory',
  name: 'Update Inventory',
  action: 'Update hard good inventory',
  description: 'Change cost and price of a product in the inventory of hard goods',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175657/Update+products+from+the+Hard+Good+Inventory',
  documented: 'POST hardgood.inventory.update',
  call: http('POST', '/hardgood.inventory.update', 'header', 'body'),
  effect: 'idempotent',
  serializeBy: ['productId'],
  fields: [productId, unitCost, ...updates(unitPrice, locationId)],
  result: done({ message: text() }),
});

const category = body('category', text(200), {
  label: 'Category',
  required: true,
  example: 'Ribbon',
  description: 'Name of the category',
});

const subcategory = body('subcategory', text(), {
  label: 'Subcategory',
  required: true,
  example: 'Special',
  description: 'Name of the subcategory',
});

const description = body('description', text(200), {
  label: 'Description',
  required: true,
  example: 'Blue ribbon',
  description: 'What the product is called',
});

const sku = body('sku', key(15), {
  label: 'SKU',
  required: true,
  example: 'JGBT',
  description: 'Stock keeping unit of the product',
});

const packSize = body('packSize', count, {
  label: 'Pack Size',
  required: true,
  example: '10',
  description: 'Units in a pack',
});

const vendorId = body('vendorId', id(20), {
  label: 'Vendor ID',
  list: 'searchVendors',
  example: '6324',
  description: 'Vendor of the product',
});

const vendorCode = body('vendorCode', key(15), {
  label: 'Vendor Code',
  list: 'searchVendorCodes',
  example: 'MSU',
  description: 'Vendor of the product, by its code',
});

const vendorKeys = locator(
  'vendor',
  'Vendor',
  { id: 'vendorId', code: 'vendorCode' },
  'Vendor of the product',
);

const details = [
  body('color', text(200), { label: 'Color', example: 'Blue', description: 'Color of the product' }),
  body('caseUPC', key(15), { label: 'Case UPC', description: 'Product code of the case' }),
  body('unitUPC', key(15), { label: 'Unit UPC', description: 'Product code of the unit' }),
  unitPrice,
  body('unitPriceMarkup', decimal(), {
    label: 'Unit Price Markup',
    example: '15',
    description: 'Markup on the unit price',
  }),
  body('discount', decimal(), {
    label: 'Discount',
    example: '5',
    description: 'Percentage that is taken off for a quantity',
  }),
  body('qtyForDiscount', integer({ min: 0 }), {
    label: 'Quantity for Discount',
    example: '10',
    description: 'Fewest boxes that get the discount',
  }),
];

/** Adds a product. */
export const createProduct = operation({
  resource: 'hardGood',
  operation: 'createProduct',
  name: 'Create Product',
  action: 'Create hard good product',
  description: 'Add a hard good to the product setup',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175719/Add+a+new+product+to+the+Hard+Goods+Inventory',
  documented: 'POST hardgood.product.add',
  call: http('POST', '/hardgood.product.add', 'header'),
  effect: 'once',
  lookUp:
    'The product setup of Komet Sales shows whether the product is there: no method lists products without stock.',
  rules: [atLeastOne('vendorId', 'vendorCode')],
  locators: [vendorKeys],
  fields: [
    category,
    subcategory,
    description,
    vendorId,
    sku,
    packSize,
    body('unitCost', decimal(), {
      label: 'Unit Cost',
      required: true,
      example: '3',
      description: 'Cost of a unit',
    }),
    ...additional(
      vendorCode,
      body('activePerItem', flag, { label: 'Active', description: 'Whether the product is active' }),
      body('activePerVendor', flag, {
        label: 'Active per Vendor',
        description: 'Whether the product is active for the vendor',
      }),
      ...details,
    ),
  ],
  result: done({ message: text(), productId: id() }),
});

/** Changes a product. The page requires most values even if they do not change, and spells the ID with a capital. */
export const updateProduct = operation({
  resource: 'hardGood',
  operation: 'updateProduct',
  name: 'Update Product',
  action: 'Update hard good product',
  description:
    'Change a hard good of the product setup. Most values are needed even where they do not change.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175747',
  documented: 'POST hardgood.product.update',
  call: http('POST', '/hardgood.product.update', 'header'),
  effect: 'idempotent',
  serializeBy: ['id'],
  repeats: [],
  locators: [vendorKeys],
  fields: [
    body('id', id(10), {
      label: 'Product ID',
      wire: 'Id',
      required: true,
      example: '34824',
      description: 'Hard good product of the vendor',
    }),
    category,
    subcategory,
    description,
    body('activePerItem', flag, {
      label: 'Active',
      required: true,
      description: 'Whether the product is active',
    }),
    sku,
    packSize,
    ...updates(
      vendorId,
      vendorCode,
      body('unitCost', decimal(), { label: 'Unit Cost', example: '3', description: 'Cost of a unit' }),
      ...details,
    ),
  ],
  result: done({ message: text(), productId: id() }),
});
