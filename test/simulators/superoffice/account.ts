import { createHash, randomBytes } from 'node:crypto';
import type { SuperOfficeOnlineSimulator } from '.';

/** Where n8n takes a person back to. */
const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

/** A connection that an earlier request has left may be closed just when it is used again. */
const headers = { connection: 'close' };

/**
 * What n8n keeps of an account (`oauthTokenData` of the credential) after a person has signed in: by real requests, with
 * PKCE, as n8n makes them. Throws if SuperOffice refuses.
 */
export async function connectedAccount(office: SuperOfficeOnlineSimulator): Promise<Record<string, string>> {
  const { signInHost, clientId, clientSecret } = office.credential;
  const verifier = randomBytes(48).toString('base64url');
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid',
    state: 'connected-account',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await fetch(`${signInHost}/login/common/oauth/authorize?${query.toString()}`, {
    headers,
    redirect: 'manual',
  });
  const back = new URL(page.headers.get('location') ?? CALLBACK);
  const tokens = await fetch(`${signInHost}/login/common/oauth/tokens`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      code: back.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    }),
  });
  const answer = (await tokens.json()) as Record<string, string>;
  if (!tokens.ok) throw new Error(`No account was connected: ${JSON.stringify(answer)}`);
  return answer;
}
