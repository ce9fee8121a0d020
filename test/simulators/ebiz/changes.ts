import type { SoapRecord } from './record';
import { EXISTS, SUCCESS, refused } from './results';
import type { Store } from './state/store';

/** What a response repeats of the record that was changed. */
export type Repeats = string[];

/** Adds a record, unless the merchant's own key is taken. */
export function addRecord<R extends SoapRecord>(
  store: Store<R>,
  record: SoapRecord,
  repeats: Repeats,
): SoapRecord {
  if (store.twinOf(record)) return exists(store);
  return succeeded(store.add(record), repeats);
}

/**
 * Puts what was sent in place of a record: what was left out is cleared, but the merchant's own key and the members that the
 * service keeps itself. The words for a record that does not exist are those that public code has seen in a response.
 */
export function replaceRecord<R extends SoapRecord>(
  store: Store<R>,
  current: R | undefined,
  sent: SoapRecord,
  { kept = [], repeats }: { kept?: string[]; repeats: Repeats },
): SoapRecord {
  if (!current) return refused(1, 'Not Found ', store.kind.refusal);
  const next = { ...sent } as SoapRecord as R;
  for (const name of [store.kind.internalId, ...kept]) assign(next, name, current[name]);
  for (const name of store.kind.key) if ((next[name] ?? '') === '') assign(next, name, current[name]);
  const twin = store.twinOf(next);
  if (twin && twin !== current) return exists(store);
  return succeeded(store.put(next), repeats);
}

function exists<R extends SoapRecord>({ kind }: Store<R>): SoapRecord {
  return refused(EXISTS.errorCode, EXISTS.error, kind.refusal);
}

/** The response to a change that was made. */
export function succeeded(record: SoapRecord, repeats: Repeats): SoapRecord {
  return { ...Object.fromEntries(repeats.map((name) => [name, record[name]])), ...SUCCESS };
}

function assign(record: SoapRecord, name: string, value: SoapRecord[string]): void {
  if (value === undefined) delete record[name];
  else record[name] = value;
}
