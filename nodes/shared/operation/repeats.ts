import type { Field, Operation, Type, Value, Values } from './declaration';
import { setMember, storable } from './value';

/** The fields that the output item of a change repeats, because the answer only confirms the change. */
function repeated(operation: Operation): Field[] {
  const { effect, batch, fields, result } = operation;
  if (effect === 'read' || batch || result.many || result.file) return [];
  const names = repeatedNames(operation);
  return fields.filter(({ name }) => names.includes(name));
}

/** The names of the fields that identify the records of a change. */
export const repeatedNames = ({ repeats, serializeBy, serializeByEach, merge }: Operation): string[] =>
  repeats ?? serializeBy ?? serializeByEach ?? Object.values(merge?.key ?? {});

/** The types of the repeated fields, for the preview of the output. */
export function repeatedShape(operation: Operation): Record<string, Type> {
  const isSaid = saidBy(Object.keys(operation.result.shape));
  const added = repeated(operation).filter(({ name }) => !isSaid(name));
  return Object.fromEntries(added.map(({ name, type }) => [name, type]));
}

/** Returns a test for whether one of these members has a name, in any letter case. */
function saidBy(members: string[]): (name: string) => boolean {
  const said = new Set(members.map((name) => name.toLowerCase()));
  return (name) => said.has(name.toLowerCase());
}

type Row = Record<string, unknown>;

/** Adds the given values to the records of an answer. */
export type WithKeys = (values: Values, records: Row[]) => Row[];

/**
 * Returns the function that adds the identifying fields after the first member of each record. If the answer has the
 * member, in any letter case, the answer wins.
 */
export function keysAdder(operation: Operation): WithKeys {
  const fields = repeated(operation).map(({ name }) => ({ name, known: name.toLowerCase() }));
  const { says } = operation.result;
  return (values, records) => {
    const given = fields.filter(({ name }) => values[name] !== undefined && values[name] !== null);
    return given.length === 0 ? records : records.map((record) => withKeys(record, given, values, says));
  };
}

function withKeys(
  record: Row,
  given: Array<{ name: string; known: string }>,
  values: Values,
  says: string | undefined,
): Row {
  const names = Object.keys(record);
  const whole: Row = {};
  if (says !== undefined) setMember(whole, says, record[says]);
  for (const { name, known } of given) {
    if (!names.some((each) => each.toLowerCase() === known))
      setMember(whole, name, storable(values[name] as Value));
  }
  for (const name of names) setMember(whole, name, record[name]);
  return whole;
}
