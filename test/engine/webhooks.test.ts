import { createHmac } from 'node:crypto';
import type { IDataObject, NodeApiError } from 'n8n-workflow';
import { forgetRepeats } from '../../nodes/shared/webhook/repeatedEvents';
import { patience } from '../../nodes/shared/webhook/reviveAtStart';
import { Bell, bellPack, type Hook, type Sending } from './fixtures/webhooks/bell';
import { bell as declared } from './fixtures/webhooks/bellNode';
import { HookedWorkflow } from './harness/hooks';

const APP_SECRET = 'app-secret-5b1c77';
const WEBHOOK_ID = '4f0d7d0e-8a1b-4d53-9a3a-5a6e0c1b2d3f';
/** HMAC-SHA256 in hex, keyed by the credential's secret, over the path of the address. */
const secretBy = (key: string) => createHmac('sha256', key).update(`${WEBHOOK_ID}/webhook`).digest('hex');
const SECRET = secretBy(APP_SECRET);

const CAME = {
  topic: 'visitor.came',
  at: '2026-03-10T12:00:00Z',
  who: { id: 7 },
  changed: ['name', 'age'],
  by: 5,
};

const packDir = bellPack();
const bell = new Bell();
let credential: { baseUrl: string; appSecret: string; key: string };
const opened: HookedWorkflow[] = [];

beforeAll(async () => await bell.listen());
beforeEach(() => {
  bell.reset();
  forgetRepeats();
  credential = { baseUrl: bell.url, appSecret: APP_SECRET, key: 'api-key-00000' };
});
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
  jest.restoreAllMocks();
});
afterAll(() => bell.close());

async function workflow(parameters: IDataObject = {}): Promise<HookedWorkflow> {
  const node = {
    type: 'n8n-nodes-fixture.bellTrigger',
    name: 'Bell',
    webhookId: WEBHOOK_ID,
    parameters: { events: ['visitorCame', 'visitorLeft'], ...parameters } as never,
  };
  const credentials = { bellApi: credential, bellTokenApi: { baseUrl: bell.url, token: 'token-77af20' } };
  const hooked = await HookedWorkflow.open(node, credentials, packDir);
  opened.push(hooked);
  return hooked;
}

/** A workflow that is published, and its subscription. */
async function published(parameters: IDataObject = {}): Promise<{ n8n: HookedWorkflow; hook: Hook }> {
  const n8n = await workflow(parameters);
  await n8n.publish();
  return { n8n, hook: bell.hooks[0] as Hook };
}

const callsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  bell.calls.length = 0;
  await work();
  return [...bell.calls];
};

describe('a workflow that is published', () => {
  it('has its address registered with the chosen events and a secret that is made from the credential', async () => {
    const { n8n } = await published({
      otherEvents: 'gate.opened, Visitor.Left, gate.closed, gate.opened',
      options: { mail: 'a@b.example' },
    });
    expect(bell.hooks).toEqual([
      {
        number: expect.any(Number) as number,
        target: `${n8n.address}/webhook/${WEBHOOK_ID}/webhook`,
        topics: ['visitor.came', 'visitor.left', 'gate.opened', 'gate.closed'],
        secret: SECRET,
        state: 'ringing',
        title: 'n8n: Front Door',
        mail: 'a@b.example',
      },
    ]);
  });

  it('answers the test call that comes while its address is registered, and starts nothing', async () => {
    const { n8n } = await published();
    expect(bell.tried).toEqual([{ status: 200, body: { received: true } }]);
    expect(n8n.executions).toEqual([]);
  });

  it('keeps the ID of the subscription, and no secret', async () => {
    const { n8n, hook } = await published();
    expect(n8n.saved['node:Bell']).toMatchObject({ subscription: { id: String(hook.number) } });
    expect(JSON.stringify(n8n.saved)).not.toContain(SECRET);
  });

  it('takes the way in that the user has chosen, with a secret of its own', async () => {
    const { n8n, hook } = await published({ authentication: 'token' });
    expect([...bell.keys]).toEqual(['token-77af20']);
    expect(hook.secret).toBe(secretBy('token-77af20'));
    expect((await bell.ring(hook, CAME)).status).toBe(200);
    expect(n8n.executions).toHaveLength(1);
  });

  it('leaves a subscription that is as it is to be alone', async () => {
    const { n8n } = await published();
    expect(await callsOf(async () => await n8n.publish())).toEqual(['GET /hooks']);
  });

  it.each([
    ['is not saved by n8n, which crashes', async (n8n: HookedWorkflow) => await n8n.publish({ crash: true })],
    [
      'gets lost on its way back',
      async (n8n: HookedWorkflow) => {
        bell.nextCreate = 'lost';
        await n8n.publish();
      },
    ],
  ])('has one subscription when the answer to its registration %s', async (_, first) => {
    const n8n = await workflow();
    await first(n8n);
    await n8n.publish();
    expect(bell.hooks).toHaveLength(1);
    expect((await bell.ring(bell.hooks[0] as Hook, CAME)).status).toBe(200);
    expect(n8n.executions).toHaveLength(1);
  });

  it('has one subscription, the oldest, when several main processes register it at the same moment', async () => {
    const n8n = await workflow();
    bell.listsTogether = 3;
    bell.listsNewestFirst = true;
    bell.numbers = 98;
    await Promise.all([n8n.publish(), n8n.publish(), n8n.publish()]);
    expect(bell.tried).toHaveLength(3);
    expect(bell.hooks.map(({ number }) => number)).toEqual([99]);
  });

  it.each<[string, (n8n: HookedWorkflow) => void, Partial<Hook>]>([
    ['other events', (n8n) => n8n.edit({ events: ['doorOpened'] }), { topics: ['door.opened'] }],
    ['another option', (n8n) => n8n.edit({ options: { mail: 'new@b.example' } }), { mail: 'new@b.example' }],
    [
      'a credential with another secret',
      () => (credential.appSecret = 'app-secret-new'),
      { secret: secretBy('app-secret-new') },
    ],
  ])('gives its subscription %s', async (_, change, expected) => {
    const { n8n, hook } = await published();
    change(n8n);
    const calls = await callsOf(async () => await n8n.publish());
    expect(calls).toEqual(['GET /hooks', `PUT /hooks/${hook.number}`]);
    expect(bell.hooks).toEqual([expect.objectContaining({ number: hook.number, ...expected })]);
  });

  it('sees at the vendor that somebody has changed the secret, where the vendor shows it', async () => {
    const { n8n, hook } = await published();
    Object.assign(hook, { secret: 'changed by hand' });
    bell.showsSecrets = true;
    await n8n.publish();
    expect(bell.hooks).toEqual([expect.objectContaining({ number: hook.number, secret: SECRET })]);
  });

  it('starts a subscription again that the vendor has stopped', async () => {
    const { n8n, hook } = await published();
    Object.assign(hook, { state: 'stopped' });
    expect(await callsOf(async () => await n8n.publish())).toEqual([
      'GET /hooks',
      `POST /hooks/${hook.number}/start`,
    ]);
    expect(bell.hooks).toEqual([expect.objectContaining({ number: hook.number, state: 'ringing' })]);
  });

  it.each<['update' | 'revive', (n8n: HookedWorkflow, hook: Hook) => unknown]>([
    ['update', (n8n) => n8n.edit({ events: ['doorOpened'] })],
    ['revive', (_, hook) => Object.assign(hook, { state: 'stopped' })],
  ])('makes its subscription anew where the vendor has no call to %s it', async (call, change) => {
    const { n8n, hook } = await published();
    change(n8n, hook);
    jest.replaceProperty(declared.register, call, undefined);
    await n8n.publish();
    expect(bell.hooks).toHaveLength(1);
    expect(bell.hooks[0]?.number).not.toBe(hook.number);
    expect(bell.hooks[0]?.state).toBe('ringing');
  });

  it('keeps one of several subscriptions with its address, and no call goes to those of others', async () => {
    const { n8n, hook } = await published();
    const others = [bell.has({}), bell.has({ target: `${n8n.address}/webhook/another/webhook` })];
    bell.has({ target: hook.target, topics: ['visitor.left'] });
    await n8n.publish();
    expect(bell.hooks).toEqual([hook, ...others]);
  });

  it('knows its address also as the vendor writes it', async () => {
    const { n8n, hook } = await published();
    hook.target = hook.target.replace('http:', 'HTTP:').replace('/webhook/', '/./webhook/');
    await n8n.publish();
    expect(bell.hooks).toHaveLength(1);
  });

  it.each(['refused', 'refused at length'] as const)(
    'says in the words of the vendor why it can’t be (%s), and shows no secret',
    async (how) => {
      bell.nextCreate = how;
      const error = await (await workflow()).publish().catch((failure: unknown) => failure as Error);
      expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '400' });
      expect((error as Error).message).toMatch(/^No: /);
      expect((error as NodeApiError).description).toMatch(
        /Bell rings at public addresses\. The address of this n8n is http:\/\/127\.0\.0\.1:\d+\.$/,
      );
      expect(JSON.stringify([error, (error as Error).message])).not.toContain(SECRET.slice(0, 8));
    },
  );

  it.each([
    ['no event is chosen', { events: [] }, {}, 'Choose at least one event'],
    [
      'an option of the calls is none',
      { options: { language: 'latin' } },
      {},
      expect.stringMatching(/^Option Language: expected /) as string,
    ],
    [
      'another event is named as none can be',
      { otherEvents: 'gate.opened, gate closed' },
      {},
      'Other Events: “gate closed” is not the name of an event. Expected thing.verb.',
    ],
    ['the credential has no secret', {}, { appSecret: ' ', key: '' }, 'The credential has no secret'],
  ])('can’t be where %s, and nothing is created', async (_, parameters, change, message) => {
    Object.assign(credential, change);
    const n8n = await workflow(parameters);
    await expect(n8n.publish()).rejects.toMatchObject({ name: 'NodeOperationError', message });
    expect(bell.calls).not.toContain('POST /hooks');
  });
});

describe('a start of n8n', () => {
  it('starts a subscription again that the vendor has stopped meanwhile', async () => {
    const { n8n, hook } = await published();
    hook.state = 'stopped';
    expect(await callsOf(async () => await n8n.restart())).toEqual([
      'GET /hooks',
      `POST /hooks/${hook.number}/start`,
    ]);
    expect(hook.state).toBe('ringing');
  });

  it.each<[string, string[], (n8n: HookedWorkflow, hook: Hook) => unknown]>([
    ['that rings', ['GET /hooks'], () => undefined],
    [
      'of a copy of n8n with another address',
      [],
      (n8n, hook) => {
        hook.state = 'stopped';
        n8n.ownAddress = 'https://copy.example.com';
      },
    ],
    [
      'that was given another address',
      ['GET /hooks'],
      (_, hook) => Object.assign(hook, { state: 'stopped', target: 'https://b.example.com' }),
    ],
    ['that n8n knows nothing of', [], (n8n) => (n8n.saved = {})],
  ])('leaves a subscription alone %s', async (_, calls, change) => {
    const { n8n, hook } = await published();
    change(n8n, hook);
    expect(await callsOf(async () => await n8n.restart())).toEqual(calls);
  });

  it('tries again later where the address can’t be reached yet, until the workflow is unpublished', async () => {
    jest.replaceProperty(patience, 'waitsMs', [1, 1, 60_000]);
    const { n8n, hook } = await published();
    Object.assign(hook, { state: 'stopped' });
    bell.refusesStarts = 2;
    await n8n.restart();
    expect(hook.state).toBe('stopped');
    while (hook.state === 'stopped') await new Promise((resolve) => setImmediate(resolve));
    expect(bell.calls.filter((call) => call.endsWith('/start'))).toHaveLength(3);

    Object.assign(hook, { state: 'stopped' });
    bell.refusesStarts = 9;
    await n8n.restart();
    await n8n.unpublish();
    expect(bell.hooks).toEqual([]);
  });

  it('goes on where the vendor does not answer', async () => {
    const { n8n } = await published();
    credential.baseUrl = 'http://127.0.0.1:9';
    await expect(n8n.restart()).resolves.toBeUndefined();
  });
});

describe('a workflow that is unpublished', () => {
  it('has its subscription taken back, and no other', async () => {
    const { n8n, hook } = await published();
    const other = bell.has({});
    expect(await callsOf(async () => await n8n.unpublish())).toEqual([
      'GET /hooks',
      `DELETE /hooks/${hook.number}`,
    ]);
    expect(bell.hooks).toEqual([other]);
    expect(n8n.saved['node:Bell']).not.toHaveProperty('subscription');
  });

  it('succeeds where the subscription is gone, from the list or just now', async () => {
    const { n8n } = await published();
    bell.hooks = [];
    await n8n.unpublish();
    await n8n.publish();
    const hooks = bell.hooks;
    jest.spyOn(bell.hooks, 'find').mockReturnValue(undefined);
    await n8n.unpublish();
    expect(hooks).toHaveLength(1);
    expect(bell.calls.at(-1)).toMatch(/^DELETE/);
  });

  it('leaves a subscription alone that has its ID and another address', async () => {
    const { n8n, hook } = await published();
    hook.target = 'https://elsewhere.example.com/hook';
    await n8n.unpublish();
    expect(bell.hooks).toEqual([hook]);
  });
});

describe('"Listen for test event"', () => {
  it('has a subscription of its own until an event has come, beside that of the published workflow', async () => {
    const { n8n, hook } = await published();
    await n8n.listen();
    const test = bell.hooks[1] as Hook;
    expect(test.target).toBe(`${n8n.address}/webhook-test/${WEBHOOK_ID}/webhook`);
    await bell.ring(test, {}, { headers: { 'x-bell-try': 'true' } });
    expect(n8n.isListening).toBe(true);

    expect((await bell.ring(test, CAME)).status).toBe(200);
    expect(n8n.executions).toHaveLength(1);
    expect(n8n.isListening).toBe(false);
    expect(bell.hooks).toEqual([hook]);
  });

  it('takes one event as often as somebody sends it', async () => {
    const n8n = await workflow();
    for (let time = 0; time < 2; time += 1) {
      await n8n.listen();
      await bell.ring(bell.hooks[0] as Hook, CAME, { ring: 'same' });
    }
    expect(n8n.executions).toHaveLength(2);
  });
});

describe('an event', () => {
  it('starts the workflow with what it says, and is answered', async () => {
    const { n8n, hook } = await published();
    expect(
      await bell.ring(hook, { ...CAME, left: '0001-01-01T00:00:00', count: '3', error: 'door stuck' }),
    ).toEqual({
      status: 200,
      body: { received: true },
    });
    expect(n8n.executions).toEqual([
      [{ json: { event: 'visitorCame', ...CAME, left: null, count: 3, errorText: 'door stuck' } }],
    ]);
  });

  it.each<[string, Sending, unknown]>([
    ['packed', { zipped: true }, 'Zoë'],
    ['that does not say that it is JSON', { type: 'text/plain' }, 'Zoë'],
    ['of an unknown type', { type: 'application/vnd.bell+json' }, 'Zoë'],
    ['with a mark at its beginning', { raw: '\uFEFF{"topic":"visitor.came","name":"Zoë"}' }, 'Zoë'],
    ['with white space', { raw: ' {"topic" : "visitor.came",\r\n "name": "Zo\\u00eb"}\n' }, 'Zoë'],
    ['with a long number', { raw: '{"topic":"visitor.came","name":9007199254740993}' }, '9007199254740993'],
  ])('%s is checked over its bytes, and read', async (_, sending, name) => {
    const { n8n, hook } = await published();
    const { status } = await bell.ring(hook, { topic: 'visitor.came', name: 'Zoë' }, sending);
    expect([status, n8n.executions[0]?.[0]?.json.name]).toEqual([200, name]);
  });

  const signed = (over: string, encoding: 'base64' | 'hex' = 'base64') =>
    createHmac('sha256', SECRET).update(over).digest(encoding);

  it.each<[string, Sending, number, string]>([
    ['no signature', { headers: { 'x-bell-signature': '' } }, 401, 'The signature is missing'],
    ['the signature of another secret', { secret: 'guess' }, 403, 'The signature is not accepted'],
    [
      'the signature of another body',
      { headers: { 'x-bell-signature': signed('{}') } },
      403,
      'The signature is not accepted',
    ],
    [
      'a signature in another encoding',
      { headers: { 'x-bell-signature': signed(JSON.stringify(CAME), 'hex') } },
      403,
      'The signature is not accepted',
    ],
    [
      'half a signature',
      { headers: { 'x-bell-signature': signed(JSON.stringify(CAME)).slice(0, 20) } },
      403,
      'The signature is not accepted',
    ],
    [
      'a form in place of a body',
      { type: 'multipart/form-data; boundary=x', headers: { 'x-bell-signature': signed('') } },
      403,
      'The signature is not accepted',
    ],
    ['a signed body that is no event', { raw: '["visitor.came"]' }, 400, 'The call is not an event'],
    [
      'a signed body that is no JSON',
      { raw: 'visitor.came', type: 'text/plain' },
      400,
      'The call is not an event',
    ],
  ])('with %s is refused and starts nothing', async (_, sending, status, message) => {
    const { n8n, hook } = await published();
    expect(await bell.ring(hook, CAME, sending)).toEqual({ status, body: { message } });
    expect(n8n.executions).toEqual([]);
  });

  it('is refused while the credential has no secret', async () => {
    const { n8n, hook } = await published();
    Object.assign(credential, { appSecret: '', key: '' });
    expect((await bell.ring(hook, CAME)).status).toBe(500);
    expect(n8n.executions).toEqual([]);
  });

  it('is let in by a process of n8n that has another address in its settings', async () => {
    const { n8n, hook } = await published();
    n8n.ownAddress = 'http://localhost:5678';
    expect((await bell.ring(hook, CAME)).status).toBe(200);
    expect(n8n.executions).toHaveLength(1);
  });

  it.each<[string, object, Sending]>([
    ['by its header', CAME, { headers: { 'x-bell-try': 'TRUE' } }],
    ['by its event', { topic: 'try' }, {}],
  ])(
    'that only tries the address, known %s, is answered without a signature and starts nothing',
    async (_, event, sending) => {
      const { n8n, hook } = await published({ otherEvents: 'try' });
      const headers = { ...sending.headers, 'x-bell-signature': '' };
      expect((await bell.ring(hook, event, { ...sending, headers })).status).toBe(200);
      expect(n8n.executions).toEqual([]);
    },
  );

  it('is no test call where the header says something else', async () => {
    const { n8n, hook } = await published();
    await bell.ring(hook, CAME, { headers: { 'x-bell-try': 'false' } });
    expect(n8n.executions).toHaveLength(1);
  });

  it.each<[string, IDataObject, object, string | undefined]>([
    ['that is not chosen', {}, { topic: 'door.opened' }, undefined],
    ['that the vendor has added', {}, { topic: 'roof.opened' }, undefined],
    ['that is typed in', { otherEvents: 'roof.opened' }, { topic: 'roof.opened' }, 'roof.opened'],
    ['in another letter case', {}, { topic: 'Visitor.Came' }, 'visitorCame'],
    ['with one of the fields', { options: { onlyChanged: 'Name, weight' } }, CAME, 'visitorCame'],
    ['with none of the fields', { options: { onlyChanged: 'weight' } }, CAME, undefined],
    ['without any field', { options: { onlyChanged: 'name' } }, { topic: 'visitor.came' }, undefined],
    ['by a user who is ignored', { options: { ignoreBy: '4,5' } }, CAME, undefined],
    ['by another user', { options: { ignoreBy: '4' } }, CAME, 'visitorCame'],
    ['by nobody', { options: { ignoreBy: '4' } }, { topic: 'visitor.came' }, 'visitorCame'],
  ])('%s is answered with 200', async (_, parameters, event, started) => {
    const { n8n, hook } = await published(parameters);
    expect((await bell.ring(hook, event)).status).toBe(200);
    expect(n8n.executions[0]?.[0]?.json.event).toBe(started);
  });

  it.each([
    ['as usual', {}, 'Ada'],
    ['in the language that is set', { language: 'de' }, 'Adelheid'],
  ])('brings its record where the user wants it, %s', async (_, options, name) => {
    const { n8n, hook } = await published({ options: { fetchRecord: true, ...options } });
    await bell.ring(hook, CAME);
    expect(n8n.executions[0]?.[0]?.json).toEqual({
      event: 'visitorCame',
      ...CAME,
      visitor: { visitorId: 7, name },
    });
  });

  it.each<[string, IDataObject, IDataObject | undefined]>([
    [
      'as sent, where the user wants that',
      { includeRawEvent: true },
      { topic: 'visitor.came', left: '0001-01-01' },
    ],
    ['only as read otherwise', {}, undefined],
  ])('is in its item %s', async (_, options, rawEvent) => {
    const { n8n, hook } = await published({ options });
    await bell.ring(hook, { topic: 'visitor.came', left: '0001-01-01' });
    const json = n8n.executions[0]?.[0]?.json;
    expect(json).toEqual({
      event: 'visitorCame',
      topic: 'visitor.came',
      left: null,
      ...(rawEvent && { rawEvent }),
    });
  });

  it('starts the workflow under the name that it is subscribed to, where its calls have another', async () => {
    const { n8n, hook } = await published({ otherEvents: 'door7.stuck' });
    await bell.ring(hook, { topic: 'door.stuck', who: { id: 8 } });
    await bell.ring(hook, { topic: 'Door.Stuck', who: { id: 7 } });
    expect(n8n.executions).toEqual([
      [{ json: { event: 'door7.stuck', topic: 'Door.Stuck', who: { id: 7 } } }],
    ]);
  });

  it('has the texts of members that nobody declares read by their forms', async () => {
    const { n8n, hook } = await published();
    const values = { a: '<7>', b: '<seven>', c: '0001-01-01T00:00:00', d: 'text', e: 5, f: null, g: ['<7>'] };
    await bell.ring(hook, { topic: 'visitor.came', values });
    expect(n8n.executions[0]?.[0]?.json.values).toEqual({ ...values, a: 7, b: 'seven', c: null });
  });

  it('has its secret masked, should the vendor send it along', async () => {
    const { n8n, hook } = await published();
    await bell.ring(hook, { ...CAME, hook: { secret: SECRET, key: 'api-key-00000' } });
    expect(n8n.executions).toHaveLength(1);
    expect(JSON.stringify(n8n.executions)).not.toMatch(new RegExp(`${SECRET}|api-key-00000`));
  });
});

describe('a repeat of an event', () => {
  it('is answered and starts nothing, by its ID', async () => {
    const { n8n, hook } = await published();
    await bell.ring(hook, CAME, { ring: 'one' });
    expect((await bell.ring(hook, { topic: 'visitor.left' }, { ring: 'one' })).status).toBe(200);
    await bell.ring(hook, { topic: 'visitor.left' }, { ring: 'two' });
    expect(n8n.executions.map(([item]) => item?.json.event)).toEqual(['visitorCame', 'visitorLeft']);
  });

  it('is known with a new ID for ten minutes, by what it is about', async () => {
    const { n8n, hook } = await published();
    const now = Date.now();
    let rings = 0;
    const after = async (minutes: number, event: object) => {
      jest.spyOn(Date, 'now').mockReturnValue(now + minutes * 60_000);
      await bell.ring(hook, event, { ring: `ring-${(rings += 1)}` });
      return n8n.executions.length;
    };
    expect(await after(0, CAME)).toBe(1);
    expect(await after(9, CAME)).toBe(1);
    expect(await after(9, { ...CAME, who: { id: 8 } })).toBe(2);
    expect(await after(11, CAME)).toBe(3);
  });

  it('at the same moment is known', async () => {
    const { n8n, hook } = await published();
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => await bell.ring(hook, CAME, { ring: 'one' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(n8n.executions).toHaveLength(1);
  });

  it('is let in where the vendor names neither ID nor moment', async () => {
    const { n8n, hook } = await published();
    for (let time = 0; time < 2; time += 1) await bell.ring(hook, { topic: 'visitor.came' });
    expect(n8n.executions).toHaveLength(2);
  });

  it('is known to another process, and after a restart, by what n8n has saved', async () => {
    const { n8n, hook } = await published();
    n8n.queueMode = true;
    await bell.ring(hook, CAME, { ring: 'one' });
    forgetRepeats();
    await bell.ring(hook, CAME, { ring: 'one' });
    expect(n8n.executions).toHaveLength(1);
  });

  it('is saved in regular mode by the next call that starts nothing', async () => {
    const { n8n, hook } = await published();
    await bell.ring(hook, CAME, { ring: 'one' });
    await bell.ring(hook, CAME, { ring: 'one' });
    forgetRepeats();
    await bell.ring(hook, CAME, { ring: 'one' });
    expect(n8n.executions).toHaveLength(1);
  });

  it('is let in where n8n could not start the workflow the first time', async () => {
    const { n8n, hook } = await published();
    n8n.canStart = false;
    expect((await bell.ring(hook, CAME, { ring: 'one' })).status).toBe(500);
    n8n.canStart = true;
    expect((await bell.ring(hook, CAME, { ring: 'one' })).status).toBe(200);
    expect(n8n.executions).toHaveLength(1);
  });

  it('is remembered within bounds', async () => {
    const { n8n, hook } = await published();
    n8n.queueMode = true;
    for (let ring = 0; ring < 105; ring += 1)
      await bell.ring(hook, { ...CAME, who: { id: ring } }, { ring: `r-${ring}` });
    const { seen } = n8n.saved['node:Bell'] as { seen: object };
    expect(n8n.executions).toHaveLength(105);
    expect(Object.keys(seen)).toHaveLength(200);
  });
});
