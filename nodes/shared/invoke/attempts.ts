import { CallFailure } from '../errors';
import type { RunBudget } from '../http/budget';
import { heldBack } from '../http/gate';
import { withRetries, type Attempt, type RetryPolicy } from '../http/retry';
import { demandsSlowDown } from '../http/status';
import type { Effect } from '../operation';
import type { SignedIn, Standing } from './signedIn';

/** How calls of one effect are repeated. What is noted when an attempt begins is the address and ticket that it uses. */
type Policy = RetryPolicy<Standing>;

interface AttemptsSetup {
  maxRetries: number;
  /** The longest time that one call may wait in all, in milliseconds. */
  maxWaitMs: number;
  budget: RunBudget;
  signal?: AbortSignal;
}

/** Repeats the calls of a session as far as their effect allows, and notes what attempts show about address and ticket. */
export class Attempts {
  private readonly wall: Wall;
  private readonly policies: Partial<Record<Effect, Policy>> = {};

  constructor(
    private readonly signedIn: SignedIn,
    private readonly setup: AttemptsSetup,
  ) {
    this.wall = new Wall(setup.maxWaitMs);
  }

  /** Makes a call. Throws what the last attempt throws; CallFailure if no attempt may be made. */
  make<T>(effect: Effect, tryOnce: (attempt: Attempt) => Promise<T>): Promise<T> {
    this.wall.assertPassable();
    const policy = (this.policies[effect] ??= this.policyFor(effect));
    return this.signedIn.isReady ? withRetries(tryOnce, policy) : this.onceReady(tryOnce, policy);
  }

  private policyFor(effect: Effect): Policy {
    const { signedIn, wall } = this;
    const { maxRetries, maxWaitMs, budget, signal } = this.setup;
    return {
      effect,
      maxRetries,
      signal,
      maxTotalWaitMs: maxWaitMs,
      budget,
      waitsElsewhere: demandsSlowDown,
      begins: () => signedIn.now,
      renew: async (failure, used = signedIn.now) => await this.noted(signedIn.renew(failure, used)),
      ends: (failure, used = signedIn.now) => {
        noteEnd(signedIn, used, failure);
        wall.note(failure);
      },
    };
  }

  private async onceReady<T>(tryOnce: (attempt: Attempt) => Promise<T>, policy: Policy): Promise<T> {
    await this.noted(this.signedIn.ready());
    return await withRetries(tryOnce, policy);
  }

  /** What is requested besides the calls. A pause that it demands is one for the calls too. */
  private async noted<T>(requested: Promise<T>): Promise<T> {
    try {
      return await requested;
    } catch (failure) {
      this.wall.note(failure);
      throw failure;
    }
  }
}

/** Notes what the end of an attempt shows about its address and ticket. */
function noteEnd(signedIn: SignedIn, used: Standing, failure: unknown): void {
  if (failure === undefined) return signedIn.note(used);
  if (!(failure instanceof CallFailure)) return;
  if (failure.kind === 'unsent') signedIn.unreached();
  // Without a status, the service did not check the credential.
  if (failure.status !== undefined) signedIn.note(used, failure.kind);
}

/** A pause that is too long for any call of this session. Until it ends, no other call is sent. */
class Wall {
  private until = 0;

  constructor(private readonly maxWaitMs: number) {}

  /** Before a call. Throws CallFailure while the pause lasts. */
  assertPassable(): void {
    if (this.until === 0) return;
    const leftMs = this.until - performance.now();
    if (leftMs > this.maxWaitMs) throw heldBack(leftMs);
  }

  /** After a failed call. */
  note(failure: unknown): void {
    const askedMs = (failure instanceof CallFailure && failure.retryAfterMs) || 0;
    if (askedMs > this.maxWaitMs) this.until = Math.max(this.until, performance.now() + askedMs);
  }
}
