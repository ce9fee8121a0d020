import type { PageMark } from '../invoke/pages';
import type { PollEvent } from './event';
import type { Range } from './roundCalls';
import type { CallValues, Watched } from './state';

export type Row = Record<string, unknown>;

/** The rows of one answer, and its moment by the vendor's clock, if it names one. */
export interface Read {
  rows: Row[];
  date?: number;
  /** Where the list continues; undefined after the last page. */
  next?: PageMark;
}

/** What one poll needs. */
export interface PollTask extends Pick<Watched, 'of' | 'narrowedBy'> {
  event: PollEvent;
  range: Range;
  /** The first poll emits existing records. */
  emitExisting: boolean;
  /** After how many milliseconds a record that is still in the list is emitted again. */
  againAfter?: number;
  /** How many records are remembered at most. */
  most: number;
  /** Our clock. */
  now(): number;
  /** Whether the time is up, so that no further call may start. */
  spent(): boolean;
  /** Reads an answer, or one of its pages. */
  read(values: CallValues, at?: PageMark): Promise<Read>;
  /** Reads what belongs to a record, if the event has details. */
  readDetails?(row: Row): Promise<Row[]>;
}
