import {
  NodeOperationError,
  type ILoadOptionsFunctions,
  type INodeListSearchItems,
  type INodeListSearchResult,
  type INodePropertyOptions,
} from 'n8n-workflow';
import { CallFailure } from '../errors';
import { isAbsent, isPlainObject, parseFields, plainText, type PickList, type Values } from '../operation';
import type { System } from '../invoke/connector';
import { entranceOf, type Entrance } from '../invoke/entrance';
import { cachedEntries, listKey } from './listCache';
import { toNodeError } from '../invoke/nodeError';
import { openSession, WATCHED } from '../invoke/session';
import { invokeAll } from '../invoke/walk';

/** More entries than anybody looks through; the search narrows the rest down. */
const MOST_ENTRIES = 10_000;

/** What is always left to do when a list can't be shown. */
const BY_HAND = 'You can also enter the value instead of picking it.';

type ListSearch = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/**
 * The list-search methods of a node, by the names that fields refer to.
 * Each throws NodeApiError with the vendor's words, and NodeOperationError while a parameter that it needs is not
 * given; the value can then still be given by hand.
 */
export const listSearches = (system: System): Record<string, ListSearch> =>
  Object.fromEntries(system.lists.map((list) => [list.name, listSearch(system, list)]));

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The same lists whole, for fields of which several entries are ticked. They throw as list searches do. */
export const loadOptions = (system: System): Record<string, LoadOptions> =>
  Object.fromEntries(
    system.lists.map((list) => [
      list.name,
      async function load(this: ILoadOptionsFunctions) {
        return (await listSearch(system, list).call(this)).results;
      },
    ]),
  );

function listSearch(system: System, list: PickList): ListSearch {
  return async function search(filter) {
    const wanted = filter?.trim() ?? '';
    const searched: Values = list.searchBy && wanted !== '' ? { [list.searchBy]: wanted } : {};
    const values = { ...list.values, ...neededValues(this, list), ...searched };
    const entrance = await entranceOf(this, system);
    const { redact } = entrance;
    try {
      const entries = await entriesOf(entrance, list, values);
      const found = list.searchBy ? entries : entries.filter(({ name }) => matches(name, wanted));
      return { results: redact.value(found) };
    } catch (failure) {
      if (!(failure instanceof CallFailure)) throw failure;
      const description = [failure.description, BY_HAND].filter(Boolean).join(' ');
      throw toNodeError(this.getNode(), failure.with({ description }), redact);
    }
  };
}

async function entriesOf(
  entrance: Entrance,
  list: PickList,
  values: Values,
): Promise<INodeListSearchItems[]> {
  const { credential, way } = entrance;
  return await cachedEntries(listKey(credential, way.credentialType, list.name, values), async () => {
    const session = await openSession({ ...entrance, ...WATCHED });
    const { records } = await invokeAll(list.operation, values, session, MOST_ENTRIES);
    const picked = records.filter(list.only ?? (() => true)).map((record) => entryOf(list, record));
    return distinct([...(list.fixed ?? []), ...picked]);
  });
}

/** What the form has in the parameters that the list depends on. */
function neededValues(context: ILoadOptionsFunctions, { needs = {}, operation }: PickList): Values {
  return Object.fromEntries(
    Object.entries(needs).map(([name, { parameter, label }]) => {
      const raw = [parameter]
        .flat()
        .map((path) => plainValue(context.getCurrentNodeParameter(path)))
        .find((given) => !isAbsent(given));
      if (raw === undefined) throw unready(context, `Choose ${label} first: the list depends on it`);
      const fields = operation.fields.filter((field) => field.name === name);
      const { values, problems } = parseFields(fields, { [name]: raw }, { timezone: context.getTimezone() });
      // An expression that the editor could not resolve comes as its own text.
      if (problems.length > 0)
        throw unready(context, `${label} has no value yet that the list could be read for`);
      return [name, values[name]];
    }),
  );
}

/** The value of a locator, or the value itself. */
const plainValue = (given: unknown): unknown =>
  isPlainObject(given) && given.__rl === true ? given.value : given;

function unready(context: ILoadOptionsFunctions, message: string): NodeOperationError {
  return new NodeOperationError(context.getNode(), message, { description: BY_HAND });
}

function entryOf({ value, label, detail }: PickList, record: Record<string, unknown>): INodeListSearchItems {
  const textAt = (member: string | undefined) => (member && plainText(record[member])) || undefined;
  const [key = '', detailText] = [textAt(value), textAt(detail)];
  return { name: `${textAt(label) ?? key}${detailText ? ` (${detailText})` : ''}`, value: key };
}

/** Each value once, and no empty one: lists of text such as colours repeat themselves. */
function distinct(entries: INodeListSearchItems[]): INodeListSearchItems[] {
  const byValue = new Map<unknown, INodeListSearchItems>();
  for (const entry of entries) {
    if (entry.value !== '' && !byValue.has(entry.value)) byValue.set(entry.value, entry);
  }
  return [...byValue.values()];
}

const matches = (name: string, wanted: string): boolean => name.toLowerCase().includes(wanted.toLowerCase());
