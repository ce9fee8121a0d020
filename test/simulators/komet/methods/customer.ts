import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import { accountOf, locationIdsOf } from '../lookups';
import type { Methods } from '../method';
import { KOMET_CUSTOMER_TYPES } from '../records/customer';
import { Select } from '../select';
import type { KometCustomer, KometState } from '../state';

/** The user that the token belongs to, a salesperson. */
const USER = { id: 761, salesPersonId: 801 };

/** What neither customer.list shows nor has a rule of its own. */
const DETAILS = [
  'phone',
  'fax',
  'website',
  'terms',
  'emailForInvoices',
  'emailForStatements',
  'creditHold',
  'paymentMethod',
  'chargeFuelSurcharge',
  'chargeTax',
  'sendInvoiceVia',
  'askPaymentUponConfirmation',
  'financeChargePercentage',
  'customerGroup',
] as const;

/** No method sets the addresses: all customers share them. */
export const BILLING = {
  billAddress: '1 Flower Street',
  billCity: 'Miami',
  billState: 'FL',
  billZipCode: '33122',
  billCountry: 'United States',
};
const SHIPPING = {
  shipAddress: '2 Dock Road',
  shipCity: 'Doral',
  shipState: 'FL',
  shipZipCode: '33172',
  shipCountry: 'United States',
};

export const customer: Methods = {
  'GET customer.list': list,
  'GET customer.details.get': get,
  'POST customer.add': add,
  'POST customer.update': update,
  'POST customer.additional.charge.update': setCharge,
  'GET customer.by.company.list': listByCompany,
  'GET customer.by.user.list': listByUser,
};

function list(state: KometState, given: Given): object {
  const found = new Select(state.customers.all(), given)
    .where((row) => row.active || given.flag('includeInactive') === true)
    .id('id', (row) => row.id)
    .like('name', (row) => row.name)
    .exact('code', (row) => row.code)
    .id('salesPersonId', (row) => row.salesPersonId)
    .location('locationId', state.account.multiLocation, (row) => row.locationIds.map(String))
    .from('updateAsOf', (row) => row.updatedOn).rows;
  return done({ customers: found.map(listRow) });
}

/** The loose types of the sample: ids and flags as text, the salesperson's id as a number. */
function listRow(row: KometCustomer): object {
  const { id, name, code, salesPerson, salesPersonId, customerType, active, updatedOn, accountingCode } = row;
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

/** The customer stands in an array, as documented. */
function get(state: KometState, given: Given): object {
  const { name, code, customerType, details = {} } = state.customers.need(given.text('customerId'));
  const { emailForInvoices = '', emailForStatements = '', phone = '', fax = '', creditLimit } = details;
  const row = {
    name,
    code,
    customerType,
    ...BILLING,
    ...SHIPPING,
    emailForInvoices,
    emailForStatements,
    phone,
    fax,
    defaultPrice: 'A',
    priceBMarkup: '10',
    priceSellFastMarkup: '5',
    // No limit is empty, a limit of zero is 0.
    creditLimit: creditLimit === undefined || creditLimit === '' ? null : Number(creditLimit),
  };
  return done({ customer: [row] });
}

function add(state: KometState, given: Given): object {
  const { name = '', code = '' } = given.texts('name', 'code');
  const row = state.customers.add({ name, code, ...changes(state, given), details: details(given) });
  return done({ customerId: numberOf(row.id) }, 'The customer was successfully saved.');
}

function update(state: KometState, given: Given): object {
  const row = state.customers.need(given.text('customerId'));
  state.customers.change(row, {
    ...given.texts('name', 'code'),
    active: given.flag('active'),
    ...changes(state, given),
    details: { ...row.details, ...details(given) },
  });
  return done({}, 'The customer was successfully saved.');
}

function details(given: Given): Record<string, string> {
  const limit = given.raw('creditLimit');
  // Sent empty it takes the limit away.
  return { ...given.texts(...DETAILS), ...(limit === undefined ? {} : { creditLimit: String(limit ?? '') }) };
}

function changes(state: KometState, given: Given): Partial<KometCustomer> {
  const type = given.text('type');
  const customerType = type && KOMET_CUSTOMER_TYPES[type];
  // The words are not documented.
  if (type && !customerType) throw new Refusal('The customer type does not exist.');
  const codes = given.list('locationCodes', ':');
  return {
    ...(customerType ? { customerType } : {}),
    // All codes are replaced.
    ...(codes.length > 0 ? { locationIds: locationIdsOf(state, codes) } : {}),
  };
}

function setCharge(state: KometState, given: Given): object {
  const row = state.customers.need(given.text('customerId'));
  const code = given.text('additionalChargeCode') ?? '';
  if (!state.additionalCharges.find((charge) => charge.code.toLowerCase() === code.toLowerCase()))
    throw new Refusal('The additional charge does not exist.');
  const charges = {
    ...row.charges,
    [code]: { ...row.charges?.[code], ...given.texts('amountValue', 'amountType') },
  };
  state.customers.change(row, { charges });
  return done({}, 'The automatic additional charge was successfully saved.');
}

/** No envelope on success. */
function listByCompany(state: KometState, given: Given): object {
  accountOf(state, given);
  const mine = given.flag('showSalespersonCustomers') === true;
  const found = state.customers.filter((row) => !mine || row.salesPersonId === USER.salesPersonId);
  return { customerResult: found.map((row) => ({ customerId: numberOf(row.id), customerName: row.name })) };
}

/** The sample has a status and no message. */
function listByUser(state: KometState, given: Given): object {
  const company = accountOf(state, given);
  const found = state.customers.filter((row) => row.salesPersonId === USER.salesPersonId);
  const customerResult = found.map((row) => ({
    userId: USER.id,
    customerName: row.name,
    customerId: numberOf(row.id),
    companyId: numberOf(company.id),
    companyName: company.name,
  }));
  return { status: 1, customerResult };
}
