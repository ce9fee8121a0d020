import type { Field, Value, Values } from '../../operation';
import { textEncoder, type Encoder } from './encode';

/** A field that is sent as text: in a path, a query, a header or a form. */
export interface TextField {
  name: string;
  wire: string;
  label: string;
  otherwise?: Value;
  otherwiseBy?: Field['otherwiseBy'];
  encode: Encoder<string>;
}

export const textFields = (fields: Field[], place: Field['in']): TextField[] =>
  fields
    .filter((field) => field.in === place)
    .map(({ name, wire, label, type, otherwise, otherwiseBy }) => ({
      name,
      wire,
      label,
      otherwise,
      otherwiseBy,
      encode: textEncoder(type),
    }));

/** The wires and texts of the fields that have a value, or one that is sent otherwise. */
export function textsIn(fields: TextField[], values: Values): Array<[name: string, text: string]> {
  const texts: Array<[string, string]> = [];
  for (const { name, otherwise, otherwiseBy, wire, encode } of fields) {
    const value = values[name] ?? otherwise ?? otherwiseBy?.values[String(values[otherwiseBy.field])];
    if (value !== undefined) texts.push([wire, encode(value)]);
  }
  return texts;
}
