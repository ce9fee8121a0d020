import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import type { System } from '../invoke/connector';

type CredentialTest = (
  this: ICredentialTestFunctions,
  credential: ICredentialsDecrypted,
) => Promise<INodeCredentialTestResult>;

/** The tests of a node's credentials, by the names in its description. n8n does not test OAuth2 credentials. */
export const credentialTests = (system: System): Record<string, CredentialTest> =>
  Object.fromEntries(
    system.connector.ways
      .filter(({ ticket }) => ticket !== 'oauth2')
      .map((way): [string, CredentialTest] => [
        `${way.credentialType}Test`,
        async function test(credential) {
          const { testCredential } = await import('./testCredential');
          return await testCredential(this, system, way, credential);
        },
      ]),
  );
