import {
  EBIZ_GATEWAY_CUSTOMER,
  EBIZ_KOMET_CUSTOMERS,
  EBIZ_UNKNOWN_CUSTOMER,
  ebizCustomerIds,
  startEBizCharge,
} from '../../../simulators';
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

const [petals = { customerId: '', customerInternalId: '', customerToken: '' }] = EBIZ_KOMET_CUSTOMERS;

const page = (more: Xml = {}): Xml => ({
  start: 0,
  limit: 10,
  sort: '',
  includeCustomerToken: false,
  includePaymentMethodProfiles: false,
  countOnly: false,
  ...more,
});

describe('a customer that is added', () => {
  const customer = { CustomerId: '00102565', FirstName: 'Ana', CompanyName: 'Ana &amp; Co' };

  it('gets an internal id and a number at the gateway, and keeps the zeros of its own id', async () => {
    const added = await ask(ebiz, 'AddCustomer', { customer });
    expect(outcome(added)).toEqual(SUCCESS);
    expect(members(added, 'AddCustomerResult')).toEqual([
      'CustomerId',
      'CustomerInternalId',
      'Status',
      'StatusCode',
      'Error',
      'ErrorCode',
    ]);
    const internalId = element(added, 'CustomerInternalId') ?? '';
    expect(internalId).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    const found = await ask(ebiz, 'GetCustomer', { customerInternalId: internalId.toUpperCase() });
    expect(element(found, 'CustomerId')).toBe('00102565');
    expect(element(found, 'CompanyName')).toBe('Ana &amp; Co');
    expect(found.text).not.toContain('CustomerLastSyncDateTime');
    const token = await ask(ebiz, 'GetCustomerToken', { CustomerId: '00102565' });
    expect(element(token, 'GetCustomerTokenResult')).toBe(element(found, 'CustomerToken'));
    expect(ebiz.violations).toEqual([]);
  });

  it('is refused inside HTTP 200 if its id is taken', async () => {
    await ask(ebiz, 'AddCustomer', { customer });
    const again = await ask(ebiz, 'AddCustomer', { customer: { ...customer, FirstName: 'Eva' } });
    expect(again.status).toBe(200);
    expect(outcome(again)).toEqual(EXISTS);
    expect(ebiz.state.byCustomerId('00102565')?.FirstName).toBe('Ana');
    expect(ebiz.state.customers.size).toBe(1204);
  });

  it.each<[Xml, string]>([
    [{ FirstName: 'Ana' }, 'customer/CustomerId: required'],
    [
      { CustomerId: 'A', BillingAddress: { Address1: '1 Main Street' } },
      'customer/BillingAddress/IsDefault: required',
    ],
    [
      { CustomerId: 'A', BillingAddress: { IsDefault: '' } },
      'customer/BillingAddress/IsDefault: a value of type boolean',
    ],
    [
      { CustomerId: 'A', BillingAddress: { City: 'Miami', Address1: '1 Main Street', IsDefault: true } },
      'customer/BillingAddress/Address1: in schema order',
    ],
    [
      { CustomerId: 'A', CustomerCustomFields: [{ CustomField: { FieldName: 'Route' } }] },
      'customer/CustomerCustomFields/CustomField: only EbizCustomField elements',
    ],
    [{ CustomerId: 'A', Nickname: 'B' }, 'customer/Nickname: not documented'],
    [{ CustomerId: 'A', BillingAddress: 'Miami' }, 'customer/BillingAddress: elements, no text'],
    [{ CustomerId: { Value: 'A' } }, 'customer/CustomerId: text, no elements'],
  ])('is refused as %j', async (customer, rule) => {
    const added = await ask(ebiz, 'AddCustomer', { customer });
    expect(added.status).toBe(500);
    expect(rules(ebiz.violations)).toContain(rule);
    expect(ebiz.state.customers.size).toBe(1203);
  });
});

it('payment methods that are sent along are stored, unless their numbers are masked', async () => {
  const profile: Xml = {
    AccountHolderName: 'Ana',
    AvsZip: '33126',
    CardExpiration: '2031-05',
    CardNumber: '4000100011112224',
    Balance: '0',
    MaxBalance: '0',
  };
  const customer = (number: string): Xml => ({
    CustomerId: 'CARD-1',
    PaymentMethodProfiles: [{ PaymentMethodProfile: { ...profile, CardNumber: number } }],
  });
  const masked = await ask(ebiz, 'AddCustomer', { customer: customer('XXXXXXXXXXXX2224') });
  expect(element(masked, 'faultstring')).toBe('Invalid CardNumber');
  expect(ebiz.state.byCustomerId('CARD-1')).toBeUndefined();
  await ask(ebiz, 'AddCustomer', { customer: customer('4000100011112224') });
  const found = await ask(ebiz, 'GetCustomer', { customerId: 'CARD-1' });
  expect(texts(found, 'CardNumber')).toEqual(['XXXXXXXXXXXX2224']);
  const updated = await ask(ebiz, 'UpdateCustomer', { customer: customer('***2224'), customerId: 'CARD-1' });
  expect(element(updated, 'faultstring')).toBe('Invalid CardNumber');
  expect(ebiz.violations).toEqual([]);
});

describe('a customer that is updated', () => {
  it('loses what is left out, and keeps what the service keeps itself', async () => {
    await ask(ebiz, 'MarkCustomerAsSynchronized', { customerInternalId: petals.customerInternalId });
    const before = await ask(ebiz, 'GetCustomer', { customerId: 'WPETAL' });
    expect(element(before, 'CustomerNotes')).toBe('Pays by card on Fridays');
    const updated = await ask(ebiz, 'UpdateCustomer', {
      customer: { CustomerId: 'WPETAL', CompanyName: 'Wholesale Petals Inc', CustomerToken: '1' },
      customerId: 'WPETAL',
    });
    expect(outcome(updated)).toEqual(SUCCESS);
    const after = await ask(ebiz, 'GetCustomer', { customerId: 'WPETAL' });
    expect(element(after, 'CompanyName')).toBe('Wholesale Petals Inc');
    for (const gone of ['CustomerNotes', 'Email', 'BillingAddress', 'CustomerCustomFields', 'SoftwareId'])
      expect(after.text).not.toContain(`<${gone}>`);
    for (const kept of ['CustomerInternalId', 'CustomerToken', 'CustomerLastSyncDateTime', 'MerchantId'])
      expect(element(after, kept)).toBe(element(before, kept));
    expect(element(after, 'CardNumber')).toBe(element(before, 'CardNumber'));
    expect(ebiz.violations).toEqual([]);
  });

  it('is not found inside HTTP 200, and can’t take the id of another', async () => {
    const unknown = await ask(ebiz, 'UpdateCustomer', { customer: { FirstName: 'A' }, customerId: 'NOBODY' });
    expect(outcome(unknown)).toEqual(['Error', '0', 'Not Found ', '1']);
    const renamed = await ask(ebiz, 'UpdateCustomer', {
      customer: { CustomerId: 'CUST-002' },
      customerId: 'CUST-001',
    });
    expect(outcome(renamed)).toEqual(EXISTS);
    expect(ebiz.state.byCustomerId('CUST-001')?.CompanyName).toBe('Flower Shop 1 & Sons');
  });

  it('is found by its new id only', async () => {
    await ask(ebiz, 'UpdateCustomer', { customer: { CustomerId: 'NEW-1' }, customerId: 'CUST-001' });
    expect(ebiz.state.byCustomerId('NEW-1')?.CustomerInternalId).toBe(ebizCustomerIds(1).customerInternalId);
    expect(ebiz.state.byCustomerId('CUST-001')).toBeUndefined();
  });
});

it('a customer shows what is scheduled for it, which an update does not touch', async () => {
  const { customerInternalId } = ebizCustomerIds(1);
  const recurringBilling = { Amount: '25.00', Schedule: 'monthly', SendCustomerReceipt: false };
  await ask(ebiz, 'ScheduleRecurringPayment', {
    customerInternalId,
    paymentMethodProfileId: '11',
    recurringBilling,
  });
  await ask(ebiz, 'UpdateCustomer', { customer: { FirstName: 'A' }, customerInternalId });
  const after = await ask(ebiz, 'GetCustomer', { customerInternalId });
  expect(members(after, 'RecurringBillingData')).toEqual(['RecurringBilling']);
  expect(element(after, 'Amount')).toBe('25.00');
  expect(ebiz.violations).toEqual([]);
});

it('an unknown customer is a fault for each method in its own words', async () => {
  const fault = async (operation: string, given: Xml): Promise<Array<string | undefined>> => {
    const read = await ask(ebiz, operation, given);
    return [String(read.status), element(read, 'faultcode'), element(read, 'faultstring')];
  };
  const customerInternalId = EBIZ_UNKNOWN_CUSTOMER;
  const invalid = ['500', 's:InvalidCustomerInternalId', 'Invalid CustomerInternalId'];
  expect(await fault('MarkCustomerAsActive', { customerInternalId })).toEqual(invalid);
  expect(await fault('MarkCustomerAsInactive', { customerInternalId })).toEqual(invalid);
  expect((await fault('GetCustomer', { customerInternalId })).at(-1)).toBe('Not Found');
  expect((await fault('GetCustomerToken', { CustomerId: 'NOBODY' })).at(-1)).toBe('Not Found');
  expect((await fault('GetGWCustomer', { customerId: 'NOBODY', import: true })).at(-1)).toBe('Not Found');
  expect(ebiz.violations).toEqual([]);
});

it('a customer of the gateway is imported only on request', async () => {
  const { customerId, customerToken } = EBIZ_GATEWAY_CUSTOMER;
  const seen = await ask(ebiz, 'GetGWCustomer', { customerToken, import: false });
  expect(element(seen, 'CustomerId')).toBe(customerId);
  expect(ebiz.state.byCustomerId(customerId)).toBeUndefined();
  const imported = await ask(ebiz, 'GetGWCustomer', { customerId, import: true });
  expect(element(imported, 'CustomerInternalId')).toBe(
    ebiz.state.byCustomerId(customerId)?.CustomerInternalId,
  );
  expect(element(imported, 'CustomerToken')).toBe(customerToken);
});

it('inactive is undone by active', async () => {
  const { customerInternalId } = ebizCustomerIds(3);
  await ask(ebiz, 'MarkCustomerAsInactive', { customerInternalId });
  expect([...ebiz.state.customers.inactive]).toEqual([customerInternalId]);
  expect(outcome(await ask(ebiz, 'MarkCustomerAsActive', { customerInternalId }))).toEqual(SUCCESS);
  expect([...ebiz.state.customers.inactive]).toEqual([]);
});

describe('SearchCustomers', () => {
  it('has rows as elements of the result, none if nothing is found', async () => {
    const one = await ask(ebiz, 'SearchCustomers', { customerId: 'CUST-007', start: 0, limit: 10, sort: '' });
    expect(members(one, 'SearchCustomersResult')).toEqual(['Customer']);
    const none = await ask(ebiz, 'SearchCustomers', { customerId: 'X', start: 0, limit: 10 });
    expect(none.text).toContain('<SearchCustomersResult></SearchCustomersResult>');
    expect(ebiz.violations).toEqual([]);
  });

  it('has at most 1,000 rows a page, however many are requested', async () => {
    const first = await ask(ebiz, 'SearchCustomers', { start: 0, limit: 5000 });
    expect(texts(first, 'CustomerId')).toHaveLength(1000);
    const second = await ask(ebiz, 'SearchCustomers', { start: 1000, limit: 1000 });
    expect(texts(second, 'CustomerId')).toHaveLength(203);
    expect(texts(second, 'CustomerId')[0]).toBe('CUST-1001');
  });
});

describe('SearchCustomerList', () => {
  it.each<[Xml[], string[]]>([
    [[filter('CustomerId', 'eq', 'WPETAL')], ['WPETAL']],
    [
      [filter('CustomerId', 'notequal', 'WPETAL'), filter('DivisionId', 'equal', 'FL')],
      ['ROSEWD', 'HARBOR'],
    ],
    [
      [filter('SoftwareID', 'eq', 'KometSales'), filter('DateTimeModified', 'gt', '2026-01-01')],
      ['WPETAL', 'ROSEWD', 'HARBOR'],
    ],
    [[filter('Email', 'eq', 'AP7@flowershop.example')], ['CUST-007']],
    [[filter('DateTimeCreated', 'gte', '2025-12-01 09:00:00')], ['WPETAL', 'ROSEWD', 'HARBOR']],
    [[filter('DateTimeCreated', 'gt', '2025-12-01 09:00:00')], []],
    [
      [filter('DateTimeCreated', 'lt', '2025-12-01'), filter('CustomerId', 'gte', 'CUST-998')],
      ['CUST-998', 'CUST-999'],
    ],
    [[filter('CustomerLastSyncDateTime', 'eq', '')], []],
  ])('finds by %j', async (filters, ids) => {
    const found = await ask(ebiz, 'SearchCustomerList', { filters, ...page() });
    expect(texts(found, 'CustomerId')).toEqual(ids);
    expect(ebiz.violations).toEqual([]);
  });

  it('says how many there are, and shows them only on request', async () => {
    const counted = await ask(ebiz, 'SearchCustomerList', page({ countOnly: true }));
    expect(texts(counted, 'CustomerId')).toEqual([]);
    expect(element(counted, 'Count')).toBe('1203');
    const plain = await ask(ebiz, 'SearchCustomerList', page({ limit: 1 }));
    expect(plain.text).not.toMatch(/CustomerToken|PaymentMethodProfiles/);
    const whole = await ask(
      ebiz,
      'SearchCustomerList',
      page({ limit: 1, includeCustomerToken: true, includePaymentMethodProfiles: true }),
    );
    expect(element(whole, 'CustomerToken')).toBe('7000001');
    expect(texts(whole, 'CardNumber')).toEqual(['XXXXXXXXXXXX2224', 'XXXXXXXXXXXX2226']);
  });

  it.each<[Xml, string]>([
    [{ ...page(), filters: [] }, 'filters: in schema order'],
    [
      { filters: [filter('CustomerId', 'contains', 'W')], ...page() },
      'filters/SearchFilter/ComparisonOperator: one of eq, ne, gt, lt, gte',
    ],
    [{ ...page({ sort: 'CustomerId' }) }, 'sort: empty'],
    [{ ...page({ start: -1 }) }, 'start: a number of at least 0'],
    [{ ...page({ limit: 0 }) }, 'limit: a number of at least 1'],
    [{ ...page({ limit: '' }) }, 'limit: a value of type int'],
    [{ ...page({ limit: 3_000_000_000 }) }, 'limit: a value of type int'],
    [{ ...page({ countOnly: 'yes' }) }, 'countOnly: a value of type boolean'],
  ])('refuses %j', async (given, rule) => {
    await ask(ebiz, 'SearchCustomerList', given);
    expect(rules(ebiz.violations)).toContain(rule);
  });

  it('refuses a filter by a field that customers don’t have', async () => {
    const found = await ask(ebiz, 'SearchCustomerList', {
      filters: [filter('Colour', 'eq', 'red')],
      ...page(),
    });
    expect(element(found, 'faultstring')).toBe('Customer has no field Colour to filter by');
  });
});
