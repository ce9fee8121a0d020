import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { TillServer } from './fixtures/money/till';
import { oneNode, type NodeJson, type OneNodeOptions } from './harness';
import { writeFixturePack } from './harness/fixture-pack';
import { forgetServices, jsonOf, pairedTo } from './support';

const packDir = writeFixturePack({
  module: path.join(__dirname, 'fixtures', 'money', 'requestNode'),
  node: 'RequestTill',
  credential: 'TillApi',
});
const till = new TillServer();

beforeAll(async () => await till.open());
beforeEach(async () => {
  till.reset();
  await forgetServices();
});
afterAll(() => till.close());

const request = async (items: IDataObject[], parameters: IDataObject = {}, run: OneNodeOptions = {}) =>
  await oneNode(
    {
      type: 'n8n-nodes-fixture.requestTill',
      name: 'Till',
      parameters: {
        resource: 'payment',
        operation: 'request',
        order: '={{ $json.order }}',
        customerId: 7,
        amount: 10,
        options: { settleDelay: 1 },
        ...parameters,
      } as NodeJson['parameters'],
    },
    items.map((json) => ({ json })),
    {
      packDir,
      credentials: { tillApi: { key: 'till-secret-key-000', pin: '12', baseUrl: till.baseUrl } },
      onError: 'continueErrorOutput',
      ...run,
    },
  );

describe('a call that may leave only one open record', () => {
  it('is made if there is none: records of other keys, and those that do not count, are ignored', async () => {
    till.has({ key: '1001', status: 'voided' });
    till.has({ key: '10' });
    const { main, error } = await request([{ order: '1001' }]);

    expect(error).toEqual([]);
    expect(jsonOf(main)).toMatchObject([{ refNum: 3 }]);
    expect(till.changes).toEqual([]);
  });

  it('is not made if there is one, and shows it', async () => {
    till.has({ key: '1001', amount: '12' });
    const { main, error } = await request([{ order: '1001' }, { order: '1002' }]);

    expect(jsonOf(main)).toMatchObject([{ refNum: 2 }]);
    expect(error.map(({ json }) => json)).toMatchObject([
      {
        message: 'Not sent, since there is an open request of Order 1001 already',
        details: { outcome: 'failed', key: '1001', matches: [{ refNum: 1 }] },
      },
    ]);
    expect(till.asked).toEqual(['1002']);
    expect(till.changes).toEqual([]);
  });

  it('replaces the existing ones if the user wants that', async () => {
    till.has({ key: '1001' });
    till.has({ key: '1001' });
    const { main } = await request([{ order: '1001' }], { ifOneIsOpen: 'replace' });

    expect(jsonOf(main)).toMatchObject([{ refNum: 3 }]);
    expect(till.changes).toEqual(['/withdraw', '/withdraw']);
  });

  it('says what was removed if the call after it fails', async () => {
    till.has({ key: '1001' });
    till.fates = ['nothing'];
    const { error } = await request([{ order: '1001' }], { ifOneIsOpen: 'replace' });

    expect(error[0]?.json.details).toMatchObject({
      outcome: 'unknown',
      removed: ['1'],
      description: expect.stringContaining('Before that, the open request 1 was removed.') as string,
    });
  });

  it('is not made if the look-up fails, and removes nothing', async () => {
    till.isBlind = true;
    const { error } = await request([{ order: '1001' }], { ifOneIsOpen: 'replace' });

    expect(error[0]?.json.message).toBe('Not sent, since the look-up failed: No search today');
    expect([till.asked, till.changes]).toEqual([[], []]);
  });

  it('is made without a look-up if it has no key', async () => {
    till.has({ key: '1001' });
    const { main } = await request([{}], { order: '' });

    expect(main).toHaveLength(1);
    expect(till.searches).toBe(0);
  });

  it('removes nothing in a dry run, which shows what it would remove', async () => {
    till.has({ key: '1001' });
    till.has({ key: '1001' });
    const { main, hints } = await request([{ order: '1001' }], {
      ifOneIsOpen: 'replace',
      options: { dryRun: true },
    });

    expect(jsonOf(main)).toMatchObject([
      { dryRun: true, step: 'Sent before. Removes the open request 1.', records: 0 },
      { dryRun: true, step: 'Sent before. Removes the open request 2.', records: 0 },
      { dryRun: true, body: { details: { orderId: '1001' } }, records: 1 },
    ]);
    expect(main[2]?.json).not.toHaveProperty('step');
    expect(pairedTo(main)).toEqual([0, 0, 0]);
    expect(hints.map(({ message }) => message)).toContain(
      'Dry run: nothing was sent. It would be 3 calls with 1 record.',
    );
    expect([till.asked, till.changes]).toEqual([[], []]);
  });

  it('whose answer was lost is not made again, and shows what was found: the answer had more', async () => {
    till.fates = ['lost'];
    const { main, error } = await request([{ order: '1001' }], {}, { retryOnFail: true, maxTries: 2 });

    expect(main).toEqual([]);
    expect(till.asked).toEqual(['1001']);
    expect(error[0]?.json.details).toMatchObject({
      outcome: 'unknown',
      matches: [{ refNum: 1 }],
      description: expect.stringContaining('but its address was in the answer that was lost') as string,
    });
  });
});
