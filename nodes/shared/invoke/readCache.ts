import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { digestOf, Keep } from './keep';

/** How long a list counts as current. Without a cache, each opening of a list in the editor would cost a call. */
const FRESH_MS = 3 * 60_000;

/** What this process has read: at most so many entries in all lists together. */
const kept = new Keep<unknown>(50_000);

/**
 * Reads a list or the fields of a record, for the editor or a run, at most once within a few minutes. In: `sizeOf`, how many
 * entries the result counts as. A key must always be used with the same type. Throws what `read` throws.
 */
export async function cached<T>(
  key: string,
  read: () => Promise<T>,
  sizeOf: (what: T) => number = () => 1,
): Promise<T> {
  const { value } = await kept.get(key, async () => {
    const what = await read();
    return { value: what, until: Date.now() + FRESH_MS, size: sizeOf(what) };
  });
  return value as T;
}

/** The key of a read: a digest of the credential and of what is read. */
export const listKey = (credential: ICredentialDataDecryptedObject, ...asked: unknown[]): string =>
  digestOf(credential, ...asked);
