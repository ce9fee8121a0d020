import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { System } from '../invoke/connector';
import type { PollSource } from './event';

/**
 * `poll()` of a polling trigger: reads what is new, and remembers how far it has read.
 * Out: the new records with secrets masked, or null. Throws NodeApiError for a failed call and NodeOperationError for bad
 * settings; the state then stays unchanged.
 * What polls is loaded here, not with the node: n8n loads all nodes when it starts.
 */
export async function poll(
  context: IPollFunctions,
  system: System,
  source: PollSource,
): Promise<INodeExecutionData[][] | null> {
  const { pollTrigger } = await import('./pollTrigger');
  return await pollTrigger(context, system, source);
}
