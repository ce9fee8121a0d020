import type { Shape, Kind, Type, TypeOf } from './declaration';
import { inGmt } from './calendar';
import { isExact } from './digits';
import { isPlainObject, plainText, setMember } from './value';

/** Reads one value of an answer. */
type Converter = (value: unknown) => unknown;

/** Reads one record of an answer. The result is new; the answer is not changed. */
export type RecordConverter = (record: Record<string, unknown>) => Record<string, unknown>;

/**
 * Reads a record of an answer: declared members get their documented type where that loses nothing,
 * undeclared ones pass through behind them. The result is new; the answer is not changed.
 */
export const convertRecord = (shape: Shape, record: Record<string, unknown>): Record<string, unknown> =>
  recordConverter(shape)(record);

const converters = new WeakMap<Shape, RecordConverter>();

/** What reads the records of a shape; made once a shape. */
export function recordConverter(shape: Shape): RecordConverter {
  const known = converters.get(shape);
  if (known) return known;
  const made = makeRecordConverter(shape);
  converters.set(shape, made);
  return made;
}

function makeRecordConverter(shape: Shape): RecordConverter {
  const members = Object.entries(shape).map(([name, type]) => ({ name, convert: converterOf(type) }));
  const declared = new Set(Object.keys(shape));
  return (record) => {
    const converted: Record<string, unknown> = {};
    for (const { name, convert } of members) {
      if (Object.hasOwn(record, name)) setMember(converted, name, convert(record[name]));
    }
    for (const name of Object.keys(record)) {
      if (!declared.has(name)) setMember(converted, name, record[name]);
    }
    return converted;
  };
}

function converterOf(type: Type): Converter {
  const make = CONVERTERS[type.kind] as (type: Type) => Converter;
  const convert = make(type);
  return (value) => (value === null || value === undefined ? value : convert(value));
}

const same: Converter = (value) => value;

/** What reads a value of each kind; a value that is null or missing stays so. */
const CONVERTERS: { [K in Kind]: (type: TypeOf<K>) => Converter } = {
  text: () => (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
  integer: () => (value) => toNumber(withoutGroups(value)),
  id: () => (value) => toNumber(value),
  decimal: () => toDecimal,
  boolean: () => toBoolean,
  choice: ({ choices }) => {
    const values = new Map([...choices].reverse().map(({ value }) => [String(value), value]));
    return (value) => values.get(plainText(value) ?? '') ?? value;
  },
  day: () => same,
  moment: () => (value) => (typeof value === 'string' ? inGmt(value) : value),
  time: () => same,
  file: () => same,
  json: () => same,
  list: (type) => {
    const convert = converterOf(type.of);
    return (value) => (Array.isArray(value) ? value.map((part: unknown) => convert(part)) : value);
  },
  record: (type) => whenRecord(type),
  records: (type) => {
    const convert = whenRecord(type);
    return (value) => (Array.isArray(value) ? value.map((row: unknown) => convert(row)) : value);
  },
};

/** The shape is made with the first record: types may nest in each other without end. */
function whenRecord(type: TypeOf<'record'> | TypeOf<'records'>): Converter {
  let convert: RecordConverter | undefined;
  return (value) => {
    if (!isPlainObject(value)) return value;
    convert ??= recordConverter(shapeOf(type));
    return convert(value);
  };
}

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
