import { ebizCustomerIds } from '../../simulators';
import { all, form, stage } from './stage';

const on = stage('surcharge');

const { customerInternalId } = ebizCustomerIds(1);
const SINCE = { fromDateTime: '2020-01-01', toDateTime: '2099-01-01' };

describe('a surcharge', () => {
  it('is worked out for a stored card, and for the first digits of one with its ZIP code', async () => {
    const threePercent = {
      IsSurchargeEnabled: true,
      IsSurchargeAllowedForZipCode: true,
      IsSurchargeAllowedForPaymentMethod: true,
      SurchargePercentage: 3,
      SurchargeAmount: 3.75,
    };

    expect(await on.json('calculate', { amount: 125, customerInternalId, paymentMethodId: '11' })).toEqual([
      threePercent,
    ]);
    expect(await on.json('calculate', { amount: 125, cardNumber: '400010', cardZipCode: '33126' })).toEqual([
      threePercent,
    ]);
    expect(on.sent('CalculateSurchargeAmount')).toEqual([
      { amount: '125', customerInternalId, paymentMethodId: '11' },
      { amount: '125', cardNumber: '400010', cardZipCode: '33126' },
    ]);
  });

  it('is none on a bank account, or where the law allows none', async () => {
    expect(
      await on.json('calculate', { amount: 125, customerInternalId, paymentMethodId: '13' }),
    ).toMatchObject([{ IsSurchargeAllowedForPaymentMethod: false, SurchargeAmount: 0 }]);
    expect(
      await on.json('calculate', { amount: 125, cardNumber: '400010', cardZipCode: '06103' }),
    ).toMatchObject([{ IsSurchargeAllowedForZipCode: false, SurchargeAmount: 0 }]);
  });

  it.each([
    ['neither a method nor a card', {}],
    ['half a card', { cardNumber: '400010' }],
    ['both', { cardNumber: '400010', cardZipCode: '33126', customerInternalId, paymentMethodId: '11' }],
    ['no positive amount', { amount: 0, customerInternalId, paymentMethodId: '11' }],
  ])('is not requested with %s', async (_, parameters) => {
    const { failure } = await on.run('calculate', { amount: 125, ...parameters });

    expect(failure?.message).toMatch(/expected/);
    expect(on.ebiz.counters.calls).toBe(0);
  });

  it('takes no whole card number, and shows none in the error', async () => {
    const { failure } = await on.run('calculate', {
      amount: 125,
      cardNumber: '={{ "4000100011112224" }}',
      cardZipCode: '33126',
    });

    expect(failure?.message).toContain('at most 9 characters');
    expect(`${failure?.message} ${failure?.description}`).not.toContain('40001000');
    expect(on.ebiz.counters.calls).toBe(0);
  });

  it('has settings that no page describes, which come as they are', async () =>
    expect(await on.json('getSettings')).toEqual([
      { IsSurchargeEnabled: 'true', SurchargePercentage: '3.00' },
    ]));
});

describe('surcharges that were paid', () => {
  const paid = async (more: object = {}) => await on.json('getMany', all({}, { ...SINCE, ...more }));

  it('are none, one or many, with amounts as numbers', async () => {
    expect(await paid()).toEqual([]);
    const row = (refNum: string, more: object) => ({
      RefNum: refNum,
      Last4: '2224',
      PaymentMethodType: 'CC',
      DatePaid: '2027-01-05T09:00:00',
      TotalSurchargeAmount: '3.75',
      TotalPaidAmount: '128.75',
      ...more,
    });
    on.ebiz.state.surcharges.add(row('310001', {}));
    expect(await paid()).toMatchObject([
      { RefNum: '310001', TotalSurchargeAmount: 3.75, TotalPaidAmount: 128.75, IsApplied: false },
    ]);
    on.ebiz.state.surcharges.add(row('0310002', { DatePaid: '2027-01-06T09:00:00' }));
    expect((await paid()).map(({ RefNum }) => RefNum)).toEqual(['310001', '0310002']);
    const where = form({ column: 'refNum', operator: 'equal', value: '0310002' });
    expect(await paid({ conditions: where })).toMatchObject([{ RefNum: '0310002' }]);
  });

  it('come page by page', async () => {
    for (let number = 0; number < 1_001; number += 1)
      on.ebiz.state.surcharges.add({ RefNum: String(number), DatePaid: '2027-01-05T09:00:00' });

    expect(await paid()).toHaveLength(1_001);
    expect(on.sent('SearchSurchargePayments').map(({ start }) => start)).toEqual(['0', '1000', '1001']);
  });
});
