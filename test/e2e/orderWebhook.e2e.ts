import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { KOMET_WEBHOOK_TOKEN, sendOrderConfirmation } from '../simulators';
import type { Execution } from './executions';
import { executionEnded, executionIdsOf, nextExecutionId } from './executions';
import { withServer } from './withServer';
import type { Saved } from './workflows';
import { activate, chain, save } from './workflows';

const server = withServer();

const order = { companyId: 6316, orderId: 6908, authenticationToken: KOMET_WEBHOOK_TOKEN };

/** A workflow that is on: the trigger for orders, and a last node that gives `answer`. */
async function listening(parameters: IDataObject, answer: IDataObject): Promise<Saved & { url: string }> {
  const webhookId = randomUUID();
  const { kometSalesWebhookApi } = server.credentials;
  if (kometSalesWebhookApi === undefined) throw new Error('There is no credential for the webhook');
  const trigger = {
    name: 'Order',
    type: 'n8n-nodes-erp-sync.kometSalesWebhookTrigger',
    webhookId,
    parameters: { event: 'orderConfirmed', authentication: 'secret', ...parameters },
    credentials: { kometSalesWebhookApi },
  };
  const last = {
    name: 'Answer',
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    parameters: { mode: 'raw', jsonOutput: JSON.stringify(answer), options: {} },
  };
  const saved = await save(server.rest, chain('Orders', trigger, last));
  await activate(server.rest, saved);
  return { ...saved, url: `${server.url}/webhook/${webhookId}/order-confirmation` };
}

async function onlyExecution({ id }: Saved): Promise<Execution> {
  return await executionEnded(server.rest, await nextExecutionId(server.rest, id));
}

describe('the trigger for orders, called by Komet Sales', () => {
  it('answers at once, and gives the order', async () => {
    const workflow = await listening({ responseMode: 'onReceived', message: 'Thank you' }, {});
    const reply = await sendOrderConfirmation(workflow.url, order);

    expect(reply).toMatchObject({ httpStatus: 200, status: '1', message: 'Thank you' });
    const execution = await onlyExecution(workflow);
    expect(execution.jsonOf('Order')).toEqual([
      expect.objectContaining({ event: 'orderConfirmed', companyId: 6316, orderId: 6908 }),
    ]);
  });

  it('takes the older form of the call at the same address', async () => {
    const workflow = await listening({ responseMode: 'onReceived', message: 'Thank you' }, {});
    const reply = await sendOrderConfirmation(workflow.url, order, 'get');

    expect(reply).toMatchObject({ httpStatus: 200, status: '1' });
    const execution = await onlyExecution(workflow);
    expect(execution.jsonOf('Order')).toEqual([expect.objectContaining({ companyId: 6316, orderId: 6908 })]);
  });

  it('lets the workflow answer in the same request', async () => {
    const answer = { status: '0', message: 'The customer is over the credit limit' };
    const workflow = await listening({ responseMode: 'lastNode' }, answer);

    expect(await sendOrderConfirmation(workflow.url, order)).toMatchObject({ httpStatus: 200, ...answer });
  });

  it('starts nothing for a call with another token, and says why', async () => {
    const workflow = await listening({ responseMode: 'onReceived' }, {});
    const reply = await sendOrderConfirmation(workflow.url, { ...order, authenticationToken: 'guessed' });

    expect(reply).toMatchObject({ httpStatus: 403, status: '0' });
    expect(await executionIdsOf(server.rest, workflow.id)).toEqual([]);
  });
});
