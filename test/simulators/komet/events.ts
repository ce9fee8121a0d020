/** The events that Komet Sales sends, in the forms that its pages document. */
import { kometEvent, type KometEvent } from '../../documented';

/** What an administrator chose and typed in for the calls of an event. */
export type KometEventAuthentication =
  | { kind: 'none' }
  /** The header of the order pages. */
  | { kind: 'header'; token: string }
  | { kind: 'bearer'; token: string }
  | { kind: 'basic'; user: string; password: string };

/** An order that something happened to. */
export interface KometOrderEvent {
  companyId: number;
  orderId: number;
  /** What the admin typed in: a header of the new form, a parameter of the old one. */
  authenticationToken?: string;
}

/** What the receiver answered. `status` "1" is success; the message is shown to the salesperson. */
export interface KometEventReply {
  httpStatus: number;
  status?: string;
  message?: string;
  /** The answer as it came. */
  text: string;
}

/**
 * Sends an event as its page documents it. Throws for a member or an authentication that the page does not have.
 * That Basic and Bearer Token travel as an ordinary Authorization header is inferred.
 */
export async function sendKometEvent(
  url: string,
  id: string,
  payload: Record<string, unknown>,
  authentication: KometEventAuthentication = { kind: 'none' },
): Promise<KometEventReply> {
  const page = kometEvent(id);
  assertDocumented(page, payload);
  const headers = { 'content-type': 'application/json', ...headersOf(page, authentication) };
  return await reply(url, { method: page.httpMethod, headers, body: JSON.stringify(payload) });
}

function assertDocumented({ id, payload }: KometEvent, sent: Record<string, unknown>): void {
  // The sample of this page spells a member in another way than its list.
  const names = [...payload.map(({ name }) => name), 'subtotal'];
  const strange = Object.keys(sent).filter((name) => !names.includes(name));
  if (strange.length > 0) throw new Error(`${id} documents no ${strange.join(', ')}`);
}

function headersOf(page: KometEvent, authentication: KometEventAuthentication): Record<string, string> {
  const documents = (documented: boolean) => {
    if (!documented) throw new Error(`${page.id} documents no authentication by ${authentication.kind}`);
  };
  switch (authentication.kind) {
    case 'none':
      return {};
    case 'header':
      documents(page.headers.some(({ name }) => name === 'authenticationToken'));
      return { authenticationToken: authentication.token };
    case 'bearer':
      documents(page.auth.includes('Bearer Token'));
      return { authorization: `Bearer ${authentication.token}` };
    case 'basic': {
      documents(page.auth.includes('Basic'));
      const pair = `${authentication.user}:${authentication.password}`;
      return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
    }
  }
}

/**
 * Sends an order confirmation: POST with a JSON body, or as the earlier version of the page has it, GET with
 * `token`, `companyId` and, last, `invoiceId`.
 * https://kometsales.atlassian.net/wiki/spaces/KB/pages/3339883/Order+Confirmation+Webhook
 */
export async function sendOrderConfirmation(
  url: string,
  event: KometOrderEvent,
  form: 'post' | 'get' = 'post',
): Promise<KometEventReply> {
  return form === 'post' ? await sendOrder(url, 'orderConfirmation', event) : await get(url, event);
}

/**
 * Sends an order cancellation: the same POST, and no other form.
 * https://kometsales.atlassian.net/wiki/x/AYAOJw
 */
export async function sendOrderCancellation(url: string, event: KometOrderEvent): Promise<KometEventReply> {
  return await sendOrder(url, 'orderCancellation', event);
}

async function sendOrder(
  url: string,
  id: string,
  { authenticationToken: token, ...order }: KometOrderEvent,
): Promise<KometEventReply> {
  return await sendKometEvent(
    url,
    id,
    order,
    token === undefined ? { kind: 'none' } : { kind: 'header', token },
  );
}

function get(
  url: string,
  { companyId, orderId, authenticationToken }: KometOrderEvent,
): Promise<KometEventReply> {
  const target = new URL(url);
  if (authenticationToken !== undefined) target.searchParams.append('token', authenticationToken);
  target.searchParams.append('companyId', String(companyId));
  target.searchParams.append('invoiceId', String(orderId));
  return reply(target.href, { method: 'GET' });
}

async function reply(url: string, init: RequestInit): Promise<KometEventReply> {
  // An event comes by itself, not on a connection that an earlier one has left.
  const response = await fetch(url, { ...init, headers: { ...init.headers, connection: 'close' } });
  const text = await response.text();
  return { httpStatus: response.status, ...members(text), text };
}

function members(text: string): { status?: string; message?: string } {
  try {
    const { status, message } = JSON.parse(text) as { status?: unknown; message?: unknown };
    return {
      status: typeof status === 'string' || typeof status === 'number' ? String(status) : undefined,
      message: typeof message === 'string' ? message : undefined,
    };
  } catch {
    return {};
  }
}
