import type {
  ILoadOptionsFunctions,
  INodeListSearchItems,
  INodeListSearchResult,
  INodePropertyOptions,
} from 'n8n-workflow';
import { CallFailure } from '../errors';
import type { System } from '../invoke/connector';
import { entranceOf } from '../invoke/entrance';
import { firstRecords } from '../invoke/firstRecord';
import { askedOf, BY_HAND, searchValues, valuesFor } from '../invoke/formValues';
import { entriesOf, MOST_ENTRIES, type Entries } from '../invoke/listRead';
import { toNodeError } from '../invoke/nodeError';
import { WATCHED, type SessionSetup } from '../invoke/session';
import { NOTE, type PickList, type Values } from '../operation';

/** How many entries are shown at once, and how many records are read first. The editor loads more when it is scrolled. */
const PAGE = 200;

/** The most entries of a list of checkboxes, which shows all of them and can't be searched. */
const MOST_TICKED = 500;

/** The page of a list that follows the first `shown` entries found. Throws like {@link withEntrance}. */
export async function searchList(
  context: ILoadOptionsFunctions,
  system: System,
  list: PickList,
  typed: string,
  shown: number,
): Promise<INodeListSearchResult> {
  return await withEntrance(context, system, list, async (setup, values) => {
    const searched = searchValues(context, list, typed);
    if (!searched) return { results: [] };
    return await page(shown, typed, list, (most) => entriesOf(setup, list, { ...values, ...searched }, most));
  });
}

/** The entries of a list of checkboxes, with a note if there are more. Throws like {@link withEntrance}. */
export async function tickedEntries(
  context: ILoadOptionsFunctions,
  system: System,
  list: PickList,
): Promise<INodePropertyOptions[]> {
  return await withEntrance(context, system, list, async (setup, values) => {
    const { entries, more } = await entriesOf(setup, list, values, MOST_TICKED + 1);
    const few = entries.slice(0, MOST_TICKED);
    return more || entries.length > few.length ? [...few, onlyTheFirst(few.length)] : few;
  });
}

/**
 * Reads with the values in the form. Secrets are masked in results and errors. Throws NodeApiError with the vendor's words,
 * and NodeOperationError while a parameter that the list needs is missing.
 */
async function withEntrance<T>(
  context: ILoadOptionsFunctions,
  system: System,
  list: PickList,
  read: (setup: SessionSetup, values: Values) => Promise<T>,
): Promise<T> {
  const asked = askedOf(context, list);
  const entrance = await entranceOf(context, system);
  const { redact } = entrance;
  try {
    return redact.value(
      await read({ ...entrance, ...WATCHED }, await valuesFor(context, asked, firstRecords(entrance))),
    );
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    const description = [failure.description, BY_HAND].filter(Boolean).join(' ');
    throw toNodeError(context.getNode(), failure.with({ description }), redact);
  }
}

/**
 * The entries that follow the first `shown`. If they need more records than before, twice as many are read. So any process
 * can continue a list, and little more is read than the user looks at.
 */
async function page(
  shown: number,
  typed: string,
  list: PickList,
  read: (most: number) => Promise<Entries>,
): Promise<INodeListSearchResult> {
  const wanted = shown + PAGE;
  for (let most = isSearchedHere(list, typed) ? MOST_ENTRIES : firstRead(wanted); ; most = twice(most)) {
    const { entries, more } = await read(most);
    const found = entries.filter((entry) => isFound(entry, list, typed));
    const isAll = !more || most >= MOST_ENTRIES;
    if (found.length < wanted && !isAll) continue;
    const results = found.slice(shown, wanted);
    if (found.length > wanted || !isAll) return { results, paginationToken: String(wanted) };
    return { results: more ? [...results, moreThan(list)] : results };
  }
}

/** How many records to read, so that they include `wanted`. */
function firstRead(wanted: number): number {
  const most = PAGE * 2 ** Math.ceil(Math.log2(wanted / PAGE));
  return Math.min(most, MOST_ENTRIES);
}

const twice = (most: number): number => Math.min(2 * most, MOST_ENTRIES);

const isSearchedHere = ({ searchBy }: PickList, typed: string): boolean =>
  searchBy === undefined && typed !== '';

/** Whether an entry matches the search. The vendor has searched its records; fixed entries are searched here. */
function isFound({ name, value }: INodeListSearchItems, { searchBy, fixed = [] }: PickList, typed: string) {
  const isOurs = searchBy === undefined || fixed.some((each) => each.value === value);
  return !isOurs || name.toLowerCase().includes(typed.toLowerCase());
}

/** A note as an entry. It has no value, so picking it picks nothing. */
const moreThan = ({ searchBy }: PickList): INodeListSearchItems => ({
  name: `Only the first ${count(MOST_ENTRIES)} are ${searchBy === undefined ? 'listed and searched' : 'listed: type to search for others'}`,
  value: '',
});

const onlyTheFirst = (shown: number): INodePropertyOptions => ({
  name: `Only the first ${count(shown)} are listed: enter others by hand`,
  value: NOTE,
});

const count = (number: number): string => number.toLocaleString('en-US');
