import { superOffice } from '../../../documented';
import type { Finding } from '../../check/values';
import type { Call } from '../../server/exchange';
import { fromJson } from '../../server/json';

/** Where a request to the sign-in host departs from its page: parameters that it does not name. */
export function signInFindings(name: string, call: Call): Finding[] {
  const { oauth2, systemUser } = superOffice().auth;
  switch (name) {
    case 'authorize':
      // The page that requests access sends its answer beside the rest.
      return unknown(call.query.keys(), [...oauth2.authorizeParams.map((param) => param.name), 'approve']);
    case 'tokens':
      return unknown(new URLSearchParams(call.body).keys(), [
        ...[...oauth2.tokenRequest.params, ...oauth2.refresh.params, ...oauth2.refresh.optional].map(nameIn),
      ]);
    case 'systemUser':
      return unknown(Object.keys(Object(fromJson(call.body)) as object), [
        ...systemUser.rest.body.map((member) => member.name),
      ]);
    default:
      return unknown(call.query.keys(), []);
  }
}

/** The name at the beginning of `grant_type=refresh_token` and of `code_verifier (PKCE)`. */
function nameIn(param: string): string {
  return /^\w+/.exec(param)?.[0] ?? '';
}

/** Members count in any letter case. */
function unknown(names: Iterable<string>, documented: string[]): Finding[] {
  const known = new Set(documented.map((name) => name.toLowerCase()));
  return [...names]
    .filter((name) => !known.has(name.toLowerCase()))
    .map((parameter) => ({ parameter, expectation: 'not documented' }));
}
