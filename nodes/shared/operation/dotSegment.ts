/** Text can be encoded several times: each server and proxy on the way decodes it once. */
const MOST_DECODINGS = 5;

/**
 * Whether a server would read text in a path as "here" or "one level up": `.` or `..`, alone or between slashes, in any
 * encoding. `DELETE /List/7/Items/..` deletes list 7.
 */
export function hasDotSegment(path: string): boolean {
  let text = path;
  for (let decodings = 0; decodings <= MOST_DECODINGS; decodings += 1) {
    if (segmentsOf(text).some(isDots)) return true;
    const decoded = decodedOnce(text);
    if (decoded === text) return false;
    text = decoded;
  }
  // Nobody encodes this often by accident.
  return true;
}

/** Some servers read a backslash as a slash, and cut a segment at its semicolon. */
const segmentsOf = (text: string): string[] =>
  text.split(/[/\\]/).map((segment) => segment.split(';')[0] ?? '');

/** Some servers turn full-width dots, and three dots in one character, into plain ones. */
const isDots = (segment: string): boolean => /^\.{1,2}$/.test(visible(segment).normalize('NFKC'));

/** Tabs, line breaks and invisible characters may be removed on the way. */
const visible = (segment: string): string => segment.replace(/[\s\p{Cc}\p{DI}]/gu, '');

/** Overlong forms of dots and slashes are not UTF-8, but some servers decode them. */
const decodedOnce = (text: string): string =>
  text
    .replace(/%c0%ae/gi, '.')
    .replace(/%c0%af/gi, '/')
    .replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
      try {
        return decodeURIComponent(encoded);
      } catch {
        return encoded
          .replace(/%2e/gi, '.')
          .replace(/%2f/gi, '/')
          .replace(/%5c/gi, '\\')
          .replace(/%25/g, '%');
      }
    });
