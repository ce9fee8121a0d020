import {
  additional,
  atLeastOne,
  atMostOne,
  body,
  choice,
  day,
  done,
  filters,
  http,
  id,
  integer,
  key,
  list,
  operation,
  query,
  records,
  rows,
  text,
  windows,
  type Resource,
  locator,
} from '../../shared/operation';
import { PURCHASE_ORDER } from '../answers';
import { SEVERAL_LOCATIONS } from '../fields';

export const resource: Resource = {
  value: 'purchaseOrder',
  name: 'Purchase Order',
  description: 'Orders of the company to its vendors',
};

/** Lists purchase orders with their lines, of one vendor ship date or by number. */
export const getMany = operation({
  resource: 'purchaseOrder',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many purchase orders',
  description: 'List purchase orders with their lines, of one vendor ship date or by number',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177079',
  documented: 'GET purchase.order.list',
  call: http('GET', '/purchase.order.list', 'query'),
  effect: 'read',
  walk: windows(
    {
      from: 'futureInventoryAvailableFrom',
      to: 'futureInventoryAvailableTo',
      days: 4,
      ignoredWith: ['number'],
    },
    'id',
  ),
  open: 'query',
  rules: [atLeastOne('date', 'number')],
  fields: [
    query('date', day(), {
      label: 'Vendor Ship Date',
      example: '2026-03-02',
      description: 'Not needed when Number is given',
    }),
    query('number', list(key(10), { separator: ',' }), {
      label: 'Number',
      example: '22100, 22101',
      description:
        'Numbers of purchase orders: one, several separated by commas, or an array. Not needed when Vendor Ship Date is given.',
    }),
    ...filters(
      query('futureInventoryAvailableFrom', day(), {
        label: 'Future Inventory Available From',
        description: 'First day on which the goods are available',
      }),
      query('futureInventoryAvailableTo', day(), {
        label: 'Future Inventory Available To',
        description: 'Last day on which the goods are available',
      }),
      query('vendor', text(50), {
        label: 'Vendor Name or Code',
        example: 'Farm',
        description: 'Only orders to vendors whose name or code contains this text',
      }),
      query('vendorId', id(10), {
        label: 'Vendor ID',
        list: 'searchVendors',
        example: '6322',
        description: 'Only orders to this vendor',
      }),
      query('customerId', id(20), {
        label: 'Customer ID',
        list: 'searchCustomers',
        example: '23423',
        description: 'Only orders for this customer',
      }),
      query('customerPONumber', key(20), {
        label: 'Customer PO Number',
        example: '5501',
        description: 'Only orders with this purchase order number of the customer',
      }),
      query('product', text(100), {
        label: 'Product',
        example: 'Rose Freedom',
        description: 'Only orders with a product whose description contains this text',
      }),
      query('origin', text(4), {
        label: 'Origin',
        example: 'MIA',
        description: 'Only orders of this origin',
      }),
      query('prebook', text(10), {
        label: 'Prebook Number',
        example: '101',
        description: 'Only orders for this prebook',
      }),
      query('locationId', id(10), {
        label: 'Location ID',
        list: 'searchLocations',
        example: '42',
        description: 'Only orders of this location, in a company with several',
      }),
      query(
        'status',
        choice({
          confirmedByFarm: ['Confirmed by Farm', 'Confirmed by Farm'],
          approved: ['Approved', 'Approved'],
          pendingApproval: ['Pending Approval', 'Pending Approval'],
          cancelled: ['Cancelled', 'Cancelled'],
        }),
        { label: 'Status', description: 'Only orders of this status' },
      ),
      query(
        'statusLine',
        choice({
          pending: ['Pending', 'Pending'],
          confirmed: ['Confirmed', 'Confirmed'],
          cancelled: ['Cancelled', 'Cancelled'],
          partialConfirmed: ['Partial Confirmed', 'Partial Confirmed'],
        }),
        { label: 'Line Status', description: 'Only orders with lines of this status' },
      ),
      query('purchaseOrderItemIds', list(id(), { separator: ',', maxLength: 200 }), {
        label: 'Purchase Order Item IDs',
        example: '7001, 7002',
        description: 'Only orders with these items: one ID, several separated by commas, or an array',
      }),
    ),
  ],
  result: rows('purchaseOrders', PURCHASE_ORDER),
});

const availability = records(
  'Item',
  body('productDescription', text(), { label: 'Product Description' }),
  body('availableFrom', day(), { label: 'Available From' }),
  body('postHarvest', text(), { label: 'Post Harvest' }),
  body('unitType', text(), { label: 'Unit Type' }),
  body('unitsAllocated', integer(), { label: 'Units Allocated' }),
);

/** Lists purchase orders with the vendor availability behind each line. */
export const getManyWithVendorAvailability = operation({
  resource: 'purchaseOrder',
  operation: 'getManyWithVendorAvailability',
  name: 'Get Many With Vendor Availability',
  action: 'Get many purchase orders with vendor availability',
  description: 'List purchase orders with the vendor availability that each line is taken from',
  docs: 'https://learn.kometsales.com/display/public/KB/purchase.order.va.details.list',
  documented: 'GET purchase.order.va.details.list',
  call: http('GET', '/purchase.order.va.details.list', 'query'),
  effect: 'read',
  walk: 'whole',
  open: 'query',
  rules: [atLeastOne('purchaseOrderNumbers', 'purchaseOrderItemIds')],
  fields: [
    query('purchaseOrderNumbers', list(key(), { separator: ',', maxLength: 200 }), {
      label: 'Purchase Order Numbers',
      example: 'P040989, P040990',
      description:
        'Only these purchase orders: one number, several separated by commas, or an array. Not needed with item IDs.',
    }),
    query('purchaseOrderItemIds', list(id(), { separator: ',', maxLength: 200 }), {
      label: 'Purchase Order Item IDs',
      example: '7828, 7829',
      description:
        'Only these lines: one ID, several separated by commas, or an array. Not needed with numbers.',
    }),
    ...filters(
      query('shipDate', day(), {
        label: 'Ship Date',
        description: 'Only purchase orders that are shipped on this day',
      }),
    ),
  ],
  result: rows('purchaseOrders', {
    id: id(),
    number: id(),
    shipDate: day(),
    details: records(
      'Line',
      body('poItemId', id(), { label: 'Purchase Order Item ID' }),
      body('vendorAvailabilityDetails', availability, { label: 'Vendor Availability' }),
    ),
  }),
});

const vendor = [
  body('vendorId', id(20), {
    label: 'Vendor ID',
    list: 'searchVendors',
    example: '6322',
    description: 'Vendor who is to deliver',
    hint: 'With the token of a company, a vendor is required',
  }),
  body('vendorCode', key(20), {
    label: 'Vendor Code',
    example: 'ABC',
    description: 'Vendor by its code',
  }),
];

const companyLocationCode = body('companyLocationCode', key(10), {
  label: 'Company Location Code',
  list: 'searchLocationCodes',
  example: 'MIA',
  description: 'Location that the goods are for',
  hint: SEVERAL_LOCATIONS,
});

const shipDate = body('shipDate', day(), {
  label: 'Ship Date',
  required: true,
  example: '2026-03-02',
  description: 'Day on which the vendor ships',
});

const locators = [
  locator(
    'vendor',
    'Vendor',
    { id: 'vendorId', code: 'vendorCode' },
    'Vendor who is to deliver. Leave it out with the token of a vendor.',
  ),
  locator(
    'carrier',
    'Carrier',
    { id: 'carrierId', code: 'carrierCode' },
    'Inbound carrier, required in a company where carriers are mandatory',
  ),
];

const carrier = [
  body('carrierId', id(20), {
    label: 'Carrier ID',
    list: 'searchCarriers',
    example: '4610',
    description: 'Inbound carrier',
  }),
  body('carrierCode', key(20), {
    label: 'Carrier Code',
    example: 'AR',
    description: 'Inbound carrier by its code',
  }),
];

const CREATED = 'Get Many with the ship date and the vendor shows whether the purchase order was created.';

/** Creates a purchase order. The page could not be read as far as its items. */
export const create = operation({
  resource: 'purchaseOrder',
  operation: 'create',
  name: 'Create',
  action: 'Create purchase order',
  description: 'Create a purchase order from prebooks or on its own',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177108/Create+a+Purchase+Order',
  documented: 'POST purchase.order.create',
  call: http('POST', '/purchase.order.create', 'body'),
  effect: 'once',
  repeats: ['purchaseOrderNumber'],
  lookUp: CREATED,
  open: 'body',
  rules: [atMostOne('vendorId', 'vendorCode')],
  locators,
  fields: [
    shipDate,
    ...vendor,
    companyLocationCode,
    ...additional(
      ...carrier,
      body('awbNumber', key(4), {
        label: 'AWB Ending',
        example: '0048',
        description: 'Last four digits of the air waybill, which then counts as shipped',
      }),
      body('purchaseOrderNumber', key(10), {
        label: 'Purchase Order Number',
        example: 'P040995',
        description: 'Number that the purchase order gets',
      }),
    ),
  ],
  result: done({ message: text() }),
});

/** Creates a purchase order with mixed boxes, or adds to one. Unmapped products are skipped without an error. */
export const createOrExtendWithBreakdowns = operation({
  resource: 'purchaseOrder',
  operation: 'createOrExtendWithBreakdowns',
  name: 'Create or Extend With Breakdowns',
  action: 'Create or extend purchase order with breakdowns',
  description:
    'Create a purchase order with mixed boxes (breakdowns), or add to one; Komet Sales leaves out products that are not mapped in the company, and does not say so',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177140/Create+a+Purchase+Order+with+Breakdowns',
  documented: 'POST purchase.order.mixed.create',
  call: http('POST', '/purchase.order.mixed.create', 'body'),
  effect: 'once',
  repeats: ['purchaseOrderNumber'],
  lookUp: CREATED,
  open: 'body',
  locators,
  fields: [
    shipDate,
    ...vendor,
    body(
      'purchaseOrderItems',
      records(
        { itemLabel: 'Item', open: true },
        body('productId', id(20), {
          label: 'Product ID',
          list: 'searchProducts',
          requiredIf: { absent: ['productDescription'] },
          example: '23214',
          description: 'Product by its ID. Required when its description is not given.',
        }),
        body('productDescription', text(), {
          label: 'Product Description',
          requiredIf: { absent: ['productId'] },
          example: 'Rose Freedom 50cm',
          description: 'Product by its description. Required when its ID is not given.',
        }),
      ),
      {
        label: 'Purchase Order Items',
        required: true,
        description:
          'Lines of the purchase order. The documentation that could be read ends after the product: give rows with more members as JSON.',
      },
    ),
    companyLocationCode,
    ...additional(
      ...carrier,
      body('purchaseOrderNumber', key(10), {
        label: 'Purchase Order Number',
        example: 'P040989',
        description: 'Purchase order to add the lines to; without it a new one is created',
      }),
    ),
  ],
  result: done({ message: text() }),
});
