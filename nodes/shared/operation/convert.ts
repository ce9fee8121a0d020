import type { Shape, Kind, Type, TypeOf } from './declaration';
import { inGmt } from './calendar';
import { isExact } from './digits';
import { shapeOf } from './objectType';
import { matches } from './rowCondition';
import { hiddenValue, isSecretType } from './secretFields';
import { isShown } from './shown';
import { fromForm, plainType } from './textForm';
import { isPlainObject, plainText, setMember } from './value';

/** What the answers of a vendor have in common. */
export interface Reading {
  /** Days that mean "no date", such as `1900-01-01`. A day or moment of such a day is read as null, whatever its time. */
  emptyDates?: readonly string[];
}

const USUAL: Reading = {};

/** Reads one value of an answer. */
type Converter = (value: unknown) => unknown;

/** Reads one record of an answer. The result is new; the answer is not changed. */
export type RecordConverter = (record: Record<string, unknown>) => Record<string, unknown>;

/**
 * Reads a record of an answer. Declared members get their documented type if that loses nothing; undeclared members
 * follow unchanged. The result is new; the answer is not changed.
 */
export const convertRecord = (
  shape: Shape,
  record: Record<string, unknown>,
  reading?: Reading,
): Record<string, unknown> => recordConverter(shape, reading)(record);

const converters = new WeakMap<Reading, WeakMap<Shape, RecordConverter>>();

/** Returns the converter for records of a shape. It is made once per shape and vendor. */
export function recordConverter(shape: Shape, reading = USUAL): RecordConverter {
  const known = converters.get(reading) ?? new WeakMap<Shape, RecordConverter>();
  converters.set(reading, known);
  const made = known.get(shape) ?? makeRecordConverter(shape, reading);
  known.set(shape, made);
  return made;
}

/** As {@link recordConverter}, but members outside the shape are read by a type. */
export const openRecordConverter = (shape: Shape, undeclared: Type, reading = USUAL): RecordConverter =>
  makeRecordConverter(shape, reading, converterOf(undeclared, reading));

function makeRecordConverter(shape: Shape, reading: Reading, other: Converter = same): RecordConverter {
  const shown = Object.entries(shape).filter(([, type]) => isShown(type));
  const members = shown.map(([name, type]) => ({ name, convert: memberConverter(type, reading) }));
  const declared = new Set(Object.keys(shape));
  return (record) => {
    const converted: Record<string, unknown> = {};
    for (const { name, convert } of members) {
      if (Object.hasOwn(record, name)) setMember(converted, name, convert(record[name], record));
    }
    for (const name of Object.keys(record)) {
      if (!declared.has(name)) setMember(converted, name, other(record[name]));
    }
    return converted;
  };
}

/** Reads a member, of which the rest of its record may say that it is a secret. */
function memberConverter(
  type: Type,
  reading: Reading,
): (value: unknown, record: Record<string, unknown>) => unknown {
  const convert = converterOf(type, reading);
  const secretIf = type.kind === 'text' ? type.secretIf : undefined;
  return secretIf === undefined
    ? convert
    : (value, record) => (matches(secretIf, record) ? hiddenValue(value) : convert(value));
}

function converterOf(type: Type, reading: Reading): Converter {
  const make = CONVERTERS[type.kind] as (type: Type, reading: Reading) => Converter;
  const convert = make(type, reading);
  return (value) => (value === null || value === undefined ? value : convert(value));
}

const same: Converter = (value) => value;

/** Shows the last four digits of a card or account number. Null if the value is neither text nor number. */
const lastFour: Converter = (value) => plainText(value)?.replace(/\d(?=(?:\D*\d){4})/g, 'X') ?? null;

/** The converter for each kind. A value that is null or missing stays as it is. */
const CONVERTERS: { [K in Kind]: (type: TypeOf<K>, reading: Reading) => Converter } = {
  text: ({ shows }) =>
    shows === 'last4'
      ? lastFour
      : (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
  integer: () => (value) => toNumber(withoutGroups(value)),
  id: () => (value) => toNumber(value),
  decimal: () => toDecimal,
  money: () => toDecimal,
  boolean: () => toBoolean,
  choice: ({ choices }) => {
    const values = new Map([...choices].reverse().map(({ value }) => [String(value), value]));
    return (value) => values.get(plainText(value) ?? '') ?? value;
  },
  day: (_, reading) => unlessEmpty(same, reading),
  moment: (_, reading) => unlessEmpty((value) => (typeof value === 'string' ? inGmt(value) : value), reading),
  time: () => same,
  file: () => same,
  json: ({ texts }, reading) => (texts === undefined ? same : textsConverter(texts, reading)),
  coded: (type, reading) => decoder(type, converterOf(type.of, reading)),
  mapper: (type, reading) => mapperConverter(type, reading),
  conditions: () => same,
  list: (type, reading) => {
    const convert = converterOf(type.of, reading);
    return (value) => (Array.isArray(value) ? value.map((part: unknown) => convert(part)) : value);
  },
  record: (type, reading) => whenRecord(type, reading),
  records: (type, reading) => {
    const convert = whenRecord(type, reading);
    return (value) => (Array.isArray(value) ? value.map((row: unknown) => convert(row)) : value);
  },
};

/** Reads the value inside the vendor's form. A value without the form is read as it is; an empty text is no value. */
const decoder =
  ({ read, of }: TypeOf<'coded'>, convert: Converter): Converter =>
  (value) => {
    if (value === '' && of.kind !== 'text') return null;
    const inner = typeof value === 'string' && read !== undefined ? fromForm(read, value) : undefined;
    return convert(inner ?? value);
  };

/** Reads a text by the first type whose form it has. */
function textConverter(types: Type[], reading: Reading): Converter {
  const readers = types.map((type) => ({
    form: type.kind === 'coded' ? type.read : undefined,
    convert: converterOf(type, reading),
  }));
  return (value) => {
    if (typeof value !== 'string') return value;
    const reader = readers.find(({ form }) => form === undefined || fromForm(form, value) !== undefined);
    return reader ? reader.convert(value) : value;
  };
}

/** Reads the texts of an object whose members nobody declares. */
function textsConverter(types: Type[], reading: Reading): Converter {
  const convert = textConverter(types, reading);
  return (value) => {
    if (!isPlainObject(value)) return value;
    const read: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value)) setMember(read, name, convert(member));
    return read;
  };
}

/**
 * Names a customer's own fields by their labels and choices by their names, if they are known, drops extra members, and masks
 * passwords. A closed mapper also masks what is not described.
 */
function mapperConverter({ fields = [], from, closed }: TypeOf<'mapper'>, reading: Reading): Converter {
  const byForm = textConverter(from.others ?? [], reading);
  const members = new Map(
    fields.map(({ wire, label, type }) => [
      wire,
      {
        label,
        convert: isSecretType(type) ? hiddenValue : orByForm(type, namingConverter(type, reading), byForm),
      },
    ]),
  );
  const undescribed: Converter = closed ? hiddenValue : byForm;
  const isCompanion = (name: string) => from.companions?.some((ending) => name.endsWith(ending));
  return (value) => {
    if (!isPlainObject(value)) return value;
    const named: Record<string, unknown> = {};
    for (const [name, own] of Object.entries(value)) {
      const member = members.get(name);
      if (member) setMember(named, member.label, member.convert(own));
      else if (!isCompanion(name)) setMember(named, name, undescribed(own));
    }
    return named;
  };
}

/** Reads a value in another form than that of its type by the form that it has. */
function orByForm(type: Type, convert: Converter, byForm: Converter): Converter {
  const form = type.kind === 'coded' ? type.read : undefined;
  if (form === undefined) return convert;
  return (value) => {
    if (typeof value !== 'string' || fromForm(form, value) !== undefined) return convert(value);
    const read = byForm(value);
    return read === value ? convert(value) : read;
  };
}

function namingConverter(type: Type, reading: Reading): Converter {
  const convert = converterOf(type, reading);
  const inner = plainType(type);
  if (inner.kind !== 'choice') return convert;
  const labels = new Map(inner.choices.map(({ value, label }) => [String(value), label]));
  const none = new Set(['', type.kind === 'coded' ? type.empty : '']);
  return (value) => {
    const own = convert(value);
    const text = plainText(own) ?? '?';
    return labels.get(text) ?? (none.has(text) ? null : own);
  };
}

/** The shape is made with the first record, since types may contain each other. */
function whenRecord(type: TypeOf<'record'> | TypeOf<'records'>, reading: Reading): Converter {
  let convert: RecordConverter | undefined;
  return (value) => {
    if (!isPlainObject(value)) return value;
    convert ??= recordConverter(shapeOf(type), reading);
    return convert(value);
  };
}

/** A date, alone or followed by a time. */
const DATED = /^\s*(\d{4}-\d{2}-\d{2})(?![\d-])/;

/** Some databases have no empty date and use their first date instead. */
function unlessEmpty(convert: Converter, { emptyDates = [] }: Reading): Converter {
  if (emptyDates.length === 0) return convert;
  const isEmpty = (value: unknown) =>
    typeof value === 'string' && emptyDates.includes(DATED.exec(value)?.[1] ?? '');
  return (value) => (isEmpty(value) ? null : convert(value));
}

/** The number in a text if every digit survives ("00102565" and 19 digits stay text); null for ''. */
function toNumber(value: unknown, form = PLAIN): unknown {
  if (typeof value !== 'string') return value;
  if (value === '') return null;
  return form.test(value) && isExact(value) ? Number(value) : value;
}

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** Java writes ten million as "1.0E7". */
const WITH_EXPONENT = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const THOUSANDS = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;

/** "1,234.50" without its commas. A comma that does not separate thousands stays. */
const withoutGroups = (value: unknown): unknown =>
  typeof value === 'string' && THOUSANDS.test(value) ? value.replaceAll(',', '') : value;

/** Databases write decimals as ".5" and "5.", or with a space before them. */
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
