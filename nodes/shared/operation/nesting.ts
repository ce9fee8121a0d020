import type { Field, Type } from './declaration';

/** The members of a record or of a list's rows; none for a type without members. */
const membersIn = (type: Type): Field[] =>
  type.kind === 'record' || type.kind === 'records' ? type.fields : [];

/** How deep records in records are shown. Types that lead back to themselves end here too. */
const DEEPEST = 4;

/**
 * The records that lead to a type, outermost first. What walks through declared types (forms, previews, pages) goes on
 * with {@link within}, and stops where that gives nothing: object types may contain each other.
 */
export type Path = ReadonlyArray<readonly Field[]>;

/** The path to the members of a type, or undefined where they are not to be walked: too deep, or the path goes in a circle. */
export function within(type: Type, path: Path = []): Path | undefined {
  const members = membersIn(type);
  return path.length >= DEEPEST || path.includes(members) ? undefined : [...path, members];
}

/** Whether some field, at whatever depth, is as asked. Each record is looked at once. */
export function someField(
  fields: readonly Field[],
  isSo: (field: Field) => boolean,
  seen: Set<readonly Field[]> = new Set(),
): boolean {
  if (seen.has(fields)) return false;
  seen.add(fields);
  return fields.some((field) => isSo(field) || someField(membersIn(field.type), isSo, seen));
}
