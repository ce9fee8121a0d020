import {
  boolean,
  decimal,
  integer,
  key,
  member,
  moment,
  money,
  objectType,
  text,
} from '../../shared/operation';
import { customFields } from './common';
import { status } from './status';

/** A line of an invoice or a sales order. */
export const Item = objectType('Item', () => [
  member('ItemInternalId', key()),
  member('ItemId', key(), { list: 'searchItems' }),
  member('Name', text(), { required: true }),
  member('Description', text()),
  member('UnitPrice', decimal(), { required: true }),
  member('Qty', decimal(), { label: 'Quantity', required: true }),
  member('Taxable', boolean(), { otherwise: false }),
  member('TaxRate', decimal(), { otherwise: '0' }),
  member('UnitOfMeasure', text()),
  member('TotalLineAmount', money(), { otherwise: '0' }),
  member('TotalLineTax', money(), { otherwise: '0' }),
  member('ItemLineNumber', integer(), { otherwise: 0 }),
  member('GrossPrice', money(), { otherwise: '0' }),
  member('WarrantyDiscount', money(), { otherwise: '0' }),
  member('SalesDiscount', money(), { otherwise: '0' }),
  member('ItemClass', text()),
  member('ItemCustomFields', customFields()),
]);

/** A product of the catalogue. */
export const ItemDetails = objectType('ItemDetails', () => [
  member('ItemInternalId', key()),
  member('ItemId', key()),
  member('Name', text()),
  member('SKU', key()),
  member('UPC', key(), { label: 'UPC' }),
  member('Description', text()),
  member('UnitPrice', decimal(), { otherwise: '0' }),
  member('UnitCost', decimal(), { otherwise: '0' }),
  member('UnitOfMeasure', text()),
  member('Active', boolean(), { otherwise: false }),
  member('ItemType', text()),
  member('QtyOnHand', decimal(), { label: 'Quantity on Hand', otherwise: '0' }),
  member('Taxable', boolean(), { otherwise: false }),
  member('TaxRate', decimal(), { otherwise: '0' }),
  member('SoftwareId', key(), { description: 'Application that owns the record' }),
  member('ItemCategoryId', key()),
  member('ItemNotes', text({ lines: 4 })),
  member('DateTimeCreated', moment()),
  member('DateTimeModified', moment()),
  member('ItemUniqueId', key()),
  member('ImageUrl', text()),
  member('TaxCategoryID', key()),
  member('ItemCustomFields', customFields()),
  member('ItemLastSyncDateTime', moment()),
  member('DivisionId', key(), { description: 'Division of the ERP' }),
  member('LocationId', key()),
]);

/** The answer to creating or updating an item. */
export const ItemDetailsResponse = objectType('ItemDetailsResponse', () => [
  member('ItemInternalId', key()),
  ...status(),
]);
