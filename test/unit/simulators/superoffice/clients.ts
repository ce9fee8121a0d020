/** Requests to SuperOffice online as a plain client writes them, without any product code. */
import { createHash, createSign } from 'node:crypto';
import type { SuperOfficeOnlineSimulator } from '../../../simulators';

export const REDIRECT = 'http://127.0.0.1/signed-in';
export const VERIFIER = 'a-code-verifier-of-at-least-43-characters-0123456789';

/** What an answer holds, as a bag of members. */
export async function membersOf(answer: Response): Promise<Record<string, unknown>> {
  return (await answer.json()) as Record<string, unknown>;
}

/** The claims of a token, unchecked. */
export function claimsOf(token: unknown): Record<string, unknown> {
  const payload = Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString('utf8');
  return JSON.parse(payload) as Record<string, unknown>;
}

/** The answer of the authorization page, not followed. Parameters given win; undefined ones are left out. */
export function authorize(
  office: SuperOfficeOnlineSimulator,
  parameters: Record<string, string | undefined> = {},
  tenant = 'common',
): Promise<Response> {
  const { signInHost, clientId } = office.credential;
  const all = {
    client_id: clientId,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid',
    state: 'a-state',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(given);
  return fetch(`${signInHost}/login/${tenant}/oauth/authorize?${query.toString()}`, { redirect: 'manual' });
}

/** The query that the authorization page goes back with. */
export async function backFrom(answer: Promise<Response>): Promise<Record<string, string>> {
  const { headers } = await answer;
  return Object.fromEntries(new URL(headers.get('location') ?? 'none:').searchParams);
}

/** An answer of the token endpoint; client id and secret in the form unless given otherwise. */
export function tokens(
  office: SuperOfficeOnlineSimulator,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { signInHost, clientId, clientSecret } = office.credential;
  const client: Record<string, string> = headers.authorization
    ? {}
    : { client_id: clientId, client_secret: clientSecret };
  return fetch(`${signInHost}/login/common/oauth/tokens`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ ...client, ...form }),
  });
}

/** The form that exchanges a code. */
export const exchange = (code = ''): Record<string, string> => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: REDIRECT,
  code_verifier: VERIFIER,
});

/** Tokens of a whole sign-in. */
export async function signIn(office: SuperOfficeOnlineSimulator): Promise<Record<string, unknown>> {
  const { code } = await backFrom(authorize(office));
  return membersOf(await tokens(office, exchange(code)));
}

/** The system user token with a time stamp and its signature. */
export function signedToken(office: SuperOfficeOnlineSimulator, at = new Date()): string {
  const { systemUserToken, privateKey } = office.credential;
  const minute = at.toISOString().replace(/\D/g, '').slice(0, 12);
  const text = `${systemUserToken}.${minute}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64')}`;
}

/** The answer to a sign-in as the system user; members given win. */
export async function systemUser(
  office: SuperOfficeOnlineSimulator,
  body: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const { signInHost, clientSecret, contextIdentifier } = office.credential;
  const answer = await fetch(`${signInHost}/Login/api/PartnerSystemUser/Authenticate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      SignedSystemToken: signedToken(office),
      ApplicationToken: clientSecret,
      ContextIdentifier: contextIdentifier,
      ReturnTokenType: 'JWT',
      ...body,
    }),
  });
  return { status: answer.status, ...(await membersOf(answer)) };
}

/** A ticket of the system user. */
export async function ticketOf(office: SuperOfficeOnlineSimulator): Promise<string> {
  const { Token } = await systemUser(office);
  return String(claimsOf(Token)['http://schemes.superoffice.net/identity/ticket']);
}

/** The answer of `User/currentPrincipal`. */
export function principal(
  office: SuperOfficeOnlineSimulator,
  headers: Record<string, string>,
  base = office.url,
): Promise<Response> {
  return fetch(`${base}/api/v1/User/currentPrincipal`, {
    headers: { accept: 'application/json', ...headers },
  });
}

/** The headers of a call with a ticket. */
export const withTicket = (office: SuperOfficeOnlineSimulator, ticket: string): Record<string, string> => ({
  authorization: `SOTicket ${ticket}`,
  'so-apptoken': office.credential.clientSecret,
});

/** What `/api/state` says of a tenant. */
export async function stateOf(
  office: SuperOfficeOnlineSimulator,
  tenant = office.credential.contextIdentifier,
): Promise<Record<string, unknown>> {
  return membersOf(
    await fetch(`${office.credential.signInHost}/api/state/${tenant}`, {
      headers: { accept: 'application/json' },
    }),
  );
}
