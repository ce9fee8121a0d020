import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { RegisteredSource } from './registeredSource';

/**
 * `webhook()` of a trigger whose address n8n registers: checks a call's signature over the received bytes, and answers it
 * in the same request. The vendor's test calls, repeats, and events that are not chosen get 200 and start nothing, so the
 * vendor neither repeats them nor stops the webhook. Out: the event as the trigger's item.
 * What receives calls is loaded here, not with the node: n8n loads all nodes when it starts.
 */
export async function receiveRegistered(
  context: IWebhookFunctions,
  source: RegisteredSource,
): Promise<IWebhookResponseData> {
  const { receiveEvent } = await import('./receiveEvent');
  return await receiveEvent(context, source);
}
