import { stringify } from 'lossless-json';
import { CallFailure } from '../../errors';
import { hasDotSegment, OPEN, type Field, type HttpCall, type Operation, type Value } from '../../operation';
import { wholeFields, wholeValues, type Values } from '../../operation';
import { recordEncoder, textEncoder, type Encoder } from './encode';

/** A request before it is written out; the credential is not in it yet. */
export interface HttpParts {
  method: HttpCall['method'];
  /** Below the base URL, segments already escaped. */
  path: string;
  query: Array<[name: string, value: string]>;
  headers: Record<string, string>;
  /** JSON to be: objects, arrays and checked values. */
  body?: unknown;
}

/** A field that travels as text: in a path, a query or a header. */
interface TextField {
  name: string;
  wire: string;
  label: string;
  otherwise?: Value;
  encode: Encoder<string>;
}

/**
 * What writes the checked values of an operation into the request that it declares.
 * A list whose wire is `credits[].creditId` becomes one object an element.
 * The function that comes of it throws CallFailure for a path that would lead to another call.
 */
export function httpWriter({ call, fields, open, operation }: Operation): (values: Values) => HttpParts {
  if (call.kind !== 'http') throw new Error(`${operation} is no HTTP call`);
  const whole = wholeFields(fields);
  const segments = textFields(whole, 'path');
  const parameters = textFields(whole, 'query');
  const headers = textFields(whole, 'header');
  const members = whole.filter((field) => field.in === 'body');
  const encodeBody = recordEncoder(members);
  return (checked) => {
    const values = wholeValues(fields, checked);
    const isGiven = members.some(({ name, otherwise }) => (values[name] ?? otherwise) !== undefined);
    const parts: HttpParts = {
      method: call.method,
      path: segments.length === 0 ? call.path : pathOf(call.path, segments, values),
      query: written(parameters, values),
      headers: headers.length === 0 ? {} : Object.fromEntries(written(headers, values)),
      body: isGiven ? encodeBody(values, undefined) : undefined,
    };
    if (open) addOpen(parts, open, (values[OPEN] ?? {}) as Values);
    return parts;
  };
}

const textFields = (fields: Field[], place: Field['in']): TextField[] =>
  fields
    .filter((field) => field.in === place)
    .map(({ name, wire, label, type, otherwise }) => ({
      name,
      wire,
      label,
      otherwise,
      encode: textEncoder(type),
    }));

function written(fields: TextField[], values: Values): Array<[name: string, text: string]> {
  const texts: Array<[string, string]> = [];
  for (const { name, otherwise, wire, encode } of fields) {
    const value = values[name] ?? otherwise;
    if (value !== undefined) texts.push([wire, encode(value)]);
  }
  return texts;
}

function pathOf(template: string, segments: TextField[], values: Values): string {
  const path = written(segments, values).reduce(
    (so, [wire, text]) => so.replace(`{${wire}}`, encodeURIComponent(text)),
    template,
  );
  // Servers take `..` in a path for one level up: the call would be another one, and about other records.
  if (hasDotSegment(path)) throw leadsElsewhere(segments, values);
  return path;
}

function leadsElsewhere(segments: TextField[], values: Values): CallFailure {
  const given = segments
    .filter(({ name }) => values[name] !== undefined)
    .map(({ label, name, encode }) => `${label} ${encode(values[name] as Value)}`);
  return new CallFailure({
    kind: 'blocked',
    message: `The path of the call would lead elsewhere: ${given.join(', ')}`,
    description: 'A value in a path may not be "." or "..". Nothing was sent.',
    sent: false,
  });
}

/** Members that the documentation does not show; which names they may have was checked with the input. */
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

/** The parts of a request, its query and its body as texts. */
export interface WrittenParts extends Omit<HttpParts, 'query' | 'body'> {
  /** Without the question mark. */
  search: string;
  body: string | undefined;
}

export const textsOf = ({ query, body, ...parts }: HttpParts): WrittenParts => ({
  ...parts,
  search: searchOf(query),
  body: body === undefined ? undefined : stringify(body),
});

export const searchOf = (query: HttpParts['query']): string =>
  query.length === 0 ? '' : new URLSearchParams(query).toString();
