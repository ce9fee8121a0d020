import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CallFailure } from '../shared/errors';
import { isBare } from '../shared/http/status';
import type { Target, Way } from '../shared/invoke/connector';
import { readUrl, textOf, typedText } from '../shared/invoke/target';
import type { Operation } from '../shared/operation';
import { signIn, TICKET_IDLE_MS } from './signIn/systemUser';
import { accountTarget, isOfState, tenantTarget } from './signIn/tenant';

const joined = (credential: ICredentialDataDecryptedObject): string =>
  Buffer.from(`${textOf(credential, 'username')}:${textOf(credential, 'password')}`).toString('base64');

/** SuperOffice CRM Online refuses user names and passwords: https://docs.superoffice.com/en/api/authentication/ */
function onsite(credential: ICredentialDataDecryptedObject): Target {
  const baseUrl = readUrl(credential, 'baseUrl', 'Base URL').replace(/\/api(\/v1)?$/i, '');
  const { hostname, pathname } = new URL(baseUrl);
  if (/\.superoffice\.com$/i.test(hostname) && /^\/Cust\d+/i.test(pathname))
    throw new CallFailure({
      kind: 'blocked',
      message: 'SuperOffice CRM Online does not accept a user name and password',
      description: 'Choose OAuth2 or System User under Authentication.',
      sent: false,
    });
  return { baseUrl, ignoreSslIssues: credential.ignoreSslIssues === true };
}

/** User name and password of an onsite installation. */
const basic: Way = {
  credentialType: 'superOfficeApi',
  choice: { value: 'basic', name: 'Basic (Onsite)', description: 'User name and password' },
  target: onsite,
  secrets: (credential) => [typedText(credential, 'password'), joined(credential)],
  authorize({ headers }, _places, credential) {
    headers.Authorization = `Basic ${joined(credential)}`;
  },
  advice(failure, operation) {
    const { kind, status } = failure;
    if (kind === 'unauthorized') return 'Check User Name and Password of the credential.';
    if (status === 404 && (isBare(failure) || isTest(operation)))
      return 'Check that Base URL of the credential names the SuperOffice web application, without /api.';
    if (status === 403 && usesErpSync(operation))
      return 'The user may not use ERP Sync: it needs administration rights.';
    return undefined;
  },
};

/** An account of SuperOffice CRM Online, connected in n8n. */
const oAuth2: Way = {
  credentialType: 'superOfficeOAuth2Api',
  choice: {
    value: 'oAuth2',
    name: 'OAuth2 (Online)',
    description: 'A person signs in; the calls have the rights of that person',
  },
  target: accountTarget,
  secrets: () => [],
  ticket: 'oauth2',
  authorize({ headers }, _places, _credential, ticket) {
    headers.Authorization = `Bearer ${ticket}`;
  },
  advice(failure, operation) {
    if (failure.kind === 'unauthorized')
      return 'Open the credential and connect the account again. If that is refused, an administrator of the tenant must consent to the app.';
    return online(failure, operation);
  },
};

/** The system user of an app, for unattended workflows. It has all rights. */
const systemUser: Way = {
  credentialType: 'superOfficeSystemUserApi',
  choice: {
    value: 'systemUser',
    name: 'System User (Online)',
    description: 'The app itself signs in; the calls have all rights',
  },
  target: tenantTarget,
  secrets: (credential) =>
    ['clientSecret', 'systemUserToken', 'privateKey', 'ticket'].map((field) => typedText(credential, field)),
  ticket: { signIn, idleMs: TICKET_IDLE_MS },
  // https://docs.superoffice.com/en/api/authentication/online/: the ticket alone is refused online.
  authorize({ headers }, _places, credential, ticket) {
    headers.Authorization = `SOTicket ${ticket}`;
    headers['SO-AppToken'] = textOf(credential, 'clientSecret');
  },
  advice(failure, operation) {
    if (failure.kind === 'unauthorized' && failure.status === 401)
      return 'Check Client Secret of the credential, and that an administrator of the tenant has consented to the app.';
    return online(failure, operation);
  },
};

function online(failure: CallFailure, operation: Operation): string | undefined {
  if (isOfState(failure)) return '';
  if (failure.kind === 'misdirected')
    return 'SuperOffice has moved the tenant and does not name its new host yet. Run it again later.';
  // Not sent: the sign-in was refused, not the call.
  if (failure.kind === 'refused' && failure.sent === false)
    return 'Check Environment and Sign-In Host of the credential.';
  if (failure.status === 403 && usesErpSync(operation))
    return 'The app may not use ERP Sync. It needs the template “Standard ERP sync and quote app”, or SuperOffice’s app manager must add the ErpSync agent to it.';
  return undefined;
}

/** Whether a call finds no record but the service itself: a record that does not exist is reported with 404 too. */
const isTest = ({ documented }: Operation): boolean => documented === 'v1User_GetCurrentPrincipal';

const usesErpSync = ({ call }: Operation): boolean =>
  'path' in call && call.path.startsWith('/api/v1/Agents/ErpSync/');

/** The ways in. Workflows that were saved when there was only one use the first. */
export const ways: [Way, Way, Way] = [basic, oAuth2, systemUser];
