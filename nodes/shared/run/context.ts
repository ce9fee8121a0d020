import type { IBinaryData, IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { OUTPUT_FIELD } from '../describe/fields';
import type { RunOptions } from '../describe/options';
import type { System } from '../invoke/connector';
import { entranceOf, type Entrance } from '../invoke/entrance';
import type { Redactor } from '../http/redact';
import { ANY_FILE, type FoundFile } from '../protocol/file';
import type { Operation } from '../operation';
import type { Tally } from '../invoke/pace';
import { openSession, type Session, type SessionSetup } from '../invoke/session';
import { toNodeError } from '../invoke/nodeError';

/** n8n gives a node that runs as a tool a type of its own; `$json` is then the agent's item, not the input's. */
export const isTool = (context: IExecuteFunctions): boolean => context.getNode().type.endsWith('Tool');

/** The node's access to the vendor. Undefined if its credential can't be read: the error comes when a call needs it. */
export async function knownEntrance(
  context: IExecuteFunctions,
  system: System,
): Promise<Entrance | undefined> {
  try {
    return await entranceOf(context, system);
  } catch {
    return undefined;
  }
}

/** What the sessions of an execution are opened with. Throws n8n's error if a credential is missing. */
export async function setupOf(
  context: IExecuteFunctions,
  system: System,
  own: { options: RunOptions; headers: Record<string, string>; tally: Tally },
  known?: Entrance,
): Promise<SessionSetup> {
  const entrance = known ?? (await entranceOf(context, system));
  return { ...entrance, ...own, signal: context.getExecutionCancelSignal() };
}

/**
 * Opens the session of an execution: the credential is read once, for all items.
 * Throws NodeApiError when the credential's address can't be used.
 */
export async function openExecution(
  context: IExecuteFunctions,
  setupOfRun: () => Promise<SessionSetup>,
): Promise<Session> {
  const setup = await setupOfRun();
  try {
    return await openSession(setup);
  } catch (failure) {
    throw failure instanceof CallFailure ? toNodeError(context.getNode(), failure, setup.redact) : failure;
  }
}

/** Turns the error of a session that can't be opened into the failure of its calls. */
export function unopened(error: Error): CallFailure {
  const { description } = error as { description?: string | null };
  return new CallFailure({
    kind: 'blocked',
    message: error.message,
    description: description ?? undefined,
    sent: false,
  });
}

/** A name with an extension, from which n8n finds the type of a file. */
const EXTENSION = /\.[a-z][a-z\d]{1,9}$/i;

/** Of a name that it does not know, n8n takes the file for text. */
const isGuess = ({ mimeType, fileName = '' }: IBinaryData): boolean =>
  mimeType === 'text/plain' && !/\.(?:txt|text|log)$/i.test(fileName);

/**
 * Stores a downloaded file as received in n8n's binary data. Throws CallFailure if that fails; the outcome of a call
 * that must not be repeated is then unknown.
 */
export function keeper(
  context: IExecuteFunctions,
  { effect }: Operation,
  redact: Redactor,
): (file: FoundFile, field?: string) => Promise<IBinaryKeyData> {
  return async ({ data, ...about }, field = OUTPUT_FIELD) => {
    const { fileName, mimeType } = redact.value(about);
    try {
      const isKnown = mimeType !== ANY_FILE || !EXTENSION.test(fileName);
      const kept = await context.helpers.prepareBinaryData(data, fileName, isKnown ? mimeType : undefined);
      return { [field]: isKnown || !isGuess(kept) ? kept : { ...kept, mimeType } };
    } catch (error) {
      const message = `The file was read, but could not be kept: ${(error as Error).message}`;
      const outcome = effect === 'once' ? 'unknown' : 'failed';
      throw new CallFailure({ kind: 'blocked', message, sent: true, outcome });
    }
  };
}
