import { whole } from '../carrier';
/** A user who may sign in. */
export interface OfficeUser {
  username: string;
  associate: string;
  associateId: number;
  personId: number;
  contactId: number;
  fullName: string;
  email: string;
  isAdministrator: boolean;
  /** The installation: `Default` onsite, the tenant online. */
  context: string;
}

/** The user of the on-premise installation, under a name of the test's own. */
export function onsiteUser(username: string): OfficeUser {
  return {
    username,
    associate: 'TJE0',
    associateId: 5,
    personId: 12,
    contactId: 2,
    fullName: 'Tony Edwards',
    email: 'tony@flowers.example',
    isAdministrator: true,
    context: 'Default',
  };
}

/** What `User/currentPrincipal` says of a user. */
export function principalOf(user: OfficeUser): object {
  return whole('SoPrincipalCarrier', {
    UserType: 'InternalAssociate',
    Associate: user.associate,
    AssociateId: user.associateId,
    IsPerson: true,
    PersonId: user.personId,
    ContactId: user.contactId,
    GroupId: 1,
    RoleId: 1,
    RoleName: 'User level 0',
    RoleType: 'Employee',
    Licenses: [],
    FullName: user.fullName,
    EMailAddress: user.email,
    FunctionRights: user.isAdministrator ? ['admin-all'] : [],
    SecondaryGroups: [],
    DatabaseContextIdentifier: user.context,
    UserName: user.username,
  });
}
