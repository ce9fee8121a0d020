import type { Answer, Call } from '../../server/exchange';
import { jsonAnswer } from '../reply';
import { jwks } from './jwt';

/** What clients of OpenID Connect read first. */
export const DISCOVERY_PATH = /^\/login\/\.well-known\/openid-configuration\/?$/i;

/** The keys that sign tokens. */
export const JWKS_PATH = /^\/login\/\.well-known\/jwks\/?$/i;

/** The endpoints of the sign-in host. There is none for user info. */
export function discovery(call: Call): Answer {
  const login = `${call.origin}/login`;
  return jsonAnswer(200, {
    issuer: call.origin,
    authorization_endpoint: `${login}/common/oauth/authorize`,
    token_endpoint: `${login}/common/oauth/tokens`,
    jwks_uri: `${login}/.well-known/jwks`,
    scopes_supported: ['openid'],
    response_types_supported: ['code', 'id_token', 'code id_token'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['implicit', 'authorization_code', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    code_challenge_methods_supported: ['plain', 'S256'],
  });
}

/** The public keys. */
export function keySet(): Answer {
  return jsonAnswer(200, jwks());
}
