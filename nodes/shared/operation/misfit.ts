import type { Type } from './declaration';
import { expectation } from './expectation';
import { isDate } from './calendar';
import { revealed } from './invisible';

/** One mistake in the input: the field, what was expected, what was found. */
export interface Problem {
  /** Label of the field, with the row and inner field where it is nested: "Exception Customers, row 2, Amount Type". */
  field: string;
  /** Name of the top-level field. */
  name: string;
  /** The fields of the broken rule, if it is about several. */
  fields?: string[];
  message: string;
  /** The part that is the same for every item with this mistake. */
  mistake?: Mistake;
}

/** A mistake without the value. */
export interface Mistake {
  /** "Credit ID: expected a numeric ID"; for a missing value also why it is required ("Type is Web"). */
  rule: string;
  /** The value as it is shown; undefined if there was none. */
  got?: string;
  /** What to do about it: a sentence without its full stop. */
  advice?: string;
}

/** A parser throws it; the code that knows the field catches it. */
export class Misfit extends Error {
  constructor(
    readonly expected: string,
    readonly got: unknown,
    /** The path from the field to the value: row, inner field. */
    readonly at: string[] = [],
    /** Why the missing value is required. */
    readonly because?: string,
    /** What else to do, if the expectation does not say it: a sentence without its full stop. */
    readonly advice?: string,
  ) {
    super(expected);
  }

  within(step: string): Misfit {
    return new Misfit(this.expected, this.got, [step, ...this.at], this.because, this.advice);
  }
}

export const misfit = (type: Type, raw: unknown): Misfit => new Misfit(expectation(type), raw);

/** Shown in place of the value itself: "text that is not valid JSON …". */
export class Described {
  constructor(readonly words: string) {}
}

/** The value for the end of a message, short enough to read. In: `mask`, which hides secrets before the text is cut. */
export function show(value: unknown, mask = (text: string): string => text): string {
  if (value === undefined || value === null) return 'nothing (the value is undefined or null)';
  if (value === '') return 'nothing';
  if (typeof value === 'symbol') return 'a text that is not shown';
  if (value instanceof Described) return value.words;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (isDate(value)) return Number.isNaN(value.getTime()) ? 'an invalid date' : 'a date object';
  if (typeof value === 'object') return 'an object';
  const shown = mask(String(value));
  return `"${revealed(shown.length > 60 ? `${shown.slice(0, 57)}...` : shown)}"`;
}
