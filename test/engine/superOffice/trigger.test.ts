import { createHmac } from 'node:crypto';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { Happening, Webhook } from '../../simulators';
import { checkoutDir } from '../harness';
import { HookedWorkflow } from '../harness/hooks';
import { withSimulators } from '../support';

const WEBHOOK_ID = '0d1b6a52-6c1d-4f0e-9a53-57a1c2b3d4e5';

/** From the vendor's page of notifications. */
const CHANGED: Happening = {
  event: 'contact.changed',
  primaryKey: 18,
  changes: ['contact_id', 'updated_associate_id', 'soundEx', 'updated', 'name'],
  changedBy: 5,
  at: '2025-05-14T10:48:07.8912039Z',
  fieldValues: {
    associate_id: 12,
    deleted: 0,
    DeletedDate: '0001-01-01T00:00:00',
    registered: '2020-02-16T17:50:17',
  },
};
/** From its page of extra tables. */
const RENTED: Happening = {
  event: 'y_rental.created',
  primaryKey: 6,
  changes: ['id', 'x_int'],
  changedBy: 19,
  fieldValues: {
    id: '[I:6]',
    last_changed: '[DT:09/16/2025 14:22:14.0000000]',
    dbi_agent_id: '[I:-1]',
    dbi_last_syncronized: '[DT:01/01/0001 00:00:00.0000000]',
    x_price: '[F:12.5]',
    x_day: '[D:09/16/2025]',
    x_label: 'I:6',
  },
};

const context = withSimulators();
const opened: HookedWorkflow[] = [];

beforeEach(async () => await forgetRepeats());
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
  expect(context.simulators.superOffice.violations).toEqual([]);
});

const webhooks = () => context.simulators.superOffice.state.webhooks;

/** The trigger is loaded from dist, with a memory of its own. */
async function forgetRepeats(): Promise<void> {
  const file = path.join(checkoutDir, 'dist', 'nodes', 'shared', 'webhook', 'repeatedEvents.js');
  ((await import(file)) as { forgetRepeats: () => void }).forgetRepeats();
}

async function workflow(parameters: IDataObject = {}): Promise<HookedWorkflow> {
  const node = {
    type: 'n8n-nodes-erp-sync.superOfficeTrigger',
    name: 'SuperOffice',
    webhookId: WEBHOOK_ID,
    parameters: { events: ['companyChanged', 'saleSold'], ...parameters } as never,
  };
  const hooked = await HookedWorkflow.open(node, context.credentials, checkoutDir);
  opened.push(hooked);
  return hooked;
}

async function published(parameters: IDataObject = {}): Promise<{ n8n: HookedWorkflow; hook: Webhook }> {
  const n8n = await workflow(parameters);
  await n8n.publish();
  const [hook] = webhooks().all();
  if (!hook) throw new Error('SuperOffice has no webhook');
  return { n8n, hook };
}

/** Something happens in SuperOffice; gives the items of the executions that it started. */
async function raised(n8n: HookedWorkflow, ...happenings: Happening[]): Promise<IDataObject[]> {
  const before = n8n.executions.length;
  for (const happening of happenings) webhooks().raise(happening);
  await webhooks().settled();
  return n8n.executions.slice(before).flatMap((items) => items.map(({ json }) => json));
}

const records = () => context.simulators.superOffice.state.records;
const firstOf = (kind: 'contact' | 'sale') => [...records().stores[kind].rows.keys()][0] ?? 0;

const statuses = () => webhooks().delivered.map(({ status }) => status);

describe('a published SuperOffice Trigger', () => {
  it('is registered with its address, the chosen events and a secret that nobody has typed', async () => {
    const { n8n, hook } = await published({
      otherEvents: 'list.category.changed',
      options: { errorsEmail: 'admin@example.com' },
    });
    const { password } = context.credentials.superOfficeApi as { password: string };
    expect(webhooks().all()).toHaveLength(1);
    expect(hook).toMatchObject({
      Name: 'n8n: Front Door',
      Events: ['contact.changed', 'sale.sold', 'list.category.changed'],
      TargetUrl: `${n8n.address}/webhook/${WEBHOOK_ID}/webhook`,
      Secret: createHmac('sha256', password).update(`${WEBHOOK_ID}/webhook`).digest('hex'),
      State: 'Active',
      Type: 'webhook',
      ErrorsEmail: 'admin@example.com',
    });
    expect(n8n.executions).toEqual([]);
  });

  it('makes one call when n8n starts again and all is well', async () => {
    const { n8n } = await published();
    const { counters } = context.simulators.superOffice;
    const before = counters.calls;
    await n8n.publish();
    expect(counters.log.slice(before).map(({ method }) => method)).toEqual(['v1Webhook_GetAllWebhooks']);
  });

  it.each<[string, IDataObject, Partial<Webhook>]>([
    ['other events', { events: ['requestCreated'] }, { Events: ['ticket.created'] }],
    ['no email any more', { options: {} }, { ErrorsEmail: '' }],
  ])('gives its webhook %s, and leaves what others have set', async (_, parameters, expected) => {
    const { n8n, hook } = await published({ options: { errorsEmail: 'admin@example.com' } });
    Object.assign(hook, { Headers: { 'X-Site': 'Oslo' }, Description: 'For n8n' });
    n8n.edit(parameters as never);
    await n8n.publish();
    expect(webhooks().all()).toEqual([
      expect.objectContaining({
        WebhookId: hook.WebhookId,
        Headers: { 'X-Site': 'Oslo' },
        Description: 'For n8n',
        ...expected,
      }),
    ]);
  });

  it.each(['TooManyErrors', 'Stopped'] as const)('starts its webhook again that is %s', async (State) => {
    const { n8n, hook } = await published();
    Object.assign(hook, { State, ConsecutiveErrors: 9 });
    await n8n.publish();
    expect(webhooks().all()).toEqual([
      expect.objectContaining({ WebhookId: hook.WebhookId, State: 'Active', ConsecutiveErrors: 0 }),
    ]);
    expect(await raised(n8n, CHANGED)).toHaveLength(1);
  });

  it('has its webhook deleted when it is unpublished, and no other', async () => {
    const { n8n, hook } = await published();
    const user = { associateId: 5, context: 'Default' } as never;
    const other = await webhooks().save({ ...hook, WebhookId: 0, Type: 'crmscript', TargetUrl: '12' }, user);
    await n8n.unpublish();
    expect(webhooks().all()).toEqual([other]);
  });

  it('says what SuperOffice demands of an address that it does not accept', async () => {
    webhooks().settings.requireHttps = true;
    await expect((await workflow()).publish()).rejects.toMatchObject({
      message: expect.stringContaining('The target URL did not answer 200 OK') as string,
      description: expect.stringMatching(
        /public HTTPS address with a valid certificate: set WEBHOOK_URL in n8n\. The address of this n8n is http:\/\/127\.0\.0\.1:\d+\.$/,
      ) as string,
    });
    expect(webhooks().all()).toEqual([]);
  });

  it.each(['company changed', 'contact', 'contact.changed; sale.sold', 'contact..changed'])(
    'is refused with the event “%s”, and nothing is registered',
    async (otherEvents) => {
      const n8n = await workflow({ otherEvents });
      await expect(n8n.publish()).rejects.toMatchObject({
        name: 'NodeOperationError',
        message: expect.stringContaining('Expected entity.verb, such as list.category.changed') as string,
      });
      // n8n has the trigger look for what it may have left behind.
      expect(Object.keys(context.simulators.superOffice.counters.byMethod)).toEqual([
        'v1Webhook_GetAllWebhooks',
      ]);
    },
  );
});

describe('an event of SuperOffice', () => {
  it('starts the workflow with what it says: dates that are none are null', async () => {
    const { n8n } = await published();
    const [item] = await raised(n8n, CHANGED);
    expect(item).toEqual({
      event: 'companyChanged',
      EventId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      Timestamp: '2025-05-14T10:48:07.8912039Z',
      Changes: CHANGED.changes,
      Event: 'contact.changed',
      PrimaryKey: 18,
      Entity: 'contact',
      ContextIdentifier: 'Default',
      ChangedByAssociateId: 5,
      WebhookName: 'n8n: Front Door',
      FieldValues: { ...CHANGED.fieldValues, DeletedDate: null },
    });
    expect(statuses()).toEqual([200]);
  });

  it('has the values of an extra table without their wrapping', async () => {
    const { n8n } = await published({ otherEvents: 'y_rental.created' });
    expect((await raised(n8n, RENTED))[0]).toMatchObject({
      event: 'y_rental.created',
      FieldValues: {
        id: 6,
        last_changed: '2025-09-16T14:22:14',
        dbi_agent_id: -1,
        dbi_last_syncronized: null,
        x_price: 12.5,
        x_day: '2025-09-16',
        x_label: 'I:6',
      },
    });
  });

  it('comes along as sent where the user wants that', async () => {
    const { n8n } = await published({ options: { includeRawEvent: true } });
    const [item] = await raised(n8n, CHANGED);
    expect(item?.rawEvent).toMatchObject({ Event: 'contact.changed', FieldValues: CHANGED.fieldValues });
  });

  it.each<[string, () => unknown, string, IDataObject]>([
    [
      'a company is renamed',
      () => records().change('contact', firstOf('contact'), { Name: 'Rosewood & Sons' }, 5),
      'companyChanged',
      { company: { Name: 'Rosewood & Sons' }, ChangedByAssociateId: 5 },
    ],
    [
      'a sale is sold',
      () => records().change('sale', firstOf('sale'), { Status: 'Sold' }, 5),
      'saleSold',
      { sale: { Status: 'Sold' }, Changes: ['sale_id', 'status', 'updated', 'updated_associate_id'] },
    ],
    [
      'a request is made',
      () => records().create('ticket', { Title: 'Wilted roses' }, 5),
      'requestCreated',
      { request: { Title: 'Wilted roses' } },
    ],
  ])(
    'comes when %s, with the whole record where the user wants that',
    async (_, happens, event, expected) => {
      const { n8n } = await published({ events: [event], options: { fetchRecord: true } });
      happens();
      await webhooks().settled();
      expect(n8n.executions.map(([item]) => item?.json)).toMatchObject([{ event, ...expected }]);
    },
  );

  it('comes although its record can’t be read, and says why', async () => {
    const { n8n } = await published({ options: { fetchRecord: true } });
    const [item] = await raised(n8n, { ...CHANGED, primaryKey: 987_654 });
    expect(item).toMatchObject({
      PrimaryKey: 987_654,
      fetchFailure: { message: expect.stringContaining('987654 was not found') as string },
    });
    expect(statuses()).toEqual([200]);
  });

  it('of another webhook comes under the name that was typed in', async () => {
    const { n8n } = await published();
    const broken = await webhooks().save({ Events: ['sale.lost'], TargetUrl: 'script', Type: 'crmscript' }, {
      associateId: 5,
      context: 'Default',
    } as never);
    n8n.edit({ otherEvents: `webhook${broken.WebhookId}.errors` });
    await n8n.publish();
    Object.assign(broken, { Type: 'webhook', TargetUrl: `${n8n.address}/nothing-here` });
    const items = await raised(n8n, { event: 'sale.lost', primaryKey: 3 });
    expect(webhooks().find(broken.WebhookId)?.State).toBe('TooManyErrors');
    expect(items).toEqual([
      expect.objectContaining({
        event: `webhook${broken.WebhookId}.errors`,
        Event: 'webhook.errors',
        PrimaryKey: broken.WebhookId,
      }),
    ]);
  });

  it.each<[string, IDataObject, Happening, number]>([
    ['with one of the fields', { onlyChanged: 'name, orgNr' }, CHANGED, 1],
    ['with none of the fields', { onlyChanged: 'orgNr' }, CHANGED, 0],
    ['that names no fields', { onlyChanged: 'name' }, { event: 'sale.sold', primaryKey: 9 }, 0],
    ['by another user', { ignoreChangesBy: '19' }, CHANGED, 1],
    ['by a user who is ignored', { ignoreChangesBy: '19, 5' }, CHANGED, 0],
    ['that nobody subscribed to', {}, { event: 'sale.lost', primaryKey: 9 }, 0],
  ])('%s starts the workflow or not', async (_, options, happening, count) => {
    const { n8n } = await published({ options });
    expect(await raised(n8n, happening)).toHaveLength(count);
    expect(statuses().filter((status) => status !== 200)).toEqual([]);
  });

  it('is refused with a wrong signature, and SuperOffice stops the webhook after nine tries', async () => {
    const { n8n, hook } = await published({ options: { errorsEmail: 'admin@example.com' } });
    hook.Secret = 'guessed';
    expect(await raised(n8n, CHANGED)).toEqual([]);
    expect(statuses()).toEqual(Array.from({ length: 9 }, () => 403));
    expect(hook).toMatchObject({ State: 'TooManyErrors', TotalErrors: 9 });
    expect(webhooks().alerts.map(({ to }) => to)).toEqual(['admin@example.com']);

    await n8n.publish();
    expect(await raised(n8n, CHANGED)).toHaveLength(1);
  });
});

describe('an event that SuperOffice sends again', () => {
  it('starts the workflow once when n8n comes back in time', async () => {
    const { n8n } = await published();
    n8n.canStart = false;
    webhooks().raise(CHANGED);
    await until(() => statuses().length === 2);
    n8n.canStart = true;
    await webhooks().settled();
    expect(n8n.executions).toHaveLength(1);
    expect(statuses().slice(0, 2)).toEqual([500, 500]);
    expect(statuses().at(-1)).toBe(200);
  });

  it('is lost after three tries, where SuperOffice does not try it again', async () => {
    const { n8n } = await published();
    webhooks().settings.requeues = false;
    n8n.canStart = false;
    await raised(n8n, CHANGED);
    n8n.canStart = true;
    expect(statuses()).toEqual([500, 500, 500]);
    expect(await raised(n8n, { ...CHANGED, primaryKey: 19 })).toMatchObject([{ PrimaryKey: 19 }]);
  });

  it.each<[string, Partial<Happening>, number]>([
    ['with a new event ID, as a repeat', {}, 1],
    ['about another record, as another event', { primaryKey: 19 }, 2],
    ['about another moment, as another event', { at: '2025-05-14T10:48:07.9Z' }, 2],
  ])('is known %s', async (_, change, count) => {
    const { n8n } = await published();
    expect(await raised(n8n, CHANGED, { ...CHANGED, ...change })).toHaveLength(count);
    expect(statuses()).toEqual([200, 200]);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
