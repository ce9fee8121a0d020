import { CallFailure } from '../errors';

/** The deepest nesting that is read. Recursion to this depth is safe. */
export const DEEPEST = 200;

/** The most objects and lists in a JSON answer, or elements in an XML answer. More would cost gigabytes of memory. */
export const MOST_PARTS = 1_000_000;

/**
 * The most entries in one list. It is large because a file's bytes may come as numbers. A longer list would be copied
 * in one long block each time it outgrows its memory.
 */
export const MOST_ENTRIES = 3_000_000;

/** The most members of one object, or attributes of one element. */
export const MOST_MEMBERS = 50_000;

/** An answer exceeds one of the bounds. The message says which. */
export class OutOfBounds extends Error {
  static depth(): OutOfBounds {
    return new OutOfBounds(`The answer nests deeper than ${DEEPEST} levels`);
  }

  static parts(what: string): OutOfBounds {
    return new OutOfBounds(`The answer has more than ${inWords(MOST_PARTS)} ${what}`);
  }

  static entries(): OutOfBounds {
    return new OutOfBounds(`A list of the answer has more than ${inWords(MOST_ENTRIES)} entries`);
  }

  static members(whole: string, what: string): OutOfBounds {
    return new OutOfBounds(`${whole} of the answer has more than ${inWords(MOST_MEMBERS)} ${what}`);
  }

  /** The failure of the call. It is not retried: the next answer would be just as large. */
  failure(status: number): CallFailure {
    return new CallFailure({
      kind: 'blocked',
      status,
      sent: true,
      message: this.message,
      description:
        'The rest was not read. Ask for fewer records at a time; if that does not help, check the address in the credential.',
    });
  }
}

const inWords = (bound: number): string => bound.toLocaleString('en-US');
