import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { ask } from './erp';
import type { Row } from './erp';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

describe('a new actor', () => {
  const tulips = { ConnectionId: 612, CrmEntityId: 22, CrmActorType: 'Contact', ErpActorType: 'Customer' };
  const create = (ErpFieldKeyValues: Row, change: Row = {}) =>
    ask(office, 'CreateErpActorFromCrm', { ...tulips, ErpFieldKeyValues, ...change });

  it('demands the fields that SuperOffice does not fill', async () => {
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
      NAME: 'Flower House 22 Inc',
      CITY: 'Göteborg',
      COUNTRY: 'US',
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
    ['an unknown company', { PAYTERMS: '14' }, { CrmEntityId: 99 }],
    ['an ERP system that is down', { PAYTERMS: '14' }, { down: true }],
  ])('is refused because of %s', async (_, sent, { down, ...change } = {}) => {
    if (down) office.state.erp.systems.down.add(612);
    expect(await create(sent, change)).toBe(false);
    expect(office.state.erp.links.ofRecord(612, 'Contact', 22)).toBeUndefined();
  });
});
