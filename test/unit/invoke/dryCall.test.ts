import { CallFailure } from '../../../nodes/shared/errors';
import type { Attempt } from '../../../nodes/shared/http/retry';
import type { HttpRequest } from '../../../nodes/shared/http/types';
import { NO_SECRETS, redactorOfCall } from '../../../nodes/shared/http/redact';
import { dry, DRY_CALL } from '../../../nodes/shared/invoke/dryCall';
import type { Session } from '../../../nodes/shared/invoke/session';

const sent: string[] = [];

const session = {
  redact: NO_SECRETS,
  access: () => ({ query: [['pin', '12']], headers: { key: 'abc' }, body: { token: 'xy' } }),
  send: async ({ url }: HttpRequest) => {
    sent.push(url);
    return await Promise.resolve({ status: 200, headers: {}, body: Buffer.from('{}') });
  },
  masking: () => session,
} as unknown as Session;

const request = (body: HttpRequest['body'], type: string, url = 'https://till/charge'): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': type, key: 'abc' },
  body,
});

const attempt = { n: 0 } as Attempt;

async function held(given: HttpRequest, of = dry(session)): Promise<unknown> {
  of.access([]);
  const failure: unknown = await of.send(given, 'once', attempt).catch((error: unknown) => error);
  return failure instanceof CallFailure ? failure.details?.[DRY_CALL] : failure;
}

beforeEach(() => (sent.length = 0));

it.each<[string, HttpRequest['body'], string, unknown]>([
  ['JSON', '{"token":"xy","id":1,"note":"12"}', 'application/json', { token: '***', id: 1, note: '12' }],
  [
    'JSON with digits that JavaScript can’t hold',
    '{"id":12345678901234567890}',
    'application/json',
    { id: '12345678901234567890' },
  ],
  [
    'a JSON Patch',
    '[{"op":"remove","path":"/a"}]',
    'application/json-patch+json',
    [{ op: 'remove', path: '/a' }],
  ],
  [
    'XML',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Pay><token>xy</token><id>007</id></Pay></s:Body></s:Envelope>',
    'text/xml; charset=utf-8',
    { Pay: { token: '***', id: '007' } },
  ],
  ['a form', 'token=xy&filter=a+b', 'application/x-www-form-urlencoded', { token: '***', filter: 'a b' }],
  ['bytes', new Uint8Array(5), 'application/pdf', { bytes: 5 }],
  [
    'a long text',
    JSON.stringify({ file: 'a'.repeat(1_500) }),
    'application/json',
    { file: `${'a'.repeat(1_000)}… (1500 characters)` },
  ],
  ['nothing', undefined, 'application/json', undefined],
])('a dry run shows a body of %s as data, without the credential', async (_, body, type, expected) => {
  expect(await held(request(body, type))).toEqual({
    method: 'POST',
    url: 'https://till/charge',
    ...(expected === undefined ? {} : { body: expected }),
  });
  expect(sent).toEqual([]);
});

it('a dry run masks the credential in an address by its place, however short it is', async () => {
  const call = await held(request(undefined, '', 'https://till/charge?pin=12&page=12'));
  expect(call).toMatchObject({ url: 'https://till/charge?pin=***&page=12' });
});

it.each([
  [
    'a parameter',
    'https://till/charge?cvv=482&pin=4711&page=48',
    'https://till/charge?cvv=***&pin=***&page=48',
  ],
  ['a part of the path', 'https://till/cards/47%2F11/void', 'https://till/cards/***/void'],
])('a dry run masks what was given for a secret field in %s of the address', async (_, url, expected) => {
  const given = [
    { text: '4711', names: ['pin'] },
    { text: '482', names: ['cvv'] },
    { text: '47/11', names: ['card'] },
  ];
  const of = dry({ ...session, redact: redactorOfCall(given, NO_SECRETS) });
  expect(await held(request(undefined, '', url), of)).toMatchObject({ url: expected });
});

it('a dry run makes reads, and stays a dry run if more is masked', async () => {
  await dry(session).send(request('{}', 'application/json'), 'read', attempt);
  expect(sent).toEqual(['https://till/charge']);

  expect(await held(request('{}', 'application/json'), dry(session).masking(NO_SECRETS))).toMatchObject({
    method: 'POST',
  });
  expect(sent).toHaveLength(1);
});
