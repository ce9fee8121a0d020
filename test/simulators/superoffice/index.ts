import { SUPEROFFICE_USER } from '../seed';
import { startSimulator } from '../server/simulator';
import type { ListenOptions, Simulator } from '../server/simulator';
import { SuperOfficeState } from './state';
import type { SuperOfficeSeed } from './state';
import { SITE_PATH, SuperOfficeVendor } from './vendor';

export * from './state';

/** Data for the credential `superOfficeApi`. */
export interface SuperOfficeCredential {
  baseUrl: string;
  username: string;
  password: string;
  ignoreSslIssues: boolean;
}

/** A running SuperOffice. */
export type SuperOfficeSimulator = Simulator<SuperOfficeState, SuperOfficeCredential>;

/** Starts an on-premise SuperOffice. */
export function startSuperOffice(
  options: ListenOptions & SuperOfficeSeed = {},
): Promise<SuperOfficeSimulator> {
  const state = new SuperOfficeState(options);
  return startSimulator({
    name: 'SuperOffice',
    basePath: SITE_PATH,
    vendor: new SuperOfficeVendor(state),
    state,
    credentialType: 'superOfficeApi',
    credential: (baseUrl) => ({ ...(options.user ?? SUPEROFFICE_USER), baseUrl, ignoreSslIssues: false }),
    listen: options,
  });
}
