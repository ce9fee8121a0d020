import type { Shape, Kind, Type, TypeOf } from './declaration';
import { inGmt } from './calendar';
import { isExact } from './digits';
import { isPlainObject, plainText, setMember } from './value';

/**
 * Reads a record of an answer: declared members get their documented type where that loses nothing,
 * undeclared ones pass through behind them. The result is new; the answer is not changed.
 */
export function convertRecord(shape: Shape, record: Record<string, unknown>): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const [name, type] of membersOf(shape)) {
    if (Object.hasOwn(record, name)) setMember(converted, name, convert(type, record[name]));
  }
  for (const name of Object.keys(record)) {
    if (!Object.hasOwn(shape, name)) setMember(converted, name, record[name]);
  }
  return converted;
}

const members = new WeakMap<Shape, Array<[name: string, type: Type]>>();

/** A list of a hundred thousand rows asks a hundred thousand times. */
function membersOf(shape: Shape): Array<[name: string, type: Type]> {
  const known = members.get(shape);
  if (known) return known;
  const found = Object.entries(shape);
  members.set(shape, found);
  return found;
}

function convert(type: Type, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const converter = CONVERTERS[type.kind] as (type: Type, value: unknown) => unknown;
  return converter(type, value);
}

const CONVERTERS: { [K in Kind]: (type: TypeOf<K>, value: unknown) => unknown } = {
  text: (_, value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
  integer: (_, value) => toNumber(withoutGroups(value)),
  id: (_, value) => toNumber(value),
  decimal: (_, value) => toDecimal(value),
  boolean: (_, value) => toBoolean(value),
  choice: (type, value) => {
    const text = plainText(value);
    return type.choices.find((choice) => String(choice.value) === text)?.value ?? value;
  },
  day: (_, value) => value,
  moment: (_, value) => (typeof value === 'string' ? inGmt(value) : value),
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
function toNumber(value: unknown, form = PLAIN): unknown {
  if (typeof value !== 'string') return value;
  if (value === '') return null;
  return form.test(value) && isExact(value) ? Number(value) : value;
}

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** Java writes ten million as "1.0E7". */
const WITH_EXPONENT = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const GROUPED = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;

/** "1,234.50" without its commas; a comma that is no separator of thousands stays. */
const withoutGroups = (value: unknown): unknown =>
  typeof value === 'string' && GROUPED.test(value) ? value.replaceAll(',', '') : value;

/** Databases write decimals as ".5" and "5.", or with space before them. */
function toDecimal(value: unknown): unknown {
  const given = withoutGroups(typeof value === 'string' ? value.trim() : value);
  if (typeof given !== 'string') return given;
  const number = toNumber(given.replace(/^(-?)(?=\.\d)/, '$10').replace(/(?<=\d)\.$/, ''), WITH_EXPONENT);
  return typeof number === 'string' ? value : number;
}

const YES = new Set<unknown>([true, 1, '1', 'true']);
const NO = new Set<unknown>([false, 0, '0', 'false']);

function toBoolean(value: unknown): unknown {
  const given = typeof value === 'string' ? value.toLowerCase() : value;
  if (YES.has(given)) return true;
  return NO.has(given) ? false : value;
}
