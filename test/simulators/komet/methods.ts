import type { KometCharge, KometCredit, KometCustomer, KometException, KometState } from './state';

/** The parameters of a request, taken from where each is documented. Already checked. */
export type Parameters = (name: string) => unknown;

/** What a simulated method does: the members of the answer, the envelope's success included. */
export type Method = (state: KometState, given: Parameters) => object;

/** The simulated methods, by HTTP method and documented id. */
export const METHODS: Record<string, Method> = {
  'GET customer.list': listCustomers,
  'POST credit.mark.sync': markCredits,
  'PUT automatic-additional-charge': updateCharge,
};

function listCustomers(state: KometState, given: Parameters): object {
  const id = given('id');
  const name = given('name');
  const code = given('code');
  const salesPersonId = given('salesPersonId');
  const locationId = given('locationId');
  const since = given('updateAsOf');
  const tests: Array<(customer: KometCustomer) => boolean> = [];
  if (!truthy(given('includeInactive'))) tests.push((customer) => customer.active);
  if (isText(id)) tests.push((customer) => customer.id === id);
  if (isText(name)) tests.push(like(name));
  if (isText(code)) tests.push((customer) => customer.code.toLowerCase() === code.toLowerCase());
  if (isText(salesPersonId)) tests.push((customer) => String(customer.salesPersonId) === salesPersonId);
  // Documented for multi-location companies only; elsewhere it is taken to have no effect.
  if (isText(locationId) && state.account.multiLocation)
    tests.push((customer) => customer.locationIds.map(String).includes(locationId));
  if (isText(since)) tests.push((customer) => customer.updatedOn.slice(0, 10) >= since);
  const found = state.customers.filter((customer) => tests.every((test) => test(customer)));
  return { status: '1', message: 'OK', customers: found.map(customerRow) };
}

/** A LIKE expression; a plain text is taken to mean "contains". */
function like(name: string): (customer: KometCustomer) => boolean {
  const pattern = name.includes('%') ? name : `%${name}%`;
  const source = pattern
    .split('%')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`, 'i');
  return (customer) => expression.test(customer.name);
}

/** The loose types of the sample: ids and flags as text, the salesperson's id as a number. */
function customerRow(customer: KometCustomer): object {
  const { id, name, code, salesPerson, salesPersonId, customerType, active, updatedOn, accountingCode } =
    customer;
  return {
    id,
    name,
    code,
    active: active ? '1' : '0',
    salesPerson,
    salesPersonId,
    customerType,
    updatedOn,
    accountingCode,
  };
}

function markCredits(state: KometState, given: Parameters): object {
  const entries = given('credits') as Array<{ creditId: string | number | bigint }>;
  return { status: '1', credits: entries.map(({ creditId }) => markCredit(state, creditId)) };
}

function markCredit(state: KometState, creditId: string | number | bigint): object {
  const credit = state.credits.get(String(creditId));
  const message = creditOutcome(credit);
  const done = credit !== undefined && credit.status !== 'cancelled';
  if (done) {
    credit.status = 'synchronized';
    credit.marks += 1;
  }
  // The sample answers with a number even where text was sent.
  return { message, status: done ? '1' : '0', creditId: BigInt(creditId) };
}

function creditOutcome(credit: KometCredit | undefined): string {
  if (!credit) return "The credit doesn't exist";
  // A repeated mark is not documented: it is taken to succeed again.
  return credit.status === 'cancelled'
    ? 'The credit was cancelled'
    : 'The credit was successfully synchronized';
}

function updateCharge(state: KometState, given: Parameters): object {
  const id = String(given('automaticAdditionalChargeId'));
  const charge = state.charges.get(id);
  // The wording of this failure is not documented.
  if (!charge) return { result: 0, message: 'The automatic additional charge does not exist.' };
  applyUpdate(charge, given);
  return {
    result: 1,
    automaticAdditionalChargeId: BigInt(id),
    message: 'The automatic additional charge was successfully updated.',
  };
}

function applyUpdate(charge: KometCharge, given: Parameters): void {
  charge.additionalChargeId = String(given('additionalChargeId'));
  if (given('companyLocationId') !== undefined) charge.companyLocationId = String(given('companyLocationId'));
  charge.amountValue = String(given('amountValue'));
  charge.active = truthy(given('active'));
  charge.capPerDay = String(given('capPerDay'));
  charge.minCapPerDay = String(given('minCapPerDay'));
  charge.amountType = Number(given('amountType'));
  charge.orderType = Number(given('orderType'));
  // Whether the stored carriers are replaced or extended is not documented: replaced.
  if (given('carrierIds') !== undefined) charge.carrierIds = idList(given('carrierIds'));
  charge.excludedCustomerIds = excluded(charge, given);
  const exceptions = (given('exceptionCustomers') ?? []) as Array<Record<keyof KometException, unknown>>;
  for (const exception of exceptions) putException(charge, exception);
  charge.updates += 1;
}

/** 0 takes the customers off the list, 1 puts them on it, 2 empties it, whoever is named. */
function excluded(charge: KometCharge, given: Parameters): string[] {
  const ids = idList(given('excludeCustomerIds'));
  const present = charge.excludedCustomerIds;
  switch (String(given('excludeCustomerActionType') ?? '')) {
    case '0':
      return present.filter((id) => !ids.includes(id));
    case '1':
      return [...new Set([...present, ...ids])];
    case '2':
      return [];
    default:
      return present;
  }
}

/** There is an `active` flag and no action: taken as "add, or change the one of this customer". */
function putException(charge: KometCharge, sent: Record<keyof KometException, unknown>): void {
  const exception: KometException = {
    customerId: String(sent.customerId),
    active: truthy(sent.active),
    amountValue: String(sent.amountValue),
    amountType: Number(sent.amountType),
  };
  const others = charge.exceptionCustomers.filter(({ customerId }) => customerId !== exception.customerId);
  charge.exceptionCustomers = [...others, exception];
}

function idList(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
  return list.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}

function truthy(value: unknown): boolean {
  return value !== undefined && ['1', 'true'].includes(String(value));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
