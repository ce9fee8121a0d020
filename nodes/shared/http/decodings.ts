/** The decoded form of a text. It can map places back to the encoded text. */
export interface Decoding {
  text: string;
  /** The places in the encoded text of these places in `text`. In: ascending order. */
  sourcesOf(places: number[]): number[];
}

/** How many times an answer may encode a text. */
const DEEPEST = 3;

/** One kind of escape: what it looks like, and which characters it stands for. */
interface Escape {
  pattern: RegExp;
  /** The characters that one escape stands for. Undefined if it only looks like an escape. */
  read(written: string): string | undefined;
}

/** The names of ASCII characters in HTML, in lower case. XML has the first five. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  excl: '!',
  num: '#',
  dollar: '$',
  percnt: '%',
  lpar: '(',
  rpar: ')',
  ast: '*',
  midast: '*',
  plus: '+',
  comma: ',',
  hyphen: '-',
  dash: '-',
  period: '.',
  sol: '/',
  colon: ':',
  semi: ';',
  equals: '=',
  quest: '?',
  commat: '@',
  lsqb: '[',
  lbrack: '[',
  bsol: '\\',
  rsqb: ']',
  rbrack: ']',
  hat: '^',
  lowbar: '_',
  underbar: '_',
  grave: '`',
  lcub: '{',
  lbrace: '{',
  vert: '|',
  verbar: '|',
  rcub: '}',
  rbrace: '}',
  tab: '\t',
  newline: '\n',
};

const JSON_ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const ESCAPES: Escape[] = [
  {
    // One character of UTF-8 at a time, or one byte of an older encoding.
    pattern:
      /%(?:c[2-9a-f]|d[0-9a-f])%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-4](?:%[89ab][0-9a-f]){3}|%[0-9a-f]{2}/gi,
    read(written) {
      const bytes = Buffer.from(written.replaceAll('%', ''), 'hex');
      return bytes.toString(bytes.length > 1 ? 'utf8' : 'latin1');
    },
  },
  {
    pattern: /\\(?:u[0-9a-f]{4}|["'\\/bfnrt])/gi,
    read: ([, letter = '', ...digits]) =>
      digits.length > 0
        ? String.fromCharCode(parseInt(digits.join(''), 16))
        : (JSON_ESCAPES[letter.toLowerCase()] ?? letter),
  },
  {
    pattern: /&(?:#\d{1,10}|#x[0-9a-f]{1,8}|[a-z]{2,8});?/gi,
    read(written) {
      const name = written.slice(1).replace(';', '').toLowerCase();
      if (!name.startsWith('#')) return ENTITIES[name];
      const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    },
  },
];

/** Matches where a text may be encoded. */
export const ENCODED = /%[0-9a-f]{2}|\\|&[#a-z]/i;

/**
 * The decoded forms of a text that is percent-encoded or escaped as in JSON, HTML or XML, even several times or in
 * several ways. The text itself is not included. Takes linear time.
 */
export const decodingsOf = (text: string): Iterable<Decoding> =>
  ENCODED.test(text) ? decodings(text) : NO_DECODINGS;

const NO_DECODINGS: Decoding[] = [];

function* decodings(text: string): Generator<Decoding> {
  const known = new Set([text]);
  let layer: Array<{ text: string; by: Escape[] }> = [{ text, by: [] }];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const next: typeof layer = [];
    for (const { text: written, by } of layer) {
      for (const escape of ESCAPES) {
        const read = written.replace(escape.pattern, (each) => escape.read(each) ?? each);
        if (known.has(read)) continue;
        known.add(read);
        const path = [...by, escape];
        next.push({ text: read, by: path });
        yield { text: read, sourcesOf: (places) => sourcesOf(text, path, places) };
      }
    }
    layer = next;
  }
}

/** Called only where a secret was found, which is rare. */
function sourcesOf(text: string, [escape, ...rest]: Escape[], places: number[]): number[] {
  if (!escape) return places;
  const read = text.replace(escape.pattern, (each) => escape.read(each) ?? each);
  const found = text.matchAll(escape.pattern);
  // How far the encoded text (`end`) and the decoded text (`readEnd`) have been scanned.
  let [end, readEnd] = [0, 0];
  let next = found.next();
  return sourcesOf(read, rest, places).map((place) => {
    while (!next.done) {
      const { 0: written, index } = next.value;
      const begin = readEnd + index - end;
      if (place <= begin) break;
      const after = begin + (escape.read(written) ?? written).length;
      // A place inside an escape counts as the beginning of the escape.
      if (place < after) return index;
      [end, readEnd] = [index + written.length, after];
      next = found.next();
    }
    return end + place - readEnd;
  });
}
