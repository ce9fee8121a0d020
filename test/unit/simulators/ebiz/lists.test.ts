import { EBIZ_EXAMPLE_CUSTOMERS, EBIZ_MERCHANT, startEBizCharge } from '../../../simulators';
import type { EbizSimulator } from '../../../simulators';
import { element, rules } from '../requests';
import { EXISTS, SUCCESS, ask, filter, outcome, texts } from './records';
import type { Xml } from './records';
import { chargeStored } from './money';

let ebiz: EbizSimulator;
beforeAll(async () => {
  ebiz = await startEBizCharge();
});
beforeEach(() => ebiz.reset());
afterAll(() => ebiz.close());

const PAGE: Xml = { start: 0, limit: 100, sort: '' };

const ITEM: Xml = {
  ItemId: '0007',
  Name: 'Lily',
  UnitPrice: '1.10',
  UnitCost: '0.60',
  Active: true,
  QtyOnHand: '10',
  Taxable: true,
  TaxRate: '7.00',
};

const [CUSTOMER = { customerId: '', customerInternalId: '' }] = EBIZ_EXAMPLE_CUSTOMERS;

/** A kind of record that Add, Update and Search share: what is added, its id, and what an update of it clears. */
interface Kind {
  what: string;
  argument: string;
  record: Xml;
  key: Xml;
  InternalId: string;
  cleared: string;
  read: { method: string; page?: Xml };
}

const KINDS: Kind[] = [
  {
    what: 'Item',
    argument: 'itemDetails',
    record: { ...ITEM, ItemNotes: 'Smells' },
    key: { itemId: '0007' },
    InternalId: 'ItemInternalId',
    cleared: 'ItemNotes',
    read: { method: 'SearchItems', page: PAGE },
  },
  {
    what: 'Terms',
    argument: 'terms',
    record: { TermsId: '0045', TermsName: 'Net 45', NetDueInDays: 45 },
    key: { termsId: '0045' },
    InternalId: 'TermsInternalId',
    cleared: 'NetDueInDays',
    read: { method: 'GetTerms' },
  },
  {
    what: 'SalesRep',
    argument: 'salesRep',
    record: { SalesRepId: '0804', FirstName: 'Noor', LastName: 'Haddad' },
    key: { salesRepId: '0804' },
    InternalId: 'SalesRepInternalId',
    cleared: 'LastName',
    read: { method: 'GetSalesRep' },
  },
  {
    what: 'SubCustomer',
    argument: 'subCustomer',
    record: { CustomerId: CUSTOMER.customerId, SubCustomerId: '007', FirstName: 'Bo' },
    key: { customerId: CUSTOMER.customerId, subCustomerId: '007' },
    InternalId: 'SubCustomerInternalId',
    cleared: 'FirstName',
    read: { method: 'GetSubCustomer' },
  },
];

describe.each(KINDS)('$what', ({ what, argument, record, key, InternalId, cleared, read }) => {
  const refusal = what === 'Item' ? 'Failed' : 'Error';
  const added = () =>
    ask(ebiz, `Add${what}`, { [what === 'SubCustomer' ? 'subcustomer' : argument]: record });

  it('is added once, and found by either of its ids', async () => {
    const response = await added();
    expect(outcome(response)).toEqual(SUCCESS);
    const internalId = element(response, InternalId) ?? '';
    expect(internalId).not.toBe('');
    const byKey = await ask(ebiz, read.method, { ...key, ...read.page });
    const internal = `${InternalId.charAt(0).toLowerCase()}${InternalId.slice(1)}`;
    const byId = await ask(ebiz, read.method, { [internal]: internalId, ...read.page });
    expect(byId.text).toBe(byKey.text);
    for (const [name, value] of Object.entries(record)) expect(element(byKey, name)).toBe(String(value));
    expect(outcome(await added())).toEqual([refusal, ...EXISTS.slice(1)]);
    expect(ebiz.violations).toEqual([]);
  });

  it('loses in an update what is left out', async () => {
    const internalId = element(await added(), InternalId);
    const { [cleared]: _, ...others } = record;
    const updated = await ask(ebiz, `Update${what}`, { [argument]: others, ...key });
    expect(outcome(updated)).toEqual(SUCCESS);
    const after = await ask(ebiz, read.method, { ...key, ...read.page });
    expect(element(after, cleared)).toBeUndefined();
    expect(element(after, InternalId)).toBe(internalId);
    const unknown = Object.fromEntries(Object.keys(key).map((name) => [name, 'none']));
    const missed = await ask(ebiz, `Update${what}`, { [argument]: others, ...unknown });
    expect(outcome(missed)).toEqual([refusal, '0', 'Not Found ', '1']);
    expect(ebiz.violations).toEqual([]);
  });
});

it.each<[string, Xml, string, string[]]>([
  [
    'SearchItems',
    { filters: [filter('SoftwareId', 'ne', 'KometSales')] },
    'ItemId',
    ['00102566', 'ALS-WHT', 'FRT'],
  ],
  ['SearchItems', { filters: [filter('QtyOnHand', 'gt', '350')] }, 'ItemId', ['00102565', '00102566']],
  ['SearchItems', { filters: [filter('Active', 'eq', 'false')] }, 'ItemId', []],
  ['SearchItems', { itemId: '00102565' }, 'Name', ['Rose Freedom 50 cm']],
  ['SearchItems', { itemId: '102565' }, 'Name', []],
  ['SearchTerms', { termsId: 'NET30' }, 'NetDueInDays', ['30']],
  ['SearchTerms', { termsId: 'NONE' }, 'TermsId', []],
  ['SearchSalesReps', { filters: [filter('IsInactive', 'eq', 'true')] }, 'SalesRepId', ['803']],
  ['SearchSalesReps', {}, 'LastName', ['Whitfield', 'Ortega', 'Tan']],
])('%s by %j', async (method, given, member, values) => {
  const found = await ask(ebiz, method, { ...given, ...PAGE });
  expect(texts(found, member)).toEqual(values);
  expect(ebiz.violations).toEqual([]);
});

it('terms are sorted by a documented field, and paged', async () => {
  const found = await ask(ebiz, 'SearchTerms', { start: 1, limit: 2, sort: 'TermsId' });
  expect(texts(found, 'TermsId')).toEqual(['COD', 'NET15']);
  expect(ebiz.violations).toEqual([]);
});

it('a branch of an unknown customer is a fault', async () => {
  const read = await ask(ebiz, 'AddSubCustomer', {
    subcustomer: { CustomerId: 'NOBODY', SubCustomerId: '1' },
  });
  expect(element(read, 'faultstring')).toBe('Invalid CustomerId');
  expect(
    element(await ask(ebiz, 'GetSubCustomer', { customerId: 'CUST-001', subCustomerId: '9' }), 'faultstring'),
  ).toBe('Not Found');
});

describe('the merchant', () => {
  const merchantInternalId = EBIZ_MERCHANT.merchantInternalId;

  it('has a name, which an update that leaves it out clears', async () => {
    const before = await ask(ebiz, 'GetMerchantData', { merchantInternalId });
    expect(element(before, 'MerchantName')).toBe('Bloom &amp; Stem Wholesale');
    expect(element(before, 'AllowPartialPayment')).toBe('true');
    const updated = await ask(ebiz, 'UpdateMerchantData', {
      merchantInternalId,
      merchantData: { City: 'Doral' },
    });
    expect(outcome(updated)).toEqual(SUCCESS);
    const after = await ask(ebiz, 'GetMerchantData', { merchantInternalId });
    expect(element(after, 'City')).toBe('Doral');
    expect(element(after, 'MerchantName')).toBeUndefined();
    expect(element(after, 'MerchantInternalId')).toBe(merchantInternalId);
    const other = await ask(ebiz, 'GetMerchantData', { merchantInternalId: 'other' });
    expect(element(other, 'faultstring')).toBe('Not Found');
    expect(ebiz.violations).toEqual([]);
  });

  it('has settings as names and values', async () => {
    const read = await ask(ebiz, 'GetMerchantIntegrationSettings');
    expect(texts(read, 'SettingName')).toContain('UseEConnectTransactionReceipts');
    expect(texts(read, 'SettingValue')).toContain('True');
  });
});

it('cards are known by their first digits or as stored methods, places by their ZIP code', async () => {
  const { customerInternalId } = CUSTOMER;
  const byBin = await ask(ebiz, 'GetCardInfo', { cardBIN: '555544' });
  expect(element(byBin, 'CardTypeIdDescription')).toBe('Debit');
  const stored = await ask(ebiz, 'GetCardInfo', { customerInternalId, paymentMethodId: '12' });
  expect(stored.text).toBe(byBin.text);
  const place = await ask(ebiz, 'GetZipCodeInfo', { zipCode: '02134' });
  expect([element(place, 'ZipCode'), element(place, 'StateId')]).toEqual(['02134', 'MA']);
  for (const unknown of [
    await ask(ebiz, 'GetCardInfo', { cardBIN: '999999' }),
    await ask(ebiz, 'GetCardInfo', { customerInternalId, paymentMethodId: '99' }),
    await ask(ebiz, 'GetZipCodeInfo', { zipCode: '2134' }),
  ])
    expect(element(unknown, 'faultstring')).toBe('Not Found');
  expect(ebiz.violations).toEqual([]);
});

it('templates of e-mails and of receipts are listed, all of them or some', async () => {
  const all = await ask(ebiz, 'GetEmailTemplates');
  expect(texts(all, 'TemplateName')).toEqual(['Payment Request', 'Payment Reminder', 'Add Payment Method']);
  const one = await ask(ebiz, 'GetEmailTemplates', { templateName: 'Payment Reminder' });
  expect(texts(one, 'TemplateSubject')).toEqual(['A friendly reminder']);
  expect(texts(await ask(ebiz, 'GetReceiptsList', { receiptType: 'Email' }), 'Name')).toEqual([
    'vterm_customer',
    'vterm_merchant',
  ]);
  expect(texts(await ask(ebiz, 'GetReceiptsList'), 'ReceiptRefNum')).toEqual(['1', '2', '3', '4']);
  expect(ebiz.violations).toEqual([]);
});

describe('of a transaction', () => {
  const charged = async () =>
    element(await chargeStored(ebiz, 1, { amount: 12.5, orderId: 'A-1' }), 'RefNum') ?? '';
  const decoded = (text: string | undefined) => Buffer.from(text ?? '', 'base64').toString('utf8');

  it('a receipt is rendered as base64, in HTML or text, and is the same again', async () => {
    const transactionRefNum = await charged();
    const html = await ask(ebiz, 'RenderReceipt', { transactionRefNum, receiptName: 'vterm' });
    expect(decoded(element(html, 'RenderReceiptResult'))).toMatch(/^<html>.*xxxx2224.*12\.50.*<\/html>$/);
    const text = await ask(ebiz, 'RenderReceipt', {
      transactionRefNum,
      receiptRefNum: '1',
      contentType: 'Text',
    });
    expect(decoded(element(text, 'RenderReceiptResult'))).toContain('Order: A-1\n');
    expect(decoded(element(text, 'RenderReceiptResult'))).not.toContain('400010001111');
    expect(ebiz.violations).toEqual([]);
  });

  it('a receipt is mailed each time it is requested', async () => {
    const mail: Xml = { transactionRefNum: await charged(), receiptName: 'vterm_customer' };
    const send = () => ask(ebiz, 'EmailReceipt', { ...mail, emailAddress: 'ap@shop.example' });
    expect(outcome(await send())).toEqual(SUCCESS);
    await send();
    expect(ebiz.state.mails.sent.map(({ about, to }) => [about, to])).toEqual([
      ['receipt', 'ap@shop.example'],
      ['receipt', 'ap@shop.example'],
    ]);
    const unknown = await ask(ebiz, 'EmailReceipt', {
      ...mail,
      transactionRefNum: '1',
      emailAddress: 'ap@shop.example',
    });
    expect(element(unknown, 'faultstring')).toBe('Not Found');
    expect(ebiz.state.mails.sent).toHaveLength(2);
  });

  it('the document of another application is recorded, found and marked as applied', async () => {
    const TransactionId = await charged();
    const request: Xml = {
      CustomerInternalId: CUSTOMER.customerInternalId,
      TransactionId,
      SoftwareId: 'n8n',
      LinkedToTypeId: 'SalesOrder',
      TransactionDate: '2026-03-31',
    };
    const added = await ask(ebiz, 'AddApplicationTransaction', { applicationTransactionRequest: request });
    expect(outcome(added)).toEqual(SUCCESS);
    const id = element(added, 'ApplicationTransactionInternalId') ?? '';
    const search = async (...filters: Xml[]) =>
      await ask(ebiz, 'SearchApplicationTransactions', { filters, countOnly: false, start: 0, limit: 10 });
    const open = await search(
      filter('IsTransactionApplied', 'eq', 'false'),
      filter('CustomerID', 'eq', CUSTOMER.customerId),
      filter('DateTime', 'gte', '2026-03-31 00:00:00'),
    );
    expect(texts(open, 'TransactionId')).toEqual([TransactionId]);
    expect(element(open, 'TransactionAmount')).toBe('12.50');
    expect(element(open, 'PaymentMethodLast4')).toBe('2224');
    await ask(ebiz, 'MarkApplicationTransactionAsApplied', { applicationTransactionInternalId: id });
    expect(element(await search(filter('IsTransactionApplied', 'eq', 'false')), 'Count')).toBe('0');
    expect(element(await search(filter('IsTransactionApplied', 'eq', '1')), 'Count')).toBe('1');
    expect(ebiz.violations).toEqual([]);
  });
});

it('a file is attached to a document that exists', async () => {
  const [invoice] = ebiz.state.invoices.all();
  const upload = (parentDocumentInternalId: string) =>
    ask(ebiz, 'UploadAttachment', {
      parentDocumentInternalId,
      attachment: {
        Title: 'Delivery note',
        FileNameWithExtension: 'note.txt',
        FileContents_Binary: Buffer.from('signed').toString('base64'),
      },
      parentDocumentType: 'Invoice',
    });
  const uploaded = await upload(String(invoice?.InvoiceInternalId));
  expect(outcome(uploaded)).toEqual(SUCCESS);
  expect(element(uploaded, 'AtachmentInternalId')).toBe(ebiz.state.attachments.all()[0]?.AtachmentInternalId);
  expect(outcome(await upload('none'))).toEqual(['Error', '0', 'Not Found ', '1']);
  expect(ebiz.violations).toEqual([]);
});

it('a method that the simulator lacks fails the test, and invents nothing', async () => {
  const read = await ask(ebiz, 'GetUserData', { userInternalId: '1' });
  expect(read.status).toBe(501);
  expect(rules(ebiz.violations)).toEqual(['GetUserData: a method that the simulator has']);
});
