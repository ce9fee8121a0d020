import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { CredentialData, WorkflowJson, WorkflowRun } from '../engine/harness';
import { checkoutDir, runWorkflow } from '../engine/harness';
import { keepProcessed } from '../engine/harness/journal';
import type { Simulators } from '../simulators';
import type { Expectation } from './expectation';
import type { OutsideWorld } from './outside-world';

/** Where the examples are. */
export const examplesDir = path.join(checkoutDir, 'examples');

/** What came of an example: a row of the table. */
export interface Outcome {
  file: string;
  itemsIn: number;
  itemsOut: number;
  failed: number;
  calls: number;
  /** Opened to the vendors. */
  connections: number;
  ms: number;
  /** What was not as expected; none if the example passed. */
  complaints: string[];
}

/**
 * Reports a node that has just run, with the items at each of its outputs. `second`: what its second output has: items that
 * failed, or others, such as those that an If or a Filter puts aside.
 */
export type OnNode = (node: string, outputs: number[], second: 'failed' | 'other') => void;

/** Runs one example against freshly seeded simulators and holds it against its expectation. */
export async function runExample(
  file: string,
  expectation: Expectation | undefined,
  simulators: Simulators,
  world: OutsideWorld,
  onNode: OnNode,
): Promise<Outcome> {
  if (expectation === undefined) return failedBefore(file, 'has no expectation in test/demo/expectations.ts');
  const vendors = vendorsOf(simulators);
  simulators.reset();
  await keepProcessed();
  world.reset(expectation.answers);
  expectation.before?.(simulators);

  const text = readFileSync(path.join(examplesDir, file), 'utf8');
  const workflow = JSON.parse(redirect(text, simulators, world)) as WorkflowJson;
  const pinned = { ...workflow, pinData: { ...workflow.pinData, ...asItems(expectation.given ?? {}) } };
  // n8n starts no workflow at a node that waits to be called; pinned, it is a start like any other.
  const startNode = workflow.nodes.find(({ type }) => /trigger$/i.test(type))?.name;
  // The simulators' days are those of GMT.
  const options = { credentials: credentialsFor(simulators), startNode, timezone: 'UTC' };
  const failing = new Set(
    workflow.nodes.filter(({ onError }) => onError === 'continueErrorOutput').map(({ name }) => name),
  );
  const run = await runWorkflow(pinned, {
    ...options,
    onNode: (node, outputs) => onNode(node, outputs, failing.has(node) ? 'failed' : 'other'),
  });

  await closeConnections();

  const calls = sum(vendors.map(({ counters }) => counters.calls));
  const connections = sum(vendors.map(({ counters }) => counters.connectionsOpened));
  const again = expectation.again && (await runWorkflow(pinned, options));
  await closeConnections();
  const itemsTo = expectation.itemsTo ?? Object.keys(expectation.outputs).at(-1);
  const itemsFrom = expectation.itemsFrom ?? Object.keys(run.runData)[0];
  const [itemsOut = 0, failed = 0] = itemsTo === undefined ? [] : outputsOf(run, itemsTo);
  return {
    file,
    itemsIn: sum(itemsFrom === undefined ? [] : outputsOf(run, itemsFrom)),
    itemsOut,
    failed,
    calls,
    connections,
    ms: run.ms,
    complaints: [
      ...complaintsAboutRun(run, expectation.outputs),
      ...(again ? complaintsAboutRun(again, expectation.again ?? {}) : []).map(
        (each) => `second run: ${each}`,
      ),
      ...complaintsAboutCalls(calls, expectation),
      ...vendors.flatMap(({ name, violations }) =>
        violations.map((violation) => `${name} was not called as documented: ${JSON.stringify(violation)}`),
      ),
      ...(expectation.complaints?.(simulators, world.requests) ?? []),
    ],
  };
}

/** The pack keeps its connections for the next execution; each example is to show its own. */
async function closeConnections(): Promise<void> {
  const pools = path.join(checkoutDir, 'dist', 'nodes', 'shared', 'http', 'pools.js');
  const { closePools } = (await import(pools)) as { closePools: () => Promise<void> };
  await closePools();
}

function vendorsOf({ komet, ebiz, superOffice }: Simulators) {
  return [komet, ebiz, superOffice];
}

/** Where an HTTP Request node calls a vendor or some other system by its address: here, that is a simulator's. */
function redirect(
  workflowText: string,
  { komet, ebiz, superOffice }: Simulators,
  world: OutsideWorld,
): string {
  return world
    .redirect(workflowText)
    .replaceAll('https://api.kometsales.com/api', komet.url)
    .replaceAll('https://soap.ebizcharge.net/eBizService.svc', ebiz.url)
    .replaceAll('https://crm.flowers.example/SuperOffice', superOffice.url);
}

function complaintsAboutRun(run: WorkflowRun, outputs: Expectation['outputs']): string[] {
  const ending =
    run.status === 'success'
      ? []
      : [`ended with "${run.status}": ${run.lastError?.message ?? 'without an error'}`];
  const counts = Object.entries(outputs).flatMap(([node, expected]) => {
    const found = outputsOf(run, node);
    return withoutTrailingZeros(found) === withoutTrailingZeros(expected)
      ? []
      : [`"${node}" gave ${withoutTrailingZeros(found)}, expected ${withoutTrailingZeros(expected)}`];
  });
  return [...ending, ...counts];
}

/** Counts by output as text; the error output is there with some settings only, so trailing zeros mean nothing. */
function withoutTrailingZeros(counts: number[]): string {
  return counts.join(' + ').replace(/( \+ 0)+$/, '') || '0';
}

function complaintsAboutCalls(calls: number, { callsAtMost = Infinity }: Expectation): string[] {
  return calls > callsAtMost ? [`made ${calls} calls, expected at most ${callsAtMost}`] : [];
}

/** The items at each output of a node, over all its runs (a loop runs a node many times). */
function outputsOf(run: WorkflowRun, node: string): number[] {
  const totals: number[] = [];
  (run.runData[node] ?? []).forEach((_task, runIndex) => {
    const width = run.runData[node]?.[runIndex]?.data?.main?.length ?? 0;
    for (let index = 0; index < width; index += 1) {
      totals[index] = (totals[index] ?? 0) + run.outputOf(node, index, runIndex).length;
    }
  });
  return totals;
}

function credentialsFor(simulators: Simulators): CredentialData {
  return Object.fromEntries(
    vendorsOf(simulators).map(({ credentialType, credential }) => [credentialType, { ...credential }]),
  );
}

function asItems(given: Record<string, IDataObject[]>): Record<string, INodeExecutionData[]> {
  return Object.fromEntries(
    Object.entries(given).map(([node, rows]) => [node, rows.map((json) => ({ json }))]),
  );
}

function failedBefore(file: string, complaint: string): Outcome {
  const nothing = { itemsIn: 0, itemsOut: 0, failed: 0, calls: 0, connections: 0, ms: 0 };
  return { file, ...nothing, complaints: [complaint] };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
