import { payInPortal, startEBizCharge } from '../../../simulators';
import type { EbizSimulator } from '../../../simulators';
import { element } from '../requests';
import type { Read } from '../requests';
import { chargeStored } from './money';
import { ask, filter, outcome, texts } from './records';
import type { Xml } from './records';

const SUCCESS = ['Success', '1', undefined, '0'];

let ebiz: EbizSimulator;
beforeAll(async () => {
  ebiz = await startEBizCharge({ customers: 20 });
});
beforeEach(() => ebiz.state.ledger.clear());
afterEach(() => {
  const found = [...ebiz.violations];
  ebiz.reset();
  expect(found).toEqual([]);
});
afterAll(() => ebiz.close());

const RANGE = { fromDateTime: '2020-01-01', toDateTime: '2099-01-01' };
const PAGE = { start: 0, limit: 100, sort: '' };

function getPayments(given: Xml = {}, page: Xml = PAGE): Promise<Read> {
  return ask(ebiz, 'GetPayments', { ...given, ...RANGE, ...page });
}

const invoiceOf = (invoiceNumber: string): Record<string, unknown> =>
  ebiz.state.invoices.numbered(invoiceNumber)[0] ?? {};

describe('a payment in the portal', () => {
  it('waits in GetPayments until it is marked as applied, and lowers what is due', async () => {
    const paid = payInPortal(ebiz.state, { customerId: 'CUST-001', invoiceNumber: '00012001', amount: 100 });
    const read = await getPayments();
    const members = [
      'CustomerId',
      'InvoiceNumber',
      'InvoiceAmount',
      'AmountDue',
      'RefNum',
      'Last4',
      'PaymentMethod',
    ];
    expect(members.map((name) => element(read, name))).toEqual([
      'CUST-001',
      '00012001',
      '250.00',
      '150.00',
      paid.refNum,
      '2224',
      'Visa',
    ]);
    expect(['PaidAmount', 'PaymentType', 'TypeId'].map((name) => element(read, name))).toEqual([
      '100.00',
      'InvoicePayment',
      'Invoice',
    ]);
    expect(element(await ask(ebiz, 'GetPaymentsCount', RANGE), 'GetPaymentsCountResult')).toBe('1');
    const mark = { invoiceNumber: '00012001', paymentInternalId: paid.paymentInternalId ?? '' };
    for (let times = 0; times < 2; times += 1)
      expect(outcome(await ask(ebiz, 'MarkPaymentAsApplied', mark))).toEqual(SUCCESS);
    expect(texts(await getPayments(), 'RefNum')).toEqual([]);
    const onInvoice = await ask(ebiz, 'GetInvoicePayments', {
      invoiceNumber: '00012001',
      ...RANGE,
      ...PAGE,
    });
    expect(texts(onInvoice, 'RefNum')).toEqual([paid.refNum]);
    const byRefNum = await ask(ebiz, 'GetPaymentsByGatewayRefNum', { refNum: paid.refNum });
    expect(texts(byRefNum, 'PaymentInternalId')).toEqual([paid.paymentInternalId]);
  });

  it('with a surcharge is two rows of one payment, and a surcharge of its own', async () => {
    const paid = payInPortal(ebiz.state, { customerId: 'CUST-002', amount: 100, surcharge: 3 });
    const read = await getPayments({ customerId: 'CUST-002' });
    expect(texts(read, 'TypeId')).toEqual(['QuickPay', 'Surcharge']);
    expect(new Set(texts(read, 'PaymentInternalId')).size).toBe(1);
    expect(texts(read, 'InvoiceDueDate')).toEqual(['1900-01-01', '1900-01-01']);
    const surcharges = await ask(ebiz, 'SearchSurchargePayments', {
      ...RANGE,
      filters: [filter('RefNum', 'eq', paid.refNum)],
      countOnly: false,
      start: 0,
      limit: 10,
    });
    expect(texts(surcharges, 'TotalSurchargeAmount')).toEqual(['3.00']);
    expect(element(surcharges, 'Count')).toBe('1');
  });

  it('is found in its range and by its customer; a day as the upper end does not reach into that day', async () => {
    ebiz.state.clock.set('2027-03-01T12:00:00Z');
    payInPortal(ebiz.state, { customerId: 'CUST-001', amount: 1 });
    const between = async (fromDateTime: string, toDateTime: string, given: Xml = {}): Promise<number> =>
      texts(await ask(ebiz, 'GetPayments', { ...given, fromDateTime, toDateTime, ...PAGE }), 'RefNum').length;
    expect(await between('2027-03-01', '2027-03-02')).toBe(1);
    expect(await between('2027-02-28', '2027-03-01')).toBe(0);
    expect(await between('2027-03-01T12:00:01', '2027-03-02')).toBe(0);
    expect(await between('2027-03-01', '2027-03-02', { customerId: 'CUST-002' })).toBe(0);
    expect(await between('2027-03-01', '2027-03-02', { customerInternalId: 'nobody' })).toBe(0);
  });

  it('is shown with four digits of its card, except in the mode that sends it whole', async () => {
    payInPortal(ebiz.state, { customerId: 'CUST-001', amount: 1 });
    expect(texts(await getPayments(), 'Last4')).toEqual(['2224']);
    ebiz.state.gateway.set({ wholeNumbers: true });
    expect(texts(await getPayments(), 'Last4')).toEqual(['4000100011112224']);
  });

  it('is read page by page', async () => {
    for (let number = 1; number <= 3; number += 1)
      payInPortal(ebiz.state, { customerId: 'CUST-001', amount: number });
    expect(texts(await getPayments({}, { start: 1, limit: 1, sort: '' }), 'PaidAmount')).toEqual(['2.00']);
  });

  it('that does not exist is not marked', async () => {
    const read = await ask(ebiz, 'MarkPaymentAsApplied', { invoiceNumber: '', paymentInternalId: 'x' });
    expect(outcome(read)).toEqual(['Error', '0', 'Not Found ', '1']);
  });
});

describe('a payment that another system books', () => {
  it('AddInvoicePayment is one payment with a row an invoice, as often as it is called', async () => {
    const charge = await chargeStored(ebiz, 1, { amount: '299.90', orderId: 'X' });
    const refNum = element(charge, 'RefNum') ?? '';
    const [first, second] = ['00012001', '00012002'].map((number) =>
      String(invoiceOf(number).InvoiceInternalId),
    );
    const payment = {
      CustomerId: 'CUST-001',
      InvoicePaymentDetails: [
        { InvoicePaymentDetails: { InvoiceInternalId: first ?? '', PaidAmount: '250.00' } },
        { InvoicePaymentDetails: { InvoiceInternalId: second ?? '', PaidAmount: '49.90' } },
      ],
      RefNum: refNum,
      TotalPaidAmount: '299.90',
      CustNum: '7000001',
      PaymentMethodId: '',
      PaymentMethodType: 'CreditCard',
    };
    const booked = await ask(ebiz, 'AddInvoicePayment', { payment });
    expect(outcome(booked)).toEqual(SUCCESS);
    const rows = await ask(ebiz, 'GetPaymentsByGatewayRefNum', { refNum });
    expect(texts(rows, 'InvoiceNumber')).toEqual(['00012001', '00012002']);
    expect(texts(rows, 'PaidAmount')).toEqual(['250.00', '49.90']);
    expect(new Set(texts(rows, 'PaymentInternalId'))).toEqual(
      new Set([element(booked, 'PaymentInternalId')]),
    );
    expect(invoiceOf('00012001').AmountDue).toBe('0.00');
    expect(invoiceOf('00012002').AmountDue).toBe('0.00');
    await ask(ebiz, 'AddInvoicePayment', { payment });
    expect(texts(await ask(ebiz, 'GetPaymentsByGatewayRefNum', { refNum }), 'RefNum')).toHaveLength(4);
  });

  it('AddInvoicePayment of an unknown invoice books nothing', async () => {
    const read = await ask(ebiz, 'AddInvoicePayment', {
      payment: {
        CustomerId: 'CUST-001',
        InvoicePaymentDetails: [{ InvoicePaymentDetails: { InvoiceInternalId: 'none', PaidAmount: '1' } }],
        RefNum: '1',
        TotalPaidAmount: '1',
        CustNum: '7000001',
        PaymentMethodId: '',
        PaymentMethodType: 'CreditCard',
      },
    });
    expect(element(read, 'faultstring')).toBe('Invalid InvoiceInternalId');
    expect(texts(await getPayments(), 'RefNum')).toEqual([]);
  });

  it('AddPayment answers its id', async () => {
    const payment = {
      CustomerId: 'CUST-001',
      RefNum: '77',
      PaidAmount: '12.00',
      TypeId: 'QuickPay',
      Software: 'Till',
    };
    const read = await ask(ebiz, 'AddPayment', { payment });
    expect(outcome(read)).toEqual(SUCCESS);
    expect(element(read, 'PaymentInternalId')).toMatch(/^[0-9a-f-]{36}$/);
    expect(texts(await getPayments(), 'PaymentSourceId')).toEqual(['Till']);
  });
});

it('the seed holds a payment of an invoice, one without, a surcharge and a credit', async () => {
  ebiz.reset();
  expect(texts(await getPayments(), 'TypeId')).toEqual(['Invoice', 'QuickPay', 'Surcharge', 'InvCredit']);
});

describe('the surcharge', () => {
  const calculate = (given: Xml): Promise<Read> =>
    ask(ebiz, 'CalculateSurchargeAmount', { amount: 200, ...given });
  const verdict = (read: Read): Array<string | undefined> =>
    ['IsSurchargeAllowedForZipCode', 'IsSurchargeAllowedForPaymentMethod', 'SurchargeAmount'].map((name) =>
      element(read, name),
    );
  const customerInternalId = 'c0570000-61b1-4457-a4d1-000000000001';

  it.each<[string, Xml, string[]]>([
    ['a card', { cardNumber: '400010', cardZipCode: '33126' }, ['true', 'true', '6.00']],
    ['a state that allows none', { cardNumber: '400010', cardZipCode: '06101' }, ['false', 'true', '0.00']],
    ['a stored card', { customerInternalId, paymentMethodId: '11' }, ['true', 'true', '6.00']],
    ['a stored account', { customerInternalId, paymentMethodId: '13' }, ['true', 'false', '0.00']],
  ])('on %s', async (_, given, expected) => {
    expect(verdict(await calculate(given))).toEqual(expected);
  });

  it('has settings', async () => {
    expect(element(await ask(ebiz, 'GetSurchargeSettings'), 'SurchargePercentage')).toBe('3.00');
  });
});
