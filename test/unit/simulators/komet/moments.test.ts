import { stage } from './support';

const s = stage();
const NOW = '2026-04-01T10:00:00';
const INVOICE = { invoiceId: 11_678_925 };
const PREBOOK = { prebookId: 345_345 };
const MARK = { message: 'late' };

/** Every call that changes one of these records, with the record. */
const CHANGES: Array<
  [
    key: string,
    sent: Record<string, unknown>,
    table: 'invoices' | 'prebooks' | 'payments' | 'customers' | 'purchaseOrders' | 'shipTos',
    id: string,
  ]
> = [
  ['POST invoice.update', { ...INVOICE, poNumber: 'P1' }, 'invoices', '11678925'],
  ['POST invoice.checkout', { invoiceNumber: 1628 }, 'invoices', '11678927'],
  ['POST invoice.confirm', { invoiceNumber: 1628 }, 'invoices', '11678927'],
  ['POST invoice.void', { invoiceNumber: 1626, reason: 'x' }, 'invoices', '11678925'],
  ['POST invoice.mark.sync.status.ok', INVOICE, 'invoices', '11678925'],
  ['POST invoice.mark.sync.status.error', { ...INVOICE, ...MARK }, 'invoices', '11678925'],
  ['POST invoice.pod.receive', { invoiceNumber: 1626, proofOfDeliveryfile: [1] }, 'invoices', '11678925'],
  ['POST invoice/print-status/update', { orderIds: '11678925', printType: 0 }, 'invoices', '11678925'],
  ['POST invoice.item.add', { ...INVOICE, orderItemId: 428_101, boxes: 1, price: 1 }, 'invoices', '11678925'],
  ['POST invoice.item.update', { ...INVOICE, invoiceItemId: 9_000_000, price: 1 }, 'invoices', '11678925'],
  ['POST invoice.item.delete', { ...INVOICE, invoiceItemId: 9_000_000 }, 'invoices', '11678925'],
  ['POST box.invoice.shipment.confirm', { orderNumber: 1626, boxCodes: 'KS5704495' }, 'invoices', '11678925'],
  ['POST prebook.update', { ...PREBOOK, comments: 'x' }, 'prebooks', '345345'],
  ['POST prebook.item.delete', { ...PREBOOK, prebookItemId: 930_000 }, 'prebooks', '345345'],
  [
    'POST prebook.future.item.add',
    { ...PREBOOK, inventoryId: 428_720, boxes: 1, price: 1 },
    'prebooks',
    '345345',
  ],
  ['POST payment.mark.sync', { payments: [{ paymentId: 450_545 }] }, 'payments', '450545'],
  ['POST customer.update', { customerId: 23_423, name: 'x' }, 'customers', '23423'],
  ['POST customer.shipto.update', { shipToId: 20_101, customerId: 23_423 }, 'shipTos', '20101'],
  ['POST purchase.order.item.confirm', { poItemId: 7828, quantityConfirmed: 1 }, 'purchaseOrders', '81001'],
  ['POST purchase.order.item.delete', { poItemId: 7828 }, 'purchaseOrders', '81001'],
  [
    'POST purchase.order.item.price.update',
    { purchaseOrderItemId: 7828, price: 1 },
    'purchaseOrders',
    '81001',
  ],
  [
    'POST purchase.order.item.reference.update',
    { purchaseOrderItemId: 7828, reference: 'x' },
    'purchaseOrders',
    '81001',
  ],
  [
    'POST purchase.order.item.awb.add',
    { poItemId: 7828, awb: '1', shipDate: '2026-04-01' },
    'purchaseOrders',
    '81001',
  ],
];

it.each(CHANGES)(
  '%s moves the moment of what it changes, and of nothing else',
  async (key, sent, table, id) => {
    s.state.clock.set(`${NOW}Z`);
    await s.ok(key, sent);
    const moved = s.state[table].all().filter((row) => row.updatedOn === NOW);
    expect(moved.map((row) => row.id)).toEqual([id]);
  },
);

it('a refused call moves nothing', async () => {
  s.state.clock.set(`${NOW}Z`);
  await s.refused('POST invoice.item.delete', { ...INVOICE, invoiceItemId: 1 });
  await s.broken('POST invoice.update', { ...INVOICE, colour: 'red' });
  expect(s.state.invoices.filter((row) => row.updatedOn === NOW)).toEqual([]);
});

it('the clock runs with the machine until a test stops it, and again after a reset', () => {
  s.state.clock.set(`${NOW}Z`);
  s.state.clock.advance(60_000);
  expect(s.state.clock.moment()).toBe('2026-04-01T10:01:00');
  expect(s.state.invoices.add().createdOn).toBe('2026-04-01T10:01:00');
  s.komet.reset();
  expect(Math.abs(s.state.clock.now().getTime() - Date.now())).toBeLessThan(5_000);
});
