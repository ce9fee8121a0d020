import { fromForm, isPlainObject, toMoment, toTime, type Field, type Type, type TypeOf } from '../operation';
import { stepsIn } from '../protocol/json/given';
import { treeAt, withAt } from '../protocol/tree';

type Row = Record<string, unknown>;

/**
 * A record as it is compared: of values that can be written in several ways, each has one. 10 is 10.00, a day has no time, a
 * moment is in GMT, and a choice or a code in capitals is the same in small letters. In: the fields of the record, and the
 * record as sent.
 */
export function comparable(fields: Field[], record: unknown): unknown {
  if (!isPlainObject(record)) return record;
  let compared: unknown = record;
  for (const field of fields) {
    const path = stepsIn(field);
    const value = treeAt(record, path);
    const own = comparableValue(field.type, value);
    if (own !== value) compared = withAt(compared, path, own);
  }
  return compared as Row;
}

function comparableValue(type: Type, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  switch (type.kind) {
    case 'record':
      return comparable(type.fields, value);
    case 'records':
      return Array.isArray(value) ? value.map((row: unknown) => comparable(type.fields, row)) : value;
    case 'list':
      return Array.isArray(value) ? value.map((each: unknown) => comparableValue(type.of, each)) : value;
    case 'mapper':
      return isPlainObject(value) ? comparableMembers(type, value) : value;
    case 'coded':
      return comparableValue(type.of, withoutForm(type, value));
  }
  if (isPlainObject(value) || Array.isArray(value)) return value;
  return comparableText(type, String(value));
}

/** A customer's own fields. Those without a description are compared by the form of their value. */
function comparableMembers({ fields = [], from }: TypeOf<'mapper'>, members: Row): Row {
  const { others = [] } = from;
  const types = new Map(fields.map(({ wire, type }) => [wire, type]));
  const typeOf = (name: string, value: unknown): Type | undefined =>
    types.get(name) ?? others.find((each) => withoutForm(each, value) !== value);
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => {
      const type = typeOf(name, value);
      return [name, type ? comparableValue(type, value) : value];
    }),
  );
}

/** The value inside a vendor's form; the value itself if it has no such form. */
function withoutForm(type: Type, value: unknown): unknown {
  if (type.kind !== 'coded' || type.read === undefined || typeof value !== 'string') return value;
  return fromForm(type.read, value) ?? value;
}

function comparableText(type: Type, text: string): string {
  switch (type.kind) {
    case 'choice':
    case 'boolean':
      return text.toUpperCase();
    case 'text':
      return type.upper ? text.toUpperCase() : text;
    case 'day':
      return dayText(text);
    case 'moment':
      return momentText(text);
    case 'time':
      return toTime(text) ?? text;
    case 'integer':
    case 'decimal':
    case 'money':
      return shortest(text);
    default:
      return text;
  }
}

/** A day without its time. Other text stays. */
export const dayText = (text: string): string => /^(\d{4}-\d{2}-\d{2})[T ]/.exec(text)?.[1] ?? text;

/** A moment in GMT. One that names no zone is GMT, as in every answer. Other text stays. */
export const momentText = (text: string): string => toMoment(text, 'UTC')?.toISOString() ?? text;

/** A number without zeros that say nothing. */
const shortest = (text: string): string =>
  /^-?\d+(?:\.\d+)?$/.test(text)
    ? text
        .replace(/^(-?)0+(?=\d)/, '$1')
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
    : text;
