import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { json, rules, superOffice } from '../requests';
import { ask, call } from './erp';
import type { Row } from './erp';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

const connection = (id: number) => ask<Row>(office, 'GetConnection', { ErpConnectionId: id });
const mapping = (ActorType = 'Customer', id = 612) =>
  ask<Row>(office, 'GetActorTypeMapping', { ErpConnectionId: id, ActorType });

describe('a connection', () => {
  it('is replaced by what is sent: what the caller left out is gone', async () => {
    const read = await connection(615);
    expect(read).toMatchObject({ DisplayName: 'Greenhouse Quito', AllAccess: true });
    expect(read.ConfigFields).toMatchObject({ Server: 'erp.flowers.example', Timeout: '[I:30]' });
    const { ConfigFields: _, AllAccess: __, ...rest } = read;
    await ask(office, 'SaveConnection', { Connection: { ...rest, DisplayName: 'Quito' } });
    expect(await connection(615)).toEqual({
      ...read,
      DisplayName: 'Quito',
      ConfigFields: {},
      AllAccess: false,
    });
    await ask(office, 'SaveConnection', { Connection: read });
    expect(await connection(615)).toEqual(read);
  });

  it('is made with the id 0, gets an id and a GUID, and has the mappings that the connector proposes', async () => {
    const sent = { ErpConnectorId: 1, DisplayName: 'Harvest', ConfigFields: { Server: 'a' } };
    const made = await ask<Row>(office, 'SaveConnection', { Connection: sent });
    expect(made).toMatchObject({ ...sent, ErpConnectionId: 701, Active: false });
    expect(made.ConnectionId).toMatch(/^[\da-f-]{36}$/);
    expect((await mapping('Customer', 701)).FieldMappings).toHaveLength(14);
  });

  it.each([
    ['an unknown id', { ErpConnectionId: 9 }],
    ['an unknown connector', { ErpConnectorId: 3 }],
    ['no name', { DisplayName: '' }],
    [
      'other settings while it is switched on',
      { ErpConnectionId: 612, ConfigFields: { Server: 'other.example' } },
    ],
  ])('is refused with %s', async (_, change) => {
    const Connection = { ErpConnectorId: 1, DisplayName: 'New', ...change };
    expect((await call(office, 'SaveConnection', { Connection })).status).toBe(400);
  });

  it('refuses members that no page has', async () => {
    expect(
      (await call(office, 'SaveConnection', { Connection: { DisplayName: 'A', Colour: 'red' } })).status,
    ).toBe(400);
    expect(rules(office.violations)).toEqual(['Connection.Colour: not documented']);
  });

  it('is listed without its settings, and kept when it is deleted', async () => {
    const rows = await ask<Row[]>(office, 'GetAllConnections', { IncludeDeleted: false });
    expect(rows.every(({ ConfigFields }) => Object.keys(ConfigFields as Row).length === 0)).toBe(true);
    await ask(office, 'DeleteConnection', { ErpConnectionId: 613 });
    expect(await connection(613)).toMatchObject({ Deleted: true, Active: false });
    expect(await ask(office, 'TestConnectionById', { ErpConnectionId: 613 })).toBe(false);
  });

  it('is switched on unless a mandatory field has no direction', async () => {
    const toggle = (ErpConnectionId: number) => ask(office, 'ToggleErpConnectionActive', { ErpConnectionId });
    expect(await toggle(615)).toEqual([]);
    expect(await connection(615)).toMatchObject({ Active: true });
    expect(await toggle(615)).toEqual([]);
    expect(await connection(615)).toMatchObject({ Active: false });
    expect(await toggle(614)).toEqual(['Customer: Name is mandatory and has no sync direction.']);
    expect(await connection(614)).toMatchObject({ Active: false });
  });

  it('is tested with settings that are not stored', async () => {
    const settings = await ask<Row>(office, 'GetErpConnectionConfigFields', { ErpConnectionId: 612 });
    const test = (ConfigFields: Row) =>
      ask(office, 'TestConnectionByConfig', { ErpConnectionId: 612, ConfigFields });
    expect(await test(settings)).toBe(true);
    expect(await test({ ...settings, Password: 'wrong' })).toBe(false);
    office.state.erp.systems.down.add(612);
    expect(await test(settings)).toBe(false);
  });

  it('wants a password among its settings', async () => {
    const fields = await ask<Row[]>(office, 'GetConfigurationFields', { ErpConnectorId: 1 });
    expect(fields.map(({ FieldKey, FieldType, Access }) => [FieldKey, FieldType, Access])).toContainEqual([
      'Password',
      'Password',
      'Mandatory',
    ]);
  });

  it('learns of fields that the connector gained and lost', async () => {
    const kept = office.state.erp.systems.offered(612, 'Customer').filter(({ key }) => key !== 'ZIP');
    office.state.erp.systems.offer(612, 'Customer', [
      ...kept,
      { key: 'REGION', name: 'Region', type: 'Text', access: 'Normal' },
    ]);
    const field = async (key: string) =>
      ((await mapping()).FieldMappings as Row[]).find(({ ErpFieldKey }) => ErpFieldKey === key);
    expect(await field('REGION')).toBeUndefined();
    expect(await ask(office, 'UpdateConnectionFields', { ErpConnectionId: 612 })).toBe(true);
    expect(await field('REGION')).toMatchObject({ CrmFieldKey: '', SyncToCrm: false });
    expect(await field('ZIP')).toMatchObject({ MissingInERP: true, SyncToCrm: false, SyncToErp: false });
  });
});

describe('the mapping of an actor type', () => {
  it('survives being read and saved', async () => {
    const read = await mapping();
    expect(await ask(office, 'SaveActorTypeMapping', { Mapping: read })).toEqual(read);
  });

  it('is replaced: rows that are left out are no longer mapped, texts of the connector are ignored', async () => {
    const read = await mapping();
    const [first, name] = read.FieldMappings as Row[];
    const FieldMappings = [{ ...name, ErpDisplayName: 'Nom', Access: 'Normal', SyncToCrm: false }];
    const saved = await ask<Row>(office, 'SaveActorTypeMapping', {
      Mapping: { ...read, IsActive: false, FieldMappings },
    });
    const rows = saved.FieldMappings as Row[];
    expect(saved.IsActive).toBe(false);
    expect(rows[1]).toEqual({ ...name, SyncToCrm: false });
    expect(rows[0]).toEqual({ ...first, ShowInGui: false, ShowInSearch: false });
    expect(rows.filter(({ CrmFieldKey }) => CrmFieldKey !== '')).toHaveLength(1);
    expect(rows).toHaveLength(14);
  });

  it.each([
    ['a kind of record that it does not belong to', { ActorTypeCrm: 'Person' }],
    ['an actor type that the connection lacks', { ActorTypeErp: 'Sale', ActorTypeCrm: 'Sale' }],
    [
      'one direction where another connection has the field',
      { FieldMappings: [{ ErpFieldId: 2, CrmFieldKey: 'NAME', SyncToCrm: true }] },
    ],
  ])('is refused with %s', async (_, change) => {
    const read = await mapping();
    expect((await call(office, 'SaveActorTypeMapping', { Mapping: { ...read, ...change } })).status).toBe(
      400,
    );
    expect(await mapping()).toEqual(read);
  });

  it('orders its fields as they are moved', async () => {
    const keys = async () =>
      ((await mapping()).FieldMappings as Row[]).map(({ ErpFieldKey }) => ErpFieldKey).slice(0, 3);
    const move = (ErpFieldId: number, Direction: number) =>
      ask(office, 'MoveErpFieldItem', {
        ErpFieldId,
        Direction,
        ErpConnectionId: 612,
        ErpActorType: 'Customer',
      });
    await move(1, 1);
    expect(await keys()).toEqual(['NAME', 'CUSTNO', 'VATNO']);
    await move(3, -1);
    expect(await keys()).toEqual(['NAME', 'VATNO', 'CUSTNO']);
    await move(2, -1);
    expect(await keys()).toEqual(['NAME', 'VATNO', 'CUSTNO']);
  });
});

describe('list mappings', () => {
  const read = () => ask<Row>(office, 'GetConnectionListMappings', { ErpConnectionId: 612 });

  it('survive being read and saved; what is left out is no longer matched', async () => {
    const before = await read();
    expect(await ask(office, 'SaveConnectionListMappings', { ListMapping: before })).toEqual(before);
    const [country] = before.ErpListItemMappings as Row[];
    await ask(office, 'SaveConnectionListMappings', {
      ListMapping: { ...before, ErpListItemMappings: [country] },
    });
    expect((await read()).ErpListItemMappings).toEqual([country]);
  });

  it('have their names in the language of the call, in all languages where it names none', async () => {
    const norway = async (language: string): Promise<unknown> => {
      const path = 'Agents/ErpSync/GetConnectionListMappings';
      const answer = await superOffice(office, path, { ErpConnectionId: 612 }, { 'so-language': language });
      const [country] = json(answer).ErpListItemMappings as Row[];
      const [first] = country?.ErpCrmListItemMappings as Row[];
      return (first?.CrmListItem as Row).Name;
    };
    expect(await norway('en')).toBe('Norway');
    expect(await norway('nb-NO')).toBe('Norge');
    expect(await norway('')).toBe('NO:"Norge";US:"Norway"');
  });

  it('refuse items that a list lacks', async () => {
    const before = await read();
    const [country] = before.ErpListItemMappings as Row[];
    const ErpCrmListItemMappings = [{ ErpListItemId: 'NO', CrmListItem: { Id: 999 } }];
    const ListMapping = { ...before, ErpListItemMappings: [{ ...country, ErpCrmListItemMappings }] };
    expect((await call(office, 'SaveConnectionListMappings', { ListMapping })).status).toBe(400);
    expect(await read()).toEqual(before);
  });
});

describe('the default value of a field', () => {
  const info = (ErpFieldId: number) => ask<Row>(office, 'GetDefaultValueInfo', { ErpFieldId });

  it('is replaced, but not the field itself', async () => {
    const rows = (await mapping()).FieldMappings as Row[];
    const id = Number(rows.find(({ ErpFieldKey }) => ErpFieldKey === 'PAYTERMS')?.ErpFieldId);
    const before = await info(id);
    expect(before).toMatchObject({ DefaultValue: '', PromptUser: true, Mandatory: true, FieldType: 'List' });
    const sent = { ErpFieldId: id, DefaultValue: '30', ErpFieldKey: 'OTHER', FieldType: 'Text' };
    await ask(office, 'SaveDefaultValueInfo', { ErpSyncDefaultValue: sent });
    expect(await info(id)).toEqual({ ...before, DefaultValue: '30', PromptUser: false, Mandatory: false });
    const wrong = { ErpFieldId: id, DefaultValue: '7' };
    expect((await call(office, 'SaveDefaultValueInfo', { ErpSyncDefaultValue: wrong })).status).toBe(400);
  });
});

describe('a connector', () => {
  const remove = (id: number) =>
    superOffice(
      office,
      `Agents/ErpSync/DeleteErpSyncConnectorEntity?erpSyncConnectorEntityId=${id}`,
      undefined,
      {},
      'POST',
    );

  it('cannot be deleted while it has connections', async () => {
    expect(await ask(office, 'CanDeleteErpSyncConnectorEntity', { ErpSyncConnectorId: 1 })).toBe(
      'ErrorConnectorHasConnections',
    );
    expect((await remove(1)).status).toBe(500);
    expect(await ask(office, 'CanDeleteErpSyncConnectorEntity', { ErpSyncConnectorId: 2 })).toBe('NoError');
    expect((await remove(2)).status).toBe(204);
    expect(await ask(office, 'CanDeleteErpSyncConnectorEntity', { ErpSyncConnectorId: 2 })).toBe(
      'ErrorNotFound',
    );
    const rows = await ask<Row[]>(office, 'GetAllConnectors');
    expect(rows).toEqual([
      { Id: 1, Name: 'Flower ERP Connector', ToolTip: 'https://connector.flowers.example/erp' },
    ]);
  });

  it('is saved as the bare carrier, under a new id where it has none', async () => {
    const sent = { DisplayName: 'App', URL: 'app://0123456789abcdef' };
    expect(await ask(office, 'SaveErpSyncConnectorEntity', sent)).toMatchObject({
      ...sent,
      ErpConnectorId: 4,
    });
    const wrapped = await call(office, 'SaveErpSyncConnectorEntity', { ErpSyncConnectorEntity: sent });
    expect(wrapped.status).toBe(400);
  });

  it('that is silent is not found', async () => {
    const Url = 'https://connector.flowers.example/erp';
    expect(await ask(office, 'TestConnectorUrl', { Url })).toBe('NoError');
    office.state.erp.systems.silent.add(Url);
    expect(await ask(office, 'TestConnectorUrl', { Url })).toBe('ErrorNotFound');
  });
});
