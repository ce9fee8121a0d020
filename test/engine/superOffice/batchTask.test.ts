import type { IDataObject } from 'n8n-workflow';
import { all, stage } from './stage';

const batchTask = stage('batchTask');

const tasks = () => batchTask.superOffice.state.batchTasks;

// Task 1 succeeded, task 2 failed.
describe('batch tasks', () => {
  it('are listed with their states, in pages that are capped', async () => {
    batchTask.superOffice.state.settings.mostRows = 1;
    const found = await batchTask.json('getMany', all());
    expect(
      found.map(({ PrimaryKey, State, ProgressPercent }) => [PrimaryKey, State, ProgressPercent]),
    ).toEqual([
      [1, 4, 100],
      [2, 5, 40],
    ]);
  });

  it('are listed by their state', async () => {
    const conditions = { values: [{ column: 'State', operator: 'equals', value: 5 }] };
    const found = await batchTask.json('getMany', all({}, { conditions }));
    expect(found.map(({ PrimaryKey }) => PrimaryKey)).toEqual([2]);
  });

  it('are read one by one', async () => {
    expect(await batchTask.json('get', { taskId: 1 })).toEqual([
      {
        Id: 1,
        Name: 'Mailing export',
        Description: expect.any(String) as unknown,
        State: 'Succeeded',
        StateName: 'Succeeded',
        ProgressPercent: 100,
        ProgressDescription: expect.any(String) as unknown,
        Result: '1204 recipients',
        Response: expect.any(String) as unknown,
        FileName: expect.any(String) as unknown,
        AssociateId: expect.any(Number) as unknown,
        Created: expect.stringMatching(/^2026-03-27T03:00:00-04/) as unknown,
        LastStarted: expect.stringMatching(/^2026-03-27T03:00:00-04/) as unknown,
        StartCount: 1,
      },
    ]);
  });
});

describe('a task that is started', () => {
  const start = { name: 'ImportTask', description: 'Monday', parameters: '{ "file": "a.csv" }' };

  it('gets the ID of the answer, and is sent as given', async () => {
    expect(await batchTask.json('start', start)).toEqual([{ taskId: 3 }]);
    expect(batchTask.sent('v1Batch_StartBatchJob')).toEqual([
      { Name: 'ImportTask', Description: 'Monday', ParameterObject: { file: 'a.csv' } },
    ]);
  });

  it.each<[given: unknown, sent: IDataObject]>([
    [
      { selectionId: 12, deep: true, name: 'a' },
      { selectionId: '12', deep: 'true', name: 'a' },
    ],
    ['{ "id": 12345678901234567890 }', { id: '12345678901234567890' }],
    ['{}', {}],
  ])('gets its parameters as texts: %j', async (parameters, sent) => {
    await batchTask.json('start', { ...start, parameters: parameters as string });
    expect(batchTask.sent('v1Batch_StartBatchJob')[0]?.ParameterObject ?? {}).toEqual(sent);
  });

  it.each<[given: unknown, message: string]>([
    ['["a.csv"]', 'Parameters: expected an object of names and texts, got a list of 1'],
    ['"a.csv"', 'Parameters: expected an object of names and texts, got "a.csv"'],
    ['{ "file": ["a.csv"] }', 'Parameters, file: expected text, got a list of 1'],
    ['{ "file": { "name": "a" } }', 'Parameters, file: expected text, got an object'],
    ['{ "file": null }', 'Parameters, file: expected text, got nothing'],
    ['file=a.csv', 'Parameters: expected an object of names and texts, got text that is not valid JSON'],
  ])('is not started with the parameters %j', async (parameters, message) => {
    const { failure } = await batchTask.run('start', { ...start, parameters: parameters as string });
    expect(failure?.message).toContain(message);
    expect(batchTask.superOffice.counters.calls).toBe(0);
  });

  it('is awaited if the user says for how long', async () => {
    const [item] = await batchTask.json('start', { ...start, options: { waitSeconds: 60 } });
    expect(item).toMatchObject({ taskId: 3, batchTask: { Id: 3, State: 'Succeeded' } });
    expect(batchTask.sent('v1Batch_StartBatchJob')).toHaveLength(1);
  });

  it('that fails says so in the words of its task', async () => {
    tasks().held = true;
    const running = batchTask.run('start', { ...start, options: { waitSeconds: 60 } });
    const seen = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (!tasks().get(3)) return;
        clearInterval(timer);
        resolve();
      }, 5);
    });
    await seen;
    tasks().finish(3, { state: 'Failed', result: 'Row 7 has no name' });
    const { failure } = await running;
    expect(failure?.message).toContain('Batch task 3 has failed: Row 7 has no name');
  });

  it('is stopped while it runs', async () => {
    tasks().held = true;
    await batchTask.json('start', start);
    expect(await batchTask.json('stop', { taskId: 3 })).toMatchObject([{ success: true, taskId: 3 }]);
    expect(tasks().get(3)).toMatchObject({ State: 'Failed' });
  });
});

describe('a task of the past', () => {
  it('can’t be stopped, which is a failure although HTTP says 200', async () => {
    const { main } = await batchTask.run('stop', { taskId: 99 }, [{}], { onError: 'continueRegularOutput' });
    expect(main[0]?.json).toMatchObject({
      message: expect.stringContaining('SuperOffice did not stop the task') as unknown,
    });
  });

  it('is changed in what the page lets change, and sent back as it was read in all else', async () => {
    const [task] = await batchTask.json('update', {
      taskId: 2,
      updateFields: { description: 'Looked at', response: 'By Ann' },
    });
    expect(task).toMatchObject({ Id: 2, Name: 'Document conversion', Description: 'Looked at' });
    expect(batchTask.sent('v1Batch_UpdateBatchTask')).toEqual([
      expect.objectContaining({
        Id: 2,
        Name: 'Document conversion',
        State: 'Failed',
        Result: 'The archive was not found.',
        Description: 'Looked at',
        Response: 'By Ann',
      }),
    ]);
  });

  it('is deleted', async () => {
    expect(await batchTask.json('delete', { taskId: 1 })).toEqual([{ deleted: true, taskId: 1 }]);
    expect(tasks().get(1)).toBeUndefined();
  });
});
