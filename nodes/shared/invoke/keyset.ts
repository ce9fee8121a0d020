import { createHash } from 'node:crypto';
import { typesOf } from '../operation/derived';
import { CallFailure } from '../errors';
import { plainText, withCursor, type KeysetWalk, type Operation, type Values } from '../operation';

type Row = Record<string, unknown>;

/** The last key of a page, and the records that have it: the next page may begin with them. */
export interface KeyMark {
  last: string;
  records: string[];
  /** Several records of this list share a key. */
  shared?: true;
}

/** The values of a call for the records after a key. Throws CallFailure for a key that can't stand in a filter. */
export function afterKey(
  operation: Operation,
  { after, sort, key: member }: KeysetWalk,
  values: Values,
  mark: KeyMark | undefined,
): Values {
  const sorted = sort ? { ...values, [sort.field]: orderBy(operation, sort) } : values;
  if (!mark) return sorted;
  if (after.pattern !== undefined && !/^[\w.:+-]*$/.test(mark.last))
    throw unreadable(`The list can’t be read on: its ${member} has characters that a filter can’t hold`);
  return withCursor(sorted, after, typed(operation, after.field, mark.last));
}

/** The order by the key, as the field of the order takes it: a text, or a list of one. */
function orderBy({ fields }: Operation, { field, by }: { field: string; by: string }): string | string[] {
  return typesOf(fields).get(field)?.kind === 'list' ? [by] : by;
}

function typed({ fields }: Operation, name: string, key: string): string | number | bigint {
  const kind = typesOf(fields).get(name)?.kind;
  if (!NUMBER.test(key) || (kind !== 'id' && kind !== 'integer')) return key;
  return Number.isSafeInteger(Number(key)) ? Number(key) : BigInt(key);
}

/** The records of a page that were not on the page before. Throws CallFailure if one has no key. */
export function freshOf(walk: KeysetWalk, records: Row[], mark: KeyMark | undefined): Row[] {
  if (!mark) return records;
  const isKnown = among(mark.records);
  return records.filter((record) => keyOf(walk, record) !== mark.last || !isKnown(digestOf(record)));
}

/**
 * The records of a page that can be put out. If records of this list share keys, the next page may have more of the last key:
 * that key is left to the next page as a whole.
 */
export function wholeKeysOf(walk: KeysetWalk, records: Row[], mark: KeyMark | undefined): Row[] {
  if (walk.pastKey !== true) return records;
  const keys = records.map((record) => keyOf(walk, record));
  if (mark?.shared !== true && new Set(keys).size === keys.length) return records;
  return records.filter((_, index) => keys[index] !== keys.at(-1));
}

/**
 * Throws CallFailure if records are not sorted by their key: the next page would leave some out. Text keys are not checked,
 * since the vendor's order of them is unknown.
 */
export function assertSorted(walk: KeysetWalk, records: Row[], mark: KeyMark | undefined): void {
  let before = mark?.last;
  for (const record of records) {
    const key = keyOf(walk, record);
    if (before !== undefined && NUMBER.test(before) && NUMBER.test(key) && BigInt(key) < BigInt(before))
      throw unreadable(`The service did not sort the list by ${walk.key}, so it can’t be read to its end`);
    before = key;
  }
}

/** In: `shared`, whether records of this list share keys. */
export function keyMarkOf(
  walk: KeysetWalk,
  records: Row[],
  before: KeyMark | undefined,
  shared: boolean,
): KeyMark {
  const last = keyOf(walk, records.at(-1) ?? {});
  const own = records.filter((record) => keyOf(walk, record) === last).map(digestOf);
  const carried = before?.last === last ? before.records : [];
  const isOwn = among(own);
  const others = carried.filter((digest) => !isOwn(digest));
  return { last, records: [...others, ...own], ...(shared ? { shared: true } : {}) };
}

/** Says of one digest after the other whether it is among these. Each of them accounts for one equal digest. */
function among(digests: string[]): (digest: string) => boolean {
  const left = [...digests];
  return (digest) => {
    const at = left.indexOf(digest);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
}

function keyOf({ key }: KeysetWalk, record: Row): string {
  const text = plainText(record[key]);
  if (text === undefined || text === '')
    throw unreadable(`The service sent a record without ${key}, so the list can’t be read to its end`);
  return text;
}

const NUMBER = /^-?\d+$/;

const digestOf = (record: Row): string =>
  createHash('sha1').update(JSON.stringify(record)).digest('base64url').slice(0, 12);

const unreadable = (message: string): CallFailure =>
  new CallFailure({
    kind: 'unreadable',
    message,
    description: 'Turn Return All off and take fewer records.',
    status: 200,
  });
