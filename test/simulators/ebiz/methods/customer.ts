import { addRecord, replaceRecord, succeeded } from '../changes';
import { invalid, notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import { profileOf } from '../money/wallet';
import { refused } from '../results';
import { filtered, page, sorted } from '../select';
import type { EbizCustomer, EbizState } from '../state';
import { GATEWAY_CUSTOMER } from '../state/customers';
import { MERCHANT_ID } from '../state/seeds';
import { text } from '../state/store';

const REPEATS = ['CustomerId', 'CustomerInternalId'];

/** What the service keeps itself, whatever an update says. */
const KEPT = [
  'MerchantId',
  'CustomerToken',
  'RecurringBillingData',
  'PaymentMethodProfiles',
  'CustomerLastSyncDateTime',
  'DateTimeCreated',
];

/** Customers: their own records, their numbers at the gateway and the marks of other systems. */
export const customerMethods: Methods = {
  SearchCustomers: search,
  SearchCustomerList: searchList,
  AddCustomer: add,
  UpdateCustomer: update,
  GetCustomer: (state, given) => withMethods(state, needed(state, given)),
  GetGWCustomer: getFromGateway,
  GetCustomerToken: (state, given) => needed(state, given, 'CustomerId').CustomerToken,
  MarkCustomerAsSynchronized: markAsSynchronized,
  MarkCustomerAsActive: (state, given) => setActive(state, given, true),
  MarkCustomerAsInactive: (state, given) => setActive(state, given, false),
};

function search(state: EbizState, given: Given): SoapRecord[] {
  const [internalId, customerId] = [given.text('customerInternalId'), given.text('customerId')];
  const one = named(state, given, 'customerId');
  const isMeant = one !== undefined && (customerId === '' || one.CustomerId === customerId);
  const rows = internalId === '' && customerId === '' ? state.customers.all() : isMeant ? [one] : [];
  return page(sorted(rows, given), given).map((row) => withMethods(state, row));
}

function searchList(state: EbizState, given: Given): SoapRecord {
  const rows = sorted(filtered(state.customers.all(), 'Customer', given), given);
  return {
    CustomerList: given.flag('countOnly') ? [] : page(rows, given).map((row) => listed(state, row, given)),
    Start: given.number('start'),
    Limit: given.number('limit'),
    Count: rows.length,
  };
}

function listed(state: EbizState, customer: EbizCustomer, given: Given): SoapRecord {
  const row = given.flag('includePaymentMethodProfiles') ? withMethods(state, customer) : customer;
  return given.flag('includeCustomerToken') ? row : { ...row, CustomerToken: undefined };
}

/** A customer with the stored payment methods, their numbers masked, and with what is scheduled. */
function withMethods(state: EbizState, customer: EbizCustomer): SoapRecord {
  const { wholeNumbers } = state.gateway.settings;
  const profiles = state.wallet.of(customer.CustomerToken).map((method) => profileOf(method, wholeNumbers));
  const scheduled = state.schedules
    .list()
    .filter(({ customerInternalId }) => customerInternalId === customer.CustomerInternalId)
    .map(({ billing }) => billing);
  return {
    ...customer,
    ...(profiles.length > 0 ? { PaymentMethodProfiles: profiles } : {}),
    ...(scheduled.length > 0 ? { RecurringBillingData: scheduled } : {}),
  };
}

/** Payment methods that are sent along are stored with the customer. */
function add(state: EbizState, given: Given): SoapRecord {
  const sent = sentCustomer(given);
  if (text(sent, 'CustomerId').trim() === '') throw invalid('CustomerId');
  const { PaymentMethodProfiles, ...customer } = sent;
  const moment = state.now();
  const record = { ...customer, MerchantId: MERCHANT_ID, DateTimeCreated: moment, DateTimeModified: moment };
  const response = addRecord(state.customers, record, REPEATS);
  const added = state.byInternalId(text(response, 'CustomerInternalId'));
  if (added && Array.isArray(PaymentMethodProfiles))
    PaymentMethodProfiles.forEach((profile) => state.wallet.addProfile(added.CustomerToken, profile));
  return response;
}

/** Stored payment methods are not touched: they have methods of their own. */
function update(state: EbizState, given: Given): SoapRecord {
  const customer = named(state, given, 'customerId');
  const refusal = customer && state.customers.refusalOf(customer);
  if (refusal) return refused(refusal.errorCode, refusal.error);
  const sent = { ...sentCustomer(given), DateTimeModified: state.now() };
  return replaceRecord(state.customers, customer, sent, { kept: KEPT, repeats: REPEATS });
}

/** The customer that was sent, without what the service keeps itself. A number that is masked is no number. */
function sentCustomer(given: Given): SoapRecord {
  const { CustomerToken: _token, CustomerLastSyncDateTime: _sync, ...sent } = given.record('customer');
  const { PaymentMethodProfiles: profiles } = sent;
  const numbers = Array.isArray(profiles)
    ? profiles.flatMap((profile) => [text(profile, 'CardNumber'), text(profile, 'Account')])
    : [];
  if (numbers.some((number) => /[X*]/i.test(number))) throw invalid('CardNumber');
  return sent;
}

/** Answers a customer of the gateway, by its number or its id there; `import` makes it one of Connect as well. */
function getFromGateway(state: EbizState, given: Given): SoapRecord {
  const [token, customerId] = [given.text('customerToken'), given.text('customerId')];
  const own = token ? state.customers.byToken(token) : state.customers.byKey(customerId);
  if (own) return withMethods(state, own);
  const isMeant = token
    ? GATEWAY_CUSTOMER.CustomerToken === token
    : GATEWAY_CUSTOMER.CustomerId === customerId;
  if (!isMeant) throw notFound();
  return given.flag('import') ? state.customers.add(GATEWAY_CUSTOMER) : GATEWAY_CUSTOMER;
}

function markAsSynchronized(state: EbizState, given: Given): SoapRecord {
  const customer = state.byInternalId(given.text('customerInternalId'));
  if (!customer) throw invalid('CustomerInternalId');
  const refusal = state.customers.refusalOf(customer);
  if (refusal) return refused(refusal.errorCode, refusal.error);
  state.customers.mark(customer, state.now());
  return succeeded(customer, REPEATS);
}

function setActive(state: EbizState, given: Given, active: boolean): SoapRecord {
  const customer = state.byInternalId(given.text('customerInternalId'));
  if (!customer) throw invalid('CustomerInternalId');
  if (active) state.customers.inactive.delete(customer.CustomerInternalId);
  else state.customers.inactive.add(customer.CustomerInternalId);
  return succeeded(customer, REPEATS);
}

/** The customer that the request names by one of its ids. GetCustomerToken writes one of them with a capital. */
function needed(state: EbizState, given: Given, idName = 'customerId'): EbizCustomer {
  const customer = named(state, given, idName);
  if (!customer) throw notFound();
  return customer;
}

function named(state: EbizState, given: Given, idName: string): EbizCustomer | undefined {
  const internalId = given.text('customerInternalId');
  return internalId ? state.byInternalId(internalId) : state.byCustomerId(given.text(idName));
}
