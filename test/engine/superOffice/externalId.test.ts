import { stage } from './stage';

const externalId = stage('externalId');

const of20 = { application: 'ERP', recordType: 'company', recordId: 20, keyName: 'customerId' };
const create = { additionalFields: { createIfMissing: true } };

const called = () =>
  externalId.superOffice.counters.log.map(
    ({ httpMethod, path }) => `${httpMethod} ${decodeURIComponent(path)}`,
  );

describe('the external ID of a record', () => {
  it('is saved, found, read, changed and removed', async () => {
    expect(await externalId.json('save', { ...of20, value: 'C-1', ...create })).toEqual([
      {
        application: 'ERP',
        recordType: 'contact',
        keyName: 'customerId',
        TableName: 'contact',
        RecordId: 20,
        Key: 'customerId',
        Value: 'C-1',
        CreatedDate: expect.stringMatching(/Z$/) as unknown,
        UpdatedDate: expect.stringMatching(/Z$/) as unknown,
      },
    ]);
    const { recordId: _, ...anyRecord } = of20;
    expect(await externalId.json('findRecord', { ...anyRecord, value: 'C-1' })).toMatchObject([
      { Value: 'C-1', RecordId: 20, TableName: 'contact' },
    ]);
    await externalId.json('save', { ...of20, value: 'C-2' });
    expect(await externalId.json('get', of20)).toMatchObject([{ RecordId: 20, Value: 'C-2' }]);
    expect(await externalId.json('delete', of20)).toMatchObject([
      { deleted: true, application: 'ERP', recordId: 20 },
    ]);
    const { failure } = await externalId.run('get', of20);
    expect(failure?.message).toContain('The record has no external ID of this name');
  });

  it('is that of the names without the spaces around them, which come with copying', async () => {
    const spaced = { ...of20, application: ' ERP ', keyName: 'customerId\n' };
    const devices = { createIfMissing: true, device: ' Miami', deviceIdentifier: 'db 2 ' };
    await externalId.json('save', { ...spaced, value: 'C-1', additionalFields: devices });
    const found = { ...of20, additionalFields: { device: 'Miami' } };
    expect(await externalId.json('get', found)).toMatchObject([{ Key: 'customerId', Value: 'C-1' }]);
    expect(called().some((call) => /ERP\/Miami\/db 2\/Key$/.test(call))).toBe(true);
  });

  it('belongs to a device named like its application, unless one is given', async () => {
    await externalId.json('save', { ...of20, application: 'Komet Sales', value: 'C-1', ...create });
    await externalId.json('save', {
      ...of20,
      value: 'C/9 ü',
      additionalFields: { createIfMissing: true, device: 'Miami', deviceIdentifier: 'db 2' },
    });
    const site = externalId.superOffice.credential.baseUrl.replace(/^https?:\/\/[^/]+/, '');
    expect(called().map((call) => call.replace(site, ''))).toEqual([
      'PUT /api/v1/ForeignApp/Komet Sales',
      'PUT /api/v1/ForeignApp/Komet Sales/Komet Sales/Komet Sales',
      'PUT /api/v1/ForeignApp/Komet Sales/Komet Sales/Komet Sales/Key',
      'PUT /api/v1/ForeignApp/ERP',
      'PUT /api/v1/ForeignApp/ERP/Miami/db 2',
      'PUT /api/v1/ForeignApp/ERP/Miami/db 2/Key',
    ]);
    const { recordId: _, ...anyRecord } = of20;
    const found = await externalId.json('findRecord', {
      ...anyRecord,
      value: 'C/9 ü',
      additionalFields: { device: 'Miami' },
    });
    expect(found).toMatchObject([{ RecordId: 20, Value: 'C/9 ü' }]);
  });

  it('is not saved for an application that is missing, unless the user asks to create it', async () => {
    const { failure } = await externalId.run('save', { ...of20, value: 'C-1' });
    expect(failure?.message).toContain('ForeignApp');
    expect(externalId.superOffice.state.foreignKeys.all()).toEqual([]);
  });

  it('has its application made once in a run, whatever the number of items', async () => {
    const items = Array.from({ length: 20 }, (_, n) => ({ id: n + 1 }));
    const saved = await externalId.json(
      'save',
      { ...of20, recordId: '={{ $json.id }}', value: '={{ "C-" + $json.id }}', ...create },
      items,
    );
    expect(saved.map(({ RecordId, Value }) => [RecordId, Value])).toEqual(
      items.map(({ id }) => [id, `C-${id}`]),
    );
    expect(externalId.sent('v1ForeignAppEntity_PostForeignApp_PUT')).toHaveLength(1);
    expect(externalId.sent('v1ForeignAppEntity_SaveDeviceByIdentifier')).toHaveLength(1);
    expect(externalId.sent('v1ForeignAppEntity_SaveForeignKey')).toHaveLength(20);
  });

  it('that no record has is a failure that says so', async () => {
    const { recordId: _, ...anyRecord } = of20;
    const { main } = await externalId.run('findRecord', { ...anyRecord, value: 'C-1' }, [{}], {
      onError: 'continueRegularOutput',
    });
    expect(main[0]?.json).toMatchObject({ message: 'No record has this external ID' });
  });

  it('is never removed from all records at once', async () => {
    const { failure } = await externalId.run('delete', { ...of20, recordId: 0 });
    expect(failure?.message).toContain('Record ID');
    expect(externalId.superOffice.counters.calls).toBe(0);
  });

  it('shows in a dry run as the calls that would save it, and makes nothing', async () => {
    const [application, device, item] = await externalId.json('save', {
      ...of20,
      value: 'C-1',
      ...create,
      options: { dryRun: true },
    });
    expect([application?.step, device?.step, item?.step]).toEqual([
      'Sent before. The application is made if it is not there.',
      expect.stringMatching(/^Sent before\. The .* is made if it is not there\.$/),
      undefined,
    ]);
    expect(item).toMatchObject({ dryRun: true, method: 'PUT' });
    expect(JSON.stringify(item)).toContain('/ForeignApp/ERP/ERP/ERP/Key');
    expect(externalId.superOffice.state.foreignKeys.all()).toEqual([]);
  });
});

it('external IDs of all records are listed by conditions', async () => {
  for (const recordId of [3, 4, 5])
    await externalId.json('save', { ...of20, recordId, value: `C-${recordId}`, ...create });
  const found = await externalId.json('getMany', {
    returnAll: true,
    match: 'all',
    conditions: { values: [{ column: 'keyValue', operator: 'oneOf', value: 'C-3, C-5' }] },
  });
  expect(found.map(({ recordId, appName, keyValue }) => [recordId, appName, keyValue])).toEqual([
    [3, 'ERP', 'C-3'],
    [5, 'ERP', 'C-5'],
  ]);
});

it('applications and devices can be made before', async () => {
  expect(await externalId.json('createApplication', { application: 'ERP' })).toMatchObject([{ Name: 'ERP' }]);
  expect(await externalId.json('createDevice', { application: 'ERP' })).toMatchObject([
    { Name: 'ERP', DeviceIdentifier: 'ERP' },
  ]);
  expect(await externalId.json('save', { ...of20, value: 'C-1' })).toHaveLength(1);
});

describe('an application', () => {
  const make = async () => {
    await externalId.json('createApplication', { application: 'ERP' });
    await externalId.json('createDevice', { application: 'ERP' });
    await externalId.json('createDevice', {
      application: 'ERP',
      additionalFields: { device: 'Miami', deviceIdentifier: 'db 2' },
    });
  };
  const miami = { application: 'ERP', additionalFields: { device: 'Miami', deviceIdentifier: 'db 2' } };

  it('is read with the names of its devices, and fails if there is none', async () => {
    await make();
    expect(await externalId.json('getApplication', { application: 'ERP' })).toEqual([
      {
        ForeignAppId: expect.any(Number) as number,
        Name: 'ERP',
        Devices: ['ERP', 'Miami'],
        CreatedDate: expect.stringMatching(/Z$/) as string,
        UpdatedDate: expect.stringMatching(/Z$/) as string,
      },
    ]);
    const { failure } = await externalId.run('getApplication', { application: 'CRM' });
    expect(failure?.message).toContain('There is no application of this name');
  });

  it('has devices, which are listed, read and deleted', async () => {
    await make();
    const identifiers = async () =>
      (await externalId.json('getDevices', { application: 'ERP', returnAll: true })).map(
        ({ Name, DeviceIdentifier }) => [Name, DeviceIdentifier],
      );
    expect(await identifiers()).toEqual([
      ['ERP', 'ERP'],
      ['Miami', 'db 2'],
    ]);
    expect(await externalId.json('getDevice', miami)).toMatchObject([{ DeviceIdentifier: 'db 2' }]);
    expect(await externalId.json('deleteDevice', miami)).toMatchObject([
      { deleted: true, application: 'ERP' },
    ]);
    expect(await identifiers()).toEqual([['ERP', 'ERP']]);
    const { failure } = await externalId.run('getDevice', miami);
    expect(failure?.message).toContain('The application has no such device');
  });

  it('gets another name by its ID, and is deleted with all external IDs', async () => {
    await externalId.json('save', { ...of20, value: 'C-1', ...create });
    const [{ ForeignAppId } = {}] = await externalId.json('getApplication', { application: 'ERP' });
    const renamed = { applicationId: ForeignAppId, newName: 'Business Central' };
    expect(await externalId.json('renameApplication', renamed)).toMatchObject([{ Name: 'Business Central' }]);
    expect(externalId.sent('v1ForeignAppEntity_PatchForeignAppEntity')).toEqual([
      [{ op: 'replace', path: '/Name', value: 'Business Central' }],
    ]);
    const moved = { ...of20, application: 'Business Central', additionalFields: { device: 'ERP' } };
    expect(await externalId.json('get', moved)).toMatchObject([{ Value: 'C-1' }]);
    expect(await externalId.json('deleteApplication', { applicationId: ForeignAppId })).toMatchObject([
      { deleted: true },
    ]);
    const { failure } = await externalId.run('get', moved);
    expect(failure?.message).toContain('The record has no external ID of this name');
  });
});
