import type { ICredentialDataDecryptedObject, INodeCredentialDescription } from 'n8n-workflow';
import { trimmed } from '../shared/operation/invisible';
import { authorizationOf, basicOf, textIn } from '../shared/webhook/authorization';
import { namesOf } from '../shared/webhook/describe';
import type { Answer, Incoming, Proof, Refusal, WebhookSource } from '../shared/webhook/source';
import { kometSales } from './resources';
import { TOKEN } from './token';
import { events, sentIn } from './webhookEvents';

/** The name of the token in the address, in the older form of the call. */
const OLD_TOKEN = 'token';

/** The salesperson who confirms or cancels the order sees these texts. */
const REASONS: Record<Exclude<Refusal, 'unreadable'>, [status: number, words: string]> = {
  secretMissing: [401, 'missing'],
  secretWrong: [403, 'not accepted'],
  notSetUp: [500, 'not set up in n8n'],
};

/** Where a call carries its token, for each form of the credential. */
const TOKENS: Readonly<Record<string, (incoming: Incoming) => string | undefined>> = {
  header: ({ headers }) => textIn(headers, TOKEN.toLowerCase()),
  query: ({ query }) => textIn(query, OLD_TOKEN) ?? textIn(query, TOKEN),
  bearer: (incoming) => authorizationOf(incoming, 'Bearer'),
};

/**
 * The calls that Komet Sales makes to an address that an administrator types in. The newest settings authenticate with Basic
 * or Bearer Token, older ones with the header authenticationToken, and the oldest with `GET ?token=…`.
 * https://kometsales.atlassian.net/wiki/spaces/KB/pages/3339883/Order+Confirmation+Webhook
 */
export const webhooks: WebhookSource = {
  events,
  system: kometSales,

  verify: {
    label: 'Token or Password',
    credentialType: 'kometSalesWebhookApi',
    proof: (credential) => (credential.form === 'basic' ? passwordOf(credential) : tokenOf(credential)),
  },

  received: (incoming) => ({ method: incoming.method, ...withoutToken(sentIn(incoming)) }),

  answer: {
    accepted: (message) => answer(200, '1', message),
    refused: (why, subject) => answer(REASONS[why][0], '0', `${subject} ${REASONS[why][1]}`),
    unreadable: (message) => answer(400, '0', message),
  },

  register:
    'Copy the production URL to Komet Sales, under Setup > Settings > Webhooks: choose the same event there, and the authentication of the credential. Each event has a URL of its own, which changes when you choose another event here.',
  open: 'Anyone who knows this URL can start the workflow with made-up records. Look the record up before acting on it.',
  answering:
    'Komet Sales expects {"status": "1", "message": "…"} as JSON, or "0" for a failure, and shows the message to the salesperson.',
};

function tokenOf({ form, token }: ICredentialDataDecryptedObject): Proof {
  const typed = String(token ?? '');
  const either = (incoming: Incoming) => TOKENS.header?.(incoming) ?? TOKENS.query?.(incoming);
  return {
    subject: 'The token is',
    expected: trimmed(typed),
    sent: TOKENS[String(form)] ?? either,
    secrets: [typed],
  };
}

function passwordOf(credential: ICredentialDataDecryptedObject): Proof {
  const [user, password] = [credential.user, credential.password].map((typed) =>
    trimmed(String(typed ?? '')),
  );
  const isComplete = user !== '' && password !== '';
  return {
    subject: 'User name and password are',
    expected: isComplete ? `${user}:${password}` : '',
    sent: basicOf,
    secrets: [String(credential.password ?? ''), `${user}:${password}`],
  };
}

const answer = (status: number, verdict: string, message: string): Answer => ({
  status,
  body: { status: verdict, message },
});

const withoutToken = (sent: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sent).filter(([name]) => name !== OLD_TOKEN && name.toLowerCase() !== TOKEN.toLowerCase()),
  );

/** The credentials of the trigger: for the calls to n8n, and for reading the record of an event. */
export const credentials: INodeCredentialDescription[] = [
  {
    name: 'kometSalesWebhookApi',
    required: true,
    displayOptions: { show: { authentication: ['secret'] } },
  },
  {
    name: 'kometSalesApi',
    required: true,
    testedBy: 'kometSalesApiTest',
    displayOptions: {
      show: { fetchRecord: [true], event: namesOf(webhooks.events, ({ record }) => record) },
    },
  },
];
