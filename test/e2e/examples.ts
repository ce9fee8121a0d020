import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IConnections, IDataObject, INode, IWorkflowSettings } from 'n8n-workflow';
import type { Expectation } from '../demo/expectation';
import type { OutsideWorld } from '../demo/outside-world';
import type { Simulators } from '../simulators';
import { KOMET_WEBHOOK_TOKEN } from '../simulators';
import type { CredentialJson } from './n8n';

/** A workflow as `examples/` has it and as n8n's interface takes it. */
export interface WorkflowFile {
  id?: string;
  name: string;
  nodes: INode[];
  connections: IConnections;
  settings?: IWorkflowSettings;
  pinData?: Record<string, Array<{ json: IDataObject }>>;
}

const examplesDir = path.resolve(__dirname, '..', '..', 'examples');

/** The names of all examples. */
export function exampleFiles(): string[] {
  return readdirSync(examplesDir)
    .filter((file) => file.endsWith('.json'))
    .sort();
}

/**
 * An example with every address in it replaced by one on this machine: the vendors' by their simulators', and those
 * that stand for the user's own systems by the outside world's.
 */
export function readExample(file: string, simulators: Simulators, world: OutsideWorld): WorkflowFile {
  const text = readFileSync(path.join(examplesDir, file), 'utf8');
  const local = world
    .redirect(text)
    .replaceAll('https://api.kometsales.com/api', simulators.komet.url)
    .replaceAll('https://soap.ebizcharge.net/eBizService.svc', simulators.ebiz.url)
    .replaceAll('https://crm.flowers.example/SuperOffice', simulators.superOffice.url);
  return JSON.parse(local) as WorkflowFile;
}

/** What the expectation pins in the editor's sense: counts in manual runs. */
export function pinned(workflow: WorkflowFile, { given = {} }: Expectation): WorkflowFile {
  const rows = Object.entries(given).map(([node, list]) => [node, list.map((json) => ({ json }))]);
  return { ...workflow, pinData: { ...workflow.pinData, ...Object.fromEntries(rows) } };
}

/** The credential for the calls that Komet Sales makes, which no simulator takes: n8n does. */
export const kometWebhookCredential = {
  type: 'kometSalesWebhookApi',
  name: 'Komet Sales webhook',
  data: { token: KOMET_WEBHOOK_TOKEN },
};

/** The credentials that the examples name, with the same ids and names, for the simulators. */
export function exampleCredentials(workflows: WorkflowFile[], simulators: Simulators): CredentialJson[] {
  const known = [
    kometWebhookCredential,
    ...[simulators.komet, simulators.ebiz, simulators.superOffice].map(({ credentialType, credential }) => ({
      type: credentialType,
      data: { ...credential },
    })),
  ];
  const found = new Map<string, CredentialJson>();
  for (const { credentials = {} } of workflows.flatMap(({ nodes }) => nodes)) {
    for (const [type, { id, name }] of Object.entries(credentials)) {
      const data = known.find((each) => each.type === type)?.data;
      if (data === undefined) throw new Error(`Nothing here goes with the credential type "${type}"`);
      if (id !== null) found.set(id, { id, name, type, data });
    }
  }
  return [...found.values()];
}
