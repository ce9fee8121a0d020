import type { Choice, Field, Operation, PickList } from './declaration';
import { unique } from './loadedFields';

/** A field of a mapper whose number refers to an entry of a list, and the list. */
export interface Referring {
  field: Field;
  list: PickList;
}

/** The fields of mappers that refer to entries of lists which come whole. Users may give the name of an entry too. */
export function referringFields({ fields }: Operation, lists: PickList[]): Referring[] {
  return fields.flatMap((field) => {
    if (!field.mapper || field.type.kind !== 'integer' || field.preset !== undefined) return [];
    const list = lists.find(({ name }) => name === field.list);
    return list && comesWhole(list) ? [{ field, list }] : [];
  });
}

const comesWhole = ({ searchBy, needs, via }: PickList): boolean =>
  searchBy === undefined && needs === undefined && via === undefined;

/** Whether a value of such a field is no number, so that only its list can say what it means. */
export const isEntryName = (given: unknown): boolean =>
  typeof given === 'string' && given.trim() !== '' && Number.isNaN(Number(given));

/** The entries of a list as choices. Equal names get their numbers. Entries without a number can't be referred to. */
export function entryChoices(entries: Array<{ name: string; value: unknown }>): Choice[] {
  const pairs = entries
    .map(({ name, value }): [label: string, value: string] => [name, String(value)])
    .filter(([, value]) => /^-?\d+$/.test(value));
  const labels = unique(pairs);
  return pairs.map(([, word], index) => ({ word, value: Number(word), label: labels[index] ?? word }));
}

/** What is known of a list; undefined if it was not read. */
export type KnownEntries = (list: PickList) => readonly Choice[] | undefined;

const made = new WeakMap<Operation, { by: unknown[]; operation: Operation }>();

/** The operation whose referring fields take the names of entries too. The same entries give the same object. */
export function withEntryNames(declared: Operation, lists: PickList[], known: KnownEntries): Operation {
  const referring = referringFields(declared, lists);
  const by = referring.map(({ list }) => known(list));
  if (by.every((each) => each === undefined)) return declared;
  const before = made.get(declared);
  if (before?.by.every((each, index) => each === by[index])) return before.operation;
  const named = new Map(referring.map(({ field, list }) => [field, known(list)]));
  const operation = {
    ...declared,
    fields: declared.fields.map((field) => namedField(field, named.get(field))),
  };
  made.set(declared, { by, operation });
  return operation;
}

const namedField = (field: Field, entries: readonly Choice[] | undefined): Field =>
  entries && field.type.kind === 'integer' ? { ...field, type: { ...field.type, entries } } : field;

/** The number of the entry that a name stands for; what stands in parentheses at the end of a label may be missing. */
export function entryNamed(entries: readonly Choice[], given: string): Choice | undefined {
  const wanted = given.trim().toLowerCase();
  const labelled = entries.find(({ label }) => label.toLowerCase() === wanted);
  if (labelled) return labelled;
  const short = entries.filter(({ label }) => label.replace(/ \([^()]*\)$/, '').toLowerCase() === wanted);
  return short.length === 1 ? short[0] : undefined;
}
