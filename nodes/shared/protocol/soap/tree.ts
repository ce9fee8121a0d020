import { parser } from 'sax';
import { DEEPEST, MOST_MEMBERS, MOST_PARTS, OutOfBounds } from '../../http/bounds';
import { Yields } from '../../operation';

/** An element of an answer. Prefixes and attributes are gone; `nil` is what xsi:nil said. */
export interface XmlNode {
  name: string;
  text: string;
  nil: boolean;
  children: XmlNode[];
  /** How many elements it is, with those within. */
  size: number;
}

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

/**
 * The root element of a document, which comes in pieces; the event loop turns in between. Text is joined from its pieces
 * and kept to the character.
 * Throws OutOfBounds, and an Error when it is not well-formed, ends too early or has a document type declaration, which
 * SOAP forbids: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383492
 */
export async function parseTree(pieces: Iterable<string>): Promise<XmlNode> {
  const document = node('', {});
  const open = [document];
  let top = document;
  let elements = 0;
  let attributes = 0;
  // Without its stream, which costs several times what the parsing does; positions serve its messages alone.
  const sax = parser(true, { position: false });
  sax.ENTITIES = ENTITIES;
  sax.onattribute = () => {
    attributes += 1;
    if (attributes > MOST_MEMBERS) throw OutOfBounds.members('An element', 'attributes');
  };
  sax.onopentag = (tag) => {
    attributes = 0;
    elements += 1;
    if (open.length > DEEPEST) throw OutOfBounds.depth();
    if (elements > MOST_PARTS) throw OutOfBounds.parts('elements');
    const child = node(tag.name, tag.attributes);
    if (top.children.length > 0) top.children.push(child);
    else top.children = [child];
    open.push(child);
    top = child;
  };
  sax.onclosetag = () => {
    const closed = open.pop();
    top = open[open.length - 1] ?? document;
    top.size += closed?.size ?? 0;
  };
  sax.ontext = sax.oncdata = (text) => {
    top.text += text.length > LONG_TEXT ? inOnePiece(text) : text;
  };
  sax.ondoctype = () => {
    throw new Error('document type declaration');
  };
  sax.onerror = (error) => {
    throw error;
  };
  const yields = new Yields();
  for (const piece of pieces) {
    sax.write(piece);
    // Hands on what it holds of a text.
    sax.flush();
    if (TOKENS.some((name) => sax[name].length > LONGEST_TOKEN))
      throw new Error('a name or comment without end');
    if (yields.due()) await yields.now();
  }
  sax.close();
  const [root, second] = document.children;
  if (!root || second) throw new Error('not one root element');
  return root;
}

const LONG_TEXT = 1_000;

/** sax adds to a text letter by letter, which JavaScript keeps as a tree of that many strings. */
const inOnePiece = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** The local part of a qualified name. */
export function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}

/** The first child of this local name. */
export function childOf(parent: XmlNode | undefined, name: string): XmlNode | undefined {
  return parent?.children.find((child) => child.name === name);
}

/** Of all elements that have none: most have. */
const NONE: XmlNode[] = [];

function node(name: string, attributes: Record<string, string>): XmlNode {
  return { name: localName(name), text: '', nil: isNil(attributes), children: NONE, size: 1 };
}

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
