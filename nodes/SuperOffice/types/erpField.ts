import {
  boolean,
  coded,
  decimal,
  integer,
  key,
  list,
  member,
  objectType,
  records,
  text,
  type Type,
} from '../../shared/operation';
import { crmActorType, erpActorType, fieldAccess, fieldType } from './choices';
import { rights } from './rights';

/** A field of an ERP system or of a connection, as forms show it. */
export const FieldMetadata = objectType('FieldMetadata', () => [
  member('FieldKey', key()),
  member('Rank', integer()),
  member('DisplayName', text()),
  member('DisplayDescription', text()),
  member('FieldType', fieldType()),
  member('ListName', text()),
  member('DefaultValue', text()),
  member('MaxLength', integer()),
  member('Access', fieldAccess()),
  member('ShowInSearch', boolean()),
  ...rights(),
]);

/** The value of a field that is synchronized. */
export const ErpSyncFieldValue = objectType('ErpSyncFieldValue', () => [
  member('DisplayName', text()),
  member('CrmFieldKey', key()),
  member('Value', text()),
  member('DisplayValue', text()),
  member('SyncToCrm', boolean()),
  member('SyncToErp', boolean()),
  ...rights(),
]);

/** Whether a record is linked through a connection, and the ERP fields to show. */
export const ErpConnectionData = objectType('ErpConnectionData', () => [
  member('ErpConnectionId', integer()),
  member('ConnectionName', text()),
  member('Connected', boolean()),
  member('ErpFields', records('Field', FieldMetadata)),
  member('CrmActorType', crmActorType()),
  member('ErpActorType', erpActorType()),
  member('ErpActorTypes', list(erpActorType())),
  ...rights(),
]);

/**
 * The values of ERP fields: `[I:5]`, `[F:1.5]`, `[DT:12/31/2013 23:59:59.0000000]`, other texts as they are. Dates name no
 * zone, so they stay texts.
 * https://docs.superoffice.com/en/api/reference/restful/agent/ErpSync_Agent/v1ErpSyncAgent_GetErpFieldValues.html
 */
export const erpValues = (): Type[] => [
  coded(integer(), { read: '[I:{value}]' }),
  coded(decimal(), { read: '[F:{value}]' }),
  coded(text(), { read: '[DT:{MM/DD/YYYY hh:mm:ss}]' }),
];
