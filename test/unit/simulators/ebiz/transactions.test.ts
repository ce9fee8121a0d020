import { EBIZ_CARDS, EBIZ_SECURITY, startEBizCharge } from '../../../simulators';
import type { EbizSimulator } from '../../../simulators';
import { element } from '../requests';
import type { Read } from '../requests';
import { all, call, chargeStored, elements, last, run, search, transactionOf } from './money';

let ebiz: EbizSimulator;
beforeAll(async () => {
  ebiz = await startEBizCharge({ customers: 20 });
});
afterEach(() => {
  const found = [...ebiz.violations];
  ebiz.reset();
  expect(found).toEqual([]);
});
afterAll(() => ebiz.close());

/** ResultCode, ErrorCode and Error. */
function verdict(read: Read): Array<string | undefined> {
  return ['ResultCode', 'ErrorCode', 'Error'].map((name) => element(read, name));
}

/** The page requires a filter. */
const EVERY: Parameters<typeof search>[2] = [['created', 'gte', '2020-01-01 00:00:00']];
const EVERY_BATCH: Parameters<typeof search>[2] = [['Opened', 'gte', '2020-01-01 00:00:00']];

const refNumOf = (read: Read): string => element(read, 'RefNum') ?? '';

/** TransactionType and current Status. */
async function stands(refNum: string): Promise<Array<string | undefined>> {
  const read = await transactionOf(ebiz, refNum);
  return [element(read, 'TransactionType'), last(read, 'Status')];
}

async function closeOpenBatch(): Promise<void> {
  const found = await search(ebiz, 'SearchBatches', [['Status', 'eq', 'Open']]);
  await call(ebiz, 'CloseBatch', elements({ batchId: element(found, 'BatchRefNum') }));
}

describe('a charge', () => {
  it('of the card that approves is approved, with the answers on address and CVV', async () => {
    const sale = await run(ebiz, { command: 'Sale', amount: 12.5, card: EBIZ_CARDS.approves, cvv: '123' });
    expect(verdict(sale)).toEqual(['A', '0', undefined]);
    expect(element(sale, 'AvsResultCode')).toBe('YYY');
    expect(element(sale, 'CardCodeResultCode')).toBe('M');
    expect(element(sale, 'AuthAmount')).toBe('12.5');
    expect(element(sale, 'AuthCode')).toMatch(/^\d{6}$/);
    expect(element(sale, 'isDuplicate')).toBe('false');
    expect(await stands(refNumOf(sale))).toEqual(['Sale', 'Authorized (Pending Settlement)']);
  });

  it.each<[string, Parameters<typeof run>[1], Array<string | undefined>]>([
    [
      'the card that declines',
      { command: 'sale', amount: 1, card: EBIZ_CARDS.declines },
      ['D', '10251', 'Insufficient funds'],
    ],
    [
      'an amount that declines',
      { command: 'sale', amount: 102.05, card: EBIZ_CARDS.approves },
      ['D', '10205', 'Do not Honor'],
    ],
    [
      'a lost processor',
      { command: 'sale', amount: 103.42, card: EBIZ_CARDS.approves },
      ['E', '10342', 'Could not connect to processor'],
    ],
    [
      'an expired card',
      { command: 'sale', amount: 1, card: EBIZ_CARDS.approves, expiration: '0125' },
      ['E', '17', 'Credit card has expired'],
    ],
    ['no card', { command: 'sale', amount: 1 }, ['E', '11', 'Invalid Card Number']],
    [
      'a masked card',
      { command: 'sale', amount: 1, card: 'XXXXXXXXXXXX2224' },
      ['E', '11', 'Invalid Card Number'],
    ],
    [
      'no amount',
      { command: 'sale', amount: 0, card: EBIZ_CARDS.approves },
      ['E', '33', 'Transaction amount is below the minimum'],
    ],
    [
      'an unknown command',
      { command: 'steal', amount: 1, card: EBIZ_CARDS.approves },
      ['E', '3', 'Transaction type steal not supported'],
    ],
  ])('with %s answers its verdict inside HTTP 200 and takes nothing', async (_, given, expected) => {
    const read = await run(ebiz, given);
    expect(read.status).toBe(200);
    expect(verdict(read)).toEqual(expected);
    expect(element(read, 'AuthAmount')).toBe('0');
    expect(ebiz.state.gateway.tally().charged).toEqual({});
  });

  it('of a stored method takes it from the customer, its default method where it is 0', async () => {
    const charge = await chargeStored(ebiz, 1, {
      amount: '20.00',
      orderId: 'A-1',
      invoice: 'INV-2026-00017',
    });
    expect(verdict(charge)).toEqual(['A', '0', undefined]);
    expect(element(charge, 'CustNum')).toBe('7000001');
    const read = await transactionOf(ebiz, refNumOf(charge));
    expect(element(read, 'CustomerID')).toBe('CUST-001');
    expect(element(read, 'CardNumber')).toBe('XXXXXXXXXXXX2224');
    expect(element(read, 'OrderID')).toBe('A-1');
    expect(element(read, 'Invoice')).toBe('INV-2026-0');
    const second = await chargeStored(ebiz, 1, { amount: '20.00', methodId: '12' });
    expect(element(await transactionOf(ebiz, refNumOf(second)), 'CardType')).toBe('M');
  });

  it('without an invoice number shows its reference number in its place', async () => {
    const refNum = refNumOf(await chargeStored(ebiz, 1, { amount: 1 }));
    expect(element(await transactionOf(ebiz, refNum), 'Invoice')).toBe(refNum);
  });

  it('of a customer or method that does not exist is a fault', async () => {
    expect(element(await chargeStored(ebiz, 21, { amount: 1 }), 'faultstring')).toBe('Not Found');
    expect(element(await chargeStored(ebiz, 1, { amount: 1, methodId: '99' }), 'faultstring')).toBe(
      'Not Found',
    );
  });

  it('is approved in part only where the request allows it', async () => {
    const card = EBIZ_CARDS.partial;
    expect(verdict(await run(ebiz, { command: 'sale', amount: 80, card }))[0]).toBe('D');
    const part = await run(ebiz, { command: 'sale', amount: 80, card, partial: true });
    expect([element(part, 'ResultCode'), element(part, 'AuthAmount')]).toEqual(['A', '50']);
    expect(element(await transactionOf(ebiz, refNumOf(part)), 'Amount')).toBe('80');
  });

  it('is never shown with its whole number, except in the mode that does so', async () => {
    const { clock, gateway } = ebiz.state;
    const refNum = refNumOf(
      await run(ebiz, { command: 'sale', amount: 1, card: EBIZ_CARDS.approves, cvv: '123' }),
    );
    const bank = refNumOf(await run(ebiz, { command: 'check', amount: 1, account: '00123456789' }));
    clock.advance(60_000);
    for (const read of [await transactionOf(ebiz, refNum), await transactionOf(ebiz, bank)]) {
      expect(read.text).not.toMatch(/4000100011112224|00123456789|021000021/);
    }
    gateway.set({ wholeNumbers: true });
    expect(element(await transactionOf(ebiz, refNum), 'CardNumber')).toBe(EBIZ_CARDS.approves);
    expect(element(await transactionOf(ebiz, bank), 'Account')).toBe('00123456789');
  });
});

describe('what follows a charge', () => {
  const auth = async (amount = 50): Promise<string> =>
    refNumOf(await chargeStored(ebiz, 1, { command: 'AuthOnly', amount, orderId: 'A' }));
  const sale = async (amount = 50): Promise<string> =>
    refNumOf(await chargeStored(ebiz, 1, { amount, orderId: 'S' }));

  it('an authorization is captured once, whole or in part, never more', async () => {
    const refNum = await auth();
    expect(await stands(refNum)).toEqual(['Auth Only', 'Authorized (Will not be captured)']);
    expect(verdict(await run(ebiz, { command: 'Capture', refNum, amount: 50.01 }))[0]).toBe('E');
    expect(verdict(await run(ebiz, { command: 'Capture', refNum, amount: 30 }))[0]).toBe('A');
    expect(await stands(refNum)).toEqual(['Sale', 'Authorized (Pending Settlement)']);
    expect(element(await transactionOf(ebiz, refNum), 'Amount')).toBe('30');
    expect(verdict(await run(ebiz, { command: 'Capture', refNum }))).toEqual([
      'E',
      '36',
      'Transaction has already been captured',
    ]);
  });

  it('an authorization that expired is captured only where the request says to authorize again', async () => {
    const refNum = await auth();
    ebiz.state.clock.advance(8 * 86_400_000);
    expect(verdict(await run(ebiz, { command: 'Capture', refNum }))).toEqual([
      'E',
      '43',
      'The authorization has expired',
    ]);
    expect(verdict(await run(ebiz, { command: 'Capture', refNum, ifAuthExpired: 'reauth' }))[0]).toBe('A');
  });

  it('a sale is voided before it is settled, and once', async () => {
    const refNum = await sale();
    expect(verdict(await run(ebiz, { command: 'Void', refNum }))[0]).toBe('A');
    expect(await stands(refNum)).toEqual(['Voided Sale', 'Voided']);
    expect(verdict(await run(ebiz, { command: 'Void', refNum }))).toEqual([
      'E',
      '24',
      'The transaction was already voided',
    ]);
    expect(ebiz.state.gateway.tally().charged).toEqual({});
  });

  it('a sale is refunded after it is settled, in all no more than it took', async () => {
    const refNum = await sale();
    expect(verdict(await run(ebiz, { command: 'Refund', refNum, amount: 10 }))[0]).toBe('E');
    await closeOpenBatch();
    expect(await stands(refNum)).toEqual(['Sale', 'Settled']);
    expect(verdict(await run(ebiz, { command: 'Void', refNum }))[0]).toBe('E');
    const first = await run(ebiz, { command: 'Refund', refNum, amount: 30, orderId: 'CM-1' });
    expect(verdict(first)[0]).toBe('A');
    expect(refNumOf(first)).not.toBe(refNum);
    const credit = await transactionOf(ebiz, refNumOf(first));
    expect([element(credit, 'TransactionType'), element(credit, 'OrderID')]).toEqual(['Credit', 'CM-1']);
    expect(verdict(await run(ebiz, { command: 'credit', refNum, amount: 20.01 }))[0]).toBe('E');
    expect(verdict(await run(ebiz, { command: 'credit', refNum }))[0]).toBe('A');
    expect(
      ebiz.state.gateway
        .all()
        .filter((each) => each.refundOf === refNum)
        .map((each) => each.approved),
    ).toEqual([3000, 2000]);
  });

  it('creditvoid undoes a sale whatever its state', async () => {
    const open = await sale();
    await run(ebiz, { command: 'CreditVoid', refNum: open });
    expect(await stands(open)).toEqual(['Voided Sale', 'Voided']);
    const settled = await sale();
    await closeOpenBatch();
    const credit = await run(ebiz, { command: 'CreditVoid', refNum: settled });
    expect(await stands(refNumOf(credit))).toEqual(['Credit', 'Authorized (Pending Settlement)']);
  });

  it('a credit without a reference number gives money of its own', async () => {
    const credit = await chargeStored(ebiz, 1, { command: 'Credit', amount: 5, orderId: 'CM-2' });
    expect(await stands(refNumOf(credit))).toEqual(['Credit', 'Authorized (Pending Settlement)']);
    expect(verdict(await run(ebiz, { command: 'Refund', amount: 5, card: EBIZ_CARDS.approves }))[0]).toBe(
      'E',
    );
    expect(ebiz.state.gateway.tally().charged).toEqual({});
  });

  it('a refund of a refund, or of what was voided, fails', async () => {
    const voided = await sale();
    await run(ebiz, { command: 'Void', refNum: voided });
    const credit = refNumOf(await chargeStored(ebiz, 1, { command: 'Credit', amount: 5 }));
    await closeOpenBatch();
    for (const refNum of [voided, credit])
      expect(verdict(await run(ebiz, { command: 'Refund', refNum }))).toEqual([
        'E',
        '30',
        'Unable to apply credit: there is no sale to refund',
      ]);
  });

  it.each(['Capture', 'Void', 'Refund', 'CreditVoid'])(
    '%s of an unknown reference number fails',
    async (command) => {
      expect(verdict(await run(ebiz, { command, refNum: '1' }))).toEqual([
        'E',
        '25',
        'Unable to find transaction 1',
      ]);
    },
  );

  it('a bank payment may come back days later', async () => {
    const refNum = refNumOf(
      await chargeStored(ebiz, 1, { command: 'Check', amount: 9, methodId: '13', orderId: 'B' }),
    );
    expect(await stands(refNum)).toEqual(['Check Sale', 'Pending']);
    await closeOpenBatch();
    expect(await stands(refNum)).toEqual(['Check Sale', 'Submitted']);
    ebiz.state.clock.advance(3 * 86_400_000);
    ebiz.state.gateway.returnCheck(refNum);
    const read = await transactionOf(ebiz, refNum);
    expect([last(read, 'Status'), element(read, 'ReturnCode')]).toEqual(['Returned', 'R01']);
    expect(element(read, 'Returned')).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(ebiz.state.gateway.tally().charged).toEqual({});
  });
});

describe('SearchTransactions', () => {
  beforeEach(async () => {
    for (let number = 1; number <= 4; number += 1)
      await chargeStored(ebiz, 1, { amount: number * 10, orderId: `O-${number}` });
    await chargeStored(ebiz, 9, { amount: 7, orderId: 'O-5' });
    await run(ebiz, { command: 'Void', refNum: ebiz.state.gateway.all()[0]?.refNum });
  });

  it('answers a page and totals over all that match; start and limit are text, the limit is 1 where it is left out', async () => {
    const page = await search(ebiz, 'SearchTransactions', EVERY, { start: '1', limit: '2', sort: 'created' });
    expect(all(page, 'OrderID')).toEqual(['O-2', 'O-3']);
    const totals = ['TransactionsMatched', 'TransactionsReturned', 'StartIndex', 'Limit'];
    expect(totals.map((name) => element(page, name))).toEqual(['5', '2', '1', '2']);
    const amounts = [
      'SalesCount',
      'SalesAmount',
      'VoidsCount',
      'VoidsAmount',
      'DeclinesCount',
      'DeclinesAmount',
    ];
    expect(amounts.map((name) => element(page, name))).toEqual(['3', '90', '1', '10', '1', '7']);
    expect(all(await search(ebiz, 'SearchTransactions', EVERY), 'OrderID')).toEqual(['O-1']);
    const count = await search(ebiz, 'SearchTransactions', EVERY, { countOnly: true, limit: '5' });
    expect([element(count, 'TransactionsMatched'), element(count, 'TransactionsReturned')]).toEqual([
      '5',
      '0',
    ]);
    expect(count.text).not.toContain('<TransactionObject>');
  });

  it('combines its filters by all or any of them', async () => {
    const rows: Parameters<typeof search>[2] = [
      ['OrderID', 'eq', 'O-2'],
      ['Amount', 'gt', '35'],
    ];
    const any = await search(ebiz, 'SearchTransactions', rows, { matchAll: false, limit: '10' });
    expect(all(any, 'OrderID')).toEqual(['O-2', 'O-4']);
    expect(all(await search(ebiz, 'SearchTransactions', rows, { limit: '10' }), 'OrderID')).toEqual([]);
  });

  it('compares times as text of the gateway, seven hours behind UTC', async () => {
    ebiz.state.clock.set('2027-01-05T03:30:00Z');
    const late = await chargeStored(ebiz, 1, { amount: 1, orderId: 'late' });
    expect(element(await transactionOf(ebiz, refNumOf(late)), 'DateTime')).toBe('2027-01-04 20:30:00');
    const since = async (value: string): Promise<string[]> =>
      all(await search(ebiz, 'SearchTransactions', [['created', 'gte', value]], { limit: '9' }), 'OrderID');
    expect(await since('2027-01-04 20:30:00')).toEqual(['late']);
    expect(await since('2027-01-04 20:30:01')).toEqual([]);
  });
});

describe('batches', () => {
  it('hold what was captured, and settle it when they close', async () => {
    const sale = await chargeStored(ebiz, 1, { amount: 10 });
    await chargeStored(ebiz, 1, { command: 'AuthOnly', amount: 99 });
    const batchId = element(sale, 'BatchRefNum');
    const status = await call(ebiz, 'GetBatchStatus', elements({ batchId }));
    expect(['Status', 'SalesCount', 'SalesAmount', 'NetAmount'].map((name) => element(status, name))).toEqual(
      ['Open', '1', '10', '10'],
    );
    const rows = await call(ebiz, 'GetBatchTransactions', elements({ batchId }));
    expect(all(rows, 'RefNum')).toEqual([refNumOf(sale)]);
    expect(element(await call(ebiz, 'CloseBatch', elements({ batchId })), 'CloseBatchResult')).toBe('true');
    expect(element(await call(ebiz, 'CloseBatch', elements({ batchId })), 'CloseBatchResult')).toBe('false');
    expect(await stands(refNumOf(sale))).toEqual(['Sale', 'Settled']);
    await chargeStored(ebiz, 1, { amount: 11 });
    expect(all(await search(ebiz, 'SearchBatches', EVERY_BATCH), 'BatchRefNum')).toEqual([batchId]);
    const both = await search(ebiz, 'SearchBatches', EVERY_BATCH, { limit: '10', sort: 'Sequence' });
    expect(all(both, 'Sequence')).toEqual(['1', '2']);
    expect(element(both, 'Closed')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(element(await call(ebiz, 'GetBatchStatus', elements({ batchId: '1' })), 'faultstring')).toBe(
      'Not Found',
    );
  });
});

it('no state and no control shows the credentials or a card', async () => {
  await run(ebiz, { command: 'sale', amount: 1, card: EBIZ_CARDS.approves });
  for (const topic of ['state', 'transactions', 'counters']) {
    const text = await (await fetch(`${ebiz.controlUrl}/${topic}`)).text();
    expect(text).not.toContain(EBIZ_SECURITY.password);
    if (topic !== 'counters') expect(text).not.toContain(EBIZ_CARDS.approves);
  }
});
