import type { CursorPlace } from './declaration';
import { isAbsent, isPlainObject } from './value';

/** Stands for the value in a pattern. */
export const CURSOR = '{value}';

/**
 * Writes a value that moves on into the place that a declaration names, beside what is there already.
 * In: values by field name; `value` alone in its field, or as text within a filter. Out: a copy with it.
 */
export function withCursor<T>(
  values: Record<string, T>,
  { field, pattern, row, joinedBy = ' and ' }: CursorPlace,
  value: string | number | bigint,
): Record<string, T> {
  return within(values, field.split('.'), (given) => {
    if (row) return [...(Array.isArray(given) ? (given as unknown[]) : []), rowOf(row, String(value))];
    if (pattern === undefined) return value;
    const text = pattern.replaceAll(CURSOR, () => String(value));
    return isAbsent(given) ? text : `(${String(given as string)})${joinedBy}${text}`;
  }) as Record<string, T>;
}

const rowOf = (row: Record<string, string>, value: string): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text.replaceAll(CURSOR, () => value)]));

/** A copy in which the member at a path is changed. */
function within(
  record: unknown,
  [step = '', ...rest]: string[],
  change: (given: unknown) => unknown,
): Record<string, unknown> {
  const members = isPlainObject(record) ? record : {};
  const given = members[step];
  return { ...members, [step]: rest.length === 0 ? change(given) : within(given, rest, change) };
}
