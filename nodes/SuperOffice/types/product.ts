import { boolean, decimal, integer, member, objectType, records, text } from '../../shared/operation';
import { extraDataFieldType } from './enums';
import { rights } from './rights';

/** What a connector adds to a product: a text, a link or a picture. */
export const ProductExtraDataField = objectType('ProductExtraDataField', () => [
  member('Name', text()),
  member('Value', text()),
  member('Type', extraDataFieldType()),
  ...rights(),
]);

/** A product of a price list. */
export const Product = objectType('Product', () => [
  member('ProductId', integer()),
  member('ERPProductKey', text()),
  member('ERPPriceListKey', text()),
  member('Name', text()),
  member('Description', text({ lines: 4 })),
  member('Code', text()),
  member('PriceUnit', text()),
  member('QuantityUnit', text()),
  member('IsSubscription', boolean()),
  member('SubscriptionUnit', text()),
  member('DefaultSubscriptionQuantity', decimal()),
  member('ItemNumber', text()),
  member('Url', text()),
  member('ProductCategoryKey', text()),
  member('ProductFamilyKey', text()),
  member('ProductTypeKey', text()),
  member('VAT', decimal(), { label: 'VAT Percent' }),
  member('VATInfo', text(), { label: 'VAT Info' }),
  member('UnitCost', decimal()),
  member('UnitMinimumPrice', decimal()),
  member('UnitListPrice', decimal()),
  member('InAssortment', boolean()),
  member('Supplier', text()),
  member('SupplierCode', text()),
  member('Rights', text()),
  member('Rule', text()),
  member('ExtraInfo', records('Field', ProductExtraDataField)),
  member('RawExtraInfo', text()),
  member('ExtraField1', text()),
  member('ExtraField2', text()),
  member('ExtraField3', text()),
  member('ExtraField4', text()),
  member('ExtraField5', text()),
  member('InStock', decimal()),
  ...rights(),
]);
