import { EBIZ_CARDS, runSchedule, startEBizCharge } from '../../../simulators';
import type { EbizSimulator } from '../../../simulators';
import { element } from '../requests';
import type { Read } from '../requests';
import { chargeStored } from './money';
import { ask, filter, outcome, texts } from './records';
import type { Xml } from './records';

const SUCCESS = ['Success', '1', undefined, '0'];
const TOKEN = '7000001';
const customerId = (number: number): string => `c0570000-61b1-4457-a4d1-${String(number).padStart(12, '0')}`;

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

describe('stored methods', () => {
  const CARD = {
    MethodType: 'CreditCard',
    MethodName: 'New card',
    AccountHolderName: 'Dana Whitfield',
    AvsStreet: '1 Main Street',
    AvsZip: '33126',
    CardExpiration: '2031-05',
    CardNumber: '4000100011112224',
    Balance: 0,
    MaxBalance: 0,
  };
  const list = (): Promise<Read> => ask(ebiz, 'GetCustomerPaymentMethodProfiles', { customerToken: TOKEN });
  const add = async (profile: Xml = {}): Promise<string> =>
    element(
      await ask(ebiz, 'AddCustomerPaymentMethodProfile', {
        customerInternalId: customerId(1),
        paymentMethodProfile: { ...CARD, ...profile },
      }),
      'AddCustomerPaymentMethodProfileResult',
    ) ?? '';

  it('belong to the token that GetCustomerToken answers, the default one first', async () => {
    const token = await ask(ebiz, 'GetCustomerToken', { CustomerId: 'CUST-001' });
    expect(element(token, 'GetCustomerTokenResult')).toBe(TOKEN);
    const read = await list();
    expect(texts(read, 'MethodID')).toEqual(['11', '12', '13']);
    expect(texts(read, 'MethodType')).toEqual(['CreditCard', 'CreditCard', 'ACH']);
    expect(texts(read, 'CardType')).toEqual(['V', 'M']);
    expect(texts(read, 'SecondarySort')).toEqual(['0', '1', '2']);
  });

  it('are shown with at most four digits, except in the mode that sends them whole', async () => {
    expect(texts(await list(), 'CardNumber')[0]).toBe('XXXXXXXXXXXX2224');
    expect(texts(await list(), 'Account')[0]).toMatch(/^X+\d{4}$/);
    expect(texts(await list(), 'Routing')[0]).toMatch(/^X+\d{4}$/);
    ebiz.state.gateway.set({ wholeNumbers: true });
    expect(texts(await list(), 'CardNumber')[0]).toBe(EBIZ_CARDS.approves);
  });

  it('are added, charged, made the default and deleted', async () => {
    const paymentMethodId = await add();
    expect(element(await chargeStored(ebiz, 1, { amount: 1, methodId: paymentMethodId }), 'ResultCode')).toBe(
      'A',
    );
    const named = { customerToken: TOKEN, paymentMethodId };
    const made = await ask(ebiz, 'SetDefaultCustomerPaymentMethodProfile', named);
    expect(element(made, 'SetDefaultCustomerPaymentMethodProfileResult')).toBe('true');
    expect(texts(await list(), 'MethodID')).toEqual([paymentMethodId, '11', '12', '13']);
    const gone = await ask(ebiz, 'DeleteCustomerPaymentMethodProfile', named);
    expect(element(gone, 'DeleteCustomerPaymentMethodProfileResult')).toBe('true');
    expect(element(await ask(ebiz, 'GetCustomerPaymentMethodProfile', named), 'faultstring')).toBe(
      'Not Found',
    );
  });

  it('an update clears what it leaves out, and stores a masked number as the number', async () => {
    const { CardNumber, CardExpiration } = CARD;
    const update = (profile: Xml): Promise<Read> =>
      ask(ebiz, 'UpdateCustomerPaymentMethodProfile', {
        customerToken: TOKEN,
        paymentMethodProfile: { MethodID: '11', CardExpiration, ...profile, Balance: 0, MaxBalance: 0 },
      });
    const shown = (): Promise<Read> =>
      ask(ebiz, 'GetCustomerPaymentMethodProfile', { customerToken: TOKEN, paymentMethodId: '11' });
    await update({ CardNumber });
    expect([element(await shown(), 'MethodName'), element(await shown(), 'AvsZip')]).toEqual([
      undefined,
      undefined,
    ]);
    await update({ CardNumber: 'XXXXXXXXXXXX2224' });
    expect(element(await chargeStored(ebiz, 1, { amount: 1, methodId: '11' }), 'Error')).toBe(
      'Invalid Card Number',
    );
  });
});

describe('lists by customer', () => {
  const PAGE = { start: 0, limit: 100, sort: '', countOnly: false };

  it('count cards that expire: those of customers 4 to 8', async () => {
    const counts = async (field: string): Promise<string[]> =>
      texts(
        await ask(ebiz, 'GetCardsExpirationList', { filters: [filter(field, 'gt', '0')], ...PAGE }),
        'CustomerId',
      );
    expect(await counts('ExpiredCreditCardsCount')).toEqual(['CUST-006']);
    expect(await counts('ExpireThisMonthCreditCardsCount')).toEqual(['CUST-007']);
    expect(await counts('ExpireNextMonthCreditCardsCount')).toEqual(['CUST-008']);
    expect(await counts('ExpireWithin3MonthCreditCardsCount')).toEqual(['CUST-004', 'CUST-007', 'CUST-008']);
  });

  it('count cards and accounts', async () => {
    const read = await ask(ebiz, 'GetPaymentMethodProfileCounts', {
      filters: [filter('CustomerId', 'eq', 'CUST-001')],
      ...PAGE,
    });
    expect(
      ['CreditCardsCount', 'BankAccountsCount', 'CustomerId'].map((name) => element(read, name)),
    ).toEqual(['2', '1', 'CUST-001']);
  });
});

describe('schedules', () => {
  const BILLING = {
    Amount: '50.00',
    Tax: '0',
    Enabled: true,
    Start: '2027-01-31',
    Expire: '2027-12-31',
    RepeatCount: 2,
    Schedule: 'monthly',
    ScheduleName: 'Rent',
    SendCustomerReceipt: false,
  };
  const schedule = async (customer = 1): Promise<string> =>
    element(
      await ask(ebiz, 'ScheduleRecurringPayment', {
        customerInternalId: customerId(customer),
        paymentMethodProfileId: `${customer}1`,
        recurringBilling: BILLING,
      }),
      'ScheduleRecurringPaymentResult',
    ) ?? '';
  const listed = (given: Xml = {}): Promise<Read> =>
    ask(ebiz, 'SearchScheduledRecurringPayments', { ...given, start: 0, limit: 10, sort: '' });
  const payments = (): Promise<Read> =>
    ask(ebiz, 'SearchRecurringPayments', {
      fromDateTime: '2020-01-01',
      toDateTime: '2099-01-01',
      start: 0,
      limit: 10,
      sort: '',
    });
  const shown = (read: Read, ...names: string[]): Array<string | undefined> =>
    names.map((name) => element(read, name));

  it('are found by their customer, a second one too', async () => {
    const id = await schedule();
    expect(await schedule()).not.toBe(id);
    expect(texts(await listed({ customerId: 'CUST-001' }), 'ScheduledPaymentInternalId')).toHaveLength(2);
    expect(texts(await listed({ customerId: 'CUST-002' }), 'ScheduledPaymentInternalId')).toEqual([]);
    const members = [
      'CustomerInternalId',
      'Amount',
      'Next',
      'NumLeft',
      'MaskedPM',
      'ScheduleStatus',
      'CustNum',
    ];
    expect(shown(await listed(), ...members)).toEqual([
      customerId(1),
      '50.00',
      '2027-01-31T00:00:00',
      '2',
      '2224',
      '0',
      TOKEN,
    ]);
  });

  it('charge their stored method when they run, until none is left', async () => {
    const id = await schedule();
    runSchedule(ebiz.state, id);
    const read = await payments();
    expect(shown(read, 'ScheduledPaymentInternalId', 'PaidAmount', 'PaymentType')).toEqual([
      id,
      '50.00',
      'Recurring',
    ]);
    expect(shown(await listed(), 'NumLeft')).toEqual(['1']);
    runSchedule(ebiz.state, id);
    expect(() => runSchedule(ebiz.state, id)).toThrow('is active');
    const [first = ''] = texts(read, 'PaymentInternalId');
    const mark = await ask(ebiz, 'MarkRecurringPaymentAsApplied', {
      invoiceNumber: '',
      paymentInternalId: first,
    });
    expect(outcome(mark)).toEqual(SUCCESS);
    expect(texts(await payments(), 'PaymentInternalId')).not.toContain(first);
    expect(texts(await payments(), 'PaymentInternalId')).toHaveLength(1);
  });

  it('book nothing where the method declines', async () => {
    const id = await schedule(9);
    expect(runSchedule(ebiz.state, id).resultCode).toBe('D');
    expect(texts(await payments(), 'RefNum')).toEqual([]);
  });

  it('are suspended, changed and deleted', async () => {
    const scheduledPaymentInternalId = await schedule();
    const modify = async (operation: string, given: Xml): Promise<void> => {
      const read = await ask(ebiz, operation, { scheduledPaymentInternalId, ...given });
      expect(outcome(read)).toEqual(SUCCESS);
    };
    await modify('ModifyScheduledRecurringPaymentStatus', { statusId: 1 });
    expect(() => runSchedule(ebiz.state, scheduledPaymentInternalId)).toThrow('is active');
    await modify('ModifyScheduledRecurringPayment_PaymentMethodProfile', { paymentMethodProfileId: '12' });
    const { Amount: _, ScheduleName: __, RepeatCount: ___, ...rest } = BILLING;
    await modify('ModifyScheduledRecurringPayment_RecurringBilling', {
      recurringBilling: { Amount: '75.00', ...rest },
    });
    const names = ['ScheduleStatus', 'PaymentMethodId', 'Amount', 'ScheduleName'];
    expect(shown(await listed(), ...names)).toEqual(['1', '12', '75.00', undefined]);
    await modify('ModifyScheduledRecurringPaymentStatus', { statusId: 3 });
    expect(texts(await listed(), 'ScheduledPaymentInternalId')).toEqual([]);
  });

  it('of a customer or method that does not exist are faults', async () => {
    const made = (customerInternalId: string, paymentMethodProfileId: string): Promise<Read> =>
      ask(ebiz, 'ScheduleRecurringPayment', {
        customerInternalId,
        paymentMethodProfileId,
        recurringBilling: BILLING,
      });
    expect(element(await made('x', '11'), 'faultstring')).toBe('Invalid CustomerInternalId');
    expect(element(await made(customerId(1), '99'), 'faultstring')).toBe('Not Found');
  });
});
