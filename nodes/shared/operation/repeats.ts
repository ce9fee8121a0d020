import type { Field, Operation, Type, Values } from './declaration';
import { storable } from './value';

/** The fields that the output item of a change repeats, because the answer says no more than that it was done. */
function repeated({ effect, batch, fields, result, merge, serializeBy, repeats }: Operation): Field[] {
  if (effect === 'read' || batch || result.many || result.file) return [];
  const names = repeats ?? serializeBy ?? Object.values(merge?.key ?? {});
  return fields.filter(({ name }) => names.includes(name));
}

/** The types of what an item repeats, for the preview of the output. */
export function repeatedShape(operation: Operation): Record<string, Type> {
  const isSaid = saidBy(Object.keys(operation.result.shape));
  const added = repeated(operation).filter(({ name }) => !isSaid(name));
  return Object.fromEntries(added.map(({ name, type }) => [name, type]));
}

/** Whether one of some members has a name, in any letter case. */
function saidBy(members: string[]): (name: string) => boolean {
  const said = new Set(members.map((name) => name.toLowerCase()));
  return (name) => said.has(name.toLowerCase());
}

type Row = Record<string, unknown>;

/** Adds what was given to the records of an answer. */
export type WithKeys = (values: Values, records: Row[]) => Row[];

/**
 * The function that adds, after the first member of each record, the fields that identify it. Members of the answer win,
 * also under a name in other letter case.
 */
export function keysAdder(operation: Operation): WithKeys {
  const fields = repeated(operation);
  const { says } = operation.result;
  return (values, records) => {
    const keys = fields.flatMap(({ name }) => {
      const value = values[name];
      return value === undefined || value === null ? [] : [[name, storable(value)] as const];
    });
    return keys.length === 0 ? records : records.map((record) => withKeys(record, keys, says));
  };
}

function withKeys(record: Row, keys: Array<readonly [name: string, value: unknown]>, says?: string): Row {
  const isSaid = saidBy(Object.keys(record));
  return {
    ...(says === undefined ? {} : { [says]: record[says] }),
    ...Object.fromEntries(keys.filter(([name]) => !isSaid(name))),
    ...record,
  };
}
