import type {
  ExecutionError,
  IDataObject,
  INodeExecutionData,
  NodeExecutionHint,
  OnError,
} from 'n8n-workflow';
import type { RunOptions } from './run-workflow';
import { runWorkflow } from './run-workflow';
import type { NodeJson } from './workflow';
import { chain } from './workflow';
import type { WorkflowRun } from './workflow-run';

/** How a single node is run: its settings in the editor, and how the workflow around it runs. */
export interface OneNodeOptions extends Omit<RunOptions, 'input' | 'startNode' | 'mode'> {
  /** "On Error" in the node's settings. */
  onError?: OnError;
  /** "Retry On Fail" in the node's settings. */
  retryOnFail?: boolean;
  /** Tries in all, 2 to 5 (n8n bends other numbers to these). */
  maxTries?: number;
  /** Milliseconds; by default 1, since the engine takes 0 for "not set" and waits a second. */
  waitBetweenTries?: number;
}

/** What came of a single node. */
export interface OneNodeRun {
  /** The whole run, with the nodes "Manual Trigger", "Items" and the one under test. */
  run: WorkflowRun;
  /** How the execution ended. */
  status: WorkflowRun['status'];
  /** The items at the first output. */
  main: INodeExecutionData[];
  /** The items at the error output: the second one, there with `onError: 'continueErrorOutput'` only. */
  error: INodeExecutionData[];
  /** The error that the node threw. */
  failure: ExecutionError | undefined;
  /** The hints that the node showed. */
  hints: NodeExecutionHint[];
}

/**
 * Runs one node on the given items: Manual Trigger, a node whose pinned data are the items, the node under test.
 * The items may be plain objects (the json) or whole items with binary data.
 */
export async function oneNode(
  node: NodeJson,
  items: Array<INodeExecutionData | IDataObject>,
  options: OneNodeOptions = {},
): Promise<OneNodeRun> {
  const { onError, retryOnFail, maxTries, waitBetweenTries, ...runOptions } = options;
  const name = node.name ?? 'Node';
  const underTest = {
    ...node,
    name,
    ...(onError !== undefined && { onError }),
    ...(retryOnFail !== undefined && { retryOnFail }),
    ...(maxTries !== undefined && { maxTries }),
    waitBetweenTries: Math.max(1, waitBetweenTries ?? node.waitBetweenTries ?? 1),
  };
  const workflow = chain(
    { type: 'n8n-nodes-base.manualTrigger', name: 'Manual Trigger' },
    { type: 'n8n-nodes-base.noOp', name: 'Items' },
    underTest,
  );
  const run = await runWorkflow({ ...workflow, pinData: { Items: items.map(asItem) } }, runOptions);
  return {
    run,
    status: run.status,
    main: run.outputOf(name),
    error: run.outputOf(name, 1),
    failure: run.errorOf(name) ?? run.lastError,
    hints: run.hintsOf(name),
  };
}

function asItem(item: INodeExecutionData | IDataObject): INodeExecutionData {
  return isItem(item) ? item : { json: item };
}

function isItem(item: INodeExecutionData | IDataObject): item is INodeExecutionData {
  return typeof item.json === 'object' && item.json !== null;
}
