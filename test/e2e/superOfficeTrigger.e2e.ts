import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Happening } from '../simulators';
import { executionEnded, executionIdsOf, nextExecutionId } from './executions';
import { waitFor } from './n8n';
import { superOfficeTrigger } from './superOfficeHooks';
import { withServer } from './withServer';
import type { Saved } from './workflows';
import { activate, chain, deactivate, save } from './workflows';

const server = withServer();

const CHANGED: Happening = { event: 'contact.changed', primaryKey: 18, changes: ['name'], changedBy: 5 };

const webhooks = () => server.simulators.superOffice.state.webhooks;
const statuses = () => webhooks().delivered.map(({ status }) => status);

async function published(parameters: IDataObject = {}): Promise<Saved & { webhookId: string }> {
  const webhookId = randomUUID();
  const trigger = superOfficeTrigger(server.credentials, webhookId, parameters);
  const saved = await save(server.rest, chain('Companies', trigger));
  await activate(server.rest, saved);
  return { ...saved, webhookId };
}

/** Something happens in SuperOffice, and each webhook is called until it is done with it. */
async function raised(happening: Happening): Promise<void> {
  webhooks().raise(happening);
  await webhooks().settled();
}

describe('the SuperOffice Trigger in a real n8n', () => {
  it('is registered, answers the test call, takes an event, and goes when the workflow is unpublished', async () => {
    const workflow = await published({ options: { errorsEmail: 'admin@example.com' } });
    expect(webhooks().all()).toEqual([
      expect.objectContaining({
        Name: 'n8n: Companies',
        Events: ['contact.changed'],
        TargetUrl: expect.stringMatching(new RegExp(`/webhook/${workflow.webhookId}/webhook$`)) as string,
        Secret: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        State: 'Active',
        ErrorsEmail: 'admin@example.com',
      }),
    ]);
    expect(await executionIdsOf(server.rest, workflow.id)).toEqual([]);

    await raised(CHANGED);
    const execution = await executionEnded(server.rest, await nextExecutionId(server.rest, workflow.id));
    expect(execution.jsonOf('SuperOffice')).toEqual([
      expect.objectContaining({ event: 'companyChanged', PrimaryKey: 18, Changes: ['name'] }),
    ]);

    await deactivate(server.rest, workflow);
    expect(webhooks().all()).toEqual([]);
  });

  it('listens for a test event in the editor, takes it, and has its test address removed', async () => {
    const trigger = superOfficeTrigger(server.credentials, randomUUID());
    const { id } = await save(server.rest, chain('Tried', trigger));
    const run = { triggerToStartFrom: { name: trigger.name } };
    const answer = await server.rest.post(`/rest/workflows/${id}/run`, run);
    expect(answer).toMatchObject({ waitingForWebhook: true });
    expect(webhooks().all()).toMatchObject([
      { TargetUrl: expect.stringContaining('/webhook-test/') as string, State: 'Active' },
    ]);

    await raised(CHANGED);
    const execution = await executionEnded(server.rest, await nextExecutionId(server.rest, id));
    expect(execution.mode).toBe('manual');
    expect(execution.jsonOf('SuperOffice')).toMatchObject([{ event: 'companyChanged', PrimaryKey: 18 }]);
    // n8n removes it while the workflow runs.
    await waitFor(() => webhooks().all().length === 0, { what: 'the test address to be gone' });
  });

  it('starts nothing for a repeat, with its event ID or with a new one', async () => {
    const workflow = await published();
    const at = '2026-03-10T12:00:00.1234567Z';
    await raised({ ...CHANGED, at });
    await raised({ ...CHANGED, at });
    await raised({ ...CHANGED, at, primaryKey: 19 });
    expect(statuses()).toEqual([200, 200, 200]);
    expect(await executionIdsOf(server.rest, workflow.id)).toHaveLength(2);
    await deactivate(server.rest, workflow);
  });

  it('refuses a wrong signature, is stopped after nine tries, and listens again once it is published anew', async () => {
    const workflow = await published();
    const [hook] = webhooks().all();
    if (hook) hook.Secret = 'guessed';
    await raised(CHANGED);
    expect(statuses()).toEqual(Array.from({ length: 9 }, () => 403));
    expect(webhooks().all()).toMatchObject([{ State: 'TooManyErrors' }]);
    expect(await executionIdsOf(server.rest, workflow.id)).toEqual([]);

    const changed = chain('Companies again', superOfficeTrigger(server.credentials, workflow.webhookId));
    const saved = await server.rest.patch<Saved>(`/rest/workflows/${workflow.id}`, changed);
    await activate(server.rest, { id: workflow.id, versionId: saved.versionId });
    expect(webhooks().all()).toMatchObject([{ State: 'Active' }]);
    await raised(CHANGED);
    expect(await executionIdsOf(server.rest, workflow.id)).toHaveLength(1);
    await deactivate(server.rest, workflow);
  });
});
