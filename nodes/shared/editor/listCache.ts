import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject, INodeListSearchItems } from 'n8n-workflow';

/** How long a list is taken for current: somebody is filling in a form, and each opening costs a call. */
const FRESH_MS = 3 * 60_000;

/** The most entries kept over all lists. */
const MOST_ENTRIES = 50_000;

interface Kept {
  until: number;
  entries: INodeListSearchItems[];
}

/** Lists of this process, the oldest first; a worker that serves no editor keeps none. */
const kept = new Map<string, Kept>();
const onTheWay = new Map<string, Promise<INodeListSearchItems[]>>();

/**
 * The entries of a list, read at most once within some minutes. Those who ask while it is being read share the answer.
 * A failure is told to all of them and not kept.
 */
export async function cachedEntries(
  key: string,
  read: () => Promise<INodeListSearchItems[]>,
): Promise<INodeListSearchItems[]> {
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.entries;
  const waiting = onTheWay.get(key) ?? read().finally(() => onTheWay.delete(key));
  onTheWay.set(key, waiting);
  const entries = await waiting;
  keep(key, entries);
  return entries;
}

function keep(key: string, entries: INodeListSearchItems[]): void {
  kept.delete(key);
  if (entries.length > MOST_ENTRIES) return;
  kept.set(key, { until: Date.now() + FRESH_MS, entries });
  let total = 0;
  for (const { entries: some } of kept.values()) total += some.length;
  for (const [oldest, { entries: some, until }] of kept) {
    if (total <= MOST_ENTRIES && until > Date.now()) break;
    kept.delete(oldest);
    total -= some.length;
  }
}

/** What tells lists apart: the credential as it is now, in a form that can't be read back, the list and what is asked. */
export function listKey(credential: ICredentialDataDecryptedObject, ...asked: unknown[]): string {
  const secret = createHash('sha256').update(JSON.stringify(credential)).digest('hex');
  return JSON.stringify([secret, ...asked], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
