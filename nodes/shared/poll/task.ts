import type { PageMark } from '../invoke/pages';
import type { PollEvent } from './event';
import type { Range } from './plan';
import type { CallValues, Watched } from './state';

export type Row = Record<string, unknown>;

/** The rows of one answer, and its moment by the vendor's clock, where it gives one. */
export interface Read {
  rows: Row[];
  date?: number;
  /** Where the list goes on, if it comes in pages and this was not the last. */
  next?: PageMark;
}

/** What one poll works with. */
export interface PollTask extends Pick<Watched, 'of' | 'narrowedBy'> {
  event: PollEvent;
  range: Range;
  /** Emits what is there at the first poll. */
  emitExisting: boolean;
  /** Emits a record again that is still in the list after so many milliseconds. */
  againAfter?: number;
  /** How many records are remembered. */
  most: number;
  /** Our own clock. */
  now(): number;
  /** Whether no further call may be started. */
  spent(): boolean;
  /** Reads an answer, or a page of it. */
  read(values: CallValues, at?: PageMark): Promise<Read>;
}
