import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { OutsideWorld } from '../../demo/outside-world';
import { checkoutDir, runWorkflow, type WorkflowJson } from '../harness';

let world: OutsideWorld;
beforeAll(async () => {
  world = await OutsideWorld.start();
});
beforeEach(() => world.reset());
afterAll(async () => await world.close());

/** Runs an example whose reading nodes give these records. */
async function run(file: string, read: Record<string, IDataObject[]>, startNode = 'Every Night') {
  const text = readFileSync(path.join(checkoutDir, 'examples', file), 'utf8');
  const workflow = JSON.parse(world.redirect(text)) as WorkflowJson;
  const rows = Object.entries(read).map(
    ([node, records]) => [node, records.map((json) => ({ json }))] as const,
  );
  return await runWorkflow(
    { ...workflow, pinData: Object.fromEntries(rows) },
    { startNode, credentials: {} },
  );
}

const CREDITS = 'Get Unsynchronized Credits';
const [INVOICES, TOTALS] = ['Get Invoices to Post', 'Get Totals'];
const PAYMENTS = 'Get Payments to Post';
const BILLS = 'Get Approved Vendor Invoices';
const credit = { id: 11_678_925, creditId: 450_001, number: 1626, totalCredit: '1,234.50' };
const bill = { poNumber: 'P040989', invoiceNumber: 'FB00223', invoiceAmount: 30.78 };

it.each<[string, string, Record<string, IDataObject[]>, string]>([
  [
    'a credit without its own ID, though it has the ID of something',
    'komet-sales-nightly-credits.json',
    { [CREDITS]: [credit, { id: 450_002, number: 1627, totalCredit: 5 }] },
    'Credit 1627 has no creditId, so nothing was posted',
  ],
  [
    'a credit without the amount by the name that was seen',
    'komet-sales-nightly-credits.json',
    { [CREDITS]: [credit, { creditId: 450_002, number: 1627, totalCredits: 5 }] },
    'Credit 1627 has no totalCredit, so nothing was posted',
  ],
  [
    'an invoice of which only the subtotal is known',
    'komet-sales-post-invoices.json',
    {
      [INVOICES]: [1, 2].map((id) => ({ id, number: 1625 + id, subtotal: 45 })),
      [TOTALS]: [{ id: 1, number: 1626, total: 58 }],
    },
    'Invoice 1627 has no total, so nothing was posted',
  ],
  [
    'a payment without its amount',
    'komet-sales-post-payments.json',
    { [PAYMENTS]: [{ id: 450_545, controlNumber: 90, date: '2026-03-02' }] },
    'Payment 90 has no totalPayment, so nothing was posted',
  ],
  [
    'a vendor invoice without its purchase order',
    'komet-sales-post-vendor-invoices.json',
    { [BILLS]: [bill, { invoiceNumber: 'FB00224', invoiceAmount: 5 }] },
    'Vendor invoice FB00224 has no poNumber, so nothing was posted',
  ],
  [
    'a vendor invoice without its number',
    'komet-sales-post-vendor-invoices.json',
    { [BILLS]: [bill, { poNumber: 'P040990', invoiceAmount: 5 }] },
    'Vendor invoice of purchase order P040990 has no invoiceNumber, so nothing was posted',
  ],
  [
    'a vendor invoice without its amount',
    'komet-sales-post-vendor-invoices.json',
    { [BILLS]: [bill, { poNumber: 'P040990', invoiceNumber: 'FB00224' }] },
    'Vendor invoice FB00224 has no invoiceAmount, so nothing was posted',
  ],
])('%s stops its example before anything is posted or marked', async (_, file, read, words) => {
  const { status, lastError } = await run(file, read);
  expect([status, lastError?.message]).toEqual(['error', expect.stringContaining(words)]);
  expect(world.requests).toEqual([]);
});

const COME = 'komet-sales-payments-to-ledger.json';
const payment = { id: 450_545, controlNumber: 90, date: '2026-03-02', totalPayment: '1,200.00' };

it('a payment without its amount stops the example for payments as they come, too', async () => {
  const read = { 'Payment to Post': [payment, { id: 450_546, controlNumber: 91 }] };
  const { status, lastError } = await run(COME, read, 'Payment to Post');
  const words = 'Payment 91 has no totalPayment, so nothing was posted';
  expect([status, lastError?.message]).toEqual(['error', expect.stringContaining(words)]);
  expect(world.requests).toEqual([]);
});

it.each([
  [false, ['PUT ledger.example.com/payments/450545']],
  [true, ['GET ledger.example.com/payments/450545']],
])(
  'a payment that was emitted before (%p) and stands in the ledger leads to %p',
  async (emittedAgain, calls) => {
    const read = { 'Payment to Post': [{ ...payment, emittedAgain }], 'Mark as Synchronized': [{}] };
    expect((await run(COME, read, 'Payment to Post')).status).toBe('success');
    expect(world.requests).toEqual(calls);
  },
);

it('amounts are read without the commas between thousands', async () => {
  const done = await run('komet-sales-nightly-credits.json', {
    [CREDITS]: [credit],
    'Mark as Synchronized': [{}],
  });
  expect(done.status).toBe('success');
  expect(world.requests).toEqual(['PUT ledger.example.com/credits/450001']);
  expect(done.outputOf('What to Post').map(({ json }) => json)).toMatchObject([
    { creditId: '450001', amount: '1234.50' },
  ]);
});
