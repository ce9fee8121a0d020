/** The two events that Komet Sales sends, in the forms that its pages document. */

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
 * Sends an order confirmation: POST with a JSON body, or as the earlier version of the page has it, GET with
 * `token`, `companyId` and, last, `invoiceId`.
 * https://kometsales.atlassian.net/wiki/spaces/KB/pages/3339883/Order+Confirmation+Webhook
 */
export function sendOrderConfirmation(
  url: string,
  event: KometOrderEvent,
  form: 'post' | 'get' = 'post',
): Promise<KometEventReply> {
  return form === 'post' ? post(url, event) : get(url, event);
}

/**
 * Sends an order cancellation: the same POST, and no other form.
 * https://kometsales.atlassian.net/wiki/x/AYAOJw
 */
export function sendOrderCancellation(url: string, event: KometOrderEvent): Promise<KometEventReply> {
  return post(url, event);
}

function post(
  url: string,
  { companyId, orderId, authenticationToken }: KometOrderEvent,
): Promise<KometEventReply> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (authenticationToken !== undefined) headers.authenticationToken = authenticationToken;
  return reply(url, { method: 'POST', headers, body: JSON.stringify({ companyId, orderId }) });
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
