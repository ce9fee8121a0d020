import type { EbizSimulator } from '../simulators';
import { EBIZ_UNKNOWN_CUSTOMER, ebizCustomerIds, payForm, payInPortal } from '../simulators';
import { range, unless, type Expectation } from './expectation';

/** The first payment that waits in EBizCharge, by the simulator's seed. */
const ebizPayment = { PaymentInternalId: 'b0070001-0000-4000-8000-000000000001' };

/** The customers of Komet Sales that were changed within two months. EBizCharge has the first two. */
const customersSent = ['WPETAL', 'ROSEWD', 'BLOOML', 'TULTHN', 'ORCHID', 'MVIEW', 'LORANG', 'SUNCUT'];

/** Twenty more invoices, due yesterday, of customers 11 to 30. The cards of 19 and 29 decline. */
function addDueInvoices({ state }: EbizSimulator): void {
  const dueDate = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  for (const number of range(11, 20)) {
    state.invoices.add({
      CustomerId: ebizCustomerIds(number).customerId,
      InvoiceNumber: `000130${number}`,
      InvoiceDueDate: dueDate,
      InvoiceAmount: '100.00',
      AmountDue: '100.00',
      Currency: 'USD',
    });
  }
}

/**
 * Two batches that were closed: one of the day before with a sale of 200, and one with two sales by card, one by bank account, a
 * void, a decline and a refund of 50.
 */
function closeBatches({ state }: EbizSimulator): void {
  const { gateway, wallet } = state;
  const take = (command: string, amount: number, [custNum, methodId]: [string, string], refNum = '') =>
    gateway.take({
      command,
      refNum,
      details: { Amount: amount, OrderID: `order ${amount}` },
      ignoreDuplicate: false,
      ifAuthExpired: '',
      authCode: '',
      instrument: wallet.find(custNum, methodId)?.instrument,
      custNum,
      customerId: '',
      methodId,
      software: '',
      shown: {},
    });
  const card: [string, string] = ['7000001', '11'];
  const bank: [string, string] = ['7000001', '13'];
  const declines: [string, string] = ['7000009', '91'];
  const close = () =>
    gateway.batches.close(gateway.batches.open(gateway.clock.milliseconds()), gateway.clock.milliseconds());
  const { refNum } = take('sale', 200, card);
  close();
  take('sale', 120.5, card);
  take('sale', 80, card);
  take('sale', 300, bank);
  take('void', 10, card, take('sale', 10, card).refNum);
  take('sale', 40, declines);
  take('credit', 50, card, refNum);
  close();
}

/** Credit memos of charges that customers made in the portal, in this order, and that are settled; the last has none. */
const creditMemos = [
  { creditMemo: 'CM-501', customer: 'CUST-001', amount: 40, chargeRefNum: '3100000001' },
  { creditMemo: 'CM-502', customer: 'CUST-002', amount: 250, chargeRefNum: '3100000002' },
  { creditMemo: 'CM-503', customer: 'CUST-003', amount: 300, chargeRefNum: '3100000003' },
  { creditMemo: 'CM-504', customer: 'CUST-004', amount: 90, chargeRefNum: '3100000004' },
  { creditMemo: 'CM-505', customer: 'CUST-005', amount: 75, chargeRefNum: '3999999999' },
];

function settleCharges({ state }: EbizSimulator): void {
  for (const [index, amount] of [80, 250, 300, 60].entries()) {
    payInPortal(state, { customerId: ebizCustomerIds(index + 1).customerId, amount });
  }
  const { batches, clock } = state.gateway;
  batches.close(batches.open(clock.milliseconds()), clock.milliseconds());
}

/** What is expected of the examples for EBizCharge. */
export const ebizExpectations: Record<string, Expectation> = {
  'customers-to-payment-portal.json': {
    story:
      'Of the 8 customers of Komet Sales that were changed in two months, 6 are created in EBizCharge and 1 updated; 1 is refused.',
    itemsFrom: 'Get Changed Customers',
    itemsTo: 'Create or Update Customer',
    before: ({ ebiz }) => {
      const locked = ebiz.state.byCustomerId('ROSEWD')?.CustomerInternalId ?? '';
      ebiz.state.refuse(locked, { errorCode: 3, error: 'The customer is locked' });
    },
    outputs: {
      'Get Changed Customers': [8],
      'Get Customer': [8],
      'Create or Update Customer': [7, 1],
      'Mark as Synchronized': [7],
      'Failed Customers': [1],
      'Report to Bookkeeper': [1],
    },
    again: {
      'Create or Update Customer': [7, 1],
      'Mark as Synchronized': [7],
      'Failed Customers': [1],
    },
    // The list and the 8 customers, 8 attempts to create, a read and an update of the 2 that are there, 7 marks.
    callsAtMost: 28,
    complaints: ({ ebiz }) => [
      ...unless(ebiz.state.customers.size === 1209, 'not exactly 6 customers were created'),
      ...unless(
        customersSent.every(
          (code) => ebiz.state.customers.filter((each) => each.CustomerId === code).length === 1,
        ),
        'a customer is missing, or there twice',
      ),
      ...unless(
        ebiz.state.byCustomerId('WPETAL')?.CustomerNotes === 'Pays by card on Fridays' &&
          ebiz.state.byCustomerId('WPETAL')?.CellPhone === '305-555-0200',
        'the update has wiped fields that Komet Sales does not have',
      ),
      ...unless(
        ebiz.state
          .synchronized()
          .map(({ CustomerId }) => CustomerId)
          .sort()
          .join() ===
          customersSent
            .filter((code) => code !== 'ROSEWD')
            .sort()
            .join(),
        'other customers are synchronized than those that were created or updated',
      ),
    ],
  },
  'ebizcharge-deposit-report.json': {
    story:
      'Two batches were closed. The report has their totals, and sales, refunds and voids by card and bank account.',
    itemsFrom: 'Get Transactions',
    itemsTo: 'Sum by Batch, Method and Kind',
    before: ({ ebiz }) => closeBatches(ebiz),
    outputs: {
      'Get Closed Batches': [2],
      'Get Transactions': [6],
      'Sum by Batch, Method and Kind': [5],
      'Report to Bookkeeper': [1],
    },
    again: {
      'Get Closed Batches': [2],
      'Report to Bookkeeper': [1],
    },
    callsAtMost: 3,
    complaints: ({ ebiz }) => [
      ...unless(
        ebiz.state.gateway.batches.list().every(({ closed }) => closed !== undefined),
        'a batch was opened',
      ),
    ],
  },
  'ebizcharge-nightly-charge.json': {
    story:
      '24 invoices are due: 20 are charged, of which 1 could not be recorded; 2 are declined, 1 is beyond the limit, 1 has no stored method.',
    itemsFrom: 'Get Due Invoices',
    itemsTo: 'Charge Stored Method',
    before: ({ ebiz }) => {
      addDueInvoices(ebiz);
      ebiz.faults.add({
        kind: 'faultIn200',
        message: 'The invoice is locked by another user',
        on: ({ method, body }) => method === 'AddInvoicePayment' && body.includes('>CUST-011<'),
      });
    },
    outputs: {
      'Get Due Invoices': [24],
      'Get Customer': [24],
      'Has Stored Method': [23, 1],
      'Charge Stored Method': [20, 3],
      'Record Payment': [19, 1],
      'Declined or Failed': [4],
      'Report to Bookkeeper': [1],
    },
    // The one that was charged and not recorded is found by its key, and only recorded.
    again: {
      'Get Due Invoices': [5],
      'Charge Stored Method': [1, 3],
      'Record Payment': [1],
      'Declined or Failed': [3],
      'Report to Bookkeeper': [1],
    },
    complaints: ({ ebiz }) => {
      const { charged } = ebiz.state.gateway.tally();
      return [
        ...unless(Object.keys(charged).length === 20, 'not exactly 20 invoices were charged'),
        ...unless(
          Object.values(charged).every((times) => times === 1),
          'an invoice was charged twice',
        ),
        ...unless(charged['00012003'] === undefined, 'an invoice beyond the limit was charged'),
      ];
    },
  },
  'ebizcharge-refund-with-approval.json': {
    story:
      'Of 5 credit memos 2 are refunded, one of them after approval; 1 is not approved, 1 too large, 1 without charge.',
    itemsFrom: 'Get Credit Memos',
    itemsTo: 'Refund',
    answers: {
      'GET ledger.example.com/credit-memos/to-refund': creditMemos,
      'POST approvals.example.com/refunds/CM-502': { data: { approved: true } },
      'POST approvals.example.com/refunds/CM-503': { data: { approved: false } },
    },
    before: ({ ebiz }) => settleCharges(ebiz),
    outputs: {
      'Get Charge': [4, 1],
      'Needs Approval': [2, 2],
      'Is Approved': [1, 1],
      Refund: [2, 1],
      'Record in Ledger': [2],
      'Not Refunded': [3],
      'Report to Bookkeeper': [1],
    },
    again: { Refund: [2, 1], 'Not Refunded': [3] },
    complaints: ({ ebiz }) => {
      const refunds = ebiz.state.gateway.all().filter(({ type }) => type === 'Credit');
      return unless(
        refunds
          .map(({ approved }) => approved / 100)
          .sort()
          .join() === '250,40',
        'other amounts are refunded than 40 and 250, once each',
      );
    },
  },
  'ebizcharge-payments-back.json': {
    story: 'A payment that a customer made in EBizCharge is posted to the ledger and marked as applied.',
    itemsFrom: 'Payment Received',
    itemsTo: 'Mark as Applied',
    given: {
      'Payment Received': [
        {
          PaymentInternalId: ebizPayment.PaymentInternalId,
          InvoiceNumber: '00012008',
          CustomerId: 'CUST-005',
          RefNum: '3000000101',
          TypeId: 'Invoice',
          PaidAmount: 660,
          Currency: 'USD',
        },
      ],
    },
    outputs: { 'Post to Ledger': [1], 'Mark as Applied': [1] },
    callsAtMost: 1,
    complaints: ({ ebiz }, elsewhere) => [
      ...unless(
        elsewhere.join() ===
          `PUT ledger.example.com/payments/${ebizPayment.PaymentInternalId}-00012008-Invoice-3000000101`,
        'the ledger did not get the payment once, under its key',
      ),
      ...unless(
        ebiz.state.ledger.of('portal').filter(({ applied }) => applied).length === 1,
        'other payments are applied than the one that was posted',
      ),
    ],
  },
  'ebizcharge-mark-customers.json': {
    story: '40 customers are marked in EBizCharge, and one that it does not know.',
    itemsFrom: 'Customers in ERP',
    itemsTo: 'Mark Customer as Synchronized',
    answers: {
      'GET erp.example.com/customers/synchronized': [
        ...range(1, 40).map((number) => ({
          CustomerInternalId: ebizCustomerIds(number).customerInternalId,
        })),
        { CustomerInternalId: EBIZ_UNKNOWN_CUSTOMER },
      ],
    },
    outputs: { 'Mark Customer as Synchronized': [40, 1], 'Unknown Customers': [1] },
    complaints: ({ ebiz }) => [
      ...unless(ebiz.state.synchronized().length === 40, 'not exactly 40 customers are synchronized'),
      ...unless(
        [...ebiz.state.marks.values()].every((marks) => marks === 1),
        'a customer was marked twice',
      ),
    ],
  },
  'ebizcharge-overdue-invoices.json': {
    story:
      'Of four overdue invoices one was just paid by its link, one gets a link, and one of two with a link a reminder.',
    itemsFrom: 'Get Overdue Invoices',
    itemsTo: 'Ask to Pay',
    before({ ebiz }) {
      askedToPay(ebiz, { customerId: 'CUST-002', invoiceNumber: '00012003', amount: 1240.5, daysAgo: 8 });
      askedToPay(ebiz, { customerId: 'CUST-003', invoiceNumber: '00012004', amount: 75.25, daysAgo: 1 });
      const paid = { customerId: 'WPETAL', invoiceNumber: '00012005', amount: 480, daysAgo: 14 };
      payForm(ebiz.state, askedToPay(ebiz, paid));
    },
    outputs: {
      'Get Overdue Invoices': [3],
      'Was Asked to Pay?': [2, 1],
      'Send Reminder': [1],
      'Ask to Pay': [1],
    },
    again: {
      'Get Overdue Invoices': [3],
      'Was Asked to Pay?': [3],
      'Each Reminder Once': [0, 1],
      'Send Reminder': [0],
      'Ask to Pay': [0],
    },
    // Two lists to their end, a customer, the open requests of its invoice, a link and a reminder.
    callsAtMost: 8,
    complaints: ({ ebiz }, elsewhere) => {
      const mails = ebiz.state.mails.sent.map(
        ({ to, details }) => `${to} ${details.InvoiceNumber as string}`,
      );
      return [
        ...unless(
          mails.sort().join() === 'ap1@flowershop.example 00012001,ap2@flowershop.example 00012003',
          'not exactly the new link and the reminder that is due were sent',
        ),
        ...unless(
          ebiz.state.forms.list(false).filter(({ state }) => state === 'pending').length === 3,
          'not each unpaid invoice has one link',
        ),
        ...unless(elsewhere.length === 0, 'something was reported'),
      ];
    },
  },
};

/** A customer was asked to pay an invoice so many days ago. Out: the ID of the request. */
function askedToPay(
  { state }: EbizSimulator,
  asked: { customerId: string; invoiceNumber: string; amount: number; daysAgo: number },
): string {
  const amount = asked.amount.toFixed(2);
  const form = {
    FormType: 'EmailForm',
    EmailAddress: `ap${Number(asked.customerId.slice(-3))}@flowershop.example`,
    CustomerId: asked.customerId,
    InvoiceNumber: asked.invoiceNumber,
    AmountDue: amount,
    TotalAmount: amount,
  };
  const { paymentInternalId } = state.forms.request(form, false);
  const request = state.forms.find(paymentInternalId);
  const at = new Date(Date.now() - asked.daysAgo * 86_400_000);
  if (request) request.requestedAt = at.toISOString().slice(0, 19);
  return paymentInternalId;
}
