import { SaxesParser } from 'saxes';
import { MOST_MEMBERS, OutOfBounds } from '../../http/bounds';
import type { Values } from './values';

/** The text is not well-formed XML. */
export class Malformed extends Error {}

/** How long a token may be that saxes holds in memory until it ends. A text may be longer. */
const LONGEST_TOKEN = 1_000_000;

/**
 * Reads a document in pieces that may be cut anywhere. In its texts only line ends change: each becomes a line feed.
 * https://www.w3.org/TR/xml/#sec-line-ends
 */
export class XmlParser {
  private readonly saxes = new Saxes();

  constructor(private readonly values: Values) {
    const { saxes } = this;
    let attributes = 0;
    let isNil = false;
    saxes.on('attribute', ({ name, value }) => {
      attributes += 1;
      if (attributes > MOST_MEMBERS) throw OutOfBounds.members('An element', 'attributes');
      isNil ||= name.endsWith(':nil') && isTrue(value);
    });
    saxes.on('opentag', ({ name }) => {
      values.begin(localName(name), isNil);
      attributes = 0;
      isNil = false;
    });
    saxes.on('closetag', () => values.end());
    const text = (text: string) => values.text(text);
    saxes.on('text', text);
    saxes.on('cdata', text);
    // SOAP forbids it: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383492
    saxes.on('doctype', () => {
      throw new Malformed('document type declaration');
    });
  }

  /** Throws Malformed, and what the values throw. */
  add(piece: string): void {
    const held = heldBy(this.saxes.write(piece));
    if (held.text !== '' && isText(held)) {
      this.values.text(inOnePiece(held.text));
      held.text = '';
    }
    if (TOKENS.some((name) => held[name].length > LONGEST_TOKEN)) throw new Malformed();
  }

  /** Throws Malformed if the document is not complete. */
  end(): void {
    this.saxes.close();
  }
}

/**
 * Mistakes that leave no doubt what the values are, as some services make them: characters that XML forbids, and a
 * declaration that is not complete or comes after white space.
 */
const TOLERATED = new RegExp(
  [
    'disallowed character\\.$',
    'the string "]]>" is disallowed',
    'duplicate attribute',
    '(?:an|the) XML declaration must',
    'XML declaration must contain a version',
    'expected (?:one of|the name)',
    '(?:version number|encoding value|standalone value) must match',
    'whitespace required',
  ]
    .map((message) => `^${message}`)
    .join('|'),
);

/** Without positions, which serve only messages. All versions of XML are read as 1.0. */
const OPTIONS = { position: false, xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' } as const;

class Saxes extends SaxesParser<typeof OPTIONS> {
  constructor() {
    super(OPTIONS);
  }

  override fail(message: string): this {
    if (!TOLERATED.test(message)) throw new Malformed(message);
    return this;
  }
}

// saxes itself refuses characters that XML forbids, and has no option for it.
Object.assign(Saxes.prototype, { parseEntity: textOf });

/** What saxes holds of the token in which a piece ends; its types don't show it. */
interface Held {
  readonly state: number;
  text: string;
  readonly name: string;
  readonly piTarget: string;
  readonly entity: string;
}

const TOKENS = ['text', 'name', 'piTarget', 'entity'] as const;

const heldBy = (saxes: Saxes): Held => saxes as unknown as Held;

const stateAfter = (xml: string): number => heldBy(new Saxes().write(xml)).state;
const [TEXT, CDATA, ENTITY] = [stateAfter('<a>'), stateAfter('<a><![CDATA['), stateAfter('<a>&')];

/** Whether the text is that of an element, and not that of a comment or an attribute. */
const isText = ({ state, name }: Held): boolean =>
  state === TEXT || state === CDATA || (state === ENTITY && name === '');

/** saxes cuts a text at entities, and V8 keeps the parts as a tree of strings. This makes one string of it. */
const inOnePiece = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** The local part of a qualified name. */
export const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);

const isTrue = (value: string): boolean => /^\s*(?:true|1)\s*$/.test(value);

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The text of an entity. Characters that XML forbids, such as `&#x0B;`, are accepted: some services escape whatever is in
 * their data. Throws Malformed for other entities. https://www.w3.org/TR/xml/#charsets
 */
function textOf(entity: string): string {
  const text = NAMED.get(entity) ?? NAMED.get(entity.toLowerCase()) ?? characterOf(entity);
  if (text === undefined) throw new Malformed();
  return text;
}

function characterOf(entity: string): string | undefined {
  const [, hex, decimal] = /^#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}))$/.exec(entity) ?? [];
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
