import { key, member, objectType, text } from '../../shared/operation';

/** What the first digits of a card reveal about it. */
export const GlobalBINData = objectType('GlobalBINData', () => [
  member('LowBin', key()),
  member('HighBin', key()),
  member('BinLength', text()),
  member('CardProductId', key()),
  member('CardProductIdDescription', text()),
  member('CardTypeId', key()),
  member('CardTypeIdDescription', text()),
  member('IssuerBankName', text()),
  member('CountryCode', key()),
  member('DetailCardProduct', text()),
  member('VisaLargeTicketIndicator', text()),
  member('CardClassId', key()),
  member('CardClassIdDescription', text()),
]);

/** A place by its ZIP code. */
export const ZipCodeData = objectType('ZipCodeData', () => [
  member('ZipCode', key(), { label: 'ZIP Code' }),
  member('City', text()),
  member('StateId', key()),
  member('StateName', text()),
  member('CountyName', text()),
  member('TimeZone', text()),
  member('Latitude', text()),
  member('Longitude', text()),
]);
