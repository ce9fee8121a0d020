import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { System } from '../invoke/connector';
import { assertPickList, type PickList } from '../operation';

type ListSearch = (
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: unknown,
) => Promise<INodeListSearchResult>;

/**
 * The list-search methods of a node, by the names that fields refer to. The pagination token is the number of entries shown.
 * Each throws NodeApiError with the vendor's words, and NodeOperationError while a parameter that it needs is missing; the
 * value can then be entered by hand. Throws at load if a list names a member that its call does not have.
 */
export const listSearches = (system: System): Record<string, ListSearch> =>
  methodsOf(
    system,
    (list): ListSearch =>
      async function search(filter, paginationToken) {
        const { searchList } = await import('./listPages');
        return await searchList(this, system, list, filter?.trim() ?? '', Number(paginationToken) || 0);
      },
  );

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/**
 * The same lists for fields with checkboxes: as many entries as a user can read through, with a note if there are more.
 * They throw like list searches.
 */
export const loadOptions = (system: System): Record<string, LoadOptions> =>
  methodsOf(
    system,
    (list): LoadOptions =>
      async function load() {
        const { tickedEntries } = await import('./listPages');
        return await tickedEntries(this, system, list);
      },
  );

const methodsOf = <T>(system: System, methodOf: (list: PickList) => T): Record<string, T> =>
  Object.fromEntries(
    system.lists.map((list) => {
      assertPickList(list);
      return [list.name, methodOf(list)];
    }),
  );
