import type { IExecuteFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import type { RunOptions } from '../describe/options';
import type { System } from '../invoke/connector';
import { openSession, type Session } from '../invoke/session';
import { toNodeError } from '../invoke/nodeError';

/** n8n gives a node that runs as a tool a type of its own; `$json` is then the agent's item, not the input's. */
export const isTool = (context: IExecuteFunctions): boolean => context.getNode().type.endsWith('Tool');

/**
 * Opens the session of an execution: the credential is read once, for all items.
 * Throws NodeApiError when the credential's address can't be used.
 */
export async function openExecution(
  context: IExecuteFunctions,
  system: System,
  options: RunOptions,
): Promise<Session> {
  const { credentialType } = system.connector;
  const credential = await context.getCredentials(credentialType);
  try {
    return openSession({
      system,
      credential,
      credentialId: context.getNode().credentials?.[credentialType]?.id ?? '',
      options,
      egress: context.helpers.getSecureEgressFilter?.(),
      signal: context.getExecutionCancelSignal(),
    });
  } catch (failure) {
    throw failure instanceof CallFailure ? toNodeError(context.getNode(), failure) : failure;
  }
}
