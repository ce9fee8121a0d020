import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { EBizChargeTrigger } from '../../../nodes/EBizCharge/EBizChargeTrigger.node';
import { payForm, payInPortal, runSchedule, type EbizState } from '../../simulators/ebiz';
import { activeTrigger, type ActiveTrigger, type NodeJson } from '../harness';
import { withSimulators } from '../support';
import { useFakeDate } from '../fakeDate';
import { charge, closeBatch, customerId, followUp, request, schedule, storeCard } from './happenings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const context = withSimulators();
const ebiz = () => context.simulators.ebiz;
const state = () => ebiz().state;
const pass = useFakeDate('2026-03-10T12:00:00Z');

beforeEach(() => {
  state().reset();
  state().ledger.clear();
});
afterEach(() => expect(ebiz().violations).toEqual([]));

const node = (event: string, more: object = {}): NodeJson => ({
  type: 'n8n-nodes-erp-sync.eBizChargeTrigger',
  name: 'Trigger',
  parameters: { event, firstRunWaiting: 'skip', ...more } as NodeJson['parameters'],
});

const trigger = async (event: string, more: object = {}): Promise<ActiveTrigger> =>
  await activeTrigger(node(event, more), context.credentials);

const jsonOf = (items: INodeExecutionData[]) => items.map(({ json }) => json);
const methods = () => ebiz().counters.log.map(({ method }) => method);

/** What the service sends for a date that it does not have. */
const NEVER = '1900-01-01T00:00:00';

const containing = (members: object): unknown => expect.objectContaining(members);
const ofTransaction = (refNum: string, more: object = {}) => ({
  Response: containing({ RefNum: refNum }),
  ...more,
});

/** What each event is about: what happens outside n8n, and the record that comes of it. */
const events: Array<[event: string, happen: (now: EbizState) => object]> = [
  [
    'paymentReceived',
    (now) => {
      const paid = payInPortal(now, { customerId: customerId(5), amount: 12.5 });
      const { paymentInternalId: PaymentInternalId, refNum: RefNum } = paid;
      return { PaymentInternalId, RefNum, CustomerId: customerId(5), PaidAmount: 12.5, TypeId: 'QuickPay' };
    },
  ],
  [
    'webFormPaymentReceived',
    (now) => {
      const PaymentInternalId = request(now, { AmountDue: '80.00' });
      return { PaymentInternalId, RefNum: payForm(now, PaymentInternalId).refNum, PaidAmount: 80 };
    },
  ],
  [
    'recurringPaymentMade',
    (now) => {
      const ScheduledPaymentInternalId = schedule(now);
      const { refNum } = runSchedule(now, ScheduledPaymentInternalId);
      return { ScheduledPaymentInternalId, RefNum: refNum, PaidAmount: 30 };
    },
  ],
  ['transaction', (now) => ofTransaction(charge(now), { Status: 'Authorized (Pending Settlement)' })],
  [
    'bankPaymentReturned',
    (now) => {
      const refNum = charge(now, { bank: true });
      now.gateway.returnCheck(refNum);
      return ofTransaction(refNum, { CheckTrace: containing({ ReturnCode: 'R01' }) });
    },
  ],
  [
    'batchClosed',
    (now) => {
      const refNum = charge(now);
      return { BatchRefNum: closeBatch(now), Transactions: [containing(ofTransaction(refNum))] };
    },
  ],
  [
    'customerNotSynchronized',
    (now) => {
      now.customers.add({ CustomerId: 'NEW', CompanyName: 'New Shop', CustomerLastSyncDateTime: NEVER });
      return { CustomerId: 'NEW', CompanyName: 'New Shop' };
    },
  ],
  [
    'invoiceNotSynchronized',
    (now) => {
      now.invoices.add({
        CustomerId: customerId(1),
        InvoiceNumber: '00099001',
        InvoiceLastSyncDateTime: NEVER,
      });
      return { CustomerId: customerId(1), InvoiceNumber: '00099001' };
    },
  ],
  [
    'salesOrderNotSynchronized',
    (now) => {
      now.salesOrders.add({
        CustomerId: customerId(1),
        SalesOrderNumber: '00099002',
        SalesOrderLastSyncDateTime: '',
      });
      return { SalesOrderNumber: '00099002' };
    },
  ],
  [
    'cardAboutToExpire',
    (now) => {
      storeCard(now, 900, '2026-04');
      return {
        expiryMonth: '2026-04',
        ExpireNextMonthCreditCardsCount: 1,
        CustomerInformation: containing({ CustomerId: customerId(900) }),
      };
    },
  ],
  [
    'paymentRequestOverdue',
    (now) => ({ PaymentInternalId: request(now, { DueDate: '2026-03-09' }), InvoiceDueDate: '2026-03-09' }),
  ],
];

describe.each(events)('%s', (event, happen) => {
  it('starts with nothing, brings what is new once, and again only if n8n died before it kept it', async () => {
    const active = await trigger(event);
    expect(await active.poll()).toEqual([]);
    pass(20 * MINUTE);
    const record = containing(happen(state()));
    pass(20 * MINUTE);

    expect(jsonOf(await active.poll('killed'))).toEqual([record]);
    pass(20 * MINUTE);
    expect(jsonOf(await active.poll())).toEqual([record]);
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
    active.restart();
    pass(20 * MINUTE);
    expect(await active.poll()).toEqual([]);
    // The trigger only reads.
    expect(methods().filter((method) => !/^(Search|Get)/.test(method))).toEqual([]);
  });

  it('shows what there is to somebody who tries it out, and remembers nothing', async () => {
    const record = containing(happen(state()));
    pass(20 * MINUTE);
    const active = await trigger(event);
    const shown = jsonOf(await active.poll('manual'));
    expect(shown.length).toBeLessThanOrEqual(10);
    // Of lists with seeded records, those may come first.
    if (!/NotSynchronized|cardAbout/.test(event)) expect(shown).toEqual([record]);
    expect(shown).not.toEqual([]);
    expect(active.staticData).toEqual({});
  });
});

/** Polls a trigger that has started with nothing. */
async function started(event: string, more: object = {}) {
  const active = await trigger(event, more);
  await active.poll();
  return async (ms = 20 * MINUTE) => {
    pass(ms);
    return jsonOf(await active.poll());
  };
}

const refNumOf = (json: IDataObject) => (json.Response as IDataObject).RefNum;

describe('Payment Received', () => {
  const pay = (more: object = {}) =>
    payInPortal(state(), { customerId: customerId(1), amount: 100, invoiceNumber: '00012001', ...more });

  it('leaves out surcharges and credits, unless the user wants them', async () => {
    const usual = await started('paymentReceived');
    const all = await started('paymentReceived', { options: { includeSurchargesAndCredits: true } });
    pay({ surcharge: 3 });
    state().ledger.book('portal', [{ CustomerId: customerId(1), RefNum: '9', TypeId: 'InvCredit' }]);
    const partsOf = (items: IDataObject[]) => items.map(({ TypeId, PaidAmount }) => [TypeId, PaidAmount]);
    expect(partsOf(await usual())).toEqual([['Invoice', 100]]);
    expect(partsOf(await all())).toEqual([
      ['Invoice', 100],
      ['Surcharge', 3],
      ['InvCredit', undefined],
    ]);
    expect([await usual(), await all()]).toEqual([[], []]);
  });

  it('brings the rows of all invoices that one payment pays, also those that come later', async () => {
    const poll = await started('paymentReceived');
    const row = (InvoiceNumber: string) => ({ InvoiceNumber, RefNum: '77', TypeId: 'Invoice' });
    const id = state().ledger.book('portal', [row('1'), row('2')]);
    expect((await poll()).map(({ InvoiceNumber }) => InvoiceNumber)).toEqual(['1', '2']);
    state().ledger.book('portal', [row('3')], id);
    expect((await poll()).map(({ InvoiceNumber }) => InvoiceNumber)).toEqual(['3']);
  });

  it('emits a payment that nobody marks again after a day, and says so; one that is marked never', async () => {
    const poll = await started('paymentReceived');
    const [kept, marked] = [pay(), pay()];
    expect(await poll()).toHaveLength(2);
    state().ledger.mark('portal', String(marked.paymentInternalId));
    expect(await poll()).toEqual([]);
    const again = await poll(DAY);
    expect(again).toEqual([containing({ PaymentInternalId: kept.paymentInternalId, emittedAgain: true })]);
  });

  it('says that a bank payment is not settled yet', async () => {
    const poll = await started('paymentReceived');
    state().ledger.book('portal', [
      { RefNum: '1', PaymentMethod: 'Check' },
      { RefNum: '2', PaymentMethod: 'Visa' },
    ]);
    expect((await poll()).map(({ RefNum, settled }) => [RefNum, settled])).toEqual([
      ['1', false],
      ['2', undefined],
    ]);
  });

  it('misses no payment of a weekend, or of 40 days, in which n8n was down', async () => {
    const active = await trigger('paymentReceived');
    await active.poll();
    const paid = [1, 14, 25].map((days) => {
      pass(days * DAY);
      return pay().refNum;
    });
    active.restart();
    expect(jsonOf(await active.poll()).map(({ RefNum }) => RefNum)).toEqual(paid);
  });

  it('demands a choice of what happens with the payments that wait already', async () => {
    const active = await trigger('paymentReceived', { firstRunWaiting: '' });
    expect(active.issues()).toEqual(['Parameter "On First Run" is required.']);
    await expect(active.poll()).rejects.toThrow('On First Run is required');
    pay();
    const emitting = await trigger('paymentReceived', { firstRunWaiting: 'emit' });
    expect(await emitting.poll()).toHaveLength(1);
  });
});

describe('Web Form or Email Payment Received', () => {
  it('brings each part of a payment, also of a request that is 80 days old', async () => {
    const id = request(state(), { AmountDue: '250.00' });
    pass(80 * DAY);
    const poll = await started('webFormPaymentReceived');
    const parts = [];
    for (const amount of [100, 100, 50]) {
      payForm(state(), id, { amount });
      parts.push(
        ...(await poll()).map(({ PaymentInternalId, PaidAmount }) => [PaymentInternalId, PaidAmount]),
      );
    }
    expect(parts).toEqual([100, 100, 50].map((amount) => [id, amount]));
  });

  it('is narrowed by a customer that is picked from a list, and by conditions', async () => {
    const customer = { __rl: true, mode: 'list', value: customerId(2) };
    const conditions = { values: [{ column: 'InvoiceNumber', operator: 'equal', value: '00012003' }] };
    const poll = await started('webFormPaymentReceived', { filters: { customerId: customer, conditions } });
    const paid = [
      { CustomerId: customerId(1), InvoiceNumber: '00012003' },
      { CustomerId: customerId(2), InvoiceNumber: '00012004' },
      { CustomerId: customerId(2), InvoiceNumber: '00012003' },
    ].map((form) => payForm(state(), request(state(), form)).refNum);
    expect((await poll()).map(({ RefNum }) => RefNum)).toEqual(paid.slice(2));
  });

  it('does not take a card that was stored by a form for a payment', async () => {
    const poll = await started('webFormPaymentReceived');
    payForm(state(), request(state(), { FormType: 'PmRequestForm', AmountDue: '0' }));
    expect(await poll()).toEqual([]);
  });
});

describe('Transaction', () => {
  it('brings each new status of a transaction once: capture, void, settlement and refund', async () => {
    const poll = await started('transaction');
    const shown = async (ms?: number) =>
      (await poll(ms)).map((json) => [refNumOf(json), json.TransactionType, json.Status]);
    const [sold, voided] = [charge(state()), charge(state(), { orderId: 'SO-2' })];
    const declined = charge(state(), { declines: true });
    expect(await shown()).toEqual([
      [sold, 'Sale', 'Authorized (Pending Settlement)'],
      [voided, 'Sale', 'Authorized (Pending Settlement)'],
      [declined, 'Sale', 'Declined'],
    ]);
    followUp(state(), 'void', voided);
    expect(await shown()).toEqual([[voided, 'Voided Sale', 'Voided']]);
    closeBatch(state());
    expect(await shown(10 * HOUR)).toEqual([[sold, 'Sale', 'Settled']]);
    const refund = followUp(state(), 'refund', sold);
    expect(await shown()).toEqual([[refund, 'Credit', 'Authorized (Pending Settlement)']]);
    expect(await shown()).toEqual([]);
  });

  it('finds a status that changes after weeks within a day', async () => {
    const poll = await started('transaction');
    const refNum = charge(state(), { bank: true });
    expect(await poll()).toEqual([containing({ Status: 'Pending', settled: false })]);
    for (const days of [1, 2, 16, 1]) expect(await poll(days * DAY)).toEqual([]);
    state().gateway.settleCheck(refNum);
    const [item, ...others] = [...(await poll()), ...(await poll(DAY))];
    expect([item, others]).toEqual([containing({ Status: 'Settled' }), []]);
    expect(item).not.toHaveProperty('settled');
  });

  it('finds what the gateway shows late, whatever its clock says', async () => {
    const poll = await started('transaction');
    state().gateway.set({ timeFactor: 1, show: [50 * MINUTE, 50 * MINUTE] });
    const refNum = charge(state());
    expect((await poll()).length).toBe(0);
    expect((await poll(HOUR)).map(refNumOf)).toEqual([refNum]);
    expect(await poll()).toEqual([]);
  });

  it('is narrowed by conditions of the user', async () => {
    const conditions = { values: [{ column: 'OrderID', operator: 'equal', value: 'SO-7' }] };
    const poll = await started('transaction', { filters: { conditions } });
    charge(state());
    const own = charge(state(), { orderId: 'SO-7' });
    expect((await poll()).map(refNumOf)).toEqual([own]);
  });
});

describe('Bank Payment Returned', () => {
  it('finds a return after 45 days within a day, once', async () => {
    const poll = await started('bankPaymentReturned');
    const [back, good] = [charge(state(), { bank: true }), charge(state(), { bank: true })];
    charge(state());
    for (const days of [1, 14, 29, 1]) expect(await poll(days * DAY)).toEqual([]);
    state().gateway.settleCheck(good);
    state().gateway.returnCheck(back, 'R10', 'Not authorized');
    const found = [...(await poll()), ...(await poll(DAY)), ...(await poll(DAY)), ...(await poll(DAY))];
    expect(found.map(refNumOf)).toEqual([back]);
    expect(found[0]?.CheckTrace).toMatchObject({ Reason: 'Not authorized', ReturnCode: 'R10' });
  });

  it('finds one that came back on the day it was made, once: before, in and after a poll of that day', async () => {
    const early = charge(state(), { bank: true });
    const poll = await started('bankPaymentReturned');
    const [late, lastOfDay] = [charge(state(), { bank: true }), charge(state(), { bank: true })];
    const found = [];
    for (const refNum of [early, late, lastOfDay]) {
      found.push(await poll(2 * HOUR));
      state().gateway.returnCheck(refNum);
      found.push(await poll());
    }
    const after = [];
    for (const ms of [HOUR, 20 * HOUR, 4 * HOUR, DAY, DAY, 30 * DAY]) after.push(...(await poll(ms)));
    expect(found.map((rows) => rows.map(refNumOf))).toEqual([[], [early], [], [late], [], [lastOfDay]]);
    expect(after).toEqual([]);
  });

  it('finds a return on the sixtieth day', async () => {
    const poll = await started('bankPaymentReturned');
    const back = charge(state(), { bank: true });
    for (const days of [30, 29]) await poll(days * DAY);
    pass(23 * HOUR);
    state().gateway.returnCheck(back);
    expect([...(await poll()), ...(await poll(DAY))].map(refNumOf)).toEqual([back]);
  });

  it('puts out at most four digits of an account', async () => {
    const poll = await started('bankPaymentReturned');
    state().gateway.set({ wholeNumbers: true });
    state().gateway.returnCheck(charge(state(), { bank: true }));
    const text = JSON.stringify(await poll());
    expect(text).toContain('6789');
    expect(text).not.toContain('00123456789');
  });
});

describe('Batch Closed', () => {
  it('waits for the batch to close, and for its transactions', async () => {
    const poll = await started('batchClosed');
    charge(state());
    expect(await poll()).toEqual([]);
    const batches = [closeBatch(state())];
    charge(state(), { orderId: 'SO-2' });
    batches.push(closeBatch(state()));
    ebiz().faults.add({ kind: 'status', status: 500, on: 'GetBatchTransactions', after: 1 });
    const refs = async () => (await poll()).map(({ BatchRefNum }) => BatchRefNum);
    expect([await refs(), await refs(), await refs()]).toEqual([batches.slice(0, 1), batches.slice(1), []]);
  });
});

describe('Customer Not Synchronized', () => {
  it('reads all pages, and a customer that is marked leaves the list', async () => {
    const active = await trigger('customerNotSynchronized', { firstRunWaiting: 'emit' });
    const all = jsonOf(await active.poll());
    expect(all).toHaveLength(state().customers.size);
    for (const customer of state().customers.all().slice(0, -10))
      state().customers.mark(customer, state().now());
    pass(DAY);
    const again = jsonOf(await active.poll());
    expect(again.map(({ CustomerId }) => CustomerId)).toEqual(
      all.slice(-10).map(({ CustomerId }) => CustomerId),
    );
    expect(again.every(({ emittedAgain }) => emittedAgain === true)).toBe(true);
  });
});

describe('Card About to Expire', () => {
  it('comes once for each month in which cards expire, and rests while the month turns', async () => {
    const poll = await started('cardAboutToExpire');
    storeCard(state(), 900, '2026-04');
    storeCard(state(), 900, '2026-05');
    const shown = async (ms: number) =>
      (await poll(ms)).map(({ CustomerInformation: of, expiryMonth }) => [
        (of as IDataObject).CustomerId,
        expiryMonth,
      ]);
    expect(await shown(HOUR)).toEqual([[customerId(900), '2026-04']]);
    expect(await shown(DAY)).toEqual([]);
    const calls = methods().length;
    jest.setSystemTime(new Date('2026-04-01T02:00:00Z'));
    expect([await shown(0), methods().length]).toEqual([[], calls]);
    // The seeded cards of other customers keep their distance to today.
    expect((await shown(11 * HOUR)).filter(([of]) => of === customerId(900))).toEqual([
      [customerId(900), '2026-05'],
    ]);
  });
});

describe('Payment Request Overdue', () => {
  it('comes when the due date is over, and not for requests that are paid or want a card', async () => {
    const poll = await started('paymentRequestOverdue');
    const due = (DueDate: string, more: object = {}) => request(state(), { DueDate, ...more });
    const [today, paid] = [due('2026-03-10'), due('2026-03-10')];
    due('2026-03-20');
    due('2026-03-10', { FormType: 'PmRequestForm' });
    expect(await poll(HOUR)).toEqual([]);
    payForm(state(), paid);
    expect((await poll(DAY)).map(({ PaymentInternalId }) => PaymentInternalId)).toEqual([today]);
    expect(await poll(DAY)).toEqual([]);
  });

  it('counts a request without a due date as overdue after 30 days', async () => {
    const poll = await started('paymentRequestOverdue');
    const id = request(state());
    expect(await poll(29 * DAY)).toEqual([]);
    expect((await poll(2 * DAY)).map(({ PaymentInternalId }) => PaymentInternalId)).toEqual([id]);
  });
});

describe('what the form says', () => {
  it('counts the calls of each event, at an interval of 15 minutes', () => {
    const { properties } = new EBizChargeTrigger().description;
    const notices = properties.filter(({ name }) => name === 'costNotice');
    const said = notices.map(({ displayOptions, displayName }) => [
      String(displayOptions?.show?.event),
      displayName.split('. '),
    ]);
    // 96 polls a day. Where no total is documented, an empty page shows that a list has ended.
    const [one, two, four] = [100, 190, 380].map(
      (calls) => `About ${calls} calls a day, at an interval of 15 minutes`,
    );
    const pages = 'A poll reads 1,000 records with a call';
    const whole = 'Each poll reads the whole list, 1,000 records with a call';
    const reread = (days: number) =>
      `One poll a day reads the last ${days} days again, the others only what is newer`;
    expect(Object.fromEntries(said)).toEqual({
      paymentReceived: [two, pages],
      webFormPaymentReceived: [two, pages],
      recurringPaymentMade: [two, pages],
      transaction: [one, pages, reread(30)],
      bankPaymentReturned: [one, pages, reread(60)],
      batchClosed: [one, pages, 'Each new batch costs one call more'],
      customerNotSynchronized: [two, whole],
      invoiceNotSynchronized: [two, whole],
      salesOrderNotSynchronized: [two, whole],
      cardAboutToExpire: [four, pages],
      paymentRequestOverdue: [two, pages],
    });
  });

  it('requests nothing but what happens with records that wait, and offers the same filters as the lists', async () => {
    for (const [event] of events) {
      const untouched = await activeTrigger({ ...node(event), parameters: { event } }, context.credentials);
      const waits = /NotSynchronized|Received|Made/.test(event) && event !== 'bankPaymentReturned';
      expect([event, untouched.issues()]).toEqual([
        event,
        waits ? ['Parameter "On First Run" is required.'] : [],
      ]);
    }
  });
});
