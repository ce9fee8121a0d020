import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonOf, packNode, pairedTo, runNode, withSimulators } from './support';

const context = withSimulators();

const mark = (creditId: unknown = '={{ $json.creditId }}', options: object = {}) =>
  packNode('kometSales', 'credit', 'markAsSynchronized', {
    creditId: creditId as string,
    options: { ...options },
  });

/** Credits 450001 and up; those ending in 81 are cancelled in the simulator. */
const credits = (count: number, from = 450_001) =>
  Array.from({ length: count }, (_, index) => ({ creditId: from + index, customer: `Customer ${index}` }));

describe('marking credits as synchronized', () => {
  it('marks a thousand credits in at most ten calls, in order, each paired to its item', async () => {
    const { komet } = context.simulators;
    const items = credits(1_100)
      .filter(({ creditId }) => creditId % 100 !== 81)
      .slice(0, 1_000);
    const { status, main } = await runNode(mark(), items, { credentials: context.credentials });

    expect(status).toBe('success');
    expect(jsonOf(main)).toEqual(
      items.map(({ creditId }) => ({
        creditId,
        status: 1,
        message: 'The credit was successfully synchronized',
      })),
    );
    expect(pairedTo(main)).toEqual(items.map((_, index) => index));
    expect(komet.counters.calls).toBeLessThanOrEqual(10);
    expect(komet.state.synchronized().sort()).toEqual(items.map(({ creditId }) => String(creditId)).sort());
    expect(komet.violations).toEqual([]);
  });

  it('quirk 4: sends refused credits to the error output with their own fields, the vendor’s words and its code', async () => {
    const { komet } = context.simulators;
    // 450081, 450181 and 450281 are cancelled.
    const items = [
      ...credits(98, 450_001),
      { creditId: 450_181, customer: 'Customer 98' },
      { creditId: 450_281, customer: 'Customer 99' },
    ];
    const { main, error } = await runNode(mark(), items, {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });

    expect(main).toHaveLength(97);
    expect(pairedTo(main)).toEqual(
      items.map((_, index) => index).filter((index) => ![80, 98, 99].includes(index)),
    );
    expect(pairedTo(error)).toEqual([80, 98, 99]);
    expect(jsonOf(error)[0]).toEqual({
      creditId: 450_081,
      customer: 'Customer 80',
      error: 'The credit was cancelled',
      message: 'The credit was cancelled',
      details: { outcome: 'failed', httpCode: 200, creditId: 450_081 },
    });
    expect(komet.counters.calls).toBe(1);
  });

  it('with "Stop" says what was done and what failed', async () => {
    const { status, failure } = await runNode(mark(), credits(100), { credentials: context.credentials });

    expect(status).toBe('error');
    expect(failure?.message).toBe('Credit 450081: The credit was cancelled [item 80]');
    expect(failure?.description).toContain(
      'Of 100 records: 99 done, 1 failed (item 80), 0 unknown, 0 not sent.',
    );
  });

  it('with "Stop" reports the first refusal in input order, even when a later one comes back sooner', async () => {
    const { komet } = context.simulators;
    komet.faults.add({ kind: 'slow', delayMs: 300, on: ({ body }) => body.includes('450081') });
    const { failure } = await runNode(
      mark(undefined, { batchSize: 1, concurrency: 3 }),
      [{ creditId: 450_001 }, { creditId: 450_081 }, { creditId: 450_181 }],
      { credentials: context.credentials },
    );

    // The answer had 200, which is not an error code.
    expect(failure?.message).toBe('The credit was cancelled [items 1, 2]');
    expect(failure).toMatchObject({ httpCode: null, context: { itemIndex: 1 } });
    expect(failure?.description).toContain('Credit 450081, Credit 450181. Of 3 records');
    expect(failure?.description).toContain('1 done, 2 failed (items 1, 2)');
  });

  it('with "Stop" puts the HTTP status and the item into the fields that n8n reads', async () => {
    context.simulators.komet.faults.add({ kind: 'status', status: 500, times: 'always' });
    const { failure } = await runNode(mark(), credits(2), { credentials: context.credentials });

    expect(failure).toMatchObject({ httpCode: '500', context: { itemIndex: 0 } });
  });

  it('with "Continue" puts failed items among the others', async () => {
    const { main } = await runNode(mark(), [{ creditId: 450_081 }, { creditId: 450_082 }], {
      credentials: context.credentials,
      onError: 'continueRegularOutput',
    });

    expect(jsonOf(main)).toEqual([
      expect.objectContaining({ error: 'The credit was cancelled' }),
      { creditId: 450_082, status: 1, message: 'The credit was successfully synchronized' },
    ]);
  });

  it('takes a number, text, a comma list and an array, one output an id', async () => {
    const items = [
      { creditId: 450_001 },
      { creditId: '450002' },
      { creditId: '450003, 450004' },
      { creditId: [450_005, '450006'] },
    ];
    const { main } = await runNode(mark(), items, { credentials: context.credentials });

    expect(main.map(({ json }) => json.creditId)).toEqual([
      450_001, 450_002, 450_003, 450_004, 450_005, 450_006,
    ]);
    expect(pairedTo(main)).toEqual([0, 1, 2, 2, 3, 3]);
  });

  it('sends an id that several items give once, and answers each', async () => {
    const { komet } = context.simulators;
    const { main } = await runNode(mark(), [{ creditId: 450_001 }, { creditId: 450_001 }], {
      credentials: context.credentials,
    });

    expect(main).toHaveLength(2);
    expect(komet.state.credits.get('450001')?.marks).toBe(1);
  });

  it('fails an id that the answer does not mention', async () => {
    const forgetful = createServer((request, response) => {
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end('{"status":"1","credits":[{"creditId":450002,"status":"1","message":"Done"}]}');
    });
    await new Promise<void>((resolve) => forgetful.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(forgetful.address() as AddressInfo).port}/api`;
    const { main, error } = await runNode(mark(), credits(2), {
      credentials: { kometSalesApi: { ...context.credentials.kometSalesApi, baseUrl } },
      onError: 'continueErrorOutput',
    });
    forgetful.closeAllConnections();
    forgetful.close();

    expect(error.map(({ json }) => json.error)).toEqual(['The answer does not mention Credit ID 450001']);
    expect(main.map(({ json }) => json.creditId)).toEqual([450_002]);
  });

  it('keeps all digits of a 64-bit id', async () => {
    const { komet } = context.simulators;
    komet.state.addCredit('9007199254740993123');
    const { main } = await runNode(mark(), [{ creditId: '9007199254740993123' }], {
      credentials: context.credentials,
    });

    expect(main[0]?.json.creditId).toBe('9007199254740993123');
    expect(komet.state.synchronized()).toEqual(['9007199254740993123']);
  });

  it('obeys the batch size', async () => {
    await runNode(mark(undefined, { batchSize: 10 }), credits(35), { credentials: context.credentials });

    expect(context.simulators.komet.counters.log.map(({ entries }) => entries)).toEqual([10, 10, 10, 5]);
  });

  it('with Retry On Fail sends nothing again that is done', async () => {
    const { komet } = context.simulators;
    const { main } = await runNode(
      mark(undefined, { batchSize: 1, concurrency: 1, maxRetries: 0 }),
      credits(3),
      {
        credentials: context.credentials,
        retryOnFail: true,
        maxTries: 3,
      },
    );
    expect(main).toHaveLength(3);
    expect(komet.counters.calls).toBe(3);

    komet.reset();
    komet.faults.add({ kind: 'status', status: 500, after: 1 });
    const second = await runNode(
      mark(undefined, { batchSize: 1, concurrency: 1, maxRetries: 0 }),
      credits(3),
      {
        credentials: context.credentials,
        retryOnFail: true,
        maxTries: 3,
      },
    );
    expect(second.status).toBe('success');
    expect([...komet.state.credits.values()].map(({ marks }) => marks).filter((marks) => marks > 1)).toEqual(
      [],
    );
    expect(komet.counters.calls).toBe(4);
  });

  it('is not sent again by Retry On Fail because its first item could not be sent', async () => {
    const { komet } = context.simulators;
    const { main, error } = await runNode(mark(), [{ creditId: 'x' }, { creditId: 450_082 }], {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
      retryOnFail: true,
      maxTries: 3,
    });

    expect([main.length, error.length]).toEqual([1, 1]);
    expect(komet.counters.calls).toBe(1);
  });

  it('is not run again by Retry On Fail because its first item was refused', async () => {
    const { komet } = context.simulators;
    const { error, main } = await runNode(mark(), [{ creditId: 450_081 }, { creditId: 450_082 }], {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
      retryOnFail: true,
      maxTries: 3,
    });

    expect([main.length, error.length]).toEqual([1, 1]);
    expect(komet.counters.calls).toBe(1);
  });
});
