import { isUtf8 } from 'node:buffer';
import { DEEPEST } from '../../http/bounds';

/** The longest document that is read at once, in bytes. Most answers are shorter. */
export const SHORT_BYTES = 16 * 1024;

/** A number that JavaScript may not hold exactly, or a text that looks like one. */
const LONG_NUMBER = /(?:^|[:,[\s])-?(?:[\d.]{15}|[\d.]+[eE])/;

/**
 * Reads a short document at once, which takes a tenth of the time of reading it in slices. In: the whole document in UTF-8,
 * without byte order mark. Out: undefined if only a SliceReader reads it correctly. Throws SyntaxError if it is not JSON.
 */
export function readShort(bytes: Buffer): { value: unknown } | undefined {
  if (bytes.length > SHORT_BYTES || !isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  if (LONG_NUMBER.test(text) || mayBeTooDeep(text)) return undefined;
  return { value: JSON.parse(text) as unknown };
}

/** Whether it has more opening brackets than levels are allowed. They need not be inside each other. */
function mayBeTooDeep(text: string): boolean {
  if (text.length <= DEEPEST) return false;
  let found = 0;
  for (const bracket of ['{', '['])
    for (let at = text.indexOf(bracket); at >= 0 && found <= DEEPEST; at = text.indexOf(bracket, at + 1))
      found += 1;
  return found > DEEPEST;
}
