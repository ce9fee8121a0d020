import { SaxesParser } from 'saxes';

/** An XML element with its names resolved. */
export interface XmlElement {
  local: string;
  uri: string;
  nil: boolean;
  children: XmlElement[];
  text: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Parses a document; throws with the parser's reason if it is not well-formed. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { local: '', uri: '', nil: false, children: [], text: '' };
  const open: XmlElement[] = [root];
  const top = (): XmlElement => open[open.length - 1] ?? root;
  const reader = new SaxesParser({ xmlns: true });
  reader.on('opentag', (tag) => {
    const nil = Object.values(tag.attributes).some(
      (attribute) => attribute.local === 'nil' && attribute.uri === XSI && attribute.value === 'true',
    );
    const element: XmlElement = { local: tag.local, uri: tag.uri, nil, children: [], text: '' };
    top().children.push(element);
    open.push(element);
  });
  reader.on('closetag', () => void open.pop());
  const addText = (text: string): void => void (top().text += text);
  reader.on('text', addText);
  reader.on('cdata', addText);
  // SOAP forbids document types, and a server that reads them can be made to expand entities.
  reader.on('doctype', () => {
    throw new Error('document type not allowed');
  });
  reader.write(source).close();
  const [document] = root.children;
  if (!document) throw new Error('no element');
  return document;
}

/** The child of this name, in any namespace. */
export function child(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.local === local);
}

/** The text of a child; undefined if there is none or it is nil. */
export function childText(element: XmlElement | undefined, local: string): string | undefined {
  const found = child(element, local);
  return found && !found.nil ? found.text : undefined;
}

/** Text escaped for element content. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
