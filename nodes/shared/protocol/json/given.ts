import type { Field, Values } from '../../operation';
import { jsonEncoder, type Encoder } from './encode';
import { EACH, put, stepsOf } from './wire';

/** The path of members to a field's value. */
export const stepsIn = ({ wire }: Pick<Field, 'wire'>): string[] =>
  stepsOf(wire).filter((step) => step !== EACH);

const known = new WeakMap<Field[], (values: Values) => Record<string, unknown>>();

/** Makes the function that encodes a record from given values only, without any `otherwise`. Rows are encoded whole. */
export function givenEncoder(fields: Field[]): (values: Values) => Record<string, unknown> {
  const made = known.get(fields) ?? makeEncoder(fields);
  known.set(fields, made);
  return made;
}

function makeEncoder(fields: Field[]): (values: Values) => Record<string, unknown> {
  const table = fields.map((field) => ({
    name: field.name,
    steps: stepsOf(field.wire),
    encode: encoderOf(field),
  }));
  return (values) => {
    let written: unknown = {};
    for (const { name, steps, encode } of table) {
      const value = values[name];
      if (value !== undefined) written = put(written, steps, encode(value));
    }
    return written as Record<string, unknown>;
  };
}

function encoderOf({ type }: Field): Encoder {
  if (type.kind !== 'record') return jsonEncoder(type);
  return (value) => givenEncoder(type.fields)(value as Values);
}
