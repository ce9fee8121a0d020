import { isLosslessNumber, isSafeNumber, LosslessNumber, parse } from 'lossless-json';

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

/** What a part without parts of its own was written as: a LosslessNumber as its digits, anything else as it is. */
export const asWritten = (raw: unknown): unknown => (isLosslessNumber(raw) ? raw.value : raw);

function exactNumber(digits: string): number | bigint | LosslessNumber {
  const near = Number(digits);
  if (/^-?\d+$/.test(digits)) return Number.isSafeInteger(near) ? near : BigInt(digits);
  return isSafeNumber(digits) ? near : new LosslessNumber(digits);
}
