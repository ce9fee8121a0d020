import * as patience from '../../nodes/shared/http/patience';
import { eventually } from '../faults/leftovers';
import type { Answer } from './fixtures/depot';
import { withDepot } from './fixtures/depot';
import type { OneNodeOptions } from './harness';
import { ensureBuilt } from './harness';
import { forgetServices } from './support';

const depot = withDepot();

beforeAll(ensureBuilt);
beforeEach(async () => {
  // A back-off of 0.1 seconds, longer than an answer takes; pauses of 0.8, 1.6, 3.2 seconds.
  jest.spyOn(Math, 'random').mockReturnValue(0.2);
  await forgetServices();
});
afterEach(() => jest.restoreAllMocks());

const items = (count: number) => Array.from({ length: count }, (_, index) => ({ n: index + 1 }));

const get = async (count: number, options: OneNodeOptions & { node?: object } = {}) =>
  await depot.run(
    'order',
    'get',
    { orderId: '={{ $json.n }}', options: { concurrency: 8 } },
    items(count),
    options,
  );

const add = async (count: number, options: OneNodeOptions = {}) =>
  await depot.run(
    'order',
    'add',
    { customer: '={{ $json.n }}', line: 'Roses', options: { concurrency: 8 } },
    items(count),
    options,
  );

/** Answers the first requests with 503, the others well. */
const downFor = (requests: number) => (): Answer =>
  depot.asked.length <= requests ? { status: 503 } : { order: { id: 1, name: 'Roses' } };

const textsOf = (hints: Array<{ message: string }>) => hints.map(({ message }) => message);

describe('a service that answers 503', () => {
  it('for good gets few of 100 reads, and each item says what became of it', async () => {
    const waitingTime = 3_000;
    jest.replaceProperty(patience, 'MAX_TOTAL_WAIT_MS', waitingTime as never);
    depot.answer = () => ({ status: 503 });
    const { error, hints, run } = await get(100, { onError: 'continueErrorOutput' });

    // 400 where each call is on its own. Here eight in flight, two probes, and three repeats before the fourth failure.
    const calls = depot.asked.length;
    expect(calls).toBeGreaterThanOrEqual(10);
    expect(calls).toBeLessThanOrEqual(13);
    expect(run.ms).toBeGreaterThanOrEqual(waitingTime);
    expect(error).toHaveLength(100);
    const messages = error.map(({ json }) => json.error);
    const sent = 'The service answered 503 Service Unavailable';
    expect(messages.filter((message) => message === sent)).toHaveLength(8);
    const unsent = error.filter(({ json }) => json.error !== sent);
    expect(unsent).toHaveLength(92);
    expect(unsent[0]?.json).toMatchObject({
      error: `Not sent, since the service has not recovered: ${sent}`,
      details: {
        outcome: 'failed',
        description: 'Depot is overloaded or in maintenance: run it again later.',
      },
    });
    expect(textsOf(hints)).toEqual([
      expect.stringMatching(/^Depot was down for a time; this run waited [34] seconds for it$/),
      `${calls} calls, ${calls - 8} of them retries; 100 items failed.`,
    ]);
  });

  it('for a while gets all 100 reads', async () => {
    depot.answer = downFor(9);
    const { status, main, hints } = await get(100);

    expect(status).toBe('success');
    expect(main.map(({ pairedItem }) => pairedItem)).toEqual(items(100).map((_, item) => ({ item })));
    expect(depot.asked).toHaveLength(109);
    expect(textsOf(hints)).toEqual([
      expect.stringMatching(/^Depot was down for a time; this run waited \d+ seconds? for it$/),
      '109 calls, 9 of them retries.',
    ]);
  });

  it('never gets a call again that it may have carried out, and all others once', async () => {
    depot.answer = downFor(10);
    const { error, main, hints } = await add(100, {
      onError: 'continueErrorOutput',
      retryOnFail: true,
      maxTries: 3,
    });

    const customers = depot.asked.map(({ body }) => Number((body as { customer: unknown }).customer));
    expect(customers.sort((a, b) => a - b)).toEqual(items(100).map(({ n }) => n));
    expect(main).toHaveLength(90);
    expect(error.map(({ json }) => (json.details as { outcome: string }).outcome)).toEqual(
      Array<string>(10).fill('unknown'),
    );
    expect(textsOf(hints).at(-1)).toBe('100 calls; 10 items unknown.');
  });

  it('is waited for by all runs with the credential, and by nobody else', async () => {
    let isDown = true;
    depot.answer = ({ path }) =>
      isDown && path !== '/orders/999' ? { status: 503 } : { order: { id: 1, name: 'Roses' } };
    const failed = await get(1);
    expect([failed.status, depot.asked.length]).toEqual(['error', 4]);
    const runs = [get(8), get(8)];
    expect(
      await eventually(
        () => depot.asked.length,
        (asked) => asked > 4,
      ),
    ).toBe(5);
    const node = { credentials: { depotApi: { id: 'another', name: 'Another' } } };
    const other = await depot.run('order', 'get', { orderId: 999 }, [{}], { node });
    expect(other.status).toBe('success');
    // Sixteen calls wait for one at a time.
    expect(depot.asked.length).toBeLessThanOrEqual(8);
    isDown = false;

    for (const { status, main } of await Promise.all(runs)) {
      expect(status).toBe('success');
      expect(main).toHaveLength(8);
    }
  });

  it('keeps no run that is stopped', async () => {
    depot.answer = () => ({ status: 503 });
    const stop = new AbortController();
    const running = get(100, { signal: stop.signal });
    await eventually(
      () => depot.asked.length,
      (asked) => asked === 9,
    );
    stop.abort();
    const { run } = await running;

    expect(run.status).toBe('canceled');
    expect(run.ms).toBeLessThan(30_000);
    expect(depot.asked.length).toBeLessThanOrEqual(13);
  });
});

describe('the line about a run', () => {
  it('counts its calls and retries, and the items that were refused or are unknown', async () => {
    depot.answer = ({ body }) => {
      if (depot.asked.length <= 3) return { status: 429 };
      const { customer } = body as { customer: number };
      if (customer === 20 || customer === 30) return { state: 0, text: 'Customer is blocked' };
      return customer === 25 ? { status: 503 } : { state: 1 };
    };
    const { hints, error } = await add(40, { onError: 'continueErrorOutput' });

    expect(error).toHaveLength(3);
    expect(hints.at(-1)).toMatchObject({
      message: '43 calls, 3 of them retries; 2 items refused, 1 unknown.',
      type: 'warning',
    });
  });

  it.each([
    ['one call that went well', 1, () => ({ order: { id: 1 } }), []],
    ['one call that was refused', 1, () => ({ state: 0, text: 'No' }), ['1 call; 1 item refused.']],
    ['several calls that went well', 3, () => ({ order: { id: 1 } }), ['3 calls.']],
    ['one retry', 1, downFor(1), ['2 calls, 1 of them a retry.']],
  ])('after %s', async (_, count, answer, expected) => {
    depot.answer = answer;
    const { hints } = await get(count, { onError: 'continueRegularOutput' });
    expect(textsOf(hints)).toEqual(expected);
  });
});
