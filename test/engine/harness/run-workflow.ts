import './environment';
import { Container } from '@n8n/di';
import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import type {
  INode,
  INodeExecutionData,
  IRun,
  IWorkflowBase,
  IWorkflowExecuteAdditionalData,
  IWorkflowSettings,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { HarnessCredentials } from './credentials';
import { HarnessNodeTypes } from './node-types';
import { recordOutput } from './output-capture';
import { loadPacks } from './packs';
import type { WorkflowJson } from './workflow';
import { completeNodes } from './workflow';
import { WorkflowRun } from './workflow-run';

/** How a workflow is run. */
export interface RunOptions {
  /** Credentials by the name of their type; a node that has selected none gets the one of its type. */
  credentials?: CredentialData;
  /** The pack under test; by default this checkout, built when needed. */
  packDir?: string;
  /** What the trigger emits. Without it the trigger is asked, as a click on "Execute workflow" does. */
  input?: INodeExecutionData[];
  /** The trigger to start at, where a workflow has several. */
  startNode?: string;
  /** Stops the execution as the server's stop button does. */
  signal?: AbortSignal;
  /** Stops the execution after so many milliseconds. */
  cancelAfterMs?: number;
  /** By default a new one each run. */
  executionId?: string;
  /** Settings of the workflow, beside those it has. */
  settings?: IWorkflowSettings;
  /** The workflow's time zone, such as `Europe/Oslo`; by default its own setting, else n8n's. */
  timezone?: string;
  /** By default `trigger` when there is `input`, else `manual`. */
  mode?: WorkflowExecuteMode;
  /** Called after each node that has run, with the number of items at each of its outputs. */
  onNode?: (node: string, outputs: number[]) => void;
}

let executions = 0;

/** Runs a workflow through n8n's own engine and gives what the server would have stored of it. */
export async function runWorkflow(
  workflowJson: WorkflowJson,
  options: RunOptions = {},
): Promise<WorkflowRun> {
  const packs = await loadPacks(options.packDir);
  const nodeTypes = new HarnessNodeTypes(packs);
  const credentials = options.credentials ?? {};
  const mode = options.mode ?? (options.input === undefined ? 'manual' : 'trigger');
  const executionId = options.executionId ?? `harness-${process.pid}-${++executions}`;
  const workflow = new Workflow({
    id: workflowJson.id ?? 'harness-workflow',
    name: workflowJson.name ?? 'Harness workflow',
    nodes: completeNodes(workflowJson.nodes, nodeTypes, credentials),
    connections: structuredClone(workflowJson.connections),
    active: false,
    nodeTypes,
    staticData: workflowJson.staticData,
    settings: {
      executionOrder: 'v1',
      ...workflowJson.settings,
      ...options.settings,
      ...(options.timezone !== undefined && { timezone: options.timezone }),
    },
  });

  const hooks = new ExecutionLifecycleHooks(mode, executionId, workflowRecord(workflow));
  hooks.addHandler('nodeExecuteAfter', (node, { data }) => {
    options.onNode?.(
      node,
      (data?.main ?? []).map((items) => items?.length ?? 0),
    );
  });
  const additionalData: IWorkflowExecuteAdditionalData = {
    ...urls,
    ...notOffered,
    credentialsHelper: new HarnessCredentials(credentials, (name) => packs.credential(name)),
    externalSecretsProxy: Container.get(ExternalSecretsProxy),
    currentNodeExecutionIndex: 0,
    executionId,
    workflowId: workflow.id,
    variables: {},
    hooks,
  };

  const recording = recordOutput();
  const startedAt = performance.now();
  // The editor's pinned data counts in a manual run only.
  const pinData = mode === 'manual' ? workflowJson.pinData : undefined;
  const data = await execute(workflow, additionalData, mode, { ...options, pinData });
  const ms = performance.now() - startedAt;
  return new WorkflowRun(Object.keys(workflow.nodes), data, recording.stop(), ms);
}

async function execute(
  workflow: Workflow,
  additionalData: IWorkflowExecuteAdditionalData,
  mode: WorkflowExecuteMode,
  { input, startNode, signal, cancelAfterMs, pinData }: RunOptions & Pick<WorkflowJson, 'pinData'>,
): Promise<IRun> {
  const start = startNode === undefined ? workflow.getStartNode() : workflow.nodes[startNode];
  if (start === undefined)
    throw new Error(`The workflow has no node to start from: ${startNode ?? 'no trigger'}`);
  let running: ReturnType<WorkflowExecute['run']>;
  try {
    running = new WorkflowExecute(additionalData, mode, createRunExecutionData()).run({
      workflow,
      startNode: start,
      pinData: pinData === undefined ? undefined : freshItems(pinData),
      triggerToStartFrom: input === undefined ? undefined : triggered(start, input),
    });
  } catch (error) {
    // Missing required fields: the engine refuses before it has anything to store, and a server records a failure.
    return neverStarted(mode, error as Error);
  }

  const cancel = () => running.cancel();
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  const timer = cancelAfterMs === undefined ? undefined : setTimeout(cancel, cancelAfterMs);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

/** The engine writes `pairedItem` into the items it is given; the test's own stay as they are. */
function freshItems(pinData: NonNullable<WorkflowJson['pinData']>): NonNullable<WorkflowJson['pinData']> {
  return Object.fromEntries(
    Object.entries(pinData).map(([node, items]) => [node, items.map((item) => ({ ...item }))]),
  );
}

function triggered({ name }: INode, items: INodeExecutionData[]) {
  const main = [items.map((item) => ({ ...item }))];
  return {
    name,
    data: { startTime: Date.now(), executionTime: 0, executionIndex: 0, source: [], data: { main } },
  };
}

function neverStarted(mode: WorkflowExecuteMode, error: Error): IRun {
  const now = new Date();
  const data = createRunExecutionData({ resultData: { runData: {} } });
  data.resultData.error = error as NonNullable<typeof data.resultData.error>;
  return { data, mode, startedAt: now, stoppedAt: now, storedAt: 'db', status: 'error' };
}

function workflowRecord({
  id,
  name = '',
  nodes,
  connectionsBySourceNode,
  settings,
}: Workflow): IWorkflowBase {
  const now = new Date();
  return {
    id,
    name,
    nodes: Object.values(nodes),
    connections: connectionsBySourceNode,
    settings,
    active: false,
    isArchived: false,
    activeVersionId: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Must be real URLs: n8n builds `$execution.resumeUrl` from them whenever it evaluates an expression. */
const server = 'http://127.0.0.1:5678';
const urls = {
  instanceBaseUrl: `${server}/`,
  restApiUrl: `${server}/rest`,
  webhookBaseUrl: `${server}/webhook`,
  webhookTestBaseUrl: `${server}/webhook-test`,
  webhookWaitingBaseUrl: `${server}/webhook-waiting`,
  formBaseUrl: `${server}/form`,
  formTestBaseUrl: `${server}/form-test`,
  formWaitingBaseUrl: `${server}/form-waiting`,
  mcpBaseUrl: `${server}/mcp`,
  mcpTestBaseUrl: `${server}/mcp-test`,
};

const notOffered = {
  executeWorkflow: async () => await Promise.reject(new Error('The harness runs no sub-workflows')),
  startRunnerTask: async () => await Promise.reject(new Error('The harness runs no Code nodes')),
  getRunExecutionData: async () => await Promise.resolve(undefined),
  getRuntimeCredential: async () => await Promise.resolve(undefined),
  logAiEvent: () => undefined,
};
