import type { WorkflowFile } from '../examples';
import type { RestClient } from '../n8n';
import { fetchOnce, waitFor } from '../n8n';
import type { Simulators } from '../../simulators';
import type { Credentials, WorkflowJson } from './workflows';

type Made = Simulators['komet'] | Simulators['ebiz'] | Simulators['superOffice'];

/** What an operator does once, before workflows run: a credential for each vendor. */
export async function makeCredentials(rest: RestClient, simulators: Simulators): Promise<Credentials> {
  const make = async ({ credentialType, credential, name }: Made) => {
    const saved = await rest.post<{ id: string; name: string }>('/rest/credentials', {
      name,
      type: credentialType,
      data: credential,
    });
    return { id: saved.id, name: saved.name };
  };
  return {
    kometSalesApi: await make(simulators.komet),
    eBizChargeApi: await make(simulators.ebiz),
    superOfficeApi: await make(simulators.superOffice),
  };
}

/** Saves a workflow; gives its id. */
export async function save(rest: RestClient, workflow: WorkflowJson | WorkflowFile): Promise<string> {
  return (await rest.post<{ id: string }>('/rest/workflows', workflow)).id;
}

/** Activates a workflow: its webhooks answer and its schedules fire. */
export async function activate(rest: RestClient, id: string): Promise<void> {
  const { versionId } = await rest.get<{ versionId: string }>(`/rest/workflows/${id}`);
  await rest.post(`/rest/workflows/${id}/activate`, { versionId });
}

/** Activates a workflow with a webhook for POST, and waits until that is there: in queue mode n8n answers earlier. */
export async function activateWebhook(rest: RestClient, id: string, path: string): Promise<void> {
  await activate(rest, id);
  await waitFor(
    // Asked with another method, n8n names a webhook without running it.
    async () => (await (await rest.fetch(`/webhook/${path}`)).text()).includes('make a POST request'),
    { what: `the webhook "${path}" to be there` },
  );
}

/** Calls a workflow's production webhook, as another system does. */
export async function trigger(rest: RestClient, path: string, body: object): Promise<void> {
  const response = await fetchOnce(`${rest.url}/webhook/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The webhook answered ${response.status}: ${await response.text()}`);
}
