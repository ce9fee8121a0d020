import { superOffice as catalogue } from '../../../documented';
import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { superOffice } from '../requests';
import { ask, call, misfits } from './erp';
import { CALLS } from './erpCalls';
import type { Row } from './erp';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

it.each(catalogue().erpSync.map((method) => [method.name, method] as const))(
  '%s answers as its page says',
  async (name, { response }) => {
    const request = CALLS[name];
    const answer = await superOffice(
      office,
      `Agents/ErpSync/${name}${typeof request === 'string' ? request : ''}`,
      typeof request === 'string' ? undefined : request,
      {},
      'POST',
    );
    expect(office.violations).toEqual([]);
    expect(answer.status).toBe(response.status);
    if (response.type === 'none') return expect(answer.text).toBe('');
    const value = JSON.parse(answer.text) as unknown;
    expect(value).not.toBeNull();
    expect(misfits(response.type, value)).toEqual([]);
  },
);

it.each([
  ['GetConnection', { ErpConnectionId: 9 }, null],
  ['GetErpConnectionConfigFields', { ErpConnectionId: 9 }, null],
  ['GetConfigurationFields', { ErpConnectorId: 9 }, null],
  ['ToggleErpConnectionActive', { ErpConnectionId: 9 }, ['The connection was not found.']],
  ['TestConnectionById', { ErpConnectionId: 9 }, false],
  ['SaveErpConnectionSyncPriorities', { ErpConnectionIds: [612, 9] }, false],
  ['UpdateConnectionFields', { ErpConnectionId: 9 }, false],
  ['GetFieldsForNewErpActor', { ErpConnectionId: 612, ErpActorType: 'Sale' }, null],
  ['SupportsAdvancedSearch', { ErpConnectionId: 612, ErpActorType: 'Sale' }, false],
  ['GetCrmActorType', { ErpConnectionId: 612, ErpActorType: 'Employee' }, 'Unknown'],
  ['GetActorTypeMapping', { ErpConnectionId: 612, ActorType: 'Sale' }, null],
  ['GetConnectionListMappings', { ErpConnectionId: 9 }, null],
  ['GetDefaultValueInfo', { ErpFieldId: 99_999 }, null],
  ['GetErpSyncConnectionSummary', { ErpSyncConnectionId: 9 }, null],
  ['GetFieldValuesFromCrm', { RecordId: 99, ActorTypeCrm: 'Contact' }, null],
  ['GetFieldValuesFromErp', { ErpConnectionId: 612, ActorTypeErp: 'Customer', ErpKey: 'C1' }, null],
  ['GetConnectionsAndDisplayFields', { CrmActorType: 'Contact', EntityId: 99 }, []],
  ['CanDeleteErpSyncConnectorEntity', { ErpSyncConnectorId: 9 }, 'ErrorNotFound'],
  ['TestConnectorUrl', { Url: 'https://nowhere.example' }, 'ErrorNotFound'],
])('%s answers an unknown id inside HTTP 200', async (method, body, value) => {
  expect(await call(office, method, body)).toEqual({ status: 200, value });
});

describe('the sync engine', () => {
  const status = () => ask<Row>(office, 'GetEngineStatus');

  it('stops and starts on request; the answer to a request still shows the old state', async () => {
    expect(await status()).toMatchObject({ IsRunning: true, Interval: '00:15:00' });
    const asked = await ask<Row>(office, 'ChangeEngineStatus', { Run: false });
    expect(asked).toMatchObject({ IsRunning: true, StatusMessage: 'Stop requested' });
    expect(await status()).toMatchObject({ IsRunning: false, StatusMessage: 'Stopped' });
  });

  it('takes a time span as its interval, nothing else', async () => {
    await ask(office, 'ChangeEngineInterval', { Interval: '01:30:00' });
    expect(await status()).toMatchObject({ Interval: '01:30:00' });
    for (const Interval of ['90', '00:15', '25:00:00', 'PT15M'])
      expect((await call(office, 'ChangeEngineInterval', { Interval })).status).toBe(400);
    expect(await status()).toMatchObject({ Interval: '01:30:00' });
  });

  it('lets only ForceSyncAll run while it is stopped', async () => {
    office.state.erp.engine.set(false);
    expect(await ask(office, 'SyncAll')).toMatchObject({ IsOk: false, ErrorCode: 'EngineStopped' });
    expect(await ask(office, 'ForceSyncAll')).toMatchObject({ IsOk: true, Status: 'Ok' });
  });
});
