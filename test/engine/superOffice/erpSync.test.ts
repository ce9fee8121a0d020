import { by, stage } from './stage';

const erpSync = stage('erpSync');

const ofMiami = { erpConnectionId: by('id', '612'), resyncAllRecords: false };

/** In the ERP system, customer C10386 has another city and no telephone. */
const drifted = { ...ofMiami, erpActorType: 'customer', externalKeys: 'C10386' };

const inCrm = (key: string) => erpSync.superOffice.state.erp.crm.value('Contact', 10_386, key);

const ok = { IsOk: true, Status: 'Ok', UserExplanation: '', TechExplanation: '', ErrorCode: '' };

describe('resyncs of SuperOffice by ERP key', () => {
  it('take the values of the ERP system, in one call for many items', async () => {
    const items = [{ key: 'C10386' }, { key: 'C10230' }, { key: 'C10386' }];
    const found = await erpSync.json(
      'forceResyncByErpKey',
      { ...drifted, externalKeys: '={{ $json.key }}' },
      items,
    );
    expect(found.map(({ ErpKey }) => ErpKey)).toEqual(items.map(({ key }) => key));
    expect(found[0]).toMatchObject(ok);
    expect(erpSync.sent('ForceResyncExternal')).toEqual([
      { ErpConnectionId: 612, ErpActorType: 'Customer', ExternalKeys: ['C10386', 'C10230'] },
    ]);
    expect([inCrm('STREETCITY'), inCrm('PHONE')]).toEqual(['Bergen', '']);
  });

  it('keep what is filled where the ERP system has blanks', async () => {
    const [item] = await erpSync.json('forceResyncByErpKeyNoBlankValues', drifted);
    expect(item).toMatchObject({ ErpKey: 'C10386', ...ok });
    expect([inCrm('STREETCITY'), inCrm('PHONE')]).toEqual(['Bergen', '+47 22 010386']);
    expect(erpSync.sent('ForceResyncExternalNoBlankValues')).toEqual([
      { ErpConnectionId: 612, ErpActorType: 'Customer', ExternalKeys: ['C10386'] },
    ]);
  });

  it('put a refusal on its own item', async () => {
    const { main, error } = await erpSync.run(
      'forceResyncByErpKey',
      { ...drifted, externalKeys: '={{ $json.key }}' },
      [{ key: 'C10386' }, { key: 'C10404' }],
      { onError: 'continueErrorOutput' },
    );
    expect(main.map(({ json }) => json.ErpKey)).toEqual(['C10386']);
    expect(error.map(({ json }) => [json.key, json.error])).toEqual([
      ['C10404', 'The customer was not found in the ERP system.'],
    ]);
  });

  it.each([undefined, '', []])('are refused without keys (%p): that would resync everything', async (key) => {
    const { failure } = await erpSync.run(
      'forceResyncByErpKey',
      { ...drifted, externalKeys: '={{ $json.key }}' },
      [{ key: key as string }],
    );
    expect(failure?.message).toMatch(/^ERP Keys/);
    expect(erpSync.superOffice.counters.calls).toBe(0);
  });

  it('resync everything of a kind if the switch says so', async () => {
    const { externalKeys: _, ...all } = { ...drifted, resyncAllRecords: true };
    const { main, hints } = await erpSync.run('forceResyncByErpKey', all);
    // One of the records is resynced with a warning.
    expect(main[0]?.json).toMatchObject({ IsOk: true, Status: 'Warning' });
    expect(hints[0]?.message).toBe('The phone number was cut off at 20 characters. (item 0)');
    expect(erpSync.superOffice.state.erp.fullResyncs).toMatchObject([{ connection: 612 }]);
  });
});

describe('resyncs of SuperOffice by internal key', () => {
  it('can keep what is filled', async () => {
    const given = { ...ofMiami, internalKeyIds: '386' };
    expect(await erpSync.json('forceResyncNoBlankValues', given)).toMatchObject([
      { InternalKeyId: 386, ...ok },
    ]);
    expect(inCrm('PHONE')).toBe('+47 22 010386');
    expect(await erpSync.json('forceResync', given)).toMatchObject([{ InternalKeyId: 386, ...ok }]);
    expect(inCrm('PHONE')).toBe('');
  });

  it('take the values of SuperOffice for connection 0', async () => {
    await erpSync.json('forceResync', { ...ofMiami, erpConnectionId: by('id', '0'), internalKeyIds: '386' });
    const { erp } = erpSync.superOffice.state;
    expect(erp.systems.value(612, 'Customer', 'C10386', 'CITY')).toBe('Oslo');
  });
});

describe('a resync of SuperOffice in background', () => {
  const keys = Array.from({ length: 900 }, (_, index) => ({ key: 1_001 - index }));
  const thousands = { ...ofMiami, internalKeyIds: '={{ $json.key }}' };

  it('is one call for many items, which answers nothing', async () => {
    const found = await erpSync.json('forceResyncInBackground', thousands, keys.slice(0, 300));
    expect(found).toHaveLength(300);
    expect(found[0]).toEqual({ InternalKeyId: 1_001, success: true });
    expect(erpSync.sent('ForceResyncBatchTask')).toHaveLength(1);
    expect(erpSync.superOffice.counters.calls).toBe(1);
  });
});

describe('a run of all ERP connections', () => {
  const everything = { scope: 'allConnections' };

  it('carries over what has changed', async () => {
    erpSync.superOffice.state.erp.changeInErp(612, 'Customer', 'C10300', { CITY: 'Hamar' });
    expect(await erpSync.json('syncAll', everything)).toMatchObject([ok]);
    expect(erpSync.superOffice.state.erp.crm.value('Contact', 10_300, 'STREETCITY')).toBe('Hamar');
  });

  it('is refused while synchronization is switched off, unless it is forced', async () => {
    erpSync.superOffice.state.erp.engine.set(false);
    const { failure } = await erpSync.run('syncAll', everything);
    expect(failure?.message).toBe('Automatic synchronization is switched off. [item 0]');
    expect(await erpSync.json('forceSyncAll', everything)).toMatchObject([ok]);
  });

  it('warns of records that were left out', async () => {
    erpSync.superOffice.state.erp.changeInErp(612, 'Customer', 'C10404', { CITY: 'Hamar' });
    const { hints } = await erpSync.run('syncAll', everything);
    expect(hints).toMatchObject([
      { type: 'warning', message: '1 records were not synchronized. See the log. (item 0)' },
    ]);
  });
});
