import { isAbsent, isPlainObject } from '../operation';

/** The rows of a list. Vendors leave out an empty list or send `{}`, and some send a single row without the list. */
export function asRows(found: unknown): unknown[] {
  if (Array.isArray(found)) return found as unknown[];
  return isAbsent(found) || isEmptyObject(found) ? [] : [found];
}

const isEmptyObject = (value: unknown): boolean => isPlainObject(value) && Object.keys(value).length === 0;

/**
 * The only list of an answer, for vendors that don't document its name. If there are several lists, or an object instead,
 * the answer itself is the record, so that nothing is lost. An answer of plain values only has no records.
 */
export function onlyList(body: unknown): unknown {
  if (!isPlainObject(body)) return body;
  const members = Object.values(body);
  const [list, another] = members.filter((value) => Array.isArray(value));
  if (list !== undefined && another === undefined) return list;
  const isRecord = members.some((value) => isPlainObject(value) && !isEmptyObject(value));
  return list === undefined && !isRecord ? undefined : body;
}

/** The entries of that name, in whichever element of the answer they stand. */
export function listOf(item: string, body: unknown): unknown {
  if (!isPlainObject(body)) return body;
  const places = [body, ...Object.values(body).filter(isPlainObject)];
  return places.flatMap((place) => asRows(place[item]));
}
