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

const crm = (id: number, field: string): string => office.state.erp.crm.value('Contact', id, field);
const erp = (key: string, field: string): string =>
  office.state.erp.systems.value(612, 'Customer', key, field);
const logged = (from = 3): string[] =>
  office.state.erp.log
    .all()
    .slice(from)
    .map((row) =>
      [row.connection, row.source, row.target, row.crmfieldkey, row.oldvalue, row.newvalue].join('; '),
    );

/** Where ERP and SuperOffice differ at the start. */
const [CITY, MAIL, PHONE] = ['Oslo', 'post@shop10386.example', '+47 22 010386'];

describe('a resync', () => {
  it('from a connection overwrites SuperOffice, blank values included, and logs what changed', async () => {
    expect([crm(10_386, 'STREETCITY'), crm(10_386, 'EMAIL'), crm(10_386, 'PHONE')]).toEqual([
      CITY,
      MAIL,
      PHONE,
    ]);
    await ask(office, 'ForceResync', { ErpConnectionId: 612, InternalKeyIds: [386] });
    expect([crm(10_386, 'STREETCITY'), crm(10_386, 'EMAIL'), crm(10_386, 'PHONE')]).toEqual([
      'Bergen',
      'orders@shop10386.example',
      '',
    ]);
    expect(logged()).toEqual([
      'Business Central Miami; Customer C10386; Contact 10386; PHONE; +47 22 010386; ',
      'Business Central Miami; Customer C10386; Contact 10386; EMAIL; post@shop10386.example; orders@shop10386.example',
      'Business Central Miami; Customer C10386; Contact 10386; STREETCITY; Oslo; Bergen',
    ]);
  });

  it.each([
    ['ForceResyncNoBlankValues', { InternalKeyIds: [386] }],
    ['ForceResyncExternalNoBlankValues', { ErpActorType: 'Customer', ExternalKeys: ['C10386'] }],
  ])('with %s keeps what the source leaves blank', async (method, body) => {
    expect(await ask(office, method, { ErpConnectionId: 612, ...body })).toMatchObject({ IsOk: true });
    expect([crm(10_386, 'STREETCITY'), crm(10_386, 'PHONE')]).toEqual(['Bergen', PHONE]);
  });

  it('from SuperOffice overwrites the ERP system', async () => {
    await ask(office, 'ForceResync', { ErpConnectionId: 0, InternalKeyIds: [386] });
    expect([erp('C10386', 'CITY'), erp('C10386', 'TEL')]).toEqual([CITY, PHONE]);
    expect(crm(10_386, 'STREETCITY')).toBe(CITY);
  });

  it('by ERP keys reaches linked records of that kind alone, and all of them for an empty list', async () => {
    const asked = { ErpConnectionId: 612, ErpActorType: 'Customer' };
    expect(
      await ask(office, 'ForceResyncExternal', { ...asked, ExternalKeys: ['C10386', 'C90021'] }),
    ).toMatchObject({
      IsOk: false,
      ErrorCode: 'ErpKeyNotFound',
    });
    expect(office.state.resynced()).toEqual([]);
    await ask(office, 'ForceResyncExternal', { ...asked, ExternalKeys: [] });
    expect(office.state.fullResyncs).toHaveLength(1);
    expect(office.state.resynced()).toHaveLength(1_201 - 3);
  });

  it('is refused while a list item is not mapped, says so in the log, and works once it is mapped', async () => {
    office.state.erp.changeInErp(612, 'Customer', 'C10386', { COUNTRY: 'EC' });
    const resync = () => ask<Row>(office, 'ForceResync', { ErpConnectionId: 612, InternalKeyIds: [386] });
    expect(await resync()).toMatchObject({
      IsOk: false,
      UserExplanation: 'The country of the customer is not mapped.',
      ErrorCode: 'ListItemNotMapped',
    });
    expect(logged()).toEqual([
      'Business Central Miami; Customer C10386; Contact 10386; ; ; The country of the customer is not mapped.',
    ]);
    const mappings = await ask<Row>(office, 'GetConnectionListMappings', { ErpConnectionId: 612 });
    const [country] = mappings.ErpListItemMappings as Row[];
    const ecuador = (country?.ErpCrmListItemMappings as Row[]).find(
      ({ ErpListItemId }) => ErpListItemId === 'EC',
    );
    if (ecuador) ecuador.CrmListItem = { Id: 752 };
    await ask(office, 'SaveConnectionListMappings', { ListMapping: mappings });
    expect(await resync()).toMatchObject({ IsOk: true });
    expect(crm(10_386, 'COUNTRY')).toBe('752');
  });
});

describe('an ordinary run', () => {
  it('carries over what changed since the last one, in either direction, and dates the connections', async () => {
    office.state.erp.changeInErp(612, 'Customer', 'C10300', { CITY: 'Hamar' });
    office.state.erp.changeInCrm('Contact', 10_301, { STREETCITY: 'Molde' });
    expect(await ask(office, 'SyncAll')).toMatchObject({ IsOk: true, Status: 'Ok' });
    expect([crm(10_300, 'STREETCITY'), erp('C10301', 'CITY')]).toEqual(['Hamar', 'Molde']);
    expect(crm(10_386, 'STREETCITY')).toBe(CITY);
    const summary = await ask<Row>(office, 'GetErpSyncConnectionSummary', { ErpSyncConnectionId: 612 });
    expect(String(summary.LastSync) > '2026-03-30T02:00:00').toBe(true);
    expect(logged()).toHaveLength(2);
    await ask(office, 'SyncAll');
    expect(logged()).toHaveLength(2);
  });

  it('warns of records that were refused, and fails if an ERP system is down', async () => {
    office.state.erp.changeInErp(612, 'Customer', 'C10404', { CITY: 'Hamar' });
    expect(await ask(office, 'SyncAll')).toMatchObject({ IsOk: true, Status: 'Warning' });
    expect(logged()).toEqual([
      'Business Central Miami; Customer C10404; Contact 10404; ; ; The customer was not found in the ERP system.',
    ]);
    office.state.erp.systems.down.add(613);
    expect(await ask(office, 'ForceSyncAll')).toMatchObject({
      IsOk: false,
      UserExplanation: 'The ERP system of Business Central Amsterdam did not answer.',
    });
  });
});

describe('a resync in the background', () => {
  const queue = (InternalKeyIds: number[]) =>
    call(office, 'ForceResyncBatchTask', { ErpConnectionId: 612, InternalKeyIds });
  const newest = (): unknown => office.state.batchTasks.list().at(-1)?.State;

  it('answers nothing; its task is done when it has been looked at twice, and then the records are resynced', async () => {
    const before = office.state.batchTasks.list().length;
    expect(await queue([386])).toEqual({ status: 204, value: undefined });
    expect(office.state.batchTasks.list()).toHaveLength(before + 1);
    expect(office.state.resynced()).toEqual([]);
    expect([newest(), newest()]).toEqual(['Started', 'Succeeded']);
    expect(office.state.resynced().map(({ id }) => id)).toEqual([386]);
  });

  it('fails as a task if a record is refused', async () => {
    await queue([386, 404]);
    expect([newest(), newest(), newest()]).toEqual(['New', 'Started', 'Failed']);
    expect(office.state.batchTasks.list().at(-1)).toMatchObject({
      Name: 'ErpSync ForceResync',
      Result: 'The customer was not found in the ERP system.',
    });
    expect(office.state.resynced()).toEqual([]);
  });

  it('goes on for as long as it is held', async () => {
    office.state.batchTasks.held = true;
    await queue([386]);
    expect([newest(), newest(), newest()]).toEqual(['New', 'Started', 'Started']);
  });
});

it('what others do outside the API can be done from another process', async () => {
  const post = (topic: string, body: unknown) =>
    fetch(`${office.controlUrl}/${topic}`, { method: 'POST', body: JSON.stringify(body) });
  await post('changeInErp', {
    connection: 612,
    actorType: 'Customer',
    erpKey: 'C10300',
    values: { CITY: 'Hamar' },
  });
  await post('changeInCrm', { type: 'Contact', id: 10_301, values: { STREETCITY: 'Molde' } });
  await post('erpOutcome', { internalKeyId: 302, status: 'Error', user: 'Locked' });
  await post('erpEngine', { isRunning: false });
  await post('erpDown', { connection: 613, down: true });
  await post('erpDown', { connection: 613, down: false });
  expect(
    (await post('changeInErp', { connection: 612, actorType: 'Customer', erpKey: 'C1', values: {} })).status,
  ).toBe(400);
  expect(await ask(office, 'SyncAll')).toMatchObject({ ErrorCode: 'EngineStopped' });
  expect(await ask(office, 'ForceSyncAll')).toMatchObject({ Status: 'Ok' });
  expect([crm(10_300, 'STREETCITY'), erp('C10301', 'CITY')]).toEqual(['Hamar', 'Molde']);
  expect(await ask(office, 'ForceResync', { InternalKeyIds: [302] })).toMatchObject({
    UserExplanation: 'Locked',
  });
  const log = (await (await fetch(`${office.controlUrl}/erpLog`)).json()) as Row[];
  expect(log.at(-1)).toMatchObject({ source: 'Contact 10302', newvalue: 'Locked' });
  const links = (await (await fetch(`${office.controlUrl}/erpLinks`)).json()) as Row[];
  expect(links).toHaveLength(1_221);
});
