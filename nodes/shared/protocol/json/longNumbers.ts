import { randomUUID } from 'node:crypto';
import { exactNumber, setMember } from '../../operation';

/** How numbers are read that JavaScript can't hold exactly. */
export interface LongNumbers {
  /** The JSON text that replaces the number in a document. In: its digits. */
  replaced(digits: string): string;
  /** The parsed document with the numbers in their places. It may be changed. */
  restore(parsed: unknown): unknown;
}

/** As text, which items can hold. */
export const AS_TEXT: LongNumbers = { replaced: (digits) => `"${digits}"`, restore: (parsed) => parsed };

/** The beginning of each replaced number. It is random, so no text of an answer begins with it. */
const MARK = randomUUID();

/** As exact numbers, for records that are sent back: a bigint, or a LosslessNumber if it has decimals. */
export const AS_NUMBER: LongNumbers = { replaced: (digits) => `"${MARK}${digits}"`, restore: numbersIn };

function numbersIn(part: unknown): unknown {
  if (typeof part === 'string') return part.startsWith(MARK) ? exactNumber(part.slice(MARK.length)) : part;
  if (Array.isArray(part)) return part.map(numbersIn);
  if (typeof part !== 'object' || part === null) return part;
  const object: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(part)) setMember(object, name, numbersIn(value));
  return object;
}
