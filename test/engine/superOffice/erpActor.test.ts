import type { IDataObject } from 'n8n-workflow';
import { by, stage } from './stage';

const erpActor = stage('erpActor');

const ofMiami = { erpConnectionId: by('id', '612'), erpActorType: 'customer' };

/** What a mapper saves. */
const mapped = (value: IDataObject): IDataObject => ({ mappingMode: 'defineBelow', value, schema: [] });

const petals = { ...ofMiami, crmActorType: 'contact', crmRecordId: by('id', '21') };

const linkOf = (id: number) => erpActor.superOffice.state.erp.links.ofRecord(612, 'Contact', id);

describe('records in the ERP system behind SuperOffice', () => {
  it('are searched by fields if the connector can do it', async () => {
    expect(await erpActor.json('supportsAdvancedSearch', ofMiami)).toEqual([
      { supportsAdvancedSearch: true },
    ]);
    expect(await erpActor.json('supportsAdvancedSearch', { ...ofMiami, erpActorType: 'supplier' })).toEqual([
      { supportsAdvancedSearch: false },
    ]);
  });

  it('have the values that are mapped, linked or not', async () => {
    const found = await erpActor.json('getValues', { ...ofMiami, erpKey: 'C90021' });
    const valueOf = (key: string) => found.find(({ CrmFieldKey }) => CrmFieldKey === key)?.Value;
    expect(valueOf('NAME')).toBe('Flower House 21 AS');
    expect(valueOf('STREETCITY')).toBe('Tampa');
    expect(erpActor.sent('GetFieldValuesFromErp')).toEqual([
      { ErpConnectionId: 612, ActorTypeErp: 'Customer', ErpKey: 'C90021' },
    ]);
    const { failure } = await erpActor.run('getValues', { ...ofMiami, erpKey: 'C00000' });
    expect(failure?.message).toBe('The ERP system has no such record [item 0]');
  });

  it('take fields when they are new, some of them mandatory', async () => {
    const found = await erpActor.json('getFieldsForNew', ofMiami);
    expect(found.map(({ FieldKey, Access }) => [FieldKey, Access])).toEqual([
      ['CUSTNO', 'ReadOnly'],
      ['PAYTERMS', 'Mandatory'],
      ['CREDITLIMIT', 'Normal'],
      ['DISCOUNT', 'Normal'],
      ['SINCE', 'Normal'],
      ['BLOCKED', 'Normal'],
    ]);
    const { failure } = await erpActor.run('getFieldsForNew', { ...ofMiami, erpConnectionId: by('id', '9') });
    expect(failure?.message).toContain('SuperOffice has no such connection');
  });

  it('are created from a record, with values in the form of their types, and linked', async () => {
    const erpFieldKeyValues = mapped({
      PAYTERMS: '30',
      CREDITLIMIT: 2500.5,
      DISCOUNT: 5,
      SINCE: '2026-03-01',
      BLOCKED: false,
    });
    expect(await erpActor.json('createFromCrm', { ...petals, erpFieldKeyValues })).toEqual([
      {
        success: true,
        erpConnectionId: 612,
        crmActorType: 'Contact',
        crmRecordId: 21,
        erpActorType: 'Customer',
      },
    ]);
    expect(erpActor.sent('CreateErpActorFromCrm')).toEqual([
      {
        ConnectionId: 612,
        CrmEntityId: 21,
        ErpActorType: 'Customer',
        CrmActorType: 'Contact',
        ErpFieldKeyValues: {
          PAYTERMS: '30',
          CREDITLIMIT: '[F:2500.5]',
          DISCOUNT: '[I:5]',
          SINCE: '[DT:03/01/2026 00:00:00.0000000]',
          BLOCKED: '[I:0]',
        },
      },
    ]);
    expect(linkOf(21)).toMatchObject({ erpKey: 'C95001' });
  });

  it('are not created without a field that is mandatory, or with one that can’t be written', async () => {
    const missing = await erpActor.run('createFromCrm', {
      ...petals,
      erpFieldKeyValues: mapped({ DISCOUNT: 5 }),
    });
    expect(missing.failure?.message).toMatch(/^Payment Terms/);
    const empty = await erpActor.run('createFromCrm', petals);
    expect(empty.failure?.message).toMatch(/^Payment Terms/);
    const readOnly = await erpActor.run('createFromCrm', {
      ...petals,
      erpFieldKeyValues: mapped({ PAYTERMS: '30', CUSTNO: 'C1' }),
    });
    expect(readOnly.failure?.message).toContain('CUSTNO');
    expect(erpActor.sent('CreateErpActorFromCrm')).toEqual([]);
  });

  it('are not created twice for one record, also if the first answer was lost', async () => {
    const given = { ...petals, erpFieldKeyValues: mapped({ PAYTERMS: '30' }) };
    erpActor.superOffice.faults.add({ kind: 'resetAfterRead', on: 'CreateErpActorFromCrm', apply: true });
    const first = await erpActor.json('createFromCrm', given);
    expect(first).toEqual([
      { ErpConnectionId: 612, ConnectionName: 'Business Central Miami', ErpActorType: 'Customer' },
    ]);
    const { failure } = await erpActor.run('createFromCrm', given);
    expect(failure?.message).toContain('Not sent, since there is an ERP link');
    expect(erpActor.sent('CreateErpActorFromCrm')).toHaveLength(1);
  });

  it('are refused in plain words where the connection allows no new ones', async () => {
    const { failure } = await erpActor.run('createFromCrm', {
      ...petals,
      erpConnectionId: by('id', '613'),
      erpFieldKeyValues: mapped({ PAYTERMS: '30' }),
    });
    expect(failure?.message).toContain('The ERP system did not create the record');
  });
});
