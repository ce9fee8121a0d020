import type { IDataObject } from 'n8n-workflow';
import { ebizCustomerIds } from '../../simulators';
import type { OneNodeOptions } from '../harness';
import { jsonOf } from '../support';
import { all, form, stage } from './stage';

const on = stage('paymentMethod');

/** The first customer of the seed has two cards and a bank account, the second one card. */
const FIRST = '7000001';
const SECOND = '7000002';
const CARD = '4000100011112224';

const ids = async (token: string) =>
  (await on.json('getMany', { customerToken: token, returnAll: true })).map(({ MethodID }) => MethodID);

describe('stored payment methods', () => {
  it('are cards and bank accounts, of whose numbers no more than four digits are shown', async () => {
    const found = await on.json('getMany', { customerToken: FIRST, returnAll: true });

    expect(found).toMatchObject([
      {
        MethodType: 'CreditCard',
        MethodID: '11',
        MethodName: 'Company card',
        SecondarySort: '0',
        AvsZip: '33126',
        CardExpiration: expect.stringMatching(/^\d{4}-\d\d$/) as string,
        CardType: 'V',
      },
      { MethodType: 'CreditCard', MethodID: '12', MethodName: 'Second card' },
      { MethodType: 'ACH', MethodID: '13', AccountType: 'checking' },
    ]);
    expect(
      digitsIn(found.map(({ CardNumber, Account, Routing }) => ({ CardNumber, Account, Routing }))),
    ).toEqual([4, 4, 4, 4]);
    expect(await ids(SECOND)).toEqual(['21']);
  });

  it('show four digits also where the service sends the whole number', async () => {
    on.ebiz.state.gateway.set({ wholeNumbers: true });
    const text = JSON.stringify([
      await on.json('getMany', { customerToken: FIRST, returnAll: true }),
      await on.json('get', { customerToken: FIRST, paymentMethodId: '13' }),
    ]);

    expect(text).toContain('2224');
    expect(text).not.toMatch(/\d{7}2224|00123456|02100002/);
  });

  it('are none of a customer that has none, and an error of one that is not there', async () => {
    for (const paymentMethodId of ['21']) await on.json('delete', { customerToken: SECOND, paymentMethodId });
    expect(await on.json('getMany', { customerToken: SECOND, returnAll: true })).toEqual([]);
    const { failure } = await on.run('getMany', { customerToken: '999', returnAll: true });
    expect(failure?.message).toContain('Not Found');
  });

  it('are read one by one', async () => {
    const [method] = await on.json('get', { customerToken: FIRST, paymentMethodId: '12' });
    expect(method).toMatchObject({
      MethodID: '12',
      MethodType: 'CreditCard',
      AccountHolderName: 'Flower Shop 1',
    });
    const { failure } = await on.run('get', { customerToken: FIRST, paymentMethodId: '99' });
    expect(failure?.message).toContain('Not Found');
  });

  it('are made the default one', async () => {
    expect(await on.json('setDefault', { customerToken: FIRST, paymentMethodId: '12' })).toEqual([
      { success: true, customerToken: FIRST, paymentMethodId: '12' },
    ]);
    expect(await ids(FIRST)).toEqual(['12', '11', '13']);
  });

  it('are deleted; a second time is an error', async () => {
    expect(await on.json('delete', { customerToken: FIRST, paymentMethodId: '12' })).toEqual([
      { deleted: true, customerToken: FIRST, paymentMethodId: '12' },
    ]);
    expect(await ids(FIRST)).toEqual(['11', '13']);
    const { failure } = await on.run('delete', { customerToken: FIRST, paymentMethodId: '12' });
    expect(failure?.message).toContain('Not Found');
  });

  it('can’t be deleted without an ID', async () => {
    const { failure } = await on.run('delete', { customerToken: FIRST, paymentMethodId: '' });
    expect(failure).toBeDefined();
    expect(on.ebiz.counters.calls).toBe(0);
  });
});

describe('what customers have stored', () => {
  it('is counted by customer, page by page', async () => {
    const counts = await on.json('getManyCounts', all());

    expect(counts).not.toHaveLength(1_000);
    expect(counts[0]).toMatchObject({
      CreditCardsCount: 2,
      BankAccountsCount: 1,
      CustomerInformation: { CustomerId: 'CUST-001' },
    });
    expect(on.sent('GetPaymentMethodProfileCounts').map(({ start }) => start)).toEqual([
      '0',
      '1000',
      String(counts.length),
    ]);
    const where = form({ column: 'customerId', operator: 'equal', value: 'CUST-002' });
    expect(await on.json('getManyCounts', all({}, { conditions: where }))).toMatchObject([
      { CreditCardsCount: 1, BankAccountsCount: 0 },
    ]);
  });

  it('expires: the customers whose card does next month', async () => {
    const expiring = async (column: string) =>
      await on.json(
        'getManyExpiring',
        all({ sort: 'customerId' }, { conditions: form({ column, operator: 'above', value: '0' }) }),
      );

    expect(await expiring('expireNextMonthCreditCardsCount')).toMatchObject([
      { ExpireNextMonthCreditCardsCount: 1, CustomerInformation: { CustomerId: 'CUST-008' } },
    ]);
    expect(await expiring('expiredCreditCardsCount')).toMatchObject([
      { ExpiredCreditCardsCount: 1, CustomerInformation: { CustomerId: 'CUST-006' } },
    ]);
    expect(
      await on.json(
        'getManyExpiring',
        all({}, { conditions: form({ column: 'customerId', operator: 'equal', value: 'none' }) }),
      ),
    ).toEqual([]);
  });
});

describe('card and bank data', () => {
  const { customerInternalId } = ebizCustomerIds(2);
  const card: IDataObject = {
    customerInternalId,
    accountHolderName: 'Rosa',
    cardNumber: CARD,
    cardExpiration: '2031-04',
    avsZip: '33126',
  };
  const settings = {
    saveDataErrorExecution: 'none',
    saveDataSuccessExecution: 'none',
    saveManualExecutions: false,
    saveExecutionProgress: false,
  } as const;
  const allowed = async (operation: string, parameters: IDataObject, options: OneNodeOptions = {}) =>
    await on.run(operation, parameters, [{}], {
      credentials: { eBizChargeApi: { ...on.ebiz.credential, allowRawData: true } },
      settings,
      ...options,
    });

  it.each<[string, boolean, object]>([
    ['the credential does not allow it', false, settings],
    ['the workflow keeps its executions', true, { ...settings, saveManualExecutions: true }],
  ])('are not sent where %s', async (_, allowRawData, own) => {
    const { failure } = await allowed('addCard', card, {
      credentials: { eBizChargeApi: { ...on.ebiz.credential, allowRawData } },
      settings: own,
    });

    expect(failure?.description).toContain('Nothing was sent');
    expect(on.ebiz.counters.calls).toBe(0);
  });

  it('store a card, once; the item has its ID and no number', async () => {
    const { main, failure } = await allowed('addCard', {
      ...card,
      additionalFields: { cardCode: '123', methodName: 'Blue card' },
    });

    expect(failure).toBeUndefined();
    expect(jsonOf(main)).toEqual([{ customerInternalId, MethodID: '500001' }]);
    expect(on.sent('AddCustomerPaymentMethodProfile')).toMatchObject([
      { paymentMethodProfile: { MethodType: 'CreditCard', CardNumber: CARD, MethodName: 'Blue card' } },
    ]);
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'AddCustomerPaymentMethodProfile' });
    const lost = await allowed('addCard', card, { retryOnFail: true, maxTries: 2 });
    expect(lost.failure?.message).toMatch(/^Outcome unknown/);
    expect(`${lost.failure?.message} ${lost.failure?.description}`).not.toContain(CARD);
    expect(on.sent('AddCustomerPaymentMethodProfile')).toHaveLength(2);
  });

  it('store a bank account', async () => {
    const { main } = await allowed('addBankAccount', {
      customerInternalId,
      accountHolderName: 'Rosa',
      account: '00998877665',
      routing: '021000021',
      accountType: 'savings',
    });

    expect(jsonOf(main)).toEqual([{ customerInternalId, MethodID: '500001' }]);
    const [, stored] = await on.json('getMany', { customerToken: SECOND, returnAll: true });
    expect(stored).toMatchObject({ MethodType: 'ACH', AccountType: 'savings' });
  });

  it('are given again in an update, which keeps the rest and sends no masked number back', async () => {
    const missing = await allowed('update', {
      customerToken: SECOND,
      methodID: '21',
      updateFields: { avsZip: '10001' },
    });
    expect(missing.failure?.message).toContain('Card Number');

    const { main } = await allowed('update', {
      customerToken: SECOND,
      methodID: '21',
      cardNumber: CARD,
      cardExpiration: '2032-01',
      updateFields: { avsZip: '10001' },
    });
    expect(jsonOf(main)).toEqual([{ success: true, customerToken: SECOND, methodID: '21' }]);
    expect(on.sent('UpdateCustomerPaymentMethodProfile')).toMatchObject([
      {
        paymentMethodProfile: {
          MethodID: '21',
          MethodName: 'Company card',
          AccountHolderName: 'Flower Shop 2',
          AvsZip: '10001',
          CardExpiration: '2032-01',
          CardNumber: CARD,
        },
      },
    ]);
  });
});

/** How many digits each number has. */
const digitsIn = (rows: IDataObject[]): number[] =>
  rows.flatMap((row) =>
    Object.values(row).flatMap((value) =>
      value === undefined || value === null ? [] : [String(value as string).replace(/\D/g, '').length],
    ),
  );
