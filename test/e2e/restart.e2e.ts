import { randomUUID } from 'node:crypto';
import type { Happening, Simulators } from '../simulators';
import { startAll } from '../simulators';
import type { Execution } from './executions';
import { executionEnded, executionIdsOf, nextExecutionId } from './executions';
import type { N8n } from './n8n';
import { makeUserFolder, startN8n, waitFor } from './n8n';
import { readShared } from './shared';
import { superOfficeTrigger } from './superOfficeHooks';
import type { Hooked } from './withServer';
import { hooked, makeCredentials, packNode } from './withServer';
import type { Saved } from './workflows';
import { activate, callWebhook, chain, save } from './workflows';

const CHANGED: Happening = {
  event: 'contact.changed',
  primaryKey: 18,
  changes: ['name'],
  at: '2026-03-10T12:00:00.1234567Z',
};

let n8n: N8n | undefined;
let simulators: Simulators;
let credits: Hooked;
let first: Execution;
let companies: Saved;

const webhooks = () => simulators.superOffice.state.webhooks;

async function raised(happening: Happening): Promise<Array<number | undefined>> {
  const before = webhooks().delivered.length;
  webhooks().raise(happening);
  await webhooks().settled();
  return webhooks()
    .delivered.slice(before)
    .map(({ status }) => status);
}

beforeAll(async () => {
  simulators = await startAll();
  const shared = readShared();
  const userFolder = await makeUserFolder(shared.tarball);
  n8n = await startN8n({ userFolder });
  const { port } = n8n;
  const credentials = await makeCredentials(n8n.rest, simulators);
  const server = { ...shared, url: n8n.url, rest: n8n.rest, simulators, credentials };
  const node = packNode(server, 'kometSales', {
    resource: 'credit',
    operation: 'markAsSynchronized',
    creditId: '={{ $json.creditId }}',
  });
  credits = await hooked(server, 'Restarted', node);
  first = await credits.run([{ creditId: 450_001 }]);
  companies = await save(n8n.rest, chain('Companies', superOfficeTrigger(credentials, randomUUID())));
  await activate(n8n.rest, companies);
  // The repeat has n8n save that the event was seen.
  expect([await raised(CHANGED), await raised(CHANGED)]).toEqual([[200], [200]]);

  await n8n.stop();
  expect(await raised({ ...CHANGED, primaryKey: 19 })).toEqual(Array.from({ length: 9 }, () => undefined));
  expect(webhooks().all()).toMatchObject([{ State: 'TooManyErrors' }]);
  n8n = await startN8n({ userFolder, port });
}, 240_000);
afterAll(async () => await Promise.all([n8n?.stop(), simulators.close()]));

const running = (): N8n => {
  if (!n8n) throw new Error('n8n is not running');
  return n8n;
};

describe('a restart of n8n between two runs', () => {
  it('leaves workflow and credential working, and repeats nothing', async () => {
    expect(first.describe()).toMatch(/success/);
    const { rest, url } = running();
    const known = await executionIdsOf(rest, credits.id);
    expect(known).toEqual([first.id]);
    await waitFor(async () => (await callWebhook(url, credits.path, [{ creditId: 450_002 }])).ok, {
      what: 'the webhook to be there again',
    });
    const second = await executionEnded(rest, await nextExecutionId(rest, credits.id, known));

    expect(second.describe()).toMatch(/success/);
    expect(second.jsonOf('Node').map(({ creditId }) => creditId)).toEqual([450_002]);
    expect(simulators.komet.state.synchronized()).toEqual(['450001', '450002']);
    expect([...simulators.komet.state.credits.values()].filter(({ marks }) => marks > 1)).toEqual([]);
  });

  it('starts the webhook again that SuperOffice has stopped meanwhile, and knows the events of before', async () => {
    const { rest } = running();
    await waitFor(() => webhooks().all()[0]?.State === 'Active', {
      what: 'the webhook to be started again',
      timeoutMs: 20_000,
      state: () => running().log(),
    });
    expect(webhooks().all()).toMatchObject([{ WebhookId: 1 }]);
    expect(await executionIdsOf(rest, companies.id)).toHaveLength(1);
    expect(await raised(CHANGED)).toEqual([200]);
    expect(await executionIdsOf(rest, companies.id)).toHaveLength(1);

    expect(await raised({ ...CHANGED, primaryKey: 20 })).toEqual([200]);
    const [latest = ''] = await executionIdsOf(rest, companies.id);
    expect((await executionEnded(rest, latest)).jsonOf('SuperOffice')).toMatchObject([{ PrimaryKey: 20 }]);
  });
});
