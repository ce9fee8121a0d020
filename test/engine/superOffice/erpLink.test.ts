import type { IDataObject } from 'n8n-workflow';
import { by, stage } from './stage';

const erpLink = stage('erpLink');

/** Company 21 is not linked; C90021 is a customer of 612 that nothing is linked with. */
const petals = { erpConnectionId: by('id', '612'), crmActorType: 'contact', crmRecordId: by('id', '21') };
const customer = { erpActorType: 'customer', erpKey: 'C90021' };

/** Company 10300 is linked with customer C10300 of 612. */
const linkedShop = { ...petals, crmRecordId: by('id', '10300') };

const linkOf = (id: number) => erpLink.superOffice.state.erp.links.ofRecord(612, 'Contact', id);

const done = {
  success: true,
  erpConnectionId: 612,
  crmActorType: 'Contact',
  crmRecordId: 21,
  erpActorType: 'Customer',
  erpKey: 'C90021',
};

describe('ERP links of records in SuperOffice', () => {
  it.each([
    ['linked', 10_300, true, 'Customer'],
    ['not linked', 21, false, 'Unknown'],
  ])('the status of a record that is %s has an item for each connection', async (_, id, connected, actor) => {
    const found = await erpLink.json('getStatus', {
      crmActorType: 'contact',
      crmRecordId: by('id', String(id)),
    });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      ErpConnectionId: 612,
      ConnectionName: 'Business Central Miami',
      Connected: connected,
      CrmActorType: 'Contact',
      ErpActorType: actor,
      ErpActorTypes: ['Customer'],
    });
    const keys = (found[0]?.ErpFields as IDataObject[]).map(({ FieldKey }) => FieldKey);
    expect(keys).toEqual(['CUSTNO', 'TEL', 'CITY', 'PAYTERMS', 'CREDITLIMIT', 'SINCE', 'BLOCKED']);
    expect(erpLink.sent('GetConnectionsAndDisplayFields')).toEqual([
      { CrmActorType: 'Contact', EntityId: id },
    ]);
  });

  it('have their ERP values under the keys that were requested, without the marks of their types', async () => {
    const given = { ...linkedShop, fieldKeys: 'CITY, CREDITLIMIT', fieldKeysPicked: ['DISCOUNT'] };
    expect(await erpLink.json('getErpFieldValues', given)).toEqual([
      { Values: { CITY: 'Oslo', CREDITLIMIT: 5000, DISCOUNT: 5 } },
    ]);
    expect(erpLink.sent('GetErpFieldValues')).toEqual([
      {
        ErpConnectionId: 612,
        CrmActorType: 'Contact',
        EntityId: 10_300,
        FieldKeys: ['CITY', 'CREDITLIMIT', 'DISCOUNT'],
      },
    ]);
    const { failure } = await erpLink.run('getErpFieldValues', { ...petals, fieldKeys: 'CITY' });
    expect(failure?.message).toBe(
      'SuperOffice has no such record, or it is not linked through this connection [item 0]',
    );
  });

  it('have their values in SuperOffice, one item for each field', async () => {
    const found = await erpLink.json('getCrmValues', {
      crmActorType: 'contact',
      crmRecordId: by('id', '21'),
    });
    expect(found[0]).toMatchObject({
      DisplayName: 'Name',
      CrmFieldKey: 'NAME',
      Value: 'Flower House 21 BV',
      SyncToCrm: true,
      SyncToErp: true,
    });
    expect(erpLink.sent('GetFieldValuesFromCrm')).toEqual([{ RecordId: 21, ActorTypeCrm: 'Contact' }]);
    const none = await erpLink.run('getCrmValues', {
      crmActorType: 'contact',
      crmRecordId: by('id', '99999'),
    });
    expect(none.failure?.message).toBe('SuperOffice has no such record [item 0]');
  });

  it('are created without values', async () => {
    expect(await erpLink.json('create', { ...petals, ...customer })).toEqual([done]);
    expect(linkOf(21)).toMatchObject({ erpKey: 'C90021', type: 'Customer' });
    expect(erpLink.sent('CreateActorLink')).toEqual([
      {
        ErpConnectionId: 612,
        CrmRecordId: 21,
        CrmActorType: 'Contact',
        ErpKey: 'C90021',
        ErpActorType: 'Customer',
      },
    ]);
  });

  it('are refused in plain words where SuperOffice only answers false', async () => {
    const { failure } = await erpLink.run('create', { ...petals, ...customer, erpKey: 'C10300' });
    expect(failure?.message).toContain('SuperOffice made no link');
    expect(linkOf(21)).toBeUndefined();
  });

  it('are not made if the record has one already: nothing is sent', async () => {
    const { failure } = await erpLink.run('create', { ...linkedShop, ...customer });
    expect(failure?.message).toBe(
      'Not sent, since there is an ERP link of ERP Connection 612 of Record 10300 of Record Type Contact already [item 0]',
    );
    expect(erpLink.sent('CreateActorLink')).toEqual([]);
    expect(linkOf(10_300)).toMatchObject({ erpKey: 'C10300' });
  });

  it('are replaced if the user wants that', async () => {
    const [item] = await erpLink.json('create', { ...linkedShop, ...customer, ifLinked: 'replace' });
    expect(item).toMatchObject({ success: true, erpKey: 'C90021' });
    expect(erpLink.sent('BreakActorLink')).toEqual([
      { ErpConnectionId: 612, CrmRecordId: 10_300, CrmActorType: 'Contact' },
    ]);
    expect(linkOf(10_300)).toMatchObject({ erpKey: 'C90021' });
  });

  it('are connected with values, each in its direction', async () => {
    const fieldValues = {
      values: [
        { crmFieldKey: by('id', 'NAME'), value: 'Petal Pushers AS', syncToCrm: true, syncToErp: false },
        { crmFieldKey: by('id', 'STREETCITY'), value: 'Oslo', syncToCrm: false, syncToErp: true },
      ],
    };
    expect(await erpLink.json('connect', { ...petals, ...customer, fieldValues })).toEqual([done]);
    expect(erpLink.sent('TryConnectActor')).toEqual([
      {
        ErpConnectionId: 612,
        CrmRecordId: 21,
        CrmActorType: 'Contact',
        ErpKey: 'C90021',
        ErpActorType: 'Customer',
        FieldValues: [
          { CrmFieldKey: 'NAME', Value: 'Petal Pushers AS', SyncToCrm: true, SyncToErp: false },
          { CrmFieldKey: 'STREETCITY', Value: 'Oslo', SyncToCrm: false, SyncToErp: true },
        ],
      },
    ]);
    const { erp } = erpLink.superOffice.state;
    expect(erp.crm.value('Contact', 21, 'NAME')).toBe('Petal Pushers AS');
    expect(erp.systems.value(612, 'Customer', 'C90021', 'CITY')).toBe('Oslo');
  });

  it('take the values of a read as they came', async () => {
    const read = await erpLink.json('getCrmValues', {
      crmActorType: 'contact',
      crmRecordId: by('id', '21'),
    });
    const given = {
      ...petals,
      ...customer,
      fieldValuesMode: 'json',
      fieldValuesJson: '={{ $json.values }}',
    };
    expect(await erpLink.json('connect', given, [{ values: read.slice(0, 2) }])).toEqual([done]);
    expect(erpLink.sent('TryConnectActor')[0]?.FieldValues).toEqual(read.slice(0, 2));
  });

  it('are broken, and a record without one says so', async () => {
    expect(await erpLink.json('break', linkedShop)).toEqual([
      { deleted: true, erpConnectionId: 612, crmActorType: 'Contact', crmRecordId: 10_300 },
    ]);
    expect(linkOf(10_300)).toBeUndefined();
    const { failure } = await erpLink.run('break', linkedShop);
    expect(failure?.message).toContain('SuperOffice removed no link');
  });

  it('that were made while the answer was lost are found, and not made again', async () => {
    erpLink.superOffice.faults.add({ kind: 'resetAfterRead', on: 'CreateActorLink', apply: true });
    const { main, hints } = await erpLink.run('create', { ...petals, ...customer });
    expect(main.map(({ json }) => json)).toEqual([
      { ErpConnectionId: 612, ConnectionName: 'Business Central Miami', ErpActorType: 'Customer' },
    ]);
    expect(hints.map(({ message }) => message).join()).toContain('The answer was lost');
    expect(erpLink.sent('CreateActorLink')).toHaveLength(1);
  });
});
