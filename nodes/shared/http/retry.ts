import type { Effect } from '../operation/declaration';
import { CallFailure } from '../errors';
import type { FailureKind } from '../errors';
import { LONGEST_WAIT_MS, cancelled, wait } from './wait';

/** `retry`: send again. `stop`: it has failed. `unknown`: it may have been carried out, so never again. */
export type RetryVerdict = 'retry' | 'stop' | 'unknown';

/** What to do after a failure, by what is known of its fate and by what a repeat would do. */
export const RETRY_BY_EFFECT: Readonly<Record<FailureKind, Readonly<Record<Effect, RetryVerdict>>>> = {
  unsent: { read: 'retry', idempotent: 'retry', once: 'retry' },
  throttled: { read: 'retry', idempotent: 'retry', once: 'retry' },
  unavailable: { read: 'retry', idempotent: 'retry', once: 'unknown' },
  lost: { read: 'retry', idempotent: 'retry', once: 'unknown' },
  unreadable: { read: 'retry', idempotent: 'retry', once: 'unknown' },
  misdirected: { read: 'retry', idempotent: 'retry', once: 'retry' },
  unauthorized: { read: 'retry', idempotent: 'retry', once: 'retry' },
  refused: { read: 'stop', idempotent: 'stop', once: 'stop' },
  blocked: { read: 'stop', idempotent: 'stop', once: 'stop' },
  cancelled: { read: 'stop', idempotent: 'stop', once: 'stop' },
};

/** Kinds that are retried once, and only after `renew` has changed something: a new session, a new host. */
const AFTER_RENEWAL: ReadonlySet<FailureKind> = new Set(['unauthorized', 'misdirected']);

const FIRST_WAIT_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;

/** All waits of one call together, in milliseconds; people who look at a list or a test wait less. */
export const MAX_TOTAL_WAIT_MS = 120_000;

/** How much waiting a call has left, whoever makes it wait. */
export class Patience {
  constructor(private leftMs: number) {}

  /** Whether a wait of so many milliseconds fits, and a timer can hold it. */
  covers(ms: number): boolean {
    return ms <= this.leftMs && ms <= LONGEST_WAIT_MS;
  }

  /** Takes a wait; false, and nothing is taken, where it does not fit. */
  spend(ms: number): boolean {
    if (!this.covers(ms)) return false;
    this.leftMs -= ms;
    return true;
  }
}

/** One attempt among those of a call: 0, 1, 2 …. */
export interface Turn {
  n: number;
  patience: Patience;
}

/** How often and how long a call may be tried. */
export interface RetryPolicy {
  effect: Effect;
  /** Attempts after the first; the one attempt after a renewal is not counted. */
  maxRetries: number;
  /** The sum of all waits, in milliseconds. A wait that does not fit is not begun: the call fails at once. */
  maxTotalWaitMs: number;
  signal?: AbortSignal;
  /** After `unauthorized` or `misdirected`: logs in or resolves the host again. True: worth another attempt. */
  renew?: (failure: CallFailure) => Promise<boolean>;
  /** Whether somebody else makes the next attempt wait as this failure asks: the gate that all calls share. */
  waitsElsewhere?: (failure: CallFailure) => boolean;
  /** 0 up to 1, for the jitter; Math.random by default. */
  random?: () => number;
  /** The clock of tests. */
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Runs `attempt` until it succeeds, may not be repeated or the policy is used up.
 * Throws the last CallFailure, with outcome `unknown` where a `once` call may have been carried out;
 * `cancelled` when the signal is aborted; anything that is not a CallFailure as it comes.
 */
export async function withRetries<T>(attempt: (turn: Turn) => Promise<T>, policy: RetryPolicy): Promise<T> {
  const renewed = new Set<FailureKind>();
  const sleep = policy.sleep ?? wait;
  const patience = new Patience(policy.maxTotalWaitMs);
  let retries = 0;

  for (let n = 0; ; n++) {
    if (policy.signal?.aborted) throw cancelled();
    const outcome = await settle(attempt, { n, patience });
    if (!('failure' in outcome)) return outcome.value;
    const { failure } = outcome;

    const verdict = verdictOn(failure, policy.effect);
    if (verdict === 'unknown') throw failure.with({ outcome: 'unknown' });
    if (verdict === 'stop') throw failure;

    if (AFTER_RENEWAL.has(failure.kind)) {
      if (renewed.has(failure.kind) || !(await policy.renew?.(failure))) throw failure;
      renewed.add(failure.kind);
      continue;
    }

    if (retries >= policy.maxRetries) throw failure;
    const ms = waitBefore(retries, failure, policy.random ?? Math.random);
    if (!patience.covers(ms)) throw failure;
    retries += 1;
    if (policy.waitsElsewhere?.(failure)) continue;
    patience.spend(ms);
    await sleep(ms, policy.signal);
  }
}

async function settle<T>(
  attempt: (turn: Turn) => Promise<T>,
  turn: Turn,
): Promise<{ value: T } | { failure: CallFailure }> {
  try {
    return { value: await attempt(turn) };
  } catch (error) {
    if (error instanceof CallFailure) return { failure: error };
    throw error;
  }
}

function verdictOn(failure: CallFailure, effect: Effect): RetryVerdict {
  const verdict = RETRY_BY_EFFECT[failure.kind][effect];
  // We stopped reading or waiting, but the service had the request.
  return verdict === 'stop' && failure.sent && effect === 'once' ? 'unknown' : verdict;
}

/**
 * Retry-After to the millisecond where it asks for a wait. Else exponential with full jitter, which spreads calls
 * that failed together: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
function waitBefore(retries: number, failure: CallFailure, random: () => number): number {
  if (failure.retryAfterMs) return failure.retryAfterMs;
  return random() * Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** retries);
}
