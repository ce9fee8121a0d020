import { ErpSyncAgent, WebhookAgent, WebhookState } from '@superoffice/webapi';
import { findSuperOfficeType, superOffice } from '../../../documented';
import type { SuperOfficeAgentMethod } from '../../../documented';
import { connectedAccount, startSuperOffice } from '../../../simulators';
import type { SuperOfficeOnlineSimulator, SuperOfficeSimulator } from '../../../simulators';
import { ticketOf, withTicket } from './clients';
import { CALLS } from './erpCalls';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

type Members = Record<string, unknown>;
type ClientMethod = (...given: unknown[]) => Promise<unknown>;

const camel = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** A method of the vendor's own client. */
function clientMethod({ name }: SuperOfficeAgentMethod): ClientMethod {
  const { username, password } = office.credential;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const agent = new ErpSyncAgent(`${office.url}/api`, { headers: { authorization } });
  const found = (agent as unknown as Record<string, ClientMethod>)[`${camel(name)}Async`];
  if (!found) throw new Error(`The client has no ${name}`);
  return found.bind(agent);
}

/** A documented value as the client has it: members begin with a small letter, keys of maps stay. */
function asClient(type: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => asClient(type.replace(/\[\]$/, ''), entry));
  const carrier = findSuperOfficeType(type);
  if (!carrier || typeof value !== 'object' || value === null) return value;
  const types = new Map(carrier.fields.map((field) => [field.name, field.type]));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [camel(name), asClient(types.get(name) ?? '', inner)]),
  );
}

/** The arguments of a client's method, in the order of the page: query, members of the body, or the body itself. */
function argumentsOf(method: SuperOfficeAgentMethod, query: URLSearchParams, body: Members): unknown[] {
  const inQuery = method.query
    .filter(({ required }) => required === true)
    .map(({ name }) => Number(query.get(name) ?? 1));
  if (method.bodyKind === 'wrapper')
    return [...inQuery, ...method.body.map(({ name, type }) => asClient(type, body[name]))];
  return method.bodyKind === 'none' ? inQuery : [...inQuery, asClient(method.bodyKind, body)];
}

/** Members that the client found nothing for. */
function missing(value: unknown, at = ''): string[] {
  if (value === undefined) return [at];
  if (Array.isArray(value)) return value.flatMap((entry, index) => missing(entry, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => missing(inner, `${at}.${name}`));
}

const methods = superOffice().erpSync.map((method) => [method.name, method] as const);

/** Samples are about records that the simulator does not have, and some values are no more than words. */
const REFUSED_SAMPLES: Record<string, string> = {
  SaveConnection: 'Connection 816 was not found.',
  SaveConnectionListMappings: 'Connection 945 was not found.',
  SaveActorTypeMapping: 'Connection 492 has no actor type Customer.',
  SaveErpSyncConnectorEntity: 'Connector 899 was not found.',
  DeleteErpSyncConnectorEntity: 'The connector has connections.',
  SaveDefaultValueInfo: 'Field 496 was not found.',
  ChangeEngineInterval: 'The interval is not a time span.',
};

it.each(methods)('the vendor’s own client calls %s with the sample of its page', async (name, method) => {
  const { startLine = '', body } = method.sampleRequest ?? {};
  const given = argumentsOf(method, new URLSearchParams(startLine.split('?')[1]), (body ?? {}) as Members);
  const failure = await clientMethod(method)(...given).then(() => undefined, messageOf);
  expect(office.violations).toEqual([]);
  expect(failure).toBe(REFUSED_SAMPLES[name]);
  const [first, ...more] = office.counters.log;
  expect([first?.method, more]).toEqual([name, []]);
  if (failure === undefined) expect(first?.status).toBe(method.response.status);
});

/** What an agent says about a failure, as the client hands it over. */
function messageOf(error: unknown): unknown {
  const { response } = error as { response?: { data?: { Message?: unknown } } };
  return response?.data?.Message ?? error;
}

it.each(methods)('and reads all that %s answers', async (name, method) => {
  const call = CALLS[name];
  const query = new URLSearchParams(typeof call === 'string' ? call : '');
  const given = argumentsOf(method, query, typeof call === 'object' ? call : {});
  const value = await clientMethod(method)(...given);
  expect(office.violations).toEqual([]);
  if (method.response.type === 'none') return expect(value).toBe('');
  expect(value).not.toBeNull();
  expect(missing(value)).toEqual([]);
});

describe('online', () => {
  let online: SuperOfficeOnlineSimulator;
  beforeAll(async () => {
    online = await startSuperOffice({ personality: 'online' });
  });
  afterAll(() => online.close());

  it.each([
    ['a ticket', async () => withTicket(online, await ticketOf(online))],
    [
      'an access token',
      async () => ({ authorization: `Bearer ${(await connectedAccount(online)).access_token}` }),
    ],
  ])('it calls with %s', async (_, signIn) => {
    const headers = await signIn();
    const agent = new ErpSyncAgent(`${online.url}/api`, { headers });
    const connections = await agent.getAllConnectionsAsync(false);
    expect(connections.map(({ erpConnectionId }) => erpConnectionId)).toEqual(
      expect.arrayContaining([612, 613]),
    );
    const { isOk } = await agent.forceResyncAsync({ erpConnectionId: 612, internalKeyIds: [386] });
    expect(isOk).toBe(true);
    const webhooks = new WebhookAgent(`${online.url}/api`, { headers });
    expect(await webhooks.getAllWebhooksAsync('', '', WebhookState.Active)).toEqual([]);
    expect(online.violations).toEqual([]);
  });

  it('it is refused with a password', async () => {
    const { username, password } = office.credential;
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const agent = new ErpSyncAgent(`${online.url}/api`, { headers: { authorization } });
    const refusal = await agent.getEngineStatusAsync().catch(messageOf);
    expect(refusal).toBe('Authentication failed');
  });
});
