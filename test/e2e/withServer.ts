import type { IDataObject, INodeCredentials } from 'n8n-workflow';
import type { Simulators } from '../simulators';
import { KOMET_TODAY, startAll } from '../simulators';
import type { WorkflowFile } from './examples';
import { kometWebhookCredential } from './examples';
import type { Execution } from './executions';
import { executionEnded, executionIdsOf, nextExecutionId } from './executions';
import { RestClient } from './n8n';
import type { Shared } from './shared';
import { readShared } from './shared';
import type { NodeOf, Saved } from './workflows';
import { activate, callWebhook, chain, save, sentItems, webhook } from './workflows';

/** An n8n with simulators behind its credentials, for the tests of one file. */
export interface Server extends Shared {
  rest: RestClient;
  simulators: Simulators;
  /** What a node of the pack has selected, by the type of its credential. */
  credentials: INodeCredentials;
}

/** The n8n of this test run, and simulators of this file's own, reset before each test. */
export function withServer(): Server {
  const server = {} as Server;
  beforeAll(async () => {
    Object.assign(server, readShared());
    server.rest = new RestClient(server.url, server.session);
    server.simulators = await startAll({ komet: { today: KOMET_TODAY } });
    server.credentials = await makeCredentials(server.rest, server.simulators);
  });
  beforeEach(() => server.simulators.reset());
  afterAll(async () => await server.simulators?.close());
  return server;
}

/** Makes a credential for each simulator in n8n, and one for the calls that Komet Sales makes. */
export async function makeCredentials(rest: RestClient, simulators: Simulators): Promise<INodeCredentials> {
  const made: INodeCredentials = {};
  const vendors = [simulators.komet, simulators.ebiz, simulators.superOffice].map(
    ({ credentialType: type, credential, name }) => ({ type, name, data: { ...credential } }),
  );
  for (const { type, name, data } of [...vendors, kometWebhookCredential]) {
    const { id } = await rest.post<{ id: string }>('/rest/credentials', { name, type, data });
    made[type] = { id, name };
  }
  return made;
}

/** A node of the pack with its credential. */
export function packNode(
  server: Server,
  type: 'kometSales' | 'eBizCharge' | 'superOffice',
  parameters: IDataObject,
  settings: Partial<NodeOf> = {},
): NodeOf {
  const credential = `${type}Api`;
  const selected = server.credentials[credential];
  if (selected === undefined) throw new Error(`There is no credential ${credential}`);
  return {
    name: 'Node',
    type: `n8n-nodes-erp-sync.${type}`,
    parameters: { options: {}, ...parameters } as NodeOf['parameters'],
    credentials: { [credential]: selected },
    ...settings,
  };
}

/** A workflow that is on and starts with a webhook. */
export interface Hooked extends Saved {
  path: string;
  /** Calls the webhook with items and gives the execution's id as soon as it has one. */
  start(items: IDataObject[]): Promise<string>;
  /** Calls the webhook with items and waits for the execution to end. */
  run(items: IDataObject[]): Promise<Execution>;
}

/** Saves and turns on a workflow whose nodes get the items that its webhook is called with. */
export async function hooked(server: Server, name: string, ...nodes: NodeOf[]): Promise<Hooked> {
  const { path, ...trigger } = webhook();
  return await hookedWorkflow(server, chain(name, trigger, sentItems, ...nodes), path);
}

/** Saves and turns on a workflow with a webhook of that path. */
export async function hookedWorkflow(server: Server, workflow: WorkflowFile, path: string): Promise<Hooked> {
  const { rest, url } = server;
  const saved = await save(rest, workflow);
  await activate(rest, saved);
  const start = async (items: IDataObject[]): Promise<string> => {
    const known = await executionIdsOf(rest, saved.id);
    const response = await callWebhook(url, path, items);
    if (!response.ok) throw new Error(`The webhook answered ${response.status}: ${await response.text()}`);
    return await nextExecutionId(rest, saved.id, known);
  };
  return { ...saved, path, start, run: async (items) => await executionEnded(rest, await start(items)) };
}
