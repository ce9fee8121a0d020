import type { Endpoints, Members, OfficeCall } from '../call';
import { patched } from '../patch';
import type { SuperOfficeState } from '../state';
import type { Webhook } from '../state/webhooks';

/** Webhooks. https://docs.superoffice.com/en/api/reference/restful/rest/Webhook/ */
export const webhook: Endpoints = {
  v1Webhook_DefaultWebhook: ({ webhooks }) => webhooks.blank(),
  v1Webhook_GetAllWebhooks: ({ webhooks }, { query }) =>
    webhooks.list({
      name: query.get('nameFilter'),
      event: query.get('eventFilter'),
      state: query.get('statusFilter'),
    }),
  v1Webhook_PostWebhook: async ({ webhooks }, { body, user }) =>
    await webhooks.save({ ...(body as Partial<Webhook>), WebhookId: 0 }, user),
  v1Webhook_GetWebhook: ({ webhooks }, call) => webhooks.get(idOf(call)),
  v1Webhook_PutWebhook: async (state, call) => await replaced(state, call, call.body as Partial<Webhook>),
  v1Webhook_PatchWebhook: async (state, call) =>
    await replaced(state, call, patched(state.webhooks.get(idOf(call)), call.body)),
  v1Webhook_DeleteWebhook: ({ webhooks }, call) => {
    const id = idOf(call);
    webhooks.get(id);
    webhooks.remove(id);
  },
  v1Webhook_TestWebhook: async ({ webhooks }, { body, user }) =>
    await webhooks.test({ ...webhooks.blank(), ...(body as Partial<Webhook>) }, user),
  v1Webhook_SignalEvent: ({ webhooks }, { path, body, user }) =>
    webhooks.raise({
      event: path.eventName ?? '',
      primaryKey: Number(path.primaryKey),
      changedBy: user.associateId,
      data: body as Members,
    }),
  v1Webhook_GetLastError: ({ webhooks }, { path }) => webhooks.get(Number(path.webhookId)).LastError ?? '',
};

const idOf = ({ path }: OfficeCall): number => Number(path.id);

async function replaced(
  { webhooks }: SuperOfficeState,
  call: OfficeCall,
  sent: Partial<Webhook>,
): Promise<Webhook> {
  const id = idOf(call);
  webhooks.get(id);
  return await webhooks.save({ ...sent, WebhookId: id }, call.user);
}
