import { parser } from 'sax';

/** An element of an answer. Prefixes and attributes are gone; `nil` is what xsi:nil said. */
export interface XmlNode {
  name: string;
  text: string;
  nil: boolean;
  children: XmlNode[];
}

/** No answer of a business system nests deeper; it keeps recursion over the tree safe. */
const DEEPEST = 200;

/**
 * The root element of a document. Text is joined from its pieces and kept to the character.
 * Throws an Error when it is not well-formed, ends too early, nests too deep or has a document type declaration, which
 * SOAP forbids: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383492
 */
export function parseTree(xml: string): XmlNode {
  const document = node('', {});
  const open = [document];
  let top = document;
  // Without its stream, which costs several times what the parsing does; positions serve its messages alone.
  const sax = parser(true, { position: false });
  sax.onopentag = ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new Error('nested too deep');
    const child = node(name, attributes);
    top.children.push(child);
    open.push(child);
    top = child;
  };
  sax.onclosetag = () => {
    open.pop();
    top = open[open.length - 1] ?? document;
  };
  sax.ontext = sax.oncdata = (text) => {
    top.text += text;
  };
  sax.ondoctype = () => {
    throw new Error('document type declaration');
  };
  sax.onerror = (error) => {
    throw error;
  };
  sax.write(xml).close();
  const [root, second] = document.children;
  if (!root || second) throw new Error('not one root element');
  return root;
}

/** The local part of a qualified name. */
export function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}

/** The first child of this local name. */
export function childOf(parent: XmlNode | undefined, name: string): XmlNode | undefined {
  return parent?.children.find((child) => child.name === name);
}

function node(name: string, attributes: Record<string, string>): XmlNode {
  return { name: localName(name), text: '', nil: isNil(attributes), children: [] };
}

function isNil(attributes: Record<string, string>): boolean {
  for (const name in attributes) {
    if (name.endsWith(':nil') && /^\s*(?:true|1)\s*$/.test(attributes[name] ?? '')) return true;
  }
  return false;
}
