import type { IDataObject } from 'n8n-workflow';
import { runAsTool } from '../harness';
import { withProcessed } from '../harness/journal';
import { packNode, runNode } from '../support';
import { all, form, stage } from './stage';

const on = stage('batch');
withProcessed();

const gateway = () => on.ebiz.state.gateway;

/** Charges a card of a customer, so that the open batch has a transaction. */
async function charge(amount: number, custNum = '7000001', methodId = '11'): Promise<void> {
  const node = packNode('eBizCharge', 'transaction', 'chargeStoredMethod', {
    custNum,
    paymentMethodId: methodId,
    amount,
    chargeKey: `order-${amount}`,
    options: { settleDelay: 1 },
  });
  const { failure } = await runNode(node, [{}], {
    credentials: { eBizChargeApi: { ...on.ebiz.credential } },
  });
  if (failure) throw failure;
}

const FIRST = '408001';

const search = async (...conditions: IDataObject[]) =>
  await on.json('getMany', all({}, { conditions: form(...conditions) }));

const numbered = (value: string) => ({ column: 'batchRefNum', operator: 'equal', value });

describe('a batch', () => {
  it('is read with its totals, as numbers, and its times as the gateway has them', async () => {
    await charge(120.5);
    await charge(30, '7000001', '13');
    const [batch] = await on.json('get', { batchId: FIRST });

    expect(batch).toMatchObject({
      BatchRefNum: FIRST,
      Status: 'Open',
      SalesAmount: 150.5,
      SalesCount: 2,
      CreditsAmount: 0,
      NetAmount: 150.5,
      TransactionCount: 2,
      Sequence: '1',
      Opened: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$|^\d{4}-\d\d-\d\dT/) as string,
    });
  });

  it('that is not there is an error', async () => {
    const { failure } = await on.run('get', { batchId: '1' });
    expect(failure?.message).toContain('Not Found');
  });

  it('has transactions: none, one or many', async () => {
    gateway().batches.open(gateway().clock.milliseconds());
    expect(await on.json('getTransactions', { batchId: FIRST, returnAll: true })).toEqual([]);
    await charge(120.5);
    await charge(30, '7000001', '13');
    const found = await on.json('getTransactions', { batchId: FIRST, returnAll: true });

    expect(found).toMatchObject([
      { TransactionType: 'Sale', Details: { Amount: 120.5, OrderID: 'order-120.5' } },
      { Details: { Amount: 30 } },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/\d{12}2224|00123456789/);
  });
});

describe('batches', () => {
  it('are all found by their numbers, although the service sends one where no limit is given', async () => {
    const { batches, clock } = gateway();
    for (let number = 0; number < 3; number += 1)
      batches.close(batches.open(clock.milliseconds()), clock.milliseconds());

    expect(await search(numbered('1'))).toEqual([]);
    expect(await search(numbered(FIRST))).toMatchObject([{ BatchRefNum: FIRST, Status: 'Closed' }]);
    const many = await search({ column: 'sequence', operator: 'atLeast', value: '2' });
    expect(many.map(({ BatchRefNum }) => BatchRefNum)).toEqual(['408002', '408003']);
    expect(on.sent('SearchBatches').every(({ limit }) => Number(limit) > 1)).toBe(true);
  });

  it('are found by any of the conditions where the user says so, and sorted', async () => {
    const { batches, clock } = gateway();
    for (let number = 0; number < 3; number += 1)
      batches.close(batches.open(clock.milliseconds()), clock.milliseconds());
    const found = await on.json(
      'getMany',
      all({ matchAll: false, sort: 'sequence' }, { conditions: form(numbered('408003'), numbered(FIRST)) }),
    );

    expect(found.map(({ BatchRefNum }) => BatchRefNum)).toEqual([FIRST, '408003']);
  });

  it('are not requested without a condition', async () => {
    const { failure } = await on.run('getMany', all({}, { conditions: {} }));

    expect(failure).toBeDefined();
    expect(on.ebiz.counters.calls).toBe(0);
  });
});

describe('to close a batch', () => {
  it('settles it, once', async () => {
    await charge(120.5);
    expect(await on.json('close', { batchId: FIRST })).toEqual([{ success: true, batchId: FIRST }]);
    expect(await search(numbered(FIRST))).toMatchObject([{ Status: 'Closed', NetAmount: 120.5 }]);
    const { failure } = await on.run('close', { batchId: FIRST });
    expect(failure?.message).toContain('it may be closed already');
  });

  it('whose answer was lost is found out by the state of the batch', async () => {
    await charge(120.5);
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'CloseBatch' });
    const [item] = await on.json('close', { batchId: FIRST, options: { settleDelay: 1 } });

    expect(item).toMatchObject({ batchId: FIRST, NetAmount: 120.5, Closed: expect.any(String) as string });
    expect(on.sent('CloseBatch')).toHaveLength(1);
  });

  it('whose call did not arrive stays unknown', async () => {
    await charge(120.5);
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'CloseBatch', apply: false });
    const { failure } = await on.run('close', { batchId: FIRST, options: { settleDelay: 1 } });

    expect(failure?.message).toMatch(/^Outcome unknown/);
    expect(on.sent('CloseBatch')).toHaveLength(1);
  });

  it('needs the number of the batch, and is nothing for AI agents', async () => {
    const missing = await on.run('close', { batchId: '' });
    expect(missing.failure).toBeDefined();
    const { failure, answer } = await runAsTool(
      packNode('eBizCharge', 'batch', 'close', { batchId: FIRST, options: {} }),
      {},
      { credentials: { eBizChargeApi: { ...on.ebiz.credential, allowMoneyInTools: true } } },
    );

    expect(`${failure} ${answer}`).toContain('does not run as a tool of an AI agent');
    expect(on.ebiz.counters.calls).toBe(0);
  });
});
