import type { IDataObject } from 'n8n-workflow';
import { withProcessed } from '../harness/journal';
import { jsonOf, pairedTo } from '../support';
import { stage } from './stage';

const on = stage('transaction');
withProcessed();

const CHARGE: IDataObject = {
  custNum: '7000001',
  paymentMethodId: '11',
  amount: '={{ $json.amount ?? 10 }}',
  chargeKey: '={{ $json.key }}',
};

const gateway = () => on.ebiz.state.gateway;

/** Charges items, none of which is looked up afterwards. */
const charge = async (keys: string[], options: IDataObject = {}) =>
  await on.run(
    'chargeStoredMethod',
    { ...CHARGE, options: { settleDelay: 1, settleUnknownOutcomes: false, timeout: 1_000, ...options } },
    keys.map((key) => ({ key })),
    { onError: 'continueErrorOutput' },
  );

/** Resolves failed items. The gateway gets three times the Settle Delay of their run, which is replaced by a short one. */
const resolve = async (items: IDataObject[], ofRun = 0.3) =>
  await on.run(
    'resolveOutcome',
    { details: '={{ $json.details }}', settleDelay: 1 },
    items.map(({ details, ...item }) => ({
      ...item,
      details: { ...(details as IDataObject), settleDelay: ofRun },
    })),
    { onError: 'continueErrorOutput' },
  );

const lost = (apply: boolean) =>
  on.ebiz.faults.add(
    apply
      ? { kind: 'resetAfterRead', on: 'runCustomerTransaction' }
      : { kind: 'status', status: 503, on: 'runCustomerTransaction', retryAfter: 0 },
  );

describe('Resolve Outcome', () => {
  it('says of a charge that was taken that it happened, with its reference number', async () => {
    lost(true);
    const { error } = await charge(['1001']);
    expect(error[0]?.json.details).toMatchObject({
      outcome: 'unknown',
      operation: 'transaction.chargeStoredMethod',
      lookedUpBy: { chargeKey: '1001', custNum: '7000001', paymentMethodId: '11', amount: '10' },
    });
    const { main } = await resolve(jsonOf(error));

    expect(jsonOf(main)).toMatchObject([
      {
        outcome: 'happened',
        key: '1001',
        operation: 'transaction.chargeStoredMethod',
        found: { RefNum: gateway().all()[0]?.refNum, OrderID: '1001', Amount: 10 },
      },
    ]);
  });

  it('says of a charge that was not taken that it did not, where another one shows that the search works', async () => {
    lost(false);
    const { error } = await charge(['1001', '1002'], { concurrency: 1 });
    const { main } = await resolve(jsonOf(error));

    expect(pairedTo(main)).toEqual([0]);
    expect(jsonOf(main)).toMatchObject([{ outcome: 'didNot', key: '1001', matches: [] }]);
  });

  it('says nothing before the gateway must show it: a charge that shows late happened', async () => {
    gateway().set({ timeFactor: 1, commit: [0, 0], show: [700, 700] });
    lost(true);
    const { error } = await charge(['1001']);
    const { main } = await resolve(jsonOf(error));

    expect(jsonOf(main)).toMatchObject([{ outcome: 'happened', key: '1001' }]);
  });

  it.each(['findsNothing', 'works'] as const)(
    'can’t decide where nothing at all is found (order search: %s)',
    async (orderSearch) => {
      gateway().set({ orderSearch });
      lost(false);
      const { error } = await charge(['1001']);
      const { main } = await resolve(jsonOf(error));

      expect(jsonOf(main)).toMatchObject([{ outcome: 'undecidable', key: '1001' }]);
    },
  );

  it('can’t decide where the search does not find what is there', async () => {
    lost(false);
    const { error } = await charge(['1001', '1002'], { concurrency: 1 });
    gateway().set({ orderSearch: 'findsNothing' });
    const { main } = await resolve(jsonOf(error));

    expect(jsonOf(main)).toMatchObject([{ outcome: 'undecidable' }]);
  });

  it('can’t decide where what is there differs, and shows it', async () => {
    lost(false);
    const { error } = await charge(['1001']);
    await on.run(
      'chargeStoredMethod',
      { ...CHARGE, amount: 99, options: { settleDelay: 1, checkBeforeSending: false } },
      [{ key: '1001' }],
    );
    const { main } = await resolve(jsonOf(error));

    expect(jsonOf(main)).toMatchObject([{ outcome: 'undecidable', matches: [{ Amount: 99 }] }]);
  });

  it('waits three times as long as the run of the call would have, whatever less is set', async () => {
    await charge(['0999']);
    gateway().set({ timeFactor: 1, commit: [0, 0], show: [2_200, 2_200] });
    lost(true);
    const { error } = await charge(['1001']);
    const { main } = await resolve(jsonOf(error), 1);

    expect(error[0]?.json.details).toMatchObject({ settleDelay: 1 });
    expect(jsonOf(main)).toMatchObject([{ outcome: 'happened', key: '1001' }]);
  });

  it('counts from the end of the call, which may be long after it was sent', async () => {
    await charge(['0999']);
    gateway().set({ timeFactor: 1, commit: [0, 0], show: [700, 700] });
    lost(true);
    const { error } = await charge(['1001']);
    const [failed] = jsonOf(error);
    const sent = { time: new Date(Date.now() - 10_000).toISOString() };
    const { main } = await resolve([{ details: { ...(failed?.details as IDataObject), ...sent } }]);

    expect(jsonOf(main)).toMatchObject([{ outcome: 'happened', key: '1001' }]);
  });

  it('can’t decide where the search shows only what is older than the call: it may lag behind', async () => {
    await charge(['0999']);
    for (const older of gateway().all()) older.committedAt -= 3 * 24 * 3_600_000;
    lost(false);
    const { error } = await charge(['1001']);
    const { main } = await resolve(jsonOf(error));

    expect(jsonOf(main)).toMatchObject([
      {
        outcome: 'undecidable',
        matches: [],
        explanation: expect.stringContaining('Search transactions for the charge key as order ID') as string,
      },
    ]);
  });

  it('takes no charge from days before the call for it', async () => {
    await charge(['1001']);
    for (const older of gateway().all()) older.committedAt -= 3 * 24 * 3_600_000;
    lost(false);
    const { error } = await charge(['1001'], { checkBeforeSending: false });
    const { main } = await resolve(jsonOf(error));

    expect(jsonOf(main)).toMatchObject([{ outcome: 'undecidable', matches: [{ OrderID: '1001' }] }]);
  });

  it('shows a charge that was declined or voided, which took no money', async () => {
    const declined = { custNum: '7000001', paymentMethodId: '11', amount: 102.51, chargeKey: '1001' };
    await on.run('chargeStoredMethod', { ...declined, options: { settleDelay: 1 } }, [{}], {
      onError: 'continueErrorOutput',
    });
    lost(false);
    const { error } = await charge(['1001']);
    const { main } = await resolve(jsonOf(error));

    expect(jsonOf(main)).toMatchObject([
      {
        outcome: 'didNot',
        matches: [{ OrderID: '1001', ResultCode: 'D' }],
        explanation: expect.stringContaining('declined or voided') as string,
      },
    ]);
  });

  it.each(['chargeKey', 'all'])(
    'can’t decide without what the charge is searched by (%s), whatever else is found',
    async (left) => {
      await charge(['0999']);
      lost(true);
      const { error } = await charge(['1001']);
      const details = jsonOf(error)[0]?.details as IDataObject;
      const { chargeKey: _, ...others } = details.lookedUpBy as IDataObject;
      const before = on.ebiz.counters.log.length;
      const { main } = await resolve([{ details: { ...details, lookedUpBy: left === 'all' ? {} : others } }]);

      expect(jsonOf(main)).toMatchObject([
        { outcome: 'undecidable', explanation: expect.stringContaining('Charge Key') as string },
      ]);
      expect(on.ebiz.counters.log).toHaveLength(before);
    },
  );

  it('can’t decide in another account: the search there shows other charges, and never this one', async () => {
    await charge(['0999']);
    lost(true);
    const { error } = await charge(['1001']);
    const details = jsonOf(error)[0]?.details as IDataObject;
    const before = on.ebiz.counters.log.length;
    const { main } = await resolve([{ details: { ...details, credentialId: 'of-the-sandbox' } }]);

    expect(details.credentialId).toMatch(/./);
    expect(jsonOf(main)).toMatchObject([
      { outcome: 'undecidable', explanation: expect.stringContaining('another credential') as string },
    ]);
    expect(on.ebiz.counters.log).toHaveLength(before);
  });

  it('reads the original of a refund, where the run could not', async () => {
    const { main: charged } = await charge(['1001']);
    const { batches, clock } = gateway();
    batches.close(batches.open(clock.milliseconds()), clock.milliseconds());
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'runTransaction' });
    const { error } = await on.run(
      'refund',
      {
        refNum: charged[0]?.json.RefNum,
        amount: 4,
        refundKey: 'CM-1',
        options: { settleUnknownOutcomes: false, settleDelay: 1 },
      } as IDataObject,
      [{}],
      { onError: 'continueErrorOutput' },
    );
    const details = jsonOf(error)[0]?.details as IDataObject;
    const { orderId: _, ...others } = details.lookedUpBy as IDataObject;
    const { main } = await resolve([{ details: { ...details, lookedUpBy: others } }]);

    expect(jsonOf(main)).toMatchObject([{ outcome: 'happened', key: 'CM-1', found: { Amount: 4 } }]);
  });

  it('reads the transaction of a void', async () => {
    const { main: charged } = await charge(['1001', '1002']);
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'runTransaction' });
    on.ebiz.faults.add({ kind: 'status', status: 503, on: 'runTransaction', retryAfter: 0 });
    const { error } = await on.run(
      'void',
      {
        refNum: '={{ $json.RefNum }}',
        options: { settleUnknownOutcomes: false, settleDelay: 1, concurrency: 1 },
      },
      jsonOf(charged),
      { onError: 'continueErrorOutput' },
    );
    const { main } = await resolve(jsonOf(error));

    expect(jsonOf(main)).toMatchObject([{ outcome: 'happened' }, { outcome: 'didNot' }]);
  });

  it.each<[string, unknown, string]>([
    [
      'of an item that was refused',
      { outcome: 'failed', operation: 'transaction.void' },
      'this one is "failed"',
    ],
    ['of no call', { outcome: 'unknown' }, 'a call that can be looked up'],
    ['of another vendor', { outcome: 'unknown', operation: 'a.b', lookedUpBy: {} }, 'got a.b'],
    ['that are none', { note: 1 }, 'expected the details of a failed item'],
    [
      'whose time is no moment',
      {
        outcome: 'unknown',
        operation: 'transaction.chargeStoredMethod',
        lookedUpBy: { chargeKey: '1001' },
        time: 'yesterday',
      },
      'expected "time" as a moment such as 2027-01-31T09:30:00Z, got "yesterday"',
    ],
  ])('refuses details %s', async (_, details, message) => {
    const { error } = await resolve([{ details }] as IDataObject[]);

    expect(error[0]?.json.message).toContain(message);
    expect(on.ebiz.counters.log).toEqual([]);
  });
});
