import {
  boolean,
  choice,
  integer,
  key,
  list,
  member,
  moment,
  objectType,
  records,
  text,
} from '../../shared/operation';
import { rights } from './rights';

/** A licence that the signed-in user has. */
export const GrantedModuleLicense = objectType('GrantedModuleLicense', () => [
  member('OwnerId', integer()),
  member('OwnerName', text()),
  member('OwnerDescription', text()),
  member('ModuleId', integer()),
  member('Name', text()),
  member('Description', text()),
  member('Version', text()),
  member(
    'LicenseType',
    choice({
      unknown: ['Unknown', 'Unknown'],
      siteLicense: ['SiteLicense', 'Site License'],
      satelliteLicense: ['SatelliteLicense', 'Satellite License'],
      userLicense: ['UserLicense', 'User License'],
    }),
  ),
  member('ExtraFlags', integer()),
  member('ExtraInfo', text()),
  member('SortOrder', integer()),
  member('LicenseNumber', integer()),
  member('IsHidden', boolean()),
  member('IsUnrestricted', boolean()),
  member('ExpiryDate', moment()),
  ...rights(),
]);

/** A way in which the user has signed in. */
export const ProvidedCredential = objectType('ProvidedCredential', () => [
  member('Type', text()),
  member('SearchName', text()),
  member('DisplayName', text()),
  member('CredentialId', integer()),
]);

/** The signed-in user, with company, licences and rights. */
export const SoPrincipalCarrier = objectType('SoPrincipalCarrier', () => [
  member(
    'UserType',
    choice({
      unknown: ['Unknown', 'Unknown'],
      internalAssociate: ['InternalAssociate', 'User'],
      resourceAssociate: ['ResourceAssociate', 'Resource'],
      externalAssociate: ['ExternalAssociate', 'External User'],
      anonymousAssociate: ['AnonymousAssociate', 'Anonymous User'],
      systemAssociate: ['SystemAssociate', 'System User'],
    }),
  ),
  member('Associate', text()),
  member('AssociateId', integer()),
  member('IsPerson', boolean()),
  member('PersonId', integer()),
  member('CountryId', integer()),
  member('HomeCountryId', integer()),
  member('ContactId', integer()),
  member('GroupId', integer()),
  member('BusinessId', integer()),
  member('CategoryId', integer()),
  member('ContactOwner', integer()),
  member('RoleId', integer()),
  member('RoleName', text()),
  member('RoleDescription', text()),
  member(
    'RoleType',
    choice({
      employee: ['Employee', 'Employee'],
      externalUser: ['ExternalUser', 'External User'],
      anonymous: ['Anonymous', 'Anonymous'],
      system: ['System', 'System'],
    }),
  ),
  member('Licenses', records('License', GrantedModuleLicense)),
  member('FullName', text()),
  member('EMailAddress', text()),
  member('FunctionRights', list(text())),
  member('EjUserId', integer()),
  member('EjAccessLevel', integer()),
  member(
    'EjUserStatus',
    choice({
      statusNone: ['StatusNone', 'None'],
      statusNormal: ['StatusNormal', 'Normal'],
      statusNotAvailable: ['StatusNotAvailable', 'Not Available'],
      statusDeleted: ['StatusDeleted', 'Deleted'],
      statusReadOnly: ['StatusReadOnly', 'Read-Only'],
      statusSpm: ['StatusSpm', 'SPM'],
      statusSystem: ['StatusSystem', 'System'],
    }),
  ),
  member('ProvidedCredentials', records('Credential', ProvidedCredential)),
  member('SecondaryGroups', list(integer())),
  member('DatabaseContextIdentifier', key()),
  member('UserName', text()),
]);
