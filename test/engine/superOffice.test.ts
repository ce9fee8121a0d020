import type { IDataObject } from 'n8n-workflow';
import type { KeyOutcome } from '../simulators/superoffice/state';
import { jsonOf, packNode, pairedTo, runNode, withSimulators } from './support';

const context = withSimulators();

const resync = (parameters: IDataObject = {}) =>
  packNode('superOffice', 'erpSync', 'forceResync', {
    erpConnectionId: 612,
    resyncAllRecords: false,
    internalKeyIds: '={{ $json.key }}',
    options: {},
    ...parameters,
  });

const keys = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: from + index }));

describe('forcing a resync', () => {
  it('sends the keys of one connection together, and answers each', async () => {
    const { superOffice } = context.simulators;
    const items = keys(1_001, 300);
    const { status, main } = await runNode(resync(), items, { credentials: context.credentials });

    expect(status).toBe('success');
    expect(main.map(({ json }) => json.InternalKeyId)).toEqual(items.map(({ key }) => key));
    expect(main[0]?.json).toMatchObject({ InternalKeyId: 1_001, IsOk: true, Status: 'Ok' });
    expect(pairedTo(main)).toEqual(items.map((_, index) => index));
    expect(superOffice.counters.calls).toBe(1);
    expect(superOffice.violations).toEqual([]);
    expect(superOffice.state.resynced()).toHaveLength(300);
    expect(superOffice.state.resynced().every(({ resyncs }) => resyncs === 1)).toBe(true);
  });

  it('makes a call for each connection', async () => {
    const { superOffice } = context.simulators;
    const items = [
      { key: 300, connection: 612 },
      { key: 2000, connection: 613 },
      { key: 301, connection: 612 },
    ];
    const { main } = await runNode(resync({ erpConnectionId: '={{ $json.connection }}' }), items, {
      credentials: context.credentials,
    });
    expect(main.map(({ json }) => json.InternalKeyId)).toEqual([300, 2000, 301]);
    expect(superOffice.counters.calls).toBe(2);
  });

  it('splits a failing batch until the culprits are known: the others are resynced, each failure is on its item', async () => {
    const { superOffice } = context.simulators;
    const { main, error } = await runNode(resync(), keys(400, 128), {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });

    // 404 and 517 are refused by the connector.
    expect(main).toHaveLength(126);
    expect(jsonOf(error)).toEqual([
      {
        key: 404,
        error: 'The customer was not found in the ERP system.',
        message: 'The customer was not found in the ERP system.',
        details: {
          outcome: 'failed',
          code: 'ActorNotFound',
          httpCode: 200,
          description: 'Actor lookup returned no rows.',
          internalKeyIds: 404,
        },
      },
      expect.objectContaining({ key: 517, error: 'The customer is locked by another user.' }),
    ]);
    expect(superOffice.state.resynced()).toHaveLength(126);
    expect(superOffice.state.resynced().every(({ resyncs }) => resyncs === 1)).toBe(true);
    expect(superOffice.counters.calls).toBeLessThan(35);
  });

  it('shows warnings and information as hints', async () => {
    const { main, hints } = await runNode(
      resync({ options: { batchSize: 1 } }),
      [{ key: 649 }, { key: 650 }, { key: 1_000 }],
      {
        credentials: context.credentials,
      },
    );

    expect(main).toHaveLength(3);
    expect(hints).toEqual([
      {
        message: 'The phone number was cut off at 20 characters. (item 1)',
        type: 'warning',
        location: 'outputPane',
      },
      {
        message: 'The customer was merged in the ERP system. (item 2)',
        type: 'info',
        location: 'outputPane',
      },
      { message: '3 calls.', type: 'info', location: 'outputPane' },
    ]);
  });

  /** What the connector makes of a key from now on. */
  const decide = (key: number, outcome: KeyOutcome) => {
    const row = context.simulators.superOffice.state.keys.get(key);
    if (!row) throw new Error(`There is no key ${key}`);
    row.outcome = outcome;
  };

  it('shows a warning of several records once, naming their items', async () => {
    for (const key of [1_002, 1_003]) decide(key, { status: 'Warning', user: 'Cut off' });
    const { hints } = await runNode(resync({ options: { batchSize: 1 } }), keys(1_001, 3), {
      credentials: context.credentials,
    });
    expect(hints.map(({ message }) => message)).toEqual(['Cut off (items 1, 2)', '3 calls.']);
  });

  it('takes the password out of a warning', async () => {
    const { credential } = context.simulators.superOffice;
    decide(1_001, { status: 'Warning', user: `Signed in with ${credential.password}` });
    const { hints, main, run } = await runNode(resync(), keys(1_001, 1), {
      credentials: context.credentials,
    });

    expect(hints.map(({ message }) => message)).toEqual(['Signed in with *** (item 0)']);
    expect(main[0]?.json.UserExplanation).toBe('Signed in with ***');
    expect(run.everything()).not.toContain(credential.password);
  });

  it('finds a culprit in each half of a batch, though both halves fail alike', async () => {
    for (const key of [1_003, 1_016]) decide(key, { status: 'Error', user: 'Locked', code: 'L1' });
    const { main, error } = await runNode(resync(), keys(1_001, 20), {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });

    expect(main).toHaveLength(18);
    expect(error.map(({ json }) => json.key)).toEqual([1_003, 1_016]);
    expect(context.simulators.superOffice.state.resynced()).toHaveLength(18);
  });

  it.each([403, 404])('does not split what is refused for every record alike (HTTP %i)', async (status) => {
    const { superOffice } = context.simulators;
    superOffice.faults.add({ kind: 'status', status, times: 'always' });
    const { error } = await runNode(resync(), keys(200, 500), {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });

    expect(error).toHaveLength(500);
    expect(superOffice.counters.calls).toBe(1);
  });

  it('refuses an empty list, which would resync everything', async () => {
    const { superOffice } = context.simulators;
    for (const key of ['', [], undefined]) {
      const { failure } = await runNode(resync(), [{ key }], { credentials: context.credentials });
      expect(failure?.message).toMatch(/^Internal Key IDs/);
    }
    expect(superOffice.counters.calls).toBe(0);
  });

  it('resyncs everything once when the switch is on', async () => {
    const { superOffice } = context.simulators;
    const { main } = await runNode(resync({ resyncAllRecords: true }), [{}, {}], {
      credentials: context.credentials,
    });

    expect(superOffice.state.fullResyncs).toEqual([{ connection: 612, at: expect.any(String) as string }]);
    expect(main).toHaveLength(2);
    expect(main[0]?.json).toMatchObject({ IsOk: true });
  });

  it.each([[undefined], [null], [''], [0], ['False'], [false]])(
    'resyncs only the given keys when the switch is %p',
    async (all) => {
      const { superOffice } = context.simulators;
      const { main } = await runNode(resync({ resyncAllRecords: '={{ $json.all }}' }), [{ all, key: 230 }], {
        credentials: context.credentials,
      });
      expect(superOffice.state.fullResyncs).toEqual([]);
      expect(main.map(({ json }) => json.InternalKeyId)).toEqual([230]);
    },
  );

  it('sends nothing when the switch is neither true nor false', async () => {
    const { failure } = await runNode(
      resync({ resyncAllRecords: '={{ $json.all }}' }),
      [{ all: 'perhaps', key: 230 }],
      {
        credentials: context.credentials,
      },
    );
    expect(failure?.message).toMatch(
      /^Resync All Records: expected true or false, got "perhaps" \[item 0\]$/,
    );
    expect(context.simulators.superOffice.counters.calls).toBe(0);
  });

  it('finds the culprit that the service reports by HTTP 500', async () => {
    const { superOffice } = context.simulators;
    superOffice.faults.add({
      kind: 'status',
      status: 500,
      times: 'always',
      on: ({ body }) => body.includes('1005'),
    });
    const { main, error } = await runNode(resync(), keys(1_001, 20), {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });
    expect(error.map(({ json }) => json.key)).toEqual([1_005]);
    expect(main).toHaveLength(19);
  });

  it('soon stops splitting when the connector refuses everything', async () => {
    const { superOffice } = context.simulators;
    superOffice.faults.add({ kind: 'faultIn200', message: 'The ERP is offline', times: 'always' });
    const { error } = await runNode(resync(), keys(200, 500), {
      credentials: context.credentials,
      onError: 'continueErrorOutput',
    });
    expect(error).toHaveLength(500);
    expect(error[0]?.json.error).toBe('The ERP is offline');
    expect(superOffice.counters.calls).toBeLessThanOrEqual(8);
  });

  it('tries again when the answer is empty, which says nothing about the outcome', async () => {
    const { superOffice } = context.simulators;
    superOffice.faults.add({ kind: 'truncated', how: 'cutBody' });
    const { main } = await runNode(resync(), keys(230, 1), { credentials: context.credentials });
    expect(main).toHaveLength(1);
    expect(superOffice.counters.calls).toBe(2);
  });

  it('takes 0 as the connection of SuperOffice itself', async () => {
    const { main } = await runNode(
      resync({ erpConnectionId: { __rl: true, mode: 'id', value: '0' } }),
      [{ key: '230, 386' }],
      {
        credentials: context.credentials,
      },
    );
    expect(main.map(({ json }) => json.InternalKeyId)).toEqual([230, 386]);
  });

  it('reports wrong credentials and what to check', async () => {
    const { failure } = await runNode(resync(), keys(300, 2), {
      credentials: {
        superOfficeApi: { ...context.credentials.superOfficeApi, password: 'wrong-password-0000' },
      },
    });
    expect(failure?.description).toContain('Check User Name and Password of the credential.');
    expect(context.simulators.superOffice.counters.calls).toBe(1);
  });
});
