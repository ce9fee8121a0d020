import { createSign } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CallFailure } from '../../shared/errors';
import type { Ask, Question, Ticket } from '../../shared/invoke/connector';
import { textOf } from '../../shared/invoke/target';
import { isPlainObject, plainText } from '../../shared/operation';
import { claimsOf, memberOf } from './claims';
import { PATHS } from './environments';
import { KeyProblem, privateKeyOf } from './privateKey';
import { environmentName, signInHost, tenantOf } from './tenant';

/** How long a ticket is valid after its last use. https://docs.superoffice.com/en/api/authentication/online/sign-in-user/ */
export const TICKET_IDLE_MS = 6 * 60 * 60_000;

/**
 * The token of a system user, signed for this minute: `{token}.{UTC yyyyMMddHHmm}.{signature}`. Throws KeyProblem.
 * https://docs.superoffice.com/en/api/authentication/online/sign-system-user-token/
 */
export function signedToken(systemUserToken: string, privateKey: string, now: Date): string {
  const minute = now.toISOString().replace(/\D/g, '').slice(0, 'yyyyMMddHHmm'.length);
  const text = `${systemUserToken}.${minute}`;
  const signature = createSign('RSA-SHA256').update(text).sign(privateKeyOf(privateKey), 'base64');
  return `${text}.${signature}`;
}

/**
 * The request that signs in a system user. Throws CallFailure if the credential can't be signed with.
 * https://docs.superoffice.com/en/api/authentication/online/auth-application/
 */
export function signInRequest(
  credential: ICredentialDataDecryptedObject,
  now = new Date(),
): Question & { method: 'POST' } {
  return {
    method: 'POST',
    url: `${signInHost(credential)}${PATHS.systemUser}`,
    json: {
      SignedSystemToken: signed(credential, now),
      ApplicationToken: textOf(credential, 'clientSecret'),
      ContextIdentifier: tenantOf(credential),
      ReturnTokenType: 'JWT',
    },
  };
}

function signed(credential: ICredentialDataDecryptedObject, now: Date): string {
  try {
    return signedToken(textOf(credential, 'systemUserToken'), textOf(credential, 'privateKey'), now);
  } catch (error) {
    if (!(error instanceof KeyProblem)) throw error;
    throw new CallFailure({
      kind: 'unauthorized',
      message: error.message,
      description: error.advice,
      sent: false,
    });
  }
}

/** Reasons that SuperOffice names, in plain words. https://docs.superoffice.com/en/api/authentication/online/ */
const REASONS: ReadonlyArray<[name: RegExp, message: string, advice: string]> = [
  [
    /NeedsReapproval|re-?approv/i,
    'The app has changed since the customer’s administrator consented to it',
    'An administrator of the tenant must open the app’s sign-in page and consent again.',
  ],
  [
    /Revoked|Denied|consent|not (?:been )?approved/i,
    'The customer’s administrator has not consented to the app, or has withdrawn the consent',
    'An administrator of the tenant must open the app’s sign-in page and consent. Then take the new system user token.',
  ],
  [
    /Timestamp/i,
    'SuperOffice refused the time of the sign-in',
    'Check the clock of the machine on which n8n runs.',
  ],
  [
    /Signature/i,
    'The private key does not belong to the app',
    'Check Private Key and Environment of the credential: an app has a key of its own in each environment.',
  ],
];

/** Gets the ticket of a system user. Throws CallFailure with what is wrong with the credential. */
export async function signIn(credential: ICredentialDataDecryptedObject, ask: Ask): Promise<Ticket> {
  return { value: ticketIn(await ask(signInRequest(credential)), credential) };
}

/**
 * The ticket in the answer to a sign-in. A refusal comes with HTTP 200. Throws CallFailure with what is wrong.
 * https://docs.superoffice.com/en/api/authentication/online/auth-application/
 */
export function ticketIn(answer: unknown, credential: ICredentialDataDecryptedObject): string {
  const members = isPlainObject(answer) ? answer : {};
  const at = (name: string): unknown => memberOf(members, name);
  const { ticket, tenant } = claimsOf(at('Token'));
  if (at('IsSuccessful') !== true || ticket === undefined)
    throw refusal(plainText(at('ErrorMessage'))?.trim() ?? '', credential);
  const wanted = tenantOf(credential);
  if (tenant !== undefined && tenant.toLowerCase() !== wanted.toLowerCase())
    throw unauthorized(
      `The system user token belongs to tenant ${tenant}, not to ${wanted}`,
      'Check Tenant ID of the credential.',
    );
  return ticket;
}

function refusal(words: string, credential: ICredentialDataDecryptedObject): CallFailure {
  const [, message, advice] = REASONS.find(([name]) => name.test(words)) ?? [];
  if (message !== undefined) return unauthorized(message, `SuperOffice says: ${words}. ${advice}`);
  return unauthorized(
    words || 'SuperOffice refused the system user and gave no reason',
    `Check Environment (${environmentName(credential)}), Tenant ID, Client Secret and System User Token of the credential. Each environment has its own apps and tenants, and each tenant has its own token.`,
  );
}

const unauthorized = (message: string, description: string): CallFailure =>
  new CallFailure({ kind: 'unauthorized', message, description: description.replace('..', '.') });
