import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { TillServer } from './fixtures/money/till';
import { oneNode, runAsTool, type NodeJson, type OneNodeOptions } from './harness';
import { writeFixturePack } from './harness/fixture-pack';
import { withProcessed } from './harness/journal';
import { forgetServices, jsonOf, pairedTo } from './support';

const packDir = writeFixturePack({
  module: path.join(__dirname, 'fixtures', 'money', 'tillNode'),
  node: 'MoneyTill',
  credential: 'TillApi',
});
const till = new TillServer();
const kept = withProcessed();

beforeAll(async () => await till.open());
beforeEach(async () => {
  till.reset();
  await forgetServices();
});
afterAll(() => till.close());

const credential = { key: 'till-secret-key-000', pin: '12' };

const node = (operation: string, parameters: IDataObject, options: IDataObject): NodeJson => ({
  type: 'n8n-nodes-fixture.moneyTill',
  name: 'Till',
  parameters: { resource: 'payment', operation, ...parameters, options } as NodeJson['parameters'],
});

const charging: IDataObject = {
  chargeKey: '={{ $json.key }}',
  customerId: 7,
  amount: '={{ $json.amount }}',
  currency: '={{ $json.currency ?? "USD" }}',
};

interface Running extends OneNodeOptions {
  operation?: string;
  options?: IDataObject;
  more?: IDataObject;
}

const charge = async (
  items: IDataObject[],
  { operation = 'charge', options = {}, more = {}, ...run }: Running = {},
) =>
  await oneNode(
    node(operation, { ...charging, ...more }, { settleDelay: 1, ...options }),
    items.map((json) => ({ json: { amount: 10, ...json } })),
    {
      packDir,
      credentials: { tillApi: { ...credential, baseUrl: till.baseUrl } },
      onError: 'continueErrorOutput',
      ...run,
    },
  );

const detailsOf = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.details);

describe('a charge whose answer was lost', () => {
  it('is this call’s success if exactly one new payment has its key', async () => {
    till.fates = ['lost'];
    till.showsAfterMs = 600;
    const { main, error, hints } = await charge([{ key: '1001' }]);

    expect(error).toEqual([]);
    expect(jsonOf(main)).toEqual([
      { refNum: 1, chargedAt: till.payments[0]?.created, status: 'approved', amount: 10 },
    ]);
    expect(pairedTo(main)).toEqual([0]);
    expect(till.asked).toEqual(['1001']);
    expect(hints.map(({ message }) => message)).toContain(
      'The answer was lost, and the look-up has found that it was carried out (item 0)',
    );
  });

  it('is found although the till commits it later, and goes on with the run under "Stop"', async () => {
    till.fates = ['late'];
    till.commitsAfterMs = 300;
    const { main, failure } = await charge([{ key: '1001' }, { key: '1002' }], {
      onError: 'stopWorkflow',
      options: { concurrency: 1 },
    });

    expect(failure).toBeUndefined();
    expect(main.map(({ json }) => json.refNum)).toEqual([1, 2]);
    expect(till.asked).toEqual(['1001', '1002']);
  });

  it('stays unknown if nothing shows within Settle Delay, and says what it was about', async () => {
    till.fates = ['nothing'];
    const { error } = await charge([{ key: '1001', amount: 12.5 }]);

    expect(detailsOf(error)).toEqual([
      {
        operation: 'payment.charge',
        key: '1001',
        amount: 12.5,
        currency: 'USD',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
        ended: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
        settleDelay: 1,
        credentialId: expect.any(String) as string,
        lookedUpBy: { chargeKey: '1001', customerId: 7, amount: '12.5', currency: 'USD' },
        matches: [],
        outcome: 'unknown',
        code: expect.any(String) as string,
        description: expect.stringContaining('Search for the order number in the till.') as string,
      },
    ]);
    expect(error[0]?.json.message).toMatch(/^Outcome unknown: /);
    expect(till.asked).toEqual(['1001']);
  });

  it('stays unknown if the new payment differs, and shows it', async () => {
    till.fates = ['nothing'];
    setTimeout(() => till.has({ key: '1001', amount: '99' }), 400);
    const { error } = await charge([{ key: '1001' }]);

    expect(detailsOf(error)).toMatchObject([{ outcome: 'unknown', matches: [{ refNum: 1, amount: 99 }] }]);
  });

  it('is not looked up if Settle Unknown Outcomes is off', async () => {
    till.fates = ['lost'];
    const { error } = await charge([{ key: '1001' }], { options: { settleUnknownOutcomes: false } });

    expect(detailsOf(error)).toMatchObject([{ outcome: 'unknown', key: '1001' }]);
    expect(till.searches).toBe(1);
  });

  it('takes no older payment as its own: neither declined ones nor those that the look-up before has seen', async () => {
    till.has({ key: '1001', status: 'declined' });
    till.fates = ['lost'];
    const { main } = await charge([{ key: '1001' }]);

    expect(main.map(({ json }) => json.refNum)).toEqual([2]);
  });

  it('is recognized by the vendor’s time if nothing was looked up before', async () => {
    till.has({ key: '1001', created: new Date(Date.now() - 3_600_000).toISOString() });
    till.fates = ['lost', 'nothing'];
    const posted = await charge([{ key: '1001' }], { operation: 'post' });
    expect(posted.main.map(({ json }) => json.refNum)).toEqual([2]);

    till.payments.pop();
    const unposted = await charge([{ key: '1001' }], { operation: 'post' });
    expect(detailsOf(unposted.error)).toMatchObject([{ outcome: 'unknown', matches: [{ refNum: 1 }] }]);
  });
});

describe('before money is sent', () => {
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000).toISOString();

  it('a payment of the same key, customer, amount and currency is the item’s success, and nothing is sent', async () => {
    // The look-up reads on: it is on the second page, and other keys are on both.
    for (const key of ['10', '1001x', '1001', '1002']) till.has({ key, amount: '10.00' });
    const { main, hints } = await charge([{ key: '1001' }]);

    expect(jsonOf(main)).toEqual([
      {
        refNum: 3,
        chargedAt: till.payments[2]?.created,
        status: 'approved',
        amount: 10,
        alreadyCharged: true,
      },
    ]);
    expect(hints[0]?.message).toContain('Done before, so nothing was sent');
    expect(till.asked).toEqual([]);
  });

  it.each<[string, IDataObject[]]>([
    ['another amount', [{ amount: '11' }]],
    ['another customer', [{ customerId: 8 }]],
    ['another currency', [{ currency: 'EUR' }]],
    ['older than Same Attempt Within', [{ created: hours(73) }]],
    ['without a time', [{ created: '' }]],
    ['refunded since', [{ status: 'refunded' }]],
    ['two of them', [{}, {}]],
    ['one that is the same beside one that is not', [{}, { amount: '11' }]],
  ])('%s: needs a decision, shows what there is, and sends nothing', async (_, payments) => {
    for (const payment of payments) till.has({ key: '1001', ...payment });
    const { main, error } = await charge([{ key: '1001' }, { key: '1002' }]);

    expect(main).toHaveLength(1);
    expect(error[0]?.json.message).toContain('needs a decision');
    expect(detailsOf(error)).toMatchObject([
      { outcome: 'failed', key: '1001', matches: payments.map((_each, index) => ({ refNum: index + 1 })) },
    ]);
    expect(till.asked).toEqual(['1002']);
  });

  it('an error that stops the run shows the payments', async () => {
    till.has({ key: '1001', amount: '11' });
    const { failure } = await charge([{ key: '1001' }], { onError: 'stopWorkflow' });

    expect(failure?.message).toMatch(
      /needs a decision: there is a record of Charge Key 1001 already \[item 0\]$/,
    );
    expect(failure?.description).toContain('key 1001, amount 10, currency USD, matches [{"refNum":1,');
    expect(till.asked).toEqual([]);
  });

  it.each(['declined', 'voided'])('a payment that was %s does not count', async (status) => {
    till.has({ key: '1001', status });
    const { main } = await charge([{ key: '1001' }]);

    expect(main).toHaveLength(1);
    expect(till.asked).toEqual(['1001']);
  });

  it('Same Attempt Within can include an older one, and Check Before Sending can be off', async () => {
    till.has({ key: '1001', created: hours(73) });
    const older = await charge([{ key: '1001' }], { options: { sameAttemptWithin: 100 } });
    expect(older.main).toMatchObject([{ json: { alreadyCharged: true } }]);
    expect(till.asked).toEqual([]);

    await charge([{ key: '1001' }], { options: { checkBeforeSending: false } });
    expect(till.asked).toEqual(['1001']);
  });

  it('a look-up that fails sends nothing', async () => {
    till.isBlind = true;
    const { error } = await charge([{ key: '1001' }]);

    expect(error[0]?.json.message).toBe('Not sent, since the look-up failed: No search today');
    expect(detailsOf(error)).toMatchObject([{ outcome: 'failed' }]);
    expect(till.asked).toEqual([]);
  });

  it('a key that occurs twice in one run fails its later item', async () => {
    const { main, error } = await charge([{ key: '1001' }, { key: '1001' }, { key: '1001/2' }]);

    expect(main).toHaveLength(2);
    expect(error[0]?.json.message).toBe(
      'Charge Key: expected a key of its own for each item, got "1001", which item 0 has',
    );
    expect(till.asked.sort()).toEqual(['1001', '1001/2']);
  });

  it('Maximum Amount and Maximum Total limit what a run can move', async () => {
    const items = [
      { amount: 10 },
      { amount: 20.01 },
      { amount: 15 },
      { amount: 5 },
      { amount: 20, currency: 'EUR' },
    ];
    const { main, error } = await charge(
      items.map((item, index) => ({ key: `k${index}`, ...item })),
      { options: { maximumAmount: 20, maximumTotal: 20 } },
    );

    expect(pairedTo(main)).toEqual([0, 3, 4]);
    expect(error.map(({ json }) => json.message)).toEqual([
      expect.stringContaining('Amount: expected at most 20 (Maximum Amount), got 20.01') as string,
      expect.stringContaining(
        'Amount: expected a sum of at most 20 in a run (Maximum Total), got 15',
      ) as string,
    ]);
  });
});

describe('the journal of keys', () => {
  it('has a key before its charge is sent, and drops it when the charge was certainly not made', async () => {
    till.fates = ['ok', { result: 'D', errorCode: '10251' }, 'nothing'];
    await charge([{ key: '1001' }, { key: '1002' }, { key: '1003' }], { options: { concurrency: 1 } });

    const [hashes = []] = [...kept.processed.lists.values()];
    expect(hashes).toHaveLength(2);
  });

  it('sends a key that an earlier run has left last, and takes what shows by then', async () => {
    // The run before sent it and was killed: the till shows it after a while.
    await charge([{ key: '1001' }]);
    till.payments.length = 0;
    till.asked.length = 0;
    setTimeout(() => till.has({ key: '1001' }), 300);
    const { main } = await charge([{ key: '1001' }, { key: '1002' }]);

    expect(till.asked).toEqual(['1002']);
    expect(main.map(({ json }) => [json.refNum, json.alreadyCharged])).toEqual([
      [2, true],
      [1, undefined],
    ]);
  });

  it('outlives a run that ends while charges are in flight: the next run takes what they have become', async () => {
    till.fates = ['hangs', 'hangs'];
    till.commitsAfterMs = 600;
    const stop = new AbortController();
    till.onCharge = () => till.asked.length === 2 && stop.abort();
    const items = [{ key: '1001' }, { key: '1002' }, { key: '1003' }];
    await charge(items, { signal: stop.signal, options: { concurrency: 2 } });
    expect(till.asked).toEqual(['1001', '1002']);

    const { main } = await charge(items);
    expect(main).toHaveLength(3);
    expect(till.asked).toEqual(['1001', '1002', '1003']);
    expect(till.payments.map(({ details }) => details.orderId).sort()).toEqual(['1001', '1002', '1003']);
  });

  it('a key that an earlier run has left is sent if another payment shows that the look-up works', async () => {
    await charge([{ key: '1001' }]);
    till.payments.length = 0;
    till.asked.length = 0;
    const { main } = await charge([{ key: '1001' }, { key: '1002' }]);

    expect(till.asked).toEqual(['1002', '1001']);
    expect(main).toHaveLength(2);
  });

  it('is unknown rather than sent twice if nothing shows that the look-up works', async () => {
    await charge([{ key: '1001' }]);
    till.payments.length = 0;
    till.asked.length = 0;
    const { error } = await charge([{ key: '1001' }]);

    expect(till.asked).toEqual([]);
    expect(detailsOf(error)).toMatchObject([
      { outcome: 'unknown', key: '1001', operation: 'payment.charge' },
    ]);
  });

  it('a run whose look-up does not show what was just charged stops, and says so', async () => {
    till.showsAfterMs = 60_000;
    await charge([{ key: '1001' }]);
    till.asked.length = 0;
    const { main, error } = await charge([{ key: '1002' }, { key: '1001' }]);

    expect(till.asked).toEqual(['1002']);
    expect(main).toHaveLength(1);
    expect(detailsOf(error)).toMatchObject([{ outcome: 'unknown', key: '1001' }]);
  });

  it('that n8n can’t write sends nothing', async () => {
    kept.processed.failure = new Error('database is locked');
    const { error } = await charge([{ key: '1001' }]);

    expect(error[0]?.json.message).toBe('Not sent, since n8n could not record the key of the call');
    expect(till.asked).toEqual([]);
  });

  it('that this n8n does not have makes each charge wait for Settle Delay, and says so', async () => {
    kept.off();
    setTimeout(() => till.has({ key: '1001' }), 300);
    const { main, hints } = await charge([{ key: '1001' }, { key: '1002' }]);

    expect(till.asked).toEqual(['1002']);
    expect(main).toHaveLength(2);
    expect(hints.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('This n8n did not keep the keys of the calls') as string,
    );
  });
});

describe('the words of a verdict', () => {
  it('keep the code of the vendor, and the declared members of the answer', async () => {
    till.fates = [
      {
        result: 'D',
        errorCode: 10251,
        error: 'Insufficient funds',
        auth: '000123',
        avs: { result: 'YYY' },
        card: '4111111111111111',
      },
    ];
    const { error } = await charge([{ key: '1001' }]);

    expect(error[0]?.json.message).toBe('Insufficient funds');
    expect(detailsOf(error)).toEqual([
      {
        operation: 'payment.charge',
        key: '1001',
        amount: 10,
        currency: 'USD',
        time: expect.any(String) as string,
        authorizationNumber: '000123',
        avsAnswer: 'YYY',
        outcome: 'failed',
        code: '10251',
        httpCode: 200,
      },
    ]);
  });

  it('leave the outcome open if the processor has not answered, and say that a part was approved', async () => {
    till.fates = [{ result: 'E', error: 'No answer from the processor' }, 'part'];
    const { main, error, hints } = await charge([{ key: '1001' }, { key: '1002' }], {
      options: { concurrency: 1 },
    });

    expect(detailsOf(error)).toMatchObject([{ outcome: 'unknown', key: '1001' }]);
    expect(main).toHaveLength(1);
    expect(hints).toContainEqual({
      message: 'A part was approved (item 1)',
      type: 'warning',
      location: 'outputPane',
    });
  });

  it('read false as a no', async () => {
    const locked = async () => await charge([{}], { operation: 'lock', more: { refNum: 5 } });
    expect(jsonOf((await locked()).main)).toEqual([{ success: true }]);
    till.lock = false;
    expect((await locked()).error[0]?.json.message).toBe('The payment is locked already');
    till.lock = 'yes';
    expect((await locked()).error[0]?.json.message).toContain('true or false is documented');
  });
});

describe('a dry run', () => {
  it('puts out the charges that would be made, without secrets, and looks up what was done before', async () => {
    till.has({ key: '1001' });
    const { main, hints } = await charge(
      [
        { key: '1001' },
        { key: '1002', amount: 12.3 },
        { key: '1003', amount: 0.2 },
        { key: '1004', currency: 'EUR' },
      ],
      { options: { dryRun: true }, more: { card: '4111 1111 1111 1111' } },
    );

    expect(main).toHaveLength(4);
    expect(pairedTo(main)).toEqual([0, 1, 2, 3]);
    expect(main[0]?.json).toMatchObject({ alreadyCharged: true });
    expect(main[1]?.json).toEqual({
      dryRun: true,
      method: 'POST',
      url: `${till.baseUrl}/charge?pin=***`,
      body: {
        details: { orderId: '1002' },
        customerId: 7,
        amount: '12.3',
        currency: 'USD',
        card: '***',
      },
      records: 1,
      amount: 12.3,
      currency: 'USD',
    });
    expect(hints.map(({ message }) => message)).toContain(
      'Dry run: nothing was sent. It would be 3 calls with 3 records; 12.50 USD, 10.00 EUR in all.',
    );
    expect(till.asked).toEqual([]);
    expect(kept.processed.writes).toBe(0);
  });

  it('puts out one item for a call that carries several items', async () => {
    const { main } = await charge([{ id: 5 }, { id: 6 }], {
      operation: 'mark',
      more: { refNums: '={{ $json.id }}', note: 'x' },
      options: { dryRun: true },
    });

    expect(main).toHaveLength(1);
    expect(main[0]?.json).toMatchObject({
      dryRun: true,
      body: { rows: [{ refNum: 5 }, { refNum: 6 }], note: 'x' },
      records: 2,
    });
    expect(main[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
    expect(till.changes).toEqual([]);
  });

  it('does not count as done for Retry On Fail: nothing is sent in any try', async () => {
    till.isBlind = true;
    await charge([{ key: '1001' }, { key: '1002' }], {
      options: { dryRun: true },
      retryOnFail: true,
      maxTries: 3,
      onError: 'stopWorkflow',
    });
    expect(till.asked).toEqual([]);
    expect(till.searches).toBeGreaterThan(2);
  });
});

describe('as a tool of an AI agent', () => {
  const asTool = async (allow: boolean, options: IDataObject) =>
    await runAsTool(
      node(
        'charge',
        { ...charging, chargeKey: '1001', amount: 10, currency: 'USD' },
        { settleDelay: 1, ...options },
      ),
      {},
      {
        packDir,
        credentials: { tillApi: { ...credential, baseUrl: till.baseUrl, allowMoneyInTools: allow } },
      },
    );

  it.each<[string, boolean, IDataObject, string]>([
    ['the credential does not allow it', false, { maximumAmount: 50 }, 'the credential does not allow that'],
    ['no Maximum Amount is set', true, {}, 'needs the option Maximum Amount'],
    [
      'Maximum Amount is an expression, which reads the item of the agent',
      true,
      { maximumAmount: '={{ 50 }}' },
      'needs the option Maximum Amount',
    ],
    [
      'the check is off',
      true,
      { maximumAmount: 50, checkBeforeSending: false },
      'needs Check Before Sending',
    ],
  ])('money does not move where %s', async (_, allow, options, message) => {
    const { failure, answer } = await asTool(allow, options);

    expect(`${failure} ${answer}`).toContain(message);
    expect([till.asked, till.searches]).toEqual([[], 0]);
  });

  it('money moves if both are set', async () => {
    const { answer } = await asTool(true, { maximumAmount: 50 });

    expect(answer).toContain('"refNum":1');
    expect(till.asked).toEqual(['1001']);
  });
});
