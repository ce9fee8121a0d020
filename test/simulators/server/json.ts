import { isInteger, isSafeNumber, parse, stringify } from 'lossless-json';
import { UNPARSABLE } from '../check/request';

/** Ids beyond this are damaged by a client that reads them as doubles; the sum is odd, so that it shows. */
const BEYOND_DOUBLES = 9_007_199_254_740_993n;

/** Parses JSON; integers too long for a double become bigint. */
export function fromJson(text: string): unknown {
  try {
    return parse(text, undefined, (digits) =>
      isInteger(digits) && !isSafeNumber(digits) ? BigInt(digits) : Number(digits),
    );
  } catch {
    return UNPARSABLE;
  }
}

/** Writes JSON; bigint goes out as plain digits. */
export function toJson(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** Moves the ids in these members of a JSON text beyond 2^53 and writes them as numbers. */
export function widenIds(text: string, members: ReadonlySet<string>): string {
  const wide = (key: string, value: unknown): unknown => {
    if (!members.has(key) || !/^\d+$/.test(String(value))) return value;
    return BigInt(String(value)) + BEYOND_DOUBLES;
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(wide(key, inner))]));
  };
  return toJson(walk(fromJson(text)));
}
