/** Takes secrets out of text that is about to be shown or saved. */
export interface Redactor {
  /** The text with every form of every secret replaced by `***`. */
  text(s: string): string;
  /** Whether bytes hold any form of a secret. */
  isIn(bytes: Buffer): boolean;
}

/** A shorter secret would also be found in ordinary words and ids, and a text full of stars helps nobody. */
const SHORTEST_SECRET = 4;

const MASK = '***';

/**
 * A redactor for these secrets, in plain form and as URLs, forms, base64, XML and JSON write them.
 * Secrets of fewer than 4 characters are ignored. Combinations such as `user:password` in Basic authentication
 * are secrets of their own: pass them too.
 */
export function redactor(secrets: string[]): Redactor {
  const forms = new Set(secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(formsOf));
  if (forms.size === 0) return { text: (s) => s, isIn: () => false };
  // Longest first: a secret inside a longer one must not leave the longer one's rest behind.
  const longestFirst = [...forms].sort((a, b) => b.length - a.length).map(escapeForPattern);
  const pattern = new RegExp(longestFirst.join('|'), 'g');
  return {
    text: (s) => s.replace(pattern, MASK),
    isIn: (bytes) => [...forms].some((form) => bytes.includes(form)),
  };
}

function formsOf(secret: string): string[] {
  // A lone surrogate makes encodeURIComponent throw; Buffer turns it into U+FFFD, as a sender would.
  const wellFormed = Buffer.from(secret).toString();
  const percent = encodeURIComponent(wellFormed);
  const form = new URLSearchParams({ s: secret }).toString().slice(2);
  const base64 = Buffer.from(secret).toString('base64');
  const xml = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [
    secret,
    percent,
    lowerHex(percent),
    form,
    lowerHex(form),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
    xml,
    xml.replace(/"/g, '&quot;'),
    xml.replace(/"/g, '&quot;').replace(/'/g, '&apos;'),
    xml.replace(/"/g, '&quot;').replace(/'/g, '&#39;'),
    json,
    json.replace(/\//g, '\\/'),
  ];
  return forms.filter((each) => each.length >= SHORTEST_SECRET);
}

/** Both `%2F` and `%2f` are right: https://www.rfc-editor.org/rfc/rfc3986#section-2.1 */
function lowerHex(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
