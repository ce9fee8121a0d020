/** An element of an answer. Prefixes and attributes are gone; `nil` is what xsi:nil said. */
export interface XmlNode {
  name: string;
  text: string;
  nil: boolean;
  children: XmlNode[];
}

/** The events of the strict SAX parser that node-soap brings (`sax`, which has no types of its own). */
export interface SaxStream {
  on(event: 'opentag', listener: (tag: { name: string; attributes: Record<string, string> }) => void): void;
  on(event: 'closetag' | 'doctype', listener: (text: string) => void): void;
  on(event: 'text' | 'cdata', listener: (text: string) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  write(text: string): unknown;
  end(): unknown;
}

/** No answer of a business system nests deeper; it keeps recursion over the tree safe. */
const DEEPEST = 200;

/**
 * The root element of a document. Text is joined from its pieces and kept to the character.
 * Throws an Error when it is not well-formed, ends too early, nests too deep or has a document type declaration, which
 * SOAP forbids: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383492
 */
export function parseTree(sax: SaxStream, xml: string): XmlNode {
  const document = node('', {});
  const open = [document];
  const top = () => open[open.length - 1] ?? document;
  const append = (text: string) => {
    top().text += text;
  };
  sax.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new Error('nested too deep');
    const child = node(name, attributes);
    top().children.push(child);
    open.push(child);
  });
  sax.on('closetag', () => void open.pop());
  sax.on('text', append);
  sax.on('cdata', append);
  sax.on('doctype', () => {
    throw new Error('document type declaration');
  });
  sax.on('error', (error) => {
    throw error;
  });
  sax.write(xml);
  sax.end();
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
  const nil = Object.entries(attributes).some(
    ([attribute, value]) => attribute.endsWith(':nil') && ['true', '1'].includes(value.trim()),
  );
  return { name: localName(name), text: '', nil, children: [] };
}
