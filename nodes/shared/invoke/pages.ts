import { createHash } from 'node:crypto';
import { typesOf } from '../operation/derived';
import { CallFailure } from '../errors';
import {
  COLUMN,
  isAbsent,
  plainText,
  type KeysetWalk,
  type LinksWalk,
  type ListEnd,
  type Operation,
  type PagesWalk,
  type Values,
  valueAt,
} from '../operation';
import { invoke, invokeLink, type Answer } from './invoke';
import { afterKey, assertSorted, freshOf, keyMarkOf, wholeKeysOf, type KeyMark } from './keyset';
import { linkIn, type Reading } from './links';

type Row = Record<string, unknown>;
type PagedWalk = PagesWalk | LinksWalk | KeysetWalk;

/** Where a list continues, as JSON. A poll keeps it until the next poll. */
export interface PageMark {
  /** How many pages and records came before. */
  pages: number;
  received: number;
  /** How many rows each page has, if that must not change. */
  size?: number;
  /** Path and query of the next page. */
  link?: string;
  /** The last key seen. */
  key?: KeyMark;
  /** Digests of the previous page and of an earlier one. They show whether the list repeats itself. */
  before?: string;
  earlier?: string;
  /** How many pages in a row had no records. */
  empty?: number;
}

export const FIRST_PAGE: PageMark = { pages: 0, received: 0 };

/** Reads one page. In: `wanted`, how many records are needed. Throws CallFailure. */
export async function readPage(
  reading: Reading,
  walk: PagedWalk,
  at: PageMark,
  wanted: number,
): Promise<{ answer: Answer; next?: PageMark }> {
  if (walk.kind === 'keyset' && (walk.otherwise ?? walk.columns)) {
    const own = walkOf(walk, reading.values);
    if (own !== walk) return await readPage(reading, own, at, wanted);
  }
  const size = sizeOf(walk, at, wanted);
  const answer = await askFor(reading, walk, at, size);
  // Enough was read, so the place of the next page is not needed.
  if (answer.records.length >= wanted && !at.key) return { answer };
  if (walk.kind === 'links') return afterLink(reading, walk, at, answer);
  if (walk.kind === 'keyset') return afterKeys(walk, at, answer, size);
  return afterPage(walk, at, answer, size);
}

/** How this list is read: by the column of its key if the walk knows it, and by the other walk if not. */
function walkOf(walk: KeysetWalk, values: Values): PagedWalk {
  const { columns, otherwise, ...rest } = walk;
  if (otherwise && isSortedByUser(walk, values)) return otherwise;
  if (!columns) return walk;
  const list = plainText(values[columns.field])?.toLowerCase();
  const column = Object.entries(columns.of).find(([name]) => name.toLowerCase() === list)?.[1];
  if (column === undefined) return otherwise ?? walk;
  const named = (text: string) => text.replaceAll(COLUMN, () => column);
  const { after, sort } = rest;
  return {
    ...rest,
    after: after.pattern === undefined ? after : { ...after, pattern: named(after.pattern) },
    sort: sort && { ...sort, by: named(sort.by) },
  };
}

const isSortedByUser = ({ sort }: KeysetWalk, values: Values): boolean =>
  sort !== undefined && !isAbsent(values[sort.field]);

/**
 * How many rows to request: few if few are wanted; undefined if the vendor decides. Numbered pages keep their size, or they
 * would overlap.
 */
function sizeOf(walk: PagedWalk, at: PageMark, wanted: number): number | undefined {
  if (walk.rows === undefined) return walk.size;
  const size = at.size ?? Math.min(walk.size ?? Infinity, wanted);
  return Number.isFinite(size) ? size : undefined;
}

async function askFor(
  { operation, values, session }: Reading,
  walk: PagedWalk,
  at: PageMark,
  size: number | undefined,
): Promise<Answer> {
  if (at.link !== undefined) return await invokeLink(operation, values, at.link, session);
  const own = { ...values, ...placeValues(operation, walk, at) };
  if (walk.rows !== undefined && size !== undefined) own[walk.rows] = typed(operation, walk.rows, size);
  return await invoke(
    operation,
    walk.kind === 'keyset' ? afterKey(operation, walk, own, at.key) : own,
    session,
  );
}

/** An offset counts the rows received, since a page may have fewer rows than requested. */
function placeValues(operation: Operation, walk: PagedWalk, { pages, received }: PageMark): Values {
  if (walk.kind !== 'pages') return {};
  const { page, offset } = walk;
  if (page !== undefined) return { [page]: typed(operation, page, 1 + pages) };
  return offset === undefined ? {} : { [offset]: typed(operation, offset, received) };
}

/** Some vendors take numbers as text. */
const typed = ({ fields }: Operation, name: string, number: number): number | string =>
  typesOf(fields).get(name)?.kind === 'text' ? String(number) : number;

interface PageAndNext {
  answer: Answer;
  next?: PageMark;
}

function afterPage(walk: PagesWalk, at: PageMark, answer: Answer, size: number | undefined): PageAndNext {
  const got = answer.records.length;
  const after = loopChecked(at, answer.records);
  if (isLast(walk, answer, { got, size, received: after.received })) return { answer };
  if (got === 0) return { answer, next: { ...after, size: at.size, empty: moreAgain(walk, at) } };
  // The first page was shorter than requested. It is unknown which of the two sizes the vendor uses to number its pages. So
  // the size that it gave is requested from now on: no row is skipped, and none comes twice.
  const own = at.pages === 0 && size !== undefined && got < size ? got : size;
  const isNumbered = walk.page !== undefined && walk.rows !== undefined;
  return { answer, next: { ...after, ...(isNumbered ? { size: own } : {}) } };
}

/** A list continues while the vendor says there is more, or while its total is not reached. Without either, it ends. */
function isLast(
  walk: PagesWalk,
  { body }: Answer,
  { got, size, received }: { got: number; size: number | undefined; received: number },
): boolean {
  if (saysMore(walk, body)) return false;
  if (got === 0) return true;
  const total = totalOf(walk, body);
  return total === undefined ? isEnd(walk, got, size) : received >= total;
}

/** Whether a page that does not say there is more is the last one. */
const isEnd = ({ more, shortIsLast }: ListEnd, got: number, size: number | undefined): boolean =>
  more !== undefined || (shortIsLast === true && size !== undefined && got < size);

const NO_MORE = new Set<unknown>([undefined, null, '', false, 0, 'false', '0']);

const saysMore = ({ more }: ListEnd, body: unknown): boolean =>
  more !== undefined && !NO_MORE.has(valueAt(body, more));

/** The total number of records, if the answer has it. */
function totalOf({ total }: PagesWalk, body: unknown): number | undefined {
  const text = total === undefined ? undefined : plainText(valueAt(body, total));
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function afterLink(reading: Reading, { next }: LinksWalk, at: PageMark, answer: Answer): PageAndNext {
  const after = loopChecked(at, answer.records);
  const found = valueAt(answer.body, next);
  if (NO_MORE.has(found)) return { answer };
  const link = linkIn(found, reading);
  if (link === at.link) throw sameAgain('next link');
  const empty = answer.records.length === 0 ? oneMore(at) : undefined;
  return { answer, next: { ...after, link, ...(empty === undefined ? {} : { empty }) } };
}

/** Some servers cut a list into pages and then filter them, so a page in the middle of a list may be empty. */
const MOST_EMPTY = 100;

function oneMore({ empty = 0 }: PageMark): number {
  if (empty >= MOST_EMPTY) throw noEnd();
  return empty + 1;
}

/** For an empty page that says there is more. A page number can go up, but an offset would request the same page again. */
function moreAgain({ page }: PagesWalk, at: PageMark): number {
  if (page === undefined) throw noEnd();
  return oneMore(at);
}

function afterKeys(walk: KeysetWalk, at: PageMark, answer: Answer, size: number | undefined): PageAndNext {
  const { body, records } = answer;
  const fresh = freshOf(walk, records, at.key);
  const page = { ...answer, records: fresh };
  const isMore = saysMore(walk, body);
  if (!isMore && (records.length === 0 || isEnd(walk, records.length, size))) return { answer: page };
  if (fresh.length === 0) {
    const isFull = size !== undefined && records.length >= size;
    if (!isMore && !isFull) return { answer: page };
    // A small page, for the last records up to the limit, may have only records that came before.
    if (!isFull || size >= (walk.size ?? size)) throw noEnd();
    return { answer: page, next: { ...at, size: walk.size } };
  }
  const after = loopChecked(at, records);
  assertSorted(walk, records, at.key);
  const whole = wholeKeysOf(walk, fresh, at.key);
  if (whole.length === 0) return { answer: { ...answer, records: [] }, next: larger(walk, at, size) };
  const received = at.received + whole.length;
  const shared = whole.length < fresh.length;
  const seen = shared ? whole : records;
  const key = keyMarkOf(walk, seen, at.key, shared);
  return { answer: { ...answer, records: whole }, next: { ...after, received, key } };
}

/** One key fills a page: a larger page shows all of its records, if there is one. Throws CallFailure if not. */
function larger(walk: KeysetWalk, at: PageMark, size: number | undefined): PageMark {
  if (walk.size === undefined || size === undefined || size >= walk.size)
    throw new CallFailure({
      kind: 'unreadable',
      message: `More records share one ${walk.key} than a page holds, so the list can’t be read to its end`,
      description: `Sort it by another field. ${NARROWER}`,
      status: 200,
    });
  return { ...at, size: walk.size };
}

/** The digests for the next mark. Throws if the same page came before. Comparing with two pages finds any loop. */
function loopChecked({ pages, received, before, earlier }: PageMark, records: Row[]): PageMark {
  const digest = digestOf(records);
  if (digest !== undefined && (digest === before || digest === earlier)) throw sameAgain('page');
  const isPowerOfTwo = (pages & (pages - 1)) === 0;
  return {
    pages: pages + 1,
    received: received + records.length,
    before: digest,
    earlier: isPowerOfTwo ? digest : earlier,
  };
}

/** How many rows of a page are compared. */
const COMPARED = 1000;

function digestOf(records: Row[]): string | undefined {
  if (records.length === 0) return undefined;
  const step = Math.ceil(records.length / COMPARED);
  const hash = createHash('sha1').update(String(records.length));
  for (let at = 0; at < records.length; at += step) hash.update(JSON.stringify(records[at]));
  return hash.digest('base64url').slice(0, 12);
}

const sameAgain = (what: string): CallFailure =>
  new CallFailure({
    kind: 'unreadable',
    message: `The service sent the same ${what} twice, so the list can’t be read to its end`,
    description: NARROWER,
    status: 200,
  });

const noEnd = (): CallFailure =>
  new CallFailure({
    kind: 'unreadable',
    message: 'The service says that there are more records, and sends none',
    description: NARROWER,
    status: 200,
  });

const NARROWER = 'Narrow the list with filters, or turn Return All off and take fewer.';
