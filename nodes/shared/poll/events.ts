import { matches, valueAt } from '../operation';
import { spanOf, type Span } from './clock';
import type { PollEvent } from './event';
import { contentKey, eachOf, keyOf, NEVER_AGAIN } from './keys';
import type { Recall, Verdict } from './recall';
import type { Cursor, LiveState, RoundCall } from './state';
import type { Row } from './task';

/** The cursor of the far days. If they were never read, it is the cursor of the other days. */
export const farOf = (before: LiveState): Cursor => before.far ?? before;

/** A record of an answer that is an event. */
interface Found {
  row: Row;
  key: string;
  verdict: Verdict;
}

/** Picks the records of a round that are events. All records are remembered. */
export class Events {
  readonly rows: Row[] = [];
  again = 0;
  private readDetails = false;

  /** In: `several`: the round may read the same rows twice, as neighbouring windows have them. */
  constructor(
    private readonly recall: Recall,
    private readonly several: boolean,
  ) {}

  /**
   * Takes an answer. Out: false if the details of its records were not all read, so that the next poll must read it again;
   * those taken so far stay. Throws if the first details of a poll that emits nothing can't be read.
   */
  async add(call: RoundCall, answer: Row[]): Promise<boolean> {
    const { event } = this.recall.task;
    const rows = call.adds ? answer.map((row) => ({ ...row, ...call.adds })) : answer;
    const { found, contents } = await this.pick(call, rows);
    let isDone = true;
    if (event.details) isDone = await this.takeWithDetails(found, contents);
    else for (const { row, verdict } of found) this.emit(row, verdict);
    if (this.several) await this.noteShown(contents);
    return isDone;
  }

  private async pick(call: RoundCall, rows: Row[]): Promise<{ found: Found[]; contents: Set<string> }> {
    const { recall } = this;
    const { round, before } = recall;
    const { event } = recall.task;
    const floor = before && (round.wide ? farOf(before) : before).floor;
    const found: Found[] = [];
    const contents = new Set<string>();
    // Records of one answer with the same key are different records: all are events, or none.
    const verdicts = new Map<string, Verdict>();
    await eachOf(rows, (row) => {
      const { key, former } = keyOf(event, row);
      if (!verdicts.has(key)) {
        const span = markOf(event, row);
        verdicts.set(key, recall.verdictOn(key, call, { span, below: isBelow(span, floor), former }));
      }
      const verdict = verdicts.get(key);
      if (verdict && !this.wasShown(row, key, contents)) found.push({ row, key, verdict });
    });
    return { found, contents };
  }

  /** Whether an earlier answer of the round had the same row. Adds the row's content to `contents`. */
  private wasShown(row: Row, key: string, contents: Set<string>): boolean {
    if (!this.several) return false;
    const content = this.contentOf(row, key);
    contents.add(content);
    return this.recall.round.shown?.has(content) === true;
  }

  /** A page with details may be read again after a while, when its rows have changed. */
  private contentOf(row: Row, key: string): string {
    const { emits, details } = this.recall.task.event;
    return emits === 'change' || details ? key : contentKey(row);
  }

  private async noteShown(contents: Iterable<string>): Promise<void> {
    const shown = (this.recall.round.shown ??= new Map<string, number>());
    await eachOf(contents, (content) => void shown.set(content, NEVER_AGAIN));
  }

  private async takeWithDetails(found: Found[], contents: Set<string>): Promise<boolean> {
    for (const [index, { row, verdict }] of found.entries()) {
      const details = await this.detailsOf(row);
      if (details) {
        this.emit({ ...row, ...details }, verdict);
        continue;
      }
      // What was not shown is emitted when the page is read again.
      for (const { row: left, key } of found.slice(index)) contents.delete(this.contentOf(left, key));
      return false;
    }
    return true;
  }

  /** What belongs to a record. Undefined if it can't be read now: no time is left, or the call fails after others. */
  private async detailsOf(row: Row): Promise<Row | undefined> {
    const { event, readDetails, spent } = this.recall.task;
    if (!event.details || !readDetails) return {};
    if (this.readDetails && spent()) return undefined;
    this.readDetails = true;
    try {
      return { [event.details.as]: await readDetails(row) };
    } catch (failure) {
      if (this.rows.length === 0) throw failure;
      return undefined;
    }
  }

  private emit(row: Row, verdict: Verdict): void {
    if (verdict === 'again') this.again++;
    const added = itemOf(this.recall.task.event, row);
    this.rows.push(verdict === 'again' ? { ...added, emittedAgain: true } : added);
  }
}

/** The item of a record: its members under their names, and what the event adds. */
export function itemOf({ adds = [], item }: PollEvent, row: Row): Row {
  const own = item && Object.entries(item).map(([name, member]) => [name, valueAt(row, member) ?? null]);
  const added = adds.filter((each) => matches(each.if, row)).map(({ member, value }) => [member, value]);
  if (!own && added.length === 0) return row;
  return { ...(own ? (Object.fromEntries(own) as Row) : row), ...Object.fromEntries(added) };
}

export const markOf = ({ mark }: PollEvent, row: Row): Span | undefined =>
  mark === undefined ? undefined : spanOf(valueAt(row, mark));

const isBelow = (span: Span | undefined, floor: string | undefined): boolean =>
  span !== undefined && floor !== undefined && span.latest < Date.parse(floor);
