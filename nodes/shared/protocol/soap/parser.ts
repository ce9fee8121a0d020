import { parser } from 'sax';
import { MOST_MEMBERS, OutOfBounds } from '../../http/bounds';
import type { Values } from './values';

/** The text is not well-formed XML. */
export class Malformed extends Error {}

/** The tokens that sax holds in memory until they end, and how long they may be. */
const TOKENS = [
  'tagName',
  'attribName',
  'attribValue',
  'comment',
  'procInstName',
  'procInstBody',
  'entity',
] as const;
const LONGEST_TOKEN = 1_000_000;

/** Reads a document in pieces that may be cut anywhere. No character of its text is changed. */
export class XmlParser {
  // Not sax's stream, which takes several times longer than the parser. Positions serve its messages only.
  private readonly sax = parser(true, { position: false });

  constructor(values: Values) {
    const { sax } = this;
    let attributes = 0;
    sax.ENTITIES = ENTITIES;
    sax.onattribute = () => {
      attributes += 1;
      if (attributes > MOST_MEMBERS) throw OutOfBounds.members('An element', 'attributes');
    };
    sax.onopentag = (tag) => {
      attributes = 0;
      values.begin(localName(tag.name), isNil(tag.attributes));
    };
    sax.onclosetag = () => values.end();
    sax.ontext = sax.oncdata = (text) => values.text(text.length > LONG_TEXT ? inOnePiece(text) : text);
    // SOAP forbids it: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383492
    sax.ondoctype = () => {
      throw new Malformed('document type declaration');
    };
    sax.onerror = () => {
      throw new Malformed();
    };
  }

  /** Throws Malformed, and what the values throw. */
  add(piece: string): void {
    const { sax } = this;
    sax.write(piece);
    // Passes on the part of a text that it holds.
    sax.flush();
    if (TOKENS.some((name) => sax[name].length > LONGEST_TOKEN)) throw new Malformed();
  }

  /** Throws Malformed if the document is not complete. */
  end(): void {
    this.sax.close();
  }
}

const LONG_TEXT = 1_000;

/** sax adds to a text letter by letter, and V8 keeps it as a tree of strings. This makes one string of it. */
const inOnePiece = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** The local part of a qualified name. */
export const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);

function isNil(attributes: Record<string, string>): boolean {
  for (const name in attributes) {
    if (name.endsWith(':nil') && /^\s*(?:true|1)\s*$/.test(attributes[name] ?? '')) return true;
  }
  return false;
}

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The texts of entities. Characters that XML forbids, such as `&#x0B;`, are accepted: some services escape whatever is in
 * their data. https://www.w3.org/TR/xml/#charsets
 */
const ENTITIES = new Proxy<Record<string, string | undefined>>(
  {},
  { get: (_, name) => (typeof name === 'string' ? (NAMED.get(name) ?? characterOf(name)) : undefined) },
);

function characterOf(entity: string): string | undefined {
  const [, hex, decimal] = /^#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,10}))$/.exec(entity) ?? [];
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
