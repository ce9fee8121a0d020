import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NO_SECRETS, redactor } from '../http/redact';
import { trimmed } from '../operation/invisible';
import { isSameSecret } from './secret';
import type { Incoming, Refusal, WebhookSource } from './source';

/**
 * `webhook()` of a trigger: checks a call's secret, reads it and answers it in the same request.
 * Out: the record as the trigger's item, the secret masked wherever the call has it. A call that is refused is answered here and starts nothing.
 */
export async function receive(
  context: IWebhookFunctions,
  source: WebhookSource,
): Promise<IWebhookResponseData> {
  const incoming = incomingOf(context);
  const isOpen = context.getNodeParameter('authentication', 'secret') === 'none';
  const secret = isOpen ? undefined : await secretOf(context, source.verify);
  const refusal = secret === undefined ? undefined : refusalOf(secret, source, incoming);
  const record = refusal ? undefined : source.parse(incoming);
  if (!record) {
    const { status, body } = source.answer.refused(refusal ?? 'unreadable');
    context.getResponseObject().status(status).json(body);
    return { noWebhookResponse: true };
  }
  const event = String(context.getNodeParameter('event', ''));
  const redact = secret === undefined ? NO_SECRETS : redactor([secret]);
  const json = redact.value({ event, ...record, received: source.received(incoming) }) as IDataObject;
  const accepted = source.answer.accepted(String(context.getNodeParameter('message', '')));
  // Where the workflow answers itself, n8n does not look at this answer.
  return { webhookResponse: accepted.body, workflowData: [[{ json }]] };
}

/** Why a call is not let in; undefined where it is. */
function refusalOf(secret: string, { verify }: WebhookSource, incoming: Incoming): Refusal | undefined {
  const expected = trimmed(secret);
  if (expected === '') return 'notSetUp';
  const sent = trimmed(verify.sent(incoming) ?? '');
  if (sent === '') return 'secretMissing';
  return isSameSecret(sent, expected) ? undefined : 'secretWrong';
}

/** The credential's secret as it was typed in; '' where no credential is chosen, or it can't be read. */
async function secretOf(context: IWebhookFunctions, verify: WebhookSource['verify']): Promise<string> {
  try {
    const credential = await context.getCredentials(verify.credentialType);
    return String(credential[verify.field] ?? '');
  } catch (error) {
    context.logger.error(`${verify.label} of the webhook could not be read: ${(error as Error).message}`);
    return '';
  }
}

function incomingOf(context: IWebhookFunctions): Incoming {
  return {
    method: context.getRequestObject().method,
    headers: context.getHeaderData(),
    query: context.getQueryData() as Record<string, unknown>,
    body: parsed(context.getBodyData() as unknown),
  };
}

/** A body that was sent as JSON without saying so comes as text. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
