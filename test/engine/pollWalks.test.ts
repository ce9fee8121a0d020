import path from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import { useFakeDate } from './fakeDate';
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

const pass = useFakeDate('2026-03-10T12:00:00Z');

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
const paymentsOf = (payments: object[]) => (asked: Asked) => {
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

  it('reports a page that fails at every poll', async () => {
    ledger.answer = (asked) => (bodyOf(asked).start === 2 ? { status: 400 } : paymentsOf(payments)(asked));
    const active = await trigger('paymentReceived');
    expect(idsOf(await active.poll())).toEqual(['p1', 'p2']);
    await expect(active.poll()).rejects.toThrow('400');
  });
});

describe('a record', () => {
  it('that does not belong to the event is left out', async () => {
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

  it('of a kind that is left out by default comes if the user wants it', async () => {
    const kinds = ['card', 'surcharge', 'card'].map((kind, index) => ({
      id: `p${index}`,
      kind,
      amount: '1',
    }));
    ledger.answer = paymentsOf(kinds);
    const active = await trigger('paymentReceived');
    expect(idsOf(await active.poll())).toEqual(['p0', 'p2']);
    active.edit({
      parameters: { event: 'paymentReceived', firstRunExisting: 'emit', options: { includeAll: true } },
    });
    pass(20 * MINUTE);
    expect(idsOf(await active.poll())).toEqual(['p1']);
  });

  it('is identified by several members, nested ones too', async () => {
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
  it('begins as long before the end of the last but one poll as is declared', async () => {
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
    const active = await trigger('refundChanged', { firstRunExisting: 'skip' });
    for (let poll = 0; poll < 4; poll++) {
      await active.poll();
      pass(20 * MINUTE);
    }
    expect(ledger.asked.map(({ body }) => body)).toEqual(
      ['11:00', '11:00', '11:00', '11:20'].map((time) => ({
        from: `2026-03-10T${time}:00.000Z`,
        start: 0,
        most: 2,
      })),
    );
  });
});

describe('the filter text of an event', () => {
  it.each([
    [{}, 'retired = 0'],
    [{ filter: "country = 'NO'" }, "(country = 'NO') and (retired = 0)"],
  ])('stands beside that of the user: %j', async (filters, sent) => {
    ledger.answer = () => ({ value: [] });
    const active = await trigger('companyListed', { filters });
    await active.poll();
    expect(ledger.asked.map(({ query }) => query.$filter)).toEqual([sent]);
  });
});

describe('the lower bound of a read', () => {
  it('is a row of the conditions, and looks back as far as is declared', async () => {
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
      { conditions: [{ name: 'created', operator: 'gte', value: '2026-03-09T10:00:00Z' }] },
      { conditions: [{ name: 'created', operator: 'gte', value: '2026-03-09T10:00:00Z' }] },
      { conditions: [{ name: 'created', operator: 'gte', value: '2026-03-09T10:00:00Z' }] },
    ]);
  });

  it('is part of the filter text, beside the filters of event and user, and the links keep it', async () => {
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

describe('a part of what identifies a record', () => {
  it('may be missing, and is then the same as empty', async () => {
    const parts = [{ id: 'p1' }, { id: 'p1', invoice: 'a' }, { id: 'p2', invoice: '' }];
    ledger.answer = paymentsOf(parts.map((part) => ({ ...part, amount: '1' })));
    const active = await trigger('paymentReceived');
    expect(await active.poll()).toHaveLength(3);
    pass(20 * MINUTE);
    const later = [{ id: 'p1' }, { id: 'p1', invoice: 'b' }, { id: 'p2' }];
    ledger.answer = paymentsOf(later.map((part) => ({ ...part, amount: '2' })));
    expect((await active.poll()).map(({ json }) => [json.id, json.invoice])).toEqual([['p1', 'b']]);
  });
});

describe('a member that an event adds', () => {
  it('is in the records that meet its condition, also in a manual run', async () => {
    ledger.answer = paymentsOf([
      { id: 'p1', kind: 'check', amount: '1.00' },
      { id: 'p2', kind: 'card', amount: '1.00' },
    ]);
    const active = await trigger('paymentReceived');
    for (const mode of ['manual', 'trigger'] as const)
      expect((await active.poll(mode)).map(({ json }) => [json.id, json.settled])).toEqual([
        ['p1', false],
        ['p2', undefined],
      ]);
  });
});

describe('a record with details', () => {
  const conditionsOf = ({ body }: Asked) => (body as { conditions?: object[] } | undefined)?.conditions;

  it('brings them, and is read with the conditions of event, user and moment', async () => {
    ledger.answer = ({ query }) =>
      query.batch
        ? { lines: [{ id: `${query.batch}-1` }] }
        : { transactions: [{ id: 'b1', status: 'closed' }] };
    const own = { name: 'shop', operator: 'eq', value: '7' };
    const active = await trigger('batchClosed', { filters: { conditions: { values: [own] } } });
    expect((await active.poll()).map(({ json }) => json)).toEqual([
      { id: 'b1', status: 'closed', lines: [{ id: 'b1-1' }] },
    ]);
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
    const [first, , second] = ledger.asked.map(conditionsOf);
    expect([first?.slice(0, 2), second?.slice(0, 2)]).toEqual(
      [1, 2].map(() => [own, { name: 'kind', operator: 'eq', value: 'batch' }]),
    );
    // Existing records are as old as the days that are read again, plus one day and the overlap.
    expect(first?.[2]).toMatchObject({ name: 'created', value: '2026-02-27T11:00:00Z' });
    expect(second?.[2]).toMatchObject({ name: 'created', value: '2026-03-10T11:00:00Z' });
  });

  it('is no event if they can’t be read', async () => {
    let works = false;
    ledger.answer = ({ query }) => {
      if (!query.batch) return { transactions: [{ id: 'b1' }] };
      return works ? { lines: [] } : { status: 400 };
    };
    const active = await trigger('batchClosed');
    await expect(active.poll()).rejects.toThrow('400');
    expect(active.staticData).toEqual({ 'node:Trigger': {} });
    works = true;
    pass(20 * MINUTE);
    expect((await active.poll()).map(({ json }) => json.lines)).toEqual([[]]);
  });
});

describe('a day that is over', () => {
  it('is over in the time zone of the workflow; a record without a day counts by its age', async () => {
    ledger.answer = paymentsOf([
      { id: 'past', due: '2026-03-08' },
      { id: 'today', due: '2026-03-10' },
      { id: 'old', changed: '2026-02-07T00:00:00Z' },
      { id: 'new', changed: '2026-02-20T00:00:00Z' },
    ]);
    const active = await trigger('requestOverdue');
    expect(idsOf(await active.poll())).toEqual(['past', 'old']);
    // The harness runs workflows in the time zone of New York, where the day ends at 04:00 GMT.
    jest.setSystemTime(new Date('2026-03-11T03:50:00Z'));
    expect(await active.poll()).toEqual([]);
    jest.setSystemTime(new Date('2026-03-11T04:10:00Z'));
    expect(idsOf(await active.poll())).toEqual(['today']);
    const { from, until } = bodyOf(ledger.asked[0] as Asked);
    expect([from, until]).toEqual(['2025-12-08T22:00:00.000Z', '2026-03-11T14:00:00.000Z']);
  });
});

describe('a list that is read by months', () => {
  it('is not read while another time zone is in another month', async () => {
    ledger.answer = () => ({ transactions: [{ id: 'a' }] });
    const active = await trigger('cardExpiring');
    expect((await active.poll()).map(({ json }) => json.expires)).toEqual(['2026-03', '2026-04']);
    ledger.asked.length = 0;
    jest.setSystemTime(new Date('2026-03-31T20:00:00Z'));
    expect([await active.poll(), ledger.asked]).toEqual([[], []]);
    jest.setSystemTime(new Date('2026-04-01T12:10:00Z'));
    expect((await active.poll()).map(({ json }) => json.expires)).toEqual(['2026-05']);
  });
});

describe('what the form says about the cost', () => {
  it('counts calls, and names what makes a poll cost more', async () => {
    const { LedgerTrigger } = await import('./fixtures/walks/ledgerTrigger');
    const notices = new LedgerTrigger().description.properties.filter(({ name }) => name === 'costNotice');
    const said = Object.fromEntries(
      notices.map(({ displayOptions, displayName }) => [String(displayOptions?.show?.event), displayName]),
    );
    expect(said).toMatchObject({
      paymentReceived:
        'About 100 calls a day, at an interval of 15 minutes. A poll reads 2 records with a call',
      batchClosed:
        'About 100 calls a day, at an interval of 15 minutes. One poll a day reads the last 10 days again, the others only what is newer. Each new batch costs one call more',
      cardExpiring: 'About 190 calls a day, at an interval of 15 minutes',
      // Each list ends with an empty page.
      refundChanged:
        'About 190 calls a day, at an interval of 15 minutes. A poll reads 2 records with a call',
    });
  });
});
