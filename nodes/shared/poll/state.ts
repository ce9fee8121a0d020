import { createHash } from 'node:crypto';
import { isPlainObject } from '../operation';
import type { PollEvent } from './event';

/** Raw values of a call, by field name. */
export type CallValues = Record<string, unknown>;

/** Remembered records: by their key, the minute in which each was an event. */
export type Memories = Record<string, number>;

/** What rounds have shown. A reading may be short once: what is absent from it is kept for one round more. */
export interface Memory {
  seen: Memories;
  /** Absent from the last round that would have shown them. */
  missing?: Memories;
}

/** One call of a round. */
export interface RoundCall {
  values: CallValues;
  /** It reads days outside those of every poll. */
  far?: true;
}

/** A reading of the list that is not finished: the calls left, and what the calls made have shown. */
export interface Round {
  startedAt: string;
  /** Nothing is emitted: the round only learns what is there. */
  silent?: boolean;
  /** It reads the far days too. */
  wide?: boolean;
  /** What stands on the far days is not emitted. */
  skipsFar?: boolean;
  /** The highest mark so far. */
  highest?: string;
  rest: RoundCall[];
  seen: Memories;
  /** What only a wide round shows again. */
  far?: Memories;
  /** Digests of the rows emitted so far. */
  shown?: string[];
}

/** How far a round has read. */
export interface Reached {
  /** Everything up to here, by our clock, has been asked for. */
  since: string;
  /** Marks below this are known, by the vendor's clock. */
  floor?: string;
}

/** Where the next round begins: where the last but one has ended, since the last may have been short. */
export interface Cursor extends Reached {
  /** Where the last round has ended. */
  reached?: Reached;
}

/** The days that one round a day reads, and the changes of all days since that round. */
export interface FarMemory extends Cursor, Memory {}

/** What a trigger keeps between polls, as JSON in the node's static data. */
export interface PollState extends Cursor, Memory {
  /** What is watched: event and credential. A state of something else is not carried on. */
  of: string;
  /** What the list is narrowed by; see {@link Watched}. */
  narrowedBy: string;
  /** When the last poll ended. */
  polledAt: string;
  far?: FarMemory;
  /** What was on the far days when they were first read is not emitted: it was no concern of this trigger before. */
  skipsFar?: boolean;
  /** No round was finished, and what exists was to be emitted: the next one asks for all of the list again. */
  unread?: true;
  /** Shown before the list was narrowed otherwise, and not since. */
  aside?: { until: string; seen: Memories };
  round?: Round;
}

/** What a state must be of. */
export interface Watched {
  /** Digest of event and credential: another credential reads another list. */
  of: string;
  /** Digest of filters and days: where they change, the state is carried on. */
  narrowedBy: string;
  /** What `of` was before filters and credential were told apart. */
  formerly: string;
}

/**
 * The most records that are remembered: some 400 kB, and in an unfinished round some 300 kB more.
 * A list that changes more between two rounds, or in a day where far days are read, may show some of them twice; none is
 * lost.
 */
export const MOST_REMEMBERED = 20_000;

/** Reads the state back, as a copy; undefined where there is none, or one of something else. */
export function stateOf(kept: unknown, watched: Watched): PollState | undefined {
  // After a restart, n8n hands out its static data behind proxies, which can't be cloned otherwise.
  const stored: unknown = isPlainObject(kept) ? JSON.parse(JSON.stringify(kept)) : undefined;
  if (!isPlainObject(stored)) return undefined;
  if (stored.of === watched.of) return stored as unknown as PollState;
  return stored.of === watched.formerly ? fromFormer(stored as unknown as FormerState, watched) : undefined;
}

/** A state as version 0.1 wrote it before filters could change: its calls are plain values, and no far days were read. */
type FormerState = Omit<PollState, 'round'> & { round?: Omit<Round, 'rest'> & { rest: CallValues[] } };

function fromFormer({ round, ...state }: FormerState, { of, narrowedBy }: Watched): PollState {
  const carried = { ...state, of, narrowedBy, skipsFar: true };
  if (!round) return carried;
  return {
    ...carried,
    // Which rows its calls have shown is not told, so that none of these records comes with a further one.
    seen: { ...state.seen, ...round.seen },
    round: { ...round, rest: round.rest.map((values) => ({ values })) },
  };
}

/** Tells a record, or its state, from all others: 72 bits. */
export function keyOf(event: PollEvent, record: Record<string, unknown>): string {
  const has = (name: string) => record[name] !== undefined && record[name] !== null;
  const members = event.identity.find((names) => names.every(has)) ?? [];
  const identity = members.map((name) => [name, record[name]]);
  const whole = event.emits === 'change' || members.length === 0;
  return digest(whole ? [identity, record] : identity);
}

/** A short digest of any JSON, the same for members in any order. */
export const digest = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 12);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return `${part}n`;
    if (!isPlainObject(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
