import { CallFailure } from '../errors';
import {
  convertRecord,
  isAbsent,
  isPlainObject,
  ONLY_LIST,
  type Operation,
  type Result,
  type Shape,
} from '../operation';
import { fileIn, RawFile, type FoundFile } from '../protocol/file';
import type { Dialect, Listing } from '../protocol/protocol';
import { asRows, onlyList, valueAt } from '../protocol/valueAt';

/** What an answer brings: its records, typed as declared, and the file in it. */
export interface Contents {
  /** Each is made when it is asked for: there may be very many. */
  records: Iterable<Record<string, unknown>>;
  file?: FoundFile;
}

/** What of a vendor matters to the records of its answers. */
type Manners = Pick<Dialect, 'envelope' | 'emptyDates'>;

/**
 * Reads the records and the file out of an answer that was judged a success. The members with which the vendor tells
 * success are left out: they say nothing more to people. Throws CallFailure when a declared file can't be read, or where
 * the one record that was asked for is not in its list.
 */
export async function contentsOf(
  operation: Operation,
  body: unknown,
  manners: Manners = {},
): Promise<Contents> {
  const { file, shape } = operation.result;
  if (!file) return { records: recordsOf(operation, body, manners) };
  const { found, rest } = await fileIn(operation.result, body);
  const about = { fileName: found.fileName, mimeType: found.mimeType, fileSize: found.data.length };
  return {
    records: [{ ...about, ...convertRecord(shape, without(rest, manners.envelope), manners) }],
    file: found,
  };
}

/** The records of an answer without a file. Throws like contentsOf. */
export function recordsOf(
  operation: Operation,
  body: unknown,
  manners: Manners = {},
): Iterable<Record<string, unknown>> {
  const { many, shape, as, beside, says } = operation.result;
  if (says) return [{ [says]: true, ...convertRecord(shape, without(body, manners.envelope), manners) }];
  const found = foundIn(operation.result, body);
  const rows = many ? asRows(found) : [as === undefined && Array.isArray(found) ? firstOf(found) : found];
  const records = recordsIn(operation, rows, manners);
  return beside ? joined(records, membersOf(beside, body, manners)) : records;
}

/** What stands in the place of the records. */
function foundIn({ at, alias }: Result, body: unknown): unknown {
  if (at === ONLY_LIST) return onlyList(body);
  const found = valueAt(body, at);
  return alias === undefined ? found : (found ?? valueAt(body, alias) ?? found);
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
  const { at, many, shape, file, says, as } = result;
  if (file) return body instanceof RawFile || (file.codec !== 'raw' && !isAbsent(valueAt(body, at)));
  if (says) return false;
  if (at === ONLY_LIST)
    return isPlainObject(body) && Object.keys(without(body, [...envelope, MESSAGE])).length > 0;
  const found = foundIn(result, body);
  if (many) return Array.isArray(found) || (at !== '' && (found === null || isPlainObject(found)));
  if (as !== undefined) return found !== undefined && !isPlainObject(found);
  const record: unknown = Array.isArray(found) ? found[0] : found;
  const known = Object.keys(shape).filter((name) => name !== MESSAGE && !envelope.includes(name));
  return isPlainObject(record) && known.some((name) => record[name] !== undefined);
}

/** An answer is not as its page documents it. The message says what came in place of what. */
export class NotAsDocumented extends Error {}

/**
 * Throws NotAsDocumented where a list of records stands under another name (read as no records, it would pass for an empty
 * one), or where other things stand in the place of the records of a read. What a change brings beside its success is
 * taken as it is, and a batch is read by its verdict.
 */
export function assertDocumented({ result, batch, effect }: Operation, body: unknown): void {
  const { many, as, says, file } = result;
  const other = otherList(result, body);
  if (other !== undefined)
    throw new NotAsDocumented(`the list "${other}" where "${result.at}" is documented`);
  if (effect !== 'read' || says || file || batch) return;
  const found = foundIn(result, body);
  if (as !== undefined || (many && recordLists.has(found as unknown[]))) return;
  const rows = Array.isArray(found) ? (many ? found : found.slice(0, 1)) : [found];
  if (!(many && found === '')) rows.forEach((row) => assertRecord(result, row));
}

function otherList({ at, alias, many }: Result, body: unknown): string | undefined {
  if (!many || at === '' || at === ONLY_LIST || !isPlainObject(body)) return undefined;
  if ((valueAt(body, at) ?? valueAt(body, alias ?? at)) !== undefined) return undefined;
  return Object.keys(body).find((name) => {
    const list = body[name];
    return Array.isArray(list) && list.some(isPlainObject);
  });
}

function assertRecord({ at, many }: Result, row: unknown): void {
  if (isNothing(row) || isPlainObject(row)) return;
  const place = at === '' || at === ONLY_LIST ? '' : ` "${at}"`;
  const documented = many ? `a record of the list${place}` : `the record${place}`;
  throw new NotAsDocumented(`${kindOf(row)} where ${documented} is documented`);
}

/** The value itself is not shown: it may be long. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? 'a number' : 'a text';
}

const isNothing = (row: unknown): row is undefined | null => row === undefined || row === null;

const MESSAGE = 'message';

/** Lists whose rows were made records while they were read. */
const recordLists = new WeakSet<unknown[]>();

/**
 * Makes the rows of a long answer records as soon as they are parsed, so that they are never there in both forms. Nothing
 * for a batch, whose rows tell of success. The function made throws NotAsDocumented.
 */
export function listingOf(operation: Operation, manners: Manners = {}): Listing | undefined {
  const { result, batch, effect } = operation;
  const { at, alias, many, as } = result;
  if (!many || batch) return undefined;
  return (path, rows) => {
    if (path !== at && path !== alias) return undefined;
    recordLists.add(rows);
    return (row) => {
      if (isNothing(row)) return undefined;
      if (as === undefined && effect === 'read') assertRecord(result, row);
      return asRecord(operation, row, manners);
    };
  };
}

function recordsIn(
  operation: Operation,
  rows: unknown[],
  manners: Manners,
): Iterable<Record<string, unknown>> {
  return recordLists.has(rows) ? (rows as Array<Record<string, unknown>>) : made(operation, rows, manners);
}

/** Rows that are null are no records. */
function* made(operation: Operation, rows: unknown[], manners: Manners): Generator<Record<string, unknown>> {
  for (const row of rows)
    if (!operation.result.many || !isNothing(row)) yield asRecord(operation, row, manners);
}

/** The records, each with what stands beside their list. */
function* joined(
  records: Iterable<Record<string, unknown>>,
  beside: Record<string, unknown>,
): Generator<Record<string, unknown>> {
  for (const record of records) yield { ...beside, ...record };
}

/** Those members of an answer that a shape names and the answer has. */
function membersOf(shape: Shape, body: unknown, manners: Manners): Record<string, unknown> {
  if (!isPlainObject(body)) return {};
  const told = Object.entries(body).filter(([name]) => name in shape);
  return convertRecord(shape, Object.fromEntries(told), manners);
}

function asRecord(operation: Operation, row: unknown, manners: Manners): Record<string, unknown> {
  const { shape, as } = operation.result;
  if (isPlainObject(row) && as === undefined) return convertRecord(shape, row, manners);
  if (isNothing(row) && as === undefined) return {};
  return convertRecord(shape, { [as ?? 'value']: row }, manners);
}

/** The members of an object but some; nothing for what is no object. */
function without(body: unknown, members: string[] = []): Record<string, unknown> {
  if (!isPlainObject(body)) return {};
  return Object.fromEntries(Object.entries(body).filter(([name]) => !members.includes(name)));
}
