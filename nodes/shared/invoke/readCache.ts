import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** How long a list counts as current. Without a cache, each opening of a list in the editor would cost a call. */
const FRESH_MS = 3 * 60_000;

/** The most entries kept in all lists together. */
const MOST_ENTRIES = 50_000;

interface Kept {
  until: number;
  what: unknown;
  size: number;
}

/** What this process has read, oldest first. */
const kept = new Map<string, Kept>();
const onTheWay = new Map<string, Promise<unknown>>();

/**
 * Reads a list or the fields of a record, for the editor or a run, at most once within a few minutes. Callers at the same
 * time share one read. If it fails, it fails for all of them, and nothing is kept. In: `sizeOf`, how many entries the result
 * counts as. A key must always be used with the same type.
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

/** The key of a read: a digest of the credential and of what is read. */
export function listKey(credential: ICredentialDataDecryptedObject, ...asked: unknown[]): string {
  const text = JSON.stringify([credential, ...asked], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
