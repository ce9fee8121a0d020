import {
  boolean,
  integer,
  json,
  mapper,
  member,
  moment,
  objectType,
  record,
  records,
  text,
} from '../../shared/operation';
import { userFields } from '../customFields';
import { commandAction, credentialControlType, userType } from './enums';
import { MDOListItem } from './erpMapping';
import { listEntry } from './listEntry';
import { Person } from './references';
import { rights } from './rights';

/** The role of a user, which decides on rights. */
export const Role = listEntry('Role');

/** A group of users. */
export const UserGroup = objectType('UserGroup', () => [
  member('Value', text()),
  member('Tooltip', text()),
  member('Id', integer()),
  member('Rank', integer()),
  member('Deleted', boolean()),
  ...rights(),
]);

/** A licence that a user may have. */
export const ModuleLicenseLink = objectType('ModuleLicenseLink', () => [
  member('Unrestricted', boolean()),
  member('Total', integer()),
  member('Tooltip', text()),
  member('CanAssign', boolean()),
  member('Free', integer()),
  member('InUse', integer()),
  member('IsHidden', boolean()),
  member('Assigned', boolean()),
  member('ModuleLicenseId', integer()),
  member('Name', text()),
  member('Description', text({ lines: 4 })),
  member('PrerequisiteModuleName', text()),
  member('SortOrder', integer()),
  member('ExtraFlags', integer()),
  ...rights(),
]);

/** The licences of one owner. */
export const LicenseOwner = objectType('LicenseOwner', () => [
  member('Name', text()),
  member('Description', text({ lines: 4 })),
  member('RestrictedModuleLicenses', records('License', ModuleLicenseLink)),
  member('UnrestrictedModuleLicenses', records('License', ModuleLicenseLink)),
  ...rights(),
]);

/** A way to sign in. */
export const CredentialType = objectType('CredentialType', () => [
  member('DisplayType', text()),
  member('Type', text()),
  member('Description', text({ lines: 4 })),
  member('ValueControl', credentialControlType()),
  member('CanCreatePerson', boolean()),
  member('IsUserNameSupported', boolean()),
  ...rights(),
]);

/** A way in which a user signs in. */
export const Credential = objectType('Credential', () => [
  member('Type', record(CredentialType)),
  member('Value', text({ secret: true, shows: 'nothing' })),
  member('DisplayValue', text()),
  ...rights(),
]);

/** A command that a client offers after a user was saved. */
export const CustomCommand = objectType('CustomCommand', () => [
  member('Name', text()),
  member('DisplayName', text()),
  member('Description', text({ lines: 4 })),
  member('ToolTip', text()),
  member('Actions', commandAction()),
  member('ActionData', text()),
  ...rights(),
]);

/** A person who signs in to SuperOffice. */
export const User = objectType('User', () => [
  member('AssociateId', integer()),
  member('Name', text()),
  member('Rank', integer()),
  member('Tooltip', text()),
  member('LicenseOwners', records('License Owner', LicenseOwner)),
  member('Role', record(Role)),
  member('UserGroup', record(UserGroup)),
  member('OtherGroups', records('Group', UserGroup)),
  member('Person', record(Person)),
  member('Deleted', boolean()),
  member('Lastlogin', moment()),
  member('Lastlogout', moment()),
  member('EjUserId', integer()),
  member('RequestSignature', text()),
  member('Type', userType()),
  member('IsPersonRetired', boolean()),
  member('IsOnTravel', boolean()),
  member('Credentials', records('Credential', Credential)),
  member('UserName', text()),
  member('TicketCategories', records('Category', MDOListItem), { label: 'Request Categories' }),
  member('NickName', text()),
  member('WaitingForApproval', boolean()),
  member('ExtraFields', json()),
  member('CustomFields', mapper(userFields)),
  member('PostSaveCommands', records('Command', CustomCommand)),
  ...rights(),
]);
