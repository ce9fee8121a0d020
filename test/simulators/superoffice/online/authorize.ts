import type { Answer, Call } from '../../server/exchange';
import type { SuperOfficeState } from '../state';
import type { CodeGrant } from '../state/signIns';

/** `/login/common/oauth/authorize`, or with a tenant in place of `common`. */
export const AUTHORIZE_PATH = /^\/login\/([^/]+)\/oauth\/authorize\/?$/i;

/** A code verifier is at least 43 characters long, and so is its SHA-256 in base64url. */
const CHALLENGE = /^[A-Za-z0-9._~-]{43,128}$/;

/**
 * The authorization page: signs the chosen user in and goes back to the client. Who is not the registered client, or
 * gives an address that is not registered, gets a page; other mistakes go back to the client.
 * https://docs.superoffice.com/en/authentication/online/auth-code/
 */
export function authorize(state: SuperOfficeState, call: Call): Answer {
  const { app } = state;
  const { query } = call;
  const redirectUri = query.get('redirect_uri') ?? '';
  if (query.get('client_id') !== app.clientId) return page(400, 'The application is not registered.');
  if (!app.redirectUris.some((pattern) => pattern.test(redirectUri)))
    return page(400, 'InvalidRedirectUrl: the address is not registered for this application.');
  const back = (values: Record<string, string>): Answer => redirect(call, redirectUri, values);
  if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' });
  if (!(query.get('scope') ?? '').split(' ').includes('openid')) return back({ error: 'invalid_scope' });
  if (!isTenant(state, call)) return back({ error: 'access_denied', error_description: 'Wrong tenant' });
  const challenge = challengeOf(query);
  if (challenge === 'wrong') return back({ error: 'invalid_request', error_description: 'Wrong challenge' });
  if (!app.approves) return back({ error: 'access_denied', error_description: 'Denied' });
  if (app.asks && query.get('approve') === null) return approvalPage(state, call);
  const grant = { user: app.signsIn, redirectUri, nonce: query.get('nonce') ?? undefined, challenge };
  return back({ code: state.signIns.code(grant) });
}

/** The path or `acr_values` may demand one tenant. */
function isTenant(state: SuperOfficeState, call: Call): boolean {
  const [, inPath = 'common'] = AUTHORIZE_PATH.exec(call.path) ?? [];
  const demanded = /tenant:(\S+)/.exec(call.query.get('acr_values') ?? '')?.[1] ?? inPath;
  return ['common', state.tenant.context.toLowerCase()].includes(demanded.toLowerCase());
}

function challengeOf(query: URLSearchParams): CodeGrant['challenge'] | 'wrong' {
  const text = query.get('code_challenge');
  if (text === null) return undefined;
  const method = query.get('code_challenge_method') ?? 'plain';
  if ((method !== 'S256' && method !== 'plain') || !CHALLENGE.test(text)) return 'wrong';
  return { method, text };
}

function redirect(call: Call, uri: string, values: Record<string, string>): Answer {
  const url = new URL(uri);
  const asked = call.query.get('state');
  const all = new URLSearchParams({ ...values, ...(asked === null ? {} : { state: asked }) });
  if (call.query.get('response_mode') === 'fragment') url.hash = all.toString();
  else for (const [name, value] of all) url.searchParams.set(name, value);
  return { status: 302, headers: { location: url.toString() }, body: '' };
}

/** What a person sees who signs in for the first time. */
function approvalPage(state: SuperOfficeState, call: Call): Answer {
  const inputs = [...call.query, ['approve', '1'] as const].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const words = `Signed in as ${escaped(state.app.signsIn.fullName)}. Does n8n ERP Sync get access to ${state.tenant.context}?`;
  return page(200, words, `<form method="get">${inputs.join('')}<button>I approve</button></form>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function page(status: number, words: string, rest = ''): Answer {
  const body = `<!DOCTYPE html><html><head><title>SuperOffice sign-in</title></head><body><p>${words}</p>${rest}</body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
