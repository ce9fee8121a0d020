import {
  failureIn,
  http,
  isPlainObject,
  one,
  operation,
  plainText,
  type Judgement,
  type Resource,
} from '../../shared/operation';
import { getMany as getConnections } from '../setup/erpConnection';
import { SoPrincipalCarrier } from '../types/principal';

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

/** Any web server may answer 200: only an answer with the user's name proves that the credential works. */
function signedIn(answer: unknown): Judgement {
  if (isPlainObject(answer) && plainText(answer.AssociateId) !== undefined) return { ok: true };
  const message = 'SuperOffice did not say who is signed in';
  const words = failureIn(answer);
  return words ? { ok: false, ...words } : { ok: false, unreadable: true, message };
}
