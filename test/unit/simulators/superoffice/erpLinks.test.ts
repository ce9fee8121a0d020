import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { json, superOffice } from '../requests';
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
    ['an unknown company', { CrmRecordId: 99 }],
    ['an unknown ERP key', { ErpKey: 'C1' }],
    ['an unknown connection', { ErpConnectionId: 9 }],
    ['a connection that is switched off', { ErpConnectionId: 615 }],
    ['another kind of record', { CrmActorType: 'Project', CrmRecordId: 3 }],
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
    const bjorn = {
      ...company,
      CrmActorType: 'Person',
      CrmRecordId: 21,
      ErpActorType: 'Person',
      ErpKey: 'P90021',
    };
    expect(await ask(office, 'CreateActorLink', bjorn)).toBe(false);
    await ask(office, 'CreateActorLink', petals);
    expect(await ask(office, 'CreateActorLink', bjorn)).toBe(true);
    expect(await status(21, 'Person')).toEqual([
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
    expect(office.state.erp.crm.value('Contact', 21, 'STREETCITY')).toBe('Tampa');
  });
});

describe('a record that is linked', () => {
  const company = async (): Promise<Row> => json(await superOffice(office, 'Contact/21'));

  it('says through how many active connections, as long as they are', async () => {
    const links = async () => (await company()).ActiveErpLinks;
    expect(await links()).toBe(0);
    await ask(office, 'CreateActorLink', petals);
    expect(await links()).toBe(1);
    await ask(office, 'ToggleErpConnectionActive', { ErpConnectionId: 612 });
    expect(await links()).toBe(0);
    await ask(office, 'ToggleErpConnectionActive', { ErpConnectionId: 612 });
    expect(await links()).toBe(1);
    await ask(office, 'BreakActorLink', { ...petals, ErpActorType: undefined, ErpKey: undefined });
    expect(await links()).toBe(0);
  });

  it('is changed as by a user of its own: everybody sees it, and its events are sent', async () => {
    const changed: string[] = [];
    const end = office.state.records.onChange(({ entity, verb, id, associateId }) =>
      changed.push(`${entity}.${verb} ${id} by ${associateId}`),
    );
    await ask(office, 'CreateActorLink', petals);
    const asked = { ErpConnectionId: 612, ErpActorType: 'Customer', ExternalKeys: ['C90021'] };
    await ask(office, 'ForceResyncExternalNoBlankValues', asked);
    end();
    const read = await company();
    expect(read).toMatchObject({
      Name: 'Flower House 21 AS',
      OrgNr: '910000021',
      Country: { CountryId: 528 },
    });
    expect(read.Phones).toMatchObject([{ Value: '+1 305 55 01 21' }]);
    expect(read.Address).toMatchObject({ Street: { Address1: '21 Garden Street', City: 'Tampa' } });
    expect(changed).toEqual(Array.from({ length: 3 }, () => 'contact.changed 21 by 9'));
  });

  it('gives its dates and list items in the encoding of ErpSync', async () => {
    office.state.erp.links.link(612, { type: 'Contact', id: 24 }, 'Customer', 'C90023');
    const Person = { CrmActorType: 'Person', ErpActorType: 'Person' };
    const made = { ConnectionId: 612, CrmEntityId: 24, ...Person, ErpFieldKeyValues: {} };
    expect(await ask(office, 'CreateErpActorFromCrm', made)).toBe(true);
    expect(office.state.erp.systems.values(612, 'Person', 'P95001')).toEqual({
      PERSNO: 'P95001',
      FIRST: 'Elin',
      LAST: 'Lund',
      MAIL: 'person24@company24.example',
      MOBILE: '+47 90 00 0024',
      TITLE: 'OWN',
      BORN: '[DT:01/25/1980 00:00:00.0000000]',
    });
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
      NAME: 'Flower House 21 BV',
      VATNO: '910000021',
      PHONE: '+47 22 00 0021',
      EMAIL: 'office@company21.example',
      STREETAD1: '21 Garden Street',
      STREETZIP: '1021',
      STREETCITY: 'Miami',
      COUNTRY: '528',
    });
    expect(pairs(await erp())).toEqual({
      NAME: 'Flower House 21 AS',
      VATNO: '910000021',
      PHONE: '+1 305 55 01 21',
      EMAIL: '',
      STREETAD1: '',
      STREETZIP: '',
      STREETCITY: 'Tampa',
      COUNTRY: '528',
    });
  });

  it('that are chosen are carried over when a record is connected, and logged', async () => {
    const chosen = [
      { CrmFieldKey: 'PHONE', Value: '+1 305 55 01 21', SyncToCrm: true, SyncToErp: false },
      { CrmFieldKey: 'STREETCITY', Value: 'Miami', SyncToCrm: false, SyncToErp: true },
      { CrmFieldKey: 'COUNTRY', Value: '752', SyncToCrm: true, SyncToErp: true },
    ];
    const before = office.state.erp.log.all().length;
    expect(await ask(office, 'TryConnectActor', { ...petals, FieldValues: chosen })).toBe(true);
    expect(pairs(await crm())).toMatchObject({
      NAME: 'Flower House 21 BV',
      PHONE: '+1 305 55 01 21',
      COUNTRY: '752',
    });
    expect(pairs(await erp())).toMatchObject({
      NAME: 'Flower House 21 AS',
      STREETCITY: 'Miami',
      COUNTRY: '752',
    });
    expect(
      office.state.erp.log
        .all()
        .slice(before)
        .map(({ source, target, crmfieldkey, oldvalue, newvalue }) =>
          [source, target, crmfieldkey, oldvalue, newvalue].join('; '),
        ),
    ).toEqual([
      'Customer C90021; Contact 21; PHONE; +47 22 00 0021; +1 305 55 01 21',
      'Contact 21; Customer C90021; STREETCITY; Tampa; Miami',
      'Customer C90021; Contact 21; COUNTRY; 528; 752',
      'Contact 21; Customer C90021; COUNTRY; NL; SE',
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
      'Flower House 21 AS',
    ]);
    expect(await ask(office, 'GetErpFieldValues', { ...asked, EntityId: 22 })).toBeNull();
  });
});
