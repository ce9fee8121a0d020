import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { connectedAccount, startSuperOffice } from '../../simulators';
import type { SuperOfficeOnlineSimulator } from '../../simulators';
import { ensureBuilt, type CredentialData, type OneNodeOptions, type OneNodeRun } from '../harness';
import { forgetServices, packNode, runNode } from '../support';

/** A way to sign in to SuperOffice online, as the node's Authentication names it. */
export type OnlineWay = 'oAuth2' | 'systemUser';

/** SuperOffice online for the tests of one file, as new before each. */
export interface OnlineStage {
  readonly office: SuperOfficeOnlineSimulator;
  /** Runs an operation of the node by one of the ways. */
  run(
    way: OnlineWay,
    operation: { resource: string; operation: string; parameters?: IDataObject },
    items: IDataObject[],
    options?: OneNodeOptions,
  ): Promise<OneNodeRun>;
}

let made = 0;

/** Starts it, and connects an account for each test. */
export function withOnline(): OnlineStage {
  let office: SuperOfficeOnlineSimulator | undefined;
  const running = (): SuperOfficeOnlineSimulator => {
    if (!office) throw new Error('The simulator is not running yet');
    return office;
  };
  beforeAll(async () => {
    await ensureBuilt();
    office = await startSuperOffice({ personality: 'online' });
  });
  beforeEach(async () => {
    running().reset();
    await forgetServices();
  });
  afterAll(async () => await office?.close());
  return {
    get office() {
      return running();
    },
    async run(way, { resource, operation, parameters }, items, options) {
      const node = packNode('superOffice', resource, operation, { authentication: way, ...parameters });
      const credentials = options?.credentials ?? (await onlineCredentials(running()));
      return await runNode(node, items, { ...options, credentials });
    },
  };
}

/**
 * The credentials of the system user, and of a person whose account is connected. Tickets and addresses are kept for the
 * process, by what a credential holds: each call of this gives new ones.
 */
export async function onlineCredentials(office: SuperOfficeOnlineSimulator): Promise<CredentialData> {
  const app: ICredentialDataDecryptedObject = { ...office.credential, test: ++made };
  return {
    superOfficeSystemUserApi: app,
    superOfficeOAuth2Api: {
      ...app,
      grantType: 'pkce',
      accessTokenUrl: `${office.credential.signInHost}/login/common/oauth/tokens`,
      scope: 'openid',
      authentication: 'body',
      oauthTokenData: await connectedAccount(office),
    },
  };
}
