import { isSafeNumber } from 'lossless-json';

/**
 * The one rule for what a JavaScript number holds: whether a number as it is written keeps every digit.
 * "12.340000000000002" does, "9007199254740993" and "1e400" don't.
 */
export const isExact = (digits: string): boolean => isSafeNumber(digits);

/** Digits up to here are never noise. */
const KEPT_PLACES = 6;
const MOST_PLACES = 10;

/**
 * The decimal that a number stands for, without exponent: 0.1 + 0.2 is 0.3, and the sum of many prices has their places.
 * What a calculation leaves behind is told from digits that somebody meant by its size: at most 1e-13 of the number, and
 * never as much as a digit of the sixth place; what lies behind the tenth place is noise in any case.
 * A number that is no finite one, or of more than 21 digits, comes as JavaScript writes it.
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

/** Whether a number may stand for several: its last digits are lost, or were never told. */
export const hasLostDigits = (value: number): boolean =>
  Number.isInteger(value) && !Number.isSafeInteger(value);
