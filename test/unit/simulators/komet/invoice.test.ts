import { stage } from './support';

const s = stage();
const MARCH = { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-31' };
const numbers = async (sent = {}): Promise<unknown[]> =>
  (await s.rows('GET invoice.list', 'invoices', { ...MARCH, ...sent })).map(({ number }) => number);
const unsynchronized = async (): Promise<unknown[]> =>
  (
    await s.rows('GET invoice.accounting.details.list', 'invoices', { ...MARCH, externalSystemSynced: 0 })
  ).map(({ id }) => id);
const NEW = { customerId: 23_430, carrierId: 4597, shipDate: '2026-03-20' };

describe('invoices', () => {
  it('that are created can be listed, changed and voided', async () => {
    const { invoiceId, invoiceNumber } = await s.ok('POST invoice.create', {
      ...NEW,
      invoiceNotes: 'Handle with care',
      statusDraft: 1,
    });
    const listed = () => s.rows('GET invoice.list', 'invoices', { ...MARCH, orderId: invoiceId });
    expect(await listed()).toEqual([
      expect.objectContaining({
        id: invoiceId,
        number: invoiceNumber,
        status: 2,
        carrierName: 'Armellini',
        invoiceNotes: 'Handle with care',
      }),
    ]);
    await s.ok('POST invoice.update', { invoiceId, carrierId: 4610, invoiceNotes: 'Now' });
    expect(await listed()).toEqual([
      expect.objectContaining({ carrierName: 'Prime Floral', invoiceNotes: 'Now' }),
    ]);
    await s.ok('POST invoice.checkout', { invoiceNumber });
    expect(await s.refused('POST invoice.checkout', { invoiceNumber })).toBe(
      'The invoice was already checked out.',
    );
    expect(await listed()).toEqual([expect.objectContaining({ status: 0 })]);
    await s.ok('POST invoice.confirm', { invoiceNumber });
    expect(await s.refused('POST invoice.confirm', { invoiceNumber })).toBe(
      'The invoice was already confirmed.',
    );
    expect(await listed()).toEqual([expect.objectContaining({ status: 1 })]);
    await s.ok('POST invoice.void', {
      invoiceNumber: String(invoiceNumber).padStart(7, '0'),
      reason: 'cancelled order',
    });
    expect(await listed()).toEqual([expect.objectContaining({ status: 4 })]);
    for (const key of ['POST invoice.confirm', 'POST invoice.checkout'])
      await s.refused(key, { invoiceNumber });
    expect(await s.refused('POST invoice.update', { invoiceId, poNumber: 'P1' })).toBe(
      'The invoice is voided.',
    );
    expect(await s.refused('POST invoice.void', { invoiceNumber, reason: 'twice' })).toBe(
      'The invoice is voided.',
    );
  });

  it('are filtered as documented', async () => {
    expect(await numbers()).toHaveLength(12);
    expect(await numbers({ orderDateFrom: '2026-03-11' })).toEqual([1636, 1637]);
    expect(await numbers({ status: 2 })).toEqual([1628]);
    expect(await numbers({ customer: 'harbor' })).toEqual([1631, 1637]);
    expect(await numbers({ carrierName: 'armellini' })).toEqual([1628, 1631, 1634, 1637]);
    expect(await numbers({ isEcommerce: 'true' })).toEqual([1633]);
    expect(await numbers({ locationIds: '14' })).toEqual([1629, 1633, 1637]);
    expect(await numbers({ excludeTransfer: 1, locationId: 13 })).not.toContain(1631);
    expect(await numbers({ order: 1630, orderDateFrom: '2020-01-01', orderDateTo: '2020-01-01' })).toEqual([
      1630,
    ]);
  });

  it('changed since a moment are found by their moment, to the second', async () => {
    s.state.clock.set('2026-04-01T10:00:00Z');
    s.state.invoices.touch('11678927');
    s.state.clock.advance(1_000);
    const added = s.state.invoices.add({ shipDate: '2026-03-30' });
    expect(await numbers({ updatedAsOf: '2026-04-01 10:00:00' })).toEqual([1628, Number(added.number)]);
    expect(await numbers({ updatedAsOf: '2026-04-01 10:00:01' })).toEqual([Number(added.number)]);
    const [row] = await s.rows('GET invoice.list', 'invoices', { ...MARCH, orderId: '11678927' });
    expect(row).toMatchObject({ createdOn: '2026-03-03 08:30:00', updatedOn: '2026-04-01 10:00:00' });
  });

  it('that are marked are gone from what is not synchronized, and locked until they are unmarked', async () => {
    expect(await unsynchronized()).toHaveLength(12);
    await s.ok('POST invoice.mark.sync.status.ok', { invoiceId: 11_678_925 });
    expect(await unsynchronized()).not.toContain(11_678_925);
    const locked = 'The invoice is synchronized with an external system and cannot be edited.';
    expect(await s.refused('POST invoice.update', { invoiceId: 11_678_925, poNumber: 'P1' })).toBe(locked);
    expect(await s.refused('POST invoice.void', { invoiceNumber: 1626, reason: 'late' })).toBe(locked);
    await s.ok('POST invoice.mark.sync.status.error', { invoiceId: 11_678_925, message: 'Ledger closed' });
    expect(await unsynchronized()).toContain(11_678_925);
    expect(await numbers({ status: 0 })).toEqual([1626, 1629]);
    await s.ok('POST invoice.update', { invoiceId: 11_678_925, poNumber: 'P1' });
  });

  it('keep their confirmation when they are unmarked with unconfirm 0', async () => {
    await s.ok('POST invoice.mark.sync.status.ok', { invoiceId: 11_678_925 });
    await s.ok('POST invoice.mark.sync.status.error', {
      invoiceId: 11_678_925,
      message: 'Retry',
      unconfirm: 0,
    });
    expect(s.state.invoices.get('11678925')).toMatchObject({
      status: 1,
      synced: false,
      marks: 1,
      reason: 'Retry',
    });
  });

  it('that are not found are reported like a failure, without the array', async () => {
    const empty = await s.raw('GET invoice.list', { orderDateFrom: '2020-01-01', orderDateTo: '2020-01-02' });
    expect(empty).toEqual({ status: '0', message: 'Orders not found.' });
    expect(await s.refused('GET invoice.details.list', { orderDate: '2020-01-01' })).toBe(
      'Orders not found.',
    );
    expect(await s.refused('GET v2/invoice/k2k', { orderDate: '2026-03-01' })).toBe('Orders not found.');
    expect(
      await s.ok('GET invoice.accounting.details.list', {
        orderDateFrom: '2020-01-01',
        orderDateTo: '2020-01-01',
      }),
    ).toMatchObject({ invoices: [] });
  });

  it('hand out a PDF as signed bytes', async () => {
    const { file, suggestedFileName } = await s.ok('POST invoice.pdf.get', { invoiceId: 11_678_925 });
    const bytes = Buffer.from(Int8Array.from(String(file).split(',').map(Number)).buffer);
    expect(suggestedFileName).toBe('Invoice #001626.pdf');
    expect(String(file)).toContain('-30, -29, -49, -45');
    expect([
      bytes.subarray(0, 8).toString(),
      bytes.includes('Invoice 1626'),
      bytes.subarray(-6).toString(),
    ]).toEqual(['%PDF-1.4', true, '%%EOF\n']);
  });

  it('take proofs of delivery and the state of their print', async () => {
    await s.ok('POST invoice.pod.receive', { invoiceNumber: 1626, proofOfDeliveryfile: [37, 80, -1] });
    const printed = await s.ok('POST invoice/print-status/update', {
      orderIds: '11678925,11678926',
      printType: 1,
    });
    expect(printed.message).toBe('The invoices with id 11678925,11678926 were updated successfully.');
    expect(s.state.invoices.get('11678925')).toMatchObject({ proofs: [[37, 80, -1]], printed: ['1'] });
    await s.refused('POST invoice/print-status/update', { orderIds: '11678927,1', printType: 0 });
    expect(s.state.invoices.get('11678927')?.printed).toEqual([]);
  });

  it('are refused if a page says so', async () => {
    expect(
      await s.broken('GET invoice.accounting.details.list', {
        orderDateFrom: '2026-03-01',
        orderDateTo: '2026-04-01',
      }),
    ).toEqual(['orderDateTo: at most 31 days with orderDateFrom']);
    expect(
      await s.broken('GET invoice.details.list', { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-05' }),
    ).toEqual(['orderDateTo: at most 4 days with orderDateFrom']);
    expect(await s.broken('GET invoice.details.list', { customerId: 23_423 })).toHaveLength(1);
    expect(
      await s.broken('POST invoice.create', {
        carrierCode: 'AR',
        customerId: 23_423,
        shipDate: '2026-03-20',
      }),
    ).toEqual(['carrierDescription: required unless carrierId is sent']);
    expect(
      await s.broken('POST invoice.update', {
        invoiceId: 1,
        carrierId: 4610,
        carrierCode: 'AR',
        carrierDescription: 'A',
      }),
    ).toHaveLength(1);
    expect(await s.broken('POST invoice.mark.sync.status.ok', { invoiceId: 11_678_925, force: 1 })).toEqual([
      'force: not documented',
    ]);
    expect(s.state.invoices.get('11678925')?.synced).toBe(false);
  });

  it('take undocumented members only on cut pages, and only those that a test names', async () => {
    expect(await s.broken('POST invoice.create', { ...NEW, items: [] })).toEqual(['items: not documented']);
    s.state.undocumented.add('items').add('force');
    await s.ok('POST invoice.create', { ...NEW, items: [] });
    expect(await s.broken('POST invoice.mark.sync.status.ok', { invoiceId: 11_678_925, force: 1 })).toEqual([
      'force: not documented',
    ]);
  });
});

describe('invoice items', () => {
  const details = async (order: number): Promise<Array<Record<string, unknown>>> => {
    const [row] = await s.rows('GET invoice.details.list', 'invoices', { order });
    return row?.details as Array<Record<string, unknown>>;
  };

  it('take boxes from the stock and give them back', async () => {
    const added = await s.ok('POST invoice.item.add', {
      invoiceId: 11_678_925,
      orderItemId: 428_101,
      boxes: 4,
      price: 2.5,
      returnAvailableBoxes: 1,
    });
    expect(added).toMatchObject({ invoiceNumber: 1626, availableBoxes: 6 });
    const item = { invoiceId: 11_678_925, invoiceItemId: added.invoiceItemId };
    expect(await details(1626)).toContainEqual(
      expect.objectContaining({
        detailId: added.invoiceItemId,
        totalBoxes: 4,
        unitPrice: 2.5,
        amount: '1,000.00',
      }),
    );
    expect(
      await s.ok('POST invoice.item.update', { ...item, boxes: 9, price: 2, returnAvailableBoxes: 1 }),
    ).toMatchObject({ availableBoxes: 1 });
    expect(await s.refused('POST invoice.item.update', { ...item, boxes: 11, price: 2 })).toBe(
      'There are not enough boxes available.',
    );
    expect(await s.ok('POST invoice.item.delete', { ...item, returnAvailableBoxes: 1 })).toMatchObject({
      availableBoxes: 10,
    });
    expect(await details(1626)).toHaveLength(1);
    expect(await s.refused('POST invoice.item.delete', item)).toBe('The invoice item does not exist.');
  });

  it('come from the stock or from a product, never both', async () => {
    const product = { productCode: 'RS60', boxTypeCode: 'HB', unitsPerBox: 50, unitType: 'Bunch' };
    const item = { invoiceId: 11_678_925, boxes: 1, price: 1 };
    await s.ok('POST invoice.item.add', { ...item, ...product });
    expect(
      await s.broken('POST invoice.item.add', { ...item, ...product, orderItemId: 428_101 }),
    ).toHaveLength(1);
    expect(await s.broken('POST invoice.item.add', item)).not.toEqual([]);
    expect(
      await s.refused('POST invoice.item.update', {
        invoiceId: 11_678_931,
        invoiceItemId: 9_000_006,
        boxes: 2,
        price: 1,
      }),
    ).toBe('The boxes of a K2K order cannot be changed.');
  });
});
