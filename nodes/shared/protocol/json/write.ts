import { isLosslessNumber } from 'lossless-json';
import { CallFailure } from '../../errors';
import { hasDotSegment, jsonText, OPEN, type HttpCall, type Operation } from '../../operation';
import { wholeFields, wholeValues, withEmptied, type Values } from '../../operation';
import type { WholeArgument } from '../protocol';
import { bodyWriter, type Body } from './body';
import { textFields, textsIn, type TextField } from './texts';

/** A request before it becomes text, without the credential. */
export interface HttpParts extends Omit<Body, 'json'> {
  method: HttpCall['method'];
  /** Below the base URL, segments already escaped. */
  path: string;
  query: Array<[name: string, value: string]>;
  headers: Record<string, string>;
  /** Objects, arrays and checked values, unless there is a form or bytes. */
  body?: unknown;
}

/**
 * Makes the function that writes checked values into the request of an operation.
 * A list with the wire `credits[].creditId` becomes an array of objects.
 * The function throws CallFailure if a value would change which call the path leads to.
 */
export function httpWriter(declared: Operation): (values: Values, whole?: WholeArgument) => HttpParts {
  const { call, fields, open, operation } = declared;
  if (call.kind !== 'http') throw new Error(`${operation} is not an HTTP call`);
  const travelling = wholeFields(fields);
  const segments = textFields(travelling, 'path');
  const parameters = textFields(travelling, 'query');
  const headers = textFields(travelling, 'header');
  const writeBody = bodyWriter(declared, call);
  return (checked, whole) => {
    const values = wholeValues(fields, withEmptied(declared, checked));
    const body = writeBody(checked, values, whole);
    const parts: HttpParts = {
      method: call.method,
      path: segments.length === 0 ? call.path : pathOf(call.path, segments, values),
      query: textsIn(parameters, values),
      headers: headers.length === 0 ? {} : Object.fromEntries(textsIn(headers, values)),
      body: body?.json,
      form: body?.form,
      bytes: body?.bytes,
      contentType: body?.contentType,
    };
    if (open) addOpen(parts, open, (values[OPEN] ?? {}) as Values);
    return parts;
  };
}

function pathOf(template: string, segments: TextField[], values: Values): string {
  const path = textsIn(segments, values).reduce(
    (so, [wire, text]) => so.replace(`{${wire}}`, encodeURIComponent(text)),
    template,
  );
  // Servers resolve `..` in a path, so the call would be another one, about other records.
  if (hasDotSegment(path)) throw leadsElsewhere(segments, values);
  return path;
}

function leadsElsewhere(segments: TextField[], values: Values): CallFailure {
  const given = segments.flatMap(({ label, name, encode }) => {
    const value = values[name];
    return value === undefined ? [] : [`${label} ${encode(value)}`];
  });
  return new CallFailure({
    kind: 'blocked',
    message: `The path of the call would lead elsewhere: ${given.join(', ')}`,
    description: 'A value in a path may not be "." or "..". Nothing was sent.',
    sent: false,
  });
}

/** Adds undeclared members. Their names were checked with the input. */
function addOpen(parts: HttpParts, place: 'body' | 'query', given: Values): void {
  const added = Object.entries(given).filter(([, value]) => value !== undefined);
  if (place === 'body') {
    if (added.length > 0)
      parts.body = { ...(parts.body as object | undefined), ...Object.fromEntries(added) };
    return;
  }
  for (const [name, value] of added) parts.query.push([name, queryText(value)]);
}

/** A plain value as text, a list of plain values with commas, anything else as JSON. Null in such a list is empty. */
function queryText(value: unknown): string {
  if (isPlain(value)) return String(value);
  return Array.isArray(value) && value.every(isPlain) ? value.join(',') : (jsonText(value) ?? '');
}

const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || isLosslessNumber(value);

/** The parts of a request, with its query as text and its body as sent. */
export interface WrittenParts extends Pick<HttpParts, 'method' | 'path' | 'headers'> {
  /** Without the question mark. */
  search: string;
  body: string | Uint8Array | undefined;
  contentType: string;
  isForm: boolean;
}

export const textsOf = ({
  method,
  path,
  headers,
  query,
  body,
  form,
  bytes,
  contentType = form ? FORM : JSON_BODY,
}: HttpParts): WrittenParts => ({
  method,
  path,
  headers,
  search: searchOf(query),
  body: bytes ?? (form ? searchOf(form) : body === undefined ? undefined : jsonText(body)),
  contentType,
  isForm: form !== undefined,
});

const JSON_BODY = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

export const searchOf = (query: HttpParts['query']): string =>
  query.length === 0 ? '' : new URLSearchParams(query).toString();
