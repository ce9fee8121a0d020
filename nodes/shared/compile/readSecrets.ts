import { isAbsent, isPlainObject, isSecretType, plainText, type Field } from '../operation';
import { stepsIn } from '../protocol/json/given';
import { treeAt } from '../protocol/tree';

type Row = Record<string, unknown>;

/** A secret in a record as read, and the name of its member. */
export interface ReadSecret {
  name: string;
  text: string;
}

/**
 * The secrets of a record as read, at any depth: values of secret members, and members of a closed object that nobody has
 * described.
 */
export function secretsInRecord(fields: readonly Field[], record: Row): ReadSecret[] {
  return fields.flatMap((field): ReadSecret[] => {
    const steps = stepsIn(field);
    const value = treeAt(record, steps);
    const { type } = field;
    if (type.kind === 'record' || type.kind === 'records')
      return [value].flat().flatMap((row) => {
        if (!isPlainObject(row)) return [];
        const open = type.kind === 'record' ? type.closedTo : undefined;
        return [...secretsInRecord(type.fields, row), ...(open ? secretsBeside(open, row) : [])];
      });
    if (type.kind === 'mapper' && type.closed && isPlainObject(value)) return secretsBeside([], value);
    return isSecretType(type) ? secretAt(steps.at(-1) ?? '', value) : [];
  });
}

/** The values of all members but those that may be shown. */
const secretsBeside = (shown: readonly string[], row: Row): ReadSecret[] =>
  Object.entries(row).flatMap(([name, value]) => (shown.includes(name) ? [] : secretAt(name, value)));

function secretAt(name: string, value: unknown): ReadSecret[] {
  const text = plainText(value);
  return text === undefined || isAbsent(text) ? [] : [{ name, text }];
}
