import { FIRST_INVOICE } from '../../simulators/komet/records/invoice';
import { invoicePdf } from '../../simulators/komet/pdf';
import { all, by, stage } from './stage';

const s = stage('invoice');

/** Of the dozen invoices of March 2026, one a day: the first is confirmed, the third a draft, the fourth pending. */
const [confirmed, draft, pending] = [0, 2, 3].map((index) => ({
  id: String(Number(FIRST_INVOICE.id) + index),
  number: String(Number(FIRST_INVOICE.number) + index),
})) as [Key, Key, Key];

interface Key {
  id: string;
  number: string;
}

const state = (id: string) => s.komet.state.invoices.get(id);

describe('creating and changing an order', () => {
  const order = { customer: by('id', '23423'), carrier: by('list', '4610'), shipDate: '2026-04-02' };

  it('creates it, with members that the page was cut before', async () => {
    s.komet.state.undocumented.add('invoiceItems');
    const [created] = await s.json('create', {
      ...order,
      additionalFields: { poNumber: 'P099999', shipToId: '20101', statusDraft: true },
      options: { additionalFieldsJson: '{"invoiceItems":[]}' },
    });
    expect(created).toMatchObject({ success: true, message: 'The invoice was successfully created.' });
    expect(state(String(created?.invoiceId))).toMatchObject({
      customerId: '23423',
      carrierId: '4610',
      shipDate: '2026-04-02',
      poNumber: 'P099999',
      shipToId: '20101',
      status: 2,
    });
    expect(s.sent().body).toMatchObject({ invoiceItems: [], statusDraft: 1 });
  });

  it('needs a customer and a carrier by ID or code, and their names with a code', async () => {
    const described = { customerDescription: 'Wholesale Petals', carrierDescription: 'Armellini' };
    const nobody = { shipDate: '2026-04-02', additionalFields: described };
    const { failure } = await s.run('create', nobody);
    expect(failure?.message).toMatch(/"Customer" is required.*"Carrier" is required/s);
    const nameless = await s.run('create', {
      ...order,
      customer: by('code', 'WPETAL'),
    });
    expect(nameless.failure?.message).toMatch(
      /^Customer Description is required because Customer is not given/,
    );
    expect(s.komet.counters.calls).toBe(0);

    const named = {
      customer: by('code', 'WPETAL'),
      additionalFields: { customerDescription: 'Wholesale Petals' },
    };
    const [created] = await s.json('create', { ...order, ...named });
    expect(state(String(created?.invoiceId))).toMatchObject({ customerId: '23423' });
  });

  it('reports the missing customer first, not the name that goes with its code', async () => {
    const { failure } = await s.run('create', { ...order, customer: by('id', "={{ '' }}") });
    expect(failure?.message).toMatch(/^Customer is required: expected a value, got nothing/);
    expect(failure?.description).not.toContain('Description');
    expect(s.komet.counters.calls).toBe(0);
  });

  it('is not repeated when its outcome is unknown: another order costs another fee', async () => {
    const orders = s.komet.state.invoices.all().length;
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('create', order);
    expect(s.komet.counters.calls).toBe(1);
    expect(s.komet.state.invoices.all().length).toBe(orders + 1);
    expect(failure?.description).toContain('another one costs another fee');
  });

  it('changes its head', async () => {
    expect(
      await s.json('update', {
        invoiceId: pending.id,
        updateFields: { carrier: by('id', '4597'), shipDate: '2026-03-20', invoiceNotes: 'Thank you' },
      }),
    ).toEqual([
      {
        success: true,
        message: 'success',
        invoiceId: Number(pending.id),
        invoiceNumber: Number(pending.number),
      },
    ]);
    expect(state(pending.id)).toMatchObject({
      carrierId: '4597',
      shipDate: '2026-03-20',
      invoiceNotes: 'Thank you',
    });
  });

  it('takes the new carrier by ID or by code, never by both', async () => {
    const both = { carrier: by('id', '4597'), carrierDescription: 'Armellini' };
    const { failure } = await s.run('update', { invoiceId: pending.id, updateFields: both });
    expect(failure?.message).toMatch(/at most one of them/);
    const nameless = await s.run('update', {
      invoiceId: pending.id,
      updateFields: { carrier: by('code', 'AR') },
    });
    expect(nameless.failure?.message).toMatch(/because Carrier Code is given/);
    expect(s.komet.counters.calls).toBe(0);
  });
});

describe('quirk 11: an order is known by its number', () => {
  it('when it is checked out, confirmed and voided', async () => {
    const message = async (operation: string, more = {}) =>
      (await s.json(operation, { invoiceNumber: draft.number, ...more }))[0];

    expect(await message('checkout')).toEqual({
      success: true,
      invoiceNumber: 1628,
      message: 'The invoice was successfully checked out.',
    });
    expect(state(draft.id)?.status).toBe(0);
    expect(await message('confirm')).toEqual({
      success: true,
      invoiceNumber: 1628,
      message: 'The invoice was successfully confirmed.',
    });
    expect(state(draft.id)?.status).toBe(1);
    const [voided] = await s.json('void', { invoiceNumber: draft.number, reason: 'cancelled order' });
    expect(voided).toEqual({
      success: true,
      invoiceNumber: 1628,
      message: 'The invoice was successfully voided.',
    });
    expect(state(draft.id)).toMatchObject({ status: 4, reason: 'cancelled order' });
  });

  it('with leading zeros too', async () => {
    await s.json('confirm', { invoiceNumber: `00${pending.number}` });
    expect(state(pending.id)?.status).toBe(1);
  });

  it('and is refused in the vendor’s words when its state does not allow it', async () => {
    const { failure } = await s.run('checkout', { invoiceNumber: confirmed.number });
    expect(failure?.message).toContain('The invoice was already checked out.');
  });
});

describe('quirk 12: marking an invoice', () => {
  it('as synchronized locks it, and as unsynchronized takes the confirmation back', async () => {
    expect(await s.json('markAsSynchronized', { invoiceId: confirmed.id })).toEqual([
      { success: true, invoiceId: 11_678_925, message: 'OK' },
    ]);
    expect(state(confirmed.id)).toMatchObject({ synced: true, marks: 1 });
    const { failure } = await s.run('update', {
      invoiceId: confirmed.id,
      updateFields: { poNumber: 'P1' },
    });
    expect(failure?.message).toContain('cannot be edited');

    const reason = { invoiceId: confirmed.id, message: 'Unknown account' };
    const untouched = await s.run('markAsUnsynchronized', reason);
    expect(untouched.failure?.message).toContain('"Unconfirm" is required');
    await s.json('markAsUnsynchronized', { ...reason, unconfirm: true });
    expect(s.sent().body).toMatchObject({ unconfirm: 1 });
    expect(state(confirmed.id)).toMatchObject({ synced: false, status: 0, reason: 'Unknown account' });
  });

  it('as unsynchronized keeps the confirmation if the user says so', async () => {
    await s.json('markAsUnsynchronized', {
      invoiceId: confirmed.id,
      message: 'Unknown account',
      unconfirm: false,
    });
    expect(s.sent().body).toMatchObject({ unconfirm: 0 });
    expect(state(confirmed.id)).toMatchObject({ status: 1 });
  });
});

describe('files of an order', () => {
  it('quirk 13: the PDF comes as signed bytes and becomes a file', async () => {
    const { main, failure } = await s.run('getPdf', {
      invoiceId: confirmed.id,
      additionalFields: { enableDistributeAdditionalCharges: true, addAdditionalChargesInUnitPrice: false },
    });
    if (failure) throw failure;
    const binary = main[0]?.binary?.data;
    expect(Buffer.from(binary?.data ?? '', 'base64')).toEqual(invoicePdf(confirmed.number));
    expect(binary).toMatchObject({ fileName: 'Invoice #001626.pdf', mimeType: 'application/pdf' });
    expect(main[0]?.json).toMatchObject({
      fileName: 'Invoice #001626.pdf',
      message: 'The invoice was successfully generated',
    });
    expect(main[0]?.json).not.toHaveProperty('file');
    expect(s.sent().body).toMatchObject({
      enableDistributeAdditionalCharges: true,
      addAdditionalChargesInUnitPrice: false,
    });
  });

  it('the PDF goes into the binary field that each item names, data where it names none', async () => {
    const { main } = await s.run(
      'getPdf',
      { invoiceId: confirmed.id, binaryPropertyName: '={{ $json.field }}' },
      [{ field: ' printed ' }, { field: 'copy' }, { field: '' }, {}],
    );
    expect(main.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([
      ['printed'],
      ['copy'],
      ['data'],
      ['data'],
    ]);
  });

  it('no PDF is requested if that name is not text', async () => {
    const { failure } = await s.run('getPdf', { invoiceId: confirmed.id, binaryPropertyName: '={{ 5 }}' });
    expect(failure?.message).toBe('Put Output File in Field: expected text, got number [item 0]');
    expect(s.komet.counters.calls).toBe(0);
  });

  it('a proof of delivery goes up byte by byte, above the limit of other requests', async () => {
    const bytes = Buffer.alloc(70_000, 'delivered ÿ', 'latin1');
    const { main, failure } = await s.runWithFiles(
      'addProofOfDelivery',
      { invoiceNumber: confirmed.number, proofOfDeliveryfile: 'scan' },
      [{ json: {}, binary: { scan: { data: bytes.toString('base64'), mimeType: 'image/png' } } }],
    );
    if (failure) throw failure;
    expect(main[0]?.json).toEqual({
      success: true,
      invoiceNumber: 1626,
      message: 'The proof of delivery was successfully received',
    });
    const [proof] = state(confirmed.id)?.proofs ?? [];
    expect(Buffer.from(Int8Array.from(proof ?? []).buffer)).toEqual(bytes);
  });

  it('quirk 18: what was printed is a choice, and the orders of many items travel in one call', async () => {
    const items = [confirmed.id, draft.id, pending.id].map((id) => ({ id }));
    const told = await s.json('updatePrintStatus', { orderIds: '={{ $json.id }}', printType: 1 }, items);
    expect(s.komet.counters.calls).toBe(1);
    expect(s.sent().body).toMatchObject({ orderIds: items.map(({ id }) => id).join(','), printType: 1 });
    expect(told.map(({ success, orderId }) => [success, String(orderId)])).toEqual(
      items.map(({ id }) => [true, id]),
    );
    expect(items.map(({ id }) => state(id)?.printed)).toEqual([['1'], ['1'], ['1']]);
  });
});

describe('listing orders', () => {
  const march = { orderDateFrom: '2026-03-01', orderDateTo: '2026-03-31' };

  it('quirk 2: has the state of each order as a value like any other', async () => {
    const listed = await s.json('getMany', all({}, march));
    expect(listed.map(({ status }) => status)).toEqual([1, 1, 2, 0, 4, 1, 1, 1, 1, 1, 1, 1]);
    // One box of a hundred stems at 0.45.
    expect(listed[0]).toEqual({
      id: 11_678_925,
      number: 1626,
      status: 1,
      carrierName: 'Prime Floral',
      salesPersonName: 'Dana Whitfield',
      // The lines are 45, charges 12.50 and taxes 0.50.
      total: 58,
      invoiceNotes: '',
      createdOn: '2026-03-01T08:30:00Z',
      updatedOn: '2026-03-01T08:30:00Z',
    });
  });

  it('takes every filter, moments in GMT and locations with commas', async () => {
    const listed = await s.json(
      'getMany',
      all(
        {
          status: 1,
          locationIds: ['13', '14'],
          updatedAsOf: '2026-03-02T00:00:00+02:00',
          excludeTransfer: true,
          isEcommerce: false,
        },
        march,
      ),
    );
    expect(s.sent().query).toMatchObject({
      status: '1',
      locationIds: '13,14',
      updatedAsOf: '2026-03-01 22:00:00',
      excludeTransfer: '1',
      isEcommerce: 'false',
    });
    // 1, 2 and 6 to 12 are confirmed; all but the first changed since; the sixth is a transfer, the eighth from the shop.
    expect(listed.map(({ number }) => number)).toEqual([1627, 1632, 1634, 1635, 1636, 1637]);
  });

  it('takes the last change that it reported as the next lower bound, to the second', async () => {
    const [{ updatedOn } = {}] = await s.json('getMany', all({}, march));
    expect(updatedOn).toBe('2026-03-01T08:30:00Z');
    const found = await s.json('getMany', all({ updatedAsOf: '={{ $json.updatedOn }}' }, march), [
      { updatedOn: updatedOn as string },
    ]);
    expect(s.sent().query).toMatchObject({ updatedAsOf: '2026-03-01 08:30:00' });
    expect(found).toHaveLength(12);
  });

  it('takes "Orders not found." for an empty list', async () => {
    const april = { orderDateFrom: '2026-04-01', orderDateTo: '2026-04-04' };
    expect(await s.json('getMany', all({}, april))).toEqual([]);
    expect(await s.json('getManyDetailed', all(april))).toEqual([]);
    expect(await s.json('getManyK2k', all(april))).toEqual([]);

    s.komet.faults.add({ kind: 'faultIn200', message: 'Orders not found.' });
    expect(await s.json('getManyForLedger', all({}, april))).toEqual([]);
  });

  it('reads a longer range window by window with Return All, and refuses it without', async () => {
    const listed = await s.json('getManyDetailed', all(march));
    expect(listed.map(({ number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, index) => 1626 + index),
    );
    // 31 days, four at a time, both ends counted.
    expect(s.komet.counters.calls).toBe(8);

    const { failure } = await s.run('getManyDetailed', { returnAll: false, limit: 5, filters: march });
    expect(failure?.message).toMatch(/expected at most 4 days, got 31 days/);
  });

  it.each([
    ['getMany', { orderDateFrom: '2025-01-01', orderDateTo: '2026-12-31' }, { order: '1626' }],
    ['getMany', { orderDateFrom: '2025-01-01', orderDateTo: '2026-12-31' }, { orderId: confirmed.id }],
    ['getManyDetailed', {}, { ...march, order: '1626' }],
    ['getManyDetailed', {}, { ...march, orderDate: '2026-03-01' }],
    ['getManyK2k', {}, { ...march, orderDate: '2026-03-07' }],
  ])(
    '%s makes one call if an order or a day makes the range %j not count: %j',
    async (name, range, asked) => {
      expect(await s.json(name, all(asked, range))).toHaveLength(1);
      expect(await s.json(name, { returnAll: false, limit: 5, filters: asked, ...range })).toHaveLength(1);
      expect(s.komet.counters.calls).toBe(2);
    },
  );

  it('has the items of an order', async () => {
    const [listed] = await s.json('getManyDetailed', all({ orderId: confirmed.id, includeMappingK2k: true }));
    expect(listed).toMatchObject({
      id: Number(confirmed.id),
      number: Number(confirmed.number),
      shipDate: '2026-03-01',
      additionalChargesDetails: [],
      details: [{ detailId: 9_000_000, breakdowns: [], boxes: [{ boxCode: 'KS900000001' }] }],
    });
    expect(s.sent().query).toMatchObject({ includeMappingK2k: '1' });
  });

  it('needs a day, a range or an order', async () => {
    const { failure } = await s.run('getManyDetailed', all({ orderDateFrom: '2026-03-01' }));
    expect(failure?.message).toMatch(/Order Date From \(Shipping\) with Order Date To \(Shipping\)/);
    expect(s.komet.counters.calls).toBe(0);
  });

  it('has K2K orders, the token in query and header', async () => {
    expect(await s.json('getManyK2k', all({ orderDate: '2026-03-07' }))).toMatchObject([{ number: 1632 }]);
  });

  it('has what a ledger needs, locations with colons', async () => {
    await s.json('markAsSynchronized', { invoiceId: confirmed.id });
    const listed = await s.json(
      'getManyForLedger',
      all({ externalSystemSynced: false, locationIds: '13, 14', status: 1 }, march),
    );
    expect(s.sent().query).toMatchObject({ locationIds: '13:14', externalSystemSynced: '0' });
    expect(listed.map(({ number }) => number)).toEqual([1627, 1631, 1632, 1633, 1634, 1635, 1636, 1637]);
    expect(listed[0]).toEqual({
      id: 11_678_926,
      number: 1627,
      shipDate: '2026-03-02',
      locationId: 13,
      customerId: 23_430,
      customerName: 'Rosewood Floral Supply',
      customerCode: 'ROSEWD',
      subtotal: 90,
    });
  });
});
