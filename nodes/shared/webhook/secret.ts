import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two texts are equal. The time it takes reveals nothing about them, not even their length. */
export const isSameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(hash(given), hash(expected));

const hash = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
