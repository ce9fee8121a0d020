import { signatureFault } from '../../../nodes/shared/webhook/signature';
import type { Hmac } from '../../../nodes/shared/operation';

const jefe = { secret: 'Jefe', body: 'what do ya want for nothing?' };

/** Published examples: RFC 2202, RFC 4231, and GitHub's page on the validation of webhooks. */
const published: Array<[string, Partial<Hmac>, { secret: string; body: string }, string]> = [
  ['SHA-1', { algorithm: 'sha1', encoding: 'hex' }, jefe, 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
  [
    'SHA-256',
    { algorithm: 'sha256', encoding: 'hex' },
    jefe,
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'SHA-256 in capital letters',
    { algorithm: 'sha256', encoding: 'hex' },
    jefe,
    '5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843',
  ],
  [
    'SHA-256 in base64',
    { algorithm: 'sha256', encoding: 'base64' },
    jefe,
    'W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=',
  ],
  [
    'SHA-512',
    { algorithm: 'sha512', encoding: 'hex' },
    jefe,
    '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
  ],
  [
    'SHA-256 behind a prefix',
    { algorithm: 'sha256', encoding: 'hex', prefix: 'sha256=' },
    { secret: "It's a Secret to Everybody", body: 'Hello, World!' },
    'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  ],
];

const faultOf = (format: Partial<Hmac>, secret: string, body: string, header: string) =>
  signatureFault(
    { header: 'X-Signature', over: 'rawBody', keyedBy: [], algorithm: 'sha256', encoding: 'hex', ...format },
    { headers: { 'x-signature': header }, raw: Buffer.from(body) },
    secret,
  );

describe.each(published)('a signature by HMAC with %s', (_, format, { secret, body }, header) => {
  it('is accepted', () => expect(faultOf(format, secret, body, header)).toBeUndefined());

  it('is not accepted for another body, by another secret, or without its first or last byte', () => {
    const faults = [
      faultOf(format, secret, `${body} `, header),
      faultOf(format, `${secret}x`, body, header),
      faultOf(format, secret, body, header.slice(4)),
      faultOf(format, secret, body, header.slice(0, -4)),
    ];
    expect(faults).toEqual(Array(4).fill('secretWrong'));
  });
});
