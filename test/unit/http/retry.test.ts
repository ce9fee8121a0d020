import type { Effect } from '../../../nodes/shared/operation/declaration';
import fc from 'fast-check';
import { CallFailure } from '../../../nodes/shared/errors';
import type { FailureFacts, FailureKind } from '../../../nodes/shared/errors';
import { withRetries } from '../../../nodes/shared/http/retry';
import type { RetryPolicy } from '../../../nodes/shared/http/retry';
import { failureOf } from './servers';

const fail = (kind: FailureKind, facts: Partial<FailureFacts> = {}) =>
  new CallFailure({ kind, message: `it was ${kind}`, ...facts });

/** Runs attempts that end with these failures, then succeed; records attempts and waits. */
function rehearsal(failures: CallFailure[], policy: Partial<RetryPolicy> = {}) {
  const waits: number[] = [];
  let attempts = 0;
  const run = withRetries(
    async ({ n }) => {
      expect(n).toBe(attempts);
      attempts += 1;
      const failure = failures[n];
      if (failure) throw failure;
      return await Promise.resolve('done');
    },
    {
      effect: 'read',
      maxRetries: 3,
      maxTotalWaitMs: 60_000,
      random: () => 1,
      sleep: async (ms) => {
        waits.push(ms);
        await Promise.resolve();
      },
      ...policy,
    },
  );
  return { run, waits, attempts: () => attempts };
}

/** From architecture.md, "Retry by effect", row by row; `once` of the last column may not be repeated. */
const TABLE: Array<[FailureKind, Effect, 'retried' | 'failed' | 'unknown']> = [
  ['unsent', 'read', 'retried'],
  ['unsent', 'idempotent', 'retried'],
  ['unsent', 'once', 'retried'],
  ['throttled', 'read', 'retried'],
  ['throttled', 'idempotent', 'retried'],
  ['throttled', 'once', 'retried'],
  ['unavailable', 'read', 'retried'],
  ['unavailable', 'idempotent', 'retried'],
  ['unavailable', 'once', 'unknown'],
  ['lost', 'read', 'retried'],
  ['lost', 'idempotent', 'retried'],
  ['lost', 'once', 'unknown'],
  ['unreadable', 'read', 'retried'],
  ['unreadable', 'idempotent', 'retried'],
  ['unreadable', 'once', 'unknown'],
  ['misdirected', 'read', 'retried'],
  ['misdirected', 'idempotent', 'retried'],
  ['misdirected', 'once', 'retried'],
  ['refused', 'read', 'failed'],
  ['refused', 'idempotent', 'failed'],
  ['refused', 'once', 'failed'],
  ['unauthorized', 'read', 'retried'],
  ['unauthorized', 'idempotent', 'retried'],
  ['unauthorized', 'once', 'retried'],
  ['blocked', 'read', 'failed'],
  ['blocked', 'idempotent', 'failed'],
  ['blocked', 'once', 'failed'],
  ['cancelled', 'read', 'failed'],
  ['cancelled', 'idempotent', 'failed'],
  ['cancelled', 'once', 'failed'],
];

describe('after one failure', () => {
  it.each(TABLE)('that is %s, a call that is %s is %s', async (kind, effect, expected) => {
    const renew = async () => await Promise.resolve(true);
    const { run, attempts } = rehearsal([fail(kind)], { effect, renew });
    if (expected === 'retried') {
      await expect(run).resolves.toBe('done');
      expect(attempts()).toBe(2);
    } else {
      const outcome = expected === 'unknown' ? 'unknown' : 'failed';
      expect(await failureOf(run)).toMatchObject({ kind, outcome, message: `it was ${kind}` });
      expect(attempts()).toBe(1);
    }
  });
});

describe('a call that must not be repeated', () => {
  it.each(['cancelled', 'blocked', 'refused', 'unauthorized', 'misdirected'] as const)(
    'has an unknown outcome after it was %s and may have been carried out',
    async (kind) => {
      const sent = rehearsal([fail(kind, { sent: true })], { effect: 'once' });
      expect((await failureOf(sent.run)).outcome).toBe('unknown');
      const unsent = rehearsal([fail(kind, { sent: false })], { effect: 'once' });
      expect((await failureOf(unsent.run)).outcome).toBe('failed');
      const idempotent = rehearsal([fail(kind, { sent: true })], { effect: 'idempotent' });
      expect((await failureOf(idempotent.run)).outcome).toBe('failed');
    },
  );

  it.each([{ sent: true }, { outcome: 'unknown' }] as const)(
    'is not sent again with a new ticket after an answer that leaves it open: %o',
    async (facts) => {
      const renew = jest.fn(async () => await Promise.resolve(true));
      const { run, attempts } = rehearsal([fail('unauthorized', facts)], { effect: 'once', renew });

      expect(await failureOf(run)).toMatchObject({ kind: 'unauthorized', outcome: 'unknown' });
      expect(attempts()).toBe(1);
      expect(renew).not.toHaveBeenCalled();
    },
  );

  it('is never attempted again once it may have been carried out, whatever came before', async () => {
    const kinds = TABLE.filter(([, effect]) => effect === 'once');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...kinds.map(([kind]) => kind))), async (sequence) => {
        const renew = async () => await Promise.resolve(true);
        const policy = { effect: 'once' as const, renew, maxRetries: 100, maxTotalWaitMs: 1e9 };
        const { run, attempts } = rehearsal(
          sequence.map((kind) => fail(kind)),
          policy,
        );
        await run.catch(() => undefined);
        const fatal = sequence.findIndex((kind) => ['unavailable', 'lost', 'unreadable'].includes(kind));
        if (fatal >= 0) expect(attempts()).toBeLessThanOrEqual(fatal + 1);
      }),
    );
  });
});

describe('a success', () => {
  it.each(['once', 'idempotent', 'read'] as const)(
    'of a call with the effect %s is the last attempt, even if what counts it fails',
    async (effect) => {
      const ends = (failure?: unknown) => {
        if (failure === undefined) throw fail('throttled');
      };
      const { run, attempts } = rehearsal([], { effect, ends });
      expect(await failureOf(run)).toMatchObject({ kind: 'throttled' });
      expect(attempts()).toBe(1);
    },
  );
});

describe('retries', () => {
  it('are limited in number, and the last failure is reported', async () => {
    const failures = [fail('unsent'), fail('lost'), fail('unavailable', { status: 503 }), fail('lost')];
    const { run, attempts } = rehearsal(failures, { maxRetries: 2 });
    expect(await failureOf(run)).toMatchObject({ kind: 'unavailable', status: 503, outcome: 'failed' });
    expect(attempts()).toBe(3);
  });

  it('can be switched off', async () => {
    const { run, attempts } = rehearsal([fail('unsent')], { maxRetries: 0 });
    expect((await failureOf(run)).kind).toBe('unsent');
    expect(attempts()).toBe(1);
  });

  it('wait twice as long each time, up to 30 seconds', async () => {
    const failures = Array.from({ length: 9 }, () => fail('lost'));
    const { run, waits } = rehearsal(failures, { maxRetries: 9, maxTotalWaitMs: 1e9 });
    await run;
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  });

  it('wait a random time, down to none', async () => {
    const draws = [0, 0.5, 0.25];
    const { run, waits } = rehearsal([fail('lost'), fail('lost'), fail('lost')], {
      random: () => draws.shift() ?? 0,
    });
    await run;
    expect(waits).toEqual([0, 500, 500]);
  });

  it('obey Retry-After to the millisecond', async () => {
    const failures = [fail('throttled', { retryAfterMs: 7000 }), fail('unavailable', { retryAfterMs: 123 })];
    const { run, waits } = rehearsal(failures);
    await run;
    expect(waits).toEqual([7000, 123]);
  });

  it('leave the wait to the gate of all calls, but count it and begin none that does not fit', async () => {
    const throttled = (retryAfterMs: number) => fail('throttled', { retryAfterMs });
    const waitsElsewhere = ({ kind }: CallFailure) => kind === 'throttled';
    const fitting = rehearsal([throttled(7000), fail('lost')], { waitsElsewhere, maxRetries: 2 });
    await fitting.run;
    expect(fitting.waits).toEqual([1000]);

    const tooMany = rehearsal([throttled(1), throttled(1)], { waitsElsewhere, maxRetries: 1 });
    expect((await failureOf(tooMany.run)).kind).toBe('throttled');

    const tooLong = rehearsal([throttled(60_001)], { waitsElsewhere });
    expect((await failureOf(tooLong.run)).retryAfterMs).toBe(60_001);
    expect(tooLong.attempts()).toBe(1);
  });

  it('share one waiting time with the gate', async () => {
    const waits: number[] = [];
    const run = withRetries(
      async ({ n, patience }) => {
        expect(patience.spend(n === 0 ? 40_000 : 0)).toBe(true);
        return await Promise.reject(fail('throttled', { retryAfterMs: 15_000 }));
      },
      {
        effect: 'read',
        maxRetries: 9,
        maxTotalWaitMs: 60_000,
        sleep: async (ms) => await Promise.resolve(void waits.push(ms)),
      },
    );
    await failureOf(run);
    expect(waits).toEqual([15_000]);
  });

  it('back off when Retry-After demands no wait', async () => {
    const { run, waits } = rehearsal([fail('throttled', { retryAfterMs: 0 })]);
    await run;
    expect(waits).toEqual([500]);
  });

  it('stop at once when the demanded wait does not fit, and say how long it would be', async () => {
    const { run, waits, attempts } = rehearsal([fail('throttled', { retryAfterMs: 61_000 })]);
    expect(await failureOf(run)).toMatchObject({ kind: 'throttled', retryAfterMs: 61_000 });
    expect(waits).toEqual([]);
    expect(attempts()).toBe(1);
  });

  it('stop when all waits together do not fit', async () => {
    const failures = Array.from({ length: 9 }, () => fail('throttled', { retryAfterMs: 25_000 }));
    const { run, waits } = rehearsal(failures, { maxRetries: 9 });
    await failureOf(run);
    expect(waits).toEqual([25_000, 25_000]);
  });

  it('do not begin a wait that is too long for a timer', async () => {
    const failures = [fail('throttled', { retryAfterMs: 1e12 })];
    const { run, waits } = rehearsal(failures, { maxTotalWaitMs: Infinity });
    await failureOf(run);
    expect(waits).toEqual([]);
  });

  it('do not hide an error of another kind', async () => {
    const run = withRetries(async () => await Promise.reject(new TypeError('a bug')), {
      effect: 'read',
      maxRetries: 3,
      maxTotalWaitMs: 1000,
    });
    await expect(run).rejects.toThrow('a bug');
  });
});

describe('an ended session or a moved host', () => {
  it.each(['unauthorized', 'misdirected'] as const)(
    '(%s) is renewed once and not waited for',
    async (kind) => {
      const renewals: string[] = [];
      const renew = async (failure: CallFailure) => await Promise.resolve(renewals.push(failure.kind) > 0);
      const { run, waits, attempts } = rehearsal([fail(kind), fail(kind), fail(kind)], {
        renew,
        maxRetries: 0,
      });
      expect((await failureOf(run)).kind).toBe(kind);
      expect(renewals).toEqual([kind]);
      expect(attempts()).toBe(2);
      expect(waits).toEqual([]);
    },
  );

  it('is final when there is nothing to renew or renewing did not help', async () => {
    expect((await failureOf(rehearsal([fail('unauthorized')]).run)).kind).toBe('unauthorized');
    const renew = async () => await Promise.resolve(false);
    const { run, attempts } = rehearsal([fail('unauthorized')], { renew });
    expect((await failureOf(run)).kind).toBe('unauthorized');
    expect(attempts()).toBe(1);
  });

  it('reports why renewing failed', async () => {
    const renew = async () => await Promise.reject(fail('refused', { message: 'wrong password' }));
    const { run } = rehearsal([fail('unauthorized')], { renew });
    expect((await failureOf(run)).message).toBe('wrong password');
  });
});

describe('stopping the execution', () => {
  it('ends a wait at once', async () => {
    const controller = new AbortController();
    const run = withRetries(async () => await Promise.reject(fail('throttled', { retryAfterMs: 30_000 })), {
      effect: 'once',
      maxRetries: 3,
      maxTotalWaitMs: 60_000,
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 20);
    const start = performance.now();
    expect(await failureOf(run)).toMatchObject({ kind: 'cancelled', outcome: 'failed' });
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('before the first attempt makes none', async () => {
    const { run, attempts } = rehearsal([], { signal: AbortSignal.abort() });
    expect((await failureOf(run)).kind).toBe('cancelled');
    expect(attempts()).toBe(0);
  });
});
