import { LosslessNumber } from 'lossless-json';
import type { Field, Kind, Operation, Type, TypeOf, Value, Values } from '../operation';
import type { HttpParts } from './connector';

/**
 * Writes checked values into the request that the declaration describes; the credential is not in it yet.
 * A list whose wire is `credits[].creditId` becomes one object an element.
 */
export function encodeHttp(operation: Operation, values: Values): HttpParts {
  if (operation.call.kind !== 'http') throw new Error(`${operation.operation} is no HTTP call`);
  const parts: HttpParts = {
    method: operation.call.method,
    path: operation.call.path,
    query: [],
    headers: {},
  };
  for (const field of operation.fields) {
    const value = values[field.name];
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
        parts.body = place(parts.body, field.wire.split('.'), asJson(field.type, value));
        break;
      case 'none':
        break;
    }
  }
  return parts;
}

/** Arguments of a SOAP call in schema order, every leaf as text: no digit, zero or date is touched on the way. */
export function encodeSoap(fields: Field[], values: Values): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (value !== undefined && field.in === 'body') args[field.wire] = asSoap(field.type, value);
  }
  return args;
}

/** Sets `value` at a path such as ['credits[]', 'creditId']; a step with [] spreads a list over objects. */
function place(into: unknown, steps: string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
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
  boolean: (type, value) => (type.sentAs ? type.sentAs[value ? 'yes' : 'no'] : value),
  choice: same,
  day: same,
  moment: same,
  json: same,
  list: (type, value) => (value as Value[]).map((each) => asJson(type.of, each)),
  record: (type, value) => recordAsJson(type.fields, value as Values),
  records: (type, value) => (value as Values[]).map((row) => recordAsJson(type.fields, row)),
};

function recordAsJson(fields: Field[], values: Values): unknown {
  let written: unknown = {};
  for (const field of fields) {
    const value = values[field.name];
    if (value !== undefined) written = place(written, field.wire.split('.'), asJson(field.type, value));
  }
  return written;
}

function asText(type: Type, value: Value): string {
  const written = asJson(type, value);
  return Array.isArray(written) ? written.map(String).join(',') : String(written);
}

function asSoap(type: Type, value: Value): unknown {
  if (type.kind === 'record') return encodeSoap(type.fields, value as Values);
  if (type.kind === 'records') return (value as Values[]).map((row) => encodeSoap(type.fields, row));
  if (type.kind === 'list') return (value as Value[]).map((each) => asSoap(type.of, each));
  return asText(type, value);
}
