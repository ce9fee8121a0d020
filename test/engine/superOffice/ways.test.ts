import type { IncomingHttpHeaders } from 'node:http';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { appKeyAsXml, SUPEROFFICE_APP, SUPEROFFICE_USER } from '../../simulators';
import { closeAll, httpServer } from '../../unit/http/servers';
import { credentialTest } from '../credentialTest';
import { useFakeDate } from '../fakeDate';
import { chain, runWorkflow, type CredentialData } from '../harness';
import { jsonOf, packNode, runNode } from '../support';
import { onlineCredentials, withOnline, type OnlineWay } from './online';

const online = withOnline();
afterAll(closeAll);

const me = { resource: 'user', operation: 'getCurrent' };
const callsTo = (method: string) => online.office.counters.of(method);
const WAYS: OnlineWay[] = ['oAuth2', 'systemUser'];

/** What the Test button shows for the system user with some changes. */
const testOf = async (changes: ICredentialDataDecryptedObject = {}) => {
  const { superOfficeSystemUserApi } = await onlineCredentials(online.office);
  const data = { ...superOfficeSystemUserApi, ...changes } as ICredentialDataDecryptedObject;
  return await credentialTest('superOfficeSystemUserApi', data);
};

/** What *User: Get Current* says with the same changes. */
const currentOf = async (way: OnlineWay, changes: ICredentialDataDecryptedObject = {}) => {
  const credentials = await onlineCredentials(online.office);
  for (const name of Object.keys(credentials)) credentials[name] = { ...credentials[name], ...changes };
  return await online.run(way, me, [{}], { credentials });
};

describe('the test of a system user, and the first call', () => {
  it('succeed on good values, whichever form the key has', async () => {
    for (const privateKey of [online.office.credential.privateKey, appKeyAsXml()])
      expect(await testOf({ privateKey })).toEqual({ status: 'OK', message: 'Connection successful' });
    expect(online.office.violations).toEqual([]);
  });

  const cases: Array<[string, () => void, ICredentialDataDecryptedObject, RegExp]> = [
    [
      'another tenant',
      () => undefined,
      { contextIdentifier: 'Cust999' },
      /SuperOffice knows no tenant Cust999 in the environment Production.*Check Tenant ID and Environment/,
    ],
    [
      'the secret of another environment',
      () => undefined,
      { clientSecret: 'secret-of-the-stage' },
      /The application token is not known.*Check Environment \(Production\), Tenant ID, Client Secret/,
    ],
    [
      'a consent that was withdrawn',
      () => (online.office.state.app.systemUserToken = 'n8n ERP Sync-another'),
      {},
      /has not consented to the app, or has withdrawn the consent.*must open the app’s sign-in page and consent/,
    ],
    [
      'a clock that is wrong',
      () => online.office.state.clock.advance(3_600_000),
      {},
      /refused the time of the sign-in.*Check the clock/,
    ],
    [
      'a key that can’t be read',
      () => undefined,
      { privateKey: '-----BEGIN PRIVATE KEY----- lost' },
      /Private Key of the credential is neither PEM nor RSA XML.*Paste the private key/,
    ],
    [
      'a tenant that is suspended',
      () => (online.office.state.tenant.state = 'Suspended'),
      {},
      /Tenant Cust12345 is suspended/,
    ],
  ];
  it.each(cases)('say in the same plain words that there is %s', async (_, happens, changes, words) => {
    happens();
    const { status, message } = await testOf(changes);
    const { failure } = await currentOf('systemUser', changes);

    expect(status).toBe('Error');
    expect(message).toMatch(words);
    expect(`${failure?.message}. ${failure?.description}`).toMatch(words);
    expect(callsTo('v1User_GetCurrentPrincipal')).toEqual([]);
  });
});

describe('an app without ERP Sync', () => {
  const words = /^ERP Sync can’t be used: .*Standard ERP sync and quote app/;
  beforeEach(() => online.office.state.tenant.closeAgents(['ErpSync']));

  it('fails the test, unless the credential does not need ERP Sync', async () => {
    const { status, message } = await testOf();
    expect([status, message]).toEqual(['Error', expect.stringMatching(words)]);
    expect(await testOf({ checkErpSync: false })).toMatchObject({ status: 'OK' });
  });

  it.each(WAYS)('is a hint of User: Get Current by %s, in the same words', async (way) => {
    const { main, hints } = await currentOf(way);
    expect(main[0]?.json).toMatchObject({ DatabaseContextIdentifier: 'Cust12345' });
    expect(hints[0]).toMatchObject({ type: 'warning', message: expect.stringMatching(words) as string });

    const without = await currentOf(way, { checkErpSync: false });
    expect(without.hints).toEqual([]);
    expect(without.main).toHaveLength(1);
  });
});

describe('a connected account', () => {
  it('of another tenant than the credential names is refused before a call', async () => {
    const { failure } = await currentOf('oAuth2', { contextIdentifier: 'Cust999' });
    expect(failure?.message).toContain('The account belongs to tenant Cust12345, not to Cust999');
    expect(callsTo('v1User_GetCurrentPrincipal')).toEqual([]);
  });

  it('needs no tenant in the credential', async () => {
    const { main } = await currentOf('oAuth2', { contextIdentifier: '' });
    expect(main[0]?.json).toMatchObject({ FullName: 'Ida Berg' });
  });
});

it('executions that start together share one sign-in and one look-up of the address', async () => {
  const credentials = await onlineCredentials(online.office);
  const runs = await Promise.all(
    [1, 2, 3, 4].map(async () => await online.run('systemUser', me, [{}, {}], { credentials })),
  );
  expect(runs.flatMap(({ main }) => main)).toHaveLength(8);
  expect(callsTo('systemUser')).toHaveLength(1);
  expect(callsTo('tenantState')).toHaveLength(1);
});

it('the address is requested again after a call that reached nobody', async () => {
  const { superOfficeOAuth2Api } = await onlineCredentials(online.office);
  // Nobody listens on port 9.
  const addresses = ['http://127.0.0.1:9/Cust12345/api', `${online.office.url}/api`];
  const ValidUntil = new Date(Date.now() + 3_600_000).toISOString();
  const { url } = await httpServer((_, response) => {
    const Api = addresses.length > 1 ? addresses.shift() : addresses[0];
    response.end(JSON.stringify({ State: 'Running', IsRunning: true, ValidUntil, Api }));
  });
  const credentials = {
    superOfficeOAuth2Api: { ...superOfficeOAuth2Api, signInHost: url } as ICredentialDataDecryptedObject,
  };
  const parameters = { options: { maxRetries: 0 } };
  const first = await online.run('oAuth2', { ...me, parameters }, [{}], { credentials });
  const second = await online.run('oAuth2', { ...me, parameters }, [{}], { credentials });

  expect(first.failure?.message).toMatch(/^Could not connect to 127\.0\.0\.1:9/);
  expect(second.main).toHaveLength(1);
});

describe('the address of a tenant', () => {
  const advance = useFakeDate('2026-03-04T05:06:07Z');

  it('is requested again when it has expired, and not before', async () => {
    const credentials = await onlineCredentials(online.office);
    const run = async () => {
      const { failure } = await online.run('oAuth2', me, [{}], { credentials });
      expect(failure).toBeUndefined();
      return callsTo('tenantState').length;
    };
    // The simulator names a moment an hour ahead.
    expect(await run()).toBe(1);
    advance(3_590_000);
    expect(await run()).toBe(1);
    advance(20_000);
    expect(await run()).toBe(2);
  });
});

/** A server that repeats all that it is sent, and keeps the headers. */
async function echoing(): Promise<{ url: string; seen: IncomingHttpHeaders[] }> {
  const seen: IncomingHttpHeaders[] = [];
  const { url } = await httpServer((request, response) => {
    seen.push(request.headers);
    const { authorization = '', 'so-apptoken': secret = '' } = request.headers;
    const words = [authorization, secret, Buffer.from(authorization.replace('Basic ', ''), 'base64')].join(
      ' ',
    );
    const body = JSON.stringify({ ErrorMessage: `I heard ${words}`, Note: words });
    response.writeHead(500, { 'content-type': 'application/json' }).end(body);
  });
  return { url, seen };
}

describe('the headers of a call', () => {
  const basic = (url: string): CredentialData => ({
    superOfficeApi: { ...SUPEROFFICE_USER, baseUrl: url, callsPerSecond: 0 },
  });
  const get = (options: IDataObject = {}) => packNode('superOffice', 'user', 'getCurrent', { options });

  it('request English and the zone of the workflow, from a workflow that was saved without a choice', async () => {
    const { url, seen } = await echoing();
    await runNode(get(), [{}], { credentials: basic(url), timezone: 'America/New_York' });
    expect(seen[0]).toMatchObject({ 'so-language': 'en', 'so-timezone': 'US-NY, includeTZOffset' });
    expect(seen[0]).not.toHaveProperty('accept-language');
    expect(seen[0]).not.toHaveProperty('so-culture');
    expect(seen[0]?.authorization).toMatch(/^Basic /);
  });

  it('are those of the options', async () => {
    const { url, seen } = await echoing();
    const options = { language: 'raw', culture: 'sv', timeZone: '261' };
    await runNode(get(options), [{}], { credentials: basic(url) });
    expect(seen[0]).toMatchObject({
      'so-language': '*',
      'so-culture': 'sv',
      'so-timezone': '261, includeTZOffset',
    });
  });
});

describe('the pace', () => {
  /** Makes 12 calls. Out: how long the 12th comes after the first, in milliseconds. */
  const paced = async (callsPerSecond: unknown, options: IDataObject = {}): Promise<number> => {
    const credentials = await onlineCredentials(online.office);
    const name = 'superOfficeSystemUserApi';
    credentials[name] = { ...credentials[name], callsPerSecond } as ICredentialDataDecryptedObject;
    const resync = {
      resource: 'erpSync',
      operation: 'forceResync',
      parameters: {
        erpConnectionId: 612,
        resyncAllRecords: false,
        internalKeyIds: '={{ $json.key }}',
        options: { batchSize: 1, ...options },
      },
    };
    const keys = Array.from({ length: 12 }, (_, index) => ({ key: 900 + index }));
    await online.run('systemUser', resync, keys, { credentials });
    const times = callsTo('ForceResync').map(({ at }) => Date.parse(at));
    expect(times).toHaveLength(12);
    return (times.at(-1) ?? 0) - (times[0] ?? 0);
  };

  it('is 10 calls a second for a credential that says nothing else', async () =>
    expect(await paced(undefined)).toBeGreaterThanOrEqual(950));

  it('is that of the credential', async () => expect(await paced(11)).toBeGreaterThanOrEqual(950));

  it('is that of the node, if it has one', async () => {
    expect(await paced(1, { requestsPerSecond: 11 })).toBeLessThan(5_000);
  });
});

describe('secrets', () => {
  it.each(['stopWorkflow', 'continueErrorOutput'] as const)(
    'of each way are masked in what a server repeats (%s)',
    async (onError) => {
      const { url, seen } = await echoing();
      const { superOfficeSystemUserApi, superOfficeOAuth2Api } = await onlineCredentials(online.office);
      const state = await httpServer((request, response) => {
        const answer = { State: 'Running', IsRunning: true, Api: `${url}/Cust12345/api` };
        if (request.url?.startsWith('/api/state')) response.end(JSON.stringify(answer));
        else
          void fetch(`${online.office.credential.signInHost}${request.url}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', connection: 'close' },
            body: request as never,
            duplex: 'half',
          } as RequestInit).then(async (forwarded) => response.end(await forwarded.text()));
      });
      const signInHost = state.url;
      const credentials: CredentialData = {
        superOfficeApi: { ...SUPEROFFICE_USER, baseUrl: url, callsPerSecond: 0 },
        superOfficeSystemUserApi: { ...superOfficeSystemUserApi, signInHost } as never,
        superOfficeOAuth2Api: { ...superOfficeOAuth2Api, signInHost } as never,
      };
      for (const authentication of ['basic', ...WAYS]) {
        const node = packNode('superOffice', 'user', 'getCurrent', {
          authentication,
          options: { maxRetries: 0 },
        });
        const { main, error, failure, run } = await runNode(node, [{}], { credentials, onError });
        expect(JSON.stringify([main, error, failure?.message])).toContain('I heard ');
        const shown = `${run.everything()} ${failure?.message} ${failure?.description}`;
        const { authorization = '', 'so-apptoken': secret } = seen.at(-1) ?? {};
        const [, sent = ''] = authorization.split(' ');
        expect(sent.length).toBeGreaterThan(8);
        const all = [sent, secret, SUPEROFFICE_USER.password, SUPEROFFICE_APP.systemUserToken];
        for (const word of all) if (word !== undefined) expect(shown).not.toContain(word);
      }
    },
  );
});

describe('n8n’s HTTP Request node', () => {
  const request = async (nodeCredentialType: string, credentials: CredentialData) => {
    const node = {
      type: 'n8n-nodes-base.httpRequest',
      typeVersion: 4.2,
      name: 'HTTP Request',
      parameters: {
        url: `${online.office.url}/api/v1/User/currentPrincipal`,
        authentication: 'predefinedCredentialType',
        nodeCredentialType,
        sendHeaders: true,
        headerParameters: { parameters: [{ name: 'Accept', value: 'application/json' }] },
        options: {},
      },
    };
    const workflow = chain({ type: 'n8n-nodes-base.manualTrigger', name: 'Manual' }, node);
    const run = await runWorkflow(workflow, { credentials });
    if (run.lastError) throw run.lastError;
    return jsonOf(run.outputOf('HTTP Request'))[0];
  };

  it('signs in as the system user, keeps the ticket, and signs in again when it has ended', async () => {
    const credentials = await onlineCredentials(online.office);
    const ticket = () => credentials.superOfficeSystemUserApi?.ticket;
    expect(await request('superOfficeSystemUserApi', credentials)).toMatchObject({ Associate: 'SYSTEM0' });
    const first = ticket();
    expect(first).toMatch(/^7T:/);

    await request('superOfficeSystemUserApi', credentials);
    expect(callsTo('systemUser')).toHaveLength(1);

    online.office.state.signIns.expireTickets();
    await request('superOfficeSystemUserApi', credentials);
    expect(callsTo('systemUser')).toHaveLength(2);
    expect(ticket()).not.toBe(first);
  });

  it('says what is wrong with the system user, without a secret', async () => {
    const credentials = await onlineCredentials(online.office);
    credentials.superOfficeSystemUserApi = {
      ...credentials.superOfficeSystemUserApi,
      clientSecret: 'secret-of-the-stage',
    } as ICredentialDataDecryptedObject;
    const failed: unknown = await request('superOfficeSystemUserApi', credentials).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({
      message: 'The application token is not known',
      description: expect.stringContaining('Check Environment (Production)') as string,
    });
    expect(JSON.stringify(failed)).not.toMatch(/secret-of-the-stage|superoffice-secret|PRIVATE KEY/);
  });

  it('calls with a connected account, and refreshes it', async () => {
    const credentials = await onlineCredentials(online.office);
    expect(await request('superOfficeOAuth2Api', credentials)).toMatchObject({ FullName: 'Ida Berg' });
    online.office.state.signIns.expireAccessTokens();
    expect(await request('superOfficeOAuth2Api', credentials)).toMatchObject({ FullName: 'Ida Berg' });
    expect(online.office.state.signIns.counts.refreshes).toBe(1);
  });
});
