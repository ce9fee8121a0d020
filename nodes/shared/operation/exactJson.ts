import { isLosslessNumber, LosslessNumber, parse } from 'lossless-json';
import { isExact } from './digits';
import { revealed } from './invisible';
import { Described } from './misfit';

/**
 * The value of JSON text, or undefined where it is none. No digit is lost: a number that JavaScript can't hold is a bigint,
 * or a LosslessNumber where it has places. lossless-json's stringify writes both as they were.
 */
export function parseJson(given: string): unknown {
  try {
    // Numbers of fewer digits are exact in JSON.parse, which is several times faster.
    return /[\d.]{16}|\d[eE]/.test(given)
      ? parse(given, null, { parseNumber: exactNumber, onDuplicateKey: ({ newValue }) => newValue })
      : (JSON.parse(given) as unknown);
  } catch {
    return undefined;
  }
}

/** Says of text that is no JSON where it stops being JSON: "text that is not valid JSON at line 2, column 7". */
export function jsonFault(given: string): Described {
  const before = given.slice(0, faultAt(given));
  const lines = before.split(/\r\n|\r|\n/);
  const column = (lines.at(-1)?.length ?? 0) + 1;
  const rest = given.slice(before.length, before.length + NEAR).split(/[\r\n]/)[0] ?? '';
  const found =
    rest === ''
      ? before.length < given.length
        ? 'a line break'
        : 'the end of the text'
      : `"${revealed(rest)}"`;
  return new Described(
    `text that is not valid JSON at line ${lines.length}, column ${column}, where ${found} stands`,
  );
}

/** How many characters of a fault are shown. */
const NEAR = 20;

/** lossless-json says for each fault where it is. */
function faultAt(given: string): number {
  try {
    parse(given, null, { onDuplicateKey: ({ newValue }) => newValue });
    return given.length;
  } catch (error) {
    return Number(/at position (\d+)$/.exec((error as Error).message)?.[1] ?? given.length);
  }
}

/** What a part without parts of its own was written as: a LosslessNumber as its digits, anything else as it is. */
export const asWritten = (raw: unknown): unknown => (isLosslessNumber(raw) ? raw.value : raw);

function exactNumber(digits: string): number | bigint | LosslessNumber {
  if (isExact(digits)) return Number(digits);
  return /^-?\d+$/.test(digits) ? BigInt(digits) : new LosslessNumber(digits);
}
