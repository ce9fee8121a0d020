import type { IDataObject } from 'n8n-workflow';
import { jsonOf } from '../support';
import { onlineCredentials, withOnline, type OnlineWay } from './online';

const online = withOnline();

/** Records, a call for each. */
const keys = (count: number): IDataObject[] =>
  Array.from({ length: count }, (_, index) => ({ key: 900 + index }));

const resync = {
  resource: 'erpSync',
  operation: 'forceResync',
  parameters: {
    erpConnectionId: 612,
    resyncAllRecords: false,
    internalKeyIds: '={{ $json.key }}',
    options: { batchSize: 1 },
  },
};

const me = { resource: 'user', operation: 'getCurrent' };

/** Does something when so many calls have come. */
function after(calls: number, act: () => void): void {
  let seen = 0;
  const { office } = online;
  office.faults.add({
    kind: 'slow',
    delayMs: 0,
    times: 'always',
    on: ({ method, body }) => {
      if (method === 'ForceResync' && body !== '' && ++seen === calls) act();
      return false;
    },
  });
}

const callsTo = (method: string) => online.office.counters.of(method);

/** Every record was resynced once, whatever happened on the way. */
function expectAllDone(count: number, main: Parameters<typeof jsonOf>[0]): void {
  const { state, violations } = online.office;
  expect(jsonOf(main).map(({ InternalKeyId }) => InternalKeyId)).toEqual(keys(count).map(({ key }) => key));
  expect(state.resynced()).toHaveLength(count);
  expect(state.resynced().every(({ resyncs }) => resyncs === 1)).toBe(true);
  expect(violations).toEqual([]);
}

describe('the system user', () => {
  it('signs in once for many calls, with a ticket and the secret of the app in each', async () => {
    const { main } = await online.run('systemUser', resync, keys(40));
    expectAllDone(40, main);
    expect(callsTo('systemUser')).toHaveLength(1);
    expect(callsTo('tenantState')).toHaveLength(1);
  });

  it('signs in once more when all tickets end in the middle of 500 calls', async () => {
    after(250, () => online.office.state.signIns.expireTickets());
    const { main } = await online.run('systemUser', resync, keys(500));
    expectAllDone(500, main);
    expect(callsTo('systemUser')).toHaveLength(2);
  });
});

describe('an account that is connected by OAuth2', () => {
  it('needs no sign-in while its access token is good', async () => {
    const { main } = await online.run('oAuth2', me, [{}]);
    expect(main[0]?.json).toMatchObject({ FullName: 'Ida Berg', DatabaseContextIdentifier: 'Cust12345' });
    expect(online.office.state.signIns.counts).toMatchObject({ refreshes: 0, tickets: 0 });
  });

  it('gets one new access token when all end in the middle of 500 calls, and keeps its refresh token', async () => {
    const { state } = online.office;
    after(250, () => state.signIns.expireAccessTokens());
    const { main } = await online.run('oAuth2', resync, keys(500));
    expectAllDone(500, main);
    expect(state.signIns.counts.refreshes).toBe(1);
  });

  it('that lost its consent fails with what to do', async () => {
    const credentials = await onlineCredentials(online.office);
    online.office.state.signIns.revoke();
    const { failure } = await online.run('oAuth2', me, [{}], { credentials });
    expect(`${failure?.message} ${failure?.description}`).toContain('connect the account again');
    expect(callsTo('v1User_GetCurrentPrincipal').length).toBeLessThanOrEqual(1);
  });
});

const WAYS: OnlineWay[] = ['oAuth2', 'systemUser'];

describe.each(WAYS)('by %s', (way) => {
  it('a tenant that moves in the middle of 100 calls is found, and each record is resynced once', async () => {
    const { state } = online.office;
    after(50, () => state.tenant.moveTo('localhost'));
    const { main } = await online.run(way, resync, keys(100));
    expectAllDone(100, main);
    expect(callsTo('tenantState')).toHaveLength(2);
  });

  it.each([
    ['Suspended', /Tenant Cust12345 is suspended/],
    ['OfflineMaintenance', /Tenant Cust12345 is in maintenance/],
    ['Provisioning', /Tenant Cust12345 is being set up/],
  ] as const)('a tenant in the state %s takes no calls, and the error says so', async (state, words) => {
    online.office.state.tenant.state = state;
    const { failure } = await online.run(way, me, [{}]);
    expect(failure?.message).toMatch(words);
    expect(callsTo('v1User_GetCurrentPrincipal')).toEqual([]);
  });

  it('a user whose app has no ERP Sync learns which template it needs', async () => {
    online.office.state.tenant.closeAgents(['ErpSync']);
    const { failure } = await online.run(way, resync, keys(1));
    expect(failure?.description).toContain('Standard ERP sync and quote app');
  });
});
