import type { CursorPlace } from './declaration';
import { filledPattern } from './quoted';
import { isAbsent, isPlainObject } from './value';

/** The placeholder of the value in a pattern. */
export const CURSOR = '{value}';

/**
 * Writes a moving value (the last key, the last moment) into its declared place, and keeps what is already there.
 * In: values by field name. Out: a copy with the value as its own field, or added to a filter.
 */
export function withCursor<T>(
  values: Record<string, T>,
  { field, pattern, row }: CursorPlace,
  value: string | number | bigint,
): Record<string, T> {
  return within(values, field.split('.'), (given) => {
    if (row) return [...(Array.isArray(given) ? (given as unknown[]) : []), rowOf(row, String(value))];
    if (pattern === undefined) return value;
    const text = filledPattern(pattern, CURSOR, String(value));
    return isAbsent(given) ? text : `(${String(given as string)}) and ${text}`;
  }) as Record<string, T>;
}

const rowOf = (row: Record<string, string>, value: string): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text.replaceAll(CURSOR, () => value)]));

/** A copy with the member at a path changed. */
function within(
  record: unknown,
  [step = '', ...rest]: string[],
  change: (given: unknown) => unknown,
): Record<string, unknown> {
  const members = isPlainObject(record) ? record : {};
  const given = members[step];
  return { ...members, [step]: rest.length === 0 ? change(given) : within(given, rest, change) };
}
