import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { TillServer } from './fixtures/money/till';
import { oneNode, runAsTool, type NodeJson } from './harness';
import { writeFixturePack } from './harness/fixture-pack';
import { withProcessed } from './harness/journal';
import { forgetServices, jsonOf } from './support';

const packDir = writeFixturePack({
  module: path.join(__dirname, 'fixtures', 'money', 'tillNode'),
  node: 'MoneyTill',
  credential: 'TillApi',
});
const till = new TillServer();
withProcessed();

beforeAll(async () => await till.open());
beforeEach(async () => {
  till.reset();
  await forgetServices();
});
afterAll(() => till.close());

const CHARGE = { chargeKey: '={{ $json.key }}', customerId: 7, amount: '={{ $json.amount }}' };
const CAPTURE = { refNum: '={{ $json.refNum }}', amount: '={{ $json.amount }}' };

const node = (operation: string, parameters: IDataObject, options: IDataObject): NodeJson => ({
  type: 'n8n-nodes-fixture.moneyTill',
  name: 'Till',
  parameters: {
    resource: 'payment',
    operation,
    ...parameters,
    options: { settleDelay: 1, concurrency: 1, ...options },
  } as NodeJson['parameters'],
});

const credentials = (more: IDataObject = {}) => ({
  tillApi: { key: 'till-secret-key-000', pin: '12', baseUrl: till.baseUrl, ...more } as never,
});

async function run(
  operation: string,
  items: IDataObject[],
  { parameters = {}, options = {} }: { parameters?: IDataObject; options?: IDataObject } = {},
) {
  const usual = operation === 'capture' ? CAPTURE : CHARGE;
  return await oneNode(
    node(operation, { ...usual, ...parameters }, options),
    items.map((json) => ({ json: { amount: 10, ...json } })),
    { packDir, credentials: credentials(), onError: 'continueErrorOutput' },
  );
}

describe('an answer about an earlier payment', () => {
  const duplicateOf = (refNum: number) => ({ result: 'A', refNum, duplicate: true });

  it('is a success if that payment has the key of this call', async () => {
    // The search does not show it yet, but it can be read by its number.
    till.showsAfterMs = 60_000;
    till.fates = ['ok', duplicateOf(1)];
    await run('charge', [{ key: '1001' }]);
    const { main, error } = await run('charge', [{ key: '1001' }], {
      options: { checkBeforeSending: false },
    });

    expect(error).toEqual([]);
    expect(jsonOf(main)).toMatchObject([{ refNum: 1, alreadyCharged: true }]);
  });

  it('with another key charged nothing, and the error says which one', async () => {
    till.has({ key: '900' });
    till.fates = [duplicateOf(1)];
    const { main, error } = await run('charge', [{ key: '1001' }]);

    expect(main).toEqual([]);
    expect(error[0]?.json.message).toBe('Not charged: the till took it for order 900');
    expect(error[0]?.json.details).toMatchObject({
      outcome: 'failed',
      key: '1001',
      matches: [{ refNum: 1, amount: 10 }],
    });
  });

  it.each<[string, IDataObject]>([
    ['another amount', { amount: '11' }],
    ['one that was voided', { status: 'voided' }],
  ])('of the same key with %s needs a decision', async (_, payment) => {
    till.showsAfterMs = 60_000;
    till.fates = ['ok', duplicateOf(1)];
    await run('charge', [{ key: '1001' }]);
    Object.assign(till.payments[0] ?? {}, payment);
    const { error } = await run('charge', [{ key: '1001' }], { options: { checkBeforeSending: false } });

    expect(error[0]?.json.message).toContain('Not done, and it needs a decision');
    expect(error[0]?.json.details).toMatchObject({ outcome: 'failed', matches: [{ refNum: 1 }] });
  });

  it('that can’t be read leaves the outcome unknown', async () => {
    till.isClosed = true;
    till.fates = [duplicateOf(1)];
    const { error } = await run('charge', [{ key: '1001' }]);

    expect(error[0]?.json.message).toContain('took this call for a duplicate of 1, which could not be read');
    expect(error[0]?.json.details).toMatchObject({ outcome: 'unknown', key: '1001' });
  });
});

describe('an amount that is approved in part', () => {
  it('comes with what is approved and what is open, as numbers', async () => {
    till.fates = [{ result: 'A', refNum: 1, approved: '7.75', part: true }];
    const { main, hints } = await run('charge', [{ key: '1001' }], { parameters: { mayBePart: true } });

    expect(jsonOf(main)).toEqual([
      { result: 'A', refNum: 1, approved: '7.75', part: true, amountApproved: 7.75, amountOpen: 2.25 },
    ]);
    expect(hints.slice(0, 2).map(({ message }) => message)).toEqual([
      'A part was approved (item 0)',
      'Only a part was approved: see "amountOpen" of the item (item 0)',
    ]);
  });

  it('is mentioned if it may be partial, otherwise only if less was approved', async () => {
    till.fates = [{ result: 'A', approved: '10.00' }];
    const allowed = await run('charge', [{ key: '1' }], { parameters: { mayBePart: true } });
    till.fates = [{ result: 'A', approved: '10.00' }, { result: 'A', approved: '4' }, { result: 'A' }];
    const others = await run('charge', [{ key: '2' }, { key: '3' }, { key: '4' }]);

    expect(allowed.main).toMatchObject([{ json: { amountApproved: 10, amountOpen: 0 } }]);
    expect(jsonOf(others.main)).toEqual([
      { result: 'A', approved: '10.00' },
      { result: 'A', approved: '4', amountApproved: 4, amountOpen: 6 },
      { result: 'A' },
    ]);
  });
});

describe('the stored card of a payment that was made before', () => {
  const charged = async (storedCard: string) =>
    await run('charge', [{ key: '1001' }], { parameters: { storedCard } });

  beforeEach(() => {
    till.cards.set('a', '4000100011112224').set('b', '4000100011119999');
    till.has({ key: '1001', card: '************2224' });
  });

  it.each(['a', '0'])('that is charged (%s) makes it this call', async (storedCard) => {
    const { main } = await charged(storedCard);

    expect(jsonOf(main)).toMatchObject([{ refNum: 1, alreadyCharged: true }]);
  });

  it.each(['b', 'c'])('that is not (%s) needs a decision', async (storedCard) => {
    const { error } = await charged(storedCard);

    expect(error[0]?.json.message).toContain('needs a decision');
    expect(till.asked).toEqual([]);
  });
});

describe('the vendor’s own check for duplicates', () => {
  it('can be off while Check Before Sending is on', async () => {
    await run('charge', [{ key: '1' }], { parameters: { unchecked: true } });

    expect(till.asked).toEqual(['1']);
  });

  it('can’t be off together with it', async () => {
    const { error } = await run('charge', [{ key: '1' }], {
      parameters: { unchecked: true },
      options: { checkBeforeSending: false },
    });

    expect(error[0]?.json.message).toBe('Unchecked: only possible while Check Before Sending is on');
    expect(till.asked).toEqual([]);
  });

  it('can’t be off for an agent', async () => {
    const parameters = { chargeKey: '1', customerId: 7, amount: 10, unchecked: true };
    const { failure } = await runAsTool(
      node('charge', parameters, { maximumAmount: 50 }),
      {},
      { packDir, credentials: credentials({ allowMoneyInTools: true }) },
    );

    expect(failure).toContain('not possible as a tool of an AI agent');
    expect(till.asked).toEqual([]);
  });
});

describe('a change of a payment that is there', () => {
  beforeEach(() => till.has({ key: '1001', amount: '10.00' }));

  it('is made once: the second run finds it done', async () => {
    const first = await run('capture', [{ refNum: 1 }]);
    const second = await run('capture', [{ refNum: 1 }]);

    expect(jsonOf(first.main)).toEqual([{ result: 'A', refNum: 1 }]);
    expect(jsonOf(second.main)).toMatchObject([{ refNum: 1, alreadyCaptured: true }]);
    expect(till.asked).toEqual(['capture 1']);
  });

  it('with an amount other than the one it was made with needs a decision', async () => {
    await run('capture', [{ refNum: 1 }]);
    const { error } = await run('capture', [{ refNum: 1, amount: 9 }]);

    expect(error[0]?.json.message).toContain('needs a decision');
    expect(till.asked).toEqual(['capture 1']);
  });

  it('whose answer was lost is a success if the payment shows it, otherwise unknown', async () => {
    till.has({ key: '1002', amount: '10.00' });
    till.fates = ['lost', 'nothing'];
    const { main, error } = await run('capture', [{ refNum: 1 }, { refNum: 2 }]);

    expect(jsonOf(main)).toEqual([{ refNum: 1 }]);
    expect(error[0]?.json.details).toMatchObject({ outcome: 'unknown', key: 2 });
  });

  it('that an earlier run has left open is not made again if nothing shows that the look-up works', async () => {
    till.fates = ['nothing'];
    await run('capture', [{ refNum: 1 }]);
    const { error } = await run('capture', [{ refNum: 1 }]);

    expect(error[0]?.json.details).toMatchObject({ outcome: 'unknown' });
    expect(till.asked).toEqual(['capture 1']);
  });

  it('of a payment that can’t be read is not sent', async () => {
    const { error } = await run('capture', [{ refNum: 99 }]);

    expect(error[0]?.json.message).toBe('Not sent, since the look-up failed: No such payment');
    expect(till.asked).toEqual([]);
  });
});
