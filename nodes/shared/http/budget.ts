import { CallFailure, type FailureKind } from '../errors';
import { onAbort } from './abort';
import type { Patience } from './patience';
import { IDLE_MS, PerKey } from './perKey';
import { cancelled } from './wait';

/** The size of a full budget: the failures of one call with the default of three retries. */
const CAPACITY = 4;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 8_000;

/** Failures that may mean that the service is down. 429 is not one of them: the gate handles it. */
const OUTAGE: ReadonlySet<FailureKind> = new Set(['unsent', 'unavailable', 'lost', 'unreadable']);

/** Failures that prove that the service works. */
const ANSWERS: ReadonlySet<FailureKind> = new Set(['refused', 'unauthorized', 'misdirected']);

/** An attempt that may be sent. */
export interface Admission {
  /** Call it once, when the attempt ends: with `success`, with its failure, or with nothing if it was not sent. */
  leave(end?: 'success' | CallFailure): void;
}

/** How a run waits for a service that is down. */
export interface Waiting {
  /** The longest time that the run waits for one outage, in milliseconds. */
  maxWaitMs: number;
  signal?: AbortSignal;
  /** Called after each wait with its length in milliseconds. */
  onWaited?: (ms: number) => void;
}

/** The budget of a credential, for one run. The calls of a run wait for an outage together, not one after another. */
export class RunBudget {
  /** The outage that the run waits for now, or waited for last. */
  private outage?: object;
  private deadline = 0;

  /** `budget` returns the current budget. It changes when the vendor moves to another host. */
  constructor(
    private readonly budget: () => RetryBudget,
    private readonly waiting: Waiting,
  ) {}

  /** Whether attempts wait for a probe. */
  get isEmpty(): boolean {
    return this.budget().isEmpty;
  }

  /**
   * Returns at once if an attempt may be sent, else when it may. A wait is taken from the call's patience.
   * Throws a CallFailure when the waiting time of the call or of the run is over, so that the attempt is not sent;
   * `cancelled` when the signal is aborted.
   */
  enter(patience: Patience): Admission | Promise<Admission> {
    if (this.waiting.signal?.aborted) throw cancelled();
    const budget = this.budget();
    return budget.isEmpty ? this.lineUp(budget, patience) : budget.pass();
  }

  private async lineUp(budget: RetryBudget, patience: Patience): Promise<Admission> {
    const { signal, onWaited } = this.waiting;
    const from = performance.now();
    try {
      return await budget.lineUp(Math.min(patience.left, this.endOfWait(budget) - from), signal);
    } finally {
      const waited = performance.now() - from;
      patience.wear(waited);
      onWaited?.(waited);
    }
  }

  /** When the run gives up on this outage, by the monotonic clock. The wait starts with the first blocked attempt. */
  private endOfWait({ outage }: RetryBudget): number {
    if (outage !== this.outage)
      [this.outage, this.deadline] = [outage, performance.now() + this.waiting.maxWaitMs];
    return this.deadline;
  }
}

interface Waiter {
  admit: (admission: Admission) => void;
}

/**
 * How many failures all calls of a credential may have together. A failure takes one, a success gives one back.
 * While the budget is empty, the service counts as down. Attempts wait in line, and one at a time is sent as a probe.
 * If the probe succeeds, the budget is full again and all attempts go out. If it fails, the pause before the next
 * probe doubles.
 * After the token buckets of botocore and gRPC: https://github.com/grpc/proposal/blob/master/A6-client-retries.md
 */
export class RetryBudget {
  private left = CAPACITY;
  private latestOutage = {};
  private failedProbes = 0;
  private probeAt = 0;
  private isProbing = false;
  /** The latest failure that says that the service is down. */
  private cause?: CallFailure;
  private inFlight = 0;
  private usedAt = performance.now();
  private readonly line: Waiter[] = [];
  private timer?: NodeJS.Timeout;

  /** Whether attempts wait for a probe. */
  get isEmpty(): boolean {
    return this.left === 0;
  }

  /** Whether nobody has needed this budget for five minutes. */
  get isIdle(): boolean {
    return this.inFlight === 0 && this.line.length === 0 && performance.now() - this.usedAt > IDLE_MS;
  }

  /** Identifies the current outage, or the latest one: each is a new object. */
  get outage(): object {
    return this.latestOutage;
  }

  /** Lets an attempt go. */
  pass(isProbe = false): Admission {
    let hasLeft = false;
    this.inFlight += 1;
    return {
      leave: (end) => {
        if (hasLeft) return;
        hasLeft = true;
        this.inFlight -= 1;
        this.usedAt = performance.now();
        if (isProbe) this.isProbing = false;
        if (end === 'success' || (end && ANSWERS.has(end.kind))) this.giveBack();
        else if (end && OUTAGE.has(end.kind)) this.take(end, isProbe);
        if (this.isEmpty) this.probe();
      },
    };
  }

  /** Waits until a probe succeeds or this attempt becomes the probe. Throws a CallFailure after `ms` milliseconds. */
  async lineUp(ms: number, signal?: AbortSignal): Promise<Admission> {
    if (ms <= 0) throw this.notSent();
    return await new Promise((resolve, reject) => {
      const leaveLine = (): void => {
        clearTimeout(deadline);
        forget();
      };
      const giveUp = (failure: CallFailure): void => {
        leaveLine();
        this.line.splice(this.line.indexOf(waiter), 1);
        if (this.line.length === 0) clearTimeout(this.timer);
        reject(failure);
      };
      const waiter: Waiter = {
        admit: (admission) => {
          leaveLine();
          resolve(admission);
        },
      };
      const deadline = setTimeout(() => giveUp(this.notSent()), ms);
      const forget = onAbort(signal, () => giveUp(cancelled()));
      this.line.push(waiter);
      this.probe();
    });
  }

  /** Sends the next in line as the probe, once the pause is over and no other probe is under way. */
  private probe(): void {
    clearTimeout(this.timer);
    if (this.isProbing || this.line.length === 0) return;
    const ms = this.probeAt - performance.now();
    if (ms > 0) {
      this.timer = setTimeout(() => this.probe(), Math.ceil(ms));
      return;
    }
    this.isProbing = true;
    this.line.shift()?.admit(this.pass(true));
  }

  private giveBack(): void {
    if (!this.isEmpty) {
      this.left = Math.min(CAPACITY, this.left + 1);
      return;
    }
    this.left = CAPACITY;
    clearTimeout(this.timer);
    for (const waiter of this.line.splice(0)) waiter.admit(this.pass());
  }

  private take(failure: CallFailure, isProbe: boolean): void {
    if (!this.isEmpty) {
      this.left -= 1;
      if (this.isEmpty) [this.latestOutage, this.failedProbes] = [{}, 0];
    } else if (isProbe) this.failedProbes += 1;
    // An attempt that began before the outage says nothing new.
    else return;
    this.cause = failure;
    this.probeAt = performance.now() + pauseAfter(this.failedProbes);
  }

  /** The failure of a call that was not sent. It is never "unknown", whatever the call. */
  private notSent(): CallFailure {
    const { kind = 'unavailable', message = '' } = this.cause ?? {};
    return new CallFailure({
      // "Unreadable" would mean that this call got an answer.
      kind: kind === 'unreadable' ? 'unavailable' : kind,
      message: `Not sent, since the service has not recovered: ${message}`,
      sent: false,
    });
  }
}

/** 1, 2, 4, 8, 8 … seconds, shortened at random by up to a quarter, so that processes do not probe at the same time. */
function pauseAfter(failedProbes: number): number {
  const most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failedProbes);
  return (most * (3 + Math.random())) / 4;
}

const budgets = new PerKey(() => new RetryBudget());

/** The budget of a key (a credential and where its calls go). Each worker process has its own. */
export const budgetOf = (key: string): RetryBudget => budgets.of(key);

/** Fills all budgets, for tests. */
export const forgetBudgets = (): void => budgets.clear();
