import { SUPEROFFICE_APP, SUPEROFFICE_USER } from '../seed';
import { startSimulator } from '../server/simulator';
import type { ListenOptions, Simulator } from '../server/simulator';
import { Online } from './online';
import { appKey } from './online/jwt';
import { Onsite } from './personality';
import { SuperOfficeState } from './state';
import type { SuperOfficeSeed } from './state';
import { SuperOfficeVendor } from './vendor';

export { connectedAccount } from './account';
export { appKey, appKeyAsXml } from './online/jwt';
export * from './state';

/** Data for the credential `superOfficeApi`. */
export interface SuperOfficeCredential {
  baseUrl: string;
  username: string;
  password: string;
  ignoreSslIssues: boolean;
  /** As many as the machine can make. */
  callsPerSecond: 0;
}

/** Data for the credential `superOfficeSystemUserApi`, and for `superOfficeOAuth2Api` before an account is connected. */
export interface SuperOfficeOnlineCredential {
  environment: 'production';
  contextIdentifier: string;
  /** `https://online.superoffice.com` in the real world. */
  signInHost: string;
  /** As many as the machine can make. */
  callsPerSecond: 0;
  clientId: string;
  clientSecret: string;
  systemUserToken: string;
  privateKey: string;
}

/** A running SuperOffice. */
export type SuperOfficeSimulator = Simulator<SuperOfficeState, SuperOfficeCredential>;

/** A running SuperOffice online: `url` is the tenant's installation on the host where it is at first. */
export type SuperOfficeOnlineSimulator = Simulator<SuperOfficeState, SuperOfficeOnlineCredential>;

type Options = ListenOptions & SuperOfficeSeed;

/** Starts an installation at the customer's, or with the personality `online` a tenant and its sign-in host. */
export function startSuperOffice(
  options?: Options & { personality?: 'onsite' },
): Promise<SuperOfficeSimulator>;
export function startSuperOffice(
  options: Options & { personality: 'online' },
): Promise<SuperOfficeOnlineSimulator>;
export function startSuperOffice(
  options: Options & { personality?: 'onsite' | 'online' } = {},
): Promise<SuperOfficeSimulator | SuperOfficeOnlineSimulator> {
  const state = new SuperOfficeState(options);
  return options.personality === 'online' ? startOnline(options, state) : startOnsite(options, state);
}

function startOnsite(options: Options, state: SuperOfficeState): Promise<SuperOfficeSimulator> {
  const personality = new Onsite(state);
  return startSimulator({
    name: 'SuperOffice',
    basePath: personality.sitePath,
    vendor: new SuperOfficeVendor(state, personality),
    state,
    credentialType: 'superOfficeApi',
    credential: (baseUrl) => ({
      ...(options.user ?? SUPEROFFICE_USER),
      baseUrl,
      ignoreSslIssues: false,
      callsPerSecond: 0,
    }),
    listen: options,
  });
}

function startOnline(options: Options, state: SuperOfficeState): Promise<SuperOfficeOnlineSimulator> {
  const personality = new Online(state);
  const { tenant, clientId, clientSecret, systemUserToken } = SUPEROFFICE_APP;
  return startSimulator({
    name: 'SuperOffice online',
    basePath: personality.sitePath,
    vendor: new SuperOfficeVendor(state, personality),
    state,
    credentialType: 'superOfficeSystemUserApi',
    credential: (url) => ({
      environment: 'production',
      contextIdentifier: tenant,
      signInHost: new URL(url).origin,
      callsPerSecond: 0,
      clientId,
      clientSecret,
      systemUserToken,
      privateKey: appKey,
    }),
    listen: options,
    now: () => state.clock.now(),
  });
}
