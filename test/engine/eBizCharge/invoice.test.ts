import { EBIZ_INVOICES, ebizCustomerIds } from '../../simulators';
import { jsonOf, pairedTo } from '../support';
import { all, by, form, mapped, stage } from './stage';

const s = stage('invoice');

const SUCCESS = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };
const [first] = EBIZ_INVOICES;
const customerId = ebizCustomerIds(1).customerId;

const rose = { name: 'Rose Freedom 50 cm', qty: 10, unitPrice: '10.015', itemId: '00102565' };
const newInvoice = {
  customerId: '={{ $json.customer }}',
  invoiceNumber: '={{ $json.number }}',
  invoiceAmount: 100.1,
  amountDue: '100.10',
};
const item = { customer: customerId, number: '00099001' };

/** The invoice as Get brings it. */
const read = async (number: string) =>
  (await s.json('get', { customerId, invoice: by('number', number) }))[0] ?? {};

describe('creating an invoice', () => {
  it('sends it in schema order, with what the schema demands, and keeps the zeros of its number', async () => {
    const made = await s.json(
      'create',
      {
        ...newInvoice,
        invoiceDate: '2026-01-31',
        items: form(rose, { name: 'Vase', qty: 1, unitPrice: 0 }),
        additionalFields: { poNum: 'PO & 7', totalShippingAmount: 5 },
        moreFields: mapped({ invoiceMemo: 'Thanks', billingAddress: { city: 'Miami' }, divisionId: '007' }),
      },
      [item],
    );
    expect(made).toEqual([
      {
        InvoiceNumber: '00099001',
        InvoiceInternalId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        customerId,
        ...SUCCESS,
      },
    ]);
    const line = {
      Taxable: 'false',
      TaxRate: '0',
      TotalLineAmount: '0',
      TotalLineTax: '0',
      ItemLineNumber: '0',
      GrossPrice: '0',
      WarrantyDiscount: '0',
      SalesDiscount: '0',
    };
    expect(s.sent('AddInvoice')).toEqual([
      {
        invoice: {
          CustomerId: customerId,
          InvoiceNumber: '00099001',
          InvoiceDate: '2026-01-31',
          InvoiceAmount: '100.1',
          AmountDue: '100.10',
          PoNum: 'PO & 7',
          DivisionId: '007',
          Items: [
            { ItemId: '00102565', Name: 'Rose Freedom 50 cm', UnitPrice: '10.015', Qty: '10', ...line },
            { Name: 'Vase', UnitPrice: '0', Qty: '1', ...line },
          ],
          Software: 'n8n',
          NotifyCustomer: 'false',
          TotalTaxAmount: '0',
          BillingAddress: { City: 'Miami', IsDefault: 'false' },
          InvoiceMemo: 'Thanks',
          InvoiceIsToBeEmailed: 'false',
          InvoiceIsToBePrinted: 'false',
          TotalDiscountAmount: '0',
          TotalShippingAmount: '5',
        },
      },
    ]);
  });

  it('takes lines as JSON, in the vendor’s spelling or the form’s', async () => {
    const rows = [
      { Name: 'Rose', Qty: 2, UnitPrice: 3 },
      { name: 'Vase', qty: 1, unitPrice: '4.5' },
    ];
    await s.json('create', { ...newInvoice, itemsMode: 'json', itemsJson: JSON.stringify(rows) }, [item]);
    expect((await read('00099001')).Items).toMatchObject([
      { Name: 'Rose', Qty: 2, UnitPrice: 3 },
      { Name: 'Vase', Qty: 1, UnitPrice: 4.5 },
    ]);
  });

  it('reports a number that is taken in the vendor’s words, on its own item', async () => {
    const items = [
      item,
      { customer: customerId, number: first?.invoiceNumber },
      { ...item, number: '00099002' },
    ];
    const { main, error } = await s.run('create', newInvoice, items, { onError: 'continueErrorOutput' });
    expect(pairedTo(main)).toEqual([0, 2]);
    expect(pairedTo(error)).toEqual([1]);
    expect(error[0]?.json).toMatchObject({
      error: 'Record already exists',
      number: first?.invoiceNumber,
      details: { code: '2', outcome: 'failed' },
    });
  });

  it.each([
    ['an amount with three places', { amountDue: '1.005' }, /Amount Due: expected .*two/i],
    ['a line without a price', { items: form({ name: 'Rose', qty: 1 }) }, /Items.*Unit Price/],
    ['a date that is none', { invoiceDate: '31.02.2026' }, /Invoice Date: expected/],
  ])('refuses %s before anything is sent', async (_, given, message) => {
    const { failure } = await s.run('create', { ...newInvoice, ...given }, [item]);
    expect(failure?.message).toMatch(message);
    expect(s.ebiz.counters.calls).toBe(0);
  });

  it('is not repeated when its answer is lost, but found', async () => {
    s.ebiz.faults.add({ kind: 'truncated', on: 'AddInvoice' });
    const { main, hints } = await s.run('create', newInvoice, [item]);
    expect(main).toMatchObject([{ json: { InvoiceNumber: '00099001' } }]);
    expect(hints[0]?.message).toContain('the look-up has found that it was carried out');
    expect(s.ebiz.counters.byMethod.AddInvoice).toBe(1);
  });

  it('is unknown when nothing shows what became of it', async () => {
    s.ebiz.faults.add({ kind: 'resetBeforeRead', on: 'AddInvoice' });
    const { failure } = await s.run('create', { ...newInvoice, options: { settleDelay: 1 } }, [item]);
    expect(failure?.message).toContain('Outcome unknown');
    expect(failure?.description).toContain('Invoice: Get Many with the customer and the number');
  });
});

describe('reading invoices', () => {
  it('brings one with its lines: amounts are numbers, keys keep their zeros, dates that are none are null', async () => {
    expect(await s.json('get', { customerId, invoice: by('number', '00012001') })).toMatchObject([
      {
        CustomerId: customerId,
        InvoiceNumber: '00012001',
        InvoiceAmount: 250,
        AmountDue: 250,
        NotifyCustomer: false,
        InvoiceShipDate: null,
        PoDate: null,
        Items: [{ ItemId: '00102565', Qty: 1, UnitPrice: 250, Taxable: false, ItemLineNumber: 1 }],
        BillingAddress: { ZipCode: '33126', IsDefault: true },
      },
    ]);
    expect(s.sent('GetInvoice')).toEqual([{ customerId, invoiceNumber: '00012001' }]);
  });

  it('finds it by EBizCharge’s own ID', async () => {
    const { InvoiceInternalId: id } = await read('00012001');
    const [found] = await s.json('get', { invoice: by('internalId', String(id)) });
    expect(found).toMatchObject({ InvoiceNumber: '00012001' });
  });

  it('reports one that is not there in the vendor’s words', async () => {
    const { failure } = await s.run('get', { customerId, invoice: by('number', '404') });
    expect(failure?.message).toContain('Not Found');
  });

  it.each([
    ['no', { invoiceNumber: '404' }, []],
    ['one', { invoiceNumber: '00012003' }, ['00012003']],
    ['many', { customerId }, ['00012001', '00012002']],
  ])('lists %s invoices', async (_, filters, numbers) =>
    expect((await s.json('getMany', all(filters))).map((each) => each.InvoiceNumber)).toEqual(numbers),
  );

  it('lists those that meet conditions', async () => {
    const conditions = form(
      { column: 'amountDue', operator: 'above', value: '100' },
      { column: 'invoiceDueDate', operator: 'before', value: new Date().toISOString().slice(0, 10) },
    );
    const found = await s.json('getMany', all({}, { conditions }));
    expect(found.map((each) => each.InvoiceNumber).sort()).toEqual(['00012001', '00012003', '00012005']);
    expect(found[0]).toMatchObject({ Items: [] });
    expect(s.sent('SearchInvoices')[0]).toEqual({
      filters: [
        { FieldName: 'AmountDue', ComparisonOperator: 'gt', FieldValue: '100' },
        {
          FieldName: 'InvoiceDueDate',
          ComparisonOperator: 'lt',
          FieldValue: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        },
      ],
      start: '0',
      limit: '1000',
      sort: '',
      includeItems: 'false',
    });
  });

  it('brings the lines where they are requested, and at most Limit invoices', async () => {
    const found = await s.json('getMany', { limit: 2, filters: { includeItems: true } });
    expect(found).toMatchObject([{ Items: [{ Name: 'Rose Freedom 50 cm' }] }, { Items: [{}] }]);
    expect(s.sent('SearchInvoices')).toMatchObject([{ start: '0', limit: '2', includeItems: 'true' }]);
  });

  it('reads page after page with Return All', async () => {
    const numbers = Array.from({ length: 1_001 }, (_, index) => String(index + 1).padStart(8, '0'));
    for (const InvoiceNumber of numbers) s.ebiz.state.invoices.add({ CustomerId: 'PAGES', InvoiceNumber });
    const found = await s.json('getMany', all({ customerId: 'PAGES' }));
    expect(found.map((each) => each.InvoiceNumber)).toEqual(numbers);
    expect(s.sent('SearchInvoices').map(({ start }) => start)).toEqual(['0', '1000', '1001']);
  });
});

describe('updating an invoice', () => {
  const invoice = by('number', '00012001');
  const update = { customerId, invoice, mergeWithCurrentValues: true };

  it('keeps what is not given, clears what the item wants cleared, and notifies no one', async () => {
    const before = await read('00012001');
    const updateFields = { poNum: 'PO-NEW', clearFields: ['invoiceMemo'] };
    expect(await s.json('update', { ...update, amountDue: 200, updateFields })).toMatchObject([SUCCESS]);
    const { InvoiceMemo: memo, DateUpdated: _, ...after } = await read('00012001');
    const { InvoiceMemo: had, ...kept } = before;
    expect(had).toBe('Leave at the cooler');
    expect(memo ?? '').toBe('');
    expect(after).toEqual({ ...kept, PoNum: 'PO-NEW', AmountDue: 200 });
    expect(s.sent('UpdateInvoice')).toMatchObject([
      { invoice: { NotifyCustomer: 'false' }, customerId, invoiceNumber: '00012001' },
    ]);
  });

  it('replaces all lines by those that are given', async () => {
    await s.json('update', { ...update, items: form(rose) });
    expect((await read('00012001')).Items).toMatchObject([{ Name: 'Rose Freedom 50 cm', Qty: 10 }]);
  });

  it('does not send the time of the last mark back', async () => {
    const { InvoiceInternalId: id } = await read('00012001');
    await s.json('markAsSynchronized', { invoiceInternalId: String(id) });
    await s.json('update', { ...update, updateFields: { poNum: 'X' } });
    expect(JSON.stringify(s.sent('UpdateInvoice'))).not.toContain('LastSync');
    expect((await read('00012001')).InvoiceLastSyncDateTime).toMatch(/Z$/);
  });

  it('is not sent for a currency that differs only in its letters: a code is in capitals', async () => {
    const made = await s.json('update', { ...update, updateFields: { currency: 'usd' } });
    expect(made).toMatchObject([{ unchanged: true }]);
    expect(s.sent('UpdateInvoice')).toEqual([]);
    await s.json('update', { ...update, updateFields: { currency: 'eur' } });
    expect(s.sent('UpdateInvoice')).toMatchObject([{ invoice: { Currency: 'EUR' } }]);
  });

  it('is not sent for an amount and a day that differ only in how they are written', async () => {
    const { AmountDue, InvoiceDueDate } = await read('00012001');
    const day = String(InvoiceDueDate).slice(0, 10);
    const stored = s.ebiz.state.invoices.all().find(({ InvoiceNumber }) => InvoiceNumber === '00012001');
    Object.assign(stored ?? {}, {
      AmountDue: Number(AmountDue).toFixed(3),
      InvoiceDueDate: `${day}T00:00:00`,
    });
    const made = await s.json('update', {
      ...update,
      amountDue: AmountDue,
      updateFields: { invoiceDueDate: day },
    });
    expect(made).toMatchObject([{ unchanged: true }]);
    expect(s.sent('UpdateInvoice')).toEqual([]);
  });

  it('that gives nothing is refused before anything is sent', async () => {
    const { failure } = await s.run('update', update);
    expect(failure?.message).toContain('Nothing to change');
    expect(s.ebiz.counters.calls).toBe(0);
  });

  it('needs the amounts where it does not merge', async () => {
    const { failure } = await s.run('update', {
      ...update,
      mergeWithCurrentValues: false,
      updateFields: { poNum: 'X' },
    });
    expect(failure?.message).toContain('Invoice Amount is required');
    expect(s.ebiz.counters.calls).toBe(0);
  });
});

describe('creating or updating an invoice', () => {
  it('creates it once, and then updates it without clearing anything', async () => {
    const given = { ...newInvoice, moreFields: mapped({ invoiceMemo: 'Thanks' }) };
    expect(await s.json('upsert', given, [item])).toMatchObject([{ upsert: 'created', ...SUCCESS }]);
    const again = { ...newInvoice, amountDue: 40 };
    expect(await s.json('upsert', again, [item])).toMatchObject([
      { upsert: 'updated', InvoiceNumber: '00099001', ...SUCCESS },
    ]);
    expect(await read('00099001')).toMatchObject({ AmountDue: 40, InvoiceMemo: 'Thanks', Software: 'n8n' });
    expect(s.ebiz.counters.byMethod).toMatchObject({ AddInvoice: 2, UpdateInvoice: 1 });
  });
});

describe('marking an invoice as synchronized', () => {
  it('sets the time of its last mark', async () => {
    const { InvoiceInternalId: id } = await read('00012001');
    const marked = await s.run('markAsSynchronized', { invoiceInternalId: '={{ $json.id }}' }, [{ id }]);
    expect(jsonOf(marked.main)).toEqual([{ InvoiceNumber: '00012001', InvoiceInternalId: id, ...SUCCESS }]);
    expect((await read('00012001')).InvoiceLastSyncDateTime).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('reports an ID that names none in the vendor’s words, on its own item', async () => {
    const { InvoiceInternalId: id } = await read('00012001');
    const { main, error } = await s.run(
      'markAsSynchronized',
      { invoiceInternalId: '={{ $json.id }}' },
      [{ id: 'deadbeef-61b1-4457-a4d1-000000000000' }, { id }],
      { onError: 'continueErrorOutput' },
    );
    expect(pairedTo(main)).toEqual([1]);
    expect(error[0]?.json).toMatchObject({ error: 'Invalid InvoiceInternalId' });
  });
});
