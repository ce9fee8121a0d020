import {
  boolean,
  choice,
  day,
  decimal,
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
  type Shape,
} from '../../shared/operation';
import { flag } from '../fields';

/** The lists of boxes. They share their filters and the members about the product. */

/** Members about the product and its box, in all lists of boxes. */
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

/** Lists boxes on hand; without a type, only those of the open market. */
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
        choice({
          openMarket: ['M', 'Open Market'],
          local: ['L', 'Local'],
          standingOrder: ['S', 'Standing Order'],
          prebook: ['P', 'Prebook'],
          every: ['all', 'Every Inventory'],
        }),
        { separator: ',' },
      ),
      {
        label: 'Inventory Type',
        description: 'Only inventory of these types. Without one, Komet Sales lists the open market.',
      },
    ),
    query('includeBoxes', choice({ yes: [1, 'Yes'], no: [0, 'No'] }), {
      label: 'Include Boxes',
      description: 'Also list the boxes of each item',
    }),
    query('excludeHeldItems', flag, {
      label: 'Exclude Held Items',
      description: 'Whether to leave out items on hold',
    }),
    query('lotNumber', key(), {
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

/** Lists the open market, one row per product. */
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
  // The page says integer, but also that several are separated by commas.
  result: rows('inventoryItems', { inventoryItemIds: text(), ...product, ...packing, price: decimal() }),
});

/** Lists what will be available in a range of days. */
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
