/** Facts that SuperOffice signs: who signed in, and where. https://docs.superoffice.com/en/api/authentication/online/ */
export interface Claims {
  /** The tenant: Cust12345. */
  tenant?: string;
  /** The address of the tenant's WebAPI, without a version. */
  webApi?: string;
  /** What calls of a system user carry. */
  ticket?: string;
  /** The token of the system user. Only in the id_token of an administrator. */
  systemUserToken?: string;
}

const CLAIM = 'http://schemes.superoffice.net/identity/';

/**
 * Reads the claims of a signed token (JWT) without checking the signature: it comes straight from SuperOffice. No claims if
 * the text is no such token.
 */
export function claimsOf(token: unknown): Claims {
  const [, payload = ''] = typeof token === 'string' ? token.split('.') : [];
  const claims = parsed(Buffer.from(payload, 'base64url').toString('utf8'));
  const text = (name: string): string | undefined => {
    const value = claims[`${CLAIM}${name}`];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    tenant: text('ctx'),
    webApi: text('webapi_url'),
    ticket: text('ticket'),
    systemUserToken: text('system_token'),
  };
}

function parsed(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A member of an answer to a question about a sign-in, in any letter case. */
export const memberOf = (answer: Record<string, unknown>, name: string): unknown =>
  Object.entries(answer).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
