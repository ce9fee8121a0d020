import type { Shape } from './result';
import type { Kind, Type, TypeOf } from './type';
import { isPlainObject } from './value';

/**
 * Reads a record of an answer: declared members get their documented type where that loses nothing,
 * undeclared ones pass through behind them. The result is new; the answer is not changed.
 */
export function convertRecord(shape: Shape, record: Record<string, unknown>): Record<string, unknown> {
  const declared = Object.keys(shape).filter((name) => Object.hasOwn(record, name));
  const others = Object.keys(record).filter((name) => !Object.hasOwn(shape, name));
  return Object.fromEntries(
    [...declared, ...others].map((name) => {
      const type = Object.hasOwn(shape, name) ? shape[name] : undefined;
      return [name, type ? convert(type, record[name]) : record[name]];
    }),
  );
}

function convert(type: Type, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const converter = CONVERTERS[type.kind] as (type: Type, value: unknown) => unknown;
  return converter(type, value);
}

const CONVERTERS: { [K in Kind]: (type: TypeOf<K>, value: unknown) => unknown } = {
  text: (_, value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
  integer: (_, value) => toNumber(value),
  id: (_, value) => toNumber(value),
  decimal: (_, value) => toNumber(value),
  boolean: (_, value) => toBoolean(value),
  choice: (type, value) =>
    type.choices.find((choice) => String(choice.value) === String(value))?.value ?? value,
  day: (_, value) => value,
  moment: (_, value) => value,
  time: (_, value) => value,
  file: (_, value) => value,
  json: (_, value) => value,
  list: (type, value) =>
    Array.isArray(value) ? value.map((part: unknown) => convert(type.of, part)) : value,
  record: (type, value) => (isPlainObject(value) ? convertRecord(shapeOf(type), value) : value),
  records: (type, value) =>
    Array.isArray(value)
      ? value.map((row: unknown) => (isPlainObject(row) ? convertRecord(shapeOf(type), row) : row))
      : value,
};

/** The members of a record type, by the vendor's spelling. */
export const shapeOf = (type: TypeOf<'record'> | TypeOf<'records'>): Shape =>
  Object.fromEntries(type.fields.map((field) => [field.wire, field.type]));

/** A number where the text is one and every digit survives ("00102565" and 19 digits stay text); null for ''. */
function toNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value === '') return null;
  if (/^-?(0|[1-9]\d*)$/.test(value)) return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (/^-?(0|[1-9]\d*)\.\d+$/.test(value) && value.replace(/\D/g, '').length <= 15) return Number(value);
  return value;
}

const YES = new Set<unknown>([true, 1, '1', 'true']);
const NO = new Set<unknown>([false, 0, '0', 'false']);

function toBoolean(value: unknown): unknown {
  const given = typeof value === 'string' ? value.toLowerCase() : value;
  if (YES.has(given)) return true;
  return NO.has(given) ? false : value;
}
