import { by, stage } from './stage';

const erpSync = stage('erpSync');

const ofMiami = { erpConnectionId: by('id', '612'), resyncAllRecords: false };

describe('the batch task of a resync of SuperOffice', () => {
  it('is awaited if the user says for how long: its task is the only new one of its kind', async () => {
    const keys = Array.from({ length: 100 }, (_, index) => ({
      key: 1_001 + index,
    }));
    const given = {
      ...ofMiami,
      internalKeyIds: '={{ $json.key }}',
      options: { waitSeconds: 60 },
    };
    const found = await erpSync.json('forceResyncInBackground', given, keys);
    expect(found[0]).toMatchObject({
      InternalKeyId: 1_001,
      success: true,
      batchTask: { PrimaryKey: 3, State: 4 },
    });
    expect(erpSync.sent('ForceResyncBatchTask')).toHaveLength(1);
    const reads = erpSync.superOffice.counters.log.filter(({ method }) => method === 'v1Batch_GetAll');
    expect(reads[0]?.query).toMatchObject({ $orderBy: 'registeredDate desc', $top: '200' });
  });

  it('that fails says so in the words of its task', async () => {
    const given = {
      ...ofMiami,
      internalKeyIds: '404',
      options: { waitSeconds: 60 },
    };
    const { failure } = await erpSync.run('forceResyncInBackground', given);
    expect(failure?.message).toContain(
      'Batch task 3 has failed: The customer was not found in the ERP system.',
    );
  });

  it('that is not over in time is left to go on, with a hint', async () => {
    erpSync.superOffice.state.batchTasks.held = true;
    const given = {
      ...ofMiami,
      internalKeyIds: '386',
      options: { waitSeconds: 1 },
    };
    const { main, hints } = await erpSync.run('forceResyncInBackground', given);
    expect(main[0]?.json).toMatchObject({
      success: true,
      stillRunning: true,
      batchTask: { PrimaryKey: 3 },
    });
    expect(hints[0]?.message).toContain('Batch task 3 was not finished after 1 second');
  });

  it('of which it is not clear which task it is gets a hint', async () => {
    const { superOffice } = erpSync;
    const { batchTasks } = superOffice.state;
    // Somebody else starts one at the same time.
    const add = batchTasks.add.bind(batchTasks);
    const spy = jest.spyOn(batchTasks, 'add').mockImplementation((...given) => {
      add({ Name: 'ErpSync ForceResync' });
      return add(...given);
    });
    const given = {
      ...ofMiami,
      internalKeyIds: '386',
      options: { waitSeconds: 60 },
    };
    const { main, hints } = await erpSync.run('forceResyncInBackground', given);
    spy.mockRestore();
    expect(main[0]?.json).toEqual({
      InternalKeyId: 386,
      success: true,
      stillRunning: true,
    });
    expect(hints[0]?.message).toContain('several began at the same time');
  });
});
