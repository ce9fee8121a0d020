import { KOMET_CREDITS } from '../simulators';
import { ebizExpectations } from './ebizExpectations';
import { countOf, range, sameIds, unless, unlessEachOnce, type Expectation } from './expectation';
import { Refused } from './outside-world';
import { superOfficeExpectations } from './superOfficeExpectations';

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

/** By the file's name in `examples/`. An example without an entry fails the demo. */
export const expectations: Record<string, Expectation> = {
  ...ebizExpectations,
  ...superOfficeExpectations,
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
};
