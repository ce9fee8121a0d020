import type {
  Field,
  Operation,
  Kind,
  Type,
  Value,
  Values,
  PerEntryVerdict,
  FailuresVerdict,
  SharedVerdict,
  KeyMembers,
} from './declaration';
import { isPlainObject } from './value';

export const perEntry = (rows: string, key: KeyMembers, status?: string): PerEntryVerdict => ({
  kind: 'perEntry',
  rows,
  key: keyOf(key),
  status,
});

/** For a plain list, `field` has its values and `as` names one of them. Rows with members have a key instead. */
export const failuresOnly = (
  rows: string,
  key: { field: string; as?: string } | { members: KeyMembers },
): FailuresVerdict =>
  'field' in key
    ? { kind: 'failuresOnly', rows, key: { '': key.field }, as: key.as }
    : { kind: 'failuresOnly', rows, key: keyOf(key.members) };

/** `shared('boxCode', { counted: 'updatedBoxes' })`: the answer counts the entries done. */
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

/** Whether an item is one entry made of several fields. Otherwise it gives a list of plain values. */
export const givesRows = ({ batch }: Operation): boolean => Array.isArray(batch?.collects);

/** The value of one field of an entry. */
export const partOf = (entry: Value, field: string): Value | undefined =>
  isPlainObject(entry) ? (entry as Values)[field] : entry;

/** The members of its entry that the output item repeats, if the answer has no row for it. */
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

/** The name of an entry in a message: its label and key values ("Box Code KS001001"). */
export function entryName(operation: Operation, entry: Value): string {
  const verdict = operation.batch?.verdict;
  const keys = verdict && 'key' in verdict ? Object.values(verdict.key) : [];
  const fields = collectedFields(operation);
  const named = fields.filter(({ name }) => keys.includes(name));
  const [first] = fields;
  return (named.length > 0 ? named : first ? [first] : [])
    .map(({ label, name, type }) => {
      const one = type.kind === 'list' ? label.replace(/s$/, '') : label;
      return `${one} ${String(partOf(entry, name) ?? '')}`;
    })
    .join(', ');
}

/** The array of an entry's field: `boxes` for `boxes[].boxCode`, `[]` if the body itself is the array. */
const arrayOf = ({ wire }: Field): string =>
  wire.startsWith('[].') ? '[]' : wire.slice(0, wire.indexOf('[].'));

/** Throws if a batch contradicts itself or the rest of its declaration. */
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
      throw new Error(`${where} collects ${String(batch.collects)}, which is not a list of plain values`);
  }
  assertTurns(declaration, where);
}

/** A keyed answer identifies the entries. For other answers an update must declare `serializeBy`. */
function assertTurns(declaration: Operation, where: string): void {
  const { batch, effect, serializeBy } = declaration;
  const isKeyed = batch !== undefined && 'key' in batch.verdict;
  if (isKeyed && serializeBy) throw new Error(`${where} serializes by what its answer repeats of an entry`);
  if (effect === 'idempotent' && givesRows(declaration) && !isKeyed && !serializeBy)
    throw new Error(`${where}: name the fields by which its entries are serialized`);
}

function assertKey(key: Record<string, string>, fields: Field[], where: string): void {
  const unknown = Object.values(key).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined)
    throw new Error(`${where} identifies entries by ${unknown}, which it does not collect`);
}

/** Kinds whose values are identified by their text, as the elements of a batch must be. */
const SCALAR = new Set<Kind>(['text', 'integer', 'id', 'decimal', 'choice', 'day', 'moment']);
