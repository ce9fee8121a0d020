import {
  boolean,
  choice,
  day,
  decimal,
  filters,
  header,
  http,
  id,
  integer,
  json,
  key,
  list,
  one,
  ONLY_LIST,
  operation,
  pages,
  query,
  rows,
  text,
  type Resource,
} from '../../shared/operation';
import { account, optionalSalesChannel, SEVERAL_LOCATIONS, TRANSACTIONAL_ACCESS } from '../fields';

export const resource: Resource = {
  value: 'ecommerce',
  name: 'E-Commerce',
  description: 'What customers see in the web shop',
};

const customerId = query('customerId', id(20), {
  label: 'Customer ID',
  required: true,
  list: 'searchCustomers',
  example: '23423',
  description: 'Customer whose settings count',
});

const companyLocationId = query('companyLocationId', id(20), {
  label: 'Company Location ID',
  list: 'searchLocations',
  example: '13',
  hint: SEVERAL_LOCATIONS,
  description: 'Location that sells, in a company with several',
});

const inventoryOrigin = query(
  'inventoryOrigin',
  choice({
    openMarket: [1, 'Open Market'],
    futureSales: [2, 'Future Sales'],
    vendorAvailability: [3, 'Vendor Availability'],
    k2k: [4, 'K2K'],
  }),
  { label: 'Inventory Origin', required: true, description: 'Kind of inventory that the line is of' },
);

const date = query('date', day(), {
  label: 'Date',
  required: true,
  example: '2026-03-02',
  description: 'Day of the purchase',
});

const AVAILABLE_FROM = {
  label: 'Available From',
  example: '2026-03-02',
  description: 'First day of availability',
};
const AVAILABLE_TO = {
  label: 'Available To',
  example: '2026-03-09',
  description: 'Last day of availability',
};

/** Lists what a customer can buy, page by page. The vendor's page ends before the name of the list. */
export const getManyInventory = operation({
  resource: 'ecommerce',
  operation: 'getManyInventory',
  name: 'Get Many Inventory',
  action: 'Get many e-commerce inventory items',
  description: 'List the inventory in boxes that a customer sees in the web shop',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342219/Get+an+E-Commerce+Inventory+List',
  documented: 'GET ecommerce/inventory.list',
  call: http('GET', '/ecommerce/inventory.list', 'header'),
  effect: 'read',
  // Without a page the vendor sends the first 30 rows only.
  walk: pages({ page: 'page', rows: 'rows', size: 100, total: 'total' }),
  open: 'query',
  fields: [
    account,
    customerId,
    companyLocationId,
    query('page', integer(), { label: 'Page' }),
    query('rows', integer(), { label: 'Rows' }),
    ...filters(
      query('searchText', text(), {
        label: 'Search Text',
        example: 'Rose',
        description: 'Only products whose description contains this text',
      }),
      query('categoryId', id(20), {
        label: 'Category ID',
        list: 'searchCategories',
        example: '11453',
        description: 'Only products of this category',
      }),
      query('color', text(), {
        label: 'Color',
        list: 'searchColors',
        example: 'Red',
        description: 'Only products of this color',
      }),
      query('availableDate', day(), {
        label: 'Available Date',
        example: '2026-03-02',
        description:
          'Only goods of the open market that are available on this day. Without it, Komet Sales looks two months ahead.',
      }),
      query(
        'reservedInventory',
        boolean({ labels: { yes: 'Goods of the Customer', no: 'Goods of No Customer' } }),
        {
          label: 'Reserved Inventory',
          hint: TRANSACTIONAL_ACCESS,
          description: 'Only goods that are reserved for the customer, or goods that are for everyone',
        },
      ),
      optionalSalesChannel,
    ),
  ],
  result: rows(ONLY_LIST, {}),
});

/** Reads some inventory items for a customer. The vendor's page ends before the answer, which is returned unchanged. */
export const getInventoryItem = operation({
  resource: 'ecommerce',
  operation: 'getInventoryItem',
  name: 'Get Inventory Item',
  action: 'Get e-commerce inventory item',
  description: 'Get the details of inventory for a customer, with the quantity available on a day',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175492/Get+the+E-commerce+Inventory+for+a+specific+Customer',
  documented: 'GET ecommerce/inventory.get',
  call: http('GET', '/ecommerce/inventory.get', 'header'),
  effect: 'read',
  open: 'query',
  fields: [
    account,
    customerId,
    query('inventoryLineIds', list(id(), { separator: ',' }), {
      label: 'Inventory Line IDs',
      required: true,
      example: '428720',
      description:
        'Lines to read: one ID, several separated by commas, or an array. For future sales purchase order items, for vendor availability and K2K its items.',
    }),
    inventoryOrigin,
    date,
    query('availableFrom', day(), {
      ...AVAILABLE_FROM,
      requiredIf: { absent: 'carrierId' },
      description: 'First day of availability. Required without a carrier.',
    }),
    query('availableTo', day(), {
      ...AVAILABLE_TO,
      requiredIf: { absent: 'carrierId' },
      description: 'Last day of availability. Required without a carrier.',
    }),
    companyLocationId,
    ...filters(
      query('carrierId', id(20), {
        label: 'Carrier ID',
        list: 'searchCarriers',
        example: '4610',
        description: 'Carrier that brings the goods',
      }),
      optionalSalesChannel,
    ),
  ],
  result: one({ status: integer(), message: text() }),
});

/** Lists the days on which a line is available. */
export const getManyAvailableDates = operation({
  resource: 'ecommerce',
  operation: 'getManyAvailableDates',
  name: 'Get Many Available Dates',
  action: 'Get many available dates of inventory',
  description:
    'List the days on which a product is available to a customer in the web shop, each with the first and the last of them',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175466/Get+a+list+of+availability+dates+for+the+E-Commerce+Inventory',
  documented: 'GET ecommerce/inventory-available-dates.list',
  call: http('GET', '/ecommerce/inventory-available-dates.list', 'header'),
  effect: 'read',
  walk: 'whole',
  fields: [
    account,
    customerId,
    query('inventoryLineIds', key(), {
      label: 'Inventory Line ID',
      required: true,
      example: '428720',
      description: 'Line of the inventory',
    }),
    inventoryOrigin,
    companyLocationId,
    ...filters(optionalSalesChannel),
  ],
  result: rows(
    'availableDates',
    { date: day() },
    { as: 'date', beside: { availableDateFrom: day(), availableDateTo: day() } },
  ),
});

/** Lists the carriers available to a customer. The suggested one is beside the list. */
export const getManyCarriers = operation({
  resource: 'ecommerce',
  operation: 'getManyCarriers',
  name: 'Get Many Carriers',
  action: 'Get many e-commerce carriers',
  description: 'Get the carrier that is suggested to a customer for a range of days, and the other ones',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175436/Get+a+list+of+E-Commerce+Carriers',
  documented: 'GET ecommerce/customer-carriers.list',
  call: http('GET', '/ecommerce/customer-carriers.list', 'header'),
  effect: 'read',
  open: 'query',
  fields: [
    account,
    customerId,
    date,
    query('availableFrom', day(), { ...AVAILABLE_FROM, required: true }),
    query('availableTo', day(), { ...AVAILABLE_TO, required: true }),
    companyLocationId,
    ...filters(
      // Without K2K, which other pages have.
      header(
        'xSalesChannel',
        choice({
          webApp: ['WEB_APP', 'Web App'],
          mobileApp: ['MOBILE_APP', 'Mobile App'],
          eCommerceLite: ['ECOMMERCE_LITE', 'E-Commerce Lite'],
        }),
        {
          label: 'Sales Channel',
          wire: 'X-SALES-CHANNEL',
          description: 'Channel that the call is made for',
        },
      ),
    ),
  ],
  result: one({
    carrierId: id(),
    carrierName: text(),
    carrierCubeRate: decimal(),
    carriers: list(json()),
    status: integer(),
    message: text(),
  }),
});
