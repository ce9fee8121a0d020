import type { IDataObject } from 'n8n-workflow';
import { ebizCustomerIds, runSchedule } from '../../simulators';
import { runAsTool, type OneNodeOptions } from '../harness';
import { withProcessed } from '../harness/journal';
import { jsonOf, packNode } from '../support';
import { all, stage } from './stage';

const on = stage('recurringPayment');
withProcessed();

/** The IDs that the first schedules get. */
const id = (number: number) => `5c4ed001-0000-4000-8000-${String(number).padStart(12, '0')}`;
const idOf = (number: number): string => String(ebizCustomerIds(number).customerInternalId);

const SCHEDULE: IDataObject = {
  customerInternalId: `={{ $json.customer ?? "${idOf(1)}" }}`,
  paymentMethodProfileId: '={{ $json.method ?? "11" }}',
  scheduleName: '={{ $json.name ?? "Hosting" }}',
  amount: '={{ $json.amount ?? 25 }}',
  schedule: 'monthly',
  start: '={{ $json.start ?? "2027-02-01" }}',
  expire: '2028-01-31',
  sendCustomerReceipt: false,
};

const create = async (items: IDataObject[], more: IDataObject = {}, options: OneNodeOptions = {}) =>
  await on.run('create', { ...SCHEDULE, options: { settleDelay: 1 }, ...more }, items, {
    onError: 'continueErrorOutput',
    ...options,
  });

const schedules = async (filters: IDataObject = {}) => await on.json('getMany', all(filters));

const sent = () => on.sent('ScheduleRecurringPayment').length;

const done = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };

describe('a recurring payment', () => {
  it('is scheduled in the order of the schema, without what is not used', async () => {
    const { main } = await create([{}]);

    expect(jsonOf(main)).toEqual([
      { customerInternalId: idOf(1), scheduleName: 'Hosting', ScheduledPaymentInternalId: id(1) },
    ]);
    expect(on.sent('ScheduleRecurringPayment')).toEqual([
      {
        customerInternalId: idOf(1),
        paymentMethodProfileId: '11',
        recurringBilling: {
          Amount: '25',
          Enabled: 'true',
          Start: '2027-02-01',
          Expire: '2028-01-31',
          Schedule: 'monthly',
          ScheduleName: 'Hosting',
          SendCustomerReceipt: 'false',
        },
      },
    ]);
  });

  it('ends by a number of repeats too, in a rhythm of its own', async () => {
    const { main } = await create([{}], {
      start: '',
      expire: '',
      repeatCount: 12,
      additionalFields: { tax: 2.5, customScheduleObject: { values: { interval: 2, frequency: 'weekly' } } },
    });

    expect(main).toHaveLength(1);
    expect(on.sent('ScheduleRecurringPayment')).toMatchObject([
      { recurringBilling: { Tax: '2.5', RepeatCount: '12', CustomScheduleObject: { Interval: '2' } } },
    ]);
  });

  it.each([
    ['no end', { expire: '' }, 'Expire'],
    ['a start and only a number of repeats', { expire: '', repeatCount: 3 }, 'Expire'],
    ['no amount', { amount: '' }, 'Amount'],
    ['no name', { scheduleName: '' }, 'Schedule Name'],
  ])('is not scheduled with %s', async (_, more, message) => {
    const { error, failure } = await create([{}], more);

    expect(String(error[0]?.json.message ?? failure?.message)).toContain(message);
    expect(on.ebiz.counters.calls).toBe(0);
  });

  it('is not scheduled twice: the same name, customer, method, amount and start is the same schedule', async () => {
    await create([{}]);
    const { main } = await create([{}, { customer: idOf(2), method: '21' }, { name: 'Domain' }]);

    expect(jsonOf(main)).toMatchObject([
      { ScheduledPaymentInternalId: id(1), alreadyScheduled: true, Amount: 25, Start: '2027-02-01' },
      { ScheduledPaymentInternalId: id(2) },
      { ScheduledPaymentInternalId: id(3) },
    ]);
    expect(sent()).toBe(3);
  });

  it.each([
    ['another amount', { amount: 30 }],
    ['another start', { start: '2027-03-01' }],
    ['another method', { method: '12' }],
  ])('of the same name and %s needs a decision', async (_, item) => {
    await create([{}]);
    const { error } = await create([item]);

    expect(error[0]?.json.message).toContain(
      `needs a decision: there is a record of Schedule Name Hosting of Customer Internal ID ${idOf(1)}`,
    );
    expect(error[0]?.json.details).toMatchObject({ matches: [{ ScheduledPaymentInternalId: id(1) }] });
    expect(sent()).toBe(1);
  });

  it('of a name that stands twice in one run fails its later item; other customers have names of their own', async () => {
    const { main, error } = await create([{}, {}, { customer: idOf(2), method: '21' }]);

    expect(main).toHaveLength(2);
    expect(error[0]?.json.message).toContain('expected a key of its own for each item');
  });

  it('whose answer was lost is found, and not scheduled again', async () => {
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'ScheduleRecurringPayment' });
    const { main } = await create([{}], {}, { retryOnFail: true, maxTries: 2 });

    expect(jsonOf(main)).toMatchObject([{ ScheduledPaymentInternalId: id(1), ScheduleName: 'Hosting' }]);
    expect(sent()).toBe(1);
  });

  it('is not scheduled for an amount beyond Maximum Amount, nor by an AI agent without the credential', async () => {
    const { error } = await create([{}], { options: { maximumAmount: 20 } });
    expect(error[0]?.json.message).toContain('Maximum Amount');
    const { failure, answer } = await runAsTool(
      packNode('eBizCharge', 'recurringPayment', 'create', {
        ...SCHEDULE,
        customerInternalId: idOf(1),
        paymentMethodProfileId: '11',
        scheduleName: 'Hosting',
        amount: 25,
        start: '2027-02-01',
        options: { maximumAmount: 50 },
      }),
      {},
      { credentials: { eBizChargeApi: { ...on.ebiz.credential } } },
    );
    expect(`${failure} ${answer}`).toContain('the credential does not allow that');
    expect(sent()).toBe(0);
  });
});

describe('schedules', () => {
  it('are none, one or many, of all or of one customer, with four digits of the card at most', async () => {
    expect(await schedules()).toEqual([]);
    await create([{}]);
    expect(await schedules()).toMatchObject([
      {
        ScheduledPaymentInternalId: id(1),
        CustomerId: 'CUST-001',
        Amount: 25,
        Schedule: 'monthly',
        ScheduleStatus: '0',
        MaskedPM: '2224',
        Enabled: true,
      },
    ]);
    await create([{ customer: idOf(2), method: '21' }]);
    expect(await schedules()).toHaveLength(2);
    expect(await schedules({ customerId: 'CUST-002' })).toMatchObject([{ CustomerId: 'CUST-002' }]);
    expect(await schedules({ customerInternalId: idOf(1) })).toMatchObject([{ CustomerId: 'CUST-001' }]);
  });

  it('come page by page', async () => {
    for (let number = 0; number < 1_001; number += 1)
      on.ebiz.state.schedules.add({
        customerInternalId: idOf(1),
        customerId: 'CUST-001',
        custNum: '7000001',
        methodId: '11',
        billing: { Amount: '1.00', Start: '2027-01-01', Schedule: 'monthly' },
      });

    expect(await schedules()).toHaveLength(1_001);
    expect(on.sent('SearchScheduledRecurringPayments').map(({ start }) => start)).toEqual([
      '0',
      '1000',
      '1001',
    ]);
  });

  it('are suspended, resumed and deleted by name', async () => {
    await create([{}]);
    for (const [status, number] of [
      ['suspended', '1'],
      ['active', '0'],
    ]) {
      expect(await on.json('updateStatus', { scheduledPaymentInternalId: id(1), statusId: status })).toEqual([
        { scheduledPaymentInternalId: id(1), ...done },
      ]);
      expect(await schedules()).toMatchObject([{ ScheduleStatus: number }]);
    }
    await on.json('updateStatus', { scheduledPaymentInternalId: id(1), statusId: 'deleted' });
    expect(await schedules()).toEqual([]);
    const { failure } = await on.run('updateStatus', {
      scheduledPaymentInternalId: id(1),
      statusId: 'active',
    });
    expect(failure?.message).toContain('Not Found');
    expect(on.sent('ModifyScheduledRecurringPaymentStatus').map(({ statusId }) => statusId)).toEqual([
      '1',
      '0',
      '3',
      '0',
    ]);
  });

  it('get another payment method', async () => {
    await create([{}]);
    expect(
      await on.json('updatePaymentMethod', {
        scheduledPaymentInternalId: id(1),
        paymentMethodProfileId: '12',
      }),
    ).toEqual([{ scheduledPaymentInternalId: id(1), ...done }]);
    expect(await schedules()).toMatchObject([{ PaymentMethodId: '12' }]);
  });

  it('keep in an update what is not given, and get nothing back that is no part of a billing', async () => {
    await create([{ name: 'Domain' }, {}], { options: { settleDelay: 1, concurrency: 1 } });
    expect(
      await on.json('update', { scheduledPaymentInternalId: id(2), amount: 30, updateFields: {} }),
    ).toEqual([{ scheduledPaymentInternalId: id(2), ...done }]);

    expect(on.sent('ModifyScheduledRecurringPayment_RecurringBilling')).toMatchObject([
      {
        scheduledPaymentInternalId: id(2),
        recurringBilling: {
          Amount: '30',
          Enabled: 'true',
          Start: '2027-02-01',
          Expire: '2028-01-31',
          Schedule: 'monthly',
          ScheduleName: 'Hosting',
          SendCustomerReceipt: 'false',
        },
      },
    ]);
    const [{ recurringBilling } = {}] = on.sent('ModifyScheduledRecurringPayment_RecurringBilling');
    expect(Object.keys(recurringBilling as IDataObject)).not.toContain('MaskedPM');
  });

  it('that are not there are not updated, and the error names the schedule', async () => {
    const { failure } = await on.run('update', {
      scheduledPaymentInternalId: id(9),
      amount: 30,
      updateFields: { customerId: 'CUST-001' },
    });

    expect(failure?.message).toContain(`Schedule ${id(9)}`);
    expect(on.sent('ModifyScheduledRecurringPayment_RecurringBilling')).toEqual([]);
  });

  it('are not changed by AI agents', async () => {
    const { failure, answer } = await runAsTool(
      packNode('eBizCharge', 'recurringPayment', 'updateStatus', {
        scheduledPaymentInternalId: id(1),
        statusId: 'active',
        options: {},
      }),
      {},
      { credentials: { eBizChargeApi: { ...on.ebiz.credential, allowMoneyInTools: true } } },
    );

    expect(`${failure} ${answer}`).toContain('does not run as a tool of an AI agent');
    expect(on.ebiz.counters.calls).toBe(0);
  });
});

describe('payments of schedules', () => {
  const payments = async (filters: IDataObject = {}) =>
    await on.json('getManyPayments', all(filters, { fromDateTime: '2020-01-01', toDateTime: '2099-01-01' }));

  it('are listed until they are marked', async () => {
    await create([{}, { customer: idOf(2), method: '21' }], { options: { settleDelay: 1, concurrency: 1 } });
    expect(await payments()).toEqual([]);
    runSchedule(on.ebiz.state, id(1));
    expect(await payments()).toMatchObject([
      { PaidAmount: 25, CustomerId: 'CUST-001', ScheduledPaymentInternalId: id(1) },
    ]);
    runSchedule(on.ebiz.state, id(2));
    expect(await payments()).toHaveLength(2);
    expect(await payments({ scheduledPaymentInternalId: id(2) })).toMatchObject([{ CustomerId: 'CUST-002' }]);
    const [first] = await payments({ customerId: 'CUST-001' });

    const ofAnother = await on.run('markPaymentAsApplied', {
      paymentInternalId: first?.PaymentInternalId,
      additionalFields: { invoiceNumber: '00012001' },
    });
    expect(ofAnother.failure?.message).toContain('Not Found');
    expect(
      await on.json('markPaymentAsApplied', {
        paymentInternalId: first?.PaymentInternalId,
        additionalFields: {},
      }),
    ).toEqual([{ PaymentInternalId: first?.PaymentInternalId, ...done }]);
    expect(await payments()).toMatchObject([{ CustomerId: 'CUST-002' }]);
  });
});
