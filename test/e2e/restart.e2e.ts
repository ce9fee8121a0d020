import type { Simulators } from '../simulators';
import { startAll } from '../simulators';
import { executionEnded, executionIdsOf, nextExecutionId } from './executions';
import type { N8n } from './n8n';
import { makeUserFolder, startN8n, waitFor } from './n8n';
import { readShared } from './shared';
import { hooked, makeCredentials, packNode } from './withServer';
import { callWebhook } from './workflows';

let n8n: N8n | undefined;
let simulators: Simulators;

beforeAll(async () => {
  simulators = await startAll();
});
afterAll(async () => await Promise.all([n8n?.stop(), simulators.close()]));

describe('a restart of n8n between two runs', () => {
  it('leaves workflow and credential working, and repeats nothing', async () => {
    const shared = readShared();
    const userFolder = await makeUserFolder(shared.tarball);
    n8n = await startN8n({ userFolder });
    const credentials = await makeCredentials(n8n.rest, simulators);
    const server = { ...shared, url: n8n.url, rest: n8n.rest, simulators, credentials };
    const node = packNode(server, 'kometSales', {
      resource: 'credit',
      operation: 'markAsSynchronized',
      creditId: '={{ $json.creditId }}',
    });
    const workflow = await hooked(server, 'Restarted', node);
    const first = await workflow.run([{ creditId: 450_001 }]);
    expect(first.describe()).toMatch(/success/);

    await n8n.stop();
    n8n = await startN8n({ userFolder });

    const { rest, url } = n8n;
    const known = await executionIdsOf(rest, workflow.id);
    expect(known).toEqual([first.id]);
    await waitFor(async () => (await callWebhook(url, workflow.path, [{ creditId: 450_002 }])).ok, {
      what: 'the webhook to be there again',
    });
    const second = await executionEnded(rest, await nextExecutionId(rest, workflow.id, known));

    expect(second.describe()).toMatch(/success/);
    expect(second.jsonOf('Node').map(({ creditId }) => creditId)).toEqual([450_002]);
    expect(simulators.komet.state.synchronized()).toEqual(['450001', '450002']);
    expect([...simulators.komet.state.credits.values()].filter(({ marks }) => marks > 1)).toEqual([]);
  }, 240_000);
});
