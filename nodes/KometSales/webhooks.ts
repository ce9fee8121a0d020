import { convertRecord, id, isPlainObject } from '../shared/operation';
import type { Answer, Incoming, Refusal, WebhookSource } from '../shared/webhook/source';
import { TOKEN } from './token';

/** The older form of the call has the token in its address, under this name. */
const OLD_TOKEN = 'token';

/** What the two forms of the call are about, by the newer form's names. */
const SHAPE = { companyId: id(), orderId: id() };

/** The texts are shown to the salesperson who confirms or cancels the order. */
const REASONS: Record<Refusal, [status: number, message: string]> = {
  secretMissing: [401, 'The token is missing'],
  secretWrong: [403, 'The token is not accepted'],
  notSetUp: [500, 'The receiver has no token to compare with'],
  unreadable: [400, 'The call names no order'],
};

/**
 * The calls that Komet Sales makes for orders: `POST {"companyId":…,"orderId":…}` with the token in a header, in an older
 * version `GET ?token=…&companyId=…&invoiceId=…`. An administrator types in address and token.
 * https://kometsales.atlassian.net/wiki/spaces/KB/pages/3339883/Order+Confirmation+Webhook
 * https://kometsales.atlassian.net/wiki/x/AYAOJw
 */
export const webhooks: WebhookSource = {
  events: [
    {
      value: 'orderConfirmed',
      name: 'Order Confirmation',
      description: 'A salesperson confirms an order, and sees the answer',
    },
    {
      value: 'orderCancelled',
      name: 'Order Cancellation',
      description: 'A salesperson cancels an order, and sees the answer',
    },
  ],

  verify: {
    label: 'Token',
    credentialType: 'kometSalesWebhookApi',
    field: 'token',
    sent: ({ headers, query }) =>
      textIn(headers, TOKEN.toLowerCase()) ?? textIn(query, OLD_TOKEN) ?? textIn(query, TOKEN),
  },

  parse(incoming) {
    const { companyId, orderId, invoiceId } = sentIn(incoming);
    const order = orderId ?? invoiceId;
    if (!isId(order)) return undefined;
    return convertRecord(SHAPE, isId(companyId) ? { companyId, orderId: order } : { orderId: order });
  },

  received: (incoming) => ({ method: incoming.method, ...sentIn(incoming) }),

  answer: {
    accepted: (message) => answer(200, '1', message),
    refused: (why) => answer(REASONS[why][0], '0', REASONS[why][1]),
  },

  register:
    'Copy the production URL to Komet Sales, under Setup > Settings > Integrations, and type the same token there as in the credential. Each event needs a trigger of its own.',
  open: 'Anyone who knows this URL can start the workflow with made-up order IDs. Look the order up before acting on it.',
  answering:
    'Komet Sales expects {"status": "1", "message": "…"} as JSON, or "0" for a failure, and shows the message to the salesperson.',
};

const answer = (status: number, verdict: string, message: string): Answer => ({
  status,
  body: { status: verdict, message },
});

/** Everything that the call brought but its token: members of the body win over those of the address. */
function sentIn({ query, body }: Incoming): Record<string, unknown> {
  const all = { ...query, ...(isPlainObject(body) ? body : {}) };
  const isToken = (name: string) => name === OLD_TOKEN || name.toLowerCase() === TOKEN.toLowerCase();
  return Object.fromEntries(Object.entries(all).filter(([name]) => !isToken(name)));
}

function textIn(from: Record<string, unknown>, name: string): string | undefined {
  const found = from[name];
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

const isId = (value: unknown): boolean =>
  (typeof value === 'number' || typeof value === 'string') && /^\d{1,20}$/.test(String(value).trim());
