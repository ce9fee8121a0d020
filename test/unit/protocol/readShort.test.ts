import fc from 'fast-check';
import { readShort, SHORT_BYTES } from '../../../nodes/shared/protocol/json/readShort';
import { SliceReader } from '../../../nodes/shared/protocol/json/readSlices';

const short = (text: string) => readShort(Buffer.from(text));

function inSlices(text: string): unknown {
  const reader = new SliceReader();
  reader.add(Buffer.from(text));
  return reader.end();
}

describe('a short document that is read at once', () => {
  it('is read as in slices, or left to them', () => {
    const document = fc.oneof(fc.jsonValue(), fc.array(fc.oneof(fc.jsonValue(), fc.double(), fc.bigInt())));
    fc.assert(
      fc.property(document, (value) => {
        const text = JSON.stringify(value, (_, part: unknown) =>
          typeof part === 'bigint' ? Number(part) : part,
        );
        const read = short(text);
        if (read) expect(read.value).toEqual(inSlices(text));
      }),
    );
  });

  it.each([
    ['{"status":"1","credits":[{"creditId":450001,"total":-12.50}]}'],
    ['[{"id":"9007199254740993","at":"2026-03-10T12:00:00.123Z"}]'],
    [' {"name":"Ros\u00e9 \u2013 \ud83c\udf39"} '],
    ['"text"'],
    ['0'],
  ])('is %s', (text) => {
    expect(short(text)).toEqual({ value: JSON.parse(text) as unknown });
  });

  it.each([
    ['a number with more digits than JavaScript holds', '{"id":9007199254740993}'],
    ['such a number alone', '9007199254740993'],
    ['such a number behind a minus', '[-9007199254740993]'],
    ['a number with an exponent', '{"total":1e400}'],
    ['more levels than are read', `${'['.repeat(201)}${']'.repeat(201)}`],
    ['objects in as many levels', `${'{"a":'.repeat(201)}1${'}'.repeat(201)}`],
    ['a long text', JSON.stringify('a'.repeat(SHORT_BYTES))],
  ])('is left to slices: %s', (_, text) => {
    expect(short(text)).toBeUndefined();
  });

  it('is left to them if it is not UTF-8', () => {
    expect(readShort(Buffer.from([0x22, 0xe9, 0x22]))).toBeUndefined();
  });

  it.each([['{"a":1'], ['{"a":1}}'], ['[1,]'], ['<html></html>']])('is no JSON: %s', (text) => {
    expect(() => short(text)).toThrow(SyntaxError);
  });
});
