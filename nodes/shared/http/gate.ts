import { CallFailure } from '../errors';
import { onAbort } from './abort';
import { MAX_TOTAL_WAIT_MS } from './patience';
import { IDLE_MS, PerKey } from './perKey';
import type { Attempt } from './retry';
import { cancelled } from './wait';

/** An answer that demands fewer calls: 429, or any with a Retry-After. */
export interface SlowDown {
  retryAfterMs?: number;
}

/** The right to send one attempt. */
export interface Passage {
  /**
   * Call it once, when the attempt ends: with `taken` if the service accepted it, with the slow-down if it demanded one,
   * or with nothing if there was no answer.
   */
  leave(sign?: 'taken' | SlowDown): void;
}

export interface Entering {
  signal?: AbortSignal;
  /** Called each time a pause begins or grows, with the milliseconds that the attempt will wait. */
  onPause?: (ms: number) => void;
}

interface Waiter {
  attempt: Attempt;
  onPause?: (ms: number) => void;
  admit: (passage: Passage) => void;
  refuse: (failure: CallFailure) => void;
}

/** How many round trips it takes to allow one more call. Growing slowly avoids hitting the limit again at once. */
const ROUND_TRIPS_PER_STEP = 10;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_OWN_PAUSE_MS = 30_000;

/**
 * Slows calls down when the service demands it. After a slow-down all calls wait. Then the limit of calls in flight is
 * half of what it was, but at least one, and each success raises it a little (additive increase, multiplicative
 * decrease: https://www.rfc-editor.org/rfc/rfc5681#section-3.1). Until the first slow-down there is no limit.
 */
export class Gate {
  private allowed = Infinity;
  private inFlight = 0;
  private opensAt = 0;
  private usedAt = performance.now();
  /** Counts the slow-downs. Calls sent before the latest one bring no new information. */
  private era = 0;
  private slowDownsInARow = 0;
  /** Retries come before first attempts. Each kind is in the order of arrival. */
  private readonly queue: Waiter[] = [];
  private timer?: NodeJS.Timeout;

  /**
   * Returns when the attempt may be sent. A pause is taken from the call's patience; the wait for other calls is not.
   * Throws a CallFailure: `throttled` when a pause does not fit the patience, `cancelled` when the signal is aborted.
   */
  async enter(attempt: Attempt, { signal, onPause }: Entering = {}): Promise<Passage> {
    const passage = this.tryEnter(signal);
    if (passage) return passage;
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

  /** As `enter`, if the attempt need not wait; undefined if it must. Throws `cancelled` when the signal is aborted. */
  tryEnter(signal?: AbortSignal): Passage | undefined {
    if (signal?.aborted) throw cancelled();
    return this.queue.length === 0 && this.isOpen && this.hasRoom ? this.pass() : undefined;
  }

  /** Whether there is no pause now. */
  get isOpen(): boolean {
    return this.pauseLeft <= 0;
  }

  /** Whether nobody has needed this gate for five minutes. */
  get isIdle(): boolean {
    return this.inFlight === 0 && this.queue.length === 0 && performance.now() - this.usedAt > IDLE_MS;
  }

  private get pauseLeft(): number {
    return this.opensAt === 0 ? 0 : Math.max(0, this.opensAt - performance.now());
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

  /** The pause if the service names none. It doubles each time, and is shortened at random by up to half. */
  private ownPause(): number {
    const most = Math.min(LONGEST_OWN_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.slowDownsInARow);
    this.slowDownsInARow += 1;
    return (most * (1 + Math.random())) / 2;
  }

  /** If a pause is longer than any call may wait, only this run fails. The next run may try again. */
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

/** Takes the pause from the call's patience. If it does not fit, the call fails without being sent. */
function holdBack({ attempt, onPause, refuse }: Waiter, ms: number, pauseLeft: number): boolean {
  if (ms <= 0) return true;
  if (!attempt.patience.spend(ms)) {
    refuse(heldBack(pauseLeft));
    return false;
  }
  onPause?.(ms);
  return true;
}

/** The failure of a call that was not sent: the service demands a longer pause than the call may wait. */
export function heldBack(pauseMs: number): CallFailure {
  return new CallFailure({
    kind: 'throttled',
    message: 'The service demands a pause, so this call was not sent',
    retryAfterMs: Math.ceil(pauseMs),
  });
}

const gates = new PerKey(() => new Gate());

/** The gate of a key (a credential and where its calls go). It is forgotten after five idle minutes. */
export const gateOf = (key: string): Gate => gates.of(key);

/** How many gates are remembered, for tests. */
export const rememberedGates = (): number => gates.size;

/** Forgets all gates, for tests. */
export const forgetGates = (): void => gates.clear();
