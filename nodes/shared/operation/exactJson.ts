import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';
import { isExact } from './digits';
import { revealed } from './invisible';
import { Described } from './misfit';
import { isPlainObject } from './value';

/**
 * The value of JSON text; undefined for other text. No digit is lost: a number that JavaScript can't hold becomes a bigint,
 * or a LosslessNumber if it has decimals. `jsonText` writes both unchanged.
 */
export function parseJson(given: string): unknown {
  try {
    // JSON.parse is several times faster, and exact for numbers with fewer digits.
    return /[\d.]{16}|\d[eE]/.test(given)
      ? parse(given, null, { parseNumber: exactNumber, onDuplicateKey: ({ newValue }) => newValue })
      : (JSON.parse(given) as unknown);
  } catch {
    return undefined;
  }
}

/** The JSON text of a value, in which a bigint or LosslessNumber has all its digits; undefined for undefined. */
export const jsonText = (value: unknown): string | undefined =>
  // JSON.stringify is several times faster.
  holdsExact(value) ? stringify(value) : JSON.stringify(value);

function holdsExact(value: unknown): boolean {
  if (typeof value === 'bigint') return true;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsExact);
  if (isLosslessNumber(value)) return true;
  for (const name of Object.keys(value))
    if (holdsExact((value as Record<string, unknown>)[name])) return true;
  return false;
}

/** Where text stops being JSON: "text that is not valid JSON at line 2, column 7". */
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

/** How many characters around an error are shown. */
const NEAR = 20;

/** lossless-json gives the position of each error. */
function faultAt(given: string): number {
  try {
    parse(given, null, { onDuplicateKey: ({ newValue }) => newValue });
    return given.length;
  } catch (error) {
    return Number(/at position (\d+)$/.exec((error as Error).message)?.[1] ?? given.length);
  }
}

/** A plain value as it was written: a LosslessNumber as its digits, anything else unchanged. */
export const asWritten = (raw: unknown): unknown => (isLosslessNumber(raw) ? raw.value : raw);

/** The value with its exact numbers as text, since items can't hold them. It is the same value if it has none. */
export const exactAsText = (value: unknown): unknown => (holdsExact(value) ? withText(value) : value);

function withText(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (isLosslessNumber(value)) return value.value;
  if (Array.isArray(value)) return value.map(withText);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withText(part)]));
}

/** A number of JSON, from its digits: a bigint or LosslessNumber if JavaScript can't hold it. */
export function exactNumber(digits: string): number | bigint | LosslessNumber {
  if (isExact(digits)) return Number(digits);
  return /^-?\d+$/.test(digits) ? BigInt(digits) : new LosslessNumber(digits);
}
