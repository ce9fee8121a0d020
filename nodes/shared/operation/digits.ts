import { isSafeNumber } from 'lossless-json';

/**
 * The one rule for what a JavaScript number can hold: whether a written number keeps every digit.
 * "12.340000000000002" does, "9007199254740993" and "1e400" don't.
 */
export const isExact = (digits: string): boolean => isSafeNumber(digits);

/** Digits up to this place are never noise. */
const KEPT_PLACES = 6;
const MOST_PLACES = 10;

/**
 * The decimal that a number stands for, without exponent: 0.1 + 0.2 is 0.3, and a sum of prices keeps its places.
 * Calculation noise is recognized by its size: at most 1e-13 of the number, and smaller than the sixth place.
 * Anything after the tenth place is noise.
 * Infinite numbers, and those of more than 21 digits, are returned as JavaScript writes them.
 */
export function withoutNoise(value: number): string {
  const noise = Math.min(Math.max(Math.abs(value) * 1e-13, 0.5 / 10 ** MOST_PLACES), 0.5 / 10 ** KEPT_PLACES);
  for (let places = 0; places < MOST_PLACES; places++) {
    const short = value.toFixed(places);
    if (Math.abs(Number(short) - value) <= noise) return withoutSign(short);
  }
  return withoutSign(value.toFixed(MOST_PLACES));
}

const withoutSign = (digits: string): string => (Number(digits) === 0 ? '0' : digits);

/** Whether a number may stand for several numbers: its last digits may be lost. */
export const hasLostDigits = (value: number): boolean =>
  Number.isInteger(value) && !Number.isSafeInteger(value);
