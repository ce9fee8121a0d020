import {
  boolean,
  decimal,
  integer,
  json,
  member,
  moment,
  objectType,
  record,
  records,
  text,
} from '../../shared/operation';
import { addressType, categoryGroup, userType, visibility } from './enums';
import { listEntry } from './listEntry';
import { rights } from './rights';

/** A user of SuperOffice, or a resource such as a meeting room. */
export const Associate = objectType('Associate', () => [
  member('AssociateId', integer()),
  member('Name', text()),
  member('PersonId', integer()),
  member('Rank', integer()),
  member('Tooltip', text()),
  member('Type', userType()),
  member('GroupIdx', integer()),
  member('FullName', text()),
  member('FormalName', text()),
  member('Deleted', boolean()),
  member('EjUserId', integer()),
  member('UserName', text()),
  member('ExtraFields', json()),
  member('CustomFields', json()),
  ...rights(),
]);

/** A phone number, an e-mail address or a web address. */
export const EntityElement = objectType('EntityElement', () => [
  member('Value', text(), {
    description: 'The number or the address itself',
    requiredIf: { present: 'description' },
  }),
  member('StrippedValue', text()),
  member('Description', text()),
  ...rights(),
]);

/** A postal address in its parts. */
export const StructuredAddress = objectType('StructuredAddress', () => [
  member('AtypeIdx', addressType(), { label: 'Address Type' }),
  member('Address1', text()),
  member('Address2', text()),
  member('Address3', text()),
  member('City', text()),
  member('County', text()),
  member('State', text()),
  member('Zipcode', text(), { label: 'ZIP Code' }),
  member('Formatted', text()),
]);

/** The addresses of a company or a person. */
export const Address = objectType('Address', () => [
  member('Wgs84Latitude', decimal(), { label: 'Latitude' }),
  member('Wgs84Longitude', decimal(), { label: 'Longitude' }),
  member('LocalizedAddress', json()),
  member('Street', record(StructuredAddress), { label: 'Street Address' }),
  member('Postal', record(StructuredAddress), { label: 'Postal Address' }),
  member('Formatted', text()),
  ...rights(),
]);

/** An entry of a list that can be ticked, such as an interest. Entries of a heading contain others. */
export const SelectableMDOListItem = objectType('SelectableMDOListItem', () => [
  member('Id', integer()),
  member('Name', text()),
  member('ToolTip', text()),
  member('Deleted', boolean()),
  member('Rank', integer()),
  member('Type', text()),
  member('ColorBlock', integer()),
  member('IconHint', text()),
  member('Selected', boolean()),
  member('LastChanged', moment()),
  member('ChildItems', records('Entry', SelectableMDOListItem)),
  member('ExtraInfo', text()),
  member('StyleHint', text()),
  member('Hidden', boolean()),
  member('FullName', text()),
  ...rights(),
]);

/** A record that another one refers to. What has no ID is named by ExtraInfo. */
export const Link = objectType('Link', () => [
  member('EntityName', text(), {
    description: 'Kind of the record, such as document, sale or project',
    requiredIf: { present: ['id', 'extraInfo', 'description'] },
  }),
  member('Id', integer(), { requiredIf: { absent: 'extraInfo' } }),
  member('Description', text()),
  member('ExtraInfo', text()),
  member('LinkId', integer()),
  ...rights(),
]);

/** Who can see a record. */
export const VisibleFor = objectType('VisibleFor', () => [
  member('VisibleId', integer()),
  member('Visibility', visibility()),
  member('DisplayValue', text()),
  ...rights(),
]);

/** Where the visitor who filled in a form came from. */
export const SavedUtmParameters = objectType('SavedUtmParameters', () => [
  member('FormName', text()),
  member('FirsttouchSource', text()),
  member('FirsttouchMedium', text()),
  member('FirsttouchCampaign', text()),
  member('FirsttouchTerm', text()),
  member('FirsttouchContent', text()),
  member('FirsttouchReferrerDomain', text()),
  member('Source', text()),
  member('Medium', text()),
  member('Campaign', text()),
  member('Term', text()),
  member('Content', text()),
  member('ReferrerDomain', text()),
  ...rights(),
]);

/** The line of business of a company. */
export const Business = listEntry('Business');

/** The priority that the requests of a customer get. */
export const TicketPriority = listEntry('TicketPriority');

/** The language of a customer. */
export const CustomerLanguage = listEntry('CustomerLanguage');

/** The category of a company or a person. */
export const Category = objectType('Category', () => [
  member('Id', integer()),
  member('Value', text()),
  member('Tooltip', text()),
  member('CategoryGroup', categoryGroup()),
  member('EnableLeadStatus', boolean()),
  member('Rank', integer()),
  member('Deleted', boolean()),
  ...rights(),
]);

/** A country, with how addresses and phone numbers are written there. */
export const Country = objectType('Country', () => [
  member('CountryId', integer()),
  member('Name', text()),
  member('CurrencyId', integer()),
  member('EnglishName', text()),
  member('TwoLetterISOCountry', text()),
  member('ThreeLetterISOCountry', text()),
  member('ImageDescription', text()),
  member('OrgNrText', text()),
  member('InterAreaPrefix', text()),
  member('DialInPrefix', text()),
  member('ZipPrefix', text()),
  member('DomainName', text()),
  member('AddressLayoutId', integer()),
  member('DomesticAddressLayoutId', integer()),
  member('ForeignAddressLayoutId', integer()),
  member('Rank', integer()),
  member('Tooltip', text()),
  member('Deleted', boolean()),
  ...rights(),
]);
