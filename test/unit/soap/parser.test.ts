import fc from 'fast-check';
import { Malformed, XmlParser } from '../../../nodes/shared/protocol/soap/parser';
import { Values } from '../../../nodes/shared/protocol/soap/values';

/** What a document is read as that comes in these pieces. */
function readAll(pieces: string[]): unknown {
  const values = new Values(undefined);
  const parser = new XmlParser(values);
  for (const piece of pieces) parser.add(piece);
  parser.end();
  return values.root();
}

const read = (xml: string): unknown => readAll([xml]);

/** The text of the element `a`. */
const textOf = (content: string): unknown => (read(`<a>${content}</a>`) as { a: unknown }).a;

const letters = (text: string): string[] => Array.from({ length: text.length }, (_, at) => text.charAt(at));

describe('a document', () => {
  /** What is written, and its text. */
  const parts = fc.constantFrom(
    ...([
      ['&amp;', '&'],
      ['&lt;', '<'],
      ['&#xE9;', 'é'],
      ['&#0;', '\0'],
      ['<![CDATA[a & <b>]]>', 'a & <b>'],
      ['<![CDATA[]]]]>', ']]'],
      ['<![CDATA[&amp;]]>', '&amp;'],
      ['<!-- no > -->', ''],
      ['<?pi no?>', ''],
      ['\u{1f600}', '\u{1f600}'],
      ['\u000b', '\u000b'],
      ['words and more words\n', 'words and more words\n'],
      [' ]]', ' ]]'],
      ['"', '"'],
    ] as const),
  );

  it('has the same text wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(parts), fc.array(fc.nat(400)), (content, cuts) => {
        const [written, text] = [0, 1].map((at) => content.map((part) => part[at]).join(''));
        const xml = `\ufeff<?xml version="1.0"?>\n<s:a b="&lt;" c=' >'>${written}</s:a >\n`;
        const ends = [
          ...cuts.filter((cut) => cut < xml.length).sort((one, other) => one - other),
          xml.length,
        ];
        const pieces = ends.map((end, index) => xml.slice(ends[index - 1] ?? 0, end));
        expect(pieces.join('')).toBe(xml);
        for (const cut of [[xml], pieces, letters(xml)]) expect(readAll(cut)).toEqual({ a: text });
      }),
    );
  });

  it('is refused wherever it is cut short', () => {
    const xml = '<?xml version="1.0"?><a b="1"><b>x &amp; y</b><!-- c --><![CDATA[d]]></a>';
    for (let length = 0; length < xml.length; length += 1) {
      expect(() => read(xml.slice(0, length))).toThrow(Malformed);
      expect(() => readAll(letters(xml.slice(0, length)))).toThrow(Malformed);
    }
    expect(readAll(letters(xml))).toEqual({ a: { b: 'x & y' } });
  });

  it.each([
    ['a carriage return and a line feed', 'a\r\nb', 'a\nb'],
    ['a carriage return', 'a\rb', 'a\nb'],
    ['escaped ones', 'a&#13;&#xA;b', 'a\r\nb'],
  ])('has line ends as XML says: %s', (_, content, expected) => {
    expect(textOf(content)).toBe(expected);
    expect(readAll(letters(`<a>${content}</a>`))).toEqual({ a: expected });
  });

  it.each([
    ['upper case', '&AMP;&Lt;&#X4A;&#x4a;', '&<JJ'],
    ['leading zeros', '&#0000000000065;&#x00000000041;', 'AA'],
    ['the last character', '&#x10FFFF;', '\u{10ffff}'],
    ['half a character', '&#xD800;', '\ud800'],
  ])('may have entities with %s', (_, content, expected) => expect(textOf(content)).toBe(expected));

  it.each(['&b;', '&;', '&#;', '&#x;', '&#x110000;', '&#99999999;', '&#12a;', '& ;', '&toString;', '&'])(
    'is refused for the entity %s',
    (entity) => {
      expect(() => textOf(entity)).toThrow(Malformed);
      expect(() => read(`<a b="${entity}"/>`)).toThrow(Malformed);
    },
  );
});

describe('a mistake that leaves no doubt about the values', () => {
  it.each([
    ['white space before the declaration', '\n<?xml version="1.0"?><a>1</a>'],
    ['a declaration within', '<a><?xml version="1.0"?>1</a>'],
    ['a declaration in capitals', '<?XML version="1.0"?><a>1</a>'],
    ['a declaration without a version', '<?xml encoding="utf-8"?><a>1</a>'],
    ['an empty declaration', '<?xml ?><a>1</a>'],
    ['a declaration in another order', '<?xml version="1.0" standalone="yes" encoding="utf-8"?><a>1</a>'],
    ['a declaration without spaces', '<?xml version="1.0"encoding="utf-8"?><a>1</a>'],
    ['an unknown version', '<?xml version="2.0"?><a>1</a>'],
    ['an encoding that can’t be', '<?xml version="1.0" encoding=" "?><a>1</a>'],
    ['a strange standalone', '<?xml version="1.0" standalone="true"?><a>1</a>'],
    ['an attribute that is repeated', '<a xmlns:x="u" xmlns:x="u">1</a>'],
    ['a prefix that nobody declares', '<x:a>1</x:a>'],
    ['a bracket in an attribute', '<a b="x<y">1</a>'],
  ])('is tolerated: %s', (_, xml) => {
    expect(read(xml)).toEqual({ a: '1' });
    expect(readAll(letters(xml))).toEqual({ a: '1' });
  });

  it.each([
    ['the end of CDATA without its beginning', 'a]]>b'],
    ['control characters', 'a\u0000\u000b\u001fb'],
    ['what is no character', 'a\ufffeb'],
  ])('is tolerated: %s', (_, content) => expect(textOf(content)).toBe(content));

  it('changes no character, whatever version of XML it names', () => {
    const text = 'a\u0085b\u2028c\u0080d';
    expect(read(`<?xml version="1.1"?><a>${text}</a>`)).toEqual({ a: text });
  });
});

describe('anything else is refused:', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['text', 'a'],
    ['text before it', 'a<a/>'],
    ['text after it', '<a/>a'],
    ['CDATA before it', '<![CDATA[a]]><a/>'],
    ['a second root', '<a/><a/>'],
    ['an element that is not closed', '<a><b></a>'],
    ['one that is not open', '<a></b></a>'],
    ['names that differ in their case', '<a></A>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a document type in small letters', '<!doctype a><a/>'],
    ['a document type with an entity', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['a document type within', '<a><!DOCTYPE a></a>'],
    ['an entity that is declared within', '<a><!ENTITY b "c">&b;</a>'],
    ['a declaration that is damaged', '<?xml version=1.0?><a/>'],
    ['a declaration that does not end', '<?xml version="1.0"><a/>'],
    ['an instruction without a name', '<a><??></a>'],
    ['a comment with two hyphens', '<a><!-- a -- b --></a>'],
    ['an attribute without a value', '<a b/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['attributes side by side', '<a b="1"c="2"/>'],
    ['a slash in a tag', '<a / b="1"/>'],
    ['a name that begins with a digit', '<a><1/></a>'],
    ['a bracket alone', '<a>1 < 2</a>'],
    ['a closing tag with an attribute', '<a></a b="1">'],
    ['an empty closing tag', '<a></></a>'],
  ])('%s', (_, xml) => {
    expect(() => read(xml)).toThrow(Malformed);
    expect(() => readAll(letters(xml))).toThrow(Malformed);
  });
});

describe('a token', () => {
  const pieces = (part: string): string[] => Array.from({ length: 60 }, () => part);

  it.each([
    ['the name of an element', '<', 'a'],
    ['the name of an attribute', '<a ', 'b'],
    ['an attribute', '<a b="', 'c'],
    ['an attribute with entities', '<a b="', '&lt;'],
    ['a comment', '<a><!--', 'c'],
    ['the name of an instruction', '<a><?', 'p'],
    ['an instruction', '<a><?p ', 'p'],
    ['an entity', '<a>&', 'e'],
    ['a document type', '<!DOCTYPE ', 'a'],
    ['a declaration', '<?xml version="', '1'],
  ])('is not held without end: %s', (_, before, part) => {
    const parser = new XmlParser(new Values(undefined));
    parser.add(before);
    expect(() => pieces(part.repeat(20_000)).forEach((piece) => parser.add(piece))).toThrow(Malformed);
  });

  const words = 'words ] and '.repeat(2_000);

  it.each([
    ['a text', '<a>', words, '</a>', words],
    ['a text that is cut in an entity each time', '<a>&a', `mp;${words}&a`, 'mp;</a>', `&${words}`],
    ['CDATA', '<a><![CDATA[', words, ']]></a>', words],
  ])('of text may be of any length: %s', (_, before, part, after, expected) => {
    const { a } = readAll([before, ...pieces(part), after]) as { a: string };
    const end = before.endsWith('&a') ? '&' : '';
    expect(a === expected.repeat(60) + end).toBe(true);
  });
});
