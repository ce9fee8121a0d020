import {
  FileBytes,
  isWholeBody,
  wholeFields,
  type Field,
  type HttpCall,
  type Operation,
  type Value,
  type Values,
} from '../../operation';
import { ANY_FILE } from '../file';
import type { WholeArgument } from '../protocol';
import { recordEncoder } from './encode';
import { patchWriter } from './patch';
import { textFields, textsIn } from './texts';
import { put, stepsOf } from './wire';

/** The body of a request, before it is written: JSON, a form or bytes. */
export interface Body {
  /** Objects, arrays and checked values. */
  json?: unknown;
  form?: Array<[name: string, text: string]>;
  bytes?: Uint8Array;
  contentType?: string;
}

/**
 * In: checked values; the same values in the form in which they are sent; an argument that replaces the values of its
 * fields.
 */
type WriteBody = (checked: Values, values: Values, whole?: WholeArgument) => Body | undefined;

/** Makes the function that writes the body of a call. It returns undefined if there is nothing to send. */
export function bodyWriter(operation: Operation, { body: form }: HttpCall): WriteBody {
  const fields = operation.fields.filter((field) => field.in === 'body');
  const file = fields.find(isWholeBody);
  if (file) return (values) => fileBody(values[file.name]);
  if (form === 'patch') return patchBody(operation);
  if (form === 'form') return formBody(fields);
  return jsonBody(wholeFields(fields));
}

function jsonBody(fields: Field[]): WriteBody {
  const encode = recordEncoder(fields);
  return (_, given, whole) => {
    const values = whole ? { ...given, [whole.name]: undefined } : given;
    const isGiven = fields.some(({ name, otherwise }) => (values[name] ?? otherwise) !== undefined);
    const json = isGiven ? encode(values, undefined) : undefined;
    const wire = fields.find(({ name }) => name === whole?.name)?.wire;
    if (whole && wire !== undefined) return { json: put(json, stepsOf(wire), whole.tree) };
    return isGiven ? { json } : undefined;
  };
}

const JSON_PATCH = 'application/json-patch+json';

function patchBody(operation: Operation): WriteBody {
  const write = patchWriter(operation);
  return (values, _, whole) => ({ json: write(values, whole), contentType: JSON_PATCH });
}

function formBody(all: Field[]): WriteBody {
  const fields = textFields(all, 'body');
  return (values) => ({ form: textsIn(fields, values) });
}

function fileBody(value: Value | undefined): Body | undefined {
  if (value === undefined) return undefined;
  if (!(value instanceof Uint8Array)) throw new Error('a file was not loaded');
  const mimeType = value instanceof FileBytes ? value.mimeType : undefined;
  return { bytes: value, contentType: mimeType ?? ANY_FILE };
}
