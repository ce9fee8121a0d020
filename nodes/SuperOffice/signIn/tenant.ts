import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CallFailure } from '../../shared/errors';
import type { Ask, Target } from '../../shared/invoke/connector';
import { accessToken } from '../../shared/invoke/oauth2';
import { readUrl, textOf } from '../../shared/invoke/target';
import { isPlainObject, plainText, vendorInstant } from '../../shared/operation';
import { claimsOf, memberOf, type Claims } from './claims';
import { ENVIRONMENTS, isEnvironment, PATHS } from './environments';

const environmentOf = (credential: ICredentialDataDecryptedObject) => {
  const given = textOf(credential, 'environment');
  return ENVIRONMENTS[isEnvironment(given) ? given : 'production'];
};

/** The environment of a credential, as its form names it. */
export const environmentName = (credential: ICredentialDataDecryptedObject): string =>
  environmentOf(credential).name;

/**
 * The host of a credential that signs in: its own, or that of its environment. A path behind it is left out, such as that of
 * the sign-in page. Throws CallFailure if it is no web address.
 */
export const signInHost = (credential: ICredentialDataDecryptedObject): string =>
  textOf(credential, 'signInHost') === ''
    ? environmentOf(credential).host
    : new URL(readUrl(credential, 'signInHost', 'Sign-In Host')).origin;

/** The tenant that a credential names; '' if it names none. */
export const tenantOf = (credential: ICredentialDataDecryptedObject): string =>
  textOf(credential, 'contextIdentifier');

/** Where the tenant of a system user is now. Throws a CallFailure that says why there is no calling it. */
export async function tenantTarget(credential: ICredentialDataDecryptedObject, ask: Ask): Promise<Target> {
  const tenant = tenantOf(credential);
  if (tenant === '') throw blocked('The credential names no tenant', 'Fill in Tenant ID, such as Cust12345.');
  return await stateOf(tenant, credential, ask);
}

/**
 * Where the tenant is now that an account was connected for: the one of the credential, or else the one that signed in.
 * Throws a CallFailure that says why there is no calling it.
 */
export async function accountTarget(credential: ICredentialDataDecryptedObject, ask: Ask): Promise<Target> {
  const { tenant: account, webApi } = accountOf(credential);
  const wanted = tenantOf(credential);
  if (wanted !== '' && account !== undefined && account.toLowerCase() !== wanted.toLowerCase())
    throw blocked(
      `The account belongs to tenant ${account}, not to ${wanted}`,
      'Connect an account of that tenant, or correct Tenant ID of the credential.',
    );
  const tenant = wanted || account;
  if (tenant !== undefined) return await stateOf(tenant, credential, ask);
  if (webApi === undefined)
    throw blocked(
      'It is not known which tenant the account belongs to',
      'Fill in Tenant ID in the credential.',
    );
  return { baseUrl: withoutApi(webApi), ignoreSslIssues: false, validUntil: Date.now() + USUAL_MS };
}

/** What the tokens of a connected account say. Its access token begins with the tenant: `8A:Cust12345.…`. */
function accountOf(credential: ICredentialDataDecryptedObject): Claims {
  const token = accessToken(credential);
  const { oauthTokenData } = credential;
  const claims = claimsOf(isPlainObject(oauthTokenData) ? oauthTokenData.id_token : undefined);
  return { ...claims, tenant: claims.tenant ?? /^\w+:(\w+)\./.exec(token)?.[1] };
}

/** How long an address is kept if its end is not known or already over: the clocks may differ. */
const USUAL_MS = 60_000;

/** Why a tenant takes no calls, by its state, and what to do. */
const STATES: ReadonlyMap<string, [message: string, advice: string, passes: boolean]> = new Map([
  ['provisioning', ['is being set up', 'Run it again when SuperOffice has finished.', true]],
  ['deleted', ['is deleted', 'Check Tenant ID of the credential.', false]],
  ['suspended', ['is suspended', 'Ask SuperOffice, or the customer’s administrator, why.', false]],
  ['offlinemaintenance', ['is in maintenance', 'Run it again later.', true]],
  ['provisioningfailed', ['could not be set up', 'Ask SuperOffice.', false]],
  ['deleting', ['is being deleted', 'Check Tenant ID of the credential.', false]],
  ['deletefailed', ['is being deleted', 'Check Tenant ID of the credential.', false]],
  ['migrationpending', ['is about to be moved', 'Run it again later.', true]],
]);

/** Whether a failure is about the state of the tenant. It then says itself what to do. */
export const isOfState = ({ code = '' }: CallFailure): boolean => STATES.has(code.toLowerCase());

/** The numbers of states. https://docs.superoffice.com/en/developer-portal/ */
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['0', 'Unknown'],
  ['1', 'Provisioning'],
  ['2', 'Running'],
  ['3', 'Deleted'],
  ['4', 'Suspended'],
  ['5', 'OnlineMaintenance'],
  ['6', 'OfflineMaintenance'],
  ['8', 'ProvisioningFailed'],
  ['10', 'Deleting'],
  ['11', 'DeleteFailed'],
  ['12', 'MigrationPending'],
]);

/** https://docs.superoffice.com/en/developer-portal/: the state of a tenant needs no sign-in. */
async function stateOf(
  tenant: string,
  credential: ICredentialDataDecryptedObject,
  ask: Ask,
): Promise<Target> {
  const url = `${signInHost(credential)}${PATHS.state}${encodeURIComponent(tenant)}`;
  const state = await known(ask({ method: 'GET', url }), tenant, credential);
  const given = plainText(state.State)?.trim() ?? '';
  const name = NUMBERS.get(given) ?? given;
  if (name.toLowerCase() === 'unknown') throw unknownTenant(tenant, credential);
  const isRunning = plainText(state.IsRunning)?.toLowerCase();
  const [reason, advice, passes] = STATES.get(name.toLowerCase()) ?? [];
  if (reason !== undefined) throw closed(`Tenant ${tenant} ${reason}`, advice, name, passes);
  if (isRunning === 'false')
    throw closed(`Tenant ${tenant} is not running (its state is ${name || 'not known'})`, undefined, name);

  const address = plainText(state.Api) || plainText(state.Endpoint) || '';
  if (name === '' && address === '') throw unknownTenant(tenant, credential);
  const baseUrl = withoutApi(address);
  if (!/^https?:/i.test(baseUrl) || !URL.canParse(baseUrl))
    throw closed(`SuperOffice does not say at which address tenant ${tenant} is`);
  const until = vendorInstant(plainText(state.ValidUntil) ?? '') ?? 0;
  const validUntil = until > Date.now() ? until : Date.now() + USUAL_MS;
  return { baseUrl, ignoreSslIssues: false, validUntil };
}

const MEMBERS = ['State', 'IsRunning', 'Api', 'Endpoint', 'ValidUntil'] as const;
type State = Partial<Record<(typeof MEMBERS)[number], unknown>>;

/** The state as SuperOffice sends it, its members in any letter case. It knows no tenant of another environment. */
async function known(
  asked: Promise<unknown>,
  tenant: string,
  credential: ICredentialDataDecryptedObject,
): Promise<State> {
  try {
    const state = await asked;
    if (isPlainObject(state))
      return Object.fromEntries(MEMBERS.map((member) => [member, memberOf(state, member)]));
  } catch (error) {
    if (!(error instanceof CallFailure) || error.kind !== 'refused' || (error.status ?? 0) >= 500)
      throw error;
  }
  throw unknownTenant(tenant, credential);
}

const unknownTenant = (tenant: string, credential: ICredentialDataDecryptedObject): CallFailure =>
  blocked(
    `SuperOffice knows no tenant ${tenant} in the environment ${environmentName(credential)}`,
    'Check Tenant ID and Environment of the credential: each environment has its own tenants.',
  );

/** Calls name their version themselves. */
const withoutApi = (address: string): string =>
  address
    .trim()
    .replace(/(?<!\/)\/+$/, '')
    .replace(/\/api(?:\/v1)?$/i, '');

const blocked = (message: string, description: string): CallFailure =>
  new CallFailure({ kind: 'blocked', message, description, sent: false });

const closed = (message: string, advice = 'Run it again later.', code = '', passes = true): CallFailure =>
  new CallFailure({
    kind: passes ? 'unavailable' : 'blocked',
    message,
    description: advice,
    code: code || undefined,
    sent: false,
  });
