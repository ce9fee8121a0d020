import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { System } from '../invoke/connector';

/**
 * Executes the chosen operation for every input item: `execute()` of an action node.
 * Out: the items of the first output, in input order, each paired to its input; n8n moves failed ones to the error output.
 * Throws NodeOperationError for bad input and NodeApiError for a failed call, unless the node continues on error.
 * What runs an operation is loaded here, not with the node: n8n loads all nodes when it starts.
 */
export async function run(context: IExecuteFunctions, system: System): Promise<INodeExecutionData[][]> {
  const { runAll } = await import('./runAll');
  return await runAll(context, system);
}
