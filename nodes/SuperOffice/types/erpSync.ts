import { boolean, integer, key, member, objectType, record, records, text } from '../../shared/operation';
import { rights } from './rights';

/** A record that a call changed. */
export const ChangedDataItem = objectType('ChangedDataItem', () => [
  member('Tablename', key()),
  member('RecordId', integer()),
  ...rights(),
]);

/** The records that a call changed. */
export const ChangedData = objectType('ChangedData', () => [
  member('AddedRecords', records('Record', ChangedDataItem)),
  member('UpdatedRecords', records('Record', ChangedDataItem)),
  member('DeletedRecords', records('Record', ChangedDataItem)),
  ...rights(),
]);

/** The answer of a resync. See `pluginResponse` for how it is read. */
export const PluginResponse = objectType('PluginResponse', () => [
  member('IsOk', boolean()),
  member('UserExplanation', text()),
  member('TechExplanation', text()),
  member('ErrorCode', key()),
  member('Changes', record(ChangedData)),
  member('Status', text()),
  ...rights(),
]);

/** Whether the sync engine runs, and how often. */
export const ErpSyncEngineStatus = objectType('ErpSyncEngineStatus', () => [
  member('IsRunning', boolean()),
  member('StatusMessage', text()),
  member('Interval', text()),
  ...rights(),
]);
