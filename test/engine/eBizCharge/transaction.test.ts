import type { IDataObject } from 'n8n-workflow';
import { EBIZ_CARDS } from '../../simulators';
import { runAsTool, type OneNodeOptions } from '../harness';
import { withProcessed } from '../harness/journal';
import { jsonOf, packNode, pairedTo } from '../support';
import { form, mapped, stage } from './stage';

const on = stage('transaction');
withProcessed();

/** The first customer of the seed: its number at the gateway, and its stored methods. */
const CUSTOMER = '7000001';
const [CARD, SECOND_CARD, BANK] = ['11', '12', '13'];

const CHARGE: IDataObject = {
  custNum: `={{ $json.token ?? "${CUSTOMER}" }}`,
  paymentMethodId: `={{ $json.method ?? "${CARD}" }}`,
  amount: '={{ $json.amount ?? 10 }}',
  chargeKey: '={{ $json.key }}',
};

interface Running extends OneNodeOptions {
  operation?: string;
  more?: IDataObject;
  options?: IDataObject;
}

const run = async (
  operation: string,
  parameters: IDataObject,
  items: IDataObject[],
  { options = {}, ...running }: Running = {},
) =>
  await on.run(operation, { ...parameters, options: { settleDelay: 1, ...options } }, items, {
    onError: 'continueErrorOutput',
    ...running,
  });

/** Charges items; failed ones are under `error`. */
const charge = async (items: IDataObject[], { operation, more = {}, ...running }: Running = {}) =>
  await run(operation ?? 'chargeStoredMethod', { ...CHARGE, ...more }, items, running);

const gateway = () => on.ebiz.state.gateway;

/** How often each order was charged, and stands. */
const charged = () => gateway().tally().charged;

const refNumOf = (json: IDataObject | undefined): string => String(json?.RefNum);

const detailsOf = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.details);

/** Charges one order, and settles the day's batch where that is wanted. */
async function chargedOrder(key: string, amount: number, settled = true): Promise<string> {
  const { main } = await charge([{ key, amount }]);
  const { batches, clock } = gateway();
  if (settled) batches.close(batches.open(clock.milliseconds()), clock.milliseconds());
  return refNumOf(main[0]?.json);
}

describe('a charge of a stored method', () => {
  it('is sent in schema order with its key as order ID, and comes back with amounts as numbers', async () => {
    const { main, failure } = await charge([{ key: '1001', amount: '120.50' }], {
      more: {
        poNum: 'PO-7',
        tax: 8.5,
        shipping: 12,
        currency: 'USD',
        lineItems: form({ productName: 'Roses', unitPrice: '10', qty: '10', sku: '007' }),
        moreFields: mapped({ comments: 'Nightly', software: 'n8n' }),
      },
    });

    expect(failure).toBeUndefined();
    expect(main[0]?.json).toMatchObject({
      ResultCode: 'A',
      AuthAmount: 120.5,
      isDuplicate: false,
      CustNum: CUSTOMER,
    });
    expect(refNumOf(main[0]?.json)).toMatch(/^31\d{8}$/);
    expect(on.sent('runCustomerTransaction')).toEqual([
      {
        custNum: CUSTOMER,
        paymentMethodID: CARD,
        tran: {
          isRecurring: 'false',
          InventoryLocation: '',
          IgnoreDuplicate: 'false',
          Details: {
            NonTax: 'false',
            Tax: '8.5',
            Subtotal: '0',
            Shipping: '12',
            SessionID: '',
            PONum: 'PO-7',
            OrderID: '1001',
            Duty: '0',
            Discount: '0',
            Comments: 'Nightly',
            Currency: 'USD',
            Amount: '120.50',
            AllowPartialAuth: 'false',
            Tip: '0',
          },
          Software: 'n8n',
          MerchReceipt: 'false',
          CustReceipt: 'false',
          Command: 'sale',
          LineItems: {
            LineItem: { SKU: '007', ProductName: 'Roses', UnitPrice: '10', Qty: '10', Taxable: 'false' },
          },
        },
      },
    ]);
  });

  it('that is declined fails its item in the gateway’s words, with the processor’s code', async () => {
    const { main, error } = await charge([
      { key: '1001' },
      { key: '1002', token: '7000009', method: '0' },
      { key: '1003' },
    ]);

    expect(pairedTo(main)).toEqual([0, 2]);
    expect(pairedTo(error)).toEqual([1]);
    expect(error[0]?.json).toMatchObject({
      key: '1002',
      message: 'Insufficient funds',
      details: {
        outcome: 'failed',
        code: '10251',
        resultCode: 'D',
        refNum: expect.stringMatching(/^31/) as string,
        avsResultCode: 'YYY',
        key: '1002',
        amount: 10,
      },
    });
    expect(charged()).toEqual({ '1001': 1, '1003': 1 });
  });

  it.each([
    [103.42, 'Could not connect to processor', '10342'],
    [190.92, 'Transaction timed out', '19092'],
  ])('%s: "%s" leaves the outcome unknown', async (amount, message, code) => {
    const { error } = await charge([{ key: '1001', amount }]);

    expect(error[0]?.json.message).toBe(`Outcome unknown: ${message}`);
    expect(detailsOf(error)).toMatchObject([{ outcome: 'unknown', code, key: '1001' }]);
  });

  it.each([0, -5, '10.001', 'ten'])('of %s is refused before anything is sent', async (amount) => {
    const { error } = await charge([{ key: '1001', amount }]);

    expect(error[0]?.json.message).toMatch(/^Amount: expected /);
    expect(on.ebiz.counters.log).toEqual([]);
  });

  it('that was made before is a success: nothing is sent, and the item says so', async () => {
    const first = await charge([{ key: '1001' }]);
    const second = await charge([{ key: '1001' }, { key: '1002' }]);

    expect(jsonOf(second.main)[0]).toMatchObject({
      RefNum: refNumOf(first.main[0]?.json),
      alreadyCharged: true,
      OrderID: '1001',
      chargedAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as string,
    });
    expect(charged()).toEqual({ '1001': 1, '1002': 1 });
  });

  it.each<[string, IDataObject]>([
    ['another amount', { amount: 11 }],
    ['another stored card', { method: SECOND_CARD }],
    ['a bank account', { method: BANK }],
    ['another customer', { token: '7000002', method: '21' }],
  ])('with the key of one with %s needs a decision', async (_, item) => {
    await charge([{ key: '1001' }]);
    const { main, error } = await charge([{ key: '1001', ...item }]);

    expect(main).toEqual([]);
    expect(error[0]?.json.message).toContain('needs a decision');
    expect(detailsOf(error)).toMatchObject([
      { outcome: 'failed', matches: [{ OrderID: '1001', Amount: 10, TransactionType: 'Sale' }] },
    ]);
    expect(gateway().all()).toHaveLength(1);
  });

  it('of the default method is known by that method’s card', async () => {
    await charge([{ key: '1001' }]);
    const { main } = await charge([{ key: '1001', method: '0' }]);

    expect(main).toMatchObject([{ json: { alreadyCharged: true } }]);
  });

  it('that is older than Same Attempt Within needs a decision', async () => {
    await charge([{ key: '1001' }]);
    on.ebiz.state.clock.set(new Date(Date.now() - 1));
    const [first] = gateway().all();
    if (first) first.committedAt -= 5 * 86_400_000;
    const { error } = await charge([{ key: '1001' }]);

    expect(error[0]?.json.message).toContain('needs a decision');
  });

  it('was declined or voided before: it does not count', async () => {
    gateway().outcomes.add({ resultCode: 'D' });
    await charge([{ key: '1001' }]);
    const refNum = await chargedOrder('1002', 10, false);
    await run('void', { refNum }, [{}]);
    const { main } = await charge([{ key: '1001' }, { key: '1002' }]);

    expect(main).toHaveLength(2);
    expect(charged()).toEqual({ '1001': 1, '1002': 1 });
  });

  it('is not sent where the look-up fails', async () => {
    on.ebiz.faults.add({ kind: 'status', status: 500, on: 'SearchTransactions', times: 'always' });
    const { error } = await charge([{ key: '1001' }]);

    expect(error[0]?.json.message).toMatch(/^Not sent, since the look-up failed: /);
    expect(charged()).toEqual({});
  });

  it('is not sent where the gateway ignores the order ID of a search, once that shows', async () => {
    gateway().set({ orderSearch: 'findsNothing' });
    const { main, error } = await charge(
      Array.from({ length: 4 }, (_, index) => ({ key: `k${index}` })),
      { options: { concurrency: 1, requestsPerSecond: 2 } },
    );

    expect(main.length).toBeLessThan(4);
    expect(error.at(-1)?.json.message).toContain('Not sent, since the look-up does not work here');
  });
});

describe('what the gateway takes for a duplicate', () => {
  it('of another order was not charged, and the item says for which it was taken', async () => {
    gateway().set({ duplicateCheck: 'anyOrder', timeFactor: 0 });
    await charge([{ key: '900' }]);
    const { main, error } = await charge([{ key: '1001' }]);

    expect(main).toEqual([]);
    expect(error[0]?.json.message).toBe('Not charged: the gateway took it for order 900');
    expect(charged()).toEqual({ '900': 1 });
  });

  it('of this order is a success', async () => {
    gateway().set({ duplicateCheck: 'sameOrder', timeFactor: 0 });
    const first = await charge([{ key: '1001' }]);
    const { main } = await charge([{ key: '1001' }], { options: { checkBeforeSending: false } });

    expect(main).toMatchObject([{ json: { RefNum: refNumOf(first.main[0]?.json), alreadyCharged: true } }]);
    expect(charged()).toEqual({ '1001': 1 });
  });

  it('is charged where its check is off, which needs ours', async () => {
    gateway().set({ duplicateCheck: 'anyOrder', timeFactor: 0 });
    await charge([{ key: '900' }]);
    const off = { moreFields: mapped({ ignoreDuplicate: true }) };
    const { main } = await charge([{ key: '1001' }], { more: off });
    const unchecked = await charge([{ key: '1002' }], { more: off, options: { checkBeforeSending: false } });

    expect(main).toHaveLength(1);
    expect(unchecked.error[0]?.json.message).toBe(
      'Switch Off Gateway Duplicate Check: only possible while Check Before Sending is on',
    );
    expect(charged()).toEqual({ '900': 1, '1001': 1 });
  });
});

describe('a charge whose answer is lost', () => {
  it('is settled by a look-up', async () => {
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'runCustomerTransaction' });
    const { main, error } = await charge([{ key: '1001' }]);

    expect(error).toEqual([]);
    expect(main).toMatchObject([{ json: { ResultCode: 'A', OrderID: '1001', Amount: 10, AuthAmount: 10 } }]);
    expect(charged()).toEqual({ '1001': 1 });
  });
});

describe('an amount that is approved in part', () => {
  const PART = { token: '7000010', method: '0', amount: 80 };

  it('is declined where that is not allowed', async () => {
    const { error } = await charge([{ key: '1001', ...PART }]);

    expect(error[0]?.json.message).toBe('Insufficient funds');
  });

  it('says what is approved and what is open where it is allowed', async () => {
    const { main } = await charge([{ key: '1001', ...PART }], { more: { allowPartialAuth: true } });

    expect(main).toMatchObject([{ json: { AuthAmount: 50, amountApproved: 50, amountOpen: 30 } }]);
  });
});

describe('an authorization', () => {
  const authorized = async (key: string, amount = 10) =>
    refNumOf((await charge([{ key, amount }], { operation: 'authorize' })).main[0]?.json);
  const capture = async (refNum: string, amount: number) => await run('capture', { refNum, amount }, [{}]);

  it('is captured once', async () => {
    const refNum = await authorized('1001');
    const first = await capture(refNum, 10);
    const again = await capture(refNum, 10);

    expect(first.main).toMatchObject([{ json: { ResultCode: 'A', RefNum: refNum } }]);
    expect(again.main).toMatchObject([{ json: { RefNum: refNum, alreadyCaptured: true } }]);
    expect(on.sent('runTransaction')).toMatchObject([
      { tran: { Details: { Amount: '10' }, Command: 'capture', RefNum: refNum } },
    ]);
  });

  it('that was captured with another amount needs a decision', async () => {
    const refNum = await authorized('1001');
    await capture(refNum, 8);
    const { error } = await capture(refNum, 10);

    expect(error[0]?.json.message).toContain('needs a decision');
  });

  it('of more than was authorized is refused by the gateway', async () => {
    const { error } = await capture(await authorized('1001'), 11);

    expect(error[0]?.json).toMatchObject({
      message: 'Amount is greater than the authorized amount',
      details: { code: '32' },
    });
  });

  it('and a charge of the same key need a decision', async () => {
    await authorized('1001');
    const { error } = await charge([{ key: '1001' }]);

    expect(error[0]?.json.message).toContain('needs a decision');
  });
});

describe('voids and reversals', () => {
  it('a void is made once', async () => {
    const refNum = await chargedOrder('1001', 10, false);
    const first = await run('void', { refNum }, [{}]);
    const again = await run('void', { refNum }, [{}]);

    expect(first.main).toMatchObject([{ json: { ResultCode: 'A', RefNum: refNum } }]);
    expect(again.main).toMatchObject([{ json: { RefNum: refNum, alreadyVoided: true } }]);
    expect(charged()).toEqual({});
  });

  it('a void of what is settled is refused in the gateway’s words', async () => {
    const { error } = await run('void', { refNum: await chargedOrder('1001', 10) }, [{}]);

    expect(error[0]?.json.message).toBe('The batch has been closed. Apply a credit instead');
  });

  it('a transaction that is not there is not sent', async () => {
    const { error } = await run('void', { refNum: '4711' }, [{}]);

    expect(error[0]?.json.message).toBe('Not sent, since the look-up failed: Not Found');
    expect(on.sent('runTransaction')).toEqual([]);
  });

  it('Reverse voids what is not settled, and refunds what is', async () => {
    const open = await chargedOrder('1001', 10, false);
    await run('reverse', { refNum: open }, [{}]);
    const settled = await chargedOrder('1002', 10);
    await run('reverse', { refNum: settled }, [{}]);

    expect(
      gateway()
        .all()
        .map(({ type, status }) => [type, status]),
    ).toMatchObject([
      ['Sale', 'Voided'],
      ['Sale', 'Settled'],
      ['Credit', expect.any(String)],
    ]);
  });
});

describe('a refund', () => {
  const refund = async (refNum: string, items: IDataObject[], running: Running = {}) =>
    await run(
      'refund',
      { refNum, amount: '={{ $json.amount }}', refundKey: '={{ $json.key }}' },
      items,
      running,
    );

  it('names the original, and carries its order ID', async () => {
    const refNum = await chargedOrder('1001', 100);
    const { main } = await refund(refNum, [{ key: 'CM-1', amount: '40.00' }]);

    expect(main).toMatchObject([{ json: { ResultCode: 'A', AuthAmount: 40 } }]);
    expect(on.sent('runTransaction')).toMatchObject([
      {
        tran: {
          Command: 'credit',
          RefNum: refNum,
          Details: { Amount: '40.00', OrderID: '1001', PONum: 'CM-1' },
        },
      },
    ]);
  });

  it('is made once for each key', async () => {
    const refNum = await chargedOrder('1001', 100);
    await refund(refNum, [{ key: 'CM-1', amount: 40 }]);
    const { main } = await refund(refNum, [{ key: 'CM-1', amount: 40 }]);

    expect(main).toMatchObject([{ json: { alreadyRefunded: true, Amount: 40 } }]);
    expect(on.sent('runTransaction')).toHaveLength(1);
  });

  it('stays within the original less earlier refunds, those of this run included', async () => {
    const refNum = await chargedOrder('1001', 100);
    await refund(refNum, [{ key: 'CM-1', amount: 40 }]);
    gateway().set({ show: [60_000, 60_000], timeFactor: 1, commit: [0, 0] });
    const { main, error } = await refund(refNum, [
      { key: 'CM-2', amount: 60.01 },
      { key: 'CM-3', amount: 50 },
      { key: 'CM-4', amount: 10.01 },
      { key: 'CM-5', amount: 10 },
    ]);

    expect(pairedTo(main)).toEqual([1, 3]);
    expect(error.map(({ json }) => json.message)).toEqual([
      'More than is left of the original: 60.00 can still be refunded',
      'More than is left of the original: 10.00 can still be refunded',
    ]);
    expect(on.sent('runTransaction')).toHaveLength(3);
  });

  it.each(['voided', 'declined'])(
    'of a charge that was %s is refused in plain words, and not sent',
    async (what) => {
      const amount = what === 'declined' ? 102.51 : 100;
      await charge([{ key: '1001', amount }]);
      const original = gateway().all()[0];
      if (original && what === 'voided') original.status = 'Voided';
      const { error } = await refund(original?.refNum ?? '', [{ key: 'CM-1', amount: 40 }]);

      expect(error.map(({ json }) => json.message)).toEqual([
        `The charge was ${what}, so no money was taken and there is nothing to refund`,
      ]);
      expect(error[0]?.json.details).toMatchObject({ outcome: 'failed', key: 'CM-1' });
      expect(on.sent('runTransaction')).toEqual([]);
    },
  );

  it('makes the charge need a decision before it is charged again', async () => {
    const refNum = await chargedOrder('1001', 100);
    await refund(refNum, [{ key: 'CM-1', amount: 40 }]);
    const { error } = await charge([{ key: '1001', amount: 100 }]);

    expect(error[0]?.json.message).toContain('needs a decision: there are 2 records');
  });
});

describe('what the credential must allow', () => {
  const allowing = (switches: IDataObject) => ({
    credentials: { eBizChargeApi: { ...on.ebiz.credential, ...switches } as never },
  });
  const KEEPS_NOTHING = {
    saveDataErrorExecution: 'none',
    saveDataSuccessExecution: 'none',
    saveManualExecutions: false,
    saveExecutionProgress: false,
  } as const;
  const RAW: IDataObject = {
    cardNumber: EBIZ_CARDS.approves,
    cardExpiration: '1230',
    cardCode: '987',
    accountHolder: 'Ann Lee',
    amount: 10,
    chargeKey: '1001',
  };

  it('a credit without reference', async () => {
    const refused = await charge([{ key: 'CM-1' }], { operation: 'credit' });
    const { main } = await charge([{ key: 'CM-1' }], {
      operation: 'credit',
      ...allowing({ allowCreditWithoutReference: true }),
    });

    expect(refused.error[0]?.json.message).toBe(
      'The credential does not allow this operation: Allow Credit Without Reference is off',
    );
    expect(main).toMatchObject([{ json: { ResultCode: 'A' } }]);
    expect(gateway().all()).toMatchObject([{ type: 'Credit' }]);
  });

  it('raw card data, in a workflow that keeps no executions', async () => {
    const off = await run('chargeCard', RAW, [{}], { settings: KEEPS_NOTHING });
    const kept = await run('chargeCard', RAW, [{}], allowing({ allowRawData: true }));
    expect(on.ebiz.counters.log).toEqual([]);
    const made = await run('chargeCard', RAW, [{}], {
      ...allowing({ allowRawData: true }),
      settings: KEEPS_NOTHING,
    });
    const again = await run('chargeCard', RAW, [{}], {
      ...allowing({ allowRawData: true }),
      settings: KEEPS_NOTHING,
    });

    expect(off.error[0]?.json.message).toContain('Allow Raw Card and Bank Data is off');
    expect(kept.error[0]?.json.message).toContain('may keep its executions');
    expect(made.main).toMatchObject([{ json: { ResultCode: 'A', CardCodeResultCode: 'M' } }]);
    expect(again.main).toMatchObject([{ json: { alreadyCharged: true } }]);
    expect(JSON.stringify([jsonOf(made.main), jsonOf(again.main)])).not.toContain(EBIZ_CARDS.approves);
  });

  it('raw card data, of which an unknown outcome keeps nothing', async () => {
    on.ebiz.faults.add({ kind: 'status', status: 503, on: 'runTransaction', retryAfter: 0 });
    const { error } = await run('chargeCard', RAW, [{}], {
      ...allowing({ allowRawData: true }),
      settings: KEEPS_NOTHING,
      options: { settleUnknownOutcomes: false },
    });

    expect(detailsOf(error)).toMatchObject([
      { outcome: 'unknown', lookedUpBy: { chargeKey: '1001', amount: '10' } },
    ]);
    expect(JSON.stringify(error)).not.toMatch(/2224|987/);
  });

  it('raw bank data', async () => {
    const bank = { account: '0012345678', routing: '021000021', accountType: 'checking' };
    const { main } = await run(
      'chargeBankAccount',
      { ...bank, accountHolder: 'Ann Lee', amount: 10, chargeKey: '1001' },
      [{}],
      { ...allowing({ allowRawData: true }), settings: KEEPS_NOTHING },
    );

    expect(main).toMatchObject([{ json: { ResultCode: 'A' } }]);
    expect(gateway().all()).toMatchObject([{ type: 'Check Sale' }]);
  });

  it.each<[string, IDataObject, IDataObject, string]>([
    ['chargeStoredMethod', {}, {}, 'the credential does not allow that to tools'],
    ['chargeStoredMethod', { allowMoneyInTools: true }, {}, 'needs the option Maximum Amount'],
    [
      'credit',
      { allowMoneyInTools: true, allowCreditWithoutReference: true },
      { maximumAmount: 50 },
      'does not run as a tool',
    ],
    [
      'chargeCard',
      { allowMoneyInTools: true, allowRawData: true },
      { maximumAmount: 50 },
      'does not run as a tool',
    ],
  ])('%s as a tool of an AI agent', async (operation, switches, options, message) => {
    const parameters = { ...CHARGE, custNum: CUSTOMER, paymentMethodId: CARD, amount: 10, chargeKey: '1' };
    const node = packNode('eBizCharge', 'transaction', operation, { ...parameters, ...RAW, options });
    const { failure, answer } = await runAsTool(node, {}, allowing(switches));

    expect(`${failure} ${answer}`).toContain(message);
    expect(on.ebiz.counters.log).toEqual([]);
  });
});

describe('a dry run', () => {
  it('puts out the calls and their sum for each currency, and charges nothing', async () => {
    const { main, hints } = await charge(
      [{ key: '1', amount: 10.5 }, { key: '2' }, { key: '3', currency: 'EUR' }],
      { more: { currency: '={{ $json.currency ?? "USD" }}' }, options: { dryRun: true } },
    );

    expect(main).toHaveLength(3);
    expect(hints.map(({ message }) => message)).toContain(
      'Dry run: nothing was sent. It would be 3 calls with 3 records; 20.50 USD, 10.00 EUR in all.',
    );
    expect(charged()).toEqual({});
  });
});

describe('reading transactions', () => {
  it('Get brings what people look for, and never more than the last digits of a card', async () => {
    gateway().set({ wholeNumbers: true });
    const refNum = await chargedOrder('1001', 10, false);
    const [simple] = await on.json('get', { refNum, simplify: true });
    const [whole] = await on.json('get', { refNum, simplify: false });

    expect(simple).toMatchObject({ RefNum: refNum, OrderID: '1001', Amount: 10, TransactionType: 'Sale' });
    expect(simple?.CardNumber).toMatch(/2224$/);
    expect(whole).toMatchObject({
      Response: { RefNum: refNum, AuthAmount: 10 },
      Details: { OrderID: '1001' },
    });
    expect(JSON.stringify([simple, whole])).not.toContain(EBIZ_CARDS.approves);
  });

  it('Get Many finds by conditions, in pages', async () => {
    await charge([{ key: '1001' }, { key: '1002' }, { key: '1003' }]);
    const conditions = form({ column: 'orderId', operator: 'equal', value: '1002' });
    const found = await on.json('getMany', { conditions, matchAll: 'true', returnAll: true, simplify: true });

    expect(found).toMatchObject([{ OrderID: '1002', ResultCode: 'A' }]);
    expect(on.sent('SearchTransactions').at(-1)).toMatchObject({
      filters: { SearchFilter: { FieldName: 'OrderID', ComparisonOperator: 'eq', FieldValue: '1002' } },
      matchAll: 'true',
      countOnly: 'false',
      start: '0',
    });
  });
});
