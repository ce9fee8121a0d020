import { ebizCustomerIds } from '../../simulators';
import { pairedTo } from '../support';
import { all, by, form, mapped, stage } from './stage';

const s = stage('salesOrder');

const SUCCESS = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };
const customerId = ebizCustomerIds(1).customerId;

const newOrder = {
  customerId: '={{ $json.customer }}',
  salesOrderNumber: '={{ $json.number }}',
  amount: '64.80',
  amountDue: 64.8,
};
const item = { customer: customerId, number: '00099001' };

/** The order as Get brings it. */
const read = async (number: string) =>
  (await s.json('get', { customerId, salesOrder: by('number', number) }))[0] ?? {};

describe('creating a sales order', () => {
  it('sends it in schema order, with what the schema demands', async () => {
    const made = await s.json(
      'create',
      {
        ...newOrder,
        date: '2026-01-31',
        items: form(
          { name: 'Hydrangea', qty: 2, unitPrice: '32.40' },
          { name: 'Vase', qty: 1, unitPrice: 0 },
        ),
        additionalFields: { currency: 'USD', shipVia: 'Truck' },
        moreFields: mapped({ memo: 'Call', shippingAddress: { zipCode: '02134' }, locationId: '07' }),
      },
      [item],
    );
    expect(made).toEqual([
      {
        SalesOrderNumber: '00099001',
        SalesOrderInternalId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        customerId,
        ...SUCCESS,
      },
    ]);
    expect(s.sent('AddSalesOrder')).toMatchObject([
      {
        salesOrder: {
          CustomerId: customerId,
          SalesOrderNumber: '00099001',
          Date: '2026-01-31',
          Currency: 'USD',
          Amount: '64.80',
          AmountDue: '64.8',
          Items: [
            { Name: 'Hydrangea', UnitPrice: '32.40', Qty: '2', Taxable: 'false', ItemLineNumber: '0' },
            { Name: 'Vase' },
          ],
          Software: 'n8n',
          NotifyCustomer: 'false',
          TotalTaxAmount: '0',
          ShippingAddress: { ZipCode: '02134', IsDefault: 'false' },
          Memo: 'Call',
          ShipVia: 'Truck',
          IsToBeEmailed: 'false',
          IsToBePrinted: 'false',
          LocationId: '07',
        },
      },
    ]);
  });

  it('reports a number that is taken in the vendor’s words, on its own item', async () => {
    const items = [{ customer: customerId, number: '000501' }, item];
    const { main, error } = await s.run('create', newOrder, items, { onError: 'continueErrorOutput' });
    expect(pairedTo(main)).toEqual([1]);
    expect(error[0]?.json).toMatchObject({ error: 'Record already exists', details: { code: '2' } });
  });

  it('is not repeated when its answer is lost, but found', async () => {
    s.ebiz.faults.add({ kind: 'truncated', on: 'AddSalesOrder' });
    const { main, hints } = await s.run('create', newOrder, [item]);
    expect(main).toMatchObject([{ json: { SalesOrderNumber: '00099001' } }]);
    expect(hints[0]?.message).toContain('the look-up has found that it was carried out');
    expect(s.ebiz.counters.byMethod.AddSalesOrder).toBe(1);
  });
});

describe('reading sales orders', () => {
  it('brings one with its lines: amounts are numbers, keys keep their zeros', async () => {
    expect(await read('000501')).toMatchObject({
      SalesOrderNumber: '000501',
      Amount: 120,
      AmountDue: 120,
      IsToBePrinted: false,
      Items: [{ ItemId: 'HYD-BLUE', Qty: 1, UnitPrice: 120 }],
      SalesOrderCustomFields: [{ FieldName: 'Week', FieldValue: '14' }],
    });
    expect(s.sent('GetSalesOrder')).toEqual([{ customerId, salesOrderNumber: '000501' }]);
  });

  it('needs the customer of a number', async () => {
    const { failure } = await s.run('get', { salesOrder: by('number', '000501') });
    expect(failure?.message).toContain('Customer is required because Sales Order Number is given');
    expect(s.ebiz.counters.calls).toBe(0);
  });

  it('has null where no date was sent', async () => {
    await s.json('create', newOrder, [item]);
    expect(await read('00099001')).toMatchObject({ Date: null, DueDate: null });
  });

  it.each([
    ['no', { customerId: 'NOBODY' }, []],
    ['one', { customerId, salesOrderNumber: '000502' }, ['000502']],
    ['many', { customerId }, ['000501', '000502']],
    ['all', {}, ['000501', '000502', '000503']],
  ])('lists %s orders', async (_, filters, numbers) =>
    expect((await s.json('getMany', all(filters))).map((each) => each.SalesOrderNumber)).toEqual(numbers),
  );

  it('sorts by a documented field, and lists those that meet conditions', async () => {
    const conditions = form({ column: 'amount', operator: 'above', value: 100 });
    const found = await s.json('getMany', all({ sort: 'amount', includeItems: true }, { conditions }));
    expect(found).toMatchObject([
      { SalesOrderNumber: '000501', Items: [{ Name: 'Hydrangea Blue' }] },
      { SalesOrderNumber: '000503' },
    ]);
    expect(s.sent('SearchSalesOrders')[0]).toMatchObject({ sort: 'Amount', includeItems: 'true' });
  });

  it('lists what other software made, as connectors do', async () => {
    const conditions = form({ column: 'softwareId', operator: 'notEqual', value: 'KometSales' });
    expect(await s.json('getMany', all({}, { conditions }))).toMatchObject([{ Software: 'Portal' }]);
    expect(s.sent('SearchSalesOrders')[0]).toMatchObject({
      filters: {
        SearchFilter: { FieldName: 'SoftwareId', ComparisonOperator: 'ne', FieldValue: 'KometSales' },
      },
    });
  });
});

describe('updating a sales order', () => {
  const update = { customerId, salesOrder: by('number', '000501'), mergeWithCurrentValues: true };

  it('keeps what is not given, clears what the item wants cleared, and notifies no one', async () => {
    const { Memo: had, ...kept } = await read('000501');
    const updateFields = { poNum: 'PO-NEW', clearFields: ['memo'] };
    expect(await s.json('update', { ...update, updateFields })).toMatchObject([SUCCESS]);
    const { Memo: memo, DateUpdated: _, ...after } = await read('000501');
    expect([had, memo ?? '']).toEqual(['Call before delivery', '']);
    expect(after).toEqual({ ...kept, PoNum: 'PO-NEW' });
    expect(s.sent('UpdateSalesOrder')).toMatchObject([{ salesOrder: { NotifyCustomer: 'false' } }]);
  });

  it('that gives nothing is refused before anything is sent', async () => {
    const { failure } = await s.run('update', update);
    expect(failure?.message).toContain('Nothing to change');
    expect(s.ebiz.counters.calls).toBe(0);
  });
});

it('creates or updates a sales order without clearing anything', async () => {
  expect(await s.json('upsert', newOrder, [{ ...item, number: '000501' }])).toMatchObject([
    { upsert: 'updated', SalesOrderNumber: '000501' },
  ]);
  expect(await read('000501')).toMatchObject({ Amount: 64.8, Memo: 'Call before delivery' });
  expect(await s.json('upsert', newOrder, [item])).toMatchObject([{ upsert: 'created' }]);
});

it('marks a sales order as synchronized', async () => {
  const { SalesOrderInternalId: id } = await read('000501');
  const marked = await s.json('markAsSynchronized', { salesOrderInternalId: String(id) });
  expect(marked).toMatchObject([{ SalesOrderNumber: '000501', ...SUCCESS }]);
  expect((await read('000501')).SalesOrderLastSyncDateTime).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});
