import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { ask, call } from './erp';
import type { Row } from './erp';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

const company = { ErpConnectionId: 612, CrmActorType: 'Contact', CrmRecordId: 21 };
const petals = { ...company, ErpActorType: 'Customer', ErpKey: 'C90021' };

const status = async (id: number, type = 'Contact'): Promise<unknown[]> => {
  const rows = await ask<Row[]>(office, 'GetConnectionsAndDisplayFields', {
    CrmActorType: type,
    EntityId: id,
  });
  return rows.map(({ ErpConnectionId, Connected, ErpActorType }) => [
    ErpConnectionId,
    Connected,
    ErpActorType,
  ]);
};

describe('a link', () => {
  it('is stored, shown, counted and broken', async () => {
    expect(await status(21)).toEqual([
      [612, false, 'Unknown'],
      [613, false, 'Unknown'],
    ]);
    expect(office.state.erp.activeLinks('Contact', 21)).toBe(0);
    expect(await ask(office, 'CreateActorLink', petals)).toBe(true);
    expect(await status(21)).toEqual([
      [612, true, 'Customer'],
      [613, false, 'Unknown'],
    ]);
    expect(office.state.erp.activeLinks('Contact', 21)).toBe(1);
    expect(await ask(office, 'BreakActorLink', company)).toBe(true);
    expect(await ask(office, 'BreakActorLink', company)).toBe(false);
    expect(office.state.erp.activeLinks('Contact', 21)).toBe(0);
    expect(office.violations).toEqual([]);
  });

  it('can be made once for a record and connection, and once for an ERP key', async () => {
    expect(await ask(office, 'CreateActorLink', petals)).toBe(true);
    expect(await ask(office, 'CreateActorLink', { ...petals, ErpKey: 'C90023' })).toBe(false);
    expect(await ask(office, 'CreateActorLink', { ...petals, CrmRecordId: 22 })).toBe(false);
    expect(await ask(office, 'TryConnectActor', { ...petals, CrmRecordId: 22 })).toBe(false);
    expect(office.state.erp.links.ofActor(612, 'Customer', 'C90021')?.key.record).toEqual({
      type: 'Contact',
      id: 21,
    });
  });

  it.each([
    ['an unknown company', { CrmRecordId: 9 }],
    ['an unknown ERP key', { ErpKey: 'C1' }],
    ['an unknown connection', { ErpConnectionId: 9 }],
    ['a connection that is switched off', { ErpConnectionId: 615 }],
    ['another kind of record', { CrmActorType: 'Project', CrmRecordId: 31 }],
    ['an actor type that is not synchronized', { ErpActorType: 'Supplier', ErpKey: 'S90001' }],
    ['an actor type that the connection lacks', { ErpActorType: 'Sale', ErpKey: 'O1' }],
  ])('is refused for %s', async (_, change) => {
    expect(await ask(office, 'CreateActorLink', { ...petals, ...change })).toBe(false);
    expect(await call(office, 'ConnectActor', { ...petals, ...change })).toEqual({
      status: 204,
      value: undefined,
    });
    expect(office.state.erp.links.ofActor(612, 'Customer', 'C90021')).toBeUndefined();
  });

  it('of a person needs that of the company', async () => {
    const anna = {
      ...company,
      CrmActorType: 'Person',
      CrmRecordId: 41,
      ErpActorType: 'Person',
      ErpKey: 'P90041',
    };
    expect(await ask(office, 'CreateActorLink', anna)).toBe(false);
    await ask(office, 'CreateActorLink', petals);
    expect(await ask(office, 'CreateActorLink', anna)).toBe(true);
    expect(await status(41, 'Person')).toEqual([
      [612, true, 'Person'],
      [613, false, 'Unknown'],
    ]);
  });

  it('gets an internal key of its own, by which it is resynced', async () => {
    await ask(office, 'CreateActorLink', petals);
    const key = office.state.erp.links.keyOf('Contact', 21)?.id ?? 0;
    expect(key).toBeGreaterThan(2_019);
    const answer = await ask(office, 'ForceResync', { ErpConnectionId: 612, InternalKeyIds: [key] });
    expect(answer).toMatchObject({ IsOk: true });
    expect(office.state.erp.crm.value('Contact', 21, 'STREETCITY')).toBe('Bergen');
  });
});

describe('values', () => {
  const crm = async (): Promise<Row[]> =>
    ask<Row[]>(office, 'GetFieldValuesFromCrm', { RecordId: 21, ActorTypeCrm: 'Contact' });
  const erp = async (): Promise<Row[]> =>
    ask<Row[]>(office, 'GetFieldValuesFromErp', {
      ErpConnectionId: 612,
      ActorTypeErp: 'Customer',
      ErpKey: 'C90021',
    });
  const pairs = (rows: Row[]) =>
    Object.fromEntries(rows.map(({ CrmFieldKey, Value }) => [CrmFieldKey, Value]));

  it('of both sides have the same keys, and list items those of SuperOffice', async () => {
    expect(pairs(await crm())).toEqual({
      NAME: 'Petal Pushers Oslo',
      VATNO: 'NO910021MVA',
      PHONE: '',
      EMAIL: '',
      STREETAD1: '',
      STREETZIP: '',
      STREETCITY: 'Oslo',
      COUNTRY: '578',
    });
    expect(pairs(await erp())).toEqual({
      NAME: 'Petal Pushers AS',
      VATNO: 'NO910021MVA',
      PHONE: '+47 22 55 01 21',
      EMAIL: '',
      STREETAD1: '',
      STREETZIP: '',
      STREETCITY: 'Bergen',
      COUNTRY: '578',
    });
  });

  it('that are chosen are carried over when a record is connected, and logged', async () => {
    const chosen = [
      { CrmFieldKey: 'PHONE', Value: '+47 22 55 01 21', SyncToCrm: true, SyncToErp: false },
      { CrmFieldKey: 'STREETCITY', Value: 'Oslo', SyncToCrm: false, SyncToErp: true },
      { CrmFieldKey: 'COUNTRY', Value: '528', SyncToCrm: true, SyncToErp: true },
    ];
    const before = office.state.erp.log.all().length;
    expect(await ask(office, 'TryConnectActor', { ...petals, FieldValues: chosen })).toBe(true);
    expect(pairs(await crm())).toMatchObject({
      NAME: 'Petal Pushers Oslo',
      PHONE: '+47 22 55 01 21',
      COUNTRY: '528',
    });
    expect(pairs(await erp())).toMatchObject({
      NAME: 'Petal Pushers AS',
      STREETCITY: 'Oslo',
      COUNTRY: '528',
    });
    expect(
      office.state.erp.log
        .all()
        .slice(before)
        .map(({ source, target, crmfieldkey, oldvalue, newvalue }) =>
          [source, target, crmfieldkey, oldvalue, newvalue].join('; '),
        ),
    ).toEqual([
      'Customer C90021; Contact 21; PHONE; ; +47 22 55 01 21',
      'Contact 21; Customer C90021; STREETCITY; Bergen; Oslo',
      'Customer C90021; Contact 21; COUNTRY; 578; 528',
      'Contact 21; Customer C90021; COUNTRY; NO; NL',
    ]);
  });

  it('of a field that is not mapped refuse the connection', async () => {
    const FieldValues = [{ CrmFieldKey: 'FAX', Value: '1', SyncToErp: true }];
    expect(await ask(office, 'TryConnectActor', { ...petals, FieldValues })).toBe(false);
  });

  it('of the ERP record come in the order of the keys, encoded', async () => {
    await ask(office, 'CreateActorLink', petals);
    const FieldKeys = ['BLOCKED', 'CREDITLIMIT', 'NOTHING', 'SINCE', 'NAME'];
    const asked = { ErpConnectionId: 612, CrmActorType: 'Contact', FieldKeys };
    expect(await ask(office, 'GetErpFieldValues', { ...asked, EntityId: 21 })).toEqual([
      '[I:0]',
      '[F:25000.5]',
      '',
      '[DT:03/01/2019 00:00:00.0000000]',
      'Petal Pushers AS',
    ]);
    expect(await ask(office, 'GetErpFieldValues', { ...asked, EntityId: 22 })).toBeNull();
  });
});

describe('a new actor', () => {
  const tulips = { ConnectionId: 612, CrmEntityId: 22, CrmActorType: 'Contact', ErpActorType: 'Customer' };
  const create = (ErpFieldKeyValues: Row, change: Row = {}) =>
    ask(office, 'CreateErpActorFromCrm', { ...tulips, ErpFieldKeyValues, ...change });

  it('asks for the fields that SuperOffice does not fill', async () => {
    const rows = await ask<Row[]>(office, 'GetFieldsForNewErpActor', {
      ErpConnectionId: 612,
      ErpActorType: 'Customer',
    });
    expect(
      rows.map(({ FieldKey, FieldType, Access, DefaultValue }) => [
        FieldKey,
        FieldType,
        Access,
        DefaultValue,
      ]),
    ).toEqual([
      ['CUSTNO', 'Text', 'ReadOnly', ''],
      ['PAYTERMS', 'List', 'Mandatory', ''],
      ['CREDITLIMIT', 'Double', 'Normal', '[F:1000]'],
      ['DISCOUNT', 'Integer', 'Normal', '[I:0]'],
      ['SINCE', 'Date', 'Normal', ''],
      ['BLOCKED', 'Checkbox', 'Normal', '[I:0]'],
    ]);
  });

  it('gets mapped values, those of the call and defaults, and is linked', async () => {
    const sent = { PAYTERMS: '14', DISCOUNT: '[I:5]', SINCE: '[DT:11/28/2026 00:00:00.0000000]' };
    expect(await create(sent)).toBe(true);
    const { links, systems } = office.state.erp;
    const link = links.ofRecord(612, 'Contact', 22);
    expect(link?.erpKey).toBe('C95001');
    expect(systems.values(612, 'Customer', 'C95001')).toMatchObject({
      CUSTNO: 'C95001',
      NAME: 'Tulip Traders',
      CITY: 'Amsterdam',
      COUNTRY: 'NL',
      CREDITLIMIT: '[F:1000]',
      ...sent,
    });
    expect(await create(sent)).toBe(false);
  });

  it.each<[string, Row, Row?]>([
    ['a mandatory field', {}],
    ['an item that the list lacks', { PAYTERMS: '7' }],
    ['a number that is not encoded', { PAYTERMS: '14', DISCOUNT: '5' }],
    ['a day that is not encoded', { PAYTERMS: '14', SINCE: '2026-11-28' }],
    ['a switch that is not encoded', { PAYTERMS: '14', BLOCKED: 'true' }],
    ['a read-only field', { PAYTERMS: '14', CUSTNO: 'C1' }],
    ['an unknown field', { PAYTERMS: '14', COLOR: 'red' }],
    ['an ERP system that lets nobody create', { PAYTERMS: '14' }, { ConnectionId: 613 }],
    ['an unknown company', { PAYTERMS: '14' }, { CrmEntityId: 9 }],
    ['an ERP system that is down', { PAYTERMS: '14' }, { down: true }],
  ])('is refused because of %s', async (_, sent, { down, ...change } = {}) => {
    if (down) office.state.erp.systems.down.add(612);
    expect(await create(sent, change)).toBe(false);
    expect(office.state.erp.links.ofRecord(612, 'Contact', 22)).toBeUndefined();
  });
});
