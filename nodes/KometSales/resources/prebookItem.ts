import {
  additional,
  body,
  choice,
  decimal,
  deleted,
  done,
  http,
  id,
  key,
  list,
  operation,
  text,
  type Resource,
  locator,
} from '../../shared/operation';
import { count } from '../fields';

export const resource: Resource = {
  value: 'prebookItem',
  name: 'Prebook Item',
  description: 'Lines of a prebook',
};

const prebookId = body('prebookId', id(20), {
  label: 'Prebook ID',
  required: true,
  example: '345345',
  description: 'Internal ID of the prebook, which is not its number',
});

const price = body('price', decimal(), {
  label: 'Price',
  required: true,
  example: '0.45',
  description: 'Price of a unit',
});

const markCode = body('markCode', key(20), {
  label: 'Mark Code',
  example: 'PETAL-1',
  description: 'Mark on the boxes, for the customer',
});

const ADDED =
  'Get Many Detailed of the prebook resource, for the truck date of this prebook, shows whether the line was added.';

/** Adds boxes of the future inventory to a prebook. Komet Sales charges a transaction fee. */
export const createFromFutureInventory = operation({
  resource: 'prebookItem',
  operation: 'createFromFutureInventory',
  name: 'Create From Future Inventory',
  action: 'Create prebook item from future inventory',
  description: 'Add boxes of the future inventory to a prebook; Komet Sales charges a transaction fee',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11176646',
  documented: 'POST prebook.future.item.add',
  call: http('POST', '/prebook.future.item.add', 'body'),
  effect: 'once',
  repeats: ['prebookId'],
  lookUp: ADDED,
  fields: [
    prebookId,
    body('inventoryId', id(20), {
      label: 'Inventory ID',
      required: true,
      example: '428720',
      description: 'Item of the future inventory, as its list has it',
    }),
    body('boxes', count, {
      label: 'Boxes',
      required: true,
      example: '5',
      description: 'Number of boxes',
    }),
    price,
    ...additional(markCode),
  ],
  result: done({ message: text() }),
});

/** Adds boxes that vendors have available to a prebook. */
export const createFromVendorAvailability = operation({
  resource: 'prebookItem',
  operation: 'createFromVendorAvailability',
  name: 'Create From Vendor Availability',
  action: 'Create prebook item from vendor availability',
  description: 'Add boxes of what vendors have available to a prebook',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11176998',
  documented: 'POST prebook.vendor.availability.item.add',
  locators: [
    locator(
      'boxType',
      'Box Type',
      { id: 'boxTypeId', code: 'boxTypeCode' },
      'Type of the boxes, not needed for Komet to Komet',
    ),
  ],
  call: http('POST', '/prebook.vendor.availability.item.add', 'body'),
  effect: 'once',
  repeats: ['prebookId'],
  lookUp: ADDED,
  fields: [
    prebookId,
    body('inventoryIds', list(id(), { separator: ',' }), {
      label: 'Inventory IDs',
      required: true,
      example: '428545, 428544',
      description:
        'Items of the vendor availability that the boxes are taken from: one ID, several separated by commas, or an array',
    }),
    body('quantity', count, {
      label: 'Quantity',
      required: true,
      example: '5',
      description: 'Number of boxes',
    }),
    price,
    ...additional(
      markCode,
      body('boxTypeId', id(10), {
        label: 'Box Type ID',
        list: 'searchBoxTypes',
        example: '2',
        description: 'Box type by its ID; not needed for Komet to Komet',
      }),
      body('boxTypeCode', key(3), {
        label: 'Box Type Code',
        list: 'searchBoxTypeCodes',
        example: 'QB',
        description: 'Box type by its code; not needed for Komet to Komet',
      }),
      body('stemsBunch', count, {
        label: 'Stems per Bunch',
        example: '25',
        description: 'Number of stems in a bunch; not needed for Komet to Komet',
      }),
      body('unitType', choice({ stem: ['Stem', 'Stem'], bunch: ['Bunch', 'Bunch'] }), {
        label: 'Unit Type',
        description: 'What the price is for; not needed for Komet to Komet',
      }),
      body('bunches', count, {
        label: 'Bunches',
        example: '4',
        description: 'Number of bunches in a box; not needed for Komet to Komet',
      }),
    ),
  ],
  result: done({ message: text(), prebookItemId: id() }),
});

/** Deletes a line of a prebook. A vendor's token sets its quantity to 0 instead. */
export const remove = operation({
  resource: 'prebookItem',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete prebook item',
  description: 'Delete a line of a prebook; with the token of a vendor, its quantity becomes 0',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11176974',
  documented: 'POST prebook.item.delete',
  call: http('POST', '/prebook.item.delete', 'body'),
  effect: 'idempotent',
  serializeBy: ['prebookItemId'],
  fields: [
    prebookId,
    body('prebookItemId', id(20), {
      label: 'Prebook Item ID',
      required: true,
      example: '930125',
      description: 'Line to delete, by the ID that adding it returned',
    }),
  ],
  result: deleted({ message: text() }),
});
