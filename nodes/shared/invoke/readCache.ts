import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** How long a list is taken for current: somebody is filling in a form, and each opening costs a call. */
const FRESH_MS = 3 * 60_000;

/** The most entries kept over all lists. */
const MOST_ENTRIES = 50_000;

interface Kept {
  until: number;
  what: unknown;
  size: number;
}

/** Lists of this process, the oldest first; a worker that serves no editor keeps none. */
const kept = new Map<string, Kept>();
const onTheWay = new Map<string, Promise<unknown>>();

/**
 * What is read for the open editor, at most once within some minutes. Those who ask while it is being read share the
 * answer. A failure goes to all of them and is not kept. In: `sizeOf`, the entries that it counts for; the type is the
 * caller's to keep, by a key that no other kind of read uses.
 */
export async function cached<T>(
  key: string,
  read: () => Promise<T>,
  sizeOf: (what: T) => number = () => 1,
): Promise<T> {
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.what as T;
  const waiting = (onTheWay.get(key) as Promise<T> | undefined) ?? read().finally(() => onTheWay.delete(key));
  onTheWay.set(key, waiting);
  const what = await waiting;
  keep(key, what, sizeOf(what));
  return what;
}

function keep(key: string, what: unknown, size: number): void {
  kept.delete(key);
  if (size > MOST_ENTRIES) return;
  kept.set(key, { until: Date.now() + FRESH_MS, what, size });
  let total = 0;
  for (const each of kept.values()) total += each.size;
  for (const [oldest, each] of kept) {
    if (total <= MOST_ENTRIES && each.until > Date.now()) break;
    kept.delete(oldest);
    total -= each.size;
  }
}

/** Identifies a read: the credential as it is now and what is asked, in a form that can't be read back. */
export function listKey(credential: ICredentialDataDecryptedObject, ...asked: unknown[]): string {
  const text = JSON.stringify([credential, ...asked], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
