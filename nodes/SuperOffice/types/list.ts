import { boolean, integer, member, objectType, text } from '../../shared/operation';
import { rights } from './rights';

/** A list that fields of records choose from. */
export const ListEntity = objectType('ListEntity', () => [
  member('Id', integer()),
  member('Name', text()),
  member('Tooltip', text()),
  member('Deleted', boolean()),
  member('Rank', integer()),
  member('IsCustomList', boolean()),
  member('IsMDOList', boolean()),
  member('UseGroupsAndHeadings', boolean()),
  member('ListType', text()),
  member('InUseByUserDefinedFields', boolean()),
  ...rights(),
]);

/** An item of a list. Items of some lists have more members. */
export const ListItemEntity = objectType('ListItemEntity', () => [
  member('Id', integer()),
  member('Name', text()),
  member('Tooltip', text()),
  member('Deleted', boolean()),
  member('UdListDefinitionId', integer()),
  member('Rank', integer()),
  ...rights(),
]);
