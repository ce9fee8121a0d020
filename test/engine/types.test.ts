import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { withDepot } from './fixtures/depot';

const ledger = withDepot({
  module: path.join(__dirname, 'fixtures/types/ledgerNode'),
  node: 'Ledger',
  credential: 'LedgerApi',
});

const create = async (form: IDataObject, items: IDataObject[] = [{}]) =>
  await ledger.run(
    'bill',
    'create',
    { customerId: 'C1', amount: 12.5, additionalFields: {}, ...form },
    items,
  );

/** What was sent, as JSON text: the order of its members counts. */
const sent = () => ledger.asked.map(({ body }) => JSON.stringify(body));

beforeEach(() => {
  ledger.answer = () => ({ bill: {} });
});

describe('a record that is spread over the form', () => {
  it('travels as one object in the order of the schema', async () => {
    const { failure } = await create(
      {
        city: 'Bonn',
        billNumber: '={{ $json.number }}',
        items: { values: [{ qty: 2, unitPrice: 1.5, itemId: 'A', taxable: '', parts: {} }] },
        additionalFields: {
          zipCode: '53111',
          billDate: '2026-01-31',
          creditLimit: '100.00',
          notifyCustomer: true,
        },
      },
      [{ number: '0042' }],
    );
    expect(failure).toBeUndefined();
    expect(sent()).toEqual([
      '{"bill":{"CustomerId":"C1","BillNumber":"0042","BillDate":"2026-01-31","Amount":"12.5","Limit":"100.00",' +
        '"ShipTo":{"City":"Bonn","ZipCode":"53111"},"Items":[{"ItemId":"A","UnitPrice":"1.5","Qty":2,"Taxable":false}],' +
        '"NotifyCustomer":true,"Software":"n8n"}}',
    ]);
  });

  it('has what the schema demands even if nobody gave it, and nothing else that is left out', async () => {
    await create({});
    expect(sent()).toEqual([
      '{"bill":{"CustomerId":"C1","Amount":"12.5","NotifyCustomer":false,"Software":"n8n"}}',
    ]);
  });

  it('demands the members that this form requires', async () => {
    const { failure } = await create({ customerId: '' });
    expect(failure?.message).toContain('Customer ID');
    expect(ledger.asked).toEqual([]);
  });
});

describe('amounts of money', () => {
  it.each<[amount: unknown, shown: string]>([
    ['1,234.50', 'got "1,234.50". Write it without separators of thousands'],
    [12.345, 'got "12.345"'],
    [0, 'got "0"'],
    ['20000', 'got "20000"'],
  ])('%j is refused, and nothing is sent', async (amount, shown) => {
    const { status, failure } = await create({ amount: '={{ $json.amount }}' }, [
      { amount: 1 },
      { amount } as IDataObject,
    ]);
    expect(status).toBe('error');
    expect(failure?.message).toContain(
      'Amount: expected an amount from 0.01 to 10000, with at most two decimal places, ',
    );
    expect(failure?.message).toContain(shown);
    expect(ledger.asked).toEqual([]);
  });

  it('are numbers in the result, and text if a number would lose digits', async () => {
    ledger.answer = () => ({
      bill: {
        Amount: '12.50',
        Limit: '90071992547409931.25',
        Items: [{ ItemId: '007', UnitPrice: '1,234.50' }],
      },
    });
    const { main } = await create({});
    expect(main[0]?.json).toEqual({
      Amount: 12.5,
      Limit: '90071992547409931.25',
      Items: [{ ItemId: '007', UnitPrice: 1234.5 }],
    });
  });
});

describe('dates', () => {
  it('that mean none are null, at any depth', async () => {
    ledger.answer = () => ({
      bills: [
        { BillDate: '1900-01-01', PaidAt: '0001-01-01T00:00:00' },
        { BillDate: '2026-01-31', PaidAt: '2026-01-31T08:00:00', MerchantId: '1900-01-01' },
        { BillDate: '1900-01-01T00:00:00Z', PaidAt: null },
      ],
    });
    const { main } = await ledger.run('bill', 'getMany', { returnAll: true, filters: {} }, [{}]);
    expect(main.map(({ json }) => json)).toEqual([
      { BillDate: null, PaidAt: null },
      { BillDate: '2026-01-31', PaidAt: '2026-01-31T08:00:00Z', MerchantId: '1900-01-01' },
      { BillDate: null, PaidAt: null },
    ]);
  });

  // The workflow's zone is New York's, where a day ends at 5 o'clock of the next one in GMT, in summer at 4.
  it.each([
    ['2026-01-31', '2026-02-01 04:59:59'],
    ['2026-07-31', '2026-08-01 03:59:59'],
    ['2026-01-31T08:00:00', '2026-01-31 13:00:00'],
  ])('%s as an upper bound is %s', async (until, bound) => {
    ledger.answer = () => ({ bills: [] });
    await ledger.run('bill', 'getMany', { returnAll: true, filters: { from: '2026-01-01', until } }, [{}], {
      timezone: 'America/New_York',
    });
    expect(ledger.asked[0]?.query).toEqual({ from: '2026-01-01T05:00:00.000Z', until: bound });
  });
});

describe('a list in a collection', () => {
  const credits = (given: IDataObject) => ({ additionalFields: { credits: given } });
  const sentCredits = () => (ledger.asked[0]?.body as { bill: IDataObject }).bill.Credits;

  it('is defined below', async () => {
    await create(credits({ values: [{ itemId: 'A', unitPrice: 1 }, { itemId: '={{ $json.id }}' }] }), [
      { id: 'B' },
    ]);
    expect(sentCredits()).toEqual([
      { ItemId: 'A', UnitPrice: '1', Taxable: false },
      { ItemId: 'B', Taxable: false },
    ]);
  });

  it.each<[json: string, item: IDataObject]>([
    ['[{ "itemId": "A", "unitPrice": 1 }, { "ITEMID": "B" }]', {}],
    ['={{ $json.rows }}', { rows: [{ ItemId: 'A', UnitPrice: '1' }, { itemid: 'B' }] }],
    ['={{ JSON.stringify($json.rows) }}', { rows: [{ ItemId: 'A', unitprice: 1 }, { itemId: 'B' }] }],
  ])('comes from JSON: %s', async (json, item) => {
    const { failure } = await create(credits({ json: [{ json }] }), [item]);
    expect(failure).toBeUndefined();
    expect(sentCredits()).toEqual([
      { ItemId: 'A', UnitPrice: '1', Taxable: false },
      { ItemId: 'B', Taxable: false },
    ]);
  });

  it('is not given while its box for JSON is as it starts', async () => {
    await create(credits({ json: [{ json: '[]' }] }));
    expect(sentCredits()).toBeUndefined();
  });

  it.each<[given: IDataObject, words: string]>([
    [
      { json: [{ json: '[{ "itemId": "A", "unitPrise": 1 }]' }] },
      'Credits, row 1: expected no other members than itemId, unitPrice, qty, taxable, parts, got "unitPrise". The nearest is unitPrice',
    ],
    [
      { json: [{ json: '[{ "itemId": ' }] },
      'Credits: expected a list of objects with at least one entry, got text that is not valid JSON',
    ],
    [{ json: [{ json: '={{ $json.nothing }}' }] }, 'Credits: expected a value, got nothing'],
    [
      { values: [{ itemId: 'A' }], json: [{ json: '[{ "itemId": "B" }]' }] },
      'Credits: expected rows that are defined below or rows from JSON, got both',
    ],
    [{ json: [{ json: '[]' }, { json: '[]' }] }, 'Credits: expected one list from JSON, got 2'],
  ])('sends nothing when it is unclear: %j', async (given, words) => {
    const { failure } = await create(credits(given));
    expect(failure?.message).toContain(words);
    expect(ledger.asked).toEqual([]);
  });
});
