import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { WebhookSource } from './source';

/**
 * `webhook()` of a trigger: checks a call's secret, reads it and answers it in the same request.
 * Out: the event as the trigger's item, the secret masked wherever the call has it. A refused call is answered here and
 * starts nothing.
 * What receives calls is loaded here, not with the node: n8n loads all nodes when it starts.
 */
export async function receive(
  context: IWebhookFunctions,
  source: WebhookSource,
): Promise<IWebhookResponseData> {
  const { receiveCall } = await import('./receiveCall');
  return await receiveCall(context, source);
}
