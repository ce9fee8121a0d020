/** Requests as a plain client would write them, without any product code. */
import type { EbizSimulator, KometSimulator, SuperOfficeSimulator, Violation } from '../../simulators';

/** An answer, its body read. */
export interface Read {
  status: number;
  headers: Headers;
  text: string;
}

/** A body, parsed, as a bag of members. */
export function json(read: Read): Record<string, unknown> {
  return JSON.parse(read.text) as Record<string, unknown>;
}

async function send(url: string, init: RequestInit): Promise<Read> {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** GET customer.list with the token and these parameters. */
export function listCustomers(
  simulator: KometSimulator,
  parameters: Record<string, string> = {},
  init: RequestInit = {},
): Promise<Read> {
  const query = new URLSearchParams({
    authenticationToken: simulator.credential.authenticationToken,
    ...parameters,
  });
  return send(`${simulator.url}/customer.list?${query.toString()}`, init);
}

/** POST credit.mark.sync with the token in the body; members of `body` win. */
export function markCredits(
  simulator: KometSimulator,
  ids: unknown[],
  body: Record<string, unknown> = {},
  init: RequestInit = {},
): Promise<Read> {
  const { authenticationToken } = simulator.credential;
  return send(`${simulator.url}/credit.mark.sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ authenticationToken, credits: ids.map((creditId) => ({ creditId })), ...body }),
    ...init,
  });
}

/** A whole, right update of an automatic additional charge. */
export const CHARGE = {
  additionalChargeId: 55,
  companyLocationId: 13,
  amountValue: '4.75',
  active: true,
  capPerDay: 25,
  minCapPerDay: 1,
  amountType: 0,
  orderType: 2,
};

/** PUT automatic-additional-charge with the token in the header; undefined members are left out. */
export function updateCharge(
  simulator: KometSimulator,
  body: Record<string, unknown>,
  id: string | number = 320,
  headers: Record<string, string> = { authenticationToken: simulator.credential.authenticationToken },
): Promise<Read> {
  return send(`${simulator.url}/automatic-additional-charge?automaticAdditionalChargeId=${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The service's namespace, as the vendor's sample has it. */
export const EBIZ_NAMESPACE = 'http://eBizCharge.ServiceModel.SOAP';

/** The securityToken element with the simulator's credentials. */
export function securityToken(simulator: EbizSimulator, password = simulator.credential.password): string {
  const { securityId, userId } = simulator.credential;
  return (
    `<ebiz:securityToken><ebiz:SecurityId>${securityId}</ebiz:SecurityId>` +
    `<ebiz:UserId>${userId}</ebiz:UserId><ebiz:Password>${password}</ebiz:Password></ebiz:securityToken>`
  );
}

/** Sends an operation element in an envelope. */
export function soap(
  simulator: EbizSimulator,
  operation: string,
  inner: string,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Read> {
  const envelope =
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ebiz="${EBIZ_NAMESPACE}">` +
    `<soapenv:Header/><soapenv:Body><ebiz:${operation}>${inner}</ebiz:${operation}></soapenv:Body></soapenv:Envelope>`;
  return send(simulator.url, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${EBIZ_NAMESPACE}/IeBizService/${operation}"`,
      ...headers,
    },
    body: envelope,
    signal,
  });
}

/** MarkCustomerAsSynchronized with right credentials. */
export function markCustomer(simulator: EbizSimulator, internalId: string): Promise<Read> {
  const inner = `${securityToken(simulator)}<ebiz:customerInternalId>${internalId}</ebiz:customerInternalId>`;
  return soap(simulator, 'MarkCustomerAsSynchronized', inner);
}

/** The text of the first element of this name. */
export function element(read: Read, name: string): string | undefined {
  return new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(read.text)?.[1];
}

/** Calls a SuperOffice path with Basic authentication; headers given win, empty ones are left out. */
export function superOffice(
  simulator: SuperOfficeSimulator,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  method = body === undefined ? 'GET' : 'POST',
): Promise<Read> {
  const { username, password } = simulator.credential;
  const all: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    ...headers,
  };
  return send(`${simulator.url}/api/v1/${path}`, {
    method,
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** ForceResync with this body. */
export function forceResync(simulator: SuperOfficeSimulator, body: unknown): Promise<Read> {
  return superOffice(simulator, 'Agents/ErpSync/ForceResync', body);
}

/** What was found wrong, one line each. */
export function rules(violations: Violation[]): string[] {
  return violations.map(({ parameter, expectation }) => `${parameter}: ${expectation}`);
}
