import type { IDataObject, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';
import { unflatten } from './flatted';
import type { RestClient } from './n8n';
import { waitFor } from './n8n';

/** An execution as n8n stored it. */
export class Execution {
  constructor(
    readonly id: string,
    /** `success`, `error`, `canceled` …, as the list of executions shows it. */
    readonly status: string,
    /** What started it: `manual`, `webhook`, `trigger` … */
    readonly mode: string,
    private readonly data: IRunExecutionData,
  ) {}

  /** The items that left a node by one of its outputs, over all its runs. */
  itemsOf(node: string, output = 0): INodeExecutionData[] {
    return this.runsOf(node).flatMap(({ data }) => data?.main?.[output] ?? []);
  }

  /** The JSON of those items. */
  jsonOf(node: string, output = 0): IDataObject[] {
    return this.itemsOf(node, output).map(({ json }) => json);
  }

  /** How many items left a node by each of its outputs; an error output without items doesn't count. */
  countsOf(node: string): number[] {
    const width = Math.max(1, ...this.runsOf(node).map(({ data }) => data?.main?.length ?? 0));
    const counts = Array.from({ length: width }, (_, output) => this.itemsOf(node, output).length);
    while (counts.length > 1 && counts.at(-1) === 0) counts.pop();
    return counts;
  }

  /** The error that ended it. */
  get error(): { message: string; description?: string | null } | undefined {
    return this.data.resultData.error as { message: string; description?: string | null } | undefined;
  }

  /** Shown when an expectation fails. */
  describe(): string {
    return `execution ${this.id} (${this.mode}): ${this.status}, ${this.error?.message ?? 'no error'}`;
  }

  private runsOf(node: string) {
    return this.data.resultData.runData[node] ?? [];
  }
}

interface Stored {
  id: string;
  status: string;
  mode: string;
  data: string;
}

/** An execution as n8n lists it. */
export interface ListedExecution {
  id: string;
  status: string;
  mode: string;
  createdAt: string;
}

/** Those that n8n does not touch any more. */
const over = ['success', 'error', 'crashed', 'canceled'];

/** Whether n8n has done with an execution. */
export function isOver({ status }: { status: string }): boolean {
  return over.includes(status);
}

/** Waits until an execution is over and gives what is stored of it. Throws at once without an ID. */
export async function executionEnded(rest: RestClient, id: string, timeoutMs = 60_000): Promise<Execution> {
  if (id === '') throw new Error('There is no execution to wait for');
  let status = 'unknown';
  const stored = await waitFor(
    async () => {
      const found = await rest.get<Stored>(`/rest/executions/${id}`);
      ({ status } = found);
      return isOver(found) ? found : undefined;
    },
    { what: `execution ${id} to end`, timeoutMs, state: () => `It is "${status}".` },
  );
  return new Execution(stored.id, stored.status, stored.mode, unflatten(stored.data) as IRunExecutionData);
}

/**
 * A workflow's executions, the newest first, also those that run. n8n reads those that run and those that are over side by
 * side: one that ends just then is in neither list, or in both. So the list is read twice, and each execution counts once,
 * as over where it is listed so.
 */
export async function executionsOf(rest: RestClient, workflowId: string): Promise<ListedExecution[]> {
  const filter = encodeURIComponent(JSON.stringify({ workflowId }));
  const read = async () =>
    (await rest.get<{ results: ListedExecution[] }>(`/rest/executions?filter=${filter}&limit=100`)).results;
  return eachOnce([...(await read()), ...(await read())]);
}

/** Each execution once, the newest first: as over where one of its entries says so, else as its last entry has it. */
export function eachOnce(listed: ListedExecution[]): ListedExecution[] {
  const byId = new Map<string, ListedExecution>();
  for (const each of listed) {
    const known = byId.get(each.id);
    if (!known || !isOver(known)) byId.set(each.id, each);
  }
  return [...byId.values()].sort((one, other) => Number(other.id) - Number(one.id));
}

/** The ids of a workflow's executions, the newest first. */
export async function executionIdsOf(rest: RestClient, workflowId: string): Promise<string[]> {
  return (await executionsOf(rest, workflowId)).map(({ id }) => id);
}

/** Waits until a workflow has an execution besides the given ones, running or over. */
export async function nextExecutionId(
  rest: RestClient,
  workflowId: string,
  known: string[] = [],
  timeoutMs = 30_000,
): Promise<string> {
  return await waitFor(
    async () => (await executionIdsOf(rest, workflowId)).find((id) => !known.includes(id)),
    { what: `workflow ${workflowId} to be executed`, timeoutMs },
  );
}
