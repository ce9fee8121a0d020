import { integer, member, moment, objectType, record, records, text } from '../../shared/operation';
import { Associate } from './common';
import { rights } from './rights';

/** The external ID of a record. */
export const ForeignKey = objectType('ForeignKey', () => [
  member('Key', text()),
  member('Value', text()),
  member('RecordId', integer()),
  member('CreatedDate', moment()),
  member('UpdatedDate', moment()),
  member('UpdatedBy', text()),
  member('CreatedBy', text()),
  member('TableName', text()),
  ...rights(),
]);

/** A device, or an installation, of an application that keeps external IDs. */
export const ForeignDevice = objectType('ForeignDevice', () => [
  member('ForeignDeviceId', integer()),
  member('Name', text()),
  member('CreatedDate', moment()),
  member('UpdatedDate', moment()),
  member('AssociateFullName', text()),
  member('CreatedBy', text()),
  member('UpdatedBy', text()),
  member('DeviceIdentifier', text()),
  member('ForeignAppId', integer()),
  ...rights(),
]);

/** An application that keeps external IDs. */
export const ForeignAppEntity = objectType('ForeignAppEntity', () => [
  member('ForeignAppId', integer()),
  member('Name', text()),
  member('CreatedDate', moment()),
  member('UpdatedDate', moment()),
  member('CreatedBy', record(Associate)),
  member('UpdatedBy', record(Associate)),
  member('Devices', records('Device', ForeignDevice)),
  ...rights(),
]);
