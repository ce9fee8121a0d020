import { boolean, integer, member, moment, objectType, record, records, text } from '../../shared/operation';
import { Associate, VisibleFor } from './common';
import { selectionType, selectionUnionType } from './enums';
import { listEntry } from './listEntry';
import { rights } from './rights';

/** The category of a selection. */
export const SelectionCategory = listEntry('SelectionCategory');

/** A selection: a list of records of one kind that users keep, or a saved search. */
export const SelectionEntity = objectType('SelectionEntity', () => [
  member('Description', text({ lines: 4 })),
  member('Postit', text(), { label: 'Note' }),
  member('Associate', record(Associate)),
  member('CreatedBy', record(Associate)),
  member('UpdatedBy', record(Associate)),
  member('SelectionCategory', record(SelectionCategory)),
  member('GroupIdx', integer()),
  member('IncludePerson', integer()),
  member('MemberCount', integer()),
  member('Name', text()),
  member('PostitTextId', integer()),
  member('CreatedDate', moment()),
  member('SelectionId', integer()),
  member('SoundEx', text()),
  member('Source', integer()),
  member('TextId', integer()),
  member('UpdatedDate', moment()),
  member('UpdatedCount', integer()),
  member('Visibility', integer()),
  member('SelectionType', selectionType()),
  member('CompanyUnique', boolean()),
  member('TargetTableNumber', integer()),
  member('TargetTableName', text()),
  member('Completed', boolean()),
  member('LeftSelectionId', integer()),
  member('RightSelectionId', integer()),
  member('SelectionUnionType', selectionUnionType()),
  member('MainProviderName', text()),
  member('ShadowProviderName', text()),
  member('ChartKey', text()),
  member('LastLoaded', moment()),
  member('LastLoadedBy', integer()),
  member('LastLoadedByAssociate', record(Associate)),
  member('LastMembershipChange', moment()),
  member('LastMembershipChangeBy', integer()),
  member('LastMembershipChangeByAssociate', record(Associate)),
  member('MainHeading', text()),
  member('MemberTabHeading', text()),
  member('MailingsProviderName', text()),
  member('DashboardTileDefinitionId', integer()),
  member('VisibleFor', records('Reader', VisibleFor)),
  ...rights(),
]);
