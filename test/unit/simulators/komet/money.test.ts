import { kometMethod } from '../../../documented';
import { stage } from './support';

const s = stage();

describe('credits', () => {
  const RANGE = { creditDateFrom: '2026-01-01', creditDateTo: '2026-01-10', itemType: 'all' };
  const credits = (sent = {}) => s.rows('POST credit.details.list', 'credits', { ...RANGE, ...sent });

  it('are not found by the plain ID of the list, which is the order’s', async () => {
    const [first] = await credits({ status: 3 });
    const { credits: marked } = await s.ok('POST credit.mark.sync', { credits: [{ creditId: first?.id }] });
    expect(marked).toEqual([expect.objectContaining({ status: '0', message: "The credit doesn't exist" })]);
  });

  it('that are marked are gone from what is not synchronized', async () => {
    const open = await credits({ status: 3, externalSystemSynced: 0 });
    expect(open.length).toBeGreaterThan(100);
    const [first] = open;
    await s.ok('POST credit.mark.sync', { credits: [{ creditId: first?.creditId }] });
    const left = await credits({ status: 3, externalSystemSynced: 0 });
    expect(left).toHaveLength(open.length - 1);
    expect(await credits({ externalSystemSynced: 1 })).toEqual([first]);
  });

  it('are filtered by day, kind and number', async () => {
    const boxes = await credits({ itemType: 'box' });
    const units = await credits({ itemType: 'UN' });
    expect(boxes.length + units.length).toBe((await credits()).length);
    expect(await credits({ number: 1600, creditDateTo: '2026-01-01' })).toEqual([
      expect.objectContaining({ number: 1600, shipDate: '2026-01-01' }),
      ...Array.from({ length: 14 }, () => expect.objectContaining({ number: 1600 }) as unknown),
    ]);
    expect(await s.broken('POST credit.details.list', { ...RANGE, itemType: undefined })).toEqual([
      'itemType: required',
    ]);
  });

  it('are opened for a customer by its code, at most 50 at once', async () => {
    const openCredits = [
      { date: '2026-03-01', balance: 450.99 },
      { date: '2026-03-02', balance: 1_800 },
    ];
    await s.ok('POST open.credit.balance.create', { customerCode: 'WPETAL', openCredits });
    expect(s.state.openCredits.all()).toEqual([
      { id: '2', customerCode: 'WPETAL', date: '2026-03-01', balance: '450.99' },
      { id: '3', customerCode: 'WPETAL', date: '2026-03-02', balance: '1800' },
    ]);
    await s.refused('POST open.credit.balance.create', { customerCode: 'NOBODY', openCredits });
    const tooMany = Array.from({ length: 51 }, () => ({ date: '2026-03-01', balance: 1 }));
    expect(
      await s.broken('POST open.credit.balance.create', { customerCode: 'WPETAL', openCredits: tooMany }),
    ).toEqual(['openCredits: at most 50 entries']);
    expect(s.state.openCredits.all()).toHaveLength(2);
  });
});

describe('payments', () => {
  const payments = (sent: object) => s.rows('GET payment.list', 'payments', { ...sent });

  it('that are received can be listed, with what is left as an overpayment', async () => {
    const sent = {
      customerId: 23_423,
      locationCode: '06',
      methodId: '1',
      date: '2026-03-15',
      totalPayment: 100,
      invoices: [{ invoiceNumber: 1626, amount: 45 }],
    };
    const { controlNumber } = await s.ok('POST payment.receive', sent);
    expect(await payments({ controlNumber })).toEqual([
      expect.objectContaining({
        controlNumber,
        date: '2026-03-15',
        customer: 'Wholesale Petals',
        method: 'Cash',
      }),
    ]);
    expect(await s.broken('POST payment.receive', { ...sent, totalPayment: 44.99 })).toEqual([
      'totalPayment: at least the sum of invoices[].amount',
    ]);
    expect(
      await s.refused('POST payment.receive', { ...sent, invoices: [{ invoiceNumber: 1, amount: 1 }] }),
    ).toBe('The invoice does not exist.');
    expect(await s.broken('POST payment.receive', { ...sent, locationCode: undefined })).toEqual([
      'locationCode: required for a multiLocation account',
    ]);
    expect(s.state.payments.all()).toHaveLength(7);
  });

  it('that are marked are gone from what is not synchronized; the others say why they are not', async () => {
    const before = await payments({ externalSystemSynced: 0 });
    const marked = await s.ok('POST payment.mark.sync', {
      payments: [{ paymentId: 450_545 }, { paymentId: 451_181 }, { paymentId: 47_873_233 }],
    });
    expect(marked).toEqual(kometMethod('payment.mark.sync', 'POST').sampleResponse);
    const after = await payments({ externalSystemSynced: 0 });
    expect(before.length - after.length).toBe(1);
    expect(await payments({ externalSystemSynced: 1 })).toEqual([expect.objectContaining({ id: 450_545 })]);
  });

  it('need a filter, the end of a range and at most 31 days', async () => {
    expect(await s.broken('GET payment.list')).toHaveLength(1);
    expect(await s.broken('GET payment.list', { dateFrom: '2026-03-01' })).toEqual([
      'dateTo: required when dateFrom is sent',
    ]);
    expect(await s.broken('GET payment.list', { dateFrom: '2026-03-01', dateTo: '2026-04-01' })).toEqual([
      'dateTo: at most 31 days with dateFrom',
    ]);
    expect(await payments({ dateFrom: '2026-03-03', dateTo: '2026-03-04' })).toHaveLength(2);
  });

  it('changed since a moment are found by their moment', async () => {
    s.state.clock.set('2026-03-20T12:00:00Z');
    s.state.payments.touch('450546');
    expect(await payments({ updatedAsOf: '2026-03-20T12:00:00' })).toEqual([
      expect.objectContaining({ id: 450_546 }),
    ]);
    expect(await payments({ updatedAsOf: '2026-03-20T12:00:01' })).toEqual([]);
  });
});

describe('vendor invoices', () => {
  const RANGE = { statusId: 3, arrivalDateFrom: '2026-03-01', arrivalDateTo: '2026-03-31' };
  const numbers = async (sent = {}): Promise<unknown[]> =>
    (await s.rows('GET vendor.invoice.list', 'vendorInvoices', { ...RANGE, ...sent })).map(
      ({ invoiceNumber }) => invoiceNumber,
    );

  it('that are marked leave the approved ones and join the synchronized', async () => {
    expect(await numbers()).toEqual(['FB00223', 'FB00224', 'FB00225']);
    await s.ok('POST vendor.invoice.mark.sync', { poNumber: 'P040989', invoiceNumber: 'FB00223' });
    expect(await numbers()).toEqual(['FB00224', 'FB00225']);
    expect(await numbers({ statusId: 6 })).toEqual(['FB00223']);
    await s.refused('POST vendor.invoice.mark.sync', { poNumber: 'P040989', invoiceNumber: 'FB00224' });
  });

  it('are marked with the token in both places', async () => {
    const key = { poNumber: 'P040989', invoiceNumber: 'FB00223' };
    const headerOnly = await s.raw('POST vendor.invoice.mark.sync', key, ({ body }) => {
      delete (body as Record<string, unknown>).authenticationToken;
    });
    const bodyOnly = await s.raw('POST vendor.invoice.mark.sync', key, ({ headers }) => {
      delete headers.authenticationToken;
    });
    expect([headerOnly.status, bodyOnly.status]).toEqual(['0', '0']);
    expect(await numbers()).toContain('FB00223');
  });

  it('of an approval need the days of arrival too, at most 45', async () => {
    expect(await numbers({ approvalDateFrom: '2026-03-06', approvalDateTo: '2026-03-06' })).toEqual([
      'FB00224',
    ]);
    expect(
      await s.broken('GET vendor.invoice.list', {
        statusId: 3,
        approvalDateFrom: '2026-03-06',
        approvalDateTo: '2026-03-06',
      }),
    ).toEqual([
      'arrivalDateFrom: required unless poNumber or invoiceNumber is sent',
      'arrivalDateTo: required unless poNumber or invoiceNumber is sent',
    ]);
    expect(await s.broken('GET vendor.invoice.list', { ...RANGE, arrivalDateTo: '2026-04-15' })).toEqual([
      'arrivalDateTo: at most 45 days with arrivalDateFrom',
    ]);
  });

  it('may be larger than other requests', async () => {
    const attachment = Array.from({ length: 40_000 }, (_, index) => (index % 256) - 128);
    await s.ok('POST v2/vendor/invoice', { poNumber: 'P008094', attachment });
    const credits = Array.from({ length: 4_000 }, () => ({ creditId: 450_001 }));
    expect(await s.broken('POST credit.mark.sync', { credits })).toEqual(['(body): at most 64000 bytes']);
  });

  it('are uploaded as bytes, from mail with a token of another name', async () => {
    await s.ok('POST v2/vendor/invoice', {
      poNumber: 'P008094',
      attachment: [37, 80, 68, 70],
      invoiceNumber: '008541',
    });
    await s.ok('POST vendor.invoice.mail.receive', {
      mailFrom: 'sales@floresabc.com',
      poNumber: 'P008094',
      file: [-1, 0],
      invoiceNumber: '008541',
    });
    expect(s.state.vendorInvoices.find(({ poNumber }) => poNumber === 'P008094')).toMatchObject({
      files: [
        [37, 80, 68, 70],
        [-1, 0],
      ],
      mailFrom: 'sales@floresabc.com',
    });
    const other = await s.raw(
      'POST vendor.invoice.mail.receive',
      { mailFrom: 'a@b.c', poNumber: 'P1', file: [1] },
      ({ body }) => {
        const members = body as Record<string, unknown>;
        members.authenticationToken = members.companyToken;
        delete members.companyToken;
      },
    );
    expect(other.status).toBe('0');
  });
});
