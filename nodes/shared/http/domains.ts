import { isDomainAllowed } from 'n8n-workflow';
import { CallFailure } from '../errors';

/**
 * Checks a call against "Allowed HTTP Request Domains", which n8n adds to every credential.
 * `domains`: the host must be on the list. `all`: no restriction. `none` restricts only the HTTP Request node.
 * This matches n8n's own `getCredentialOwnRequestAllowedDomains`.
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
  // An older n8n has the fields but not the helper. The restriction must hold there too.
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
