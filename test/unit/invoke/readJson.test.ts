import fc from 'fast-check';
import { CallFailure } from '../../../nodes/shared/errors';
import { readJson } from '../../../nodes/shared/invoke/readJson';
import { readSlices } from '../../../nodes/shared/invoke/readSlices';

const response = (body: string | Buffer, type = 'application/json') => ({
  status: 200,
  headers: { 'content-type': type },
  body: Buffer.from(body),
});

/** Slices so small that nearly every list is cut somewhere. */
const inSlices = async (text: string): Promise<unknown> =>
  await readSlices(Buffer.from(text), (slice) => JSON.parse(slice) as unknown, 4);

const rows = Array.from({ length: 30_000 }, (_, id) => ({
  id: String(id),
  name: `Flower Customer ${id} "é" ]},`,
}));
const longList = (more = '') => `{"status":"1","customers":${JSON.stringify(rows)}${more}}`;

/** What a vendor's answer may look like: lists anywhere, names and texts that look like JSON. */
const document = fc.oneof(
  fc.jsonValue(),
  fc.array(fc.jsonValue(), { maxLength: 8 }),
  fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), fc.array(fc.jsonValue(), { maxLength: 8 })),
  fc.array(fc.stringMatching(/^[[\]{},:"\\é ]{0,6}$/), { maxLength: 8 }),
);

describe('a long answer, read in slices', () => {
  it('is what JSON.parse makes of it, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.constantFrom(undefined, 1), async (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(await inSlices(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused where JSON.parse refuses it, and nowhere else', async () => {
    const damage = fc.record({
      at: fc.nat(60),
      drop: fc.nat(3),
      insert: fc.constantFrom('', ',', ']', '[', '}', '{', '"', '\\', '0', ' '),
    });
    await fc.assert(
      fc.asyncProperty(document, damage, async (value, { at, drop, insert }) => {
        const whole = JSON.stringify(value);
        const text = whole.slice(0, at) + insert + whole.slice(at + drop);
        let expected: { value: unknown } | undefined;
        try {
          expected = { value: JSON.parse(text) as unknown };
        } catch {
          expected = undefined;
        }
        const read = inSlices(text).then(
          (found) => ({ value: found }),
          () => undefined,
        );
        expect({ text, read: await read }).toEqual({ text, read: expected });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '[1234567,,7654321]',
    '[1234567,7654321,]',
    '[1234567,7654321}',
    '[1234567,7654321',
    '[1234567,7654321]]',
  ])('%s is no JSON', async (text) => {
    await expect(inSlices(text)).rejects.toThrow(SyntaxError);
  });

  it('never keeps the event loop for long', async () => {
    let turns = 0;
    const ticker = setInterval(() => (turns += 1), 1);
    const answer = (await readJson(response(longList()))) as { customers: unknown[] };
    clearInterval(ticker);
    expect(answer.customers).toEqual(rows);
    expect(turns).toBeGreaterThan(0);
  });

  it('keeps all digits of long numbers, in rows and beside them', async () => {
    const wide = longList(',"lastId":9007199254740993').replace('"id":"29999"', '"id":9007199254740995');
    const answer = (await readJson(response(wide))) as { customers: Array<{ id: unknown }>; lastId: unknown };
    expect([answer.customers.at(-1)?.id, answer.lastId]).toEqual(['9007199254740995', '9007199254740993']);
  });

  it('is unreadable when it is cut short', async () => {
    const failure: unknown = await readJson(response(longList().slice(0, -2))).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(CallFailure);
    expect(failure).toMatchObject({ kind: 'unreadable', status: 200 });
  });
});

describe('the JSON of an answer', () => {
  it.each([
    ['a byte order mark', '\uFEFF{"a":1}', { a: 1 }],
    ['nothing', '', undefined],
    ['white space', ' \n', undefined],
    ['a number of 64 bits', '{"id":9007199254740993}', { id: '9007199254740993' }],
  ])('may come with %s', async (_, text, expected) => {
    expect(await readJson(response(text))).toEqual(expected);
  });

  it.each([
    ['<!DOCTYPE html><html></html>', 'text/plain', 'a web page'],
    ['{}', 'text/html', 'a web page'],
    ['<?xml version="1.0"?><a/>', 'application/xml', 'XML'],
  ])('is missed in %s', async (text, type, told) => {
    await expect(readJson(response(text, type))).rejects.toThrow(
      `The service answered ${told} where JSON was expected`,
    );
  });
});
