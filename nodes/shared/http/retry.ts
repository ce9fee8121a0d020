import type { Effect } from '../operation/declaration';
import { CallFailure } from '../errors';
import type { FailureKind } from '../errors';
import type { Admission } from './budget';
import { Patience } from './patience';
import { cancelled, wait } from './wait';

/** `retry`: send again. `stop`: the call has failed. `unknown`: it may have been carried out, so never send it again. */
export type RetryVerdict = 'retry' | 'stop' | 'unknown';

/** What to do after a failure, by its kind and by the effect of the call. */
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

const NO_KINDS: ReadonlySet<FailureKind> = new Set();

const FIRST_WAIT_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;

/** One attempt of a call: 0, 1, 2 …. */
export interface Attempt {
  n: number;
  patience: Patience;
  /** Undefined if the retry budget allows the attempt; else await it right before sending. Both throw CallFailure. */
  awaitBudget?(): Promise<void> | undefined;
}

/** The budget that a call shares with others, as the retry loop sees it. */
export interface SharedBudget {
  /** Whether attempts wait for the service to recover. If so, they need no back-off of their own. */
  readonly isEmpty: boolean;
  /** Returns when an attempt may be sent. Throws a CallFailure when the wait would be too long. */
  enter(patience: Patience): Admission | Promise<Admission>;
}

/** How often and how long calls may be tried. `Begun`: what is noted when an attempt begins. */
export interface RetryPolicy<Begun = void> {
  effect: Effect;
  /** Attempts after the first. The one attempt after a renewal does not count. */
  maxRetries: number;
  /** The sum of all waits, in milliseconds. If the next wait does not fit, the call fails at once. */
  maxTotalWaitMs: number;
  signal?: AbortSignal;
  /** After `unauthorized` or `misdirected`: logs in or resolves the host again. True: worth another attempt. */
  renew?: (failure: CallFailure, begun: Begun | undefined) => Promise<boolean>;
  /** The failures that all calls of the credential may have together. Without it, nothing is shared. */
  budget?: SharedBudget;
  /** Whether the shared gate already makes the next attempt wait for this failure's Retry-After. */
  waitsElsewhere?: (failure: CallFailure) => boolean;
  /** From 0 to below 1, for the jitter. Default: Math.random. */
  random?: () => number;
  /** Called when an attempt begins. */
  begins?: () => Begun;
  /** Called when an attempt ends, with what it threw, if it threw anything, and what was noted when it began. */
  ends?: (failure: unknown, begun: Begun | undefined) => void;
  /** Replaced in tests. */
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Makes attempts until one succeeds, must not be repeated, or the policy allows no more.
 * Throws the last CallFailure, with outcome `unknown` if a `once` call may have been carried out;
 * `cancelled` when the signal is aborted. Other errors pass through unchanged.
 */
export async function withRetries<T, Begun = void>(
  tryOnce: (attempt: Attempt) => Promise<T>,
  policy: RetryPolicy<Begun>,
): Promise<T> {
  let renewed: ReadonlySet<FailureKind> = NO_KINDS;
  const sleep = policy.sleep ?? wait;
  const patience = new Patience(policy.maxTotalWaitMs);
  let retries = 0;
  let latest: CallFailure | undefined;

  for (let n = 0; ; n++) {
    if (policy.signal?.aborted) throw cancelled();
    const attempt = new BudgetedAttempt(n, patience, policy.budget);
    let failure: CallFailure | undefined;
    let value: T | undefined;
    const begun = policy.begins?.();
    try {
      value = await tryOnce(attempt);
    } catch (error) {
      try {
        policy.ends?.(error, begun);
      } finally {
        attempt.leave(error instanceof CallFailure ? error : undefined);
      }
      if (!(error instanceof CallFailure)) throw error;
      failure = error;
    }
    // Not inside the try: whatever throws after a success must not lead to another attempt.
    if (!failure) {
      policy.ends?.(undefined, begun);
      attempt.leave('success');
      return value as T;
    }
    if (attempt.heldBack === failure) throw (failure.kind !== 'cancelled' && latest) || failure;
    latest = failure;

    const verdict = verdictOn(failure, policy.effect);
    if (verdict === 'unknown') throw failure.with({ outcome: 'unknown' });
    if (verdict === 'stop') throw failure;

    if (AFTER_RENEWAL.has(failure.kind)) {
      if (renewed.has(failure.kind) || !(await policy.renew?.(failure, begun))) throw failure;
      renewed = new Set([...renewed, failure.kind]);
      continue;
    }

    if (retries >= policy.maxRetries) throw failure;
    const ms = waitBefore(retries, failure, policy.random ?? Math.random);
    if (!patience.covers(ms)) throw failure;
    retries += 1;
    if (policy.budget?.isEmpty || policy.waitsElsewhere?.(failure)) continue;
    patience.spend(ms);
    await sleep(ms, policy.signal);
  }
}

/** An attempt that the retry budget may hold back. */
class BudgetedAttempt implements Attempt {
  /** The failure of an attempt that the budget did not allow. It was not sent. */
  heldBack?: unknown;
  private admission?: Admission;

  constructor(
    readonly n: number,
    readonly patience: Patience,
    private readonly budget: SharedBudget | undefined,
  ) {}

  awaitBudget(): Promise<void> | undefined {
    try {
      const entered = this.admission ?? this.budget?.enter(this.patience);
      if (entered instanceof Promise) return this.entered(entered);
      this.admission = entered;
    } catch (failure) {
      this.heldBack = failure;
      throw failure;
    }
    return undefined;
  }

  /** Ends the attempt. In: `success`, its failure, or nothing if it says nothing about the service. */
  leave(end?: 'success' | CallFailure): void {
    this.admission?.leave(end);
  }

  private async entered(entering: Promise<Admission>): Promise<void> {
    try {
      this.admission = await entering;
    } catch (failure) {
      this.heldBack = failure;
      throw failure;
    }
  }
}

function verdictOn(failure: CallFailure, effect: Effect): RetryVerdict {
  // The service has the request and has not denied that it carried it out.
  const isOpen = failure.sent || failure.outcome === 'unknown';
  return isOpen && effect === 'once' ? 'unknown' : RETRY_BY_EFFECT[failure.kind][effect];
}

/**
 * Retry-After, if there is one. Otherwise exponential back-off with full jitter, which spreads out calls that failed
 * together: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
function waitBefore(retries: number, failure: CallFailure, random: () => number): number {
  if (failure.retryAfterMs) return failure.retryAfterMs;
  return random() * Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** retries);
}
