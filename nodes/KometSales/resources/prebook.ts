import {
  additional,
  atLeastOne,
  body,
  choice,
  day,
  decimal,
  deleted,
  done,
  http,
  id,
  key,
  operation,
  records,
  text,
  updates,
  type Field,
  type Resource,
  locator,
} from '../../shared/operation';
import { count, SEVERAL_LOCATIONS, shipViaId } from '../fields';

export * from './prebookLists';

export const resource: Resource = {
  value: 'prebook',
  name: 'Prebook',
  description: 'Orders that are taken ahead of the day of shipping',
};

const prebookId = {
  label: 'Prebook ID',
  required: true,
  example: '345345',
  description: 'Internal ID of the prebook, which is not its number',
};

const customerPO = body('customerPO', key(20), {
  label: 'Customer PO',
  example: 'P099999',
  description: 'Number of the purchase order that the customer gave',
});

/** Seen in public code that sends prebooks, not documented. */
const prebookItems = records(
  { itemLabel: 'Prebook Item', open: true },
  body('vendorId', id(), {
    label: 'Vendor ID',
    list: 'searchVendors',
    example: '6322',
    description: 'Vendor that the goods are bought from',
  }),
  body('productId', id(), {
    label: 'Product ID',
    list: 'searchProducts',
    example: '23214',
    description: 'Product that is ordered',
  }),
  body('boxTypeId', id(), {
    label: 'Box Type ID',
    list: 'searchBoxTypes',
    example: '1058',
    description: 'Type of the boxes',
  }),
  body('unitType', text(), {
    label: 'Unit Type',
    example: 'Stem',
    description: 'What a unit is, such as Stem or Bunch',
  }),
  body('boxes', count, { label: 'Boxes', example: '2', description: 'Number of boxes' }),
  body('bunches', count, { label: 'Bunches', example: '4', description: 'Bunches in a box' }),
  body('stemsBunch', count, {
    label: 'Stems per Bunch',
    example: '25',
    description: 'Stems in a bunch',
  }),
  body('cost', decimal(), { label: 'Cost', example: '0.30', description: 'What a unit costs' }),
  body('price', decimal(), { label: 'Price', example: '0.45', description: 'What a unit is sold for' }),
  body('markCode', text(), { label: 'Mark Code', example: 'M1', description: 'Mark on the boxes' }),
  body('notes', text(), { label: 'Notes', example: 'No leaves', description: 'Notes on this line' }),
);

const autoGeneratePOs = body('autoGeneratePOsfromPrebooks', choice({ yes: [1, 'Yes'], no: [0, 'No'] }), {
  label: 'Generate Purchase Orders',
  description:
    'Whether approved purchase orders to the vendors are made from the prebook, for which the lines need vendor and cost',
});

/**
 * Creates a prebook, with or without lines. The vendor's page ends before the members of a line and the answer. Those members
 * were seen in code, and the page of prebook.item.delete says that the answer has the IDs.
 */
export const create = operation({
  resource: 'prebook',
  operation: 'create',
  name: 'Create',
  action: 'Create prebook',
  description:
    'Create a prebook, with lines or without. The answer has the prebookId that later calls take, and a prebookItemId for each line. Komet Sales charges a transaction fee.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176882/Create+a+Prebook',
  documented: 'POST prebook.create',
  call: http('POST', '/prebook.create', 'body'),
  effect: 'once',
  serializeBy: ['customerId', 'customerCode'],
  lookUp: 'Get Many Detailed with the truck date and the customer shows whether the prebook was created.',
  open: 'body',
  rules: [atLeastOne('customerId', 'customerCode'), atLeastOne('carrierId', 'carrierCode')],
  locators: [
    locator('customer', 'Customer', { id: 'customerId', code: 'customerCode' }, 'Customer of the prebook'),
    locator(
      'carrier',
      'Carrier',
      { id: 'carrierId', code: 'carrierCode' },
      'Who takes the goods to the customer',
    ),
  ],
  fields: [
    body('customerId', id(20), {
      label: 'Customer ID',
      list: 'searchCustomers',
      example: '23423',
      description: 'Customer of the prebook',
    }),
    body('customerCode', key(20), {
      label: 'Customer Code',
      example: 'FL219',
      description: 'Customer of the prebook by its code',
    }),
    body('customerDescription', text(200), {
      label: 'Customer Description',
      requiredIf: { absent: ['customerId'] },
      example: 'Wholesale Petals',
      description: 'Name of the customer, required where the customer is given by its code',
    }),
    body('carrierId', id(20), {
      label: 'Carrier ID',
      list: 'searchCarriers',
      example: '4610',
      description: 'Who takes the goods to the customer',
    }),
    body('carrierCode', key(20), {
      label: 'Carrier Code',
      example: 'AR',
      description: 'Carrier by its code',
    }),
    body('carrierDescription', text(200), {
      label: 'Carrier Description',
      requiredIf: { absent: ['carrierId'] },
      example: 'Armellini',
      description: 'Name of the carrier, required where the carrier is given by its code',
    }),
    body('shipDate', day(), {
      label: 'Ship Date',
      required: true,
      example: '2026-04-02',
      description: 'Day on which the goods are shipped',
    }),
    body('prebookItems', prebookItems, {
      label: 'Prebook Items',
      description:
        'Lines of the prebook. Their members are those that real calls send, since the documentation that could be read ends before them: give rows with others as JSON.',
    }),
    ...additional(
      body('shipToId', id(20), {
        label: 'Ship-To ID',
        list: 'searchShipTos',
        example: '20131',
        description: 'Address of the customer that the order goes to. Seen in real calls, not documented.',
      }),
      shipViaId,
      customerPO,
      body(
        'isEcommerce',
        choice({ phoneOrRegular: [0, 'Phone or Regular Order'], eCommerce: [1, 'E-Commerce'] }),
        {
          label: 'Order Source',
          description: 'Where the order comes from',
        },
      ),
      body('useExisting', choice({ yes: [1, 'Yes'], createNew: [0, 'Create a New Prebook'] }), {
        label: 'Use Existing',
        description:
          'Whether the lines are added to a prebook that has the same location, carrier, truck date, customer, ship-to and PO',
      }),
      autoGeneratePOs,
      body('createdBy', id(20), {
        label: 'Created By',
        example: '801',
        description: 'User who creates the order, by the owner ID in Komet Sales',
      }),
      body('comments', text({ maxLength: 200, lines: 3 }), {
        label: 'Comments',
        description: 'What is to be known about the order',
      }),
    ),
  ],
  result: done({ message: text(), prebookId: id(), prebookItemId: id() }),
});

/** Creates prebooks of one customer, one per carrier and ship date. Further members of an item were not seen. */
export const createMultiple = operation({
  resource: 'prebook',
  operation: 'createMultiple',
  name: 'Create Multiple',
  action: 'Create multiple prebooks',
  description: 'Create prebooks of one customer, one for each carrier and ship date of the lines',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176540',
  documented: 'POST multiple.prebooks.create',
  call: http('POST', '/multiple.prebooks.create', 'body'),
  effect: 'once',
  repeats: ['customerCode'],
  lookUp: 'Get Many Detailed with each ship date and the customer shows which prebooks were created.',
  open: 'body',
  fields: [
    body('customerCode', key(20), {
      label: 'Customer Code',
      list: 'searchCustomerCodes',
      required: true,
      example: 'FL219',
      description: 'Customer of the prebooks by its code',
    }),
    body('customerName', text(200), {
      label: 'Customer Name',
      required: true,
      example: 'Wholesale Petals',
      description: 'What the customer is called',
    }),
    body(
      'prebookItems',
      records(
        { itemLabel: 'Prebook Item', open: true },
        body('carrierCode', key(20), {
          label: 'Carrier Code',
          required: true,
          example: 'AR',
          description: 'Who takes the goods to the customer',
        }),
        body('carrierName', text(200), {
          label: 'Carrier Name',
          required: true,
          example: 'Armellini',
          description: 'What the carrier is called',
        }),
        body('shipDate', day(), {
          label: 'Ship Date',
          required: true,
          example: '2026-04-02',
          description: 'Day on which the goods are shipped',
        }),
      ),
      {
        label: 'Prebook Items',
        description:
          'Lines of the prebooks. The documentation that could be read ends before the product: give rows with more members as JSON.',
      },
    ),
    ...address('Billing', '1 Market Street'),
    ...address('Shipping', '7 Dock Road'),
    body('customerPhone', text(100), {
      label: 'Customer Phone',
      required: true,
      example: '305 555 0134',
      description: 'Telephone number of the customer',
    }),
    body('companyLocationCode', key(20), {
      label: 'Company Location Code',
      list: 'searchLocationCodes',
      example: 'MIA',
      description: 'Location of the prebooks',
      hint: SEVERAL_LOCATIONS,
    }),
    ...additional(shipViaId, customerPO, autoGeneratePOs),
  ],
  result: done({ message: text() }),
});

/** Changes the head of a prebook. */
export const update = operation({
  resource: 'prebook',
  operation: 'update',
  name: 'Update',
  action: 'Update prebook',
  description: 'Change the carrier, the date or the remarks of a prebook',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176702/Update+a+Prebook',
  documented: 'POST prebook.update',
  call: http('POST', '/prebook.update', 'body'),
  effect: 'idempotent',
  serializeBy: ['prebookId'],
  fields: [
    body('prebookId', id(20), prebookId),
    ...updates(
      body('carrierId', id(20), {
        label: 'Carrier ID',
        list: 'searchCarriers',
        example: '4610',
        description: 'Who takes the goods to the customer',
      }),
      body('shipDate', day(), { label: 'Ship Date', description: 'Day on which the goods are shipped' }),
      shipViaId,
      customerPO,
      body('comments', text({ maxLength: 200, lines: 3 }), {
        label: 'Comments',
        description: 'Special instructions and remarks',
      }),
    ),
  ],
  result: done({ message: text() }),
});

/** Deletes a prebook. */
export const remove = operation({
  resource: 'prebook',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete prebook',
  description: 'Delete a prebook with its lines',
  docs: 'https://kometsales.atlassian.net/wiki/pages/viewpage.action?pageId=470024199',
  documented: 'POST prebook.delete',
  call: http('POST', '/prebook.delete', 'body'),
  effect: 'idempotent',
  serializeBy: ['prebookId'],
  fields: [body('prebookId', id(20), prebookId)],
  result: deleted({ message: text() }),
});

/** The parts of an address of the customer. */
function address(kind: 'Billing' | 'Shipping', street: string): Field[] {
  const parts = [
    ['Street', 'Street', street],
    ['City', 'City', 'Miami'],
    ['State', 'State', 'FL'],
    ['Zipcode', 'Postal Code', '33126'],
    ['Country', 'Country', 'United States'],
  ] as const;
  return parts.map(([part, label, example]) =>
    body(`customer${kind}${part}`, text(200), {
      label: `Customer ${kind} ${label}`,
      required: true,
      example,
      description: `${label} of the ${kind.toLowerCase()} address`,
    }),
  );
}
