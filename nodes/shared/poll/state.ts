import { createHash } from 'node:crypto';
import { isPlainObject } from '../operation';
import type { PollEvent } from './event';

/** Raw values of a call, by field name. */
export type CallValues = Record<string, unknown>;

/** Remembered records: by their key, the minute in which each was an event. */
export type Memories = Record<string, number>;

/** A reading of the list that is not finished: the calls left, and what the calls made have shown. */
export interface Round {
  startedAt: string;
  /** Nothing is emitted: the round only learns what is there. */
  silent?: boolean;
  /** The highest mark so far. */
  highest?: string;
  rest: CallValues[];
  seen: Memories;
}

/** What a trigger keeps between polls, as JSON in the node's static data. */
export interface PollState {
  /** What is watched; a state of something else is not carried on. */
  of: string;
  /** When the last poll ended. */
  polledAt: string;
  /** Everything up to here, by our clock, has been asked for. */
  since: string;
  /** Marks below this are known, by the vendor's clock. */
  floor?: string;
  seen: Memories;
  round?: Round;
}

/**
 * The most records that are remembered: some 400 kB.
 * A list that changes more within minutes may show some of them twice; none is lost.
 */
export const MOST_REMEMBERED = 20_000;

/** Reads the state back; undefined where there is none, or one of something else. */
export function stateOf(stored: unknown, of: string): PollState | undefined {
  if (!isPlainObject(stored) || stored.of !== of) return undefined;
  return stored as unknown as PollState;
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
