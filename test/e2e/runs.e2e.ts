import { setTimeout as sleep } from 'node:timers/promises';
import { EBIZ_UNKNOWN_CUSTOMER, ebizCustomerIds } from '../simulators';
import { executionEnded } from './executions';
import { waitFor } from './n8n';
import { hooked, packNode, withServer } from './withServer';
import type { NodeOf } from './workflows';
import { activate, deactivate } from './workflows';

const server = withServer();

const customers = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => ({
    CustomerInternalId: ebizCustomerIds(from + index).customerInternalId,
    note: `row ${index}`,
  }));

const unknown = { CustomerInternalId: EBIZ_UNKNOWN_CUSTOMER, note: 'the unknown one' };

/** One SOAP call a customer, one after another, so that it is certain what was done before a failure. */
const markCustomer = (settings: Partial<NodeOf>, concurrency = 1) =>
  packNode(
    server,
    'eBizCharge',
    {
      resource: 'customer',
      operation: 'markAsSynchronized',
      customerInternalId: '={{ $json.CustomerInternalId }}',
      options: { concurrency },
    },
    settings,
  );

const marks = () => [...server.simulators.ebiz.state.marks.values()];

describe('the error output', () => {
  it('has the refused item with its own fields and the vendor’s words; the others go on', async () => {
    const node = packNode(
      server,
      'kometSales',
      { resource: 'credit', operation: 'markAsSynchronized', creditId: '={{ $json.creditId }}' },
      { onError: 'continueErrorOutput' },
    );
    const workflow = await hooked(server, 'Error output', node);
    const execution = await workflow.run([
      { creditId: 450_001, customer: 'A' },
      { creditId: 450_081, customer: 'B' },
      { creditId: 450_002, customer: 'C' },
    ]);

    expect(execution.status).toBe('success');
    expect(execution.jsonOf('Node').map(({ creditId }) => creditId)).toEqual([450_001, 450_002]);
    expect(execution.jsonOf('Node', 1)).toEqual([
      {
        creditId: 450_081,
        customer: 'B',
        error: 'The credit was cancelled',
        message: 'The credit was cancelled',
        details: expect.objectContaining({ outcome: 'failed' }),
      },
    ]);
    expect(execution.itemsOf('Node', 1).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
  });
});

describe('Retry On Fail', () => {
  const retried = { retryOnFail: true, maxTries: 4, waitBetweenTries: 100 };

  it('sends nothing again that was done, where a failure stops the workflow', async () => {
    const workflow = await hooked(server, 'Retry and stop', markCustomer(retried));
    const execution = await workflow.run([...customers(5), unknown]);

    expect(execution.status).toBe('error');
    expect(execution.error?.message).toBe(
      'Customer Internal ID deadbeef-61b1-4457-a4d1-000000000000: Invalid CustomerInternalId [item 5]',
    );
    expect(marks()).toEqual([1, 1, 1, 1, 1]);
    // n8n did try again: once for each of the five, and the unknown one up to as often as there are tries.
    const { calls } = server.simulators.ebiz.counters;
    expect(calls).toBeGreaterThanOrEqual(6);
    expect(calls).toBeLessThanOrEqual(5 + retried.maxTries);
  });

  it('sends nothing again that was done, where failures go to the error output', async () => {
    const node = markCustomer({ ...retried, onError: 'continueErrorOutput' });
    const workflow = await hooked(server, 'Retry and continue', node);
    // As the first item, a failure makes n8n run the whole node again.
    const execution = await workflow.run([unknown, ...customers(5)]);

    expect(execution.status).toBe('success');
    expect(execution.countsOf('Node')).toEqual([5, 1]);
    expect(execution.jsonOf('Node', 1)).toEqual([expect.objectContaining({ note: 'the unknown one' })]);
    expect(marks()).toEqual([1, 1, 1, 1, 1]);
  });

  it('finishes what a short outage had stopped, each customer once', async () => {
    const { ebiz } = server.simulators;
    // Longer than the node's own retries, which are turned off here.
    ebiz.faults.add({ kind: 'status', status: 503, after: 3, times: 1 });
    const node = markCustomer(retried);
    node.parameters = { ...node.parameters, options: { concurrency: 1, maxRetries: 0 } };
    const execution = await (await hooked(server, 'Outage', node)).run(customers(6));

    expect(execution.describe()).toMatch(/success/);
    expect(execution.countsOf('Node')).toEqual([6]);
    expect(marks()).toEqual([1, 1, 1, 1, 1, 1]);
    expect(ebiz.counters.calls).toBe(7);
  });
});

describe('an execution that is stopped in mid-run', () => {
  it('makes no more calls after a second', async () => {
    const { ebiz } = server.simulators;
    ebiz.faults.add({ kind: 'slow', delayMs: 200, times: 'always' });
    const workflow = await hooked(server, 'Stopped', markCustomer({}, 2));
    const id = await workflow.start(customers(200));
    await waitFor(() => ebiz.counters.calls >= 6, { what: 'the first calls' });

    await server.rest.post(`/rest/executions/${id}/stop`);
    await sleep(1000);
    const { calls, inFlight } = ebiz.counters;
    expect(inFlight).toBe(0);
    // Long enough for twenty calls more, had they not ended.
    await sleep(2000);

    expect(ebiz.counters.calls).toBe(calls);
    expect(calls).toBeLessThan(100);
    expect((await executionEnded(server.rest, id)).status).toBe('canceled');
  });
});

describe('a workflow that is turned off and on again', () => {
  it('is deaf in between and does its work afterwards', async () => {
    const { ebiz } = server.simulators;
    const workflow = await hooked(server, 'Off and on', markCustomer({}));
    await workflow.run(customers(2));
    expect(ebiz.counters.calls).toBe(2);

    await deactivate(server.rest, workflow);
    await expect(workflow.run(customers(2, 3))).rejects.toThrow(/404/);
    expect(ebiz.counters.calls).toBe(2);

    await activate(server.rest, workflow);
    const execution = await workflow.run(customers(2, 5));
    expect(execution.countsOf('Node')).toEqual([2]);
    expect(marks()).toEqual([1, 1, 1, 1]);
  });
});
