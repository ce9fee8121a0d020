import { CallFailure } from '../../../nodes/shared/errors';
import { JsonReader, readJson, tryJson } from '../../../nodes/shared/protocol/json/readJson';
import { wordsOf } from '../../../nodes/shared/protocol/wordsOf';
import type { HttpResponse } from '../../../nodes/shared/http/types';

const NAME = 'Café Müller';
const JSON_TEXT = `{"name":"${NAME}"}`;

const answer = (body: Buffer, type?: string, status = 200): HttpResponse => ({
  status,
  headers: type === undefined ? {} : { 'content-type': type },
  body,
});

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const marked = (mark: number[], body: Buffer): Buffer => Buffer.concat([Buffer.from(mark), body]);

const latin = Buffer.from(JSON_TEXT, 'latin1');
const utf8 = Buffer.from(JSON_TEXT);
const wide = Buffer.from(JSON_TEXT, 'utf16le');

/** As from a socket, in pieces that cut letters. */
async function inPieces({ body, headers, status }: HttpResponse): Promise<unknown> {
  const reader = new JsonReader();
  reader.begin(headers);
  for (let at = 0; at < body.length; at += 5) reader.add(body.subarray(at, at + 5));
  return await reader.value(status);
}

describe.each([
  ['at once', readJson],
  ['in pieces', inPieces],
])('JSON that comes %s', (_, read) => {
  it.each([
    ['application/json; charset=ISO-8859-1', latin],
    ['application/json;charset="iso-8859-1"', latin],
    ["text/plain; charset='latin1'", latin],
    ['application/json; charset=windows-1252; profile=x', latin],
    ['application/json; charset=utf-8', utf8],
    ['application/json; charset=UTF8', utf8],
    ['application/json', utf8],
    [undefined, utf8],
    ['application/json; charset=us-ascii', utf8],
    ['application/json; charset=none', utf8],
    ['application/json; charset=', utf8],
    ['application/json', marked([0xef, 0xbb, 0xbf], utf8)],
    ['application/json; charset=iso-8859-1', marked([0xef, 0xbb, 0xbf], utf8)],
    ['application/json', marked([0xff, 0xfe], wide)],
    ['application/json', marked([0xfe, 0xff], utf16be(JSON_TEXT))],
    ['application/json; charset=utf-16', wide],
    ['application/json; charset=utf-16', utf16be(JSON_TEXT)],
    ['application/json; charset=utf-16', utf8],
    ['application/json', wide],
  ])('as %p is decoded as declared', async (type, body) =>
    expect(await read(answer(body, type))).toEqual({ name: NAME }),
  );

  it('may be in a charset of many bytes a letter', async () => {
    // "日本" in Shift_JIS.
    const body = Buffer.concat([
      Buffer.from('{"name":"'),
      Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
      Buffer.from('"}'),
    ]);
    expect(await read(answer(body, 'application/json; charset=Shift_JIS'))).toEqual({ name: '日本' });
  });

  it.each([
    ['application/json', latin, 'with bytes that are not UTF-8, and names no other charset'],
    [undefined, latin, 'with bytes that are not UTF-8, and names no other charset'],
    ['application/json; charset=utf-8', latin, 'with bytes that are not UTF-8, the charset it names'],
    ['application/json; charset=x-none', latin, 'in the charset "x-none", which this node can’t read'],
    [undefined, utf8.subarray(0, -4), 'with JSON that is cut short or malformed'],
  ])('as %p with other bytes is not readable, and never loses letters', async (type, body, told) => {
    const failure: unknown = await read(answer(body, type)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CallFailure);
    expect(failure).toMatchObject({
      kind: 'unreadable',
      status: 200,
      message: `The service answered ${told}`,
    });
  });

  it('is refused for one wrong letter behind a million right ones', async () => {
    const rows = Buffer.from(`{"rows":[${'{"name":"Müller"},'.repeat(60_000)}`);
    const body = Buffer.concat([rows, Buffer.from('{"name":"Müller"}]}', 'latin1')]);
    await expect(read(answer(body))).rejects.toThrow('bytes that are not UTF-8');
  });

  it('is recognized by its body, whatever Content-Type says', async () => {
    expect(await read(answer(utf8, 'text/html'))).toEqual({ name: NAME });
    await expect(read(answer(Buffer.from('<html></html>'), 'application/json'))).rejects.toThrow(
      'a web page',
    );
  });

  it.each([1, 2])('is read where it is packed into a text (%i times)', async (times) => {
    let text = JSON_TEXT;
    for (let n = 0; n < times; n += 1) text = JSON.stringify(text);
    expect(await read(answer(Buffer.from(text)))).toEqual({ name: NAME });
    expect(await read(answer(Buffer.from('"a text"')))).toBe('a text');
  });
});

describe('the words of an error', () => {
  it.each([
    ['application/json', latin],
    ['application/json; charset=x-none', latin],
    ['application/json; charset=iso-8859-1', latin],
    [undefined, utf8],
  ])('are read as they can be (%p)', async (type, body) =>
    expect(await tryJson(answer(body, type, 400))).toEqual({ name: NAME }),
  );

  it.each([
    [
      'application/problem+json',
      '{"title":"Out of stock","detail":"Box 7"}',
      { message: 'Out of stock', description: 'Box 7' },
    ],
    ['text/html', '{"message":"Out of stock"}', { message: 'Out of stock' }],
    ['application/xml', '<Error><Message>Out of stock</Message></Error>', { message: 'Out of stock' }],
    ['text/plain', 'Out of stock', { message: 'Out of stock' }],
    ['text/plain', 'Bad Request', undefined],
    ['text/plain', 'HTTP/1.1 400 Bad Request', undefined],
    ['text/plain', 'Error 400', undefined],
    ['application/json', '{"status":400,"error":"Bad Request"}', undefined],
    ['application/json', '{"title":"Bad Request","detail":"Box 7 is sold"}', { message: 'Box 7 is sold' }],
    ['text/html', '<html><title>Out of stock</title></html>', undefined],
    ['text/html', '<!DOCTYPE html><p>Out of stock<br>', undefined],
    ['application/octet-stream', '\u0000\u0001', undefined],
    ['application/json', '', undefined],
  ])('are found in %s: %s', async (type, body, words) => {
    const found = await wordsOf(answer(Buffer.from(body), type, 400));
    expect(words === undefined ? found : { ...found }).toEqual(words);
  });
});
