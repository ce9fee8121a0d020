import type { Field } from './field';
import type { Operation } from './operation';
import { records, type Kind, type Type } from './type';
import { isPlainObject, type Value, type Values } from './value';

/**
 * A documented array through which many items travel in one call.
 * Items share a call when all their other values are equal.
 */
export interface Batch {
  /**
   * One list field, whose elements of many items are collected; or the fields of which an item gives one entry of the
   * array (`boxes[].boxCode` and `boxes[].externalCode`). The form shows those as plain fields.
   */
  collects: string | string[];
  /** The most entries per call that the vendor documents. */
  most?: number;
  /** The most characters that the entries of a call may have, with a comma between two, where it documents that. */
  mostCharacters?: number;
  /** The switch that makes an empty list mean "every record". Without it an empty list is never sent. */
  all?: string;
  /** How the answer tells the entries apart. */
  verdict: BatchVerdict;
}

export type BatchVerdict = PerEntryVerdict | PositionVerdict | FailuresVerdict | SharedVerdict;

/** Every entry has its own row in the answer, known by what the row repeats of it; one without a row has failed. */
export interface PerEntryVerdict {
  kind: 'perEntry';
  /** Where the rows are in the answer, `''` where it is the list itself. */
  rows: string;
  /** Members of a row that repeat the entry, and the fields that they repeat. */
  key: Record<string, string>;
  /** The member that tells a row's success; without one a row is a success. */
  status?: string;
}

/** Every entry has its own row in the answer, in the order in which they were sent. */
export interface PositionVerdict {
  kind: 'byPosition';
  rows: string;
  status?: string;
}

/** The answer names the entries that failed, as plain values or as rows with a message. All others have succeeded. */
export interface FailuresVerdict {
  kind: 'failuresOnly';
  rows: string;
  /** As in {@link PerEntryVerdict}; `''` for plain values. */
  key: Record<string, string>;
  /** The name that a plain value gets in its item, where the field's own is not fit for one. */
  as?: string;
}

/** One verdict covers the call. Each entry gets that answer, with itself under `as`. */
export interface SharedVerdict {
  kind: 'shared';
  as?: string;
  /** The member with the number of entries that were done; a smaller one than were sent is no success. */
  counted?: string;
}

/** A member that is named like the field it repeats, several of them, or each with its field. */
export type KeyMembers = string | string[] | Record<string, string>;

export const perEntry = (rows: string, key: KeyMembers, status?: string): PerEntryVerdict => ({
  kind: 'perEntry',
  rows,
  key: keyOf(key),
  status,
});

export const byPosition = (rows: string, status?: string): PositionVerdict => ({
  kind: 'byPosition',
  rows,
  status,
});

/** `field` is the field whose values a plain list names, `as` what one is called; for rows with members, their key. */
export const failuresOnly = (
  rows: string,
  key: { field: string; as?: string } | { members: KeyMembers },
): FailuresVerdict =>
  'field' in key
    ? { kind: 'failuresOnly', rows, key: { '': key.field }, as: key.as }
    : { kind: 'failuresOnly', rows, key: keyOf(key.members) };

/** `shared('boxCode', { counted: 'updatedBoxes' })`: the answer tells how many it has done. */
export const shared = (as?: string, { counted }: { counted?: string } = {}): SharedVerdict => ({
  kind: 'shared',
  as,
  counted,
});

const keyOf = (key: KeyMembers): Record<string, string> =>
  isPlainObject(key) ? key : Object.fromEntries([key].flat().map((member) => [member, member]));

/** The fields whose values travel as entries, in the order of the form. */
export function collectedFields({ fields, batch }: Operation): Field[] {
  const names = batch === undefined ? [] : [batch.collects].flat();
  return fields.filter(({ name }) => names.includes(name));
}

/** Whether an item gives one entry made of several fields, rather than a list of plain values. */
export const givesRows = ({ batch }: Operation): boolean => Array.isArray(batch?.collects);

/** The value that an entry has for one of its fields. */
export const partOf = (entry: Value, field: string): Value | undefined =>
  isPlainObject(entry) ? (entry as Values)[field] : entry;

/** What the item of an entry repeats of it, where its answer has no row of its own. */
export function entryShape(operation: Operation): Record<string, Type> {
  const verdict = operation.batch?.verdict;
  if (verdict?.kind !== 'shared' && verdict?.kind !== 'failuresOnly') return {};
  const [list] = collectedFields(operation);
  if (!givesRows(operation) && verdict.as !== undefined && list?.type.kind === 'list')
    return { [verdict.as]: list.type.of };
  const named = verdict.kind === 'shared' ? [verdict.as] : Object.values(verdict.key);
  const fields = collectedFields(operation).filter(({ name }) => named.includes(name));
  return Object.fromEntries(fields.map(({ name, type }) => [name, type.kind === 'list' ? type.of : type]));
}

/** What an entry is called in a message: its label and key values ("Box Code KS001001"). */
export function entryName(operation: Operation, entry: Value): string {
  const verdict = operation.batch?.verdict;
  const told = verdict && 'key' in verdict ? Object.values(verdict.key) : [];
  const fields = collectedFields(operation);
  const named = fields.filter(({ name }) => told.includes(name));
  const [first] = fields;
  return (named.length > 0 ? named : first ? [first] : [])
    .map(({ label, name, type }) => {
      const one = type.kind === 'list' ? label.replace(/s$/, '') : label;
      return `${one} ${String(partOf(entry, name) ?? '')}`;
    })
    .join(', ');
}

/** Name under which the entries stand among the values of a folded operation. */
export const ENTRIES = '(entries)';

/** The operation with the fields of an entry folded into one list of records, as it is written out. */
export function folded(operation: Operation): Operation {
  const inner = collectedFields(operation);
  const [first] = inner;
  if (!first || !givesRows(operation)) return operation;
  const array = arrayOf(first);
  const rest = operation.fields.filter((field) => !inner.includes(field));
  const whole: Field = {
    name: ENTRIES,
    wire: array,
    in: first.in,
    label: first.label,
    required: true,
    type: records(
      first.label,
      ...inner.map((field) => ({ ...field, wire: field.wire.slice(field.wire.indexOf('[].') + 3) })),
    ),
  };
  return { ...operation, fields: [...rest, whole] };
}

/** The array that an entry's field is in: `boxes` for `boxes[].boxCode`, `[]` where the body itself is the array. */
const arrayOf = ({ wire }: Field): string =>
  wire.startsWith('[].') ? '[]' : wire.slice(0, wire.indexOf('[].'));

/** Throws when a batch contradicts itself or the rest of its declaration. */
export function assertBatch(declaration: Operation, where: string): void {
  const { batch, walk, merge } = declaration;
  if (!batch) return;
  const fields = collectedFields(declaration);
  if (fields.length !== [batch.collects].flat().length)
    throw new Error(`${where} collects a field that it does not have`);
  if (walk !== undefined || merge) throw new Error(`${where}: a batch is neither walked nor merged`);
  if (givesRows(declaration)) {
    const arrays = new Set(fields.map((field) => (field.wire.includes('[].') ? arrayOf(field) : '')));
    if (arrays.size !== 1 || arrays.has(''))
      throw new Error(
        `${where}: the fields of an entry are written as members of one array, as in boxes[].boxCode`,
      );
    if ('key' in batch.verdict) assertKey(batch.verdict.key, fields, where);
  } else {
    const [type] = fields.map((field) => field.type);
    if (type?.kind !== 'list' || !SCALAR.has(type.of.kind))
      throw new Error(`${where} collects ${String(batch.collects)}, which is no list of plain values`);
  }
  assertTurns(declaration, where);
}

/** An answer that repeats its entries says what they are about; of others an update has to be told. */
function assertTurns(declaration: Operation, where: string): void {
  const { batch, effect, inTurn } = declaration;
  const isKeyed = batch !== undefined && 'key' in batch.verdict;
  if (isKeyed && inTurn) throw new Error(`${where} takes turns by what its answer repeats of an entry`);
  if (effect === 'idempotent' && givesRows(declaration) && !isKeyed && !inTurn)
    throw new Error(`${where}: name the fields by which its entries take turns`);
}

function assertKey(key: Record<string, string>, fields: Field[], where: string): void {
  const unknown = Object.values(key).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined)
    throw new Error(`${where} tells entries apart by ${unknown}, which it does not collect`);
}

/** Kinds whose values are told apart by their text, as elements of a batch must be. */
const SCALAR = new Set<Kind>(['text', 'integer', 'id', 'decimal', 'choice', 'day', 'moment']);
