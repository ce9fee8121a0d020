import { EBIZ_INVOICES, EBIZ_SALES_ORDERS, startEBizCharge } from '../../../simulators';
import type { EbizSimulator } from '../../../simulators';
import { element, rules } from '../requests';
import { EXISTS, SUCCESS, ask, filter, members, outcome, texts } from './records';
import type { Xml } from './records';

let ebiz: EbizSimulator;
beforeAll(async () => {
  ebiz = await startEBizCharge();
});
beforeEach(() => ebiz.reset());
afterAll(() => ebiz.close());

const line: Xml = {
  ItemId: '00102565',
  UnitPrice: '0.85',
  Qty: '100',
  Taxable: false,
  TaxRate: '0',
  TotalLineAmount: '85.00',
  TotalLineTax: '0',
  ItemLineNumber: 1,
  GrossPrice: '0.85',
  WarrantyDiscount: '0',
  SalesDiscount: '0',
};

/** What the page of UpdateInvoice requires, in schema order. */
const invoice = (more: Xml = {}, rows: Xml[] = [{ Item: line }]): Xml => ({
  CustomerId: 'CUST-001',
  InvoiceNumber: '00099001',
  Currency: 'USD',
  InvoiceAmount: '85.00',
  AmountDue: '85.00',
  Items: rows,
  NotifyCustomer: false,
  TotalTaxAmount: '0.00',
  InvoiceIsToBeEmailed: false,
  InvoiceIsToBePrinted: false,
  TotalDiscountAmount: '0.00',
  TotalShippingAmount: '0.00',
  ...more,
});

const salesOrder = (): Xml => ({
  CustomerId: 'CUST-001',
  SalesOrderNumber: '000900',
  Amount: '85.00',
  AmountDue: '85.00',
  Items: [{ Item: line }],
  NotifyCustomer: false,
  TotalTaxAmount: '0.00',
  IsToBeEmailed: false,
  IsToBePrinted: false,
});

/** One kind of document: its methods, and how the pages call its members. */
interface Kind {
  what: 'Invoice' | 'SalesOrder';
  argument: string;
  number: string;
  record: () => Xml;
  own: string;
  refusal: string;
  seeded: { key: Xml; members: string[] };
}

const KINDS: Kind[] = [
  {
    what: 'Invoice',
    argument: 'invoice',
    number: 'invoiceNumber',
    record: invoice,
    own: '00099001',
    refusal: 'Error',
    seeded: {
      key: { customerId: 'CUST-001', invoiceNumber: '00012001' },
      members: ['InvoiceMemo', 'PoNum', 'BillingAddress', 'InvoiceCustomFields'],
    },
  },
  {
    what: 'SalesOrder',
    argument: 'salesOrder',
    number: 'salesOrderNumber',
    record: salesOrder,
    own: '000900',
    refusal: 'Failed',
    seeded: {
      key: { customerId: 'CUST-001', salesOrderNumber: '000501' },
      members: ['Memo', 'PoNum', 'SalesOrderCustomFields', 'LocationId'],
    },
  },
];

describe.each(KINDS)('$what', ({ what, argument, number, record, own, refusal, seeded }) => {
  const internal = `${argument}InternalId`;
  const InternalId = `${what}InternalId`;
  const Synced = `${what}LastSyncDateTime`;

  it('is added once, found by internal id or by customer and number, and has 1900-01-01 for dates not sent', async () => {
    const added = await ask(ebiz, `Add${what}`, { [argument]: record() });
    expect(outcome(added)).toEqual(SUCCESS);
    expect(element(added, `${what}Number`)).toBe(own);
    const id = element(added, InternalId) ?? '';
    const byId = await ask(ebiz, `Get${what}`, { [internal]: id });
    const byNumber = await ask(ebiz, `Get${what}`, { customerId: 'CUST-001', [number]: own });
    expect(byNumber.text).toBe(byId.text);
    expect(element(byId, what === 'Invoice' ? 'InvoiceDueDate' : 'DueDate')).toBe('1900-01-01');
    expect(texts(byId, 'TotalLineAmount')).toEqual(['85.00']);
    expect(byId.text).not.toContain(Synced);
    expect(outcome(await ask(ebiz, `Add${what}`, { [argument]: record() }))).toEqual([
      refusal,
      ...EXISTS.slice(1),
    ]);
    expect(ebiz.violations).toEqual([]);
  });

  it('that belongs to a customer is not found without it, nor is an unknown one', async () => {
    const fault = async (given: Xml) => element(await ask(ebiz, `Get${what}`, given), 'faultstring');
    const { [number]: ownNumber = '' } = seeded.key;
    expect(await fault({ [number]: ownNumber })).toBe('Not Found');
    expect(await fault({ customerId: 'CUST-002', [number]: ownNumber })).toBe('Not Found');
    expect(await fault({ [internal]: 'deadbeef-0000-0000-0000-000000000000' })).toBe('Not Found');
  });

  it('loses in an update what is left out, and keeps its marks', async () => {
    const before = await ask(ebiz, `Get${what}`, seeded.key);
    for (const name of seeded.members) expect(before.text).toContain(`<${name}>`);
    const id = element(before, InternalId) ?? '';
    const marked = await ask(ebiz, `Mark${what}AsSynchronized`, { [internal]: id });
    expect(outcome(marked)).toEqual(SUCCESS);
    expect(element(marked, InternalId)).toBe(what === 'Invoice' ? id : undefined);
    const { [`${what}Number`]: _, ...others } = record();
    const updated = await ask(ebiz, `Update${what}`, { [argument]: others, ...seeded.key });
    expect(outcome(updated)).toEqual(SUCCESS);
    const after = await ask(ebiz, `Get${what}`, seeded.key);
    for (const name of seeded.members) expect(after.text).not.toContain(`<${name}>`);
    expect(element(after, 'AmountDue')).toBe('85.00');
    expect(element(after, InternalId)).toBe(id);
    expect(element(after, Synced)).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(ebiz.violations).toEqual([]);
  });

  it('that is unknown is no success: a fault for a mark, an error inside HTTP 200 for an update', async () => {
    const marked = await ask(ebiz, `Mark${what}AsSynchronized`, { [internal]: 'deadbeef' });
    expect(element(marked, 'faultcode')).toBe(`s:Invalid${InternalId}`);
    expect(element(marked, 'faultstring')).toBe(`Invalid ${InternalId}`);
    const updated = await ask(ebiz, `Update${what}`, { [argument]: record(), [internal]: 'deadbeef' });
    expect(outcome(updated)).toEqual([refusal, '0', 'Not Found ', '1']);
  });

  it('shows its lines in a search only on request', async () => {
    const search = async (includeItems: boolean) =>
      await ask(ebiz, `Search${what}s`, {
        customerId: 'CUST-001',
        start: 0,
        limit: 10,
        sort: '',
        includeItems,
      });
    const plain = await search(false);
    expect(texts(plain, `${what}Number`)).toHaveLength(2);
    expect(plain.text).not.toContain('<Items>');
    expect(texts(await search(true), 'ItemLineNumber')).toEqual(['1', '1']);
    expect(ebiz.violations).toEqual([]);
  });
});

const page = (more: Xml = {}): Xml => ({ start: 0, limit: 100, sort: '', includeItems: false, ...more });

it.each<[Xml, string[]]>([
  [{ filters: [filter('AmountDue', 'gt', '300')] }, ['00012003', '00012005', '00012006', '00012008']],
  [{ filters: [filter('AmountDue', 'eq', '0')] }, ['00012007']],
  [{ filters: [filter('InvoiceNumber', 'eq', '12001')] }, []],
  [{ filters: [filter('InvoiceNumber', 'eq', '00012001')] }, ['00012001']],
  [{ invoiceNumber: '00012006' }, ['00012006']],
  [{ customerId: 'CUST-001', filters: [filter('AmountDue', 'lt', '100')] }, ['00012002']],
])('invoices are found by %j', async (given, numbers) => {
  ebiz.state.invoices.numbered('00012008').forEach((paid) => (paid.AmountDue = '660.00'));
  const found = await ask(ebiz, 'SearchInvoices', { ...given, ...page() });
  expect(texts(found, 'InvoiceNumber')).toEqual(numbers);
  expect(ebiz.violations).toEqual([]);
});

it('the seed has overdue invoices, counted from today', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const found = await ask(ebiz, 'SearchInvoices', {
    filters: [filter('InvoiceDueDate', 'lt', today), filter('AmountDue', 'gt', '0')],
    ...page(),
  });
  const overdue = EBIZ_INVOICES.filter(({ dueInDays, amountDue }) => dueInDays < 0 && Number(amountDue) > 0);
  expect(texts(found, 'InvoiceNumber')).toEqual(overdue.map(({ invoiceNumber }) => invoiceNumber));
  expect(overdue.map(({ dueInDays }) => dueInDays)).toEqual([-3, -7, -14, -1]);
});

it('sales orders are sorted by the fields that the page names, and by no other', async () => {
  const sorted = await ask(ebiz, 'SearchSalesOrders', page({ sort: 'Amount' }));
  expect(texts(sorted, 'Amount')).toEqual(['64.80', '120.00', '900.00']);
  const byUpload = await ask(ebiz, 'SearchSalesOrders', page({ sort: 'DateUplodaded', limit: 2 }));
  expect(texts(byUpload, 'SalesOrderNumber')).toEqual(['000503', '000502']);
  expect(EBIZ_SALES_ORDERS.map(({ salesOrderNumber }) => salesOrderNumber)).toEqual([
    '000501',
    '000502',
    '000503',
  ]);
  expect(ebiz.violations).toEqual([]);
  await ask(ebiz, 'SearchSalesOrders', page({ sort: 'DateUploaded' }));
  expect(rules(ebiz.violations)).toEqual([
    expect.stringMatching(/^sort: one of SalesOrderInternalId, Date,/),
  ]);
});

describe('the request of an invoice', () => {
  it('calls the token of GetInvoice and SearchInvoices securityTokenCustomer', async () => {
    const { soap, securityToken } = await import('../requests');
    await soap(ebiz, 'GetInvoice', securityToken(ebiz));
    expect(rules(ebiz.violations)).toEqual([
      'securityToken: not documented',
      'securityTokenCustomer: required',
    ]);
  });

  it.each<[string, Xml, string]>([
    ['a line without a number', invoice({}, [{ Item: { ...line, Qty: '' } }]), 'a value of type decimal'],
    ['an amount with a comma', invoice({ InvoiceAmount: '85,00' }), 'a value of type decimal'],
    ['a line named after its list', invoice({}, [{ Items: line }]), 'only Item elements'],
    ['a member of another document', invoice({ IsToBeEmailed: false }), 'not documented'],
  ])('refuses %s', async (_, sent, expectation) => {
    await ask(ebiz, 'AddInvoice', { invoice: sent });
    expect(rules(ebiz.violations).join()).toContain(expectation);
    expect(ebiz.state.invoices.size).toBe(EBIZ_INVOICES.length);
  });

  it.each(Object.keys(line).filter((name) => name !== 'ItemId'))('demands %s of a line', async (name) => {
    const { [name]: _, ...others } = line;
    await ask(ebiz, 'AddInvoice', { invoice: invoice({}, [{ Item: others }]) });
    expect(rules(ebiz.violations)).toEqual([`invoice/Items/Item/${name}: required`]);
  });
});

it('an answer is in the order of the schema', async () => {
  const found = await ask(ebiz, 'GetInvoice', { customerId: 'CUST-001', invoiceNumber: '00012001' });
  expect(members(found, 'GetInvoiceResult').slice(0, 9)).toEqual([
    'MerchantId',
    'CustomerId',
    'InvoiceNumber',
    'InvoiceInternalId',
    'InvoiceDate',
    'Currency',
    'InvoiceAmount',
    'InvoiceDueDate',
    'AmountDue',
  ]);
});
