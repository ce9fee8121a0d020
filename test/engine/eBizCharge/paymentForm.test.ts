import type { IDataObject } from 'n8n-workflow';
import { payForm } from '../../simulators';
import type { OneNodeOptions } from '../harness';
import { jsonOf } from '../support';
import { all, form, mapped, stage } from './stage';

const on = stage('paymentForm');

/** The IDs that the first requests get. */
const id = (number: number) => `f0a30001-0000-4000-8000-${String(number).padStart(12, '0')}`;
const link = (number: number) => `https://forms.ebizcharge.example/pay?pid=${id(number)}`;

const LINK: IDataObject = {
  formType: 'payLinkOnly',
  sendEmailToCustomer: false,
  customerId: 'CUST-001',
  invoiceNumber: '={{ $json.invoice ?? "00012001" }}',
  amountDue: '={{ $json.due ?? 250 }}',
  totalAmount: 250,
};

const SINCE = {
  fromPaymentRequestDateTime: '2020-01-01',
  toPaymentRequestDateTime: '2099-01-01',
};

const create = async (items: IDataObject[], more: IDataObject = {}, options: OneNodeOptions = {}) =>
  await on.run('create', { ...LINK, options: { settleDelay: 1 }, ...more }, items, {
    onError: 'continueErrorOutput',
    ...options,
  });

const pending = async (more: IDataObject = {}) =>
  await on.json('getManyPending', all({}, { ...SINCE, ...more }));

const done = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };

describe('a payment link', () => {
  it('comes with the ID by which it is deleted, resent and marked; the page gets what it shows', async () => {
    const { main } = await create([{}], {
      dueDate: '2027-01-31',
      description: 'Roses & more',
      payByType: 'both',
      lineItems: form({ productName: 'Rose', unitPrice: '2.5', qty: '100', sku: '007' }),
      moreFields: mapped({ transactionLookupKey: 'key-1', softwareId: 'n8n' }),
    });

    expect(jsonOf(main)).toEqual([
      { invoiceNumber: '00012001', PaymentURL: link(1), PaymentInternalId: id(1) },
    ]);
    expect(on.sent('GetEbizWebFormURL')).toMatchObject([
      {
        ePaymentForm: {
          FormType: 'PayLinkOnly',
          SendEmailToCustomer: 'false',
          CustomerId: 'CUST-001',
          InvoiceNumber: '00012001',
          DueDate: '2027-01-31',
          TotalAmount: '250',
          AmountDue: '250',
          Description: 'Roses & more',
          PayByType: 'CC,ACH',
          SoftwareId: 'n8n',
          TransactionLookupKey: 'key-1',
          LineItems: { TransactionLineItem: { ProductName: 'Rose', UnitPrice: '2.5', Qty: '100' } },
        },
      },
    ]);
    expect(on.ebiz.state.mails.sent).toEqual([]);
  });

  it.each([
    ['no form', { formType: '' }, 'Form Type'],
    ['no word on the email', { sendEmailToCustomer: '' }, 'Send Email to Customer'],
    ['no amount', { amountDue: '' }, 'Amount Due'],
  ])('is not made with %s', async (_, more, message) => {
    const { error, failure } = await create([{}], more);

    expect(String(error[0]?.json.message ?? failure?.message)).toContain(message);
    expect(on.ebiz.counters.calls).toBe(0);
  });

  it('of an invoice that has one fails, and shows it; other invoices have theirs', async () => {
    await create([{}]);
    const { main, error } = await create([{}, { invoice: '00012003' }]);

    expect(jsonOf(main)).toMatchObject([{ PaymentInternalId: id(2) }]);
    expect(error.map(({ json }) => json)).toMatchObject([
      {
        message: 'Not sent, since there is an open payment request of Invoice Number 00012001 already',
        details: {
          outcome: 'failed',
          key: '00012001',
          matches: [{ PaymentInternalId: id(1), CustomerId: 'CUST-001', AmountDue: 250 }],
        },
      },
    ]);
    expect(on.sent('GetEbizWebFormURL')).toHaveLength(2);
  });

  it('takes the place of an open one with Replace, whose link no longer works', async () => {
    await create([{}]);
    const { main } = await create([{ due: 200 }], { ifOneIsOpen: 'replace' });

    expect(jsonOf(main)).toMatchObject([{ PaymentInternalId: id(2) }]);
    expect(await pending()).toMatchObject([{ PaymentInternalId: id(2), AmountDue: 200 }]);
    expect(on.sent('DeleteEbizWebFormPayment')).toEqual([{ paymentInternalId: id(1) }]);
  });

  it('is made where the one before was paid', async () => {
    await create([{}]);
    payForm(on.ebiz.state, id(1));
    const { main } = await create([{}]);

    expect(jsonOf(main)).toMatchObject([{ PaymentInternalId: id(2) }]);
  });

  it('is not made again after a lost answer, and the item shows what is open', async () => {
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'GetEbizWebFormURL' });
    const { error } = await create([{}], {}, { retryOnFail: true, maxTries: 2 });

    expect(error[0]?.json.details).toMatchObject({
      outcome: 'unknown',
      matches: [{ PaymentInternalId: id(1), AmountDue: 250 }],
      description: expect.stringContaining('the link was in the answer that was lost') as string,
    });
    expect(await pending()).toHaveLength(1);
    const again = await create([{}], { ifOneIsOpen: 'replace' });
    expect(jsonOf(again.main)).toMatchObject([{ PaymentInternalId: id(2) }]);
    expect(await pending()).toHaveLength(1);
  });

  it('is only shown in a dry run', async () => {
    const { main } = await create([{}], { options: { dryRun: true } });

    expect(main[0]?.json).toMatchObject({ dryRun: true, records: 1 });
    expect(on.sent('GetEbizWebFormURL')).toEqual([]);
  });

  it('in place of an open one is shown in a dry run with the call that removes that one', async () => {
    await create([{}]);
    const { main } = await create([{}], { ifOneIsOpen: 'replace', options: { dryRun: true } });

    expect(jsonOf(main)).toMatchObject([
      {
        dryRun: true,
        step: `Sent before. Removes the open payment request ${id(1)}.`,
        body: { DeleteEbizWebFormPayment: { paymentInternalId: id(1) } },
      },
      { dryRun: true, records: 1, body: { GetEbizWebFormURL: {} } },
    ]);
    expect(on.sent('DeleteEbizWebFormPayment')).toEqual([]);
    expect(await pending()).toHaveLength(1);
  });
});

describe('a request for a payment method', () => {
  it('requests no money, and is emailed to the customer', async () => {
    const [item] = await on.json('requestPaymentMethod', {
      customerId: 'CUST-001',
      sendEmailToCustomer: true,
      emailAddress: 'ap1@flowershop.example',
      emailSubject: 'Your card, please',
    });

    expect(item).toEqual({ customerId: 'CUST-001', PaymentURL: link(1), PaymentInternalId: id(1) });
    expect(on.sent('GetEbizWebFormURL')).toMatchObject([
      { ePaymentForm: { FormType: 'PmRequestForm', SendEmailToCustomer: 'true', AmountDue: '0' } },
    ]);
    expect(on.ebiz.state.mails.sent).toMatchObject([{ to: 'ap1@flowershop.example' }]);
  });

  it('is not made twice where its answer is lost', async () => {
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'GetEbizWebFormURL' });
    const { failure } = await on.run('requestPaymentMethod', {
      customerId: 'CUST-001',
      sendEmailToCustomer: true,
    });

    expect(failure?.message).toMatch(/^Outcome unknown/);
    expect(on.sent('GetEbizWebFormURL')).toHaveLength(1);
  });
});

describe('open requests', () => {
  it('are none, one or many, of all or of a customer, an invoice or a key', async () => {
    expect(await pending()).toEqual([]);
    await create([{}], { moreFields: mapped({ transactionLookupKey: 'key-1' }) });
    expect(await pending()).toMatchObject([
      { InvoiceNumber: '00012001', AmountDue: 250, TypeId: 'PayLinkOnly', PaymentSourceId: 'n8n' },
    ]);
    await create([{ invoice: '00012003' }], { customerId: 'CUST-002' });
    expect(await pending({ filters: { sort: 'invoiceNumber' } })).toHaveLength(2);

    const found = async (more: IDataObject) => (await pending(more)).map((row) => row.PaymentInternalId);
    expect(await found({ filters: { customerId: 'CUST-002' } })).toEqual([id(2)]);
    const where = (column: string, value: string) => ({
      conditions: form({ column, operator: 'equal', value }),
    });
    expect(await found(where('invoiceNumber', '00012001'))).toEqual([id(1)]);
    expect(await found(where('transactionLookupKey', 'key-1'))).toEqual([id(1)]);
    expect(await found(where('invoiceNumber', '12001'))).toEqual([]);
  });

  it('come page by page', async () => {
    const { request } = on.ebiz.state.forms;
    for (let number = 0; number < 1_002; number += 1)
      request.call(on.ebiz.state.forms, { InvoiceNumber: String(number), AmountDue: '1.00' }, false);

    expect(await pending()).toHaveLength(1_002);
    expect(on.sent('SearchEbizWebFormPendingPayments').map(({ start }) => start)).toEqual([
      '0',
      '1000',
      '1002',
    ]);
    expect(
      await on.json('getManyPending', { ...SINCE, returnAll: false, limit: 3, filters: {} }),
    ).toHaveLength(3);
  });

  it('are replaced in what can be edited', async () => {
    await create([{}]);
    const [item] = await on.json('update', {
      paymentInternalId: id(1),
      amountDue: 90,
      totalAmount: 90,
      updateFields: { invoiceNumber: '00012001', description: 'Half' },
    });

    expect(item).toEqual({ PaymentInternalId: id(1), ...done });
    expect(await pending()).toMatchObject([{ AmountDue: 90, Description: 'Half', TypeId: 'PayLinkOnly' }]);
  });

  it('are deleted, and then gone: another time is an error in the words of the vendor', async () => {
    await create([{}]);
    expect(await on.json('delete', { paymentInternalId: id(1) })).toEqual([
      { deleted: true, PaymentInternalId: id(1), ...done },
    ]);
    expect(await pending()).toEqual([]);
    const { failure } = await on.run('delete', { paymentInternalId: id(1) });
    expect(failure?.message).toContain('Not Found');
  });

  it('have their email sent again, once', async () => {
    await create([{}], { formType: 'emailForm', sendEmailToCustomer: true, emailAddress: 'a@shop.example' });
    expect(await on.json('resendEmail', { paymentInternalId: id(1) })).toEqual([
      { paymentInternalId: id(1), Result: 'Success' },
    ]);
    expect(on.ebiz.state.mails.sent).toHaveLength(2);
    on.ebiz.faults.add({ kind: 'resetAfterRead', on: 'ResendEbizWebFormEmail' });
    const lost = await on.run('resendEmail', { paymentInternalId: id(1) });
    expect(lost.failure?.message).toMatch(/^Outcome unknown/);
    expect(on.ebiz.state.mails.sent).toHaveLength(3);
  });

  it('that were paid have no email to send: the outcome stays open, and the item says where to look', async () => {
    await create([{}], { formType: 'emailForm' });
    payForm(on.ebiz.state, id(1));
    const { failure } = await on.run('resendEmail', { paymentInternalId: id(1) });

    expect(failure?.description).toContain('see whether Get Many Pending has it');
  });
});

describe('payments that came by links', () => {
  it('come in parts, with amounts as numbers and times as the gateway has them, until they are marked', async () => {
    await create([{}]);
    payForm(on.ebiz.state, id(1), { amount: 100 });
    payForm(on.ebiz.state, id(1));
    const received = async () => await on.json('getManyReceived', all({}, SINCE));

    expect(await received()).toMatchObject([
      { PaymentInternalId: id(1), PaidAmount: 100, AmountDue: 150, Last4: '2224' },
      { PaymentInternalId: id(1), PaidAmount: 150, AmountDue: 0 },
    ]);
    expect(await on.json('markAsApplied', { paymentInternalId: id(1) })).toEqual([
      { PaymentInternalId: id(1), ...done },
    ]);
    expect(await received()).toEqual([]);
  });
});

describe('pages of the older kind', () => {
  it('are made, listed, emailed again and paid', async () => {
    const since = { fromDateTime: '2020-01-01', toDateTime: '2099-01-01' };
    const listed = async (operation: string) =>
      (await on.json(operation, all({}, since))).map((row) => [row.PaymentInternalId, row.InvoiceAmount]);
    expect(
      await on.json('createLegacy', {
        formType: 'emailForm',
        sendEmailToCustomer: true,
        customerId: 'CUST-002',
        emailAddress: 'ap2@flowershop.example',
        invoiceNumber: '00012003',
        amount: 1240.5,
      }),
    ).toEqual([{ invoiceNumber: '00012003', PaymentURL: link(1), PaymentInternalId: id(1) }]);

    expect(await listed('getManyPendingLegacy')).toEqual([[id(1), 1240.5]]);
    expect(await on.json('resendEmailLegacy', { paymentInternalId: id(1) })).toEqual([
      { paymentInternalId: id(1), Result: 'Success' },
    ]);
    expect(on.ebiz.state.mails.sent).toHaveLength(2);
    payForm(on.ebiz.state, id(1));
    expect(await listed('getManyPendingLegacy')).toEqual([]);
    expect(await listed('getManyReceivedLegacy')).toEqual([[id(1), 1240.5]]);
  });
});
