import {
  additional,
  atLeastOne,
  body,
  boolean,
  choice,
  day,
  decimal,
  done,
  filters,
  http,
  id,
  integer,
  key,
  list,
  operation,
  query,
  rows,
  text,
  updates,
  type Resource,
  type Shape,
} from '../../shared/operation';
import { count, flag, SEVERAL_LOCATIONS } from '../fields';

export const resource: Resource = {
  value: 'inventory',
  name: 'Inventory',
  description: 'Boxes that are on hand or on their way, and their prices',
};

/** What all lists of boxes say of the product and its box. */
const product: Shape = {
  companyProductId: id(),
  productDescription: text(),
  productCode: text(),
  grade: text(),
  category: text(),
  quantity: integer(),
  totalUnits: integer(),
  boxTypeId: id(),
  boxTypeCode: text(),
  unitType: text(),
  bunches: integer(),
};

const packing: Shape = { unitsPerBox: integer(), stemsBunch: integer() };

const location = query('locationId', id(20), {
  label: 'Location ID',
  list: 'searchLocations',
  example: '13',
  description: 'Only inventory of this location, in a company with several',
});

const pricedFor = query('customerId', id(20), {
  label: 'Customer ID',
  list: 'searchCustomers',
  example: '23423',
  description: 'Customer whose settings give the FOB price',
});

const stemOrBunch = choice(['stem', 'Stem'], ['bunch', 'Bunch']);

const StemOrBunch = choice(['Stem', 'Stem'], ['Bunch', 'Bunch']);

const LOOK_UP =
  'Get Many with the inventory type of the boxes shows whether the line is there, or what its quantity is.';

const LOOK_UP_UNITS = 'Get Many Units with the product shows the units that are there now.';

/** Lists boxes on hand; without a type only those of the open market. */
export const getMany = operation({
  resource: 'inventory',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many inventory items',
  description: 'List the available inventory in boxes',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175963',
  documented: 'GET inventory.list',
  call: http('GET', '/inventory.list', 'query'),
  effect: 'read',
  walk: 'whole',
  open: 'query',
  fields: filters(
    query(
      'inventoryType',
      list(
        choice(
          ['M', 'Open Market'],
          ['L', 'Local'],
          ['S', 'Standing Order'],
          ['P', 'Prebook'],
          ['all', 'Every Inventory'],
        ),
        { separator: ',' },
      ),
      {
        label: 'Inventory Type',
        description: 'Only inventory of these types. Without one, Komet Sales lists the open market.',
      },
    ),
    query('includeBoxes', choice([1, 'Yes'], [0, 'No']), {
      label: 'Include Boxes',
      description: 'Also list the boxes of each item',
    }),
    query('excludeHeldItems', flag, {
      label: 'Exclude Held Items',
      description: 'Whether to leave out items on hold',
    }),
    query('lotNumber', text(), {
      label: 'Lot Number',
      example: 'L-77',
      description: 'Only items with this lot number',
    }),
    location,
  ),
  result: rows('inventoryItems', {
    orderItemId: id(),
    ...product,
    ...packing,
    growerId: id(),
    growerName: text(),
    inventoryDate: day(),
    price: decimal(),
    sellFast: boolean(),
    isAssorted: boolean(),
  }),
});

/** Lists the open market as customers see it. */
export const getManyOpenMarket = operation({
  resource: 'inventory',
  operation: 'getManyOpenMarket',
  name: 'Get Many Open Market',
  action: 'Get many open market items',
  description: 'List the open market inventory, without costs and aging',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175992',
  documented: 'GET inventory.openmarket.list',
  call: http('GET', '/inventory.openmarket.list', 'query'),
  effect: 'read',
  walk: 'whole',
  open: 'query',
  fields: filters(location, pricedFor),
  result: rows('inventoryItems', {
    inventoryId: id(),
    ...product,
    ...packing,
    vendor: text(),
    price: decimal(),
    priceB: decimal(),
    fobPrice: decimal(),
  }),
});

/** Lists the open market, one row a product. */
export const getManyConsolidatedOpenMarket = operation({
  resource: 'inventory',
  operation: 'getManyConsolidatedOpenMarket',
  name: 'Get Many Consolidated Open Market',
  action: 'Get many consolidated open market items',
  description: 'List the open market inventory consolidated by product, without costs and aging',
  docs: 'https://learn.kometsales.com/display/public/KB/inventory.consolidated.openmarket.list',
  documented: 'GET inventory.consolidated.openmarket.list',
  call: http('GET', '/inventory.consolidated.openmarket.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: [],
  // The page says integer, and that several are separated by commas.
  result: rows('inventoryItems', { inventoryItemIds: text(), ...product, ...packing, price: decimal() }),
});

/** Lists what will be available on days of a range. */
export const getManyFuture = operation({
  resource: 'inventory',
  operation: 'getManyFuture',
  name: 'Get Many Future',
  action: 'Get many future inventory items',
  description: 'List the inventory that becomes available in a range of days',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175582',
  documented: 'GET future.inventory.openmarket.list',
  call: http('GET', '/future.inventory.openmarket.list', 'query'),
  effect: 'read',
  walk: 'whole',
  open: 'query',
  fields: [
    query('dateFrom', day(), {
      label: 'Date From',
      required: true,
      example: '2026-11-15',
      description: 'First day of availability',
    }),
    query('dateTo', day(), {
      label: 'Date To',
      required: true,
      example: '2026-11-20',
      description: 'Last day of availability',
    }),
    ...filters(location, pricedFor),
  ],
  result: rows('inventoryItems', { inventoryId: id(), ...product, vendor: text(), portOfOrigin: text() }),
});

/** Lists what is counted in stems or bunches. A read made with POST. */
export const getManyUnits = operation({
  resource: 'inventory',
  operation: 'getManyUnits',
  name: 'Get Many Units',
  action: 'Get many inventory units',
  description: 'List the inventory in units, which are stems or bunches',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175880',
  documented: 'POST inventory.units.list',
  call: http('POST', '/inventory.units.list', 'header'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    body('categoryId', id(20), {
      label: 'Category ID',
      list: 'searchCategories',
      example: '11453',
      description: 'Only products of this category',
    }),
    body('productId', id(20), {
      label: 'Product ID',
      list: 'searchProducts',
      example: '23214',
      description: 'Only this product',
    }),
    body('locationId', id(20), {
      label: 'Location ID',
      list: 'searchLocations',
      example: '13',
      hint: SEVERAL_LOCATIONS,
      description: 'Only inventory of this location, in a company with several',
    }),
    body('unitType', StemOrBunch, { label: 'Unit Type', description: 'Only what is counted in this unit' }),
  ),
  result: rows('inventoryItems', {
    inventoryUnitsIds: id(),
    productId: id(),
    productDescription: text(),
    categoryID: id(),
    category: text(),
    unitType: text(),
    stemsBunch: integer(),
    bunches: integer(),
    totalUnits: integer(),
    unitLandedCost: decimal(),
    unitPrice: decimal(),
    inTransit: boolean(),
    vendorId: id(),
    vendor: text(),
    companyId: id(),
    locationCode: text(),
  }),
});

/** Adds boxes. The page has POST with its values in the URL, where older ones have GET, or JSON. */
export const create = operation({
  resource: 'inventory',
  operation: 'create',
  name: 'Create',
  action: 'Create inventory',
  description:
    'Add boxes to the staging area. Komet Sales leaves out products that it does not know, and does not say so.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3340816',
  documented: 'POST inventory.add',
  call: http('POST', '/inventory.add', 'query'),
  effect: 'once',
  lookUp: LOOK_UP,
  open: 'query',
  rules: [
    atLeastOne('growerId', 'vendorCode'),
    atLeastOne('productId', 'productCode', 'productDescription'),
    atLeastOne('boxTypeId', 'boxTypeCode'),
  ],
  fields: [
    query('awb', key(20), {
      label: 'AWB Number',
      required: true,
      example: '234-2367-0983',
      description: 'Air waybill that the boxes come on, by its whole number',
    }),
    query('shipDate', day(), {
      label: 'Ship Date',
      required: true,
      example: '2026-03-02',
      description: 'Day on which the grower sends the goods',
    }),
    query('quantity', integer({ min: 1, max: 100 }), {
      label: 'Quantity',
      required: true,
      example: '10',
      description: 'Number of boxes, at most 100',
    }),
    query('unitType', stemOrBunch, {
      label: 'Unit Type',
      required: true,
      description: 'Whether cost and price are those of a stem or of a bunch',
    }),
    query('stemsBunch', count, {
      label: 'Stems per Bunch',
      required: true,
      example: '25',
      description: 'How many stems a bunch has',
    }),
    query('bunches', count, {
      label: 'Bunches',
      required: true,
      example: '4',
      description: 'How many bunches a box has',
    }),
    query('unitCost', decimal(), {
      label: 'Unit Cost',
      required: true,
      example: '0.3',
      description: 'Cost of a stem or of a bunch, by the unit type',
    }),
    query('growerId', id(20), {
      label: 'Vendor ID',
      list: 'searchVendors',
      example: '6322',
      description: 'Vendor of the goods. The vendor or its code is required.',
    }),
    query('productId', id(20), {
      label: 'Product ID',
      list: 'searchProducts',
      example: '23214',
      description: 'Product in the boxes. The product, its code or its description is required.',
    }),
    query('boxTypeId', id(20), {
      label: 'Box Type ID',
      list: 'searchBoxTypes',
      example: '1058',
      description: 'Type of the boxes. The box type or its code is required.',
    }),
    ...additional(
      query('vendorCode', key(20), {
        label: 'Vendor Code',
        list: 'searchVendorCodes',
        example: 'ABC',
        description: 'Vendor of the goods, by its code',
      }),
      query('productCode', key(20), {
        label: 'Product Code',
        list: 'searchProductCodes',
        example: 'RS50',
        description: 'Product in the boxes, by its code',
      }),
      query('productDescription', text(20), {
        label: 'Product Description',
        description: 'Product in the boxes, by its description',
      }),
      query('boxTypeCode', key(10), {
        label: 'Box Type Code',
        list: 'searchBoxTypeCodes',
        example: 'QB',
        description: 'Type of the boxes, by its code',
      }),
      query('isTmpAwb', flag, {
        label: 'Temporary AWB',
        description: 'Whether the air waybill is a temporary one',
      }),
      query('reference', text(20), {
        label: 'Reference',
        description: 'Number of your own, for information',
      }),
      query('arrivalDate', day(), {
        label: 'Arrival Date',
        example: '2026-03-04',
        description: 'Day on which the goods come to the warehouse',
      }),
      query('customerId', id(20), {
        label: 'Customer ID',
        list: 'searchCustomers',
        example: '23423',
        description: 'Customer that the goods are for',
      }),
    ),
  ],
  result: done({ message: text() }),
});

/** Changes a line of boxes; its quantity is what is added, not what there will be. */
export const update = operation({
  resource: 'inventory',
  operation: 'update',
  name: 'Update',
  action: 'Update inventory',
  description: 'Change the cost and the prices of an inventory line, or add boxes to it',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175909/Update+Inventory',
  documented: 'POST inventory.update',
  call: http('POST', '/inventory.update', 'body'),
  effect: 'once',
  inTurn: ['inventoryId'],
  lookUp: LOOK_UP,
  fields: [
    body('inventoryId', id(20), {
      label: 'Inventory ID',
      required: true,
      example: '428101',
      description: 'Line to change',
    }),
    body('unitCost', decimal(), {
      label: 'Unit Cost',
      required: true,
      example: '0.3',
      description:
        'Cost of a stem or of a bunch, by the unit type of the line. Needed even where it does not change.',
    }),
    ...updates(
      body('quantity', integer({ min: 1, max: 100 }), {
        label: 'Boxes to Add',
        example: '10',
        description: 'Number of boxes added to those that are there, at most 100',
      }),
      body('priceA', decimal(), { label: 'Price A', example: '0.45', description: 'First price of a unit' }),
      body('priceB', decimal(), { label: 'Price B', example: '0.5', description: 'Second price of a unit' }),
    ),
  ],
  result: done({ message: text() }),
});

const productCode = body('productCode', key(20), {
  label: 'Product Code',
  list: 'searchProductCodes',
  required: true,
  example: 'RS50',
  description: 'Code of the product',
});

const stemsBunch = body('stemsBunch', count, {
  label: 'Stems per Bunch',
  required: true,
  example: '10',
  description: 'How many stems a bunch has',
});

const block = body('block', key(20), {
  label: 'Block',
  required: true,
  example: 'B1',
  description: 'Code of the block that the flowers come from',
});

const bed = body('bed', key(20), {
  label: 'Bed',
  required: true,
  example: '1-A',
  description: 'Code of the bed that the flowers come from',
});

const harvest = additional(
  body('cutter', id(10), { label: 'Cutter', example: '123', description: 'Code of who cut the flowers' }),
  body('customerCode', key(20), {
    label: 'Customer Code',
    list: 'searchCustomerCodes',
    example: '365634',
    description: 'Code of the customer that the units are for',
  }),
  body('cutDate', day(), {
    label: 'Cut Date',
    example: '2026-08-15',
    description: 'Day on which the flowers were cut',
  }),
);

/** Adds stems or bunches. */
export const createUnits = operation({
  resource: 'inventory',
  operation: 'createUnits',
  name: 'Create Units',
  action: 'Create inventory units',
  description: 'Add stems or bunches of a product to the inventory in units',
  docs: 'https://learn.kometsales.com/display/public/KB/inventory.units.add',
  documented: 'POST inventory.units.add',
  call: http('POST', '/inventory.units.add', 'body'),
  effect: 'once',
  lookUp: LOOK_UP_UNITS,
  fields: [
    productCode,
    body('unitType', stemOrBunch, {
      label: 'Unit Type',
      required: true,
      description: 'Whether the quantity counts stems or bunches',
    }),
    body('quantity', count, {
      label: 'Quantity',
      required: true,
      example: '10',
      description: 'Number of units to add',
    }),
    stemsBunch,
    block,
    bed,
    ...harvest,
  ],
  result: done({ message: text() }),
});

/** Takes stems or bunches out. */
export const deleteUnits = operation({
  resource: 'inventory',
  operation: 'deleteUnits',
  name: 'Delete Units',
  action: 'Delete inventory units',
  description: 'Take stems or bunches of a product out of the inventory in units',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176041',
  documented: 'POST inventory.units.delete',
  call: http('POST', '/inventory.units.delete', 'body'),
  effect: 'once',
  lookUp: LOOK_UP_UNITS,
  fields: [
    productCode,
    body('unitType', StemOrBunch, {
      label: 'Unit Type',
      required: true,
      description: 'Whether the quantity counts stems or bunches',
    }),
    body('quantity', count, {
      label: 'Quantity',
      required: true,
      example: '10',
      description: 'Number of units to take out',
    }),
    stemsBunch,
    block,
    bed,
    ...harvest,
  ],
  result: done({ message: text() }),
});
