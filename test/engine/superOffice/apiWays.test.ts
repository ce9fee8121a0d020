import type { IDataObject } from 'n8n-workflow';
import { SUPEROFFICE_USER } from '../../simulators';
import { jsonOf, packNode, runNode, withSimulators } from '../support';
import { onlineCredentials, withOnline, type OnlineWay } from './online';

const onsite = withSimulators();
const online = withOnline();

const read = { operation: 'callRest', parameters: { path: 'Contact/20?$select=Name', onlyReads: true } };
const list = {
  operation: 'callRest',
  parameters: { path: 'Contact', onlyReads: true, answer: 'list', returnAll: true },
};
const change = {
  operation: 'callRest',
  parameters: {
    method: 'patch',
    path: 'Contact/20',
    body: JSON.stringify([{ op: 'replace', path: '/Department', value: 'Oslo' }]),
  },
};
const agent = {
  operation: 'callAgentMethod',
  parameters: { agent: 'ErpSync', agentMethod: 'GetAllConnections', onlyReads: true },
};

type Call = { operation: string; parameters: IDataObject };

/** The item of each call, by one of the three ways. */
const WAYS: Array<[way: string, call: (call: Call) => Promise<IDataObject[]>]> = [
  [
    'basic',
    async ({ operation, parameters }) => {
      const node = packNode('superOffice', 'api', operation, { authentication: 'basic', ...parameters });
      const { main, failure } = await runNode(node, [{}], { credentials: onsite.credentials });
      if (failure) throw failure;
      return jsonOf(main);
    },
  ],
  ...(['oAuth2', 'systemUser'] as const).map((way): (typeof WAYS)[number] => [
    way,
    async (call) => {
      const { main, failure } = await online.run(way, { resource: 'api', ...call }, [{}]);
      if (failure) throw failure;
      return jsonOf(main);
    },
  ]),
];

describe.each(WAYS)('a call that the user states, by %s', (_, call) => {
  it('reads, changes, lists, and calls a method', async () => {
    expect(await call(read)).toMatchObject([{ Name: 'Flower House 20 AS' }]);
    expect(await call(change)).toMatchObject([{ ContactId: 20, Department: 'Oslo' }]);
    expect(await call(list)).toHaveLength(60);
    expect((await call(agent)).map(({ ErpConnectionId }) => ErpConnectionId)).toContain(612);
    expect([onsite.simulators.superOffice.violations, online.office.violations]).toEqual([[], []]);
  });
});

describe('the header with the credential', () => {
  it('of each way is never one that the user states', async () => {
    const headers = { values: [{ name: 'Authorization', value: 'Bearer mine' }] };
    const parameters = { ...read.parameters, additionalFields: { headers } };
    for (const [, call] of WAYS) {
      const failed: unknown = await call({ ...read, parameters }).catch((error: unknown) => error);
      expect(failed).toMatchObject({
        message: expect.stringContaining('"Authorization" can\'t be set here') as unknown,
      });
    }
    expect(JSON.stringify(online.office.counters.log)).not.toContain(SUPEROFFICE_USER.password);
  });
});

describe.each<[OnlineWay]>([['oAuth2'], ['systemUser']])('by %s', (way) => {
  const run = async (call: Call, credentials = onlineCredentials(online.office)) =>
    await online.run(way, { resource: 'api', ...call }, [{}], { credentials: await credentials });

  it.each([
    ['a read', read, 'v1ContactEntity_GetContactEntity'],
    ['a change', change, 'v1ContactEntity_PatchContactEntity'],
  ])('%s finds a tenant that has moved, and is carried out once', async (_, call, method) => {
    const { state, counters } = online.office;
    const credentials = onlineCredentials(online.office);
    await run(agent, credentials);
    state.tenant.moveTo('localhost');
    const { main, failure } = await run(call, credentials);
    expect(failure?.message).toBeUndefined();
    expect(main).toHaveLength(1);
    expect(counters.of('tenantState')).toHaveLength(2);
    expect(counters.of(method).map(({ status }) => status)).toEqual([421, 200]);
  });

  it('a change is sent once more if its ticket has ended, since it was not carried out', async () => {
    const { state, counters } = online.office;
    const credentials = onlineCredentials(online.office);
    await run(agent, credentials);
    if (way === 'oAuth2') state.signIns.expireAccessTokens();
    else state.signIns.expireTickets();
    const { failure } = await run(change, credentials);
    expect(failure?.message).toBeUndefined();
    expect(counters.of('v1ContactEntity_PatchContactEntity').map(({ status }) => status)).toEqual([401, 200]);
  });

  it('a change whose answer is lost is not sent again, and a read is', async () => {
    const { faults, counters } = online.office;
    for (const [call, method, times] of [
      [change, 'v1ContactEntity_PatchContactEntity', 1],
      [read, 'v1ContactEntity_GetContactEntity', 2],
    ] as const) {
      faults.add({ kind: 'resetAfterRead', on: method });
      const { failure } = await run(call);
      expect([counters.of(method).length, failure === undefined]).toEqual([times, times === 2]);
    }
  });
});
