import { createHash, timingSafeEqual } from 'node:crypto';
import { SUPEROFFICE_APP } from '../../seed';
import type { Answer, Call } from '../../server/exchange';
import { jsonAnswer } from '../reply';
import type { SuperOfficeState } from '../state';
import { ACCESS_TOKEN_SECONDS } from '../state/signIns';
import type { CodeGrant } from '../state/signIns';
import type { OfficeUser } from '../state/users';
import { CLAIM, signedJwt } from './jwt';
import { addressClaims } from './place';

/** `/login/common/oauth/tokens`, or with a tenant in place of `common`. */
export const TOKENS_PATH = /^\/login\/([^/]+)\/oauth\/tokens\/?$/i;

const ID_TOKEN_SECONDS = 3_600;

/**
 * Exchanges a code, or a refresh token, for an access token. An answer to a refresh token has no new refresh token.
 * https://docs.superoffice.com/en/authentication/online/api/tokens/
 */
export function tokens(state: SuperOfficeState, call: Call): Answer {
  const form = formOf(call);
  if (!form) return failure(state, 400, 'invalid_request', 'Send a form by POST');
  if (!isClient(state, call, form)) return failure(state, 401, 'invalid_client', 'Wrong client');
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchanged(state, call, form);
    case 'refresh_token':
      return refreshed(state, call, form);
    default:
      return failure(state, 400, 'unsupported_grant_type', 'Not supported');
  }
}

function formOf(call: Call): URLSearchParams | undefined {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(String(call.headers['content-type'] ?? ''));
  return isForm && call.httpMethod === 'POST' ? new URLSearchParams(call.body) : undefined;
}

/** Client id and secret come in the form or as Basic authentication. */
function isClient({ app }: SuperOfficeState, call: Call, form: URLSearchParams): boolean {
  const [, basic] = /^basic\s+(\S+)$/i.exec(String(call.headers.authorization ?? '')) ?? [];
  const [id = '', ...secret] = Buffer.from(basic ?? '', 'base64')
    .toString('utf8')
    .split(':');
  const given = basic
    ? [decodeURIComponent(id), decodeURIComponent(secret.join(':'))]
    : [form.get('client_id'), form.get('client_secret')];
  return given[0] === app.clientId && given[1] === app.clientSecret;
}

function exchanged(state: SuperOfficeState, call: Call, form: URLSearchParams): Answer {
  const grant = state.signIns.takeCode(form.get('code') ?? '');
  if (!grant) return failure(state, 400, 'invalid_grant', 'Expired');
  if (form.get('redirect_uri') !== grant.redirectUri)
    return failure(state, 400, 'invalid_grant', 'InvalidRedirectUrl');
  if (!isVerified(grant.challenge, form.get('code_verifier')))
    return failure(state, 400, 'invalid_grant', 'Wrong code verifier');
  state.signIns.counts.exchanges += 1;
  return jsonAnswer(200, {
    ...answerFor(state, call, grant.user, grant.nonce),
    refresh_token: state.signIns.refreshToken(grant.user),
  });
}

function refreshed(state: SuperOfficeState, call: Call, form: URLSearchParams): Answer {
  const user = state.signIns.userOfRefreshToken(form.get('refresh_token') ?? '');
  if (!user) return failure(state, 400, 'invalid_grant', 'Revoked');
  state.signIns.counts.refreshes += 1;
  return jsonAnswer(200, answerFor(state, call, user));
}

/** RFC 7636: the verifier, or its SHA-256, is the challenge. */
function isVerified(challenge: CodeGrant['challenge'], verifier: string | null): boolean {
  if (!challenge) return true;
  const text = verifier ?? '';
  const made = challenge.method === 'plain' ? text : createHash('sha256').update(text).digest('base64url');
  const [left, right] = [made, challenge.text].map((each) => createHash('sha256').update(each).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

function answerFor(state: SuperOfficeState, call: Call, user: OfficeUser, nonce?: string): object {
  return {
    token_type: 'Bearer',
    access_token: state.signIns.accessToken(user),
    expires_in: ACCESS_TOKEN_SECONDS,
    id_token: idToken(state, call.origin, user, nonce),
  };
}

/** Only an administrator's id token has the system user token. */
function idToken(state: SuperOfficeState, origin: string, user: OfficeUser, nonce?: string): string {
  const seconds = Math.floor(state.clock.now().getTime() / 1000);
  const own = {
    ...addressClaims(state, origin),
    associateid: String(user.associateId),
    company_name: 'Flowers Example AS',
    ctx: state.tenant.context,
    email: user.email,
    identityprovider: 'superid',
    initials: user.associate,
    is_administrator: user.isAdministrator ? 'True' : 'False',
    serial: SUPEROFFICE_APP.serial,
    so_primary_email_address: user.email,
    upn: user.email,
    ...(user.isAdministrator ? { system_token: state.app.systemUserToken } : {}),
  };
  return signedJwt({
    sub: user.email,
    iss: origin,
    aud: state.app.clientId,
    iat: seconds,
    nbf: seconds,
    exp: seconds + ID_TOKEN_SECONDS,
    ...(nonce === undefined ? {} : { nonce }),
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [CLAIM + name, value])),
  });
}

/** The vendor documents the reasons, not the shape: that of RFC 6749. */
function failure(state: SuperOfficeState, status: number, error: string, reason: string): Answer {
  state.signIns.counts.refused += 1;
  return jsonAnswer(status, { error, error_description: reason });
}
