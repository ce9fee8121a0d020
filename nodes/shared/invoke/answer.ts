import { CallFailure } from '../errors';
import { convertRecord, isPlainObject, ONLY_LIST, type Operation, type Shape } from '../operation';
import { fileIn, type FoundFile } from './file';
import type { Listing } from './readSlices';
import { asRows, onlyList, valueAt } from './valueAt';

/** What an answer brings: its records, typed as declared, and the file in it. */
export interface Contents {
  /** Each is made when it is asked for: there may be very many. */
  records: Iterable<Record<string, unknown>>;
  file?: FoundFile;
}

/**
 * Reads the records out of an answer that was judged a success. `envelope` are the members with which the vendor tells
 * success, which say nothing more to people. Throws CallFailure when a declared file can't be read, or where the one
 * record that was asked for is not in its list.
 */
export function contentsOf(operation: Operation, body: unknown, envelope: string[] = []): Contents {
  const { at, alias, many, shape, as, beside, says, file } = operation.result;
  if (file) {
    const { found, rest } = fileIn(operation.result, body);
    const about = { fileName: found.fileName, mimeType: found.mimeType, fileSize: found.data.length };
    return { records: [{ ...about, ...convertRecord(shape, without(rest, envelope)) }], file: found };
  }
  if (says) return { records: [{ [says]: true, ...convertRecord(shape, without(body, envelope)) }] };
  const found = at === ONLY_LIST ? onlyList(body) : (valueAt(body, at) ?? valueAt(body, alias ?? at));
  const rows = many ? asRows(found) : [as === undefined && Array.isArray(found) ? firstOf(found) : found];
  const records = recordsIn(operation, rows);
  return { records: beside ? joined(records, membersOf(beside, body)) : records };
}

/** The record that was asked for; an empty list has none, which is no record without members. */
function firstOf(list: unknown[]): unknown {
  if (list.length > 0) return list[0];
  throw new CallFailure({
    kind: 'refused',
    message: 'There is no such record: the answer is an empty list',
    status: 200,
  });
}

/**
 * Whether an answer holds what the operation declares: its list, its file, or a member of its record besides the
 * `envelope` and a message, which any failure may have. An answer of nothing else holds nothing.
 */
export function brings({ result }: Operation, body: unknown, envelope: string[] = []): boolean {
  const { at, alias, many, shape, file, says, as } = result;
  if (file) return true;
  if (says) return false;
  if (at === ONLY_LIST)
    return isPlainObject(body) && Object.keys(without(body, [...envelope, MESSAGE])).length > 0;
  const found = valueAt(body, at) ?? valueAt(body, alias ?? at);
  if (as !== undefined) return found !== undefined;
  if (many) return Array.isArray(found) || (at !== '' && isPlainObject(found));
  const record: unknown = Array.isArray(found) ? found[0] : found;
  const known = Object.keys(shape).filter((name) => name !== MESSAGE && !envelope.includes(name));
  return isPlainObject(record) && known.some((name) => record[name] !== undefined);
}

/**
 * The name of a list of records that stands in an answer whose declared list is missing. Read as no records, an answer
 * whose list has another name than documented would pass for an empty one.
 */
export function otherList({ result }: Operation, body: unknown): string | undefined {
  const { at, alias, many } = result;
  if (!many || at === '' || at === ONLY_LIST || !isPlainObject(body)) return undefined;
  if ((valueAt(body, at) ?? valueAt(body, alias ?? at)) !== undefined) return undefined;
  return Object.keys(body).find((name) => {
    const list = body[name];
    return Array.isArray(list) && list.some(isPlainObject);
  });
}

const MESSAGE = 'message';

/** Lists whose rows were made records while they were read. */
const recordLists = new WeakSet<unknown[]>();

/**
 * Makes the rows of a long answer records as soon as they are parsed, so that they are never there in both forms. Nothing
 * for a batch, whose rows tell of success.
 */
export function listingOf(operation: Operation): Listing | undefined {
  const { at, alias, many } = operation.result;
  if (!many || operation.batch) return undefined;
  return (name, rows) => {
    if (name !== at && name !== alias) return undefined;
    recordLists.add(rows);
    return (row) => asRecord(operation, row);
  };
}

function recordsIn(operation: Operation, rows: unknown[]): Iterable<Record<string, unknown>> {
  return recordLists.has(rows) ? (rows as Array<Record<string, unknown>>) : made(operation, rows);
}

function* made(operation: Operation, rows: unknown[]): Generator<Record<string, unknown>> {
  for (const row of rows) yield asRecord(operation, row);
}

/** The records, each with what stands beside their list. */
function* joined(
  records: Iterable<Record<string, unknown>>,
  beside: Record<string, unknown>,
): Generator<Record<string, unknown>> {
  for (const record of records) yield { ...beside, ...record };
}

/** Those members of an answer that a shape names and the answer has. */
function membersOf(shape: Shape, body: unknown): Record<string, unknown> {
  if (!isPlainObject(body)) return {};
  const told = Object.entries(body).filter(([name]) => name in shape);
  return convertRecord(shape, Object.fromEntries(told));
}

function asRecord(operation: Operation, row: unknown): Record<string, unknown> {
  const { shape, as } = operation.result;
  if (isPlainObject(row) && as === undefined) return convertRecord(shape, row);
  if (row === undefined && as === undefined) return {};
  return convertRecord(shape, { [as ?? 'value']: row });
}

/** The members of an object but some; nothing for what is no object. */
function without(body: unknown, members: string[]): Record<string, unknown> {
  if (!isPlainObject(body)) return {};
  return Object.fromEntries(Object.entries(body).filter(([name]) => !members.includes(name)));
}
