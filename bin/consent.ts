import { createHash, randomBytes } from 'node:crypto';
import { claimsOf } from '../nodes/SuperOffice/signIn/claims';
import { PATHS } from '../nodes/SuperOffice/signIn/environments';

/** An app of SuperOffice, and the tenant whose administrator consents to it. */
export interface App {
  /** The sign-in host, without a slash at its end. */
  host: string;
  clientId: string;
  clientSecret: string;
  /** One of the app's registered addresses. The browser ends there; nothing needs to answer. */
  redirectUri: string;
  /** Cust12345; '' lets the administrator choose. */
  tenant: string;
}

/** A sign-in that has begun. */
export interface Consent {
  /** What the administrator opens. */
  url: string;
  state: string;
  verifier: string;
}

/** What can be said to the person at the terminal. Holds no secret. */
export class ConsentProblem extends Error {}

/**
 * Begins a sign-in with PKCE.
 * https://docs.superoffice.com/en/api/authentication/online/
 */
export function consentFor({ host, clientId, redirectUri, tenant }: Omit<App, 'clientSecret'>): Consent {
  const state = randomBytes(16).toString('base64url');
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(tenant === '' ? {} : { acr_values: `tenant:${tenant}` }),
  });
  return { url: `${host}${PATHS.signInPage}?${query.toString()}`, state, verifier };
}

/** The code in the address where the browser ended. Throws ConsentProblem. */
export function codeIn(address: string, { state }: Pick<Consent, 'state'>): string {
  if (!URL.canParse(address.trim()))
    throw new ConsentProblem('This is no web address. Copy all of it from the address bar of the browser.');
  const { searchParams: query } = new URL(address.trim());
  const error = query.get('error');
  if (error !== null)
    throw new ConsentProblem(`SuperOffice refused: ${query.get('error_description') ?? error}.`);
  const code = query.get('code');
  if (code === null) throw new ConsentProblem('The address has no code. Copy all of it.');
  if (query.get('state') !== state)
    throw new ConsentProblem('The address belongs to another sign-in. Open the address that was shown last.');
  return code;
}

/**
 * Exchanges the code for the token of the app's system user in the tenant. Throws ConsentProblem.
 * https://docs.superoffice.com/en/api/authentication/online/
 */
export async function systemUserTokenOf(
  app: App,
  code: string,
  { verifier }: Pick<Consent, 'verifier'>,
): Promise<{ token: string; tenant?: string }> {
  const answer = await exchange(app, code, verifier);
  const { systemUserToken: token, tenant } = claimsOf(answer.id_token);
  if (token !== undefined) return { token, tenant };
  throw new ConsentProblem(
    'SuperOffice sent no system user token. Either who signed in is no administrator of the tenant, or the app has no system user: SuperOffice adds one.',
  );
}

async function exchange(app: App, code: string, verifier: string): Promise<Record<string, unknown>> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    redirect_uri: app.redirectUri,
    code,
    code_verifier: verifier,
  });
  const { status, answer } = await posted(`${app.host}${PATHS.codeExchange}`, body);
  if (status === 200) return answer;
  const reason = String(answer.error_description ?? answer.error ?? `HTTP ${status}`);
  throw new ConsentProblem(
    `SuperOffice refused the code: ${reason}. Check client ID, client secret, environment and redirect URL. A code works once, for ten minutes.`,
  );
}

async function posted(
  url: string,
  body: URLSearchParams,
): Promise<{ status: number; answer: Record<string, unknown> }> {
  try {
    const response = await fetch(url, { method: 'POST', body, redirect: 'error' });
    const answer: unknown = await response.json().catch(() => undefined);
    const members = typeof answer === 'object' && answer !== null ? answer : {};
    return { status: response.status, answer: members as Record<string, unknown> };
  } catch {
    throw new ConsentProblem(`No answer from ${new URL(url).host}. Check the network and the sign-in host.`);
  }
}
