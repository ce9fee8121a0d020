import type { INodeListSearchItems } from 'n8n-workflow';
import { matches, type Operation, type PickList, type Values } from '../operation';
import { readKey } from './firstRecord';
import { entriesFor } from './listLabel';
import { cached } from './readCache';
import { openSession, type SessionSetup } from './session';
import { invokeAll } from './walk';

/** More entries than anybody reads through. For the rest, users search. */
export const MOST_ENTRIES = 10_000;

/** Entries of a list, and whether the vendor may have more records. */
export interface Entries {
  entries: INodeListSearchItems[];
  more: boolean;
}

/**
 * The entries of the first `most` records of a list. If one call returns all records, the entries of all of them, up to a
 * limit.
 */
export async function entriesOf(
  setup: SessionSetup,
  list: PickList,
  values: Values,
  most: number,
): Promise<Entries> {
  const limit = comesWhole(list.operation) ? MOST_ENTRIES : most;
  return await cached<Entries>(
    readKey(setup, ['entries', list.name, values, limit]),
    async () => {
      const session = await openSession(setup);
      const { records } = await invokeAll(list.operation, values, session, limit);
      const picked = records
        .slice(0, limit)
        .filter((record) => list.only === undefined || matches(list.only, record))
        .flatMap((record) => entriesFor(list, record));
      return { entries: distinct([...(list.fixed ?? []), ...picked]), more: records.length >= limit };
    },
    ({ entries }) => entries.length,
  );
}

/** Whether the vendor sends the whole list in one answer, so that reading less saves nothing. */
const comesWhole = ({ walk }: Operation): boolean => walk === undefined || walk === 'whole';

/** Drops empty and repeated values: lists of texts, such as colours, have repeats. */
function distinct(entries: INodeListSearchItems[]): INodeListSearchItems[] {
  const byValue = new Map<unknown, INodeListSearchItems>();
  for (const entry of entries) {
    if (entry.value !== '' && !byValue.has(entry.value)) byValue.set(entry.value, entry);
  }
  return [...byValue.values()];
}
