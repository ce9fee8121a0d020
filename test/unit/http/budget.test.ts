import { CallFailure, type FailureKind } from '../../../nodes/shared/errors';
import { budgetOf, forgetBudgets, RetryBudget, RunBudget } from '../../../nodes/shared/http/budget';
import { withRetries } from '../../../nodes/shared/http/retry';
import type { Effect } from '../../../nodes/shared/operation/declaration';

const SECOND = 1_000;
const WAITING_TIME = 120 * SECOND;

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  // No timer is left behind, whatever became of the calls.
  expect(jest.getTimerCount()).toBe(0);
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const pass = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);

const fail = (kind: FailureKind) => new CallFailure({ kind, message: `it was ${kind}` });

/** A service that answers each request as `answer` says: with a failure, or well. */
class Service {
  readonly requests: Array<{ item: number; at: number }> = [];
  answer: (request: number, item: number) => FailureKind | undefined = () => 'unavailable';

  attempt(item: number): void {
    this.requests.push({ item, at: performance.now() });
    const kind = this.answer(this.requests.length, item);
    if (kind) throw fail(kind);
  }

  get items(): number[] {
    return this.requests.map(({ item }) => item);
  }
}

interface Settings {
  effect?: Effect;
  concurrency?: number;
  maxRetries?: number;
  budget?: RetryBudget;
  maxWaitMs?: number;
  signal?: AbortSignal;
}

/** Runs one call for each item, some at a time, as a node does that continues on error. */
function run(service: Service, items: number, settings: Settings = {}) {
  const { effect = 'read', concurrency = 8, maxRetries = 3, maxWaitMs = WAITING_TIME, signal } = settings;
  let waitedMs = 0;
  const onWaited = (ms: number) => void (waitedMs += ms);
  const shared = settings.budget ?? new RetryBudget();
  const budget = new RunBudget(() => shared, { maxWaitMs, signal, onWaited });
  const ends: Array<'done' | CallFailure> = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items) {
      const item = next++;
      ends[item] = await withRetries(
        async (attempt) => {
          await attempt.awaitBudget?.();
          service.attempt(item);
          return 'done' as const;
        },
        { effect, maxRetries, maxTotalWaitMs: maxWaitMs, budget, signal },
      ).catch((failure: CallFailure) => failure);
    }
  };
  const ended = Promise.all(Array.from({ length: concurrency }, worker));
  const count = (test: (failure: CallFailure) => boolean) =>
    ends.filter((end) => end !== 'done' && test(end)).length;
  return {
    ended,
    ends,
    done: () => ends.filter((end) => end === 'done').length,
    count,
    waitedMs: () => waitedMs,
  };
}

/** The kinds of failure that mean that a service is down. */
const DOWN: FailureKind[] = ['unsent', 'unavailable', 'lost', 'unreadable'];

describe('a service that is down for good', () => {
  it.each(DOWN)('(%s) gets at most 130 requests for 100 reads, within the waiting time', async (kind) => {
    const service = new Service();
    service.answer = () => kind;
    const { ended, count } = run(service, 100);
    await pass(WAITING_TIME + 5 * SECOND);
    await ended;
    expect(service.requests.length).toBeLessThanOrEqual(130);
    expect(count(({ outcome }) => outcome === 'failed')).toBe(100);
    // The calls that were never sent say so, and why.
    expect(count(({ sent }) => sent === false)).toBe(100 - new Set(service.items).size);
    expect(count(({ message }) => message.endsWith(`it was ${kind}`))).toBe(100);
  });

  it('gets no call more often than Max Retries allows', async () => {
    const service = new Service();
    const { ended } = run(service, 100, { maxRetries: 2 });
    await pass(2 * WAITING_TIME);
    await ended;
    const times = new Map<number, number>();
    for (const item of service.items) times.set(item, (times.get(item) ?? 0) + 1);
    expect(Math.max(...times.values())).toBe(3);
  });

  it('is probed by one call at a time, after 1, 2, 4, 8, 8 … seconds', async () => {
    const service = new Service();
    const { ended } = run(service, 8);
    await pass(31 * SECOND);
    expect(
      service.requests.slice(8).map(({ at }) => Math.round(at - (service.requests[0]?.at ?? 0))),
    ).toEqual([1, 3, 7, 15, 23, 31].map((second) => second * SECOND));
    // Those that wait take turns, in the order in which they lined up. The first three failed while the budget was not empty
    // yet, so they back off first.
    expect(service.items.slice(8, 13)).toEqual([3, 4, 5, 6, 7]);
    expect([0, 1, 2]).toContain(service.items[13]);
    await pass(WAITING_TIME);
    await ended;
  });

  it('gets four requests of a single call', async () => {
    const service = new Service();
    const { ended, ends } = run(service, 1);
    await pass(10 * SECOND);
    await ended;
    expect(service.requests).toHaveLength(4);
    expect(ends[0]).toMatchObject({ kind: 'unavailable', outcome: 'failed', message: 'it was unavailable' });
  });
});

describe('a service that recovers', () => {
  it.each([
    [3, 10],
    [8, 10],
    [8, 100],
    [32, 10],
  ])('gets all 100 reads done, %d at a time, after %d seconds', async (concurrency, seconds) => {
    const service = new Service();
    const until = performance.now() + seconds * SECOND;
    service.answer = () => (performance.now() < until ? 'unavailable' : undefined);
    const { ended, done, waitedMs } = run(service, 100, { concurrency });
    await pass(WAITING_TIME);
    await ended;
    expect(done()).toBe(100);
    expect(service.requests.length).toBeLessThanOrEqual(100 + concurrency + 20);
    expect(waitedMs()).toBeGreaterThanOrEqual(seconds * SECOND - 5 * SECOND);
  });

  it('gets the waiting calls the moment a probe succeeds, and each of them once', async () => {
    const service = new Service();
    service.answer = (request) => (request <= 9 ? 'unavailable' : undefined);
    const { ended, done } = run(service, 8);
    await pass(3 * SECOND);
    await ended;
    expect([done(), service.requests.length]).toEqual([8, 8 + 1 + 8]);
  });

  it('never gets a call again that it may have carried out; those not sent yet wait and are sent', async () => {
    const service = new Service();
    service.answer = (request) => (request <= 10 ? 'unavailable' : undefined);
    const { ended, count, done } = run(service, 100, { effect: 'once' });
    await pass(WAITING_TIME);
    await ended;
    // Each of 100 went out, and none of them twice.
    expect([...service.items].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, item) => item));
    expect(count(({ outcome }) => outcome === 'unknown')).toBe(10);
    expect(done()).toBe(90);
  });

  it('may fail again: the run then waits anew', async () => {
    const service = new Service();
    const start = performance.now();
    service.answer = () => {
      const second = (performance.now() - start) / SECOND;
      return second < 60 || (second >= 80 && second < 160) ? 'unavailable' : undefined;
    };
    const early = run(service, 8);
    await pass(80 * SECOND);
    await early.ended;
    const late = run(service, 8);
    await pass(WAITING_TIME);
    await late.ended;
    expect([early.done(), late.done()]).toEqual([8, 8]);
  });
});

describe('an unsent once call', () => {
  it.each(DOWN)('is not unknown after the service was down (%s)', async (kind) => {
    const service = new Service();
    service.answer = () => kind;
    const { ended, ends } = run(service, 60, { effect: 'once', maxRetries: 0 });
    await pass(WAITING_TIME + SECOND);
    await ended;
    const sent = new Set(service.items);
    const unsent = ends.filter((_, item) => !sent.has(item));
    expect(unsent.length).toBeGreaterThan(0);
    for (const end of unsent) expect(end).toMatchObject({ outcome: 'failed', sent: false });
    // The code that marks an unreadable answer as unknown must not affect it.
    for (const end of unsent) expect((end as CallFailure).kind).not.toBe('unreadable');
  });
});

describe('the budget', () => {
  /** A budget after three of the four failures that it holds, and then `ends`. */
  async function after(...ends: Array<'success' | FailureKind>): Promise<RetryBudget> {
    const budget = new RetryBudget();
    for (const end of ['unavailable' as const, 'lost' as const, 'unsent' as const, ...ends])
      budget.pass().leave(end === 'success' ? end : fail(end));
    return await Promise.resolve(budget);
  }

  it('is empty after four failures, and each success before gives one back', async () => {
    expect((await after('unavailable')).isEmpty).toBe(true);
    expect((await after('success', 'unavailable')).isEmpty).toBe(false);
    expect((await after('success', 'unavailable', 'unavailable')).isEmpty).toBe(true);
    expect((await after(...Array<'success'>(50).fill('success'), ...DOWN)).isEmpty).toBe(true);
  });

  it.each<FailureKind>(['throttled', 'cancelled', 'blocked'])(
    'is left alone by calls that were %s',
    async (kind) => {
      expect((await after(kind, kind, kind, kind)).isEmpty).toBe(false);
      expect((await after(kind, 'lost')).isEmpty).toBe(true);
    },
  );

  it.each<FailureKind>(['refused', 'unauthorized', 'misdirected'])(
    'gets one back from a call that was %s: the service works',
    async (kind) => expect((await after(kind, 'lost')).isEmpty).toBe(false),
  );

  it('is the same for all runs with a credential, and another for another credential', async () => {
    forgetBudgets();
    const service = new Service();
    const first = run(service, 8, { budget: budgetOf('a') });
    await pass(0);
    const second = run(service, 20, { budget: budgetOf('a') });
    await pass(SECOND - 1);
    expect(service.requests).toHaveLength(8);
    const other = new Service();
    other.answer = () => undefined;
    const third = run(other, 20, { budget: budgetOf('b') });
    await pass(0);
    expect(third.done()).toBe(20);

    service.answer = () => undefined;
    await pass(1);
    expect([first.done(), second.done()]).toEqual([8, 20]);
    forgetBudgets();
  });

  it('is forgotten after five idle minutes', async () => {
    forgetBudgets();
    const budget = budgetOf('a');
    for (const kind of DOWN) budget.pass().leave(fail(kind));
    const inFlight = budgetOf('b').pass();
    await pass(5 * 60 * SECOND);
    expect(budgetOf('a')).toBe(budget);
    await pass(1);
    expect(budgetOf('a').isEmpty).toBe(false);
    expect(budgetOf('b')).not.toBe(budget);
    inFlight.leave();
    forgetBudgets();
  });
});

describe('a call that waits for the service', () => {
  it('is not held up by one record that always fails', async () => {
    const service = new Service();
    service.answer = (_, item) => (item === 3 ? 'lost' : undefined);
    const { ended, done, ends } = run(service, 30, { concurrency: 1 });
    await pass(10 * SECOND);
    await ended;
    expect(done()).toBe(29);
    expect(ends[3]).toMatchObject({ kind: 'lost' });
    expect(service.requests).toHaveLength(33);
  });

  it('gives up when its own waiting time is over, though the probe still waits for its answer', async () => {
    const budget = new RetryBudget();
    for (const kind of DOWN) budget.pass().leave(fail(kind));
    await pass(SECOND);
    // A probe that hangs.
    const probe = await budget.lineUp(WAITING_TIME);
    const { ended, ends } = run(new Service(), 1, { budget, maxWaitMs: 10 * SECOND });
    await pass(10 * SECOND);
    await ended;
    expect(ends[0]).toMatchObject({
      sent: false,
      kind: 'unavailable',
      message: 'Not sent, since the service has not recovered: it was unreadable',
    });
    probe.leave();
  });

  it('ends at once when the execution is stopped, and others take its place', async () => {
    const budget = new RetryBudget();
    const service = new Service();
    const stop = new AbortController();
    const stopped = run(service, 8, { budget, signal: stop.signal });
    const other = run(service, 8, { budget });
    await pass(500);
    stop.abort();
    await stopped.ended;
    expect(stopped.count(({ kind }) => kind === 'cancelled')).toBe(8);
    service.answer = () => undefined;
    await pass(500);
    expect(other.done()).toBe(8);
  });

  it('becomes the next probe when the probe is stopped, or gets a request to slow down', async () => {
    for (const end of ['cancelled', 'throttled'] as const) {
      const budget = new RetryBudget();
      for (const kind of DOWN) budget.pass().leave(fail(kind));
      await pass(SECOND);
      const probe = await budget.lineUp(WAITING_TIME);
      const next = budget.lineUp(WAITING_TIME);
      probe.leave(fail(end));
      (await next).leave('success');
      expect(budget.isEmpty).toBe(false);
    }
  });

  it('learns nothing from attempts that were sent before the outage and fail during it', async () => {
    const budget = new RetryBudget();
    const old = [1, 2, 3].map(() => budget.pass());
    for (const kind of DOWN) budget.pass().leave(fail(kind));
    const start = performance.now();
    const probe = budget.lineUp(WAITING_TIME);
    await pass(500);
    for (const admission of old) admission.leave(fail('lost'));
    await pass(500);
    (await probe).leave('success');
    expect(performance.now() - start).toBe(SECOND);
    expect(budget.isEmpty).toBe(false);
  });
});
