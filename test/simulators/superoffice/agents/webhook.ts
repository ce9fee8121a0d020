import type { AgentMethods, Members } from '../call';
import type { Webhook } from '../state/webhooks';

/** The same webhooks, as agents call them. https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/ */
export const webhook: AgentMethods = {
  CreateDefaultWebhook: ({ webhooks }) => webhooks.blank(),
  SaveWebhook: async ({ webhooks }, body, { user }) => await webhooks.save(body as Partial<Webhook>, user),
  DeleteWebhook: ({ webhooks }, _, { query }) => webhooks.remove(Number(query.get('webhookId'))),
  GetWebhook: ({ webhooks }, _, { query }) => webhooks.find(Number(query.get('webhookId'))),
  GetAllWebhooks: ({ webhooks }, body) =>
    webhooks.list({
      name: body.NameFilter as string,
      event: body.EventFilter as string,
      state: body.StatusFilter as string,
    }),
  TestWebhook: async ({ webhooks }, { Webhook: sent }, { user }) =>
    await webhooks.test({ ...webhooks.blank(), ...(sent as Partial<Webhook>) }, user),
  SignalEvent: ({ webhooks }, { EventName, PrimaryKey, Data }, { user }) =>
    webhooks.raise({
      event: String(EventName),
      primaryKey: Number(PrimaryKey),
      changedBy: user.associateId,
      data: Data as Members,
    }),
  GetLastError: ({ webhooks }, { WebhookId }) => webhooks.get(Number(WebhookId)).LastError ?? '',
};
