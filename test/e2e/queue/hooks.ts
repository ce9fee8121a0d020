import { randomUUID } from 'node:crypto';
import { fetchOnce, tail, waitFor } from '../n8n';
import { superOfficeTrigger } from '../superOfficeHooks';
import { chain } from '../workflows';
import type { Cluster } from './cluster';
import { executionsOf, isOver } from '../executions';
import { executionData } from './executions';
import { activate, save } from './operator';
import type { Credentials } from './workflows';

const CHANGED = { event: 'contact.changed', changes: ['name'], at: '2026-03-10T12:00:00.1234567Z' };

/** The SuperOffice Trigger in queue mode: the main registers it, another process takes the calls, workers run them. */
export function describeRegisteredWebhook(
  running: () => { cluster: Cluster; credentials: Credentials },
): void {
  describe('a webhook that the main has registered with SuperOffice', () => {
    const webhookId = randomUUID();
    let workflowId: string;

    const webhooks = () => running().cluster.simulators.superOffice.state.webhooks;

    /** Something happens; gives the statuses with which SuperOffice was answered. */
    async function raised(primaryKey: number): Promise<Array<number | undefined>> {
      const before = webhooks().delivered.length;
      webhooks().raise({ ...CHANGED, primaryKey });
      await webhooks().settled();
      return webhooks()
        .delivered.slice(before)
        .map(({ status }) => status);
    }

    beforeAll(async () => {
      const { cluster, credentials } = running();
      const workflow = chain('Companies', superOfficeTrigger(credentials, webhookId));
      workflowId = await save(cluster.main.rest, workflow);
      await activate(cluster.main.rest, workflowId);
      await waitFor(() => webhooks().all().length > 0, {
        what: 'the webhook to be registered',
        state: () => tail(cluster.main.log()),
      });
    });

    it('was tried at the webhook process, which knows its secret', () => {
      const { webhook } = running().cluster;
      expect(webhooks().all()).toMatchObject([
        { TargetUrl: `${webhook.url}/webhook/${webhookId}/webhook`, State: 'Active' },
      ]);
    });

    it('has its events run by workers, each once, whichever process is called', async () => {
      const { main } = running().cluster;
      expect(await raised(18)).toEqual([200]);
      expect(await raised(18)).toEqual([200]);
      const [hook] = webhooks().all();
      if (hook) hook.TargetUrl = `${main.url}/webhook/${webhookId}/webhook`;
      expect(await raised(18)).toEqual([200]);
      expect(await raised(19)).toEqual([200]);

      const done = await waitFor(
        async () => {
          const seen = await executionsOf(main.rest, workflowId);
          return seen.length >= 2 && seen.every(isOver) && seen;
        },
        { what: 'two executions to end' },
      );
      const items = await Promise.all(done.map(async (each) => await executionData(main.rest, each)));
      const keys = items.map(
        ({ resultData }) => resultData.runData.SuperOffice?.[0]?.data?.main[0]?.[0]?.json.PrimaryKey,
      );
      expect(keys.sort()).toEqual([18, 19]);
    });

    it('is taken back when the workflow is unpublished', async () => {
      const { main } = running().cluster;
      const [hook] = webhooks().all();
      if (hook) hook.TargetUrl = `${running().cluster.webhook.url}/webhook/${webhookId}/webhook`;
      await main.rest.post(`/rest/workflows/${workflowId}/deactivate`);
      await waitFor(() => webhooks().all().length === 0, { what: 'the webhook to be gone' });
      await waitFor(
        async () =>
          (await fetchOnce(`${main.url}/webhook/${webhookId}/webhook`, { method: 'POST' })).status === 404,
        { what: 'the address to be gone' },
      );
    });
  });
}
