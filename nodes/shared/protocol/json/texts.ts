import type { Field, Value, Values } from '../../operation';
import { textEncoder, type Encoder } from './encode';

/** A field that is sent as text: in a path, a query, a header or a form. */
export interface TextField {
  name: string;
  wire: string;
  label: string;
  otherwise?: Value;
  encode: Encoder<string>;
}

export const textFields = (fields: Field[], place: Field['in']): TextField[] =>
  fields
    .filter((field) => field.in === place)
    .map(({ name, wire, label, type, otherwise }) => ({
      name,
      wire,
      label,
      otherwise,
      encode: textEncoder(type),
    }));

/** The wires and texts of the fields that have a value or an `otherwise`. */
export function textsIn(fields: TextField[], values: Values): Array<[name: string, text: string]> {
  const texts: Array<[string, string]> = [];
  for (const { name, otherwise, wire, encode } of fields) {
    const value = values[name] ?? otherwise;
    if (value !== undefined) texts.push([wire, encode(value)]);
  }
  return texts;
}
