import type { IDataObject } from 'n8n-workflow';
import type { EbizSimulator, Simulators } from '../simulators';
import {
  EBIZ_UNKNOWN_CUSTOMER,
  KOMET_CREDITS,
  SUPEROFFICE_KEYS,
  ebizCustomerIds,
  payForm,
  payInPortal,
} from '../simulators';
import { Refused } from './outside-world';

/** How many items leave a node, by output: `[success, error]`. */
export type Outputs = number[];

/** What an example needs around it, and what must come of it. The examples themselves stay plain n8n workflows. */
export interface Expectation {
  /** One sentence for the reader of the demo. */
  story: string;
  /** The node whose output counts as "items in" in the table; by default the trigger. */
  itemsFrom?: string;
  /** The node whose outputs count as "items out" and "failed" in the table; by default the last one of `outputs`. */
  itemsTo?: string;
  /** What nodes give that talk to systems which are not here (a spreadsheet, a mail server): pinned, as in n8n. */
  given?: Record<string, IDataObject[]>;
  /**
   * What a system without a simulator answers, by method and address without the scheme:
   * `{ 'POST ledger.example.com/credits': { posted: true } }`. Anything else under `example.com` gets `{ ok: true }`.
   * What is posted to an address that answers GET with a list is added to the list.
   */
  answers?: Record<string, IDataObject | IDataObject[] | Refused>;
  /** What is wrong at the vendors from the beginning. */
  before?(simulators: Simulators): void;
  /** The items that must leave the nodes. */
  outputs: Record<string, Outputs>;
  /** The items that must leave the nodes when it runs once more, on what the first run left. */
  again?: Record<string, Outputs>;
  /** The most calls that may be made to the three vendors together, in the first run. */
  callsAtMost?: number;
  /**
   * What must be true of the vendors' data and the calls elsewhere, after one run and after two: a sentence each for
   * what isn't.
   */
  complaints?(simulators: Simulators, elsewhere: string[]): string[];
}

const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

/** Credits that are approved and neither cancelled nor synchronized, by the simulator's seed. */
const creditsToPost = range(KOMET_CREDITS.from, 1200).filter((id, index) => {
  const cancelled = String(id).endsWith(KOMET_CREDITS.cancelledEnding);
  return !cancelled && index % 11 !== 10;
});
const creditsRefused = creditsToPost.slice(3, 5);
const creditsPosted = creditsToPost.filter((id) => !creditsRefused.includes(id));

/** The confirmed invoices of March: twelve less a draft, a pending and a voided one. */
const invoicesToPost = [0, 1, 5, 6, 7, 8, 9, 10, 11].map((index) => 11_678_925 + index);
const invoiceRefused = 11_678_933;
const invoiceLocked = 11_678_930;
const invoicesMarked = invoicesToPost.filter((id) => id !== invoiceRefused && id !== invoiceLocked);

/** The first invoice of the simulator, which is an order before. */
const confirmedOrder = 11_678_925;

/** A payment of the simulator that waits to be posted. */
const paymentPosted = 450_545;

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

/** By the file's name in `examples/`. An example without an entry fails the demo. */
export const expectations: Record<string, Expectation> = {
  'komet-sales-mark-credits.json': {
    story: '1,200 credits from the ledger are marked in Komet Sales; the 12 cancelled ones go into one mail.',
    itemsFrom: 'Credits Posted in Ledger',
    itemsTo: 'Mark Credits as Synchronized',
    answers: {
      'GET ledger.example.com/credits/posted': range(KOMET_CREDITS.from, 1200).map((creditId) => ({
        creditId,
        customer: 'Wholesale Petals',
        amount: 12.5,
      })),
    },
    outputs: {
      'Mark Credits as Synchronized': [1188, 12],
      'Refused Credits': [12],
      'Mail to Bookkeeper': [1],
    },
    callsAtMost: 3,
    complaints: ({ komet }, elsewhere) => [
      ...unless(komet.state.synchronized().length === 1188, 'not exactly 1,188 credits are synchronized'),
      ...unless(
        [...komet.state.credits.values()].every(({ marks }) => marks <= 1),
        'a credit was marked twice',
      ),
      ...unless(countOf(elsewhere, 'POST mail.example.com/send') === 1, 'not exactly one mail was sent'),
    ],
  },
  'komet-sales-fuel-surcharge.json': {
    story: 'Three rows of a sheet set the fuel surcharge of three locations.',
    itemsFrom: 'Surcharge Sheet',
    answers: {
      'GET sheets.example.com/fuel-surcharge': [320, 321, 322].map((automaticAdditionalChargeId) => ({
        automaticAdditionalChargeId,
        additionalChargeId: 55,
        companyLocationId: 13,
        percentage: 6.25,
        capPerDay: 30,
        excludeCustomerIds: '23423, 23430',
      })),
    },
    outputs: { 'Update Automatic Additional Charge': [3] },
    callsAtMost: 3,
    complaints: ({ komet }) =>
      unless(
        ['320', '321', '322'].every((id) => Number(komet.state.charges.get(id)?.amountValue) === 6.25),
        'a surcharge is not 6.25',
      ),
  },
  'komet-sales-nightly-credits.json': {
    story: 'Unsynchronized credits are posted to the ledger and marked; two that it refuses are reported.',
    itemsFrom: 'Get Unsynchronized Credits',
    itemsTo: 'Post to Ledger',
    answers: Object.fromEntries(
      creditsRefused.map((id) => [
        `PUT ledger.example.com/credits/${id}`,
        new Refused('The period is closed'),
      ]),
    ),
    outputs: {
      'Get Unsynchronized Credits': [creditsToPost.length],
      'Post to Ledger': [creditsPosted.length, 2],
      'Mark as Synchronized': [creditsPosted.length],
      'Failed Credits': [2],
      'Report to Bookkeeper': [1],
    },
    again: {
      'Get Unsynchronized Credits': [2],
      'Post to Ledger': [0, 2],
      'Mark as Synchronized': [0],
      'Report to Bookkeeper': [1],
    },
    callsAtMost: 4,
    complaints: ({ komet }, elsewhere) => [
      ...unlessEachOnce(elsewhere, 'PUT ledger.example.com/credits', creditsPosted, creditsRefused),
      ...unless(
        sameIds(komet.state.synchronized(), creditsPosted),
        'other credits are synchronized than those posted',
      ),
      ...unless(
        [...komet.state.credits.values()].every(({ marks }) => marks <= 1),
        'a credit was marked twice',
      ),
    ],
  },
  'komet-sales-post-invoices.json': {
    story:
      'Confirmed invoices are posted to the ledger and marked; one that it refuses and one that is locked are reported.',
    itemsFrom: 'Get Invoices to Post',
    itemsTo: 'Post to Ledger',
    answers: {
      [`PUT ledger.example.com/invoices/${invoiceRefused}`]: new Refused('The customer has no account'),
    },
    before: ({ komet }) => {
      komet.faults.add({
        kind: 'faultIn200',
        message: 'The invoice is locked by another user',
        on: ({ method, body }) =>
          method === 'invoice.mark.sync.status.ok' && body.includes(String(invoiceLocked)),
        times: 'always',
      });
    },
    outputs: {
      'Get Invoices to Post': [9],
      'Post to Ledger': [8, 1],
      'Mark as Synchronized': [7, 1],
      'Failed Invoices': [2],
      'Report to Bookkeeper': [1],
    },
    again: {
      'Get Invoices to Post': [2],
      'Post to Ledger': [1, 1],
      'Mark as Synchronized': [0, 1],
      'Report to Bookkeeper': [1],
    },
    // A year in windows of 31 days and of six months, and the marks.
    callsAtMost: 23,
    complaints: ({ komet }, elsewhere) => {
      const marked = komet.state.invoices.filter(({ marks }) => marks > 0);
      return [
        ...unlessEachOnce(elsewhere, 'PUT ledger.example.com/invoices', invoicesMarked, [
          invoiceRefused,
          invoiceLocked,
        ]),
        ...unless(
          sameIds(
            marked.map(({ id }) => id),
            invoicesMarked,
          ),
          'other invoices are marked than those posted',
        ),
        ...unless(
          marked.every(({ marks }) => marks === 1),
          'an invoice was marked twice',
        ),
      ];
    },
  },
  'komet-sales-post-payments.json': {
    story:
      'Payments are posted to the ledger and marked; one that it refuses and one that was cancelled are reported.',
    itemsFrom: 'Get Payments to Post',
    itemsTo: 'Post to Ledger',
    answers: { 'PUT ledger.example.com/payments/450547': new Refused('The customer has no account') },
    outputs: {
      'Get Payments to Post': [6],
      'Post to Ledger': [5, 1],
      'Mark as Synchronized': [4, 1],
      'Failed Payments': [2],
      'Report to Bookkeeper': [1],
    },
    again: { 'Get Payments to Post': [2], 'Post to Ledger': [1, 1], 'Mark as Synchronized': [0, 1] },
    callsAtMost: 13,
    complaints: ({ komet }, elsewhere) => [
      ...unlessEachOnce(
        elsewhere,
        'PUT ledger.example.com/payments',
        [450_545, 450_546, 450_548, 450_549],
        [450_547, 451_181],
      ),
      ...unless(
        komet.state.payments.all().every(({ marks }) => marks <= 1),
        'a payment was marked twice',
      ),
    ],
  },
  'komet-sales-post-vendor-invoices.json': {
    story: 'Approved vendor invoices are posted to the ledger and marked; one that it refuses is reported.',
    itemsFrom: 'Get Approved Vendor Invoices',
    itemsTo: 'Post to Ledger',
    answers: { 'PUT ledger.example.com/bills/P040990/FB00224': new Refused('The vendor has no account') },
    outputs: {
      'Get Approved Vendor Invoices': [3],
      'Post to Ledger': [2, 1],
      'Mark as Synchronized': [2],
      'Failed Vendor Invoices': [1],
      'Report to Bookkeeper': [1],
    },
    again: { 'Get Approved Vendor Invoices': [1], 'Post to Ledger': [0, 1], 'Mark as Synchronized': [0] },
    callsAtMost: 11,
    complaints: ({ komet }) =>
      unless(
        sameIds(
          komet.state.vendorInvoices.filter(({ marks }) => marks === 1).map(({ id }) => id),
          [7001, 7003],
        ),
        'other vendor invoices are marked than those posted',
      ),
  },
  'komet-sales-new-customers.json': {
    story: 'Of the 8 customers changed since February, the 5 that the table lacks are stored in it.',
    itemsFrom: 'Get Changed Customers',
    itemsTo: 'Store Row',
    answers: {
      'GET warehouse.example.com/customers': [23_423, 23_430, 23_437].map((id) => ({ customer_id: id })),
    },
    outputs: { 'Get Changed Customers': [8], 'New Customers': [5], 'Store Row': [5] },
    again: { 'Get Changed Customers': [8], 'New Customers': [0], 'Store Row': [0] },
    callsAtMost: 1,
    complaints: (_simulators, elsewhere) =>
      unless(
        countOf(elsewhere, 'POST warehouse.example.com/customers') === 5,
        'not exactly 5 rows were stored',
      ),
  },
  'komet-sales-order-confirmation.json': {
    story: 'A salesperson confirms an order; its pick ticket goes to the warehouse.',
    itemsFrom: 'Order Confirmed',
    itemsTo: 'Hand to Warehouse',
    given: {
      'Order Confirmed': [{ event: 'orderConfirmed', companyId: 6316, orderId: confirmedOrder }],
    },
    outputs: { 'Get Pick Ticket': [1], 'Hand to Warehouse': [1] },
    callsAtMost: 1,
    complaints: (_simulators, elsewhere) =>
      unless(
        elsewhere.join() === `PUT warehouse.example.com/pick-tickets/${confirmedOrder}`,
        'the warehouse did not get the pick ticket of the order alone',
      ),
  },
  'komet-sales-payments-to-ledger.json': {
    story: 'A payment that was emitted before and is in the ledger already is only marked.',
    itemsFrom: 'Payment to Post',
    itemsTo: 'Mark as Synchronized',
    given: {
      'Payment to Post': [{ id: paymentPosted, controlNumber: 101, totalPayment: 300, emittedAgain: true }],
    },
    outputs: { 'Emitted Before?': [1], 'Ask Ledger': [1], 'Mark as Synchronized': [1] },
    callsAtMost: 1,
    complaints: ({ komet }, elsewhere) => [
      ...unless(
        elsewhere.join() === `GET ledger.example.com/payments/${paymentPosted}`,
        'the ledger was not only asked',
      ),
      ...unless(
        komet.state.payments.need(String(paymentPosted)).marks === 1,
        'the payment was not marked once',
      ),
    ],
  },
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
      '24 invoices are due: 20 are charged, 2 declined, 1 is beyond the limit, 1 customer has no stored method.',
    itemsFrom: 'Get Due Invoices',
    itemsTo: 'Charge Stored Method',
    before: ({ ebiz }) => addDueInvoices(ebiz),
    outputs: {
      'Get Due Invoices': [24],
      'Get Customer': [24],
      'Has Stored Method': [23, 1],
      'Charge Stored Method': [20, 3],
      'Record Payment': [20],
      'Declined or Failed': [3],
      'Report to Bookkeeper': [1],
    },
    again: {
      'Get Due Invoices': [4],
      'Charge Stored Method': [0, 3],
      'Record Payment': [0],
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
        ...unless(
          Object.keys(charged).every(
            (number) => Number(ebiz.state.invoices.numbered(number)[0]?.AmountDue) === 0,
          ),
          'an invoice that was charged is still open',
        ),
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
  'superoffice-force-resync.json': {
    story: '600 imported companies are resynced in SuperOffice; the connector refuses two.',
    itemsFrom: 'Imported Companies',
    itemsTo: 'Force Resync',
    answers: {
      'GET erp.example.com/import/internal-keys': range(SUPEROFFICE_KEYS.from, 600).map((internalKeyId) => ({
        internalKeyId,
      })),
    },
    outputs: { 'Force Resync': [598, 2], 'Refused by Connector': [2] },
    // One verdict covers a batch, so each of the two culprits is looked for by halving: some 18 calls for each.
    callsAtMost: 40,
    complaints: ({ superOffice }) => [
      ...unless(
        superOffice.state.fullResyncs.length === 0,
        'everything was resynced instead of the given keys',
      ),
      ...unless(superOffice.state.resynced().length === 598, 'not exactly 598 records are resynced'),
      ...unless(
        superOffice.state.resynced().every(({ resyncs }) => resyncs === 1),
        'a record was resynced twice',
      ),
    ],
  },
};

function unless(holds: boolean, complaint: string): string[] {
  return holds ? [] : [complaint];
}

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

function countOf(requests: string[], request: string): number {
  return requests.filter((each) => each === request).length;
}

/** Each of these ids was sent exactly once, and nothing besides but what was refused. */
function unlessEachOnce(requests: string[], to: string, once: number[], refused: number[]): string[] {
  const sent = requests
    .filter((each) => each.startsWith(`${to}/`))
    .map((each) => Number(each.split('/').at(-1)));
  const taken = sent.filter((id) => !refused.includes(id));
  return unless(sameIds(taken, once), `"${to}" did not get each of ${once.length} ids exactly once`);
}

function sameIds(found: Array<string | number>, expected: number[]): boolean {
  return found.map(Number).sort().join() === [...expected].sort().join();
}
