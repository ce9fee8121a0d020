import type { SuperOfficeState } from '../state';

/** The address of the tenant's installation, on the host where it is now and by the scheme and port of the request. */
export function tenantUrl(state: SuperOfficeState, origin: string): string {
  const url = new URL(origin);
  url.hostname = state.tenant.host;
  return `${url.origin}/${state.tenant.context}`;
}

/** The addresses that tokens carry as claims. */
export function addressClaims(state: SuperOfficeState, origin: string): Record<string, string> {
  const url = tenantUrl(state, origin);
  return { webapi_url: `${url}/api/`, netserver_url: `${url}/Remote/Services88/` };
}
