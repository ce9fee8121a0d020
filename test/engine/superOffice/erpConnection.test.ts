import type { IDataObject } from 'n8n-workflow';
import { openList, openMapper } from '../harness';
import { all } from '../resourceRuns';
import { packNode } from '../support';
import { by, stage } from './stage';

const erpConnection = stage('erpConnection', 'superOfficeSetup');

/** The password of every connection of the simulator. */
const PASSWORD = 'erp-secret-password-4b7c90f1';

const of = (id: number) => ({ erpConnectionId: by('id', String(id)) });

const settings = (value: IDataObject): IDataObject => ({
  configFields: { mappingMode: 'defineBelow', value, schema: [] },
});

const stored = (id: number) => erpConnection.superOffice.state.erp.connections.all.get(id)!;

/** A connection whose connector does not say what its settings are. Descriptions are remembered, so it has its own one. */
function undescribed(id: number): void {
  const connector = { id: 1_000 + id, name: 'Silent', url: 'https://silent.example', deleted: false };
  erpConnection.superOffice.state.erp.connections.connectors.set(connector.id, connector);
  stored(id).connector = connector.id;
  erpConnection.superOffice.faults.add({
    kind: 'status',
    status: 500,
    on: 'GetConfigurationFields',
    times: 'always',
  });
}

const SHOWN = {
  Server: 'erp.flowers.example',
  Database: 'wholesale',
  'User Name': 'superoffice-sync',
  Password: '***',
  'Timeout in Seconds': 30,
  'Create Actors in ERP': true,
};

/** All settings, as users give them. */
const SETTINGS = {
  Server: 'erp.flowers.example',
  Database: 'wholesale',
  User: 'superoffice-sync',
  Password: PASSWORD,
  Timeout: 45,
  CreateActors: false,
};

describe('ERP connections', () => {
  it('are listed without their settings, deleted ones on request', async () => {
    const names = async (filters: IDataObject) =>
      (await erpConnection.json('getMany', { ...all(filters), simplify: true })).map(
        ({ DisplayName }) => DisplayName,
      );
    expect(await names({})).toEqual([
      'Business Central Miami',
      'Business Central Amsterdam',
      'Greenhouse Bogota',
      'Greenhouse Quito',
    ]);
    expect(await names({ includeDeleted: true })).toContain('Old bookkeeping');
    const [whole] = await erpConnection.json('getMany', { ...all(), simplify: false });
    expect(whole).toMatchObject({ ErpConnectionId: 612, ErpConnectorId: 1, AllAccess: true });
    expect(whole).not.toHaveProperty('ConfigFields');
  });

  it('are read with their settings by name, and without their password', async () => {
    const items = await erpConnection.json('get', of(612));
    expect(items).toMatchObject([
      { ErpConnectionId: 612, DisplayName: 'Business Central Miami', ConfigFields: SHOWN },
    ]);
    expect(await erpConnection.json('getConfiguration', of(612))).toEqual([{ ConfigFields: SHOWN }]);
  });

  it('show no setting at all as long as their connector does not describe them', async () => {
    undescribed(613);
    const { main, hints } = await erpConnection.run('getConfiguration', of(613));
    const hidden = ['Server', 'Database', 'User', 'Password', 'Timeout', 'CreateActors'];
    expect(main[0]?.json).toEqual({ ConfigFields: Object.fromEntries(hidden.map((name) => [name, '***'])) });
    expect(hints.map(({ message }) => message).join()).toContain('All settings are masked here');
  });

  it('have the settings of their own connector, however many are read in a run', async () => {
    stored(615).connector = 2;
    stored(615).configuration = { Server: 'other.example', Password: 'another-secret-pass' };
    const { main, run } = await erpConnection.run(
      'getConfiguration',
      { erpConnectionId: by('id', '={{ $json.id }}') },
      [{ id: 612 }, { id: 615 }, { id: 9 }, { id: 612 }],
      { onError: 'continueRegularOutput' },
    );
    expect(main.map(({ json }) => json)).toMatchObject([
      { ConfigFields: SHOWN },
      { ConfigFields: { Server: 'other.example', Password: '***' } },
      { message: 'There is no such ERP connection' },
      { ConfigFields: SHOWN },
    ]);
    expect(JSON.stringify(run.runData.Node)).not.toContain('another-secret-pass');
  });

  it('that do not exist are an error', async () => {
    for (const operation of ['get', 'getConfiguration', 'getSummary']) {
      const { failure } = await erpConnection.run(operation, of(9));
      expect(failure?.message).toBe('There is no such ERP connection [item 0]');
    }
  });

  it('are summarized', async () => {
    const [item] = await erpConnection.json('getSummary', of(612));
    expect(item).toMatchObject({ DisplayName: 'Business Central Miami', Active: true, Deleted: false });
    expect(item?.LastSync).toBe('2026-03-30T02:00:00Z');
    expect(item?.Actors).toContainEqual(
      expect.objectContaining({
        ActorType: 'Project',
        HasMappings: true,
        Mappings: 'Name: NAME, End Date: ENDDATE',
      }),
    );
  });
});

describe('the form of a connection', () => {
  const context = () => ({ credentials: { superOfficeApi: { ...erpConnection.superOffice.credential } } });
  const form = (operation: string, values: IDataObject) =>
    packNode('superOfficeSetup', 'erpConnection', operation, { options: {}, ...values });

  it('offers the settings that its connector describes, required ones of a new connection from the start', async () => {
    const { fields } = await openMapper(
      form('create', { erpConnectorId: by('id', '1') }),
      'configFields',
      context(),
    );
    expect(fields.map(({ id, displayName, required }) => [id, displayName, required])).toEqual([
      ['Server', 'Server', true],
      ['Database', 'Database', true],
      ['User', 'User Name', true],
      ['Password', 'Password', true],
      ['Timeout', 'Timeout in Seconds', false],
      ['CreateActors', 'Create Actors in ERP', false],
    ]);
    const changed = await openMapper(form('update', of(615)), 'configFields', context());
    expect(changed.fields.filter(({ required }) => required)).toEqual([]);
  });

  it('lists connections, inactive ones too, connectors and users', async () => {
    const opened = async (operation: string, path: string, values: IDataObject = {}) =>
      (await openList(form(operation, values), path, context())).entries;
    expect((await opened('activate', 'erpConnectionId')).map(({ name }) => name)).toEqual([
      'Business Central Miami (612)',
      'Business Central Amsterdam (613)',
      'Greenhouse Bogota (614)',
      'Greenhouse Quito (615)',
    ]);
    expect((await opened('create', 'erpConnectorId')).map(({ name, value }) => [name, value])).toEqual([
      ['Flower ERP Connector (1)', '1'],
      ['Spare Connector (2)', '2'],
    ]);
  });
});

describe('a new connection', () => {
  const given = {
    erpConnectorId: by('id', '1'),
    displayName: 'Business Central Bogota',
    allAccess: false,
    ...settings(SETTINGS),
    additionalFields: { userGroupAccessIds: '1, 2', associateAccessIds: '5' },
  };

  it('is sent with the ID 0 and each setting in its own form, and comes back inactive', async () => {
    const { main, run } = await erpConnection.run('create', given);
    expect(main[0]?.json).toMatchObject({
      DisplayName: 'Business Central Bogota',
      Active: false,
      ConfigFields: { ...SHOWN, 'Timeout in Seconds': 45, 'Create Actors in ERP': false },
    });
    expect(erpConnection.sent('SaveConnection')).toEqual([
      {
        Connection: {
          ErpConnectionId: 0,
          ErpConnectorId: 1,
          DisplayName: 'Business Central Bogota',
          ConfigFields: { ...SETTINGS, Timeout: '[I:45]', CreateActors: '[I:0]' },
          AllAccess: false,
          UserGroupAccessIds: [1, 2],
          AssociateAccessIds: [5],
        },
      },
    ]);
    expect(JSON.stringify(run.runData.Node)).not.toContain(PASSWORD);
  });

  it('lacks no setting that its connector demands', async () => {
    const { failure } = await erpConnection.run('create', { ...given, ...settings({ Server: 'x' }) });
    expect(failure?.message).toContain('Database');
    expect(erpConnection.sent('SaveConnection')).toEqual([]);
  });

  it('is not made again if its answer is lost', async () => {
    erpConnection.superOffice.faults.add({ kind: 'resetAfterRead', on: 'SaveConnection', apply: true });
    const { failure } = await erpConnection.run('create', given);
    expect(failure?.description).toContain('Look for its name in ERP Connection: Get Many');
    expect(erpConnection.sent('SaveConnection')).toHaveLength(1);
  });
});

describe('an update of a connection', () => {
  const update = { ...of(615), updateFields: { displayName: 'Greenhouse Cuenca' } };

  it('keeps what is not given, the password too, and shows it nowhere', async () => {
    const { main, run } = await erpConnection.run('update', { ...update, ...settings({ Timeout: 60 }) });
    expect(main[0]?.json).toMatchObject({
      ErpConnectionId: 615,
      DisplayName: 'Greenhouse Cuenca',
      ConfigFields: { ...SHOWN, 'Timeout in Seconds': 60 },
    });
    expect(stored(615)).toMatchObject({
      connector: 1,
      displayName: 'Greenhouse Cuenca',
      active: false,
      configuration: {
        Server: 'erp.flowers.example',
        Database: 'wholesale',
        User: 'superoffice-sync',
        Password: PASSWORD,
        Timeout: '[I:60]',
        CreateActors: '[I:1]',
      },
    });
    const [sent] = erpConnection.sent('SaveConnection');
    expect(sent?.Connection).not.toHaveProperty('TableRight');
    expect(JSON.stringify(run.runData.Node)).not.toContain(PASSWORD);
  });

  it('shows the stored password in no dry run and no error', async () => {
    const dry = await erpConnection.run('update', { ...update, options: { dryRun: true } });
    const shown = JSON.stringify(dry.run.runData.Node);
    expect(shown).toContain('Greenhouse Cuenca');
    expect(shown).toContain('"Password":"***"');
    expect(shown).not.toContain(PASSWORD);
    expect(erpConnection.sent('SaveConnection')).toEqual([]);

    undescribed(613);
    stored(613).configuration.Password = 'p1';
    const blind = await erpConnection.run('update', { ...update, ...of(613), options: { dryRun: true } });
    expect(JSON.stringify(blind.main)).toContain('"Password":"***"');
    expect(JSON.stringify(blind.main)).not.toContain('erp.flowers.example');
  });

  it('takes the settings of its own connection, however many are changed in a run', async () => {
    const { main } = await erpConnection.run(
      'update',
      {
        erpConnectionId: by('id', '={{ $json.id }}'),
        ...settings({ Timeout: '={{ $json.seconds }}' }),
        updateFields: {},
      },
      [
        { id: 614, seconds: 50 },
        { id: 9, seconds: 50 },
        { id: 615, seconds: 70 },
      ],
      { onError: 'continueRegularOutput' },
    );
    expect([614, 615].map((id) => stored(id).configuration.Timeout)).toEqual(['[I:50]', '[I:70]']);
    expect([614, 615].map((id) => stored(id).configuration.Password)).toEqual([PASSWORD, PASSWORD]);
    expect(main[1]?.json.message).toBe(
      'Settings: the fields could not be read: There is no such ERP connection',
    );
  });

  // A setting that its connector does not describe is shown as *** too.
  it('never sends *** as another setting', async () => {
    for (const [operation, parameters] of [
      ['update', update],
      ['testConfiguration', of(612)],
    ] as const) {
      const { failure } = await erpConnection.run(operation, {
        ...parameters,
        ...settings({ ...SETTINGS, Server: ' *** ' }),
      });
      expect(failure?.message).toContain('Server: expected the value itself, got "***"');
    }
    expect(erpConnection.sent('SaveConnection')).toEqual([]);
    expect(erpConnection.sent('TestConnectionByConfig')).toEqual([]);
  });

  it('never sends *** as a password', async () => {
    const { failure } = await erpConnection.run('update', { ...update, ...settings({ Password: '***' }) });
    expect(failure?.message).toContain('Password: expected the secret itself');
    expect(erpConnection.sent('SaveConnection')).toEqual([]);
  });

  it('that changes nothing is not sent', async () => {
    const { main } = await erpConnection.run('update', {
      ...of(615),
      updateFields: { displayName: 'Greenhouse Quito' },
    });
    expect(main[0]?.json).toMatchObject({ unchanged: true, ErpConnectionId: 615, ConfigFields: SHOWN });
    expect(erpConnection.sent('SaveConnection')).toEqual([]);
  });

  it('of an active connection is refused in SuperOffice’s words', async () => {
    const { failure } = await erpConnection.run('update', { ...of(612), ...settings({ Timeout: 60 }) });
    expect(failure?.message).toContain('Switch the connection off before you change its settings.');
  });
});

describe('a test', () => {
  it('of a connection says whether the ERP system answers', async () => {
    expect(await erpConnection.json('test', of(612))).toEqual([{ success: true }]);
    erpConnection.superOffice.state.erp.systems.down.add(612);
    const { failure } = await erpConnection.run('test', of(612));
    expect(failure?.message).toBe(
      'The connector does not reach the ERP system with the settings of this connection [item 0]',
    );
  });

  it('of settings stores nothing', async () => {
    expect(await erpConnection.json('testConfiguration', { ...of(615), ...settings(SETTINGS) })).toEqual([
      { success: true },
    ]);
    expect(erpConnection.sent('TestConnectionByConfig')).toEqual([
      { ErpConnectionId: 615, ConfigFields: { ...SETTINGS, Timeout: '[I:45]', CreateActors: '[I:0]' } },
    ]);
    const { failure } = await erpConnection.run('testConfiguration', {
      ...of(615),
      ...settings({ ...SETTINGS, Password: 'wrong' }),
    });
    expect(failure?.message).toBe('The connector does not reach the ERP system with these settings [item 0]');
    expect(stored(615).configuration.Timeout).toBe('[I:30]');
  });
});

describe('the state of a connection', () => {
  it('is read before it is flipped, so that it is as the item wants it', async () => {
    expect(await erpConnection.json('activate', of(615))).toEqual([{ success: true, erpConnectionId: 615 }]);
    expect(stored(615).active).toBe(true);
    expect(await erpConnection.json('activate', of(615))).toEqual([
      { success: true, erpConnectionId: 615, unchanged: true },
    ]);
    expect(await erpConnection.json('deactivate', of(615), [{}, {}])).toEqual([
      { success: true, erpConnectionId: 615 },
      { success: true, erpConnectionId: 615, unchanged: true },
    ]);
    expect(stored(615).active).toBe(false);
    expect(erpConnection.sent('ToggleErpConnectionActive')).toHaveLength(2);
  });

  it('stays if SuperOffice refuses, with its reasons', async () => {
    const { failure } = await erpConnection.run('activate', of(614));
    expect(failure?.message).toBe('Customer: Name is mandatory and has no sync direction. [item 0]');
    expect(stored(614).active).toBe(false);
  });

  it('is looked up if the answer is lost, and never flipped twice', async () => {
    erpConnection.superOffice.faults.add({
      kind: 'resetAfterRead',
      on: 'ToggleErpConnectionActive',
      apply: true,
    });
    expect(await erpConnection.json('activate', of(615))).toMatchObject([{ Active: true }]);
    expect(stored(615).active).toBe(true);
    expect(erpConnection.sent('ToggleErpConnectionActive')).toHaveLength(1);
  });

  it('is not flipped if it can’t be read, or there is no such connection', async () => {
    const { failure } = await erpConnection.run('activate', of(9));
    expect(failure?.message).toBe('There is no such ERP connection [item 0]');
    erpConnection.superOffice.faults.add({ kind: 'status', status: 403, on: 'GetConnection' });
    const unread = await erpConnection.run('deactivate', of(612));
    expect(unread.failure?.description).toContain(
      'The current state could not be read, so nothing was changed.',
    );
    expect(erpConnection.sent('ToggleErpConnectionActive')).toEqual([]);
  });
});

it('connections are deleted, which marks them', async () => {
  expect(await erpConnection.json('delete', of(615))).toEqual([{ deleted: true, erpConnectionId: 615 }]);
  expect(stored(615).deleted).toBe(true);
});

it('connections get their priorities in the given order', async () => {
  const given = { erpConnectionIds: '615, 612, 613' };
  expect(await erpConnection.json('setPriorities', given)).toEqual([{ success: true }]);
  expect(erpConnection.superOffice.state.erp.connections.priorities).toEqual([615, 612, 613]);
  const { failure } = await erpConnection.run('setPriorities', { erpConnectionIds: '615, 9' });
  expect(failure?.message).toBe('SuperOffice did not store the priorities [item 0]');
});

it('connections read again which fields there are', async () => {
  expect(await erpConnection.json('refreshFields', of(615))).toEqual([
    { success: true, erpConnectionId: 615 },
  ]);
  erpConnection.superOffice.state.erp.systems.down.add(615);
  const { failure } = await erpConnection.run('refreshFields', of(615));
  expect(failure?.message).toBe('The connector did not give its fields [item 0]');
});
