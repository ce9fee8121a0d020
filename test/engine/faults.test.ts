import { setTimeout as sleep } from 'node:timers/promises';
import type * as deadlines from '../../nodes/shared/http/deadline';
import { eventually } from '../faults/leftovers';
import { TIMEOUT, withoutWaiting } from '../faults/timeouts';
import type { Fault } from '../simulators';
import { httpDate } from '../simulators';
import { builtHttp, packNode, runNode, withSimulators } from './support';

const context = withSimulators();

// No back-off: other tests check how long it waits.
beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => jest.restoreAllMocks());

const mark = packNode('kometSales', 'credit', 'markAsSynchronized', {
  creditId: '={{ $json.creditId }}',
  options: { timeout: TIMEOUT, batchSize: 1, concurrency: 1 },
});

const items = [{ creditId: 450_001 }, { creditId: 450_002 }];

const passing: Array<[string, Fault]> = [
  ['408', { kind: 'status', status: 408 }],
  ['429 with Retry-After in seconds', { kind: 'status', status: 429, retryAfter: 1 }],
  ['429 with Retry-After as a date', { kind: 'status', status: 429, retryAfter: httpDate(1) }],
  ['502', { kind: 'status', status: 502 }],
  ['503', { kind: 'status', status: 503 }],
  ['HTML in place of JSON', { kind: 'html' }],
  ['HTML with 503', { kind: 'html', status: 503 }],
  ['a body shorter than announced', { kind: 'truncated', how: 'shortBody' }],
  ['JSON that is cut', { kind: 'truncated', how: 'cutBody' }],
  ['an answer that never comes', { kind: 'hang' }],
  ['a reset before the request was read', { kind: 'resetBeforeRead' }],
  ['a reset after the request was read', { kind: 'resetAfterRead' }],
];

describe('a call that may be repeated', () => {
  it.each(passing)('gets over %s', async (_, fault) => {
    const { komet } = context.simulators;
    komet.faults.add(fault);
    const { status, main } = await withoutWaiting(
      () => komet.counters.log.filter((entry) => entry.fault === 'hang').length,
      async () => await runNode(mark, items, { credentials: context.credentials }),
      await builtHttp<typeof deadlines>('deadline'),
    );

    expect(status).toBe('success');
    expect(main.map(({ json }) => json.creditId)).toEqual([450_001, 450_002]);
    expect(komet.counters.calls).toBe(fault.kind === 'resetBeforeRead' ? komet.counters.calls : 3);
    expect(komet.state.synchronized()).toEqual(['450001', '450002']);
  });

  it.each<[string, Fault, RegExp]>([
    ['401', { kind: 'status', status: 401 }, /401/],
    ['500', { kind: 'status', status: 500 }, /500/],
    [
      'a failure inside HTTP 200',
      { kind: 'faultIn200', message: 'The token is not active' },
      /^The token is not active/,
    ],
  ])('does not repeat %s', async (_, fault, message) => {
    const { komet } = context.simulators;
    komet.faults.add(fault);
    const { failure } = await runNode(mark, items, { credentials: context.credentials });

    expect(failure?.message).toMatch(message);
    expect(komet.counters.calls).toBe(1);
  });

  it('gives up after the retries that the user allows, and reports the status', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'status', status: 503, times: 'always', retryAfter: 0 });
    const node = { ...mark, parameters: { ...mark.parameters, options: { maxRetries: 2 } } };
    const { failure } = await runNode(node, items.slice(0, 1), { credentials: context.credentials });

    expect(failure?.message).toBe('The service answered 503 Service Unavailable [item 0]');
    expect(komet.counters.calls).toBe(3);
  });

  it.each(['stopWorkflow', 'continueErrorOutput'] as const)(
    'stops in mid-run (%s): calls in flight end at once and no more are sent',
    async (onError) => {
      const { komet } = context.simulators;
      komet.faults.add({ kind: 'hang', times: 'always', after: 2 });
      const node = {
        ...mark,
        parameters: { ...mark.parameters, options: { batchSize: 1, concurrency: 2, timeout: 60_000 } },
      };
      const many = Array.from({ length: 50 }, (_, index) => ({ creditId: 450_001 + index }));
      const stop = new AbortController();
      const { credentials } = context;
      const running = runNode(node, many, { credentials, signal: stop.signal, onError });
      const { counters } = komet;
      await eventually(() => counters.calls === 4 && counters.inFlight === 2, Boolean, 20_000);
      stop.abort();
      const { run } = await running;

      expect(run.status).toBe('canceled');
      // Nothing else would end a call that hangs before its minute is over.
      expect(run.ms).toBeLessThan(30_000);
      expect(komet.counters.calls).toBe(4);
    },
  );

  it('fails at once when the service demands a longer wait than a run allows', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'status', status: 429, retryAfter: 300, times: 'always' });
    const { run, failure } = await runNode(mark, items, { credentials: context.credentials });

    expect(failure?.description).toContain('The service asks to wait 300 seconds before the next call.');
    expect(run.ms).toBeLessThan(60_000);
    expect(komet.counters.calls).toBe(1);
  });

  it('ends at once when it is stopped during a wait that the service demanded', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'status', status: 429, retryAfter: 60, times: 'always' });
    const stop = new AbortController();
    const running = runNode(mark, items, { credentials: context.credentials, signal: stop.signal });
    const { counters } = komet;
    await eventually(() => counters.calls === 1 && counters.inFlight === 0, Boolean, 20_000);
    await sleep(100);
    stop.abort();
    const { run } = await running;

    expect(run.status).toBe('canceled');
    // The service demanded a minute.
    expect(run.ms).toBeLessThan(30_000);
    expect(komet.counters.calls).toBe(1);
  });
});

describe('Requests per Second', () => {
  const slowly = {
    ...mark,
    parameters: { ...mark.parameters, options: { batchSize: 1, requestsPerSecond: 2 } },
  };
  const credits = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ creditId: from + index }));

  it('holds calls back: the third and the fourth of two a second wait for the next second', async () => {
    const { run, main } = await runNode(slowly, credits(450_001, 4), { credentials: context.credentials });

    expect(main).toHaveLength(4);
    expect(run.ms).toBeGreaterThanOrEqual(990);
  });

  it('is shared by runs with the same credential', async () => {
    // Past the second of the calls before this test.
    await sleep(1_000);
    const startedAt = performance.now();
    const runs = [450_001, 450_003].map(
      async (from) => await runNode(slowly, credits(from, 2), { credentials: context.credentials }),
    );
    for (const { status } of await Promise.all(runs)) expect(status).toBe('success');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
  });
});
