import { CallFailure } from '../errors';
import { onAbort } from './abort';
import { MAX_TOTAL_WAIT_MS } from './patience';
import { IDLE_MS, PerKey } from './perKey';
import type { Attempt } from './retry';
import { cancelled } from './wait';

/** An answer that asks for fewer calls: 429, or any that names a time to wait for. */
export interface SlowDown {
  retryAfterMs?: number;
}

/** A call that was let through. */
export interface Passage {
  /**
   * Must be called once, when the call has ended: with `taken` when the service took it, with the slow-down when it asked
   * for one, with nothing when no answer came.
   */
  leave(sign?: 'taken' | SlowDown): void;
}

export interface Entering {
  signal?: AbortSignal;
  /** Told how long the call will be held back by a pause, in milliseconds, each time one begins or grows. */
  onPause?: (ms: number) => void;
}

interface Waiter {
  attempt: Attempt;
  onPause?: (ms: number) => void;
  admit: (passage: Passage) => void;
  refuse: (failure: CallFailure) => void;
}

/** How many round trips it takes to allow one more call: a wall found once is not run into again a moment later. */
const ROUND_TRIPS_PER_STEP = 10;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_OWN_PAUSE_MS = 30_000;

/**
 * Holds calls back as the service asks: after a slow-down everybody waits, then half as many calls as before may be in
 * flight, down to one; each success lets a little more through (additive increase, multiplicative decrease:
 * https://www.rfc-editor.org/rfc/rfc5681#section-3.1). Until a service asks, nothing is held back.
 */
export class Gate {
  private allowed = Infinity;
  private inFlight = 0;
  private opensAt = 0;
  private usedAt = performance.now();
  /** Grows with each slow-down that counts: answers to calls from before it say nothing new. */
  private era = 0;
  private slowDownsInARow = 0;
  /** Calls that were sent back come first, each sort in the order of arrival. */
  private readonly queue: Waiter[] = [];
  private timer?: NodeJS.Timeout;

  /**
   * Returns when the call may go. A pause is taken from the call's patience, the wait for others to finish is not.
   * Throws a CallFailure: `throttled` when a pause does not fit the patience, `cancelled` when the signal is aborted.
   */
  async enter(attempt: Attempt, { signal, onPause }: Entering = {}): Promise<Passage> {
    if (signal?.aborted) throw cancelled();
    if (this.queue.length === 0 && this.isOpen && this.hasRoom) return this.pass();
    return await new Promise<Passage>((resolve, reject) => {
      const waiter: Waiter = {
        attempt,
        onPause,
        admit: (passage) => {
          forget();
          resolve(passage);
        },
        refuse: (failure) => {
          forget();
          reject(failure);
        },
      };
      const forget = onAbort(signal, () => {
        this.drop(waiter);
        waiter.refuse(cancelled());
      });
      if (!holdBack(waiter, this.pauseLeft, this.pauseLeft)) return;
      const place = attempt.n > 0 ? this.queue.findIndex((other) => other.attempt.n === 0) : -1;
      this.queue.splice(place < 0 ? this.queue.length : place, 0, waiter);
      this.admit();
    });
  }

  /** Whether no pause is being kept. */
  get isOpen(): boolean {
    return this.pauseLeft <= 0;
  }

  /** Whether nobody has needed this gate for five minutes. */
  get isIdle(): boolean {
    return this.inFlight === 0 && this.queue.length === 0 && performance.now() - this.usedAt > IDLE_MS;
  }

  private get pauseLeft(): number {
    return Math.max(0, this.opensAt - performance.now());
  }

  private get hasRoom(): boolean {
    return this.inFlight + 1 <= this.allowed;
  }

  private pass(): Passage {
    const { era } = this;
    let left = false;
    this.inFlight += 1;
    return {
      leave: (sign) => {
        if (left) return;
        left = true;
        if (sign !== undefined) this.learn(sign, era);
        this.inFlight -= 1;
        this.usedAt = performance.now();
        this.admit();
      },
    };
  }

  private learn(sign: 'taken' | SlowDown, era: number): void {
    const isNews = era === this.era;
    if (sign !== 'taken') {
      if (isNews) this.halve();
      this.pause(sign.retryAfterMs || (isNews ? this.ownPause() : 0));
    } else if (isNews) {
      this.slowDownsInARow = 0;
      this.allowed += 1 / (ROUND_TRIPS_PER_STEP * this.allowed);
    }
  }

  private halve(): void {
    this.era += 1;
    this.allowed = Math.max(1, Math.floor(Math.min(this.allowed, this.inFlight) / 2));
  }

  /** For services that do not say how long: doubled each time, at least half of it, so that a second's limit is over. */
  private ownPause(): number {
    const most = Math.min(LONGEST_OWN_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.slowDownsInARow);
    this.slowDownsInARow += 1;
    return (most * (1 + Math.random())) / 2;
  }

  /** A pause longer than any call waits is kept by the run that was asked for it, so that the next run may ask again. */
  private pause(ms: number): void {
    if (ms > MAX_TOTAL_WAIT_MS) return;
    const [left, opensAt] = [this.pauseLeft, performance.now() + ms];
    if (opensAt <= this.opensAt) return;
    this.opensAt = opensAt;
    for (const waiter of [...this.queue]) if (!holdBack(waiter, ms - left, ms)) this.drop(waiter);
  }

  private drop(waiter: Waiter): void {
    const place = this.queue.indexOf(waiter);
    if (place >= 0) this.queue.splice(place, 1);
    if (this.queue.length === 0) clearTimeout(this.timer);
  }

  private admit(): void {
    clearTimeout(this.timer);
    if (this.queue.length === 0) return;
    if (!this.isOpen) {
      this.timer = setTimeout(() => this.admit(), Math.ceil(this.pauseLeft));
      return;
    }
    while (this.hasRoom) {
      const next = this.queue.shift();
      if (!next) return;
      next.admit(this.pass());
    }
  }
}

/** Takes the pause from the call's patience; where it does not fit, the call fails unsent. */
function holdBack({ attempt, onPause, refuse }: Waiter, ms: number, pauseLeft: number): boolean {
  if (ms <= 0) return true;
  if (!attempt.patience.spend(ms)) {
    refuse(heldBack(pauseLeft));
    return false;
  }
  onPause?.(ms);
  return true;
}

/** The failure of a call that was not sent, since the service has asked for a longer pause than the call may wait. */
export function heldBack(pauseMs: number): CallFailure {
  return new CallFailure({
    kind: 'throttled',
    message: 'The service has asked for a pause, so this call was not sent',
    retryAfterMs: Math.ceil(pauseMs),
  });
}

const gates = new PerKey(() => new Gate());

/** The gate of a key (a credential and where its calls go). What it has learned is forgotten after five idle minutes. */
export const gateOf = (key: string): Gate => gates.of(key);

/** How many gates are remembered, for tests. */
export const rememberedGates = (): number => gates.size;

/** Forgets what all services have asked for, for tests. */
export const forgetGates = (): void => gates.clear();
