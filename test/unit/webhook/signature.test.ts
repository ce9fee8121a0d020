import { signatureFault } from '../../../nodes/shared/webhook/signature';

/** Published examples, in hex: RFC 4231 (cases 1 and 2), and GitHub's page on the validation of webhooks. */
const published: Array<[string, { secret: string; body: string }, string]> = [
  [
    'a key of twenty bytes',
    { secret: '\u000b'.repeat(20), body: 'Hi There' },
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    'a short key',
    { secret: 'Jefe', body: 'what do ya want for nothing?' },
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'a sentence as the key',
    { secret: "It's a Secret to Everybody", body: 'Hello, World!' },
    '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  ],
];

const faultOf = (secret: string, body: string, header: string) =>
  signatureFault(
    { header: 'X-Signature', over: 'rawBody', keyedBy: [], algorithm: 'sha256', encoding: 'base64' },
    { headers: { 'x-signature': header }, raw: Buffer.from(body) },
    secret,
  );

describe.each(published)('a signature by HMAC-SHA256 with %s', (_, { secret, body }, hex) => {
  const header = Buffer.from(hex, 'hex').toString('base64');

  it('is accepted', () => expect(faultOf(secret, body, header)).toBeUndefined());

  it('is not accepted in hex, for another body, by another secret, or without its first or last byte', () => {
    const faults = [
      faultOf(secret, body, hex),
      faultOf(secret, `${body} `, header),
      faultOf(`${secret}x`, body, header),
      faultOf(secret, body, header.slice(4)),
      faultOf(secret, body, header.slice(0, -4)),
    ];
    expect(faults).toEqual(Array(5).fill('secretWrong'));
  });
});
