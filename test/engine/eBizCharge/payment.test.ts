import type { IDataObject } from 'n8n-workflow';
import { EBIZ_INVOICES, ebizCustomerIds } from '../../simulators';
import { withProcessed } from '../harness/journal';
import { jsonOf, pairedTo } from '../support';
import { all, by, form, stage } from './stage';

const s = stage('payment');
withProcessed();

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const lastWeek = { fromDateTime: ago(7), toDateTime: ago(0) };
const week = (filters: IDataObject = {}) => all(filters, lastWeek);

const SUCCESS = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };
const GUID = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const { customerId } = ebizCustomerIds(5);
const refNums = (rows: IDataObject[]) => rows.map(({ RefNum }) => RefNum);

describe('payments that no one has applied', () => {
  it('have amounts that are numbers, times as the gateway writes them, and null where there is no date', async () => {
    const [first] = await s.json('getUnapplied', week());
    expect(first).toMatchObject({
      CustomerId: customerId,
      InvoiceNumber: '00012008',
      InvoiceDate: null,
      InvoiceAmount: 660,
      PaidAmount: 660,
      RefNum: '3000000101',
      Last4: '2224',
      DatePaid: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string,
      PaymentInternalId: GUID,
      TypeId: 'Invoice',
    });
  });

  it.each([
    ['no', { customer: by('id', 'NOBODY') }, []],
    ['one', { customer: by('id', ebizCustomerIds(2).customerId) }, ['3000000102']],
    [
      'many',
      { customer: by('internalId', ebizCustomerIds(5).customerInternalId) },
      ['3000000101', '3000000103'],
    ],
  ])('are %s of a customer', async (_, filters, expected) => {
    expect(refNums(await s.json('getUnapplied', week(filters)))).toEqual(expected);
    expect(await s.json('countUnapplied', { ...lastWeek, filters })).toEqual([{ count: expected.length }]);
  });

  it('are read page after page with Return All', async () => {
    const row = { CustomerId: 'PAGES', DatePaid: ago(1), PaidAmount: '1.00' };
    const numbers = Array.from({ length: 1_001 }, (_, index) => String(index).padStart(8, '0'));
    for (const RefNum of numbers) s.ebiz.state.ledger.book('portal', [{ ...row, RefNum }]);
    expect(refNums(await s.json('getUnapplied', week({ customer: by('id', 'PAGES') })))).toEqual(numbers);
    expect(s.sent('GetPayments').map(({ start, limit, sort }) => [start, limit, sort])).toEqual([
      ['0', '1000', ''],
      ['1000', '1000', ''],
      ['1001', '1000', ''],
    ]);
  });

  it('are of a period, whose last day counts to its end', async () => {
    const day = ago(2).slice(0, 10);
    const given = { returnAll: true, fromDateTime: day, toDateTime: day };
    const { main } = await s.run('getUnapplied', given, [{}], {
      timezone: 'UTC',
    });
    expect(main).toHaveLength(4);
    expect(s.sent('GetPayments')[0]).toMatchObject({
      fromDateTime: `${day}T00:00:00.000Z`,
      toDateTime: expect.stringContaining(`${day}T23:59:59`) as string,
    });
    expect(await s.json('getUnapplied', all({}, { fromDateTime: ago(30), toDateTime: ago(20) }))).toEqual([]);
  });

  it('leave the list once they are marked as applied', async () => {
    const before = await s.json('getUnapplied', week());
    const marked = await s.run(
      'markAsApplied',
      {
        paymentInternalId: '={{ $json.PaymentInternalId }}',
        invoiceNumber: "={{ $json.InvoiceNumber ?? '' }}",
      },
      before.slice(0, 2),
    );
    expect(marked.failure?.message).toBeUndefined();
    expect(jsonOf(marked.main)).toMatchObject([
      { PaymentInternalId: before[0]?.PaymentInternalId, invoiceNumber: '00012008', ...SUCCESS },
      { PaymentInternalId: before[1]?.PaymentInternalId, ...SUCCESS },
    ]);
    expect(
      s
        .sent('MarkPaymentAsApplied')
        .map(({ invoiceNumber }) => invoiceNumber)
        .sort(),
    ).toEqual(['', '00012008']);
    expect(refNums(await s.json('getUnapplied', week()))).toEqual(['3000000103', '3000000104']);
  });

  it('can’t be marked by an ID that none has: its own item fails in the vendor’s words', async () => {
    const [first] = await s.json('getUnapplied', week());
    const { main, error } = await s.run(
      'markAsApplied',
      { paymentInternalId: '={{ $json.id }}', invoiceNumber: '00012008' },
      [{ id: 'deadbeef-61b1-4457-a4d1-000000000000' }, { id: first?.PaymentInternalId }],
      { onError: 'continueErrorOutput' },
    );
    expect(pairedTo(main)).toEqual([1]);
    expect(error[0]?.json).toMatchObject({ error: 'Not Found', details: { code: '1' } });
  });
});

describe('payments of invoices', () => {
  it('are those of one invoice, applied or not, in a documented order', async () => {
    const filters = { invoiceNumber: '00012008', sort: 'paidAmount' };
    expect((await s.json('getForInvoice', week(filters))).map(({ PaidAmount }) => PaidAmount)).toEqual([
      19.8, 660,
    ]);
    expect(s.sent('GetInvoicePayments')[0]).toMatchObject({ invoiceNumber: '00012008', sort: 'PaidAmount' });
  });

  it('are of no invoice that has none', async () =>
    expect(await s.json('getForInvoice', week({ invoiceNumber: '00012001' }))).toEqual([]));
});

describe('payments with a reference number', () => {
  it.each([
    ['none', '404', []],
    ['one', '3000000102', [80]],
  ])('are %s', async (_, refNum, paid) =>
    expect((await s.json('getByRefNum', { refNum })).map(({ PaidAmount }) => PaidAmount)).toEqual(paid),
  );
});

const newPayment = {
  customerId: '={{ $json.customer }}',
  refNum: '={{ $json.ref }}',
  paidAmount: '={{ $json.amount }}',
  invoiceNumber: '00012001',
  datePaid: '2026-03-20',
  paymentMethod: 'Check',
};
const check = { customer: 'CUST-001', ref: 'CHK-1001', amount: 250 };

describe('recording a payment that was made elsewhere', () => {
  it('charges nothing, and sends what is given', async () => {
    const made = await s.json('create', newPayment, [{ ...check, amount: '250.5' }]);
    expect(made).toMatchObject([{ PaymentInternalId: GUID, ...SUCCESS }]);
    expect(s.sent('AddPayment')).toEqual([
      {
        payment: {
          CustomerId: 'CUST-001',
          InvoiceNumber: '00012001',
          RefNum: 'CHK-1001',
          PaymentMethod: 'Check',
          DatePaid: '2026-03-20',
          PaidAmount: '250.5',
          Software: 'n8n',
        },
      },
    ]);
    expect(s.ebiz.state.gateway.all()).toHaveLength(0);
  });

  it('records it once, however often it runs', async () => {
    const [first] = await s.json('create', newPayment, [check]);
    expect(await s.json('create', newPayment, [check])).toMatchObject([
      {
        alreadyRecorded: true,
        PaymentInternalId: first?.PaymentInternalId,
        RefNum: 'CHK-1001',
        PaidAmount: 250,
      },
    ]);
    expect(s.ebiz.counters.byMethod.AddPayment).toBe(1);
  });

  it('is not sent where the number stands for another payment', async () => {
    await s.json('create', newPayment, [check]);
    const { error } = await s.run('create', newPayment, [{ ...check, amount: 99 }], {
      onError: 'continueErrorOutput',
    });
    expect(error[0]?.json).toMatchObject({
      error: expect.stringContaining('Not sent, since it needs a decision') as string,
      details: { matches: [{ PaidAmount: 250, RefNum: 'CHK-1001' }] },
    });
    expect(s.ebiz.counters.byMethod.AddPayment).toBe(1);
  });

  it('takes the same number of another customer for another payment', async () => {
    const items = [check, { ...check, customer: 'CUST-002' }];
    expect(await s.json('create', newPayment, items)).toMatchObject([SUCCESS, SUCCESS]);
    expect(s.ebiz.counters.byMethod.AddPayment).toBe(2);
  });

  it('fails the later of two items with one number', async () => {
    const { main, error } = await s.run('create', newPayment, [check, check], {
      onError: 'continueErrorOutput',
    });
    expect(pairedTo(main)).toEqual([0]);
    expect(pairedTo(error)).toEqual([1]);
    expect(s.ebiz.counters.byMethod.AddPayment).toBe(1);
  });

  it('is found by its number when the answer is lost', async () => {
    s.ebiz.faults.add({ kind: 'truncated', on: 'AddPayment' });
    const { main, hints } = await s.run('create', newPayment, [check]);
    expect(main).toMatchObject([{ json: { RefNum: 'CHK-1001', PaidAmount: 250 } }]);
    expect(hints.map(({ message }) => message).join()).toContain('has found that it was carried out');
    expect(s.ebiz.counters.byMethod.AddPayment).toBe(1);
  });

  it.each([0, -5, 1.005])('refuses an amount of %s before anything is sent', async (amount) => {
    const { failure } = await s.run('create', newPayment, [{ ...check, amount }]);
    expect(failure?.message).toContain('Amount: expected');
    expect(s.ebiz.counters.calls).toBe(0);
  });
});

describe('recording a payment of invoices', () => {
  const internalId = (number: string) => String(s.ebiz.state.invoices.numbered(number)[0]?.InvoiceInternalId);
  const paying = (...rows: Array<[number: string, paidAmount: number]>) => ({
    customerId: 'CUST-001',
    refNum: 'CHK-2002',
    totalPaidAmount: rows.reduce((sum, [, amount]) => sum + amount, 0),
    invoicePaymentDetails: form(
      ...rows.map(([number, paidAmount]) => ({ invoiceInternalId: internalId(number), paidAmount })),
    ),
    custNum: '7000001',
    paymentMethodType: 'Check',
  });
  const [one, two] = EBIZ_INVOICES;

  it('applies it to each of them', async () => {
    const made = await s.json('createForInvoices', paying(['00012001', 250], ['00012002', 40]));
    expect(made).toMatchObject([{ PaymentInternalId: GUID, ...SUCCESS }]);
    expect([one?.invoiceNumber, two?.invoiceNumber]).toEqual(['00012001', '00012002']);
    expect(s.sent('AddInvoicePayment')).toMatchObject([
      {
        payment: {
          CustomerId: 'CUST-001',
          InvoicePaymentDetails: [
            { InvoiceInternalId: internalId('00012001'), PaidAmount: '250' },
            { InvoiceInternalId: internalId('00012002'), PaidAmount: '40' },
          ],
          RefNum: 'CHK-2002',
          TotalPaidAmount: '290',
          CustNum: '7000001',
          PaymentMethodId: '',
          PaymentMethodType: 'Check',
          Software: 'n8n',
        },
      },
    ]);
    expect(s.ebiz.state.invoices.numbered('00012002')[0]?.AmountDue).toBe('9.90');
    expect(await s.json('getByRefNum', { refNum: 'CHK-2002' })).toMatchObject([
      { InvoiceNumber: '00012001', PaidAmount: 250 },
      { InvoiceNumber: '00012002', PaidAmount: 40 },
    ]);
  });

  it('records it once, however often it runs; another allocation needs a decision', async () => {
    const given = paying(['00012001', 20], ['00012002', 20]);
    await s.json('createForInvoices', given);
    expect(await s.json('createForInvoices', given)).toMatchObject([{ alreadyRecorded: true }]);
    const { failure } = await s.run('createForInvoices', paying(['00012001', 40]));
    expect(failure?.message).toContain('needs a decision');
    expect(s.ebiz.counters.byMethod.AddInvoicePayment).toBe(1);
  });

  it('refuses more for the invoices than was paid before anything is sent', async () => {
    const given = { ...paying(['00012001', 20]), totalPaidAmount: 19.99 };
    const { failure } = await s.run('createForInvoices', given);
    expect(failure?.message).toContain('Invoices: expected a sum of at most Total Amount (19.99), got 20');
    expect(s.ebiz.counters.calls).toBe(0);
  });
});
