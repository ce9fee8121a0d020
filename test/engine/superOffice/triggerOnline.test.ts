import { createHmac } from 'node:crypto';
import { checkoutDir } from '../harness';
import { HookedWorkflow } from '../harness/hooks';
import { onlineCredentials, withOnline } from './online';

const WEBHOOK_ID = '5b0f4a1e-2d0c-4f55-8c7f-0e6d1a2b3c4d';

const online = withOnline();
const opened: HookedWorkflow[] = [];

afterEach(() => {
  for (const each of opened.splice(0)) each.close();
  expect(online.office.violations).toEqual([]);
});

const webhooks = () => online.office.state.webhooks;

async function published(authentication: string): Promise<HookedWorkflow> {
  const node = {
    type: 'n8n-nodes-erp-sync.superOfficeTrigger',
    name: 'SuperOffice',
    webhookId: WEBHOOK_ID,
    parameters: { authentication, events: ['companyChanged'] } as never,
  };
  const n8n = await HookedWorkflow.open(node, await onlineCredentials(online.office), checkoutDir);
  opened.push(n8n);
  await n8n.publish();
  return n8n;
}

describe.each([
  ['a connected account', 'oAuth2'],
  ['the system user', 'systemUser'],
])('a SuperOffice Trigger online, by %s', (_, way) => {
  it('is registered with a secret that is made from the one of the app, and takes the events of its tenant', async () => {
    const n8n = await published(way);
    const { clientSecret } = online.office.credential;
    const secret = createHmac('sha256', clientSecret).update(`${WEBHOOK_ID}/webhook`).digest('hex');
    expect(webhooks().all()).toMatchObject([{ Secret: secret, State: 'Active' }]);
    webhooks().raise({ event: 'contact.changed', primaryKey: 18, changes: ['name'] });
    await webhooks().settled();
    expect(n8n.executions).toMatchObject([[{ json: { PrimaryKey: 18, ContextIdentifier: 'Cust12345' } }]]);
    expect(JSON.stringify([n8n.executions, n8n.saved])).not.toMatch(new RegExp(`${secret}|${clientSecret}`));
  });

  it('follows a tenant that has moved: it is started again, and unpublished', async () => {
    const n8n = await published(way);
    const [hook] = webhooks().all();
    online.office.state.tenant.moveTo('localhost');
    Object.assign(hook ?? {}, { State: 'TooManyErrors' });
    await n8n.restart();
    expect(webhooks().all()).toMatchObject([{ State: 'Active' }]);
    await n8n.unpublish();
    expect(webhooks().all()).toEqual([]);
  });
});
