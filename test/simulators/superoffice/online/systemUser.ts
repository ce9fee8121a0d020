import { createVerify } from 'node:crypto';
import { SUPEROFFICE_APP } from '../../seed';
import type { Answer, Call } from '../../server/exchange';
import { fromJson } from '../../server/json';
import { jsonAnswer } from '../reply';
import type { SuperOfficeState } from '../state';
import { CLAIM, appPublicKey, signedJwt } from './jwt';
import { addressClaims } from './place';

/** Where an app signs in as the system user. */
export const SYSTEM_USER_PATH = /^\/login\/api\/PartnerSystemUser\/Authenticate\/?$/i;

const MEMBERS = ['SignedSystemToken', 'ApplicationToken', 'ContextIdentifier', 'ReturnTokenType'];

/** How far the minute in a signed token may be off. The vendor names no number. */
const MOST_MINUTES = 5;

/**
 * Answers a ticket inside a signed token. Every refusal comes with HTTP 200 and words.
 * https://docs.superoffice.com/en/authentication/online/api/partner-system-user/
 */
export function systemUser(state: SuperOfficeState, call: Call): Answer {
  const body = membersOf(call);
  if (!body) return jsonAnswer(400, { Message: 'Send a JSON object by POST' });
  const refused = refusal(state, body);
  if (refused) {
    state.signIns.counts.refused += 1;
    return jsonAnswer(200, { IsSuccessful: false, Token: null, ErrorMessage: refused });
  }
  const seconds = Math.floor(state.clock.now().getTime() / 1000);
  const own = {
    ...addressClaims(state, call.origin),
    ticket: state.signIns.ticket(state.app.systemUser),
    ctx: state.tenant.context,
    serial: SUPEROFFICE_APP.serial,
  };
  const token = signedJwt({
    iss: 'SuperOffice AS',
    aud: `spn:${SUPEROFFICE_APP.serial}`,
    iat: seconds,
    nbf: seconds,
    exp: seconds + 3_600,
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [CLAIM + name, value])),
  });
  return jsonAnswer(200, { IsSuccessful: true, Token: token, ErrorMessage: '' });
}

/** The members in any letter case; undefined if the body is no object or has others. */
function membersOf(call: Call): Record<string, string> | undefined {
  const body = call.httpMethod === 'POST' ? fromJson(call.body) : undefined;
  if (typeof body !== 'object' || body === null) return undefined;
  const names = new Map(MEMBERS.map((name) => [name.toLowerCase(), name]));
  const entries = Object.entries(body).map(
    ([name, value]) => [names.get(name.toLowerCase()), value] as const,
  );
  if (entries.some(([name, value]) => name === undefined || typeof value !== 'string')) return undefined;
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Why the sign-in is refused. The names of the reasons are documented, their order and words are not. */
function refusal({ app, tenant, clock }: SuperOfficeState, body: Record<string, string>): string | undefined {
  const { SignedSystemToken = '', ApplicationToken, ContextIdentifier = '', ReturnTokenType = '' } = body;
  if (ReturnTokenType.toLowerCase() !== 'jwt') return 'ReturnTokenType must be JWT';
  if (ApplicationToken !== app.clientSecret) return 'The application token is not known';
  if (ContextIdentifier.toLowerCase() !== tenant.context.toLowerCase())
    return `Denied: the application has no consent for ${ContextIdentifier}`;
  const [, text = '', token, minute = '', signature = ''] =
    /^((.+)\.(\d{12}))\.([A-Za-z0-9+/]+={0,2})$/s.exec(SignedSystemToken) ?? [];
  if (token === undefined) return 'InvalidSignature: the signed token is malformed';
  if (!createVerify('RSA-SHA256').update(text).verify(appPublicKey, signature, 'base64'))
    return 'InvalidSignature: the signature does not match the public key of the application';
  if (Math.abs(clock.now().getTime() - momentOf(minute)) > MOST_MINUTES * 60_000)
    return 'InvalidTimestamp: the time stamp is too far from the current time';
  return token === app.systemUserToken ? undefined : 'Revoked: the system user token is not known';
}

/** `yyyyMMddHHmm`, UTC. */
function momentOf(minute: string): number {
  const [, year, month, day, hour, minutes] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(minute) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minutes}:00Z`);
}
