import { boolean, key, member, objectType, record, text } from '../../shared/operation';
import { Address } from './common';
import { status } from './status';

/** A sales representative. */
export const SalesRep = objectType('SalesRep', () => [
  member('SalesRepInternalId', key()),
  member('SalesRepId', key()),
  member('SalesRepType', text()),
  member('LinkedToInternalId', key()),
  member('FirstName', text()),
  member('LastName', text()),
  member('CompanyName', text()),
  member('Phone', text()),
  member('CellPhone', text()),
  member('Fax', text()),
  member('Email', text(), { example: 'name@email.com' }),
  member('WebSite', text(), { label: 'Website' }),
  member('Address', record(Address)),
  member('AccountNumber', key()),
  member('IsInactive', boolean(), { otherwise: false }),
  member('ExternalUniqueId', key()),
]);

/** The answer to creating or updating a sales representative. */
export const SalesRepResponse = objectType('SalesRepResponse', () => [
  member('SalesRepId', key()),
  member('SalesRepInternalId', key()),
  ...status(),
]);
