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

  /** Told when an expectation fails. */
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

const over = ['success', 'error', 'canceled', 'crashed'];

/** Waits until an execution is over and gives what is stored of it. Throws at once without an ID. */
export async function executionEnded(rest: RestClient, id: string, timeoutMs = 60_000): Promise<Execution> {
  if (id === '') throw new Error('There is no execution to wait for');
  let status = 'unknown';
  const stored = await waitFor(
    async () => {
      const found = await rest.get<Stored>(`/rest/executions/${id}`);
      ({ status } = found);
      return over.includes(status) ? found : undefined;
    },
    { what: `execution ${id} to end`, timeoutMs, state: () => `It is "${status}".` },
  );
  return new Execution(stored.id, stored.status, stored.mode, unflatten(stored.data) as IRunExecutionData);
}

/**
 * The ids of a workflow's executions, the newest first, also of those that run. n8n reads those that run and those that are
 * over side by side: one that ends just then is in neither list. A second reading has it.
 */
export async function executionIdsOf(rest: RestClient, workflowId: string): Promise<string[]> {
  const filter = encodeURIComponent(JSON.stringify({ workflowId }));
  const read = async () =>
    await rest.get<{ results: Array<{ id: string }> }>(`/rest/executions?filter=${filter}&limit=50`);
  const [first, second] = [await read(), await read()];
  const ids = new Set([...first.results, ...second.results].map(({ id }) => id));
  return [...ids].sort((one, other) => Number(other) - Number(one));
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
