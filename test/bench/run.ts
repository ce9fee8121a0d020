import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../e2e/n8n';
import type { NodeOf } from '../e2e/workflows';
import { activate, callWebhook, chain, deactivate, save } from '../e2e/workflows';
import type { Stage } from './process/stage';
import type { Contestant } from './contestants';
import type { Scenario } from './scenarios';
import { addUp } from './statistics';
import type { Measurement } from './statistics';

/** A contestant's workflows in n8n, ready to be called. */
export interface Prepared {
  scenario: Scenario;
  contestant: Contestant;
  paths: string[];
  end(): Promise<void>;
}

/** Saves a contestant's workflows and turns them on. */
export async function prepare(stage: Stage, scenario: Scenario, contestant: Contestant): Promise<Prepared> {
  const { rest } = stage.n8n;
  const { url, credential } = stage.addresses[scenario.vendor];
  const { credentials, wsdl } = stage;
  const nodes = contestant.nodes({ url: `${url}${scenario.path}`, credential, credentials, wsdl });
  const paths: string[] = [];
  const ends: Array<() => Promise<void>> = [];
  for (let number = 0; number < scenario.workflows; number += 1) {
    await untilReady(stage);
    const path = randomUUID();
    const workflow = chain(
      `${scenario.id} ${contestant.id} ${number}`,
      trigger(path),
      itemsOf(scenario),
      ...nodes,
    );
    // What n8n writes into its database afterwards is not part of the node, and would disturb the next run.
    workflow.settings = {
      ...workflow.settings,
      saveDataSuccessExecution: 'none',
      saveExecutionProgress: false,
    };
    const saved = await save(rest, workflow);
    await activate(rest, saved);
    paths.push(path);
    ends.push(async () => await deactivate(rest, saved));
  }
  return {
    scenario,
    contestant,
    paths,
    end: async () => {
      for (const end of ends) {
        await untilReady(stage);
        await end();
      }
    },
  };
}

/** After its event loop was blocked for long, n8n believes that its database is lost, and refuses everything for a while. */
async function untilReady({ n8n }: Stage): Promise<void> {
  await waitFor(async () => (await fetch(`${n8n.url}/healthz/readiness`)).ok, {
    what: 'n8n to be ready again',
  });
}

/** Answers when the workflow has ended. */
const trigger = (path: string): NodeOf => ({
  name: 'Webhook',
  type: 'n8n-nodes-base.webhook',
  typeVersion: 2,
  webhookId: path,
  parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'noData', options: {} },
});

const itemsOf = ({ items }: Scenario): NodeOf => ({
  name: 'Items',
  type: 'CUSTOM.benchItems',
  parameters: { work: items } as unknown as NodeOf['parameters'],
});

/** Runs a contestant's workflows, all at once, and gives what was measured. `cold`: no connection is open before. */
export async function measure(
  stage: Stage,
  { scenario, contestant, paths }: Prepared,
  cold: boolean,
): Promise<Measurement> {
  const { n8n, vendors, proxies } = stage;
  await untilReady(stage);
  if (cold) await proxies.drop();
  await sleep(200);
  await vendors.forget(scenario.vendor);
  stage.measured();
  const answers = await Promise.all(paths.map(async (path) => await callWebhook(n8n.url, path)));
  const lines = stage.measured();
  const { calls, connections, connectionsPeak, violations } = await vendors.seen(scenario.vendor);
  const { nodes, ...sums } = addUp(lines);
  const last = nodes.filter(({ name }) => name === lastNode(contestant));
  const wrong = [
    ...nodes.flatMap(({ failure }) => failure ?? []),
    ...answers.filter(({ ok }) => !ok).map(({ status }) => `the workflow ended with HTTP ${status}`),
    ...last
      .filter(({ items }) => items !== scenario.expected)
      .map(({ items }) => `${items} of ${scenario.expected} items`),
    ...(violations > 0 ? [`${violations} requests were not as documented`] : []),
    ...(last.length === paths.length ? [] : [`${last.length} of ${paths.length} workflows were measured`]),
  ];
  return {
    ...sums,
    calls,
    connections,
    connectionsPeak,
    nodeMs: last.map(({ ms }) => ms),
    ...(wrong.length > 0 && { failure: wrong[0] }),
  };
}

const lastNode = ({ label }: Contestant): string =>
  label.includes('Split Out') ? 'Measured rows' : 'Measured';
