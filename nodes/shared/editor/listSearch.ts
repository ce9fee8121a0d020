import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { System } from '../invoke/connector';
import { assertPickList, type ListChoice, type PickList } from '../operation';

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
export const listSearches = (system: System): Record<string, ListSearch> => {
  const searches = searchesOf(system);
  return { ...searches, ...chosenSearches(system, searches) };
};

const searchesOf = (system: System): Record<string, ListSearch> =>
  methodsOf(
    system,
    (list): ListSearch =>
      async function search(filter, paginationToken) {
        const { searchList } = await import('./listPages');
        return await searchList(this, system, list, filter?.trim() ?? '', Number(paginationToken) || 0);
      },
  );

/** The searches of lists that a choice of the form decides about. */
function chosenSearches(
  { listChoices = [] }: System,
  searches: Record<string, ListSearch>,
): Record<string, ListSearch> {
  const chosenSearch = ({ name, by, lists }: ListChoice): ListSearch => {
    const byWord = new Map(
      Object.entries(lists).map(([word, list]) => [word.toLowerCase(), searches[list]] as const),
    );
    if ([...byWord.values()].includes(undefined)) throw new Error(`List ${name} is one that does not exist`);
    return async function search(filter, paginationToken) {
      const { chosenIn, notListed } = await import('../invoke/formValues');
      const found = byWord.get(chosenIn(this, by).trim().toLowerCase());
      if (!found) throw notListed(this, by);
      return await found.call(this, filter, paginationToken);
    };
  };
  return Object.fromEntries(listChoices.map((choice) => [choice.name, chosenSearch(choice)]));
}

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
