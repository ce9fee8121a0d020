import { isDeepStrictEqual } from 'node:util';
import { assertGoing } from '../http/wait';
import {
  gather,
  isWithin,
  plainText,
  windowsOf,
  type DateRange,
  type Operation,
  type Values,
  type WindowsWalk,
} from '../operation';
import { allHints } from './allHints';
import { invoke, type Answer } from './invoke';
import type { Session } from './session';

type Row = Record<string, unknown>;

/** Reads a list window by window. Throws CallFailure if any call fails. */
export async function walkWindows(
  operation: Operation,
  walk: WindowsWalk,
  values: Values,
  session: Session,
  limit = Infinity,
): Promise<Answer> {
  const records: Row[] = [];
  const earlier = new Earlier(walk.key);
  let hints: Answer['hints'];
  for (const window of windowsIn(walk.ranges, values)) {
    if (records.length >= limit) break;
    assertGoing(session.signal);
    const answer = await invoke(operation, window, session);
    hints = allHints(hints, answer.hints);
    for (const record of await gather(earlier.newOf(answer.records))) records.push(record);
  }
  return { body: undefined, records, hints };
}

/** The values of each call: each range that is too long is cut into windows. */
function* windowsIn(ranges: DateRange[], values: Values): Generator<Values> {
  const long = ranges.find((range) => !isWithin(range, values));
  if (!long) return yield values;
  for (const { from, to } of windowsOf(long, values))
    yield* windowsIn(ranges, { ...values, [long.from]: from, [long.to]: to });
}

/**
 * The records of the windows so far. A record at the edge of two windows may be in both, with the same content. Records that
 * share a key are different if they are in one answer (such as the lines of an order), or if their content differs.
 */
class Earlier {
  private readonly records = new Map<string, Row[]>();

  constructor(private readonly key: string | undefined) {}

  /** The records of one more window that are new. Each earlier record accounts for one equal record. */
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
