import type { IDataObject } from 'n8n-workflow';
import { EBIZ_CARDS } from '../../simulators';
import { runAsTool, type OneNodeOptions, type OneNodeRun } from '../harness';
import { withProcessed } from '../harness/journal';
import { packNode, pairedTo } from '../support';
import { stage } from './stage';

const on = stage('transaction');
const journal = withProcessed();

const gateway = () => on.ebiz.state.gateway;

const run = async (
  operation: string,
  parameters: IDataObject,
  items: IDataObject[],
  options: IDataObject = {},
) =>
  await on.run(operation, { ...parameters, options: { settleDelay: 1, ...options } }, items, {
    onError: 'continueErrorOutput',
  } satisfies OneNodeOptions);

const charge = async (items: IDataObject[], options: IDataObject = {}, operation = 'chargeStoredMethod') =>
  await run(
    operation,
    {
      custNum: '7000001',
      paymentMethodId: '11',
      amount: '={{ $json.amount ?? 10 }}',
      chargeKey: '={{ $json.key }}',
    },
    items,
    options,
  );

const messagesOf = ({ error }: OneNodeRun) => error.map(({ json }) => String(json.message));
const refNumOf = ({ main }: OneNodeRun) => String(main[0]?.json.RefNum);
const latest = () => gateway().all().at(-1);

/** A settled charge of 100.00. */
async function settledCharge(key: string): Promise<string> {
  const made = await charge([{ key, amount: 100 }]);
  const { batches, clock } = gateway();
  batches.close(batches.open(clock.milliseconds()), clock.milliseconds());
  return refNumOf(made);
}

describe('a transaction whose state the node does not know', () => {
  it.each(['', 'P'])(
    'with the result code "%s" needs a decision, and nothing is charged',
    async (resultCode) => {
      await charge([{ key: '1001' }]);
      Object.assign(latest() ?? {}, { verdict: { ...latest()?.verdict, resultCode } });
      const again = await charge([{ key: '1001' }]);

      expect(messagesOf(again)[0]).toContain('needs a decision');
      expect(gateway().all()).toHaveLength(1);
    },
  );

  it.each(['Authorized (Error on settlement)', 'Chargeback'])(
    'with the status "%s" needs a decision, and nothing is charged',
    async (status) => {
      await charge([{ key: '1001' }]);
      Object.assign(latest() ?? {}, { status });
      const again = await charge([{ key: '1001' }]);

      expect(messagesOf(again)[0]).toContain('needs a decision');
      expect(gateway().all()).toHaveLength(1);
    },
  );
});

describe('a currency in small letters', () => {
  const chargeIn = async (currency: string) =>
    await run(
      'chargeStoredMethod',
      { custNum: '7000001', paymentMethodId: '11', amount: 10, chargeKey: '1001', currency },
      [{}],
    );

  it('is the same currency: it travels in capitals, and the charge is found again', async () => {
    await chargeIn('usd');
    const again = await chargeIn('Usd');

    expect(on.sent('runCustomerTransaction')).toMatchObject([{ tran: { Details: { Currency: 'USD' } } }]);
    expect(again.main).toMatchObject([{ json: { alreadyCharged: true, Currency: 'USD' } }]);
  });

  it('of a charge that another application has made is the same too', async () => {
    await chargeIn('USD');
    Object.assign(latest()?.request.details ?? {}, { Currency: 'usd' });
    const again = await chargeIn('USD');

    expect(again.main).toMatchObject([{ json: { alreadyCharged: true } }]);
  });
});

describe('refunds in parts', () => {
  it('count one whose outcome is unknown', async () => {
    const refNum = await settledCharge('1001');
    gateway().set({ show: [60_000, 60_000], timeFactor: 1, commit: [0, 0] });
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'runTransaction' });
    const made = await run(
      'refund',
      { refNum, amount: '={{ $json.amount }}', refundKey: '={{ $json.key }}' },
      [
        { key: 'R1', amount: 60 },
        { key: 'R2', amount: 60 },
        { key: 'R3', amount: 40 },
      ],
    );

    expect(pairedTo(made.main)).toEqual([2]);
    expect(messagesOf(made)).toEqual([
      expect.stringMatching(/^Outcome unknown: /),
      'More than is left of the original: 40.00 can still be refunded',
    ]);
    expect(on.sent('runTransaction')).toHaveLength(2);
  });
});

describe('a refund that an earlier run has left', () => {
  const refund = async (keys: string[], options: IDataObject = {}) =>
    await run(
      'refund',
      { refNum: gateway().all()[0]?.refNum, amount: 40, refundKey: '={{ $json.key }}' },
      keys.map((key) => ({ key })),
      options,
    );

  const leave = async () => {
    await settledCharge('1001');
    gateway().set({ show: [60_000, 60_000], timeFactor: 1, commit: [0, 0] });
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'runTransaction' });
    await refund(['CM-1'], { settleUnknownOutcomes: false });
  };

  it('is unknown where only its charge shows: that does not show that refunds are found', async () => {
    await leave();
    const again = await refund(['CM-1']);

    expect(again.error).toMatchObject([{ json: { details: { outcome: 'unknown', key: 'CM-1' } } }]);
    expect(on.sent('runTransaction')).toHaveLength(1);
  });

  it('is the item’s success once it shows', async () => {
    await leave();
    gateway().clock.advance(61_000);
    const again = await refund(['CM-1']);

    expect(again.main).toMatchObject([{ json: { alreadyRefunded: true } }]);
    expect(on.sent('runTransaction')).toHaveLength(1);
  });
});

describe('Reverse', () => {
  it('of a refund is sent: a refund is not reversed yet', async () => {
    const refNum = await settledCharge('1001');
    const refund = await run('refund', { refNum, amount: 5, refundKey: 'R1' }, [{}]);
    const reversed = await run('reverse', { refNum: refNumOf(refund) }, [{}]);
    const again = await run('reverse', { refNum: refNumOf(refund) }, [{}]);

    expect(reversed.main[0]?.json).not.toHaveProperty('alreadyReversed');
    expect(latest()).toMatchObject({ type: 'Credit', status: 'Voided' });
    expect(again.main).toMatchObject([{ json: { alreadyReversed: true } }]);
  });
});

describe('a dry run', () => {
  it('leaves nothing that could hold back the real charge: no key, and nothing that counts as charged', async () => {
    const dry = await charge([{ key: '1001' }, { key: '1002' }], { dryRun: true });
    expect(dry.main).toHaveLength(2);
    expect([...journal.processed.lists.values()].flat()).toEqual([]);

    // A key that an earlier run has left would wait for Settle Delay.
    const before = Date.now();
    const real = await charge([{ key: '1001' }], { settleDelay: 100 });
    expect(Date.now() - before).toBeLessThan(90_000);
    expect(real.main).toMatchObject([{ json: { ResultCode: 'A' } }]);
    expect(real.main[0]?.json).not.toHaveProperty('alreadyCharged');
    expect(gateway().all()).toHaveLength(1);
  });

  it('after a crash leaves in the journal what may be in flight', async () => {
    // The charge is shown long after the run is over.
    gateway().set({ timeFactor: 1, commit: [0, 0], show: [60_000, 60_000] });
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'runCustomerTransaction' });
    await charge([{ key: '1001' }], { settleUnknownOutcomes: false });
    const keys = () => [...journal.processed.lists.values()].flat();
    const recorded = keys();
    const dry = await charge([{ key: '1001' }], { dryRun: true });

    expect(dry.main).toMatchObject([{ json: { dryRun: true } }]);
    expect(recorded).toHaveLength(1);
    expect(keys()).toEqual(recorded);
  });
});

describe('a charge of a card by its number', () => {
  const KEEPS_NOTHING = {
    saveDataErrorExecution: 'none',
    saveDataSuccessExecution: 'none',
    saveManualExecutions: false,
    saveExecutionProgress: false,
  } as const;
  const chargeCard = async (given: IDataObject, options: IDataObject = {}) =>
    await on.run(
      'chargeCard',
      {
        cardNumber: EBIZ_CARDS.approves,
        cardExpiration: '1230',
        accountHolder: 'Ann Lee',
        amount: 10,
        chargeKey: '1001',
        ...given,
        options: { settleDelay: 1, ...options },
      },
      [{}],
      {
        onError: 'continueErrorOutput',
        settings: KEEPS_NOTHING,
        credentials: { eBizChargeApi: { ...on.ebiz.credential, allowRawData: true } as never },
      },
    );

  it('whose amount is the same as its code succeeds', async () => {
    const made = await chargeCard({ amount: 1234, cardCode: '1234' });

    expect(made.error).toEqual([]);
    expect(made.main).toMatchObject([{ json: { ResultCode: 'A' } }]);
    expect(gateway().tally().charged).toEqual({ '1001': 1 });
  });

  it('and a dry run of it, too', async () => {
    const made = await chargeCard({ amount: 1234, cardCode: '1234' }, { dryRun: true });

    expect(made.main).toMatchObject([{ json: { dryRun: true } }]);
  });

  it.each(['4000 1000 1111 2224', '40001000 11112224', '4000.1000.1111.2224'])(
    'shows nothing of it where the gateway writes it as %s',
    async (number) => {
      gateway().outcomes.add({ resultCode: 'D', error: `Card ${number} was declined` });
      const made = await chargeCard({});

      expect(messagesOf(made)).toEqual(['Card *** was declined']);
    },
  );
});

describe('as a tool of an AI agent', () => {
  it.each(['void', 'reverse'])('%s is refused: it has no amount that could be limited', async (operation) => {
    const made = await charge([{ key: '1001' }]);
    const { failure, answer } = await runAsTool(
      packNode('eBizCharge', 'transaction', operation, { refNum: refNumOf(made), options: {} }),
      {},
      { credentials: { eBizChargeApi: { ...on.ebiz.credential, allowMoneyInTools: true } as never } },
    );

    expect(`${failure} ${answer}`).toContain('without an amount that could be limited');
    expect(latest()).toMatchObject({ status: 'Authorized (Pending Settlement)' });
  });
});
