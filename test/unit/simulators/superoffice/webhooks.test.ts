import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebhookAgent, WebhookState } from '@superoffice/webapi';
import { startSuperOffice, type SuperOfficeSimulator, type Webhook } from '../../../simulators';

/** An address that SuperOffice calls. It answers with these statuses, then with 200. */
const receiver = {
  statuses: [] as number[],
  calls: [] as Array<{ headers: IncomingHttpHeaders; text: string; body: Record<string, unknown> }>,
};
const server = createServer((request, response) => {
  void (async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    receiver.calls.push({
      headers: request.headers,
      text,
      body: JSON.parse(text) as Record<string, unknown>,
    });
    response.writeHead(receiver.statuses.shift() ?? 200).end('Noted');
  })();
});

let office: SuperOfficeSimulator;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  office = await startSuperOffice();
});
beforeEach(() => {
  office.reset();
  receiver.statuses = [];
  receiver.calls = [];
});
afterAll(async () => {
  server.close();
  await office.close();
});

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: never }> {
  const { username, password } = office.credential;
  const response = await fetch(`${office.url}/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as never };
}

/** As on the page of registration. */
const registration = (change: object = {}) => ({
  Name: 'Tonys Contact Handler',
  Events: ['contact.created', 'contact.changed'],
  TargetUrl: address(),
  Secret: 'Something Super Secret',
  State: 'Active',
  Type: 'webhook',
  ...change,
});

async function registered(change: object = {}): Promise<Webhook> {
  const { WebhookId } = (await call('POST', 'Webhook', registration(change))).body as Webhook;
  receiver.calls = [];
  return office.state.webhooks.get(WebhookId);
}

async function changed(primaryKey = 18): Promise<void> {
  const fieldValues = { associate_id: 12 };
  office.state.webhooks.raise({
    event: 'contact.changed',
    primaryKey,
    changes: ['name'],
    changedBy: 5,
    fieldValues,
  });
  await office.state.webhooks.settled();
}

const retries = () => receiver.calls.map(({ headers }) => headers['x-superoffice-retry']);
const eventIds = () => new Set(receiver.calls.map(({ body }) => body.EventId));

describe('registering a webhook', () => {
  it('tries its address with a signed test event', async () => {
    const { status, body } = await call('POST', 'Webhook', registration());
    expect([status, body]).toEqual([200, expect.objectContaining({ WebhookId: 1, State: 'Active' })]);
    expect(receiver.calls).toEqual([
      expect.objectContaining({
        headers: expect.objectContaining({ 'x-superoffice-event': 'test', 'x-hook-test': 'true' }) as object,
        body: expect.objectContaining({
          Event: 'test',
          Entity: 'test',
          PrimaryKey: 0,
          Changes: [],
        }) as object,
      }),
    ]);
    expect(office.violations).toEqual([]);
  });

  it.each([[404], [500], [204]])('is refused if the address answers %i', async (answer) => {
    receiver.statuses = [answer];
    const { status, body } = await call('POST', 'Webhook', registration());
    expect([status, body]).toEqual([400, expect.objectContaining({ Error: true, ErrorType: 'SoException' })]);
    expect(office.state.webhooks.all()).toEqual([]);
  });

  it.each([
    ['TargetUrl', null],
    ['Events', []],
  ])('is refused without %s', async (member, value) => {
    expect((await call('POST', 'Webhook', registration({ [member]: value }))).status).toBe(400);
  });
});

describe('a webhook', () => {
  it('is read, listed by a filter, and deleted', async () => {
    const { WebhookId } = await registered();
    await registered({ Name: 'Other', Events: ['sale.sold'] });
    const listed = async (query: string) =>
      ((await call('GET', `Webhook?${query}`)).body as Webhook[]).map((row) => row.WebhookId);
    expect((await call('GET', `Webhook/${WebhookId}`)).body).toMatchObject({
      Events: ['contact.created', 'contact.changed'],
    });
    expect(await listed('nameFilter=tonys')).toEqual([WebhookId]);
    expect(await listed('eventFilter=sale.sold')).toEqual([WebhookId + 1]);
    expect(await listed('statusFilter=Stopped')).toEqual([]);
    expect((await call('DELETE', `Webhook/${WebhookId}`)).status).toBe(204);
    expect((await call('GET', `Webhook/${WebhookId}`)).status).toBe(404);
    expect(office.violations).toEqual([]);
  });

  it('loses with PUT what is left out, and keeps it with PATCH', async () => {
    const { WebhookId } = await registered({ Headers: { 'X-Site': 'Oslo' } });
    const patched = await call('PATCH', `Webhook/${WebhookId}`, { Events: ['sale.sold'] });
    expect(patched.body).toMatchObject({ Events: ['sale.sold'], Headers: { 'X-Site': 'Oslo' } });
    const put = await call('PUT', `Webhook/${WebhookId}`, registration());
    expect(put.body).toMatchObject({ WebhookId, Headers: null });
    expect(office.violations).toEqual([]);
  });

  it('is managed by the vendor’s own client', async () => {
    const { username, password } = office.credential;
    const headers = { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
    const agent = new WebhookAgent(`${office.url}/api/`, { headers });
    const blank = await agent.createDefaultWebhookAsync();
    const saved = await agent.saveWebhookAsync({
      ...blank,
      name: 'Client',
      targetUrl: address(),
      errorEmails: ['a@b.example'],
    });
    const id = saved.webhookId ?? 0;
    expect(saved.events).toEqual(['contact.created', 'contact.deleted']);
    expect(
      (await agent.getAllWebhooksAsync('client', '', WebhookState.Active)).map((row) => row.webhookId),
    ).toEqual([id]);
    expect(await agent.testWebhookAsync(saved)).toMatchObject({ success: true });
    receiver.calls = [];
    await agent.signalEventAsync('contact.created', 7, { reason: 'import' });
    await office.state.webhooks.settled();
    expect(receiver.calls[0]?.body).toMatchObject({
      Event: 'contact.created',
      PrimaryKey: 7,
      reason: 'import',
    });
    expect(await agent.getLastErrorAsync(id)).toBe('');
    expect((await agent.getWebhookAsync(id)).totalCalls).toBe(1);
    await agent.deleteWebhookAsync(id);
    expect(office.state.webhooks.all()).toEqual([]);
    expect(office.violations).toEqual([]);
  });
});

describe('an event', () => {
  it('is signed over its body, with the headers and values of the webhook', async () => {
    await registered({ Headers: { 'X-Site': 'Oslo' }, Properties: { site: 7 } });
    await changed();
    const [sent] = receiver.calls;
    expect(sent?.headers).toMatchObject({
      'x-superoffice-event': 'contact.changed',
      'x-superoffice-eventid': sent?.body.EventId,
      'x-superoffice-signature': createHmac('sha256', 'Something Super Secret')
        .update(sent?.text ?? '')
        .digest('base64'),
      'user-agent': expect.stringMatching(/^NetServer-Webhook\//) as string,
      'x-site': 'Oslo',
    });
    expect(sent?.body).toMatchObject({
      Event: 'contact.changed',
      Entity: 'contact',
      PrimaryKey: 18,
      Changes: ['name'],
      ChangedByAssociateId: 5,
      ContextIdentifier: 'Default',
      WebhookName: 'Tonys Contact Handler',
      FieldValues: { associate_id: 12 },
      site: 7,
    });
  });

  it('has no signature without a secret', async () => {
    await registered({ Secret: null });
    await changed();
    expect(receiver.calls[0]?.headers).not.toHaveProperty('x-superoffice-signature');
  });

  it('is tried three times with one event ID, then once more with another', async () => {
    const hook = await registered();
    receiver.statuses = [500, 500, 500];
    await changed();
    expect(retries()).toEqual([undefined, '1', '2', undefined]);
    expect(eventIds().size).toBe(2);
    expect(hook).toMatchObject({ State: 'Active', TotalCalls: 4, TotalErrors: 3, ConsecutiveErrors: 0 });
  });

  it('is discarded after three tries, where the service does not try again', async () => {
    await registered();
    office.state.webhooks.settings.requeues = false;
    receiver.statuses = [500, 500, 500];
    await changed();
    expect(retries()).toEqual([undefined, '1', '2']);
  });

  it.each([
    ['nine failures in a row', Array.from({ length: 9 }, () => 503), 9],
    ['a 410', [410], 1],
  ])('stops the webhook with %s, sends a mail and notifies those who watch', async (_, statuses, calls) => {
    const hook = await registered({ ErrorsEmail: 'admin@example.com' });
    await registered({ Events: [`webhook${hook.WebhookId}.errors`], Name: 'Watch' });
    receiver.statuses = [...statuses];
    await changed();
    const [watched] = receiver.calls.slice(calls);
    expect(receiver.calls).toHaveLength(calls + 1);
    expect(hook).toMatchObject({
      State: 'TooManyErrors',
      LastError: expect.stringContaining(String(statuses[0])) as string,
    });
    expect(office.state.webhooks.alerts).toMatchObject([{ to: 'admin@example.com' }]);
    expect(watched?.headers['x-superoffice-event']).toBe(`webhook${hook.WebhookId}.errors`);
    expect(watched?.body).toMatchObject({
      Event: 'webhook.errors',
      PrimaryKey: hook.WebhookId,
      FieldValues: { state: 2 },
    });
    await changed(19);
    expect(receiver.calls).toHaveLength(calls + 1);
  });

  it('comes again after the webhook is set to Active', async () => {
    const hook = await registered();
    Object.assign(hook, { State: 'TooManyErrors', ConsecutiveErrors: 9 });
    await call('PATCH', `Webhook/${hook.WebhookId}`, { State: 'Active' });
    receiver.calls = [];
    await changed();
    expect(receiver.calls).toHaveLength(1);
    expect(office.state.webhooks.get(hook.WebhookId)).toMatchObject({
      State: 'Active',
      ConsecutiveErrors: 0,
    });
  });

  it.each([
    ['of no documented name', { event: 'contact.moved', primaryKey: 1 }],
    ['without a verb', { event: 'contact', primaryKey: 1 }],
    [
      'with a value that its page does not have',
      { event: 'contact.changed', primaryKey: 1, fieldValues: { name: 'A' } },
    ],
  ])('%s is a mistake in a test', (_, happening) =>
    expect(() => office.state.webhooks.raise(happening)).toThrow(),
  );
});
