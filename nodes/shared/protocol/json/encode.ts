import { LosslessNumber } from 'lossless-json';
import { conditionsType, inPattern, undeclared, written } from '../../operation';
import type { Field, FileForm, Kind, Type, TypeOf, Value, Values } from '../../operation';
import { put, stepsOf } from './wire';

/** Converts a checked value to the form in which it is sent. */
export type Encoder<T = unknown> = (value: Value) => T;

const jsonEncoders = new WeakMap<Type, Encoder>();
const textEncoders = new WeakMap<Type, Encoder<string>>();

/** The encoder of a type for a JSON body. It is made once per type. */
export const jsonEncoder = (type: Type): Encoder =>
  kept(jsonEncoders, type, () => (JSON_FORMS[type.kind] as (type: Type) => Encoder)(type));

/** The encoder of a type for one text: in a path, a query, a header or an XML element. */
export const textEncoder = (type: Type): Encoder<string> =>
  kept(textEncoders, type, () => {
    if (type.kind === 'list') return joined(type);
    const encode = jsonEncoder(type);
    return (value) => String(encode(value));
  });

/** A value as one text. */
export const asText = (type: Type, value: Value): string => textEncoder(type)(value);

function kept<T>(all: WeakMap<Type, T>, type: Type, make: () => T): T {
  const known = all.get(type);
  if (known !== undefined) return known;
  const made = make();
  all.set(type, made);
  return made;
}

const same: Encoder = (value) => value;

const JSON_FORMS: { [K in Kind]: (type: TypeOf<K>) => Encoder } = {
  text: () => same,
  integer: () => same,
  id: () => same,
  decimal: () => (value) => new LosslessNumber(String(value)),
  money: () => same,
  boolean: ({ sentAs }) => (sentAs ? (value) => sentAs[value ? 'yes' : 'no'] : same),
  choice: () => same,
  day: () => same,
  moment: (type) => patterned(type),
  time: (type) => patterned(type),
  file:
    ({ form }) =>
    (value) =>
      FILE_FORMS[form](bytesOf(value)),
  json: () => same,
  coded: ({ of, sent }) =>
    sent === undefined ? jsonEncoder(of) : (value) => (value === '' ? '' : written(of, value, sent)),
  mapper: () => same,
  conditions: (type) => jsonEncoder(conditionsType(type)),
  list: (type) => {
    if (type.separator !== undefined) return joined(type);
    const encode = jsonEncoder(type.of);
    return (value) => (value as Value[]).map(encode);
  },
  record: (type) => {
    const encode = whenNeeded(() => recordEncoder(type.fields));
    return (value) => encode()(value as Values, {});
  },
  records: (type) => {
    if (type.asObject) return asObject(type.fields, type.asObject);
    const encode = whenNeeded(() => rowEncoder(type));
    return (value) => (value as Values[]).map((row) => encode()(row));
  },
};

/** Rows as one object: a member of each row is the name, another one the value. */
function asObject(fields: Field[], { key, value }: { key: string; value: string }): Encoder {
  const of = fields.find((field) => field.name === value);
  const encode = of ? jsonEncoder(of.type) : same;
  return (rows) =>
    Object.fromEntries(
      (rows as Values[]).map((row) => [
        String(row[key] as string),
        encode(row[value] ?? of?.otherwise ?? null),
      ]),
    );
}

/** Types may be recursive, so the encoder of their members is made on first use. */
function whenNeeded<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const patterned = ({ pattern }: { pattern?: string }): Encoder =>
  pattern === undefined ? same : (value) => inPattern(pattern, value as string);

const FILE_FORMS: Record<FileForm, (bytes: Uint8Array) => unknown> = {
  raw: (bytes) => bytes,
  base64: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'),
  bytes: (bytes) => Array.from(signed(bytes)),
};

/** The same bytes as numbers from -128 to 127. */
const signed = (bytes: Uint8Array): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);

function bytesOf(value: Value): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Error('a file was not loaded');
}

function joined({ of, separator = ',' }: TypeOf<'list'>): Encoder<string> {
  const encode = textEncoder(of);
  return (value) => (value as Value[]).map(encode).join(separator);
}

/** The encoder of the rows of a list. An open row keeps its undeclared members. */
export function rowEncoder({ fields, open }: TypeOf<'records'>): (row: Values) => unknown {
  const encode = recordEncoder(fields);
  return (row) => encode(row, open ? { ...undeclared(fields, row) } : {});
}

/** Encodes fields as an object. It adds to the members of `into`. Wires such as `[].price` make an array. */
export function recordEncoder(fields: Field[]): (values: Values, into: unknown) => unknown {
  const table = fields.map(({ name, wire, type, otherwise }) => ({
    name,
    otherwise,
    steps: stepsOf(wire),
    encode: jsonEncoder(type),
  }));
  return (values, into) => {
    let written = into;
    for (const { name, otherwise, steps, encode } of table) {
      const value = values[name] ?? otherwise;
      if (value !== undefined) written = put(written, steps, encode(value));
    }
    return written;
  };
}
