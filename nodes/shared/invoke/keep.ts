import { createHash } from 'node:crypto';
import { onAbort } from '../http/abort';
import { cancelled } from '../http/wait';

/** A value that was requested, and how long it is valid. */
export interface Given<T> {
  value: T;
  /** Milliseconds since the epoch. */
  until: number;
  /** How much of the room it takes; 1 unless said. */
  size?: number;
}

/** A value that is kept until it expires or a service refuses it. */
export interface Kept<T> extends Given<T> {
  /** Requested because the one before was refused. */
  readonly isRenewal: boolean;
  /** Whether a service has accepted it. */
  accepted: boolean;
  /** Its replacement, after it was refused. */
  next?: Kept<T>;
}

/** More values than a process uses at a time. */
const MOST_KEPT = 1_000;

/**
 * Keeps values that are requested once and used by many: base addresses, tickets, lists of the editor. The oldest are
 * forgotten if there is no room; a value that is larger than the room is not kept. Callers that need the same value at the
 * same time share one request. If it fails, it fails for all of them, and nothing is kept.
 */
export class Keep<T> {
  private readonly kept = new Map<string, Kept<T>>();
  private readonly underWay = new Map<string, Promise<Kept<T>>>();

  /** In: `room`, the most that all values may take together. */
  constructor(private readonly room = MOST_KEPT) {}

  /** The value under a key, or else the result of `ask`. Throws what `ask` throws; `cancelled` if the signal is aborted. */
  async get(key: string, ask: () => Promise<Given<T>>, signal?: AbortSignal): Promise<Kept<T>> {
    const known = this.kept.get(key);
    if (known && known.until > Date.now()) return known;
    return await untilAborted(this.underWay.get(key) ?? this.asked(key, ask, false), signal);
  }

  /**
   * The replacement of a refused value. All calls for which the same value was refused share one renewal. Undefined if the
   * refused value is itself a renewal that no service has accepted: another one would be refused too.
   */
  async renew(
    key: string,
    refused: Kept<T>,
    ask: () => Promise<Given<T>>,
    signal?: AbortSignal,
  ): Promise<Kept<T> | undefined> {
    const waiting = this.underWay.get(key);
    if (waiting) return await untilAborted(waiting, signal);
    const known = this.kept.get(key);
    if (known && known !== refused) return known;
    if (refused.next) return refused.next;
    this.kept.delete(key);
    if (refused.isRenewal && !refused.accepted) return undefined;
    return await untilAborted(this.replaced(key, refused, ask), signal);
  }

  /** Forgets the value of a key. It is requested again when it is needed next. */
  forget(key: string): void {
    this.kept.delete(key);
  }

  private async replaced(key: string, refused: Kept<T>, ask: () => Promise<Given<T>>): Promise<Kept<T>> {
    refused.next = await this.asked(key, ask, true);
    return refused.next;
  }

  private asked(key: string, ask: () => Promise<Given<T>>, isRenewal: boolean): Promise<Kept<T>> {
    const answer = ask()
      .then((given) => this.put(key, { ...given, isRenewal, accepted: false }))
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, answer);
    return answer;
  }

  private put(key: string, entry: Kept<T>): Kept<T> {
    this.kept.delete(key);
    const size = sizeOf(entry);
    if (size > this.room) return entry;
    const now = Date.now();
    let taken = size;
    for (const each of this.kept.values()) taken += sizeOf(each);
    for (const [other, each] of this.kept) {
      if (each.until > now && taken <= this.room) continue;
      this.kept.delete(other);
      taken -= sizeOf(each);
    }
    this.kept.set(key, entry);
    return entry;
  }
}

const sizeOf = ({ size = 1 }: Given<unknown>): number => size;

/** A key that identifies data without revealing it. */
export const digestOf = (...data: unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)))
    .digest('base64url');

/** Stops waiting, but not the request: others may wait for the same one. */
async function untilAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal?.aborted) throw cancelled();
  let forget = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    forget = onAbort(signal, () => reject(cancelled()));
  });
  try {
    return await Promise.race([answer, stopped]);
  } finally {
    forget();
  }
}
