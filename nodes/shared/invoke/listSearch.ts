import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { CallFailure } from '../errors';
import type { PickList } from '../operation';
import type { System } from './connector';
import { invoke } from './invoke';
import { toNodeError } from './nodeError';
import { openSession } from './session';

/** Shorter than a run's: somebody is looking at an open list. */
const TIMEOUT_MS = 20_000;

type ListSearch = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/**
 * The list-search methods of a node, by the names that fields refer to.
 * Each throws NodeApiError with the vendor's words; the value can then still be given by ID.
 */
export const listSearches = (system: System): Record<string, ListSearch> =>
  Object.fromEntries(system.lists.map((list) => [list.name, listSearch(system, list)]));

function listSearch(system: System, list: PickList): ListSearch {
  return async function search(filter) {
    const wanted = filter?.trim() ?? '';
    try {
      const values = list.searchBy && wanted !== '' ? { [list.searchBy]: wanted } : {};
      const session = openSession({
        system,
        credential: await this.getCredentials(system.connector.credentialType),
        credentialId: this.getNode().credentials?.[system.connector.credentialType]?.id ?? '',
        options: { timeout: TIMEOUT_MS, maxRetries: 1 },
        egress: this.helpers.getSecureEgressFilter?.(),
      });
      const { records } = await invoke(list.operation, { ...list.values, ...values }, session);
      const entries = [
        ...(list.fixed ?? []),
        ...records.filter(list.only ?? (() => true)).map((record) => entryOf(list, record)),
      ];
      return { results: list.searchBy ? entries : entries.filter(({ name }) => matches(name, wanted)) };
    } catch (failure) {
      throw failure instanceof CallFailure ? toNodeError(this.getNode(), failure) : failure;
    }
  };
}

function entryOf({ value, label, detail }: PickList, record: Record<string, unknown>): INodeListSearchItems {
  const behind = detail === undefined || !record[detail] ? '' : ` (${String(record[detail])})`;
  return { name: `${String(record[label] ?? record[value])}${behind}`, value: String(record[value]) };
}

const matches = (name: string, wanted: string): boolean => name.toLowerCase().includes(wanted.toLowerCase());
