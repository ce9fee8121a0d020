import type {
  ICredentialDataDecryptedObject,
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
  NodeEgressFilter,
} from 'n8n-workflow';
import { CallFailure } from '../errors';
import type { System } from '../invoke/connector';
import { invoke } from '../invoke/invoke';
import { redactorOf } from '../invoke/secrets';
import { openSession, WATCHED } from '../invoke/session';

/**
 * The test of a credential: makes the system's probe over the pack's own transport, as n8n has none for these tests.
 * Out: OK, or Error with the vendor's words and what to do.
 */
export function credentialTest(system: System) {
  return async function test(
    this: ICredentialTestFunctions,
    { id, data = {} }: ICredentialsDecrypted,
  ): Promise<INodeCredentialTestResult> {
    try {
      await probe(system, id, data, egressOf(this));
      return { status: 'OK', message: 'Connection successful' };
    } catch (failure) {
      if (!(failure instanceof CallFailure)) throw failure;
      const message = [failure.message, failure.description].filter(Boolean).join('. ');
      return { status: 'Error', message: redactorOf(system.connector, data).text(message) };
    }
  };
}

async function probe(
  system: System,
  credentialId: string,
  credential: ICredentialDataDecryptedObject,
  egress: NodeEgressFilter | undefined,
): Promise<void> {
  const session = openSession({ system, credential, credentialId, egress, ...WATCHED });
  const { operation, values, fine } = system.probe;
  try {
    await invoke(operation, values, session);
  } catch (failure) {
    if (!(failure instanceof CallFailure && failure.kind === 'refused' && fine?.test(failure.message)))
      throw failure;
  }
}

/** Not among the documented helpers of a credential test, but taken where an n8n offers it. */
function egressOf({ helpers }: ICredentialTestFunctions): NodeEgressFilter | undefined {
  const offered = helpers as { getSecureEgressFilter?: () => NodeEgressFilter };
  return offered.getSecureEgressFilter?.();
}
