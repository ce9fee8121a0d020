import {
  additional,
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
  operation,
  rows,
  text,
} from '../../shared/operation';
import { count, SEVERAL_LOCATIONS } from '../fields';

/** Inventory that is counted in stems or bunches instead of boxes. */

/** Spelling on the pages that add boxes and units. */
export const stemOrBunch = choice({ stem: ['stem', 'Stem'], bunch: ['bunch', 'Bunch'] });

/** Spelling on the other pages. */
const StemOrBunch = choice({ stem: ['Stem', 'Stem'], bunch: ['Bunch', 'Bunch'] });
const LOOK_UP_UNITS = 'Get Many Units with the product shows the units that are there now.';

/** Lists inventory in stems or bunches. A read made with POST. */
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
  repeats: ['productCode'],
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

/** Removes stems or bunches. */
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
  repeats: ['productCode'],
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
