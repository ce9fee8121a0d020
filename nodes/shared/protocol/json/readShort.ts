import { isUtf8 } from 'node:buffer';
import { DEEPEST } from '../../http/bounds';

/** The longest document that is read at once, in bytes. Most answers are shorter. */
export const SHORT_BYTES = 16 * 1024;

/** A number that JavaScript may not hold exactly, or a text that looks like one. */
const LONG_NUMBER = /(?:^|[:,[\s])-?(?:[\d.]{15}|[\d.]+[eE])/;

/** More opening brackets than levels are allowed. They need not be inside each other. */
const MANY_BRACKETS = new RegExp(`^[^[{]*(?:[[{][^[{]*){${DEEPEST + 1}}`);

/**
 * Reads a short document at once, which takes a tenth of the time of reading it in slices. In: the whole document in UTF-8,
 * without byte order mark. Out: undefined if only a SliceReader reads it correctly. Throws SyntaxError if it is not JSON.
 */
export function readShort(bytes: Buffer): { value: unknown } | undefined {
  if (bytes.length > SHORT_BYTES || !isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  if (LONG_NUMBER.test(text) || (text.length > DEEPEST && MANY_BRACKETS.test(text))) return undefined;
  return { value: JSON.parse(text) as unknown };
}
