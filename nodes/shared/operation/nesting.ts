import type { Field, Type } from './declaration';

/** The members of a record or of a list's rows; none for other types. */
const membersIn = (type: Type): Field[] =>
  type.kind === 'record' || type.kind === 'records' ? type.fields : [];

/** How many levels of nested records are shown. Recursive types end here too. */
const DEEPEST = 4;

/**
 * The records that lead to a type, outermost first. Code that goes through declared types (forms, previews, pages) uses
 * {@link within} and stops when that returns undefined, because object types may contain each other.
 */
export type Path = ReadonlyArray<readonly Field[]>;

/** The path to the members of a type; undefined if it is too deep or goes in a circle. */
export function within(type: Type, path: Path = []): Path | undefined {
  const members = membersIn(type);
  return path.length >= DEEPEST || path.includes(members) ? undefined : [...path, members];
}

/**
 * Returns the function that says whether any field, at any depth, passes a test. It remembers what it found, because it is
 * asked about the same fields at every call.
 */
export function someField(isSo: (field: Field) => boolean): (fields: readonly Field[]) => boolean {
  const known = new WeakMap<readonly Field[], boolean>();
  return (fields) => {
    const found = known.get(fields) ?? hasField(fields, isSo);
    known.set(fields, found);
    return found;
  };
}

/** Each record is visited once. */
function hasField(
  fields: readonly Field[],
  isSo: (field: Field) => boolean,
  seen: Set<readonly Field[]> = new Set(),
): boolean {
  if (seen.has(fields)) return false;
  seen.add(fields);
  return fields.some((field) => isSo(field) || hasField(membersIn(field.type), isSo, seen));
}
