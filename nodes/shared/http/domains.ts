import { isDomainAllowed } from 'n8n-workflow';
import { CallFailure } from '../errors';

/**
 * Holds a call against "Allowed HTTP Request Domains", which n8n puts into every credential.
 * `domains`: the host must be on the list. `none` only keeps the credential out of the HTTP Request node and
 * `all` keeps it nowhere out: both let the call pass, as n8n's own `getCredentialOwnRequestAllowedDomains` does.
 * Throws a `blocked` CallFailure that names the host and the list.
 */
export function assertAllowedDomain(url: string, credentialData: Readonly<Record<string, unknown>>): void {
  if (credentialData.allowedHttpRequestDomains !== 'domains') return;
  const list = credentialData.allowedDomains;
  if (typeof list !== 'string' || list.trim() === '') {
    throw new CallFailure({
      kind: 'blocked',
      message: 'The credential allows calls to listed domains only, and its list is empty',
      description: 'Fill in Allowed Domains in the credential, or set Allowed HTTP Request Domains to All.',
    });
  }
  if (allows(url, list)) return;
  throw new CallFailure({
    kind: 'blocked',
    message: `The credential does not allow calls to ${hostOf(url)}`,
    description: `Allowed Domains in the credential are: ${list.trim()}`,
  });
}

function allows(url: string, allowedDomains: string): boolean {
  // An n8n that has the fields but not the helper: what the user has restricted must stay restricted.
  const helper: typeof isDomainAllowed | undefined = isDomainAllowed;
  return helper ? helper({ url, allowedDomains }) : isListed(hostOf(url), allowedDomains);
}

function isListed(host: string, allowedDomains: string): boolean {
  const entries = allowedDomains.split(',').map((entry) => entry.trim().toLowerCase());
  return entries.some((entry) => (entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : 'an address that is not a valid URL';
}
