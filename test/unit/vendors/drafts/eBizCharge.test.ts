import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { oneNode, type OneNodeOptions, type OneNodeRun } from '../../../engine/harness';
import { writeFixturePack } from '../../../engine/harness/fixture-pack';
import { withProcessed } from '../../../engine/harness/journal';
import { jsonOf } from '../../../engine/support';
import type { Field, Type } from '../../../../nodes/shared/operation';
import { ebizType, findEbizType } from '../../../documented';
import { EBizChargeDraft } from './eBizChargeNode';
import * as types from './eBizChargeTypes';
import { moreFields, shownFor } from './form';
import { SoapServer } from './soapServer';

const packDir = writeFixturePack({
  module: path.join(__dirname, 'eBizChargeNode'),
  node: 'EBizChargeDraft',
  credential: 'EBizChargeApi',
});

const server = new SoapServer();
withProcessed();

beforeAll(async () => await server.listen());
beforeEach(() => {
  server.calls.length = 0;
  server.answers = {};
});
afterAll(() => server.close());

async function run(
  resource: string,
  operation: string,
  parameters: IDataObject,
  items: IDataObject[] = [{}],
  options: OneNodeOptions = {},
): Promise<OneNodeRun> {
  const node = {
    type: 'n8n-nodes-fixture.eBizChargeDraft',
    name: 'EBizCharge',
    parameters: { resource, operation, options: {}, ...parameters } as never,
  };
  const credentials = {
    eBizChargeApi: {
      securityId: '11111111-2222-3333-4444-555555555555',
      userId: 'merchant',
      password: 'ebiz-password',
      endpoint: server.url,
    },
  };
  return await oneNode(
    node,
    items.map((json) => ({ json })),
    { packDir, credentials, ...options },
  );
}

describe('the types', () => {
  /** What the page says of a member whose value is of this type. */
  const KINDS: Partial<Record<Type['kind'], string[]>> = {
    text: ['string'],
    choice: ['string'],
    day: ['string', 'dateTime'],
    moment: ['string', 'dateTime'],
    money: ['decimal', 'double', 'float', 'string'],
    decimal: ['decimal', 'double', 'float', 'string'],
    integer: ['int'],
    boolean: ['boolean'],
  };

  function differences(name: string, fields: readonly Field[], seen: string[] = []): string[] {
    if (seen.includes(name)) return [];
    const page = ebizType(name).fields;
    const names = page
      .filter((each) => fields.some(({ wire }) => wire === each.name))
      .map((each) => each.name);
    const order = names.join() === fields.map(({ wire }) => wire).join() ? [] : [`${name}: order`];
    const within = fields.flatMap(({ wire, type }): string[] => {
      const documented = page.find((each) => each.name === wire);
      if (!documented) return [`${name}.${wire}: not documented`];
      if (type.kind === 'records' && documented.array && type.item === documented.arrayItemName)
        return differences(documented.type, type.fields, [...seen, name]);
      if (type.kind === 'record' && !documented.array && findEbizType(documented.type))
        return differences(documented.type, type.fields, [...seen, name]);
      return KINDS[type.kind]?.includes(documented.type) && !documented.array
        ? []
        : [`${name}.${wire}: ${type.kind}`];
    });
    return [...order, ...within];
  }

  it.each(Object.values(types).map((type) => [type.name, type] as const))(
    '%s is as documented',
    (name, type) => expect(differences(name, type.fields)).toEqual([]),
  );

  it.each([
    'Invoice',
    'Customer',
    'Payment',
    'TransactionDetail',
    'CustomerTransactionRequest',
    'TransactionResponse',
  ] as const)('%s has every member', (name) =>
    expect(types[name].fields.map(({ wire }) => wire)).toEqual(
      ebizType(name).fields.map((each) => each.name),
    ),
  );
});

describe('the form', () => {
  const { properties } = new EBizChargeDraft().description;
  it('has what people use, in their order', () => {
    expect(shownFor(properties, 'invoice', 'create')).toEqual([
      'createsAnotherNotice',
      'customerId',
      'invoiceNumber',
      'invoiceAmount',
      'amountDue',
      'invoiceDate',
      'invoiceDueDate',
      'currency',
      'poNum',
      'itemsMode',
      'items',
      'itemsJson',
      'totalTaxAmount',
      'totalShippingAmount',
      'notifyCustomer',
      'moreFields',
    ]);
    expect(shownFor(properties, 'payment', 'getUnapplied')).toEqual([
      'fromDateTime',
      'toDateTime',
      'returnAll',
      'limit',
      'filters',
    ]);
    expect(shownFor(properties, 'transaction', 'chargeStoredMethod')).toEqual([
      'runsAgainNotice',
      'custNum',
      'paymentMethodId',
      'amount',
      'chargeKey',
      'invoice',
      'poNum',
      'tax',
      'shipping',
      'currency',
      'description',
      'lineItemsMode',
      'lineItems',
      'lineItemsJson',
      'custReceipt',
      'custReceiptEmail',
      'allowPartialAuth',
      'moreFields',
    ]);
  });

  // 92 operations share 300 kB. The options of the node are described once.
  it('is small', () => {
    const own = properties.filter(({ name }) => name !== 'options');
    expect(JSON.stringify(own).length).toBeLessThan(6 * 3_300);
  });
});

const ok = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };

describe('an invoice', () => {
  it('is added in schema order, with what the schema demands', async () => {
    server.answers.AddInvoice = () => ({ InvoiceNumber: '0042', InvoiceInternalId: 'i-1', ...ok });
    const { main, failure } = await run(
      'invoice',
      'create',
      {
        customerId: '={{ $json.customer }}',
        invoiceNumber: '0042',
        invoiceAmount: 100.1,
        amountDue: '100.10',
        invoiceDate: '2026-01-31',
        poNum: 'PO & 7',
        items: { values: [{ name: 'Rose', unitPrice: '10.01', qty: 10, itemId: '007' }] },
        moreFields: moreFields({ invoiceMemo: 'Thanks', billingAddress: { city: 'Miami' } }),
      },
      [{ customer: 'C1' }],
    );
    expect(failure?.message).toBeUndefined();
    expect(server.calls[0]?.xml).toBe(
      '<invoice><CustomerId>C1</CustomerId><InvoiceNumber>0042</InvoiceNumber>' +
        '<InvoiceDate>2026-01-31</InvoiceDate><InvoiceAmount>100.1</InvoiceAmount><AmountDue>100.10</AmountDue>' +
        '<PoNum>PO &amp; 7</PoNum>' +
        '<Items><Item><ItemId>007</ItemId><Name>Rose</Name><UnitPrice>10.01</UnitPrice><Qty>10</Qty>' +
        '<Taxable>false</Taxable><TaxRate>0</TaxRate><TotalLineAmount>0</TotalLineAmount>' +
        '<TotalLineTax>0</TotalLineTax><ItemLineNumber>0</ItemLineNumber><GrossPrice>0</GrossPrice>' +
        '<WarrantyDiscount>0</WarrantyDiscount><SalesDiscount>0</SalesDiscount></Item></Items>' +
        '<Software>n8n</Software><NotifyCustomer>false</NotifyCustomer><TotalTaxAmount>0</TotalTaxAmount>' +
        '<BillingAddress><City>Miami</City><IsDefault>false</IsDefault></BillingAddress>' +
        '<InvoiceMemo>Thanks</InvoiceMemo><InvoiceIsToBeEmailed>false</InvoiceIsToBeEmailed>' +
        '<InvoiceIsToBePrinted>false</InvoiceIsToBePrinted><TotalDiscountAmount>0</TotalDiscountAmount>' +
        '<TotalShippingAmount>0</TotalShippingAmount></invoice>',
    );
    expect(jsonOf(main)).toEqual([{ InvoiceNumber: '0042', InvoiceInternalId: 'i-1', ...ok }]);
  });

  it('that exists is refused by its code', async () => {
    server.answers.AddInvoice = () => ({
      Status: 'Error',
      StatusCode: 2,
      Error: 'Record already exists',
      ErrorCode: 2,
    });
    const given = { customerId: 'C1', invoiceNumber: '1', invoiceAmount: 1, amountDue: 1 };
    const { main } = await run('invoice', 'create', given, [{}], { onError: 'continueRegularOutput' });
    expect(main[0]?.json).toMatchObject({ message: 'Record already exists', details: { code: '2' } });
  });
});

describe('a customer', () => {
  it('is read without more of a card than its last four digits, whatever comes', async () => {
    const method = {
      MethodID: '7',
      CardNumber: '4000100011112224',
      CardCode: '123',
      Account: '000123456789',
    };
    server.answers.GetCustomer = () => ({ CustomerId: 'C1', PaymentMethodProfiles: [method] });
    const { main, failure } = await run('customer', 'get', {
      customer: { mode: 'id', value: 'C1', __rl: true },
    });
    expect(failure?.message).toBeUndefined();
    expect(server.calls[0]?.xml).toBe('<customerId>C1</customerId>');
    expect(main[0]?.json).toEqual({
      CustomerId: 'C1',
      RecurringBillingData: [],
      CustomerCustomFields: [],
      PaymentMethodProfiles: [{ MethodID: '7', CardNumber: 'XXXXXXXXXXXX2224', Account: 'XXXXXXXX6789' }],
    });
  });
});

describe('an update of a customer', () => {
  const customer = {
    MerchantId: 'm',
    CustomerInternalId: 'ci',
    CustomerId: 'C1',
    FirstName: 'Ann',
    CompanyName: 'Lee & Co',
    Phone: '1',
    Fax: '2',
    RecurringBillingData: [{ Amount: '5' }],
    BillingAddress: { Address1: 'Main 1', City: 'Miami', IsDefault: true },
    PaymentMethodProfiles: [{ MethodID: '7', CardNumber: 'XXXXXXXXXXXX2224' }],
    CustomerToken: '35829',
    CustomerNotes: 'Old',
    CustomerCustomFields: [{ FieldName: 'a', FieldValue: '007' }],
    CustomerLastSyncDateTime: '2026-01-01T00:00:00',
  };
  const update = async (given: IDataObject) =>
    await run('customer', 'update', {
      customer: { mode: 'id', value: 'C1', __rl: true },
      mergeWithCurrentValues: true,
      ...given,
    });

  beforeEach(() => {
    server.answers.GetCustomer = () => customer;
    server.answers.UpdateCustomer = () => ({ CustomerId: 'C1', ...ok });
  });

  it('sends the record as read with what is given, and never cards, schedules, the token or the time', async () => {
    const { failure, main } = await update({
      phone: '305',
      billingAddress: { values: { city: 'Doral' } },
      moreFields: moreFields({ divisionId: '007' }),
      clearFields: ['fax'],
    });
    expect(failure?.message).toBeUndefined();
    expect(server.calls.map(({ xml }) => xml)).toEqual([
      '<customerId>C1</customerId>',
      '<customer><MerchantId>m</MerchantId><CustomerInternalId>ci</CustomerInternalId>' +
        '<CustomerId>C1</CustomerId><FirstName>Ann</FirstName><CompanyName>Lee &amp; Co</CompanyName>' +
        '<Phone>305</Phone><BillingAddress><Address1>Main 1</Address1><City>Doral</City>' +
        '<IsDefault>true</IsDefault></BillingAddress><CustomerNotes>Old</CustomerNotes>' +
        '<CustomerCustomFields><EbizCustomField><FieldName>a</FieldName><FieldValue>007</FieldValue>' +
        '</EbizCustomField></CustomerCustomFields><DivisionId>007</DivisionId></customer><customerId>C1</customerId>',
    ]);
    expect(main[0]?.json).toMatchObject({ CustomerId: 'C1', Status: 'Success' });
  });

  it('that gives nothing is refused before anything is read', async () => {
    const { failure } = await update({});
    expect(failure?.message).toContain('Nothing to change');
    expect(server.calls).toEqual([]);
  });
});

describe('transactions', () => {
  it('are found by conditions that are rows of field, operator and value', async () => {
    server.answers.SearchTransactions = () => ({
      TransactionsMatched: '1',
      Transactions: [{ Details: { OrderID: '1001', Amount: '12.50' }, Status: 'Settled' }],
    });
    const { main, failure } = await run(
      'transaction',
      'getMany',
      {
        returnAll: true,
        conditions: {
          values: [
            { column: 'orderId', operator: 'equal', value: '={{ $json.order }}' },
            { column: 'created', operator: 'atLeast', value: '2026-01-31T08:00:00Z' },
          ],
        },
        filters: {},
      },
      [{ order: '1001' }],
    );
    expect(failure?.message).toBeUndefined();
    expect(server.calls[0]?.xml).toBe(
      '<filters><SearchFilter><FieldName>OrderID</FieldName><ComparisonOperator>eq</ComparisonOperator>' +
        '<FieldValue>1001</FieldValue></SearchFilter>' +
        '<SearchFilter><FieldName>created</FieldName><ComparisonOperator>gte</ComparisonOperator>' +
        '<FieldValue>2026-01-31 08:00:00</FieldValue></SearchFilter></filters>' +
        '<matchAll>true</matchAll><countOnly>false</countOnly><start>0</start><limit>1000</limit>',
    );
    expect(main[0]?.json).toMatchObject({ Details: { OrderID: '1001', Amount: 12.5 }, Status: 'Settled' });
  });

  it('are not asked for by a condition without a value', async () => {
    const { failure } = await run('transaction', 'getMany', {
      conditions: { values: [{ column: 'orderId', operator: 'equal', value: '' }] },
      filters: {},
    });
    expect(failure?.message).toContain('Conditions, row 1');
    expect(server.calls).toEqual([]);
  });
});

describe('payments that were received', () => {
  it('come whole, page by page, with amounts as numbers and no empty dates', async () => {
    const payments = Array.from({ length: 1001 }, (_, n) => ({
      InvoiceNumber: `00${n}`,
      InvoiceDate: n === 0 ? '1900-01-01T00:00:00' : '2026-01-31',
      PaidAmount: '12.50',
      PaymentInternalId: `p-${n}`,
    }));
    const asked: string[] = [];
    server.answers.GetPayments = ({ xml, element }) => {
      asked.push(xml);
      const number = (name: string) => Number(element.children.find(({ local }) => local === name)?.text);
      return payments.slice(number('start'), number('start') + number('limit'));
    };
    const { main, failure } = await run(
      'payment',
      'getUnapplied',
      { returnAll: true, fromDateTime: '2026-01-01', toDateTime: '2026-01-31', filters: {} },
      [{}],
      { timezone: 'America/New_York' },
    );
    expect(failure?.message).toBeUndefined();
    expect(main).toHaveLength(1001);
    expect([main[0]?.json, main[1000]?.json]).toEqual([
      { InvoiceNumber: '000', InvoiceDate: null, PaidAmount: 12.5, PaymentInternalId: 'p-0' },
      { InvoiceNumber: '001000', InvoiceDate: '2026-01-31', PaidAmount: 12.5, PaymentInternalId: 'p-1000' },
    ]);
    expect(asked).toEqual(
      [0, 1000].map(
        (start) =>
          '<fromDateTime>2026-01-01T05:00:00.000Z</fromDateTime><toDateTime>2026-02-01T04:59:59.999Z</toDateTime>' +
          `<start>${start}</start><limit>1000</limit><sort></sort>`,
      ),
    );
  });
});

describe('a charge of a stored method', () => {
  const charge = {
    custNum: '35829',
    paymentMethodId: '0',
    amount: '12.50',
    chargeKey: '={{ $json.order }}',
    options: { settleDelay: 1 },
  };
  const approved = {
    ResultCode: 'A',
    Result: 'Approved',
    RefNum: '310001',
    AuthCode: '00123',
    AuthAmount: '12.50',
    isDuplicate: false,
    ErrorCode: '0',
    Error: 'Approved',
  };

  beforeEach(() => {
    server.answers.SearchTransactions = () => ({ TransactionsMatched: '0', Transactions: [] });
  });

  it('carries the key as order ID, and all that the page requires', async () => {
    server.answers.runCustomerTransaction = () => approved;
    const { main, failure } = await run(
      'transaction',
      'chargeStoredMethod',
      { ...charge, lineItems: { values: [{ sku: '007', unitPrice: 12.5, qty: 1 }] }, tax: 0.5 },
      [{ order: '1001' }],
    );
    expect(failure?.message).toBeUndefined();
    expect(server.calls.find(({ name }) => name === 'runCustomerTransaction')?.xml).toBe(
      '<custNum>35829</custNum><paymentMethodID>0</paymentMethodID>' +
        '<tran><isRecurring>false</isRecurring><InventoryLocation></InventoryLocation>' +
        '<IgnoreDuplicate>false</IgnoreDuplicate>' +
        '<Details><NonTax>false</NonTax><Tax>0.5</Tax><Subtotal>0</Subtotal><Shipping>0</Shipping>' +
        '<SessionID></SessionID><OrderID>1001</OrderID><Duty>0</Duty><Discount>0</Discount>' +
        '<Amount>12.50</Amount><AllowPartialAuth>false</AllowPartialAuth><Tip>0</Tip></Details>' +
        '<Software>n8n</Software><MerchReceipt>false</MerchReceipt><CustReceipt>false</CustReceipt>' +
        '<Command>sale</Command>' +
        '<LineItems><LineItem><SKU>007</SKU><UnitPrice>12.5</UnitPrice><Qty>1</Qty>' +
        '<Taxable>false</Taxable></LineItem></LineItems></tran>',
    );
    expect(main[0]?.json).toMatchObject({ RefNum: '310001', AuthCode: '00123', AuthAmount: 12.5 });
  });

  it('that the gateway has already is not sent again', async () => {
    server.answers.SearchTransactions = () => ({
      TransactionsMatched: '1',
      Transactions: [
        {
          CheckTrace: '',
          DateTime: new Date().toISOString().slice(0, 19).replace('T', ' '),
          Status: 'Pending',
          TransactionType: 'Sale',
          Details: { OrderID: '1001', Amount: '12.5' },
          Response: { ...approved, CustNum: '35829' },
        },
      ],
    });
    const { main, failure } = await run('transaction', 'chargeStoredMethod', charge, [{ order: '1001' }]);
    expect(failure?.message).toBeUndefined();
    expect(main[0]?.json).toMatchObject({ RefNum: '310001', AuthCode: '00123', alreadyCharged: true });
    expect(server.calls.map(({ name }) => name)).toEqual(['SearchTransactions']);
  });

  it('is shown as data by a dry run, without the credential', async () => {
    const { main, failure } = await run(
      'transaction',
      'chargeStoredMethod',
      { ...charge, options: { dryRun: true } },
      [{ order: '1001' }],
    );
    expect(failure?.message).toBeUndefined();
    expect(main[0]?.json).toMatchObject({
      dryRun: true,
      body: {
        runCustomerTransaction: {
          securityToken: { SecurityId: '***', UserId: '***', Password: '***' },
          custNum: '35829',
          tran: { Details: { OrderID: '1001', Amount: '12.50' } },
        },
      },
      amount: 12.5,
    });
    expect(server.calls.map(({ name }) => name)).toEqual(['SearchTransactions']);
  });

  it('that is declined fails with the words and the code of the gateway', async () => {
    server.answers.runCustomerTransaction = () => ({
      ...approved,
      ResultCode: 'D',
      Result: 'Declined',
      ErrorCode: '10251',
      Error: 'Insufficient funds',
      AvsResultCode: 'YYY',
      AuthCode: '',
    });
    const { main } = await run('transaction', 'chargeStoredMethod', charge, [{ order: '1001' }], {
      onError: 'continueRegularOutput',
    });
    expect(main[0]?.json).toMatchObject({
      message: 'Insufficient funds',
      details: { outcome: 'failed', code: '10251', refNum: '310001', avs: 'YYY' },
    });
  });

  it('whose processor did not answer is unknown', async () => {
    server.answers.runCustomerTransaction = () => ({
      ...approved,
      ResultCode: 'E',
      ErrorCode: '20003',
      Error: 'Processor timed out',
    });
    const { main } = await run('transaction', 'chargeStoredMethod', charge, [{ order: '1001' }], {
      onError: 'continueRegularOutput',
    });
    expect(main[0]?.json).toMatchObject({ details: { outcome: 'unknown', code: '20003', refNum: '310001' } });
    expect(server.calls.filter(({ name }) => name === 'runCustomerTransaction')).toHaveLength(1);
  });
});
