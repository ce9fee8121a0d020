/** A request that is understood but not carried out, reported in the documented envelope of the method. */
export class Refusal extends Error {
  /** `members` stand beside the message, and win over the envelope's own. */
  constructor(
    message: string,
    readonly members: object = {},
  ) {
    super(message);
  }
}

/** Success reported by `status`: as text, unless the page's sample has a number. */
export function done(members: object = {}, message = 'OK', status: '1' | 1 = '1'): object {
  return { status, message, ...members };
}

/** Success reported by `result`. */
export function doneByResult(members: object, message: string): object {
  return { result: 1, ...members, message };
}

/** An id as a number, every digit kept. */
export function numberOf(id: string): number | bigint {
  const plain = Number(id);
  return Number.isSafeInteger(plain) ? plain : BigInt(id);
}

/** As `numberOf`; null if there is no id. */
export function numberOrNull(id: string | undefined): number | bigint | null {
  return id ? numberOf(id) : null;
}
