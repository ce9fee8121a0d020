import { randomUUID } from 'node:crypto';
import {
  collectedFields,
  givesRows,
  text,
  type Field,
  type Operation,
  type Value,
  type Values,
} from '../../operation';
import { asText } from '../json/encode';
import type { EntriesCodec, Written } from '../protocol';
import { tagged, textContent } from './elements';
import { writerOf } from './write';

/** A placeholder for the entries while the rest of the call is written. It is random, so no value contains it. */
const HOLE = randomUUID();

/** How one entry of a batch is written, what stands in its place until then, and how entries are joined. */
interface Form {
  entry(value: Value): string;
  hole: string;
  joint: string;
}

/**
 * Writes the entries of a batch one by one, and the values that they share once. Undefined for an operation without
 * batches. In: `finish` makes a call from its arguments. Throws if the declaration puts other values among the entries.
 */
export function entriesWriter(
  operation: Operation,
  finish: (xml: string) => Written,
): EntriesCodec | undefined {
  const collected = collectedFields(operation);
  const [first] = collected;
  if (!first) return undefined;
  const [array = '', below] = first.wire.split('[].');
  const others = operation.fields.filter((field) => !collected.includes(field));
  if (below !== undefined && others.some(({ wire }) => wire.startsWith(`${array}[].`)))
    throw new Error(`${operation.operation} puts other values among the entries of its batch`);
  const hole: Field = { ...first, name: HOLE, wire: array, type: text() };
  // .NET silently drops what is out of order, so the entries keep their place.
  const inOrder = operation.fields.flatMap((field) =>
    field === first ? [hole] : others.includes(field) && field.in === 'body' ? [field] : [],
  );
  const write = writerOf(inOrder);
  const name = array.split('.').at(-1) ?? '';
  const form = below === undefined ? listForm(first, name) : rowForm(operation, collected, name);
  return {
    entry: form.entry,
    frame(common) {
      const around = write({ ...common, [HOLE]: HOLE });
      return (entries) => finish(around.replace(form.hole, () => entries.join(form.joint)));
    },
  };
}

/** Each entry is an element of its own with the fields in it: `boxes[].boxCode`, `boxes[].externalCode`. */
function rowForm(operation: Operation, collected: Field[], name: string): Form {
  const isRow = givesRows(operation);
  const write = writerOf(collected.map((field) => inRow(field, isRow)));
  const own = collected[0]?.name ?? '';
  const rowOf = (value: Value) => (isRow ? (value as Values) : { [own]: value });
  return { entry: (value) => tagged(name, write(rowOf(value))), hole: tagged(name, HOLE), joint: '' };
}

const inRow = (field: Field, isRow: boolean): Field => ({
  ...field,
  wire: field.wire.slice(field.wire.indexOf('[].') + '[].'.length),
  type: !isRow && field.type.kind === 'list' ? field.type.of : field.type,
});

/** A list of plain values: an element for each, or one text. */
function listForm({ type, label, wire }: Field, name: string): Form {
  if (type.kind !== 'list') throw new Error(`${wire} is not a list`);
  const content = (value: Value) => textContent(asText(type.of, value), label);
  if (type.separator !== undefined) return { entry: content, hole: HOLE, joint: type.separator };
  return { entry: (value) => tagged(name, content(value)), hole: tagged(name, HOLE), joint: '' };
}
