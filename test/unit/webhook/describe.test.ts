import type { INodePropertyOptions } from 'n8n-workflow';
import { webhooks } from '../../../nodes/KometSales/webhooks';
import { describeWebhooks } from '../../../nodes/shared/webhook/describe';

const parameters = describeWebhooks(webhooks);
const parameter = (named: string) => parameters.find(({ name }) => name === named);
const option = (of: string, value: string) =>
  (parameter(of)?.options as INodePropertyOptions[]).find((each) => each.value === value);

describe('the form of the webhook trigger', () => {
  it('uses the words token and password throughout, as the credential and the answers do', () => {
    expect(option('authentication', 'secret')).toMatchObject({
      name: 'Token or Password',
      description: 'Only calls that carry the token or password of the credential start the workflow',
    });
    const shown = parameters.flatMap(({ displayName, description, options = [] }) => [
      displayName,
      description,
      ...options.flatMap(({ name, ...rest }) => [name, 'description' in rest ? rest.description : '']),
    ]);
    expect(shown.filter((text) => /secret/i.test(text ?? ''))).toEqual([]);
  });

  it('warns about calls that are not authenticated', () =>
    expect(parameter('openNotice')?.displayName).toBe(
      'Anyone who knows this URL can start the workflow with made-up records. Look the record up before acting on it.',
    ));

  it('says where to register, that each event has a URL of its own, and which are known from old pages only', () => {
    expect(parameter('registerNotice')?.displayName).toMatch(
      /Setup > Settings > Webhooks.*Each event has a URL of its own/,
    );
    const old = (parameter('event')?.options as INodePropertyOptions[])
      .filter(({ description }) => /old pages/.test(description ?? ''))
      .map(({ name }) => name);
    expect(old).toEqual(['AWB Reconciliation', 'Inbound Truck Reconciliation']);
  });

  it('offers to fetch a record and to download files only where the event has them', () => {
    expect(parameter('fetchRecord')?.displayOptions?.show?.event).toEqual([
      'orderConfirmed',
      'orderCancelled',
      'paymentCancelled',
      'purchaseOrderReconciled',
    ]);
    expect(parameter('downloadFiles')?.displayOptions?.show).toEqual({
      event: ['purchaseOrderReconciled', 'awbReconciled', 'inboundTruckReconciled'],
      authentication: ['secret'],
    });
  });

  it('says that the current Respond to Webhook node fails, and what works', () =>
    expect(option('responseMode', 'responseNode')?.description).toMatch(
      /Fails with the node that the editor adds today.*choose When Last Node Finishes instead/,
    ));
});

it('is refused for a vendor with several ways to authenticate, for which the form has no field', () => {
  const { connector } = webhooks.system;
  const ways = [...connector.ways, ...connector.ways] as const;
  const system = { ...webhooks.system, connector: { ...connector, ways } as unknown as typeof connector };
  expect(() => describeWebhooks({ ...webhooks, system })).toThrow(/Komet Sales has several ways in/);
});
