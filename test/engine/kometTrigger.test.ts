import type { INodeExecutionData } from 'n8n-workflow';
import { KometSalesTrigger } from '../../nodes/KometSales/KometSalesTrigger.node';
import type { KometState } from '../simulators/komet';
import { useFakeDate } from './fakeDate';
import { activeTrigger, type ActiveTrigger, type NodeJson } from './harness';
import { withSimulators } from './support';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TODAY = '2026-03-10';

const context = withSimulators();
const komet = () => context.simulators.komet;

const pass = useFakeDate(`${TODAY}T12:00:00Z`);

const node = (event: string, more: object = {}): NodeJson => ({
  type: 'n8n-nodes-erp-sync.kometSalesTrigger',
  name: 'Trigger',
  parameters: { event, firstRunWaiting: 'skip', ...more } as NodeJson['parameters'],
});

/** All IDs in what a trigger brings. */
const idsOf = (items: INodeExecutionData[]): number[] => items.map(({ json }) => Number(json.id)).sort();

const trigger = async (event: string, more: object = {}): Promise<ActiveTrigger> =>
  await activeTrigger(node(event, more), context.credentials);

/** What each event is about: a change in the company, and the record that has to come. */
const events: Array<[event: string, change: (state: KometState) => void, record: object]> = [
  ['customerChanged', (state) => state.customers.touch('23423'), { id: 23_423, name: 'Wholesale Petals' }],
  ['shipToChanged', (state) => state.shipTos.touch('20102'), { id: 20_102, name: 'Store Tampa' }],
  [
    'invoiceChanged',
    (state) => state.invoices.add({ id: '9001', number: '9901', shipDate: '2026-04-01' }),
    { id: 9_001, number: 9_901 },
  ],
  [
    'invoiceToPost',
    (state) => state.invoices.add({ id: '9001', number: '9901', shipDate: TODAY, status: 1 }),
    { id: 9_001, number: 9_901 },
  ],
  [
    'paymentChanged',
    (state) => state.payments.add({ id: '8001', controlNumber: '881', date: TODAY }),
    { id: 8_001, controlNumber: 881 },
  ],
  [
    'paymentToPost',
    (state) => state.payments.add({ id: '8001', controlNumber: '881', date: TODAY }),
    { id: 8_001, controlNumber: 881 },
  ],
  ['creditToPost', (state) => state.credits.add({ id: '470001', creditDate: TODAY }), {}],
  [
    'vendorInvoiceApproved',
    (state) =>
      state.vendorInvoices.add({
        id: '7900',
        invoiceNumber: 'FB9',
        poNumber: '221',
        statusId: 3,
        arrivalDate: TODAY,
      }),
    { invoiceNumber: 'FB9' },
  ],
  [
    'prebookChanged',
    (state) => state.prebooks.add({ id: '6001', number: '661', vendorShipDate: TODAY }),
    { id: 6_001, number: 661 },
  ],
  [
    'purchaseOrderChanged',
    (state) => state.purchaseOrders.add({ id: '5001', number: '551', shipDate: '2026-03-12' }),
    {},
  ],
  [
    'newPurchaseOrder',
    (state) => state.purchaseOrders.add({ id: '5001', number: '551', shipDate: '2026-03-12' }),
    {},
  ],
];

describe.each(events)('%s', (event, change, record) => {
  it('starts with nothing, brings what is new once, and keeps to the rules of the page', async () => {
    const active = await trigger(event);
    expect(await active.poll()).toEqual([]);
    pass(20 * MINUTE);
    change(komet().state);
    pass(20 * MINUTE);

    const found = await active.poll();
    expect(found.map(({ json }) => json)).toEqual([expect.objectContaining(record)]);
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
    active.restart();
    expect(await active.poll()).toEqual([]);
    expect(komet().violations).toEqual([]);
  });

  it('shows what there is to somebody who tries it out, and remembers nothing', async () => {
    change(komet().state);
    const active = await trigger(event);
    expect((await active.poll('manual')).length).toBeGreaterThan(0);
    expect((await active.poll('manual')).length).toBeLessThanOrEqual(10);
    expect(active.staticData).toEqual({});
  });
});

describe('the interval between polls', () => {
  it('is 15 minutes, however often n8n asks', async () => {
    const active = await trigger('customerChanged');
    const before = komet().counters.log.length;
    for (let minute = 0; minute < 60; minute++) {
      await active.poll();
      pass(MINUTE);
    }
    expect(komet().counters.log.length - before).toBe(4);
  });
});

describe("n8n's scheduler, which hands each poll what was saved with the last items", () => {
  it('makes the trigger call no more often', async () => {
    const active = await trigger('customerChanged');
    const before = komet().counters.log.length;
    for (let minute = 0; minute < 60; minute++) {
      active.restart();
      await active.poll();
      pass(MINUTE);
    }
    expect(komet().counters.log.length - before).toBe(4);
  });

  it('emits a record again that was gone and came back', async () => {
    const { credits } = komet().state;
    const active = await trigger('creditToPost');
    const poll = async () => {
      pass(20 * MINUTE);
      active.restart();
      return (await active.poll()).map(({ json }) => json.creditId);
    };
    await active.poll();
    credits.add({ id: '470001', creditDate: TODAY });
    const shown = [await poll()];
    credits.clear();
    shown.push(await poll(), await poll(), await poll());
    credits.add({ id: '470001', creditDate: TODAY });
    expect([...shown, await poll()]).toEqual([[470_001], [], [], [], [470_001]]);
  });
});

describe('a poll that fails', () => {
  it('reports to n8n how long to wait, and loses nothing', async () => {
    const active = await trigger('customerChanged');
    await active.poll();
    const kept = JSON.stringify(active.staticData);
    pass(20 * MINUTE);
    komet().state.customers.touch('23423');
    komet().state.tokens = {};

    await expect(active.poll()).rejects.toMatchObject({
      failure: { cause: 'credential-invalid' },
      description: expect.stringContaining('customer.list') as string,
    });
    expect(JSON.stringify(active.staticData)).toBe(kept);

    komet().state.reset();
    komet().state.customers.touch('23423');
    const calls = komet().counters.log.length;
    pass(MINUTE);
    expect(await active.poll()).toEqual([]);
    expect(komet().counters.log.length).toBe(calls);
    pass(5 * MINUTE);
    expect(await active.poll()).toHaveLength(1);
  });
});

describe('an invoice to post', () => {
  it('comes when it is confirmed, not while it is pending', async () => {
    const { invoices } = komet().state;
    const active = await trigger('invoiceToPost');
    await active.poll();
    const invoice = invoices.add({ id: '9001', number: '9901', shipDate: TODAY, status: 0 });
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);

    invoices.change(invoice, { status: 1 });
    pass(20 * MINUTE);
    expect((await active.poll()).map(({ json }) => json.id)).toEqual([9_001]);
  });
});

describe.each([
  ['3 days ahead', 3 * DAY],
  ['30 minutes ahead', 30 * MINUTE],
  ['3 days behind', -3 * DAY],
])('a clock of n8n that is %s', (_, own) => {
  it.each(['customerChanged', 'paymentChanged', 'prebookChanged'])(
    '%s loses and repeats nothing',
    async (event) => {
      const change = events.find(([value]) => value === event)?.[1];
      const { clock } = komet().state;
      clock.set(`${TODAY}T12:00:00Z`);
      pass(own);
      const active = await trigger(event);
      const poll = async () => {
        clock.advance(20 * MINUTE);
        pass(20 * MINUTE);
        return (await active.poll()).length;
      };
      const before = [await poll(), await poll()];
      clock.advance(MINUTE);
      change?.(komet().state);
      expect([...before, await poll(), await poll()]).toEqual([0, 0, 1, 0]);
      expect(komet().violations).toEqual([]);
    },
  );
});

describe('n8n was down for 45 days', () => {
  it('reads unposted invoices in windows of 31 days and brings those of all days', async () => {
    komet().state.invoices.clear();
    const active = await trigger('invoiceToPost');
    await active.poll();
    for (const [index, days] of [1, 20, 44].entries()) {
      const shipDate = new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
      const number = String(9_901 + index);
      komet().state.invoices.add({ id: String(9_001 + index), number, shipDate, status: 1 });
    }
    pass(45 * DAY);
    active.restart();

    expect((await active.poll()).map(({ json }) => json.id)).toEqual([9_001, 9_002, 9_003]);
    expect(komet().violations).toEqual([]);
  });
});

describe('what waits when the trigger is activated for the first time', () => {
  const waiting = () => komet().state.payments.add({ id: '8001', controlNumber: '881', date: TODAY });

  it('has to be decided on', async () => {
    const active = await trigger('paymentToPost', { firstRunWaiting: '' });
    expect(active.issues()).toEqual(['Parameter "On First Run" is required.']);
    await expect(active.poll()).rejects.toThrow('On First Run is required');
    expect(await active.poll('manual')).not.toEqual([]);
  });

  it('is required by the form, and nothing else is, whatever the event', async () => {
    for (const [event] of events) {
      const untouched = await activeTrigger({ ...node(event), parameters: { event } }, context.credentials);
      const waits = /ToPost|Approved/.test(event);
      expect([event, untouched.issues()]).toEqual([
        event,
        waits ? ['Parameter "On First Run" is required.'] : [],
      ]);
      if (!waits) expect(await untouched.poll()).toEqual([]);
    }
  });

  it('is emitted or left out, as the user has chosen', async () => {
    komet().state.payments.clear();
    waiting();
    expect(idsOf(await (await trigger('paymentToPost', { firstRunWaiting: 'emit' })).poll())).toEqual([
      8_001,
    ]);
    const other = await trigger('paymentToPost', { firstRunWaiting: 'skip' });
    expect(await other.poll()).toEqual([]);
    pass(20 * MINUTE);
    expect(await other.poll()).toEqual([]);
  });

  it('counts again for another credential, whose list is another', async () => {
    komet().state.payments.clear();
    waiting();
    const active = await trigger('paymentToPost', { firstRunWaiting: 'emit' });
    expect(await active.poll()).toHaveLength(1);
    active.edit({ credentials: { kometSalesApi: { id: 'other', name: 'Other company' } } });
    expect(await active.poll()).toHaveLength(1);
  });
});

describe('credits that wait', () => {
  const creditIdsOf = (items: Awaited<ReturnType<Awaited<ReturnType<typeof trigger>>['poll']>>) =>
    items.map(({ json }) => json.creditId);
  const add = (id: string, customerId: string) =>
    komet().state.credits.add({ id, customerId, creditDate: TODAY });
  const parameters = (filters: object) =>
    ({ event: 'creditToPost', firstRunWaiting: 'skip', filters }) as NodeJson['parameters'];

  it('come when a changed filter lets them through; those that were emitted do not come again', async () => {
    komet().state.credits.clear();
    const active = await trigger('creditToPost', { filters: { customerId: '23423' } });
    await active.poll();
    add('470001', '23423');
    add('470002', '23424');
    pass(20 * MINUTE);
    expect(creditIdsOf(await active.poll())).toEqual([470_001]);

    active.edit({ parameters: parameters({}) });
    pass(20 * MINUTE);
    expect(creditIdsOf(await active.poll())).toEqual([470_002]);
    active.edit({ parameters: parameters({ customerId: '23424' }) });
    for (let poll = 0; poll < 3; poll++) {
      pass(20 * MINUTE);
      expect(await active.poll()).toEqual([]);
    }
    active.edit({ parameters: parameters({}) });
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
  });

  it('and appeared while the trigger was inactive come when it is active again', async () => {
    komet().state.credits.clear();
    const active = await trigger('creditToPost');
    await active.poll();
    add('470001', '23423');
    pass(5 * DAY);
    active.edit({});
    expect(creditIdsOf(await active.poll())).toEqual([470_001]);
  });

  it('are not emitted again when one reading of the list was empty', async () => {
    const active = await trigger('creditToPost');
    await active.poll();
    add('470001', '23423');
    pass(20 * MINUTE);
    expect(await active.poll()).toHaveLength(1);

    const kept = komet()
      .state.credits.all()
      .map((credit) => ({ ...credit }));
    komet().state.credits.clear();
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
    for (const credit of kept) komet().state.credits.add(credit);
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
  });
});

describe('days that are read once a day', () => {
  it.each([
    ['prebookChanged', 100, 29],
    ['invoiceChanged', -500, 6],
    ['invoiceToPost', -200, 11],
    ['paymentToPost', -200, 11],
  ])('%s finds a record of %i days from today within a day', async (event, days, further) => {
    komet().state.invoices.clear();
    const active = await trigger(event);
    await active.poll();
    pass(20 * MINUTE);
    const date = new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
    if (event === 'prebookChanged')
      komet().state.prebooks.add({ id: '6001', number: '661', vendorShipDate: date });
    else if (event === 'paymentToPost')
      komet().state.payments.add({ id: '8001', controlNumber: '881', date });
    else komet().state.invoices.add({ id: '9001', number: '9901', shipDate: date, status: 1 });

    let before = komet().counters.log.length;
    expect(await active.poll()).toEqual([]);
    const each = komet().counters.log.length - before;
    pass(DAY);
    before = komet().counters.log.length;
    expect(await active.poll()).toHaveLength(1);
    expect(komet().counters.log.length - before).toBeGreaterThanOrEqual(each + further);
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
    expect(komet().violations).toEqual([]);
  });

  it('are counted in what the form says about the cost', async () => {
    const { description } = new KometSalesTrigger();
    const notices = description.properties.filter(({ name }) => name === 'costNotice');
    const said = notices.map(({ displayOptions, displayName }) => [
      String(displayOptions?.show?.event),
      Number(/^About (\d+) of your 1,000 calls a day, at an interval of 15 minutes$/.exec(displayName)?.[1]),
    ]);
    // 96 polls a day, each of as many calls as the days of every poll need, and the windows of the further days; in tens.
    expect(Object.fromEntries(said)).toEqual({
      customerChanged: 100,
      shipToChanged: 100,
      invoiceChanged: 100,
      invoiceToPost: 110,
      paymentChanged: 100,
      paymentToPost: 110,
      creditToPost: 100,
      vendorInvoiceApproved: 100,
      prebookChanged: 220,
      newPurchaseOrder: 380,
      purchaseOrderChanged: 380,
    });
  });
});

describe('a vendor that demands a pause longer than a poll may take', () => {
  it('ends the poll, and n8n waits', async () => {
    komet().faults.add({ kind: 'status', status: 429, retryAfter: 20 });
    const active = await activeTrigger(node('customerChanged'), context.credentials, { budgetMs: 60_000 });
    await expect(active.poll()).rejects.toMatchObject({ failure: { cause: 'rate-limited' } });
    expect(active.staticData).toEqual({ 'node:Trigger': {} });
  });
});

describe('work that failed', () => {
  it('comes again after a day, marked, unless the user has set otherwise', async () => {
    const { state } = komet();
    const usual = await trigger('paymentToPost');
    const never = await trigger('paymentToPost', { options: { emitAgainAfter: 0 } });
    // A trigger of another name, as two in one workflow are.
    for (const active of [usual, never]) expect(await active.poll()).toEqual([]);
    pass(20 * MINUTE);
    state.payments.add({ id: '8001', controlNumber: '881', date: TODAY });
    const first = [await usual.poll(), await never.poll()];
    expect(first.map(([item]) => item?.json.id)).toEqual([8_001, 8_001]);
    expect(first[0]?.[0]?.json).not.toHaveProperty('emittedAgain');

    pass(23 * 60 * MINUTE);
    expect([await usual.poll(), await never.poll()]).toEqual([[], []]);
    pass(60 * MINUTE);
    expect((await usual.poll()).map(({ json }) => json)).toEqual([
      expect.objectContaining({ id: 8_001, emittedAgain: true }),
    ]);
    expect(await never.poll()).toEqual([]);
  });

  it('does not include what was skipped on the first run: that never comes', async () => {
    komet().state.payments.add({ id: '8001', controlNumber: '881', date: TODAY });
    const active = await trigger('paymentToPost');
    for (let day = 0; day < 3; day++) {
      expect(await active.poll()).toEqual([]);
      pass(DAY);
    }
  });
});

describe('settings', () => {
  it('a filter is sent with every call', async () => {
    const active = await trigger('customerChanged', { filters: { locationId: '14' } });
    await active.poll();
    expect(komet().counters.log.at(-1)?.query).toMatchObject({ locationId: '14' });
  });

  it('locations that are ticked are sent with those that are typed', async () => {
    const filters = { locationIds: '13', locationIdsPicked: ['13', '14'] };
    const active = await trigger('invoiceToPost', { filters });
    await active.poll();
    expect(komet().counters.log.at(-1)?.query).toMatchObject({ locationIds: '13:14' });
  });

  it('On First Run brings what is there at the first poll', async () => {
    const active = await trigger('customerChanged', { firstRunExisting: 'emit' });
    expect(await active.poll()).toHaveLength(10);
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
  });
});
