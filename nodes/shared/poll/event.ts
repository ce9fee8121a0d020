import type { CursorPlace, Operation, RowCondition } from '../operation';

/**
 * A list operation asked for what has changed since a day or a moment, as its lower bound: the value of a field, or a part
 * of a filter. The vendor takes it as inclusive.
 */
export interface Since extends CursorPlace {
  precision: 'day' | 'moment';
  /** How a moment is written, in GMT: `YYYY-MM-DD hh:mm:ss`. ISO text unless said. */
  format?: string;
  /** The field that takes the upper end, which is now, where the vendor demands one. */
  until?: string;
  /** So many hours before the end of the last but one round are asked for again; 1 unless said. */
  overlap?: number;
  /**
   * The most days that the bound may lie back. What is older is read by `beyond`: windows of `most` days over two
   * other fields, without the bound.
   */
  reach?: { days: number; beyond?: { from: string; to: string; most: number } };
}

/** A range of days around today that the list must be given, both ends counted. It moves on with every poll. */
export interface Days {
  /** The two fields of the range; the same one twice where the list takes a single day. */
  from: string;
  to: string;
  /** The most days of a call; without it, one call takes any range. */
  most?: number;
  /** The fields take moments: the last day ends now where it is today. */
  precision?: 'moment';
  /** The range as the editor starts with it, in days before and after today. */
  back: number;
  ahead: number;
  /** Days outside that range that one poll a day reads too, where reading them each time would cost too many calls. */
  far?: { back: number; ahead: number };
  /** What the days are, as in "ship date". */
  name: string;
}

/** Something that a polling trigger watches for, as data. */
export interface PollEvent {
  /** Saved in users' workflows. */
  value: string;
  name: string;
  description: string;
  /** The list that is read. */
  operation: Operation;
  /** Sent with every call, by field name. */
  values?: Record<string, unknown>;
  /** Fields of the operation that the user may narrow the list with. */
  filters?: string[];
  /** Which records of the list are of this event; the others are left out. */
  only?: RowCondition;
  /**
   * Members that identify a record, nested ones by a path: the first of these that a record has whole. A record that has none of them is
   * identified by all that is in it.
   */
  identity: string[][];
  /**
   * `change`: every new state of a record is an event.
   * `appearance`: a record is an event when it comes into the list, and again only after it has been gone from it.
   */
  emits: 'change' | 'appearance';
  /** Records wait in the list for work to be done: none may be passed over, and where it failed it can be done again. */
  waits?: boolean;
  since?: Since;
  days?: Days;
  /** Member with the moment (or day) of the record's last change, by the vendor's clock. */
  mark?: string;
}

/** What a polling trigger offers. */
export interface PollSource {
  events: PollEvent[];
  /** How many calls a day a user of the vendor has. */
  dailyCalls: number;
}
