import type { Operation } from '../operation';

/** A list operation asked for what has changed since a day or a moment. */
export interface Since {
  /** Field that carries the lower bound, which the vendor takes as inclusive. */
  field: string;
  precision: 'day' | 'moment';
  /**
   * The most days that the bound may lie back. What is older is read by `beyond`: windows of `most` days over two
   * other fields, without the bound.
   */
  reach?: { days: number; beyond?: { from: string; to: string; most: number } };
}

/** A range of days that the list must be given, in windows of at most `most` days, both ends counted. */
export interface Days {
  /** The two fields of the range; the same one twice where the list takes a single day. */
  from: string;
  to: string;
  most: number;
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
  /**
   * Members that identify a record: the first of these that a record has whole. A record that has none of them is
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
