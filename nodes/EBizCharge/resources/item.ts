import {
  additional,
  argument,
  body,
  filters,
  key,
  locator,
  lookUp,
  one,
  oneOf,
  operation,
  orElse,
  rows,
  soap,
  updates,
  wholeRecord,
  type Resource,
} from '../../shared/operation';
import { inPages, membersOf, oftenIn, page, pageFields, unsorted } from '../fields';
import { searchConditions } from '../filters';
import { ItemDetails, ItemDetailsResponse } from '../types/item';

export const resource: Resource = {
  value: 'item',
  name: 'Item',
  description: 'Products and services of the catalogue',
};

const itemId = body('itemId', key(), {
  label: 'Item ID',
  list: 'searchItems',
  example: 'ROSE-RED-50',
  description: 'ID that you gave the item, such as its ID in the ERP',
});

const itemInternalId = body('itemInternalId', key(), {
  label: 'Item Internal ID',
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'EBizCharge’s own ID of the item',
});

/** Set by the service. */
const NOT_WRITTEN = ['itemInternalId', 'dateTimeCreated', 'dateTimeModified', 'itemLastSyncDateTime'];

const OFTEN = [
  'name',
  'description',
  'sku',
  'upc',
  'unitPrice',
  'unitCost',
  'unitOfMeasure',
  'active',
  'itemType',
  'qtyOnHand',
  'taxable',
  'taxRate',
  'itemNotes',
];

/** Lists items page by page. */
export const getMany = operation({
  resource: 'item',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many items',
  description: 'Get the items of the catalogue, or those that meet conditions',
  ...page('SearchItems'),
  call: soap('SearchItems'),
  effect: 'read',
  walk: inPages,
  fields: [
    ...filters(
      { ...itemInternalId, description: 'Only the item with this ID of EBizCharge' },
      { ...itemId, description: 'Only the item with this ID of yours' },
    ),
    searchConditions(...membersOf(ItemDetails, 'SoftwareId')),
    ...pageFields,
    unsorted,
  ],
  result: rows('', ItemDetails, { item: 'ItemDetails' }),
});

/** After a lost answer, finds out whether the item was created. */
const created = lookUp(getMany, {
  text: 'Item: Get Many with the item ID shows whether it was created.',
  by: [{ from: 'itemId', field: 'itemId' }],
  key: { field: 'itemId', member: 'ItemId' },
  id: 'ItemInternalId',
  same: { Name: 'name', UnitPrice: 'unitPrice' },
  created: { member: 'DateTimeCreated', within: 72 },
  gives: { ItemId: 'ItemId', ItemInternalId: 'ItemInternalId' },
  mark: 'alreadyCreated',
});

/** Adds an item. The service refuses a repeat with ErrorCode 2. */
export const create = operation({
  resource: 'item',
  operation: 'create',
  name: 'Create',
  action: 'Create item',
  description: 'Create an item of the catalogue. It fails if there is one with this ID.',
  ...page('AddItem'),
  call: soap('AddItem'),
  effect: 'once',
  lookUp: created,
  repeats: ['itemId'],
  fields: argument('itemDetails', ItemDetails, {
    top: ['itemId', 'name', 'unitPrice', 'active'],
    required: ['itemId', 'unitPrice', 'active'],
    rest: oftenIn(additional, ...OFTEN),
    omit: NOT_WRITTEN,
    change: {
      itemId: {
        example: 'ROSE-RED-50',
        description: 'ID that you give the item, such as its ID in the ERP',
      },
    },
  }),
  result: one(ItemDetailsResponse),
});

/** Updates an item. The service clears what is left out, so the current record is sent back with the changes. */
export const update = operation({
  resource: 'item',
  operation: 'update',
  name: 'Update',
  action: 'Update item',
  description: 'Update an item of the catalogue. Fields that you leave out keep their values.',
  ...page('UpdateItem'),
  call: soap('UpdateItem'),
  effect: 'idempotent',
  fields: [
    ...argument('itemDetails', ItemDetails, {
      rest: oftenIn(updates, ...OFTEN),
      omit: NOT_WRITTEN,
      rename: { itemId: 'newItemId' },
      change: { itemId: { label: 'New Item ID', description: 'Only to give the item another ID' } },
    }),
    itemInternalId,
    itemId,
  ],
  locators: [locator('item', 'Item', { id: 'itemId', internalId: 'itemInternalId' })],
  rules: [oneOf('itemId', 'itemInternalId')],
  merge: wholeRecord('itemDetails', getMany, {
    key: { itemId: 'itemId', itemInternalId: 'itemInternalId' },
    except: ['itemLastSyncDateTime', 'dateTimeCreated', 'dateTimeModified'],
  }),
  clearFields: [
    'description',
    'sku',
    'upc',
    'unitOfMeasure',
    'itemType',
    'itemNotes',
    'itemCategoryId',
    'itemUniqueId',
    'imageUrl',
    'taxCategoryID',
    'itemCustomFields',
    'divisionId',
    'locationId',
  ],
  result: one(ItemDetailsResponse),
});

/** Adds an item, or updates an existing one. */
export const upsert = operation({
  ...create,
  operation: 'upsert',
  name: 'Create or Update',
  action: 'Create or update item',
  description: 'Create an item, or update the one with this ID. Fields that you leave out keep their values.',
  upsert: orElse(update, { codes: [2], key: { itemId: 'itemId' } }),
});
