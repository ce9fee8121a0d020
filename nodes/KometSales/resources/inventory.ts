import {
  additional,
  atLeastOne,
  body,
  day,
  decimal,
  done,
  http,
  id,
  integer,
  key,
  operation,
  query,
  text,
  updates,
  type Resource,
  locator,
} from '../../shared/operation';
import { count, flag } from '../fields';
import { stemOrBunch } from './inventoryUnits';

export { getMany, getManyConsolidatedOpenMarket, getManyFuture, getManyOpenMarket } from './inventoryLists';
export { createUnits, deleteUnits, getManyUnits } from './inventoryUnits';

export const resource: Resource = {
  value: 'inventory',
  name: 'Inventory',
  description: 'Boxes that are on hand or on their way, and their prices',
};

const LOOK_UP =
  'Get Many with the inventory type of the boxes shows whether the line is there, or what its quantity is.';

const STAGED =
  'The boxes go to the staging area, which Get Many may not show until they are confirmed: look there in Komet Sales, or with Get Many Detailed of AWB and the number of the air waybill.';

/** Adds boxes. This page has POST with values in the URL; older pages have GET, or JSON. */
export const addBoxesToStaging = operation({
  resource: 'inventory',
  operation: 'addBoxesToStaging',
  name: 'Add Boxes to Staging',
  action: 'Add boxes to staging',
  description:
    'Add boxes to the staging area. Komet Sales leaves out products that it does not know, and does not say so.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3340816',
  documented: 'POST inventory.add',
  call: http('POST', '/inventory.add', 'query'),
  effect: 'once',
  repeats: ['awb'],
  lookUp: STAGED,
  open: 'query',
  rules: [
    atLeastOne('growerId', 'vendorCode'),
    atLeastOne('productId', 'productCode', 'productDescription'),
    atLeastOne('boxTypeId', 'boxTypeCode'),
  ],
  locators: [
    locator('vendor', 'Vendor', { id: 'growerId', code: 'vendorCode' }, 'Vendor of the goods'),
    locator(
      'product',
      'Product',
      { id: 'productId', code: 'productCode', description: 'productDescription' },
      'Product in the boxes',
    ),
    locator('boxType', 'Box Type', { id: 'boxTypeId', code: 'boxTypeCode' }, 'Type of the boxes'),
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
      description: 'Vendor of the goods',
    }),
    query('productId', id(20), {
      label: 'Product ID',
      list: 'searchProducts',
      example: '23214',
      description: 'Product in the boxes',
    }),
    query('boxTypeId', id(20), {
      label: 'Box Type ID',
      list: 'searchBoxTypes',
      example: '1058',
      description: 'Type of the boxes',
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

/** Changes a line of boxes. The quantity is added to the existing one. */
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
  serializeBy: ['inventoryId'],
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
