import type { Field } from './field';
import type { Operation } from './operation';
import type { Type } from './type';
import { storable, type Values } from './value';

/** The fields that the item of a change repeats: what was asked for, where the answer says no more than that it was done. */
function repeated({ effect, batch, fields, result, merge, inTurn, repeats }: Operation): Field[] {
  if (effect === 'read' || batch || result.many || result.file) return [];
  const names = repeats ?? inTurn ?? Object.values(merge?.key ?? {});
  return fields.filter(({ name }) => names.includes(name));
}

/** The types of what an item repeats, for the preview of the output. */
export const repeatedShape = (operation: Operation): Record<string, Type> =>
  Object.fromEntries(repeated(operation).map(({ name, type }) => [name, type]));

type Row = Record<string, unknown>;

/** The records of an answer with what they are about behind their first word. What the answer says itself wins. */
export function withKeys(operation: Operation, values: Values, records: Row[]): Row[] {
  const keys = repeated(operation).flatMap(({ name }) => {
    const value = values[name];
    return value === undefined || value === null ? [] : [[name, storable(value)] as const];
  });
  if (keys.length === 0) return records;
  const { says } = operation.result;
  return records.map((record) => ({
    ...(says === undefined ? {} : { [says]: record[says] }),
    ...Object.fromEntries(keys),
    ...record,
  }));
}
