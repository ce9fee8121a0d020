import type { PageMark } from '../invoke/pages';
import { isPlainObject } from '../operation';
import { pack, unpack, type Memories, type Packed } from './keys';

/** Raw values of a call, by field name. */
export type CallValues = Record<string, unknown>;

/** The records of past rounds. A list may be incomplete once, so an absent record is kept for one more round. */
export interface Memory<M> {
  seen: M;
  /** Records that were absent from the last round that read their days. */
  missing?: M;
}

/** One call of a round, or the rest of its pages. */
export interface RoundCall {
  values: CallValues;
  /** Where its list continues. */
  at?: PageMark;
  /** A list that begins with its newest records is read down to this moment. */
  downTo?: string;
  /** It reads days that not every poll reads. */
  far?: true;
  /** Members that its records get: the month that it reads. */
  adds?: Record<string, string>;
}

/** An unfinished reading of the list: the calls that are left, and the records so far. */
export interface Round<M> {
  /** By the vendor's clock. */
  startedAt: string;
  /** Nothing is emitted: the round only learns which records exist. */
  silent?: boolean;
  /** It reads the far days too. */
  wide?: boolean;
  /** Records on the far days are not emitted. */
  skipsFar?: boolean;
  rest: RoundCall[];
  seen: M;
  /** Records that only a wide round reads again. */
  far?: M;
  /** The contents of all rows so far, if the round has several calls. */
  shown?: M;
}

/** How far a round has read. All moments are by the vendor's clock, from the `Date` of its answers. */
export interface Reached {
  /** Everything up to this moment was read. */
  since: string;
  /** Changes before this moment that are not remembered are skipped: there was no room for them. */
  floor?: string;
}

/** Where the next round begins: where the round before the last ended, since the last one may have been incomplete. */
export interface Cursor extends Reached {
  /** Where the last round ended. */
  reached?: Reached;
}

/** The records of the far days, and the changes of all days since the last round that read them. */
export interface FarMemory<M> extends Cursor, Memory<M> {}

/** What a trigger knows between polls. */
export interface PollState<M> extends Cursor, Memory<M> {
  /** The form in which it is saved. */
  form: typeof FORM;
  /** A digest of event and credential. A state of another event or credential is not used. */
  of: string;
  /** A digest of the filters; see {@link Watched}. */
  narrowedBy: string;
  /** When the last poll ended, by our clock. */
  polledAt: string;
  /** The milliseconds by which the vendor's clock is ahead of ours, if they differ. */
  clock?: number;
  far?: FarMemory<M>;
  /** The records of the first reading of the far days are not emitted: this trigger did not watch those days before. */
  skipsFar?: boolean;
  /** No round was finished, and existing records will be emitted. The next round reads the whole list again. */
  unread?: true;
  /** Records seen with earlier filters, and not since. */
  aside?: { until: string; seen: M };
  round?: Round<M>;
}

/** The state as saved in the node's static data, as JSON. */
export type SavedState = PollState<Packed>;

/** The state as a round uses it. */
export type LiveState = PollState<Memories>;

/** What a trigger watches. A saved state must match it. */
export interface Watched {
  /** A digest of event and credential: another credential reads another list. */
  of: string;
  /** A digest of filters and days. If they change, the state is carried over. */
  narrowedBy: string;
  /** The value of `of` in states from before filters and credential were distinguished. */
  formerly: string;
}

/** The form of a saved state. Version 0.1 saved two forms without this number. */
export const FORM = 3;

/**
 * The most records that are remembered. A key takes 10 bytes, so n8n saves up to 1.5 MB of JSON with each execution, and
 * twice that while a round is unfinished.
 */
export const MOST_REMEMBERED = 150_000;

/** The static data as plain JSON: n8n wraps it in proxies after a restart. Undefined if there is none. */
export const plainOf = (kept: unknown): Record<string, unknown> | undefined => {
  const plain: unknown = isPlainObject(kept) ? JSON.parse(JSON.stringify(kept)) : undefined;
  return isPlainObject(plain) ? plain : undefined;
};

/** A state for a round to use. It shares nothing with the saved one. */
export const opened = async (state: SavedState): Promise<LiveState> => await converted(state, unpack);

/** A state for n8n to save. */
export const closed = async (state: LiveState): Promise<SavedState> => await converted(state, pack);

type Convert<A, B> = (memories: A) => Promise<B>;

async function converted<A, B>(
  { seen, missing, far, aside, round, ...state }: PollState<A>,
  convert: Convert<A, B>,
): Promise<PollState<B>> {
  return {
    ...state,
    ...(await memoryIn({ seen, missing }, convert)),
    ...(far ? { far: { ...far, missing: undefined, ...(await memoryIn(far, convert)) } } : {}),
    ...(aside ? { aside: { until: aside.until, seen: await convert(aside.seen) } } : {}),
    ...(round ? { round: await roundIn(round, convert) } : {}),
  };
}

const memoryIn = async <A, B>({ seen, missing }: Memory<A>, convert: Convert<A, B>): Promise<Memory<B>> => ({
  seen: await convert(seen),
  ...(missing ? { missing: await convert(missing) } : {}),
});

async function roundIn<A, B>(
  { seen, far, shown, ...round }: Round<A>,
  convert: Convert<A, B>,
): Promise<Round<B>> {
  return {
    ...round,
    rest: [...round.rest],
    seen: await convert(seen),
    ...(far ? { far: await convert(far) } : {}),
    ...(shown ? { shown: await convert(shown) } : {}),
  };
}
