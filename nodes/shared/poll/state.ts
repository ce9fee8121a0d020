import type { PageMark } from '../invoke/pages';
import { isPlainObject } from '../operation';
import { pack, unpack, type Memories, type Packed } from './keys';

/** Raw values of a call, by field name. */
export type CallValues = Record<string, unknown>;

/** What rounds have shown. A reading may be short once: what is absent from it is kept for one round more. */
export interface Memory<M> {
  seen: M;
  /** Absent from the last round that would have shown them. */
  missing?: M;
}

/** One call of a round, or what is left of one whose answer comes in pages. */
export interface RoundCall {
  values: CallValues;
  /** Where its list goes on. */
  at?: PageMark;
  /** It reads days outside those of every poll. */
  far?: true;
}

/** A reading of the list that is not finished: the calls left, and what the calls made have shown. */
export interface Round<M> {
  /** By the vendor's clock. */
  startedAt: string;
  /** Nothing is emitted: the round only learns what is there. */
  silent?: boolean;
  /** It reads the far days too. */
  wide?: boolean;
  /** What stands on the far days is not emitted. */
  skipsFar?: boolean;
  rest: RoundCall[];
  seen: M;
  /** What only a wide round shows again. */
  far?: M;
  /** Contents of the rows emitted so far, where the round has several calls. */
  shown?: M;
}

/** How far a round has read. All moments are the vendor's, as the `Date` of its answers gives them. */
export interface Reached {
  /** Everything up to here has been asked for. */
  since: string;
  /** What was changed before this and is not remembered is passed over: there was no room for it. */
  floor?: string;
}

/** Where the next round begins: where the last but one has ended, since the last may have been short. */
export interface Cursor extends Reached {
  /** Where the last round has ended. */
  reached?: Reached;
}

/** The days that one round a day reads, and the changes of all days since that round. */
export interface FarMemory<M> extends Cursor, Memory<M> {}

/** What a trigger knows between polls. */
export interface PollState<M> extends Cursor, Memory<M> {
  /** The form in which it is saved. */
  form: typeof FORM;
  /** What is watched: event and credential. A state of something else is not carried on. */
  of: string;
  /** What the list is narrowed by; see {@link Watched}. */
  narrowedBy: string;
  /** When the last poll ended, by our own clock. */
  polledAt: string;
  /** How far the vendor's clock is ahead of ours, in milliseconds, where they differ. */
  clock?: number;
  far?: FarMemory<M>;
  /** What was on the far days when they were first read is not emitted: it was no concern of this trigger before. */
  skipsFar?: boolean;
  /** No round was finished, and what exists was to be emitted: the next one asks for all of the list again. */
  unread?: true;
  /** Shown before the list was narrowed otherwise, and not since. */
  aside?: { until: string; seen: M };
  round?: Round<M>;
}

/** As it is kept in the node's static data, as JSON. */
export type SavedState = PollState<Packed>;

/** As a round works with it. */
export type LiveState = PollState<Memories>;

/** What a state must be of. */
export interface Watched {
  /** Digest of event and credential: another credential reads another list. */
  of: string;
  /** Digest of filters and days: where they change, the state is carried on. */
  narrowedBy: string;
  /** What `of` was before filters and credential were distinguished. */
  formerly: string;
}

/** Version 0.1 saved two forms without this mark. */
export const FORM = 3;

/**
 * The most records that are remembered. A key takes 10 bytes: some 1.5 MB of JSON in all, which n8n saves with each
 * execution; twice that while a round is unfinished.
 */
export const MOST_REMEMBERED = 150_000;

/** The static data as plain JSON: after a restart, n8n hands it out behind proxies. Undefined where there is none. */
export const plainOf = (kept: unknown): Record<string, unknown> | undefined => {
  const plain: unknown = isPlainObject(kept) ? JSON.parse(JSON.stringify(kept)) : undefined;
  return isPlainObject(plain) ? plain : undefined;
};

/** A state for rounds to work with, which shares nothing with the saved one. */
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
