import type { ExecutionError, INodeExecutionData, IRun, IRunData, NodeExecutionHint } from 'n8n-workflow';
import { textOf } from './text-of';

/** How an execution ended. */
export type RunStatus = 'success' | 'error' | 'canceled' | 'waiting';

/** What is left of an execution when it is over. */
export class WorkflowRun {
  /** How it ended, as the list of executions shows it. */
  readonly status: RunStatus;

  /** What every node did, by the node's name, one entry a run of the node. */
  readonly runData: IRunData;

  /** The error that ended the execution, if one did. */
  readonly lastError: ExecutionError | undefined;

  constructor(
    private readonly nodeNames: string[],
    /** The whole record that a server would store. */
    readonly data: IRun,
    /** What n8n's logger, the console and the process printed meanwhile. */
    readonly log: string,
    /** How long it took. */
    readonly ms: number,
  ) {
    this.status = data.status as RunStatus;
    this.runData = data.data.resultData.runData;
    this.lastError = data.data.resultData.error;
  }

  /** The items that left a node by one of its outputs; none if it didn't run. */
  outputOf(node: string, outputIndex = 0, runIndex = 0): INodeExecutionData[] {
    return this.runsOf(node)[runIndex]?.data?.main?.[outputIndex] ?? [];
  }

  /** The error of a node's last run, also of one that was set to continue. */
  errorOf(node: string): ExecutionError | undefined {
    return this.runsOf(node).at(-1)?.error;
  }

  /** The hints that a node showed to the user, over all its runs. */
  hintsOf(node: string): NodeExecutionHint[] {
    return this.runsOf(node).flatMap(({ hints }) => hints ?? []);
  }

  /** Everything stored and printed, as text to be searched for secrets. */
  everything(): string {
    return `${textOf(this.data)}\n${this.log}`;
  }

  private runsOf(node: string) {
    // A misspelt name would otherwise read as "the node gave nothing".
    if (!this.nodeNames.includes(node)) {
      throw new Error(`The workflow has no node "${node}", only: ${this.nodeNames.join(', ')}`);
    }
    return this.runData[node] ?? [];
  }
}
