import { randomUUID } from 'node:crypto';
import type { IConnections, IDataObject, INode } from 'n8n-workflow';
import type { WorkflowFile } from './examples';
import type { RestClient } from './n8n';
import { fetchOnce, waitFor } from './n8n';

/** A node with what a test cares about. */
export type NodeOf = Partial<INode> & Pick<INode, 'name' | 'type'>;

/** A workflow of nodes that follow each other, each on the first output of the one before. */
export function chain(name: string, ...nodes: NodeOf[]): WorkflowFile {
  const connections: IConnections = {};
  nodes.slice(1).forEach((node, index) => {
    const before = nodes[index]?.name ?? '';
    connections[before] = { main: [[{ node: node.name, type: 'main', index: 0 }]] };
  });
  return { name, nodes: nodes.map(complete), connections, settings: { executionOrder: 'v1' } };
}

function complete(node: NodeOf, index: number): INode {
  return { id: randomUUID(), typeVersion: 1, position: [index * 220, 0], parameters: {}, ...node };
}

/** A trigger that outsiders call with POST, and its path. */
export function webhook(name = 'Webhook', path = randomUUID()): NodeOf & { path: string } {
  const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
  return { name, type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path, parameters, path };
}

/** Makes an item of each of the `items` that a webhook was sent. */
export const sentItems: NodeOf = {
  name: 'Sent Items',
  type: 'n8n-nodes-base.splitOut',
  parameters: { fieldToSplitOut: 'body.items', options: {} },
};

/** A trigger that fires once, at a time some seconds from now; the workflow's time zone must be UTC. */
export function scheduleIn(seconds: number, name = 'Schedule'): NodeOf {
  const at = new Date(Date.now() + seconds * 1000);
  const day = `${at.getUTCDate()} ${at.getUTCMonth() + 1} *`;
  const expression = `${at.getUTCSeconds()} ${at.getUTCMinutes()} ${at.getUTCHours()} ${day}`;
  const parameters = { rule: { interval: [{ field: 'cronExpression', expression }] } };
  return { name, type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, parameters };
}

/** A workflow in n8n. */
export interface Saved {
  id: string;
  versionId: string;
}

/** Saves a workflow as the editor does. */
export async function save(rest: RestClient, { id: _id, ...workflow }: WorkflowFile): Promise<Saved> {
  return await rest.post<Saved>('/rest/workflows', { ...workflow, active: false });
}

/** Activates a workflow, and waits until its triggers are there: n8n answers before that. */
export async function activate(rest: RestClient, { id, versionId }: Saved): Promise<void> {
  await rest.post(`/rest/workflows/${id}/activate`, { versionId });
  await publication(rest, id, ({ liveVersionId }) => liveVersionId === versionId);
}

/** Deactivates a workflow, and waits until its triggers are gone. */
export async function deactivate(rest: RestClient, { id }: Saved): Promise<void> {
  await rest.post(`/rest/workflows/${id}/deactivate`);
  await publication(rest, id, ({ liveVersionId }) => liveVersionId === null);
}

interface Publication {
  status: string;
  liveVersionId: string | null;
  pendingVersionId: string | null;
}

async function publication(
  rest: RestClient,
  id: string,
  reached: (state: Publication) => boolean,
): Promise<void> {
  let state: Publication | undefined;
  await waitFor(
    async () => {
      state = await rest.get<Publication>(`/rest/workflows/${id}/publication-status`);
      return state.pendingVersionId === null && reached(state);
    },
    { what: `workflow ${id} to be turned on or off`, timeoutMs: 30_000, state: () => state },
  );
}

/** Runs a saved workflow as a click on "Execute workflow" does, and gives the execution's id. */
export async function runManually(rest: RestClient, { id }: Saved, trigger: string): Promise<string> {
  const body = { triggerToStartFrom: { name: trigger } };
  const { executionId } = await rest.post<{ executionId: string }>(`/rest/workflows/${id}/run`, body);
  return executionId;
}

/** Calls a production webhook from outside, without any login. */
export async function callWebhook(url: string, path: string, items: IDataObject[] = []): Promise<Response> {
  return await fetchOnce(`${url}/webhook/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
  });
}
