import {
  additional,
  body,
  choice,
  control,
  decimal,
  deleted,
  done,
  http,
  id,
  integer,
  key,
  oneOf,
  operation,
  text,
  updates,
  type Resource,
} from '../../shared/operation';
import { count, flag } from '../fields';

export const resource: Resource = {
  value: 'invoiceItem',
  name: 'Invoice Item',
  description: 'Lines of an invoice',
};

const invoiceId = body('invoiceId', id(20), {
  label: 'Invoice ID',
  required: true,
  example: '85063',
  description: 'Internal ID of the invoice, which is not its number',
});

const invoiceItemId = body('invoiceItemId', id(20), {
  label: 'Invoice Item ID',
  required: true,
  example: '9999999',
  description: 'Internal ID of the item, which the detailed list of invoices has',
});

const price = body('price', decimal(), {
  label: 'Price',
  required: true,
  example: '2.50',
  description:
    'Price of a unit, in the currency of the customer. It is needed even where it does not change.',
});

const attributes = [
  body('markCode', key(20), {
    label: 'Mark Code',
    example: 'MOTHERS DAY',
    description: 'Mark that is put on the boxes',
  }),
  body('productAlias', text(50), {
    label: 'Product Alias',
    example: 'Red Roses',
    description: 'What the product is called on this order',
  }),
  body('notes', text({ maxLength: 200, lines: 3 }), {
    label: 'Notes',
    example: 'No leaves',
    description: 'Notes on this item',
  }),
];

const returnAvailableBoxes = body('returnAvailableBoxes', flag, {
  label: 'Return Available Boxes',
  description: 'Whether the answer says how many boxes are still available',
});

/** The two ways to name what is added. A rule requires one of them in full. */
const byItem = { shownIf: { field: 'by', is: 'inventoryItem' } };
const byProduct = { shownIf: { field: 'by', is: 'product' } };

/** Adds an item to an order, from the inventory or by product. */
export const create = operation({
  resource: 'invoiceItem',
  operation: 'create',
  name: 'Create',
  action: 'Create invoice item',
  description:
    'Add an item to an invoice, from an inventory item or by product. Komet Sales charges a transaction fee.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176112/Add+an+Item+to+an+Invoice',
  documented: 'POST invoice.item.add',
  call: http('POST', '/invoice.item.add', 'body'),
  effect: 'once',
  repeats: ['invoiceId'],
  lookUp:
    'Invoice > Get Many Detailed with the order ID shows whether the item was added; another one costs another fee.',
  open: 'body',
  rules: [oneOf('orderItemId', ['productCode', 'boxTypeCode', 'unitsPerBox', 'unitType'])],
  fields: [
    invoiceId,
    body('boxes', count, {
      label: 'Boxes',
      required: true,
      example: '5',
      description: 'How many boxes are added',
    }),
    body('price', decimal(), {
      label: 'Price',
      required: true,
      example: '2.50',
      description: 'Price of a unit, in the currency of the customer',
    }),
    control(
      'by',
      choice({ inventoryItem: ['inventoryItem', 'Inventory Item'], product: ['product', 'Product'] }),
      {
        label: 'By',
        required: true,
        description:
          'What the boxes are taken by: an inventory item, or a product with its box type, units and unit',
      },
    ),
    body('orderItemId', id(20), {
      ...byItem,
      label: 'Inventory Item ID',
      example: '9999999',
      description: 'Inventory item that the boxes are taken from',
    }),
    body('productCode', key(20), {
      ...byProduct,
      label: 'Product Code',
      list: 'searchProductCodes',
      example: 'RS50',
      description: 'Product that is added',
    }),
    body('boxTypeCode', key(3), {
      ...byProduct,
      label: 'Box Type Code',
      list: 'searchBoxTypeCodes',
      example: 'QB',
      description: 'Box type of the product',
    }),
    body('unitsPerBox', count, {
      ...byProduct,
      label: 'Units per Box',
      example: '100',
      description: 'How many units of the product a box has',
    }),
    body('unitType', choice({ stem: ['Stem', 'Stem'], bunch: ['Bunch', 'Bunch'] }), {
      ...byProduct,
      label: 'Unit Type',
      description: 'What a unit of the product is',
    }),
    ...additional(
      ...attributes,
      returnAvailableBoxes,
      body('locationId', id(20), {
        label: 'Location ID',
        list: 'searchLocations',
        example: '42',
        description: 'Location that the item is taken from, in a company with several',
      }),
    ),
  ],
  result: done({ message: text() }),
});

/** Changes an item of an order. */
export const update = operation({
  resource: 'invoiceItem',
  operation: 'update',
  name: 'Update',
  action: 'Update invoice item',
  description: 'Change boxes, price or notes of an item of an invoice',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176168/Update+an+Invoice+Item',
  documented: 'POST invoice.item.update',
  call: http('POST', '/invoice.item.update', 'body'),
  effect: 'idempotent',
  serializeBy: ['invoiceItemId'],
  fields: [
    invoiceId,
    invoiceItemId,
    price,
    ...updates(
      body('boxes', count, {
        label: 'Boxes',
        example: '5',
        description: 'New number of boxes, which K2K orders do not let change',
      }),
      body('discount', decimal(), {
        label: 'Discount',
        example: '10',
        description: 'Percentage that is taken off',
      }),
      ...attributes,
      returnAvailableBoxes,
    ),
  ],
  result: done({
    message: text(),
    invoiceId: id(),
    invoiceNumber: id(),
    invoiceItemId: id(),
    availableBoxes: integer(),
  }),
});

/** Removes an item from an order. */
export const remove = operation({
  resource: 'invoiceItem',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete invoice item',
  description: 'Remove an item from an invoice',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/KB/pages/3332131/invoice.item.delete',
  documented: 'POST invoice.item.delete',
  call: http('POST', '/invoice.item.delete', 'body'),
  effect: 'idempotent',
  serializeBy: ['invoiceItemId'],
  fields: [invoiceId, invoiceItemId, ...additional(returnAvailableBoxes)],
  result: deleted({ message: text(), invoiceId: id(), invoiceNumber: id(), availableBoxes: integer() }),
});
