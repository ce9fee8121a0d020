import { entryChoices, type Choice, type PickList } from '../operation';
import { entriesOf, MOST_ENTRIES } from './listRead';
import type { SessionSetup } from './session';

/** The choices of entries that were read before, so that the same entries are the same choices. */
const made = new WeakMap<object, Choice[]>();

/** The entries of a list that fields refer to. They are read at most once within a few minutes. Throws CallFailure. */
export async function listEntries(setup: SessionSetup, list: PickList): Promise<Choice[]> {
  const { entries } = await entriesOf(setup, list, list.values ?? {}, MOST_ENTRIES);
  const choices = made.get(entries) ?? entryChoices(entries);
  made.set(entries, choices);
  return choices;
}
