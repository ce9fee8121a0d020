import { boolean, key, member, objectType, records, text, type Type } from '../../shared/operation';

/** The code of a currency. Each page documents it as "ISO 4217 code", which is three capitals: "usd" is USD. */
export const currency = (): Type => text({ maxLength: 3, key: true, upper: true });

/** A custom field of a record, with its value. */
export const EbizCustomField = objectType('EbizCustomField', () => [
  member('FieldId', key()),
  member('FieldCaption', text()),
  member('FieldName', text()),
  member('FieldValue', text()),
  member('FieldType', text()),
  member('FieldDataType', text()),
  member('FieldDescription', text()),
]);

/** A postal address of a record. */
export const Address = objectType('Address', () => [
  member('FirstName', text()),
  member('LastName', text()),
  member('CompanyName', text()),
  member('Address1', text()),
  member('Address2', text()),
  member('Address3', text()),
  member('Address4', text()),
  member('Address5', text()),
  member('Address6', text()),
  member('City', text()),
  member('State', text()),
  member('ZipCode', key(), { label: 'ZIP Code' }),
  member('Country', text()),
  member('IsDefault', boolean(), { description: 'Whether this is the default address', otherwise: false }),
  member('AddressId', key()),
]);

/** A postal address as the gateway keeps it. */
export const GwAddress = objectType('GwAddress', () => [
  member('City', text()),
  member('Company', text()),
  member('Country', text()),
  member('Email', text()),
  member('Fax', text()),
  member('FirstName', text()),
  member('LastName', text()),
  member('Phone', text()),
  member('State', text()),
  member('Street', text()),
  member('Street2', text()),
  member('Zip', key(), { label: 'ZIP Code' }),
]);

/** A custom field of a transaction. */
export const FieldValue = objectType('FieldValue', () => [member('Field', text()), member('Value', text())]);

/** The custom fields of a record. */
export const customFields = (): Type =>
  records({ item: 'EbizCustomField', itemLabel: 'Custom Field' }, EbizCustomField);
