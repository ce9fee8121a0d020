import {
  boolean,
  integer,
  json,
  key,
  list,
  member,
  moment,
  objectType,
  records,
  text,
} from '../../shared/operation';
import { erpActorType } from './choices';
import { rights } from './rights';

/** A connection to an ERP system: a connector and its settings. */
export const ErpConnection = objectType('ErpConnection', () => [
  member('ErpConnectionId', integer()),
  member('ErpConnectorId', integer()),
  member('DisplayName', text()),
  member('DisplayDescription', text()),
  member('Active', boolean()),
  member('ConnectionId', key()),
  member('MostRecentTimestamp', text()),
  member('ConfigFields', json()),
  member('Deleted', boolean()),
  member('AllAccess', boolean()),
  member('UserGroupAccessIds', list(integer())),
  member('AssociateAccessIds', list(integer())),
  ...rights(),
]);

/** An entry of a list. */
export const ListItem = objectType('ListItem', () => [
  member('Id', integer()),
  member('Name', text()),
  member('ToolTip', text()),
]);

/** What a connection synchronizes of one kind of ERP record. */
export const ErpSyncActorSummary = objectType('ErpSyncActorSummary', () => [
  member('ActorType', erpActorType()),
  member('HasMappings', boolean()),
  member('Defaults', text()),
  member('Mappings', text()),
  ...rights(),
]);

/** A connection, its last run and what it synchronizes. */
export const ErpSyncConnectionSummary = objectType('ErpSyncConnectionSummary', () => [
  member('DisplayName', text()),
  member('DisplayDescription', text()),
  member('Active', boolean()),
  member('Deleted', boolean()),
  member('LastSync', moment()),
  member('Actors', records('Actor', ErpSyncActorSummary)),
  ...rights(),
]);

/** A connector: the web service that speaks to the ERP system. */
export const ErpSyncConnectorEntity = objectType('ErpSyncConnectorEntity', () => [
  member('ErpConnectorId', integer()),
  member('DisplayName', text()),
  member('URL', text()),
  member('Deleted', boolean()),
  ...rights(),
]);
