import { setTimeout as sleep } from 'node:timers/promises';
import { KOMET_CREDITS, type LogEntry } from '../simulators';
import { packNode, runNode, withSimulators } from './support';

const context = withSimulators();

const markOneByOne = (options: Record<string, number> = {}) =>
  packNode('kometSales', 'credit', 'markAsSynchronized', {
    creditId: '={{ $json.creditId }}',
    options: { batchSize: 1, ...options },
  });

/** Credits that are not cancelled. */
const credits = (count: number, from = 450_082) =>
  Array.from({ length: count + 1 }, (_, index) => ({ creditId: from + index }))
    .filter(({ creditId }) => !String(creditId).endsWith(KOMET_CREDITS.cancelledEnding))
    .slice(0, count);

const named = (id: string) => ({ kometSalesApi: { id, name: id } });

const refusals = () => context.simulators.komet.counters.log.filter(({ status }) => status === 429);

/** The first call has been answered, and the node has had the time to read the answer. */
async function firstAnswer(): Promise<void> {
  const { counters } = context.simulators.komet;
  while (counters.log[0]?.status == null) await sleep(10);
  await sleep(200);
}

const at = ({ at: time }: LogEntry): number => Date.parse(time);

describe('a vendor that takes 20 calls a second', () => {
  it.each([
    ['says how long to wait', 1],
    ['does not say how long to wait', undefined],
  ])('and %s gets 100 items done with few refusals', async (_, retryAfter) => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'limit', perSecond: 20, retryAfter, times: 'always' });
    komet.faults.add({ kind: 'slow', delayMs: 100, times: 'always' });
    const { status, main, hints } = await runNode(markOneByOne(), credits(100), {
      credentials: context.credentials,
    });

    expect(status).toBe('success');
    expect(main.map(({ json }) => json.creditId)).toEqual(credits(100).map(({ creditId }) => creditId));
    // Eight in flight would be refused more than 30 times, or give up.
    expect(refusals().length).toBeLessThanOrEqual(20);
    expect(hints.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Komet Sales asked ${refusals().length} times to slow down; this run waited \\d+ seconds in all$`,
        ),
      ),
      expect.stringMatching(new RegExp(`^${komet.counters.calls} calls, ${refusals().length} of them `)),
    ]);
  });

  it('gets the items of two runs at the same time done too', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'limit', perSecond: 20, retryAfter: 1, times: 'always' });
    komet.faults.add({ kind: 'slow', delayMs: 100, times: 'always' });
    const runs = [450_001, 450_101].map(
      async (from) => await runNode(markOneByOne(), credits(50, from), { credentials: context.credentials }),
    );

    for (const { status, main } of await Promise.all(runs)) {
      expect(status).toBe('success');
      expect(main).toHaveLength(50);
    }
    expect(refusals().length).toBeLessThanOrEqual(30);
  });
});

describe('a Retry-After', () => {
  it.each([429, 503])('of %d is waited out by all runs with the credential', async (status) => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'status', status, retryAfter: 2 });
    const first = runNode(markOneByOne(), credits(1), { credentials: context.credentials });
    await firstAnswer();
    const second = await runNode(markOneByOne(), credits(20, 450_102), { credentials: context.credentials });

    expect([(await first).status, second.status]).toEqual(['success', 'success']);
    const [refused, ...others] = komet.counters.log.map(at);
    expect(others).toHaveLength(21);
    expect(Math.min(...others) - (refused ?? 0)).toBeGreaterThanOrEqual(1_950);
    expect(second.hints.map(({ message }) => message)).toEqual([
      'Komet Sales asked other runs with the same credential to slow down; this run waited 2 seconds in all',
      '20 calls.',
    ]);
  });

  it('is waited out by calls that already wait for Requests per Second', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'status', status: 429, retryAfter: 3 });
    const node = { ...markOneByOne({ requestsPerSecond: 2 }), credentials: named('waiting for its second') };
    const { status } = await runNode(node, credits(6), { credentials: context.credentials });

    expect(status).toBe('success');
    const [first = 0, , ...others] = komet.counters.log.map(at);
    expect(Math.min(...others) - first).toBeGreaterThanOrEqual(2_950);
    expect((others[2] ?? 0) - (others[0] ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it('does not delay another credential', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'status', status: 429, retryAfter: 60 });
    const stop = new AbortController();
    const first = runNode(markOneByOne(), credits(1), {
      credentials: context.credentials,
      signal: stop.signal,
    });
    await firstAnswer();
    const node = { ...markOneByOne(), credentials: named('another') };
    const second = await runNode(node, credits(1, 450_102), { credentials: context.credentials });

    expect(second.status).toBe('success');
    expect(second.hints).toEqual([]);
    stop.abort();
    expect((await first).run.status).toBe('canceled');
  });

  it('longer than two minutes fails at once, naming the seconds, and the other items are not sent', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'status', status: 429, retryAfter: 300, times: 'always' });
    const { error, run } = await runNode(markOneByOne({ concurrency: 2 }), credits(20), {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });

    // Less than any wait that was demanded.
    expect(run.ms).toBeLessThan(60_000);
    expect(komet.counters.calls).toBe(2);
    expect(error).toHaveLength(20);
    expect(error[0]?.json).toMatchObject({
      error: 'The service answered 429 Too Many Requests',
      details: {
        outcome: 'failed',
        httpCode: 429,
        description:
          'The service asks to wait 300 seconds before the next call. This node waits at most 120 seconds per call. Run it again later; lower Concurrency or set Requests per Second in the options.',
      },
    });
    expect(error[19]?.json).toMatchObject({
      error: 'The service demands a pause, so this call was not sent',
      details: {
        outcome: 'failed',
        description: expect.stringMatching(/^The service asks to wait (300|299) seconds/),
      },
    });
  });

  it('longer than two minutes does not stop the next run from trying again', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'status', status: 429, retryAfter: 300 });
    const { failure } = await runNode(markOneByOne(), credits(1), { credentials: context.credentials });
    expect(failure).toMatchObject({ failure: { cause: 'rate-limited', retryAfterMs: 300_000 } });
    const { status } = await runNode(markOneByOne(), credits(1), { credentials: context.credentials });
    expect(status).toBe('success');
  });
});

describe('Warn at Calls per Day of the credential', () => {
  const limited = (dailyCallLimit: number) => {
    const { kometSalesApi } = context.credentials;
    return { ...context.credentials, kometSalesApi: { ...kometSalesApi, dailyCallLimit } };
  };
  const hintsOf = async (calls: number, dailyCallLimit: number) => {
    const node = {
      ...markOneByOne(),
      credentials: named(`of ${calls} calls`),
    };
    const { hints } = await runNode(node, credits(calls), { credentials: limited(dailyCallLimit) });
    // The last line counts what this run has sent.
    expect(hints.at(-1)?.message).toMatch(/^\d+ calls/);
    return hints.slice(0, -1);
  };

  it('shows a hint from 80% on, with every attempt counted', async () => {
    context.simulators.komet.faults.add({ kind: 'status', status: 502 });
    expect(await hintsOf(7, 10)).toEqual([
      {
        message:
          'This n8n process has made 8 calls with this credential since midnight UTC, 80% of its daily limit of 10. Komet Sales allows 1,000 for each paid user',
        type: 'warning',
        location: 'outputPane',
      },
    ]);
  });

  it('shows no hint below that, nor when it is not set', async () => {
    expect(await hintsOf(6, 10)).toEqual([]);
    expect(await hintsOf(9, 0)).toEqual([]);
  });
});
