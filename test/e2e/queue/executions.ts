import type { ListedExecution } from '../executions';
import type { N8n, RestClient } from '../n8n';
import { unflatten } from '../flatted';

/** What an execution did, as the editor shows it. */
export async function executionData(rest: RestClient, { id }: ListedExecution): Promise<ExecutionData> {
  const { data } = await rest.get<{ data: string }>(`/rest/executions/${id}`);
  return unflatten(data) as ExecutionData;
}

/** The part of an execution's data that tests look at. */
export interface ExecutionData {
  resultData: {
    error?: { message: string };
    runData: Record<string, Array<{ data?: { main: Array<Array<{ json: Record<string, unknown> }>> } }>>;
  };
}

/** The ids of the executions that a worker says it began. */
export function begunBy(worker: N8n): string[] {
  return idsIn(worker, /Worker started execution (\d+) /g);
}

/** The ids of the executions that a worker says it brought to their end. */
export function finishedBy(worker: N8n): string[] {
  return idsIn(worker, /Worker finished execution (\d+) /g);
}

/** The ids of the executions that a worker has in hand. */
export function inHandOf(worker: N8n): string[] {
  const finished = new Set(finishedBy(worker));
  return begunBy(worker).filter((id) => !finished.has(id));
}

function idsIn(worker: N8n, line: RegExp): string[] {
  return [...worker.log().matchAll(line)].map(([, id]) => id ?? '');
}
