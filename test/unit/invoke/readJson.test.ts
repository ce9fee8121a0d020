import fc from 'fast-check';
import { CallFailure } from '../../../nodes/shared/errors';
import { JsonReader, readJson } from '../../../nodes/shared/invoke/readJson';
import { SliceReader } from '../../../nodes/shared/invoke/readSlices';

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
function inSlices(text: string, lengths = [7], sliceBytes = 4): unknown {
  const reader = new SliceReader((slice) => JSON.parse(slice) as unknown, undefined, sliceBytes);
  for (const piece of cutUp(Buffer.from(text), lengths)) reader.add(piece);
  return reader.end();
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
);

describe('a long answer, read in slices', () => {
  it('is what JSON.parse makes of it, whatever it holds and wherever it is cut', () => {
    fc.assert(
      fc.property(
        document,
        fc.constantFrom(undefined, 1),
        lengths,
        fc.integer({ min: 1, max: 40 }),
        (value, indent, cuts, sliceBytes) => {
          const text = JSON.stringify(value, undefined, indent);
          expect(inSlices(text, cuts, sliceBytes)).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is refused where JSON.parse refuses it, and nowhere else', () => {
    const damage = fc.record({
      at: fc.nat(60),
      drop: fc.nat(3),
      insert: fc.constantFrom('', ',', ']', '[', '}', '{', '"', '\\', '0', ' '),
    });
    fc.assert(
      fc.property(document, damage, lengths, (value, { at, drop, insert }, cuts) => {
        const whole = JSON.stringify(value);
        const text = whole.slice(0, at) + insert + whole.slice(at + drop);
        let expected: { value: unknown } | undefined;
        try {
          expected = { value: JSON.parse(text) as unknown };
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

  it('has all its long numbers told to the parser, wherever it is cut', () => {
    const digits = fc.oneof(
      fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
      fc.bigInt(),
      fc.maxSafeInteger(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(digits, { maxLength: 3 })), lengths, (lists, cuts) => {
        const row = (list: Array<bigint | number>) => `{"1234567890123456789":[${list.join()}],"d":1.5}`;
        const reader = new SliceReader(
          (text, most) => {
            const found = text.match(/(?<=[[,:-])\d+/g) ?? [];
            expect(most).toBeGreaterThanOrEqual(Math.max(0, ...found.map(({ length }) => length)));
            return JSON.parse(text) as unknown;
          },
          undefined,
          30,
        );
        const text = `[${lists.map(row).join()}]`;
        for (const piece of cutUp(Buffer.from(text), cuts)) reader.add(piece);
        expect(reader.end()).toEqual(JSON.parse(text));
      }),
    );
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

describe('a long answer, read while it comes', () => {
  /** What a reader makes of pieces of 1,000 bytes, one of which cuts the letter é into two. */
  function arriving(text: string, options?: ConstructorParameters<typeof JsonReader>[0]) {
    const reader = new JsonReader(options);
    for (const piece of cutUp(Buffer.from(text), [1_000])) reader.add(piece);
    return reader.value({ ...response(''), body: Buffer.alloc(0) }) as { customers: Array<{ id: unknown }> };
  }

  it.each(['', '\uFEFF'])('is what JSON.parse makes of it, behind "%s"', (mark) =>
    expect(arriving(mark + longList())).toEqual(JSON.parse(longList())),
  );

  it('is no more held as bytes than a slice is long, its rows being read before its end', () => {
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

  it('keeps all digits of long numbers', () => {
    const { customers } = arriving(longList().replace('"id":"29999"', '"id":9007199254740995'));
    expect(customers.at(-1)?.id).toBe('9007199254740995');
  });

  it('keeps them on both sides of a point, and takes the last of two members beside them', () => {
    const text = longList().replace('"id":"29999"', '"id":1,"id":9876543210.1234567,"code":9007199254740995');
    expect(arriving(text).customers.at(-1)).toMatchObject({
      id: '9876543210.1234567',
      code: '9007199254740995',
    });
  });

  it('finds the name of a list behind a text of any length', () => {
    const names: string[] = [];
    const listing = (name: string) => void names.push(name);
    const html = JSON.stringify('<a href="x">'.repeat(100_000));
    arriving(`{"page":${html},${longList().slice(1)}`, { listing });
    expect(names).toEqual(['customers']);
  });

  it('has the rows of its list made into something while they are read, and no others', () => {
    const names: string[] = [];
    const listing = (name: string) => {
      names.push(name);
      return name === 'customers' ? (row: unknown) => (row as { id: string }).id : undefined;
    };
    const text = longList(`,"more \\"of\\" them" : ${JSON.stringify(rows)}`);
    expect(arriving(text, { listing })).toEqual({
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
  ])('is unreadable when it is %s', (_, text, told) => {
    expect(() => arriving(text)).toThrow(
      `The service answered ${told.startsWith('JSON') ? 'with ' : ''}${told}`,
    );
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
