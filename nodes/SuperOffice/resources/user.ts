import { http, one, operation } from '../../shared/operation';

/** Who is signed in; not offered yet, it tries out a credential. */
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
});
