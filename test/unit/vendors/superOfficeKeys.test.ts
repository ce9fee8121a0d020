import { createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { KeyProblem, privateKeyOf } from '../../../nodes/SuperOffice/signIn/privateKey';
import { signedToken } from '../../../nodes/SuperOffice/signIn/systemUser';
import { superOffice } from '../../documented';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const TOKEN = 'Flower App-aB3dE6gH';
const NOW = new Date('2026-03-04T05:06:59.999Z');

const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1') => String(key.export({ type, format: 'pem' }));

/** As .NET writes it, with line breaks and a declaration. */
function xmlOf(key: KeyObject, members = ['n', 'e', 'p', 'q', 'dp', 'dq', 'qi', 'd']): string {
  const names = { n: 'Modulus', e: 'Exponent', p: 'P', q: 'Q', dp: 'DP', dq: 'DQ', qi: 'InverseQ', d: 'D' };
  const jwk = key.export({ format: 'jwk' });
  const inner = Object.entries(names)
    .filter(([member]) => members.includes(member))
    .map(([member, name]) => {
      const bytes = Buffer.from(String(jwk[member as keyof typeof jwk]), 'base64url');
      return `  <${name}>${bytes.toString('base64').replace(/(.{60})/g, '$1\r\n')}</${name}>`;
    });
  return `<?xml version="1.0"?>\r\n<RSAKeyValue>\r\n${inner.join('\r\n')}\r\n</RSAKeyValue>\r\n`;
}

const pkcs8 = pem(privateKey, 'pkcs8');
const pkcs1 = pem(privateKey, 'pkcs1');
const certificate = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUYvC\n-----END CERTIFICATE-----';
const base64 = (text: string) => text.replace(/-----[^-]+-----|\s/g, '');

describe('a private key', () => {
  it.each([
    ['PEM', pkcs8],
    ['PEM of PKCS #1', pkcs1],
    ['PEM with Windows line ends', pkcs8.replace(/\n/g, '\r\n')],
    ['PEM without its line breaks', pkcs8.replace(/\n/g, '')],
    ['PEM of PKCS #1 without its line breaks', pkcs1.replace(/\n/g, '')],
    ['PEM whose line breaks became spaces', pkcs8.replace(/\n/g, ' ')],
    ['PEM whose line breaks are written as in JSON', pkcs8.replace(/\n/g, '\\n')],
    ['PEM with text around it', `Key of the app:\n\n${pkcs8}\nKeep it safe`],
    ['PEM in quotes, as in JSON', JSON.stringify(pkcs8)],
    ['a file with the certificate before the key', `${certificate}\n${pkcs8}`],
    ['base64 alone', base64(pkcs8)],
    ['base64 alone of PKCS #1', base64(pkcs1)],
    ['RSA XML', xmlOf(privateKey)],
    ['RSA XML whose line breaks are written as in JSON', JSON.stringify(xmlOf(privateKey))],
    ['RSA XML on one line', xmlOf(privateKey).replace(/\s+/g, '')],
  ])('is read from %s, and signs the documented text', (_, pasted) => {
    // {systemUserToken}.{timestamp}.{base64(signature)}, RSASSA-PKCS1-v1_5 with SHA-256, UTC yyyyMMddHHmm
    expect(superOffice().auth.systemUser.signing).toMatchObject({ timestamp: 'UTC yyyyMMddHHmm' });
    const [token, minute, signature = ''] = signedToken(TOKEN, pasted, NOW).split('.');
    expect([token, minute]).toEqual([TOKEN, '202603040506']);
    const verifier = createVerify('RSA-SHA256').update(`${TOKEN}.202603040506`);
    expect(verifier.verify(publicKey, signature, 'base64')).toBe(true);
  });

  it('of another app does not sign for this one', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const signature = signedToken(TOKEN, pem(other, 'pkcs8'), NOW).split('.')[2] ?? '';
    const verifier = createVerify('RSA-SHA256').update(`${TOKEN}.202603040506`);
    expect(verifier.verify(publicKey, signature, 'base64')).toBe(false);
  });

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const locked = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' } as const;
  it.each([
    ['nothing', ' \n', /is empty/],
    ['a certificate', certificate, /certificate/],
    ['a key of OpenSSH', certificate.replace(/CERTIFICATE/g, 'OPENSSH PRIVATE KEY'), /format of OpenSSH/],
    ['words', 'the key is in the safe', /neither PEM nor RSA XML/],
    ['a public key', String(publicKey.export({ type: 'spki', format: 'pem' })), /public key/],
    ['a public key in XML', xmlOf(privateKey, ['n', 'e']), /public key/],
    ['XML without a prime', xmlOf(privateKey, ['n', 'e', 'd', 'q', 'dp', 'dq', 'qi']), /has no P/],
    ['an encrypted key', String(privateKey.export(locked)), /encrypted/],
    ['another kind of key', pem(ec, 'pkcs8'), /not an RSA key/],
    ['half a key', pkcs8.replace(/\n/g, '').replace(/.{500}(?=-----END)/, ''), /missing or changed/],
    ['half of base64', base64(pkcs8).slice(0, 800), /missing or changed/],
  ])('that is %s is refused in plain words that do not quote it', (_, pasted, words) => {
    let problem: unknown;
    try {
      privateKeyOf(pasted);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(KeyProblem);
    expect((problem as KeyProblem).message).toMatch(words);
    expect((problem as KeyProblem).message).toMatch(/^Private Key of the credential/);
    const quoted = base64(pasted).slice(0, 40) || 'nothing';
    expect(JSON.stringify(problem)).not.toContain(quoted);
  });
});
