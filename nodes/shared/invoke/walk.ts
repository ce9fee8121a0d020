import { isDeepStrictEqual } from 'node:util';
import { CallFailure } from '../errors';
import {
  gather,
  isWithin,
  plainText,
  windowsOf,
  type DateRange,
  type Operation,
  type PagesWalk,
  type Values,
  type WindowsWalk,
} from '../operation';
import { afterSending, invoke, type Answer } from './invoke';
import type { Session } from './session';
import { valueAt } from '../protocol/valueAt';

type Row = Record<string, unknown>;

/**
 * Reads a list as its declaration says it is walked: all of it, or the first `limit` records.
 * Throws CallFailure when any call fails: half a list is none.
 */
export async function invokeAll(
  operation: Operation,
  values: Values,
  session: Session,
  limit?: number,
): Promise<Answer> {
  const { walk } = operation;
  if (walk === undefined) return await invoke(operation, values, session);
  try {
    const answer = await walked(operation, values, session, limit);
    return limit === undefined ? answer : { ...answer, records: answer.records.slice(0, limit) };
  } catch (error) {
    throw afterSending(error, operation, session);
  }
}

async function walked(
  operation: Operation,
  values: Values,
  session: Session,
  limit: number | undefined,
): Promise<Answer> {
  const { walk } = operation;
  if (typeof walk !== 'object') return await invoke(operation, values, session);
  if (walk.kind === 'pages') return await walkPages(operation, walk, values, session, limit);
  return await walkWindows(operation, walk, values, session, limit);
}

async function walkWindows(
  operation: Operation,
  walk: WindowsWalk,
  values: Values,
  session: Session,
  limit = Infinity,
): Promise<Answer> {
  const records: Row[] = [];
  const earlier = new Earlier(walk.key);
  let hint: Answer['hint'];
  for (const window of windowsIn(walk.ranges, values)) {
    if (records.length >= limit) break;
    assertGoing(session);
    const answer = await invoke(operation, window, session);
    hint ??= answer.hint;
    for (const record of await gather(earlier.newOf(answer.records))) records.push(record);
  }
  return { body: undefined, records, hint };
}

/** The values of each call: of every range that is too long, each of its windows. */
function* windowsIn(ranges: DateRange[], values: Values): Generator<Values> {
  const long = ranges.find((range) => !isWithin(range, values));
  if (!long) return yield values;
  for (const { from, to } of windowsOf(long, values))
    yield* windowsIn(ranges, { ...values, [long.from]: from, [long.to]: to });
}

/**
 * The records of the windows read so far. A record at a seam may be in both of its windows, and is then the same in
 * both. Records that share a key are different ones where they stand in one answer (the lines of an order, say), or
 * where they differ.
 */
class Earlier {
  private readonly records = new Map<string, Row[]>();

  constructor(private readonly key: string | undefined) {}

  /** The records of one more window that no earlier one has brought; each earlier one explains one of its like. */
  *newOf(answer: Row[]): Generator<Row> {
    const explained = new Set<Row>();
    const fresh: Row[] = [];
    for (const record of answer) {
      const key = this.keyOf(record);
      const same = this.records
        .get(key ?? '')
        ?.find((each) => !explained.has(each) && isDeepStrictEqual(each, record));
      if (same) explained.add(same);
      else {
        fresh.push(record);
        yield record;
      }
    }
    for (const record of fresh) this.add(record);
  }

  private keyOf(record: Row): string | undefined {
    return this.key === undefined ? undefined : plainText(record[this.key]);
  }

  private add(record: Row): void {
    const key = this.keyOf(record);
    if (key === undefined) return;
    const like = this.records.get(key);
    if (like) like.push(record);
    else this.records.set(key, [record]);
  }
}

/** In: `ownSize`, how many rows the vendor has shown to give at most. */
async function walkPages(
  operation: Operation,
  walk: PagesWalk,
  values: Values,
  session: Session,
  limit = Infinity,
  ownSize?: number,
): Promise<Answer> {
  // Few are asked for at once where few are wanted; the size stays the same on all pages, or they would overlap.
  const size = ownSize ?? (walk.rows === undefined ? walk.size : Math.min(walk.size, limit));
  const records: Row[] = [];
  let hint: Answer['hint'];
  let before: Row[] = [];
  for (let page = 0; ; page += 1) {
    assertGoing(session);
    const at = { page, received: records.length, size };
    const answer = await invoke(operation, { ...values, ...pageValues(walk, at) }, session);
    hint ??= answer.hint;
    const got = answer.records.length;
    if (got > 0 && isSamePage(answer.records, before)) throw sameAgain();
    before = answer.records;
    for (const record of answer.records) records.push(record);
    if (records.length >= limit || isLast(got, size, records.length, totalOf(walk, answer))) break;
    // Whether a vendor of shorter pages counts them by its own size or by the asked one is not known. Asked for its own
    // from the first page on, it skips no row and gives none twice.
    if (page === 0 && got < size && isNumbered(walk) && ownSize === undefined)
      return await walkPages(operation, walk, values, session, limit, got);
  }
  return { body: undefined, records, hint };
}

const isSamePage = (page: Row[], before: Row[]): boolean =>
  page.length === before.length && page.every((row, index) => isDeepStrictEqual(row, before[index]));

/** An empty page is the last. A short one is unless the total says that there is more. */
const isLast = (got: number, size: number, received: number, total: number | undefined): boolean =>
  got === 0 || (total === undefined ? got < size : received >= total);

/** The total of records that an answer tells, where it tells one. */
function totalOf({ total }: PagesWalk, { body }: Answer): number | undefined {
  const text = total === undefined ? undefined : plainText(valueAt(body, total));
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

const isNumbered = ({ page, rows }: PagesWalk): boolean => page !== undefined && rows !== undefined;

/** An offset counts the rows received: pages may be shorter than asked. */
function pageValues(
  { page: pageField, offset, rows, first = 1 }: PagesWalk,
  { page, received, size }: { page: number; received: number; size: number },
): Values {
  return {
    ...(pageField === undefined ? {} : { [pageField]: first + page }),
    ...(offset === undefined ? {} : { [offset]: received }),
    ...(rows === undefined ? {} : { [rows]: size }),
  };
}

const sameAgain = (): CallFailure =>
  new CallFailure({
    kind: 'unreadable',
    message: 'The service sent the same page twice, so the list can’t be read to its end',
    description: 'Narrow the list with filters, or turn Return All off and take fewer.',
    status: 200,
  });

function assertGoing({ signal }: Session): void {
  if (signal?.aborted) throw new CallFailure({ kind: 'cancelled', message: 'The execution was canceled' });
}
