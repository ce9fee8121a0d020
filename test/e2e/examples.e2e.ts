import { randomUUID } from 'node:crypto';
import type { IConnections, IDataObject, INode } from 'n8n-workflow';
import type { Expectation } from '../demo/expectation';
import { expectations } from '../demo/expectations';
import { OutsideWorld } from '../demo/outside-world';
import { KOMET_WEBHOOK_TOKEN, sendOrderConfirmation } from '../simulators';
import type { WorkflowFile } from './examples';
import { exampleFiles, pinned, readExample } from './examples';
import type { Execution } from './executions';
import { executionEnded, nextExecutionId } from './executions';
import { waitFor } from './n8n';
import { hookedWorkflow, withServer } from './withServer';
import type { NodeOf } from './workflows';
import { activate, deactivate, runManually, save, scheduleIn, webhook } from './workflows';

const server = withServer();
let world: OutsideWorld;

beforeAll(async () => {
  world = await OutsideWorld.start();
});
afterAll(async () => await world.close());

interface Case {
  file: string;
  expectation: Expectation;
  workflow: WorkflowFile;
  trigger: INode;
}

/** An example on this machine, with the credentials of this test. */
function prepare(file: string): Case {
  const expectation = expectations[file];
  if (expectation === undefined) throw new Error(`${file} has no expectation in test/demo/expectations.ts`);
  world.reset(expectation.answers);
  expectation.before?.(server.simulators);
  const example = pinned(readExample(file, server.simulators, world), expectation);
  // The simulators' days are those of GMT.
  const workflow = { ...example, settings: { ...example.settings, timezone: 'UTC' } };
  for (const { credentials } of workflow.nodes) {
    for (const type of Object.keys(credentials ?? {})) {
      Object.assign(credentials ?? {}, { [type]: server.credentials[type] });
    }
  }
  const trigger = workflow.nodes.find(({ type }) => /trigger$/i.test(type));
  if (trigger === undefined) throw new Error(`${file} has no trigger`);
  return { file, expectation, workflow, trigger };
}

/** A copy that starts otherwise. */
function startedBy(example: Case, { name: _name, ...other }: NodeOf): WorkflowFile {
  const { workflow, trigger, expectation } = example;
  const starter = { ...trigger, ...other, typeVersion: other.typeVersion ?? 1, credentials: undefined };
  const row = expectation.given?.[trigger.name]?.[0];
  const inPlace = row === undefined ? [starter] : [{ ...starter, name: 'Start' }, emitting(row, trigger)];
  const nodes = workflow.nodes.flatMap((node) => (node === trigger ? inPlace : [node]));
  const connections: IConnections = {
    ...workflow.connections,
    ...(row && { Start: { main: [[{ node: trigger.name, type: 'main', index: 0 }]] } }),
  };
  const name = `${workflow.name} (${randomUUID().slice(0, 4)})`;
  return { ...workflow, name, nodes, connections };
}

/** Emits what a trigger would, under its name: a pin counts in manual runs only. */
function emitting(row: IDataObject, { name, position }: INode): INode {
  const parameters = { mode: 'raw', jsonOutput: JSON.stringify(row), options: {} };
  return { id: randomUUID(), name, type: 'n8n-nodes-base.set', typeVersion: 3.4, position, parameters };
}

/** Holds a run against what `test/demo/expectations.ts` says of the example. */
function expectOutcome(execution: Execution, { expectation }: Case): void {
  const { komet, ebiz, superOffice } = server.simulators;
  const vendors = [komet, ebiz, superOffice];
  expect(execution.describe()).toMatch(/: success, no error$/);
  const counts = Object.keys(expectation.outputs).map((node) => [node, execution.countsOf(node)]);
  expect(Object.fromEntries(counts)).toEqual(expectation.outputs);
  const calls = vendors.reduce((total, { counters }) => total + counters.calls, 0);
  expect(calls).toBeGreaterThan(0);
  expect(calls).toBeLessThanOrEqual(expectation.callsAtMost ?? Infinity);
  expect(vendors.flatMap(({ violations }) => violations)).toEqual([]);
  expect(expectation.complaints?.(server.simulators, world.requests) ?? []).toEqual([]);
}

describe.each(exampleFiles())('%s', (file) => {
  it('runs from a schedule', async () => {
    const example = prepare(file);
    const { saved, id } = await waitFor(
      async () => {
        const soon = await save(server.rest, startedBy(example, scheduleIn(4)));
        await activate(server.rest, soon);
        // On a machine so slow that the time had gone by when n8n set the schedule, another time is set.
        const fired = nextExecutionId(server.rest, soon.id, [], 12_000);
        return await fired.then(
          (found) => ({ saved: soon, id: found }),
          () => undefined,
        );
      },
      { what: 'the schedule to fire', timeoutMs: 60_000 },
    );
    const execution = await executionEnded(server.rest, id);
    await deactivate(server.rest, saved);

    expect(execution.mode).toBe('trigger');
    expectOutcome(execution, example);
  });

  it('runs from a webhook', async () => {
    const example = prepare(file);
    const { path, ...trigger } = webhook();
    const workflow = await hookedWorkflow(server, startedBy(example, trigger), path);
    const execution = await workflow.run([]);
    await deactivate(server.rest, workflow);

    expect(execution.mode).toBe('webhook');
    expectOutcome(execution, example);
  });

  it('runs by hand', async () => {
    const example = prepare(file);
    const saved = await save(server.rest, example.workflow);
    const id = await runManually(server.rest, saved, example.trigger.name);
    const execution = await executionEnded(server.rest, id);

    expect(execution.mode).toBe('manual');
    expectOutcome(execution, example);
  });
});

it('a confirmed order is taken from Komet Sales itself, and answered', async () => {
  const example = prepare('komet-sales-order-confirmation.json');
  const webhookId = randomUUID();
  const nodes = example.workflow.nodes.map((node) =>
    node === example.trigger ? { ...node, webhookId } : node,
  );
  const saved = await save(server.rest, { ...example.workflow, nodes });
  await activate(server.rest, saved);
  const order = { companyId: 6316, orderId: 11_678_925, authenticationToken: KOMET_WEBHOOK_TOKEN };
  const reply = await sendOrderConfirmation(`${server.url}/webhook/${webhookId}/order-confirmation`, order);
  const execution = await executionEnded(server.rest, await nextExecutionId(server.rest, saved.id));
  await deactivate(server.rest, saved);

  expect(reply).toMatchObject({ httpStatus: 200, status: '1', message: 'The order goes to the warehouse' });
  expectOutcome(execution, example);
});
