const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser turns a bare carriage return into a line feed: https://www.w3.org/TR/xml/#sec-line-ends
  '\r': '&#xD;',
};

/** Escapes text for an element or attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character);
}

/**
 * Whether XML 1.0 can contain the text. Control characters and lone surrogates are forbidden, even escaped.
 * https://www.w3.org/TR/xml/#charsets
 */
export function isXmlText(text: string): boolean {
  return /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text);
}

/** Whether this is a valid element name without a prefix (the ASCII part of https://www.w3.org/TR/xml-names/#NT-NCName). */
export function isElementName(name: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(name);
}
