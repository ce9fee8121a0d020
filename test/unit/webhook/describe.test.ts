import type { INodePropertyOptions } from 'n8n-workflow';
import { webhooks } from '../../../nodes/KometSales/webhooks';
import { describeWebhooks } from '../../../nodes/shared/webhook/describe';

const parameters = describeWebhooks(webhooks);
const parameter = (named: string) => parameters.find(({ name }) => name === named);
const option = (of: string, value: string) =>
  (parameter(of)?.options as INodePropertyOptions[]).find((each) => each.value === value);

describe('the form of the order webhook', () => {
  it('says token throughout, as the credential and the answers do', () => {
    expect(option('authentication', 'secret')).toMatchObject({
      name: 'Token',
      description: 'Only calls that carry the token start the workflow',
    });
    const shown = parameters.flatMap(({ displayName, description, options = [] }) => [
      displayName,
      description,
      ...options.flatMap(({ name, ...rest }) => [name, 'description' in rest ? rest.description : '']),
    ]);
    expect(shown.filter((text) => /secret/i.test(text ?? ''))).toEqual([]);
  });

  it('says what to do with calls that nobody checked', () =>
    expect(parameter('openNotice')?.displayName).toBe(
      'Anyone who knows this URL can start the workflow with made-up order IDs. Look the order up before acting on it.',
    ));

  it('says that the Respond to Webhook node of today fails, and what works', () =>
    expect(option('responseMode', 'responseNode')?.description).toMatch(
      /Fails with the node that the editor adds today.*choose When Last Node Finishes instead/,
    ));
});
