/** A text can be encoded several times over; servers and proxies on the way each decode once. */
const MOST_DECODINGS = 5;

/**
 * Whether text in a path would be read as "here" or "one level up": `.` or `..` alone or between slashes, in any
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

/** Some servers take a backslash for a slash, and cut a segment at its semicolon. */
const segmentsOf = (text: string): string[] =>
  text.split(/[/\\]/).map((segment) => segment.split(';')[0] ?? '');

/** Full-width dots, and three dots in one, become plain ones in some servers. */
const isDots = (segment: string): boolean => /^\.{1,2}$/.test(visible(segment).normalize('NFKC'));

/** Addresses lose tabs, line breaks and spaces at their ends on the way. */
const visible = (segment: string): string => segment.replace(/[\s\p{Cc}\p{DI}]/gu, '');

/** Overlong forms of the dot and the slashes are no UTF-8, and are read as such by some servers. */
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
