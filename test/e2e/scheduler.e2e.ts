import type { IDataObject } from 'n8n-workflow';
import { startAll } from '../simulators';
import { executionEnded, executionIdsOf } from './executions';
import { makeUserFolder, startN8n, waitFor, type N8n } from './n8n';
import { readShared } from './shared';
import { makeCredentials } from './withServer';
import { activate, chain, save } from './workflows';

/** n8n polls every minute at most, and is busy at first. */
const PATIENCE_MS = 240_000;

const SCHEDULER = {
  N8N_SCHEDULER_ENABLED: 'true',
  N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
  N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
};

const modes: Array<[name: string, env: NodeJS.ProcessEnv]> = [
  ['with durable cursors', { ...SCHEDULER, N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true' }],
  ['without durable cursors', SCHEDULER],
];

/** A schedule is waited for most of the time, so the modes are tried side by side. */
describe("n8n's durable scheduler loses and repeats no change, also when n8n is killed in a poll", () => {
  it.concurrent.each(modes)(
    '%s',
    async (_, env) => {
      const simulators = await startAll();
      const userFolder = await makeUserFolder(readShared().tarball);
      let n8n: N8n = await startN8n({ userFolder, env });
      try {
        const { kometSalesApi } = await makeCredentials(n8n.rest, simulators);
        const trigger = (parameters: IDataObject) => ({
          name: 'Trigger',
          type: 'n8n-nodes-erp-sync.kometSalesTrigger',
          parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
          credentials: { kometSalesApi: kometSalesApi! },
        });
        const nothing = { name: 'Nothing', type: 'n8n-nodes-base.noOp' };
        const often = await save(
          n8n.rest,
          chain('Often', trigger({ event: 'customerChanged', minimumInterval: 1 }), nothing),
        );
        const seldom = await save(n8n.rest, chain('Seldom', trigger({ event: 'shipToChanged' }), nothing));
        await activate(n8n.rest, often);
        await activate(n8n.rest, seldom);
        const { komet } = simulators;
        const callsOf = (method: string) =>
          komet.counters.log.filter((entry) => entry.method.includes(method)).length;

        /** The customers of all executions so far. */
        const shown = async () => {
          const rest = n8n.rest;
          const ids = await executionIdsOf(rest, often.id);
          const all = await Promise.all(ids.map(async (id) => await executionEnded(rest, id)));
          return all.flatMap((execution) => execution.jsonOf('Trigger').map(({ id }) => Number(id))).sort();
        };
        const shows = async (customer: number) =>
          await waitFor(async () => (await shown()).includes(customer), {
            what: `customer ${customer} to come`,
            timeoutMs: PATIENCE_MS,
            intervalMs: 1_000,
            state: () => komet.counters.log.map(({ at, method, status }) => `${at} ${method} ${status}`),
          });
        const polls = async (count: number) =>
          await waitFor(() => callsOf('customer.list') >= count, {
            what: `${count} polls`,
            timeoutMs: PATIENCE_MS,
            intervalMs: 50,
          });

        // At once after the activation.
        komet.state.customers.touch('23423');
        await shows(23_423);

        // n8n is killed while the vendor answers.
        const before = callsOf('customer.list');
        komet.faults.add({ kind: 'slow', delayMs: 5_000, on: 'customer.list' });
        komet.state.customers.touch('23430');
        await polls(before + 1);
        await n8n.kill();
        komet.faults.clear();
        n8n = await startN8n({ userFolder, env });
        await shows(23_430);

        await polls(callsOf('customer.list') + 1);
        expect(await shown()).toEqual([23_423, 23_430]);
        // Its 15 minutes have not passed: the first poll, and at most one for each start of n8n.
        expect(callsOf('customer.shipto.list')).toBeLessThanOrEqual(2);
      } finally {
        await Promise.all([n8n.stop(), simulators.close()]);
      }
    },
    4 * PATIENCE_MS,
  );
});
