import { LosslessNumber, stringify } from 'lossless-json';
import { CallFailure } from '../../errors';
import {
  hasDotSegment,
  inPattern,
  isPlainObject,
  OPEN,
  undeclared,
  wholeFields,
  wholeValues,
  type Field,
  type FileForm,
  type HttpCall,
  type Kind,
  type Operation,
  type Type,
  type TypeOf,
  type Value,
  type Values,
} from '../../operation';

/** A request before it is written out. */
export interface HttpParts {
  method: HttpCall['method'];
  /** Below the base URL, segments already escaped. */
  path: string;
  query: Array<[name: string, value: string]>;
  headers: Record<string, string>;
  /** JSON to be: objects, arrays and checked values. */
  body?: unknown;
}

/**
 * Writes checked values into the request that the declaration describes; the credential is not in it yet.
 * A list whose wire is `credits[].creditId` becomes one object an element.
 * Throws CallFailure for a path that would lead to another call.
 */
export function encodeHttp(operation: Operation, values: Values): HttpParts {
  if (operation.call.kind !== 'http') throw new Error(`${operation.operation} is no HTTP call`);
  const parts: HttpParts = {
    method: operation.call.method,
    path: operation.call.path,
    query: [],
    headers: {},
  };
  const given = wholeValues(operation.fields, values);
  for (const field of wholeFields(operation.fields)) {
    const value = given[field.name] ?? field.otherwise;
    if (value === undefined) continue;
    switch (field.in) {
      case 'path':
        parts.path = parts.path.replace(`{${field.wire}}`, encodeURIComponent(asText(field.type, value)));
        break;
      case 'query':
        parts.query.push([field.wire, asText(field.type, value)]);
        break;
      case 'header':
        parts.headers[field.wire] = asText(field.type, value);
        break;
      case 'body':
        parts.body = place(parts.body, stepsOf(field), asJson(field.type, value));
        break;
      case 'none':
        break;
    }
  }
  assertPath(parts.path, values, operation);
  if (operation.open) addOpen(parts, operation.open, (values[OPEN] ?? {}) as Values);
  return parts;
}

/** Servers take `..` in a path for one level up: the call would be another one, and about other records. */
function assertPath(path: string, values: Values, { fields }: Operation): void {
  if (!hasDotSegment(path)) return;
  const given = fields
    .filter((field) => field.in === 'path' && values[field.name] !== undefined)
    .map((field) => `${field.label} ${asText(field.type, values[field.name] ?? null)}`);
  throw new CallFailure({
    kind: 'blocked',
    message: `The path of the call would lead elsewhere: ${given.join(', ')}`,
    description: 'A value in a path may not be "." or "..". Nothing was sent.',
    sent: false,
  });
}

/** Members that the documentation does not tell of; which names they may have was checked with the input. */
function addOpen(parts: HttpParts, place: 'body' | 'query', given: Values): void {
  const added = Object.entries(given).filter(([, value]) => value !== undefined);
  if (place === 'body') {
    if (added.length > 0)
      parts.body = { ...(parts.body as object | undefined), ...Object.fromEntries(added) };
    return;
  }
  for (const [name, value] of added) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    parts.query.push([name, isObject ? (stringify(value) ?? '') : String(value as string)]);
  }
}

/** The way to a field's value in the body; none for an argument that is the body. */
const stepsOf = ({ wire }: Field): string[] => (wire === '' ? [] : wire.split('.'));

/** Sets `value` at a path such as ['credits[]', 'creditId']; a step with [] spreads a list over objects. */
function place(into: unknown, steps: string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return isPlainObject(into) && isPlainObject(value) ? { ...into, ...value } : value;
  if (step === '[]') {
    const rows = Array.isArray(into) ? (into as unknown[]) : [];
    return (value as unknown[]).map((each, index) => place(rows[index], rest, each));
  }
  const target = (into ?? {}) as Record<string, unknown>;
  if (step.endsWith('[]')) {
    const name = step.slice(0, -2);
    target[name] = place(target[name], ['[]', ...rest], value);
  } else {
    target[step] = place(target[step], rest, value);
  }
  return target;
}

function asJson(type: Type, value: Value): unknown {
  const encoder = JSON_FORMS[type.kind] as (type: Type, value: Value) => unknown;
  return encoder(type, value);
}

const same = (_: unknown, value: Value): unknown => value;

const JSON_FORMS: { [K in Kind]: (type: TypeOf<K>, value: Value) => unknown } = {
  text: same,
  integer: same,
  id: same,
  decimal: (_, value) => new LosslessNumber(String(value)),
  money: same,
  boolean: (type, value) => (type.sentAs ? type.sentAs[value ? 'yes' : 'no'] : value),
  choice: same,
  day: same,
  moment: (type, value) => patterned(type, value),
  time: (type, value) => patterned(type, value),
  file: (type, value) => FILE_FORMS[type.form](bytesOf(value)),
  json: same,
  list: (type, value) =>
    type.separator === undefined
      ? (value as Value[]).map((each) => asJson(type.of, each))
      : joined(type, value),
  record: (type, value) => recordAsJson(type.fields, value as Values),
  records: (type, value) =>
    (value as Values[]).map((row) =>
      recordAsJson(type.fields, row, type.open ? undeclared(type.fields, row) : {}),
    ),
};

const patterned = ({ pattern }: { pattern?: string }, value: Value): Value =>
  pattern === undefined ? value : inPattern(pattern, value as string);

const FILE_FORMS: Record<FileForm, (bytes: Uint8Array) => unknown> = {
  base64: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'),
  bytes: (bytes) => Array.from(signed(bytes)),
  byteText: (bytes) => signed(bytes).join(','),
};

/** The same bytes as numbers from -128 to 127. */
const signed = (bytes: Uint8Array): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);

function bytesOf(value: Value): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Error('a file was not loaded');
}

const joined = ({ of, separator = ',' }: TypeOf<'list'>, value: Value): string =>
  (value as Value[]).map((each) => asText(of, each)).join(separator);

function recordAsJson(fields: Field[], values: Values, more: Values = {}): unknown {
  let written: unknown = { ...more };
  for (const field of fields) {
    const value = values[field.name] ?? field.otherwise;
    if (value !== undefined) written = place(written, stepsOf(field), asJson(field.type, value));
  }
  return written;
}

/** A value as one text. */
export function asText(type: Type, value: Value): string {
  return type.kind === 'list' ? joined(type, value) : String(asJson(type, value));
}
