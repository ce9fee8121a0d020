import { createPrivateKey, createPublicKey, createSign } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const KEYS = join(__dirname, '..', 'keys');
const KEY_ID = 'test-only-1';

/** The private key of the registered app, as PEM. */
export const appKey = readFileSync(join(KEYS, 'test-only-app-key.pem'), 'utf8');

/** What the vendor knows of the app's key. */
export const appPublicKey = createPublicKey(appKey);

const signInKey = createPrivateKey(readFileSync(join(KEYS, 'test-only-sign-in-key.pem'), 'utf8'));

/** Where the claims of the vendor's own have their names from. */
export const CLAIM = 'http://schemes.superoffice.net/identity/';

/** The keys that tokens are checked with. */
export function jwks(): { keys: JsonWebKey[] } {
  const key = createPublicKey(signInKey).export({ format: 'jwk' });
  return { keys: [{ ...key, kid: KEY_ID, use: 'sig', alg: 'RS256' }] };
}

/** A signed RS256 token of these claims. */
export function signedJwt(claims: object): string {
  const text = [{ alg: 'RS256', typ: 'JWT', kid: KEY_ID }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(signInKey).toString('base64url')}`;
}

/** The app's key as SuperOffice hands it out: RSA XML with base64 numbers. */
export function appKeyAsXml(): string {
  const jwk = createPrivateKey(appKey).export({ format: 'jwk' });
  const members = { Modulus: jwk.n, Exponent: jwk.e, P: jwk.p, Q: jwk.q, DP: jwk.dp, DQ: jwk.dq };
  const all = Object.entries({ ...members, InverseQ: jwk.qi, D: jwk.d }).map(
    ([name, value]) => `<${name}>${Buffer.from(value ?? '', 'base64url').toString('base64')}</${name}>`,
  );
  return `<RSAKeyValue>${all.join('')}</RSAKeyValue>`;
}
