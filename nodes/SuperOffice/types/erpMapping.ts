import { boolean, integer, key, member, objectType, record, records, text } from '../../shared/operation';
import { crmActorType, erpActorType, fieldAccess, fieldType } from './choices';
import { rights } from './rights';

/** An entry of a list in SuperOffice. Entries of a heading contain others. */
export const MDOListItem = objectType('MDOListItem', () => [
  member('Id', integer()),
  member('Name', text()),
  member('ToolTip', text()),
  member('Deleted', boolean()),
  member('Rank', integer()),
  member('Type', text()),
  member('ChildItems', records('Entry', MDOListItem)),
  member('IconHint', text()),
  member('ColorBlock', integer()),
  member('ExtraInfo', text()),
  member('StyleHint', text()),
  member('FullName', text()),
  ...rights(),
]);

/** An entry of an ERP list and the entry of SuperOffice that it stands for. */
export const ErpCrmListItemMapping = objectType('ErpCrmListItemMapping', () => [
  member('ErpListItemId', key()),
  member('ErpListItemName', text()),
  member('CrmListItem', record(MDOListItem)),
  ...rights(),
]);

/** How the entries of one ERP list correspond to those of a list in SuperOffice. */
export const ErpConnectionListMapping = objectType('ErpConnectionListMapping', () => [
  member('CrmList', record(MDOListItem)),
  member('ErpListName', text()),
  member('ErpCrmListItemMappings', records('Entry', ErpCrmListItemMapping)),
  member('ErpActorTypeName', text()),
  member('ErpFieldId', integer()),
  ...rights(),
]);

/** The list mappings of a connection. */
export const ErpConnectionListMappingContainer = objectType('ErpConnectionListMappingContainer', () => [
  member('ErpListItemMappings', records('List Mapping', ErpConnectionListMapping)),
  member('ErpConnectionId', integer()),
  member('ErpConnectionName', text()),
  ...rights(),
]);

/** How an ERP field corresponds to a field in SuperOffice. */
export const ErpSyncFieldMapping = objectType('ErpSyncFieldMapping', () => [
  member('ErpFieldId', integer()),
  member('CrmFieldKey', key()),
  member('CrmDisplayName', text()),
  member('CrmDisplayTooltip', text()),
  member('ErpFieldKey', key()),
  member('FieldType', fieldType()),
  member('ErpDisplayName', text()),
  member('ErpDisplayTooltip', text()),
  member('SyncToCrm', boolean()),
  member('SyncToErp', boolean()),
  member('ShowInGui', boolean()),
  member('ShowInSearch', boolean()),
  member('AlreadyMapped', boolean()),
  member('MissingInERP', boolean()),
  member('MissingInCRM', boolean()),
  member('Access', fieldAccess()),
  member('ListReference', text()),
  ...rights(),
]);

/** How a kind of ERP record corresponds to one in SuperOffice. */
export const ErpSyncActorTypeMapping = objectType('ErpSyncActorTypeMapping', () => [
  member('ErpConnectionId', integer()),
  member('IsActive', boolean()),
  member('FieldMappings', records('Field Mapping', ErpSyncFieldMapping)),
  member('ActorTypeErp', erpActorType()),
  member('ActorTypeCrm', crmActorType()),
  ...rights(),
]);

/** The default value of an ERP field. */
export const ErpSyncDefaultValue = objectType('ErpSyncDefaultValue', () => [
  member('ErpFieldId', integer()),
  member('DefaultValue', text()),
  member('HasFirstSyncDefaultValue', boolean()),
  member('FirstSyncDefaultValue', text()),
  member('PromptUser', boolean()),
  member('Mandatory', boolean()),
  member('ErpFieldKey', key()),
  member('FieldType', fieldType()),
  member('ListName', text()),
  member('Access', fieldAccess()),
  ...rights(),
]);
