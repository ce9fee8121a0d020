import {
  boolean,
  failureIn,
  http,
  integer,
  isPlainObject,
  member,
  one,
  operation,
  plainText,
  record,
  records,
  text,
  type Judgement,
  type Resource,
} from '../../shared/operation';
import { byLinks } from '../archives';
import { recordId, withExternalIds } from '../fields';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { getMany as getConnections } from '../setup/erpConnection';
import { SoPrincipalCarrier } from '../types/principal';
import { User } from '../types/user';
import { userFields } from '../customFields';

export const resource: Resource = {
  value: 'user',
  name: 'User',
  description: 'People who sign in to SuperOffice, and system users',
};

/** Reads who is signed in. Also tests a credential. */
export const getCurrent = operation({
  resource: 'user',
  operation: 'getCurrent',
  name: 'Get Current',
  action: 'Get current user',
  description:
    'Get the user that the credential signs in, with company, role, licenses and rights. Also shows whether ERP Sync may be used.',
  docs: 'https://docs.superoffice.com/en/api/reference/restful/rest/User/v1User_GetCurrentPrincipal.html',
  documented: 'v1User_GetCurrentPrincipal',
  call: http('GET', '/api/v1/User/currentPrincipal'),
  effect: 'read',
  fields: [],
  result: one(SoPrincipalCarrier, '', {
    simplify: [
      'AssociateId',
      'UserName',
      'FullName',
      'EMailAddress',
      'UserType',
      'RoleName',
      'RoleType',
      'PersonId',
      'ContactId',
      'GroupId',
      'FunctionRights',
      'DatabaseContextIdentifier',
    ],
  }),
  verdict: signedIn,
  checks: [
    {
      name: 'ERP Sync',
      operation: getConnections,
      values: { includeDeleted: false },
      field: 'checkErpSync',
    },
  ],
});

const named = recordId('userId', 'User ID', 'searchUsers');

/** A user in an answer, and what Simplify keeps of it. */
const user = one(User, '', {
  simplify: [
    'AssociateId',
    'Name',
    'UserName',
    'NickName',
    'Type',
    { PersonId: 'Person.PersonId', FullName: 'Person.FullName', Email: 'Person.Email' },
    { Role: 'Role.Value', UserGroup: 'UserGroup.Value', OtherGroups: 'OtherGroups[].Value' },
    'Deleted',
    'IsPersonRetired',
    'WaitingForApproval',
    'Lastlogin',
    'CustomFields',
  ],
});

/** Reads one user with all fields. */
export const get = operation({
  resource: 'user',
  operation: 'get',
  name: 'Get',
  action: 'Get user',
  description: 'Get a user with role, groups and licenses',
  ...restPage('User', 'v1User_GetUser'),
  call: http('GET', '/api/v1/User/{id}', 'basic'),
  effect: 'read',
  fields: [named, ...withExternalIds],
  result: user,
});

/** Lists users (archive AllUsers), which can't be sorted by their ID. */
export const getMany = operation({
  resource: 'user',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many users',
  description: 'Get users that meet your conditions',
  ...restPage('User', 'v1User_GetAll'),
  call: http('GET', '/api/v1/User', 'basic'),
  effect: 'read',
  ...byLinks({
    columns: {
      text: [
        'fullName',
        'firstName',
        'lastName',
        'userName',
        'personEmail',
        'title',
        'contactName',
        'ejDisplayName',
      ],
      number: ['personId', 'contactId', 'usergroupId', 'ejUserId'],
      list: ['usergroup', 'role', 'assocType', 'contactCategory'],
      user: ['associateDbId'],
      switch: ['isActive', 'canLogin', 'isLocation'],
    },
    shown: {
      associateDbId: text(),
      assocName: text(),
      fullName: text(),
      userName: text(),
      personEmail: text(),
      assocType: text(),
      role: text(),
      usergroup: text(),
      personId: integer(),
      contactId: integer(),
      isActive: boolean(),
    },
  }),
});

const neverTool = 'It changes who can sign in. Run it in the workflow itself.';

const form: RecordForm = {
  type: User,
  top: [
    'person.personId',
    'name',
    'userName',
    'type',
    'role.id',
    'userGroup.id',
    'credentials',
    'nickName',
    'requestSignature',
    'deleted',
  ],
  more: [
    'otherGroups',
    'tooltip',
    'rank',
    'isOnTravel',
    'waitingForApproval',
    'ticketCategories',
    'licenseOwners',
  ],
  references: {
    'person.personId': {
      name: 'personId',
      label: 'Person ID',
      list: 'searchPeople',
      description: 'The person who signs in. Only people of your own company can be users.',
    },
    'role.id': { name: 'roleId', label: 'Role ID', list: 'searchRoles' },
    'userGroup.id': { name: 'userGroupId', label: 'Group ID', list: 'searchUserGroups' },
  },
  change: {
    name: { label: 'Initials', example: 'TJE', description: 'Name in lists, and for signing in onsite' },
    userName: {
      label: 'User Name',
      example: 'tony@flowers.example',
      description: 'Name for signing in, often an email address',
    },
    type: { label: 'User Type' },
    otherGroups: {
      type: records('Group', member('Id', integer({ min: 1, max: 2_147_483_647 }), { required: true })),
      description: 'Groups beside the main one. They replace those that the user has.',
    },
    credentials: {
      type: records(
        'Credential',
        member('Type', record(member('Type', text(), { required: true, example: 'SuperOffice' })), {
          label: 'Way of Signing In',
        }),
        member('Value', text({ secret: true, shows: 'nothing' }), {
          description: 'The password, where this way has one',
        }),
        member('DisplayValue', text(), { label: 'Shown As' }),
      ),
      description: 'Ways of signing in. They replace those that the user has.',
    },
    deleted: { label: 'Retired', description: 'Whether the user is retired and can’t sign in' },
  },
  custom: userFields,
  required: ['person.personId', 'name', 'type', 'role.id', 'userGroup.id'],
};

/** What the calls that save or delete one share. */
const kind = {
  resource: 'user',
  what: 'user',
  rest: 'User',
  type: 'User',
  named: { writeFields: [named] },
  id: 'userId',
};

/** Creates a user. */
export const create = operation({
  ...createOf({
    ...kind,
    form,
    description: 'Let a person of your company sign in to SuperOffice. It takes a license.',
    lookUp: 'User: Get Many with the ID of the person shows whether the user was created.',
    result: user,
  }),
  neverTool,
});

/** Changes what is given of a user. */
export const update = operation({
  ...updateOf({
    ...kind,
    form,
    get,
    description: 'Change a user, such as role and groups. Fields that you leave out keep their values.',
    result: user,
  }),
  neverTool,
});

/** Deletes a user. */
export const remove = operation({
  ...deleteOf({
    ...kind,
    description: 'Delete a user. The person stays.',
    warning: 'The user can’t sign in any more. To keep the user for later, set Retired to yes.',
  }),
  neverTool,
});

/** Any web server may answer 200: only an answer with the user's name proves that the credential works. */
function signedIn(answer: unknown): Judgement {
  if (isPlainObject(answer) && plainText(answer.AssociateId) !== undefined) return { ok: true };
  const message = 'SuperOffice did not say who is signed in';
  const words = failureIn(answer);
  return words ? { ok: false, ...words } : { ok: false, unreadable: true, message };
}
