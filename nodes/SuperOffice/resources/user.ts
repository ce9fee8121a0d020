import {
  failureIn,
  http,
  isPlainObject,
  one,
  operation,
  plainText,
  type Judgement,
} from '../../shared/operation';

/** The signed-in user. Not offered yet; it tests a credential. */
export const getCurrentPrincipal = operation({
  resource: 'user',
  operation: 'getCurrentPrincipal',
  name: 'Get Current Principal',
  action: 'Get current principal',
  description: 'Read user, company, licence and rights of the signed-in user',
  docs: 'https://docs.superoffice.com/en/api/reference/restful/',
  documented: 'v1User_GetCurrentPrincipal',
  call: http('GET', '/api/v1/User/currentPrincipal', 'basic'),
  effect: 'read',
  fields: [],
  result: one({}),
  verdict: signedIn,
});

/** Any web server may answer 200: only an answer with the user's name proves that the credential works. */
function signedIn(answer: unknown): Judgement {
  if (isPlainObject(answer) && plainText(answer.AssociateId) !== undefined) return { ok: true };
  const message = 'SuperOffice did not say who is signed in';
  const words = failureIn(answer);
  return words ? { ok: false, ...words } : { ok: false, unreadable: true, message };
}
