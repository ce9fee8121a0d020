import fc from 'fast-check';
import { isSafeNumber, parse } from 'lossless-json';
import { CallFailure } from '../../../nodes/shared/errors';
import { parseJson } from '../../../nodes/shared/operation';
import { AS_NUMBER, AS_TEXT } from '../../../nodes/shared/protocol/json/longNumbers';
import { JsonReader, readJson } from '../../../nodes/shared/protocol/json/readJson';
import { SliceReader } from '../../../nodes/shared/protocol/json/readSlices';

const response = (body: string | Buffer, type = 'application/json') => ({
  status: 200,
  headers: { 'content-type': type },
  body: Buffer.from(body),
});

/** Pieces of these lengths, over and over; bytes of one letter may be in two. */
function cutUp(bytes: Buffer, lengths: number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieces.at(-1)?.length ?? 0) {
    const length = lengths[pieces.length % lengths.length] ?? 1;
    pieces.push(bytes.subarray(at, at + length));
  }
  return pieces;
}

/** Slices so small that nearly every list is cut somewhere. */
function inSlices(text: string, lengths = [7], sliceBytes = 4, numbers = AS_TEXT): unknown {
  const reader = new SliceReader(undefined, sliceBytes, numbers);
  for (const piece of cutUp(Buffer.from(text), lengths)) reader.add(piece);
  return reader.end();
}

/** The result of JSON.parse, except that a number that a double can't hold is text. */
function exactly(text: string): unknown {
  JSON.parse(text);
  const parseNumber = (digits: string) => (isSafeNumber(digits) ? Number(digits) : digits);
  return parse(text, null, { parseNumber, onDuplicateKey: ({ newValue }) => newValue });
}

/** Lengths of the pieces in which a body comes. */
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

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
  fc.array(fc.string({ unit: fc.constantFrom('\u0001', 'é', '"', '\\', '\u{1f600}', 'a'), maxLength: 40 }), {
    maxLength: 4,
  }),
);

describe('a long answer, read in slices', () => {
  it('is the result of JSON.parse, whatever it holds and wherever it is cut', () => {
    fc.assert(
      fc.property(
        document,
        fc.constantFrom(undefined, 1),
        lengths,
        fc.integer({ min: 1, max: 40 }),
        (value, indent, cuts, sliceBytes) => {
          const text = JSON.stringify(value, undefined, indent);
          expect(inSlices(text, cuts, sliceBytes)).toEqual(exactly(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is refused if JSON.parse refuses it, and only then', () => {
    const damage = fc.record({
      at: fc.nat(60),
      drop: fc.nat(3),
      insert: fc.constantFrom('', ',', ']', '[', '}', '{', '"', '\\', '0', ' '),
    });
    fc.assert(
      fc.property(document, damage, lengths, (value, { at, drop, insert }, cuts) => {
        const whole = JSON.stringify(value);
        // Half a letter can't be sent.
        const text = Buffer.from(whole.slice(0, at) + insert + whole.slice(at + drop)).toString();
        let expected: { value: unknown } | undefined;
        try {
          expected = { value: exactly(text) };
        } catch {
          expected = undefined;
        }
        let read: { value: unknown } | undefined;
        try {
          read = { value: inSlices(text, cuts) };
        } catch {
          read = undefined;
        }
        expect({ text, read }).toEqual({ text, read: expected });
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
  ])('%s is no JSON', (text) => {
    expect(() => inSlices(text)).toThrow(SyntaxError);
  });

  it('has each number as JavaScript holds it, or else as text or as an exact number, wherever it is cut', () => {
    const number = fc
      .tuple(
        fc.constantFrom('', '-'),
        fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.maxSafeNat()),
        fc.option(fc.stringMatching(/^[0-9]{1,18}$/)),
        fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'E-'), fc.nat(400))),
      )
      .map(
        ([sign, whole, places, exponent]) =>
          `${sign}${whole}${places === null ? '' : `.${places}`}${exponent ? exponent.join('') : ''}`,
      );
    fc.assert(
      fc.property(fc.array(fc.array(number, { maxLength: 3 })), lengths, (lists, cuts) => {
        const text = `[${lists.map((list) => `{"1234567890123456789":[${list.join()}],"d":1.5}`).join()}]`;
        expect(inSlices(text, cuts, 30)).toEqual(exactly(text));
        expect(inSlices(text, cuts, 30, AS_NUMBER)).toEqual(parseJson(text));
      }),
    );
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

describe('a long answer, read while it comes', () => {
  /** What a reader returns for pieces of 1,000 bytes, one of which cuts the letter é in two. */
  async function arriving(text: string, options?: ConstructorParameters<typeof JsonReader>[0]) {
    const reader = new JsonReader(options);
    for (const piece of cutUp(Buffer.from(text), [1_000])) reader.add(piece);
    return (await reader.value(200)) as { customers: Array<{ id: unknown }> };
  }

  it.each(['', '\uFEFF'])('is what JSON.parse makes of it, behind "%s"', (mark) =>
    expect(arriving(mark + longList())).resolves.toEqual(JSON.parse(longList())),
  );

  it('is held as bytes for one slice at most: its rows are read before its end', () => {
    let found: unknown[] = [];
    const reader = new JsonReader({ listing: (_, list) => void (found = list) });
    const text = longList();
    const read: boolean[] = [];
    let added = 0;
    for (const piece of cutUp(Buffer.from(text), [64_000])) {
      reader.add(piece);
      added += piece.length;
      read.push(added - Buffer.byteLength(JSON.stringify(found)) < 400_000);
    }
    expect(read).not.toContain(false);
  });

  it('keeps all digits of long numbers', async () => {
    const { customers } = await arriving(longList().replace('"id":"29999"', '"id":9007199254740995'));
    expect(customers.at(-1)?.id).toBe('9007199254740995');
  });

  it('keeps them on both sides of a point, and uses the last of two equal members beside them', async () => {
    const text = longList().replace('"id":"29999"', '"id":1,"id":9876543210.1234567,"code":9007199254740995');
    expect((await arriving(text)).customers.at(-1)).toMatchObject({
      id: '9876543210.1234567',
      code: '9007199254740995',
    });
  });

  it('finds the name of a list behind a text of any length', async () => {
    const names: string[] = [];
    const listing = (name: string) => void names.push(name);
    const html = JSON.stringify('<a href="x">'.repeat(100_000));
    await arriving(`{"page":${html},${longList().slice(1)}`, { listing });
    expect(names).toEqual(['customers']);
  });

  it('converts the rows of its list while they are read, and no others', async () => {
    const names: string[] = [];
    const listing = (name: string) => {
      names.push(name);
      return name === 'customers' ? (row: unknown) => (row as { id: string }).id : undefined;
    };
    const text = longList(`,"more \\"of\\" them" : ${JSON.stringify(rows)}`);
    expect(await arriving(text, { listing })).toEqual({
      status: '1',
      customers: rows.map(({ id }) => id),
      'more "of" them': rows,
    });
    expect(names).toEqual(['customers', 'more "of" them']);
  });

  it.each([
    ['cut short', longList().slice(0, -2), 'JSON that is cut short or malformed'],
    ['damaged', longList().replace('"id":"5000"', '"id":'), 'JSON that is cut short or malformed'],
    ['damaged before its list', `{,${longList().slice(1)}`, 'JSON that is cut short or malformed'],
    ['a long web page', `\n<html>${'<p>text</p>'.repeat(50_000)}`, 'a web page where JSON was expected'],
    ['long XML', `<?xml version="1.0"?>${'<p>text</p>'.repeat(50_000)}`, 'XML where JSON was expected'],
  ])('is unreadable when it is %s', async (_, text, told) => {
    await expect(arriving(text)).rejects.toThrow(
      `The service answered ${told.startsWith('JSON') ? 'with ' : ''}${told}`,
    );
  });
});

describe('the JSON of an answer', () => {
  it.each([
    ['a byte order mark', '\uFEFF{"a":1}', { a: 1 }],
    ['nothing', '', undefined],
    ['white space', ' \n', undefined],
    ['white space that is not ASCII', '\u00a0\u2003\n', undefined],
    ['a number of 64 bits', '{"id":9007199254740993}', { id: '9007199254740993' }],
  ])('may come with %s', async (_, text, expected) => {
    expect(await readJson(response(text))).toEqual(expected);
  });

  it.each([
    ['<!DOCTYPE html><html></html>', 'text/plain', 'a web page'],
    ['<html>{}</html>', 'application/json', 'a web page'],
    ['<?xml version="1.0"?><a/>', 'application/xml', 'XML'],
  ])('is missed in %s', async (text, type, told) => {
    await expect(readJson(response(text, type))).rejects.toThrow(
      `The service answered ${told} where JSON was expected`,
    );
  });
});
