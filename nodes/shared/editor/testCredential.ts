import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { CallFailure } from '../errors';
import type { System, Way } from '../invoke/connector';
import { egressOf } from '../invoke/ask';
import { assertAccess } from '../invoke/checks';
import { entranceWith, type Entrance } from '../invoke/entrance';
import { invoke } from '../invoke/invoke';
import { openSession, WATCHED } from '../invoke/session';

/**
 * The test of a credential: makes the system's probe through the pack's own transport, since n8n has none for these tests.
 * Out: OK, or Error with the vendor's words and what to do.
 */
export async function testCredential(
  context: ICredentialTestFunctions,
  system: System,
  way: Way,
  { id, data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  const entrance = { ...entranceWith(system, way, data, id), egress: egressOf(context) };
  try {
    await probe(entrance);
    return { status: 'OK', message: 'Connection successful' };
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    const message = [failure.message, failure.description].filter(Boolean).join('. ');
    return { status: 'Error', message: entrance.redact.text(message) };
  }
}

async function probe(entrance: Entrance): Promise<void> {
  const session = await openSession({ ...entrance, ...WATCHED, anew: true });
  const { operation, values, fine } = entrance.system.probe;
  try {
    await invoke(operation, values, session);
  } catch (failure) {
    if (!(failure instanceof CallFailure && failure.kind === 'refused' && fine?.test(failure.message)))
      throw failure;
  }
  await assertAccess(operation, session);
}
