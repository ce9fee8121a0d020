import { parser } from 'sax';
import { MOST_MEMBERS, OutOfBounds } from '../../http/bounds';
import type { Values } from './values';

/** A text is no well-formed XML. */
export class Malformed extends Error {}

/** What sax keeps until it has come to its end, and how long that may be. */
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

/** Reads a document in pieces, which may be cut anywhere. Text is joined from its pieces and kept to the character. */
export class XmlParser {
  // Without its stream, which costs several times what the parsing does; positions serve its messages alone.
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
    // Hands on what it holds of a text.
    sax.flush();
    if (TOKENS.some((name) => sax[name].length > LONGEST_TOKEN)) throw new Malformed();
  }

  /** Throws Malformed where the document is not at its end. */
  end(): void {
    this.sax.close();
  }
}

const LONG_TEXT = 1_000;

/** sax adds to a text letter by letter, which JavaScript keeps as a tree of that many strings. */
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
 * The texts of entities. Those of characters that XML forbids, such as `&#x0B;`, are taken as the raw characters are:
 * some services escape what is in their data without a look. https://www.w3.org/TR/xml/#charsets
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
