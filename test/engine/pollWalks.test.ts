import path from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import { withDepot, type Asked } from './fixtures/depot';
import { activeTrigger, type ActiveTrigger } from './harness';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ledger = withDepot({
  module: path.join(__dirname, 'fixtures/walks/ledgerTrigger'),
  node: 'LedgerTrigger',
  credential: 'ArchiveApi',
});

const KEPT_TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

beforeEach(() => jest.useFakeTimers({ doNotFake: [...KEPT_TIMERS], now: new Date('2026-03-10T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => jest.setSystemTime(Date.now() + ms);

const trigger = async (event: string, parameters: object = {}): Promise<ActiveTrigger> =>
  await activeTrigger(
    {
      type: 'n8n-nodes-fixture.ledgerTrigger',
      name: 'Trigger',
      parameters: { event, firstRunExisting: 'emit', ...parameters },
    },
    ledger.credentials,
    { packDir: ledger.packDir },
  );

const idsOf = (items: INodeExecutionData[]) => items.map(({ json }) => json.id);

interface PaymentCall {
  from: string;
  until: string;
  start: number;
  most: number;
}
const bodyOf = ({ body }: Asked) => body as PaymentCall;

/** Payments in pages of two. */
const paymentsOf =
  (payments: Array<{ id: string; invoice?: string; kind?: string; amount?: string; details?: object }>) =>
  (asked: Asked) => {
    const { start, most } = bodyOf(asked);
    return { payments: payments.slice(start, start + most) };
  };

describe('a list in pages that a trigger polls', () => {
  const payments = ['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => ({ id, invoice: 'i', amount: '5.00' }));

  it('is read to its end', async () => {
    ledger.answer = paymentsOf(payments);
    const active = await trigger('paymentReceived');
    expect(idsOf(await active.poll())).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
    expect(ledger.asked.map((asked) => bodyOf(asked).start)).toEqual([0, 2, 4]);
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
  });

  it.each([
    ['goes on at the page that failed', 1, [0, 2, 2, 4]],
    ['begins anew where that page fails again', 2, [0, 2, 2, 0, 2, 4]],
  ])('%s, and brings nothing twice', async (_, failures, starts) => {
    let left = failures;
    ledger.answer = (asked) =>
      bodyOf(asked).start === 2 && left-- > 0 ? { status: 400 } : paymentsOf(payments)(asked);
    const active = await trigger('paymentReceived');
    expect(idsOf(await active.poll())).toEqual(['p1', 'p2']);
    active.restart();
    expect(idsOf(await active.poll())).toEqual(['p3', 'p4', 'p5']);
    expect(ledger.asked.map((asked) => bodyOf(asked).start)).toEqual(starts);
  });

  it('says so where it fails in its midst at every poll', async () => {
    ledger.answer = (asked) => (bodyOf(asked).start === 2 ? { status: 400 } : paymentsOf(payments)(asked));
    const active = await trigger('paymentReceived');
    expect(idsOf(await active.poll())).toEqual(['p1', 'p2']);
    await expect(active.poll()).rejects.toThrow('400');
  });
});

describe('a record', () => {
  it('that is none of the event is left out', async () => {
    ledger.answer = paymentsOf([
      { id: 'p1', kind: 'surcharge', amount: '1.00' },
      { id: 'p2', kind: 'card', amount: '2.00' },
      { id: 'p3', kind: 'credit', amount: '3.00' },
      { id: 'p4', kind: 'card', amount: '0.00' },
      { id: 'p5', amount: '-1.00' },
      { id: 'p6', amount: '1.00' },
    ]);
    const active = await trigger('paymentReceived');
    expect(idsOf(await active.poll())).toEqual(['p2', 'p6']);
    expect(idsOf(await active.poll('manual'))).not.toContain('p1');
  });

  it('is known by several members, nested ones too', async () => {
    const parts = [
      { id: 'p1', invoice: 'a', amount: '1', details: { reference: 1 } },
      { id: 'p1', invoice: 'a', amount: '1', details: { reference: 2 } },
      { id: 'p1', invoice: 'b', amount: '1', details: { reference: 1 } },
    ];
    ledger.answer = paymentsOf(parts.slice(0, 2));
    const active = await trigger('paymentReceived');
    expect(await active.poll()).toHaveLength(2);
    pass(20 * MINUTE);
    ledger.answer = paymentsOf(parts.map((part) => ({ ...part, amount: '9' })));
    const found = await active.poll();
    expect(found.map(({ json }) => json.invoice)).toEqual(['b']);
  });
});

describe('a range up to now', () => {
  it('looks back as far as is declared before the end of the last but one poll', async () => {
    ledger.answer = paymentsOf([]);
    const active = await trigger('paymentReceived');
    for (let turn = 0; turn < 4; turn++) {
      await active.poll();
      pass(DAY);
    }
    expect(ledger.asked.map(bodyOf).map(({ from, until }) => [from, until])).toEqual([
      ['2025-12-10T00:00:00.000Z', '2026-03-10T12:00:00.000Z'],
      ['2025-12-10T00:00:00.000Z', '2026-03-11T12:00:00.000Z'],
      ['2025-12-10T00:00:00.000Z', '2026-03-12T12:00:00.000Z'],
      ['2025-12-11T00:00:00.000Z', '2026-03-13T12:00:00.000Z'],
    ]);
  });

  it('begins where the last but one poll has ended', async () => {
    ledger.answer = paymentsOf([]);
    const active = await trigger('paymentChanged', { firstRunExisting: 'skip' });
    for (let turn = 0; turn < 3; turn++) {
      await active.poll();
      pass(20 * MINUTE);
    }
    expect(
      ledger.asked.map(bodyOf).map(({ from, until }) => [from.slice(11, 16), until.slice(11, 16)]),
    ).toEqual([
      ['11:00', '12:00'],
      ['11:00', '12:20'],
      ['11:00', '12:40'],
    ]);
  });
});

describe('a moment since when is read', () => {
  it('stands in a row of conditions, as the vendor writes it, and looks back as far as is declared', async () => {
    let transactions = [{ id: 't1', status: 'pending' }];
    ledger.answer = () => ({ transactions });
    const active = await trigger('transaction', { firstRunExisting: 'skip' });
    expect(await active.poll()).toEqual([]);
    pass(20 * MINUTE);
    transactions = [
      { id: 't1', status: 'settled' },
      { id: 't2', status: 'pending' },
    ];
    expect((await active.poll()).map(({ json }) => json)).toEqual(transactions);
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
    expect(ledger.asked.map(({ body }) => body)).toEqual([
      { conditions: [{ name: 'created', operator: 'gte', value: '2026-03-09 10:00:00' }] },
      { conditions: [{ name: 'created', operator: 'gte', value: '2026-03-09 10:00:00' }] },
      { conditions: [{ name: 'created', operator: 'gte', value: '2026-03-09 10:00:00' }] },
    ]);
  });

  it('stands in the text of a filter, beside what event and user filter by, and the links keep it', async () => {
    const company = (id: string) => ({ id, name: id, changed: '2026-03-10T12:30:00' });
    ledger.answer = ({ query }) =>
      query.at === '2'
        ? { value: [company('c2')] }
        : { value: [company('c1')], 'odata.nextLink': 'https://inner/companies?at=2' };
    const active = await trigger('companyChanged', {
      firstRunExisting: 'skip',
      filters: { filter: "country = 'NO'" },
    });
    expect(await active.poll()).toEqual([]);
    expect(ledger.asked.map(({ query }) => query.$filter)).toEqual([
      "((country = 'NO') and (retired = 0)) and changed afterTime '2026-03-10T11:00:00Z'",
      undefined,
    ]);
    pass(20 * MINUTE);
    ledger.answer = () => ({ value: [company('c3'), company('c1')] });
    expect(idsOf(await active.poll())).toEqual(['c3']);
  });
});
