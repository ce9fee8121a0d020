import type { CursorPlace, Operation, RowCondition, Scalar } from '../operation';

/**
 * How a list is limited to changes since a day or a moment: by the value of a field, or by a part of a filter. The bound is
 * inclusive. Without a field the list takes no bound, but begins with its newest records, by the event's `mark`: a round then
 * ends at the first page that reaches below the bound.
 */
export interface Since extends Partial<CursorPlace> {
  precision: 'day' | 'moment';
  /**
   * A second row of conditions, for a call of its own: records that were never changed have a date of their creation, but
   * none of a change.
   */
  also?: Record<string, string>;
  /** How many hours before the end of the round before the last are read again. Default: 1. */
  overlap?: number;
  /**
   * How many days are read again once a day. For lists whose bound is the moment at which a record was made: its state may
   * change later.
   */
  reread?: number;
  /**
   * The most days that the bound may lie back. Older changes are read through `beyond`: windows of `most` days over two
   * other fields, without the bound.
   */
  reach?: { days: number; beyond?: { from: string; to: string; most: number } };
}

/** A range of days around today, both ends included, that the list requires. It moves with every poll. */
export interface Days {
  /** The two fields of the range. If the list takes a single day, they are the same. */
  from: string;
  to: string;
  /** The most days per call. Without it, one call takes any range. */
  most?: number;
  /** The fields take moments. If the last day is today, the range ends now. */
  precision?: 'moment';
  /** If the time zone of the moments is not documented: how many hours longer the range is at either end. */
  slack?: number;
  /** The default range, in days before and after today. */
  back: number;
  ahead: number;
  /** Days outside that range that only one poll a day reads, since each poll would cost too many calls. */
  far?: { back: number; ahead: number };
  /** What the days are, as in "ship date". */
  name: string;
}

/**
 * A list that is read month by month, counted from the current one. The month (YYYY-MM) becomes a member of the records.
 * Around the end of a month it is unclear which month the vendor counts from, so the list is not read for 26 hours.
 */
export interface Months {
  as: string;
  /** The values that select a month: `ahead: 0` is the current one. */
  calls: Array<{ ahead: number; values: Record<string, unknown> }>;
}

/**
 * A call that gets what belongs to a new record, or that deals with it. The record becomes an event after that call. Manual
 * runs make it only if it changes nothing.
 */
export interface Details {
  operation: Operation;
  /** Fields of the read, and the members of the record that fill them. */
  values: Record<string, string>;
  /** The member that holds the records of the answer. */
  as: string;
  /** What one of the new records is, as in "batch". */
  of: string;
}

/** Records that an event leaves out, unless the user sets an option. */
export interface UsuallyOnly {
  rows: RowCondition;
  /** The switch that lets all others through too. */
  option: { name: string; label: string; description: string };
}

/** Something that a polling trigger watches for, as data. */
export interface PollEvent {
  /** Saved in users' workflows. */
  value: string;
  name: string;
  description: string;
  /** The operation that lists the records. */
  operation: Operation;
  /** Sent with every call, by field name. */
  values?: Record<string, unknown>;
  /** Fields of the operation by which the user may narrow the list. A required one is shown below the event. */
  filters?: string[];
  /** Which records of the list belong to this event. Others are left out. */
  only?: RowCondition;
  /** Which of these records are emitted if the user does not ask for all. */
  usually?: UsuallyOnly;
  /**
   * Sets of members that identify a record; nested members by a path. The first set that the record has counts; members with a
   * question mark may be missing. A record without any such set is identified by its whole content.
   */
  identity: string[][];
  /**
   * `change`: every new state of a record is an event.
   * `appearance`: a record is an event when it enters the list, and again only after it has left the list.
   */
  emits: 'change' | 'appearance';
  /** Records wait in the list until some work is done. None may be skipped, and failed work can be repeated. */
  waits?: boolean;
  since?: Since;
  days?: Days;
  months?: Months;
  details?: Details;
  /** Members that a record gets if it meets the condition. */
  adds?: Array<{ member: string; value: Scalar; if: RowCondition }>;
  /** What the item has instead of the whole record: its members, and those of the record that fill them. */
  item?: Record<string, string>;
  /** The answer shows one current state, and is never incomplete: what it lacks is gone, and is an event when it comes back. */
  current?: true;
  /** The member with the moment (or day) of the record's last change, by the vendor's clock. */
  mark?: string;
}

/** What a polling trigger offers. */
export interface PollSource {
  events: PollEvent[];
  /** How many calls a day a user of the vendor has, if the vendor limits them. */
  dailyCalls?: number;
}
