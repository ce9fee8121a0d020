import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/** Why a text is no private key of an app: what is wrong, and what to do. Never quotes the text. */
export class KeyProblem extends Error {
  constructor(
    message: string,
    readonly advice = 'Paste the private key that belongs to the app in this environment: PEM, or the RSA XML that SuperOffice hands out.',
  ) {
    super(message);
  }
}

/**
 * The private key of an app, from whatever was pasted: PEM, PEM that lost its line breaks, or the RSA XML that SuperOffice
 * hands out. Throws KeyProblem.
 * https://docs.superoffice.com/en/api/authentication/online/certificates/
 */
export function privateKeyOf(pasted: string): KeyObject {
  const text = pasted.trim();
  if (text === '') throw new KeyProblem('Private Key of the credential is empty');
  const key = readable(() => (/<RSAKeyValue/i.test(text) ? fromXml(text) : fromPem(text)));
  if (key.asymmetricKeyType === 'rsa') return key;
  throw new KeyProblem('Private Key of the credential is not an RSA key');
}

function readable(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch (error) {
    if (error instanceof KeyProblem) throw error;
    throw new KeyProblem('Private Key of the credential can’t be read: a part of it is missing or changed');
  }
}

/** The members of a private key in RSA XML, and their names in a JSON Web Key (RFC 7518, section 6.3). */
const XML_MEMBERS: ReadonlyArray<[xml: string, jwk: keyof JsonWebKey]> = [
  ['Modulus', 'n'],
  ['Exponent', 'e'],
  ['D', 'd'],
  ['P', 'p'],
  ['Q', 'q'],
  ['DP', 'dp'],
  ['DQ', 'dq'],
  ['InverseQ', 'qi'],
];

function fromXml(text: string): KeyObject {
  const jwk: JsonWebKey = { kty: 'RSA' };
  for (const [name, member] of XML_MEMBERS) {
    const base64 = new RegExp(`<${name}>([^<]*)</${name}>`, 'i').exec(text)?.[1];
    if (base64 === undefined && name === 'D')
      throw new KeyProblem('Private Key of the credential is a public key');
    if (base64 === undefined)
      throw new KeyProblem(`Private Key of the credential has no ${name}: a part of it is missing`);
    jwk[member] = Buffer.from(unbroken(base64), 'base64').toString('base64url');
  }
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

/** Forms may turn line breaks into spaces, and JSON writes them as \n. */
const unbroken = (base64: string): string => base64.replace(/\\[rn]|\s/g, '');

const PEM = /-----BEGIN ([A-Z ]+)-----(.*?)-----END \1-----/gs;

function fromPem(text: string): KeyObject {
  // A file may have the certificate too.
  const parts = [...text.matchAll(PEM)];
  const found = parts.find(([, label = '']) => label.endsWith('PRIVATE KEY')) ?? parts[0];
  const [, label = '', body = ''] = found ?? [];
  if (label === '') return withoutFrame(text);
  if (label.startsWith('OPENSSH'))
    throw new KeyProblem(
      'Private Key of the credential is in the format of OpenSSH',
      'Convert a copy of it first: ssh-keygen -p -m PEM -f key',
    );
  if (/PUBLIC KEY|CERTIFICATE/.test(label))
    throw new KeyProblem('Private Key of the credential is a public key or a certificate');
  if (label.includes('ENCRYPTED') || /Proc-Type/i.test(body))
    throw new KeyProblem(
      'Private Key of the credential is encrypted',
      'Decrypt it first: openssl rsa -in key.pem -out plain.pem',
    );
  const lines = unbroken(body).match(/.{1,64}/g) ?? [];
  return createPrivateKey(`-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`);
}

/** Base64 without the lines around it. */
function withoutFrame(text: string): KeyObject {
  const base64 = unbroken(text);
  if (!/^[A-Za-z0-9+/]{64,}={0,2}$/.test(base64))
    throw new KeyProblem('Private Key of the credential is neither PEM nor RSA XML');
  const key = Buffer.from(base64, 'base64');
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } catch {
    return createPrivateKey({ key, format: 'der', type: 'pkcs1' });
  }
}
