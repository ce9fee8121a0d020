import { randomUUID } from 'node:crypto';
import {
  collectedFields,
  givesRows,
  jsonText,
  text,
  type Field,
  type Operation,
  type Value,
} from '../../operation';
import type { Values } from '../../operation';
import type { EntriesCodec, Written } from '../protocol';
import { jsonEncoder, recordEncoder, textEncoder } from './encode';
import { EACH, put, stepsOf } from './wire';
import { httpWriter, textsOf, type WrittenParts } from './write';

/** A placeholder for the entries while the rest of the call is written. It is random, so no value contains it. */
const HOLE = randomUUID();

/** How one entry of a batch is written, and how entries are joined. */
interface Form {
  entry(value: Value): string;
  join(entries: string[]): string;
}

/**
 * Writes the entries of a batch one by one, and the values that they share once. Undefined for an operation without
 * batches. In: `finish` makes a call from its texts. Throws if the declaration puts other values among the entries.
 */
export function entriesWriter(
  operation: Operation,
  finish: (parts: WrittenParts) => Written,
): EntriesCodec | undefined {
  const fields = collectedFields(operation);
  const [first] = fields;
  if (!first) return undefined;
  const [array = ''] = first.wire.split(EACH);
  const common = operation.fields.filter((field) => !fields.includes(field));
  if (common.some(({ wire }) => wire.startsWith(`${array}${EACH}`)))
    throw new Error(`${operation.operation} puts other values among the entries of its batch`);
  const hole: Field = { ...first, name: HOLE, wire: array, type: text() };
  const write = httpWriter({ ...operation, fields: [...common, hole] });
  const { entry, join } = givesRows(operation) ? rowForm(fields) : listForm(first);
  return {
    entry,
    frame(values) {
      const fill = filler(textsOf(write({ ...values, [HOLE]: HOLE })));
      return (entries) => finish(fill(join(entries)));
    },
  };
}

/** Rows are members of one array: `boxes[].boxCode`, `boxes[].externalCode`. */
function rowForm(fields: Field[]): Form {
  const members = fields.map((field) => ({
    ...field,
    wire: field.wire.slice(field.wire.indexOf(`${EACH}.`) + EACH.length + 1),
  }));
  const encode = recordEncoder(members);
  return { entry: (row) => jsonText(encode(row as Values, {})) ?? '{}', join: asArray };
}

const asArray = (entries: string[]): string => `[${entries.join(',')}]`;

/** A list of plain values: an array of values, an array of objects (`credits[].creditId`), or one text. */
function listForm({ type, wire, in: place }: Field): Form {
  if (type.kind !== 'list') throw new Error(`${wire} is not a list`);
  if (place !== 'body' || type.separator !== undefined) {
    const { separator = ',' } = type;
    return { entry: textEncoder(type.of), join: (entries) => textIn(place, entries.join(separator)) };
  }
  const encode = jsonEncoder(type.of);
  const steps = stepsOf(wire);
  const below = steps.slice(steps.includes(EACH) ? steps.indexOf(EACH) + 1 : steps.length);
  return { entry: (value) => jsonText(put(undefined, below, encode(value))) ?? 'null', join: asArray };
}

/** A text, escaped for its place in the request. */
function textIn(place: Field['in'], joined: string): string {
  if (place === 'path') return encodeURIComponent(joined);
  if (place === 'query') return new URLSearchParams([['', joined]]).toString().slice(1);
  return place === 'body' ? JSON.stringify(joined) : joined;
}

/** Makes the function that puts the entries into the texts of a call, where the placeholder is. */
function filler(parts: WrittenParts): (entries: string) => WrittenParts {
  const { path, search, headers, body } = parts;
  const fillers = Object.entries(headers).map(([name, text]) => [name, gap(text, HOLE)] as const);
  const isInHeader = Object.values(headers).some((text) => text.includes(HOLE));
  const [fillPath, fillSearch] = [gap(path, HOLE), gap(search, HOLE)];
  const fillBody = typeof body === 'string' ? gap(body, `"${HOLE}"`) : () => body;
  return (entries) => ({
    ...parts,
    path: fillPath(entries),
    search: fillSearch(entries),
    headers: isInHeader ? Object.fromEntries(fillers.map(([name, fill]) => [name, fill(entries)])) : headers,
    body: fillBody(entries),
  });
}

/** Makes the function that replaces the first `hole` of a text. */
function gap(text: string, hole: string): (filling: string) => string {
  const at = text.indexOf(hole);
  if (at < 0) return () => text;
  const [before, after] = [text.slice(0, at), text.slice(at + hole.length)];
  return (filling) => `${before}${filling}${after}`;
}
