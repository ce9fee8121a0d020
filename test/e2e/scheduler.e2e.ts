import { startAll } from '../simulators';
import { makeUserFolder, startN8n, waitFor, type N8n } from './n8n';
import { PATIENCE_MS, Polling, activatePolling } from './polling';
import { readShared } from './shared';
import { watchedIn, watchedKomet } from './watched';
import { makeCredentials } from './withServer';

const SCHEDULER = {
  N8N_SCHEDULER_ENABLED: 'true',
  N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
  N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
};

const modes: Array<[name: string, env: NodeJS.ProcessEnv]> = [
  ['with durable cursors', { ...SCHEDULER, N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true' }],
  ['without durable cursors', SCHEDULER],
];

/** A schedule is waited for most of the time, so the modes and the triggers are tried side by side. */
describe("n8n's durable scheduler loses and repeats no change, also when n8n is killed in the polls", () => {
  it.concurrent.each(modes)(
    '%s',
    async (_, env) => {
      const simulators = await startAll();
      const userFolder = await makeUserFolder(readShared().tarball);
      let n8n: N8n = await startN8n({ userFolder, env });
      try {
        const credentials = await makeCredentials(n8n.rest, simulators);
        const all: Polling[] = [];
        for (const watched of watchedIn(simulators)) {
          const often = { ...watched.parameters, minimumInterval: 1 };
          all.push(new Polling(watched, await activatePolling(n8n, watched, credentials, often)));
        }
        const seldom = { event: 'shipToChanged' };
        await activatePolling(n8n, watchedKomet(simulators), credentials, seldom);

        // At once after the activation.
        for (const each of all) await each.happen();
        await Promise.all(all.map(async (each) => await each.showsLatest(n8n)));

        // n8n is killed while the vendors answer.
        for (const { simulator, watched } of all)
          simulator.faults.add({ kind: 'slow', delayMs: 20_000, times: 'always', on: watched.list });
        for (const each of all) await each.happen();
        await waitFor(() => all.every(({ isUnderWay }) => isUnderWay), {
          what: 'all triggers to poll',
          timeoutMs: PATIENCE_MS,
          intervalMs: 50,
        });
        await n8n.kill();
        for (const { simulator } of all) simulator.faults.clear();
        n8n = await startN8n({ userFolder, env });
        await Promise.all(all.map(async (each) => await each.showsLatest(n8n)));

        await Promise.all(all.map(async (each) => await each.isPolled()));
        for (const each of all) expect(await each.shown(n8n)).toEqual(each.happened.map((id) => [id]));
        expect(all.flatMap(({ simulator }) => simulator.violations)).toEqual([]);
        // Its 15 minutes have not passed: the first poll, and at most one for each start of n8n.
        expect(simulators.komet.counters.of('customer.shipto.list').length).toBeLessThanOrEqual(2);
      } finally {
        await Promise.all([n8n.stop(), simulators.close()]);
      }
    },
    4 * PATIENCE_MS,
  );
});
