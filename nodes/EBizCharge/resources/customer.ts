import {
  additional,
  argument,
  body,
  boolean,
  filters,
  integer,
  key,
  locator,
  lookUp,
  one,
  oneOf,
  operation,
  orElse,
  rows,
  scalar,
  soap,
  text,
  updates,
  wholeRecord,
  type Field,
  type Resource,
} from '../../shared/operation';
import { inPages, membersOf, oftenIn, page, pageFields, unsorted } from '../fields';
import { searchConditions } from '../filters';
import { Customer, CustomerResponse } from '../types/customer';

export const resource: Resource = {
  value: 'customer',
  name: 'Customer',
  description: 'Who buys and pays, with addresses and notes',
};

const customerId = body('customerId', key(), {
  label: 'Customer ID',
  list: 'searchCustomers',
  example: 'C-1001',
  description: 'ID that you gave the customer, such as its ID in the ERP',
});

const customerInternalId = body('customerInternalId', key(), {
  label: 'Customer Internal ID',
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'EBizCharge’s own ID of the customer (CustomerInternalId), not the ID that the ERP gave it',
});

const oneCustomer = {
  locators: [locator('customer', 'Customer', { id: 'customerId', internalId: 'customerInternalId' })],
  rules: [oneOf('customerId', 'customerInternalId')],
};

/** Set by the service, by the gateway or by a mark, or changed by separate operations. */
const NOT_WRITTEN = [
  'merchantId',
  'customerInternalId',
  'recurringBillingData',
  'paymentMethodProfiles',
  'customerToken',
  'customerLastSyncDateTime',
  'dateTimeCreated',
  'dateTimeModified',
];

const OFTEN = [
  'companyName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'cellPhone',
  'billingAddress',
  'shippingAddress',
  'customerNotes',
];

/** Reads one customer. */
export const get = operation({
  resource: 'customer',
  operation: 'get',
  name: 'Get',
  action: 'Get customer',
  description: 'Get a customer. One that does not exist is an error; Find takes it as no result.',
  ...page('GetCustomer'),
  call: soap('GetCustomer'),
  effect: 'read',
  fields: [customerId, customerInternalId],
  ...oneCustomer,
  result: one(Customer),
});

/** Looks for one customer, which may not exist. */
export const find = operation({
  resource: 'customer',
  operation: 'find',
  name: 'Find',
  action: 'Find customer',
  description: 'Look for a customer by its ID. If there is none, there is no item, and no error.',
  ...page('SearchCustomers'),
  call: soap('SearchCustomers'),
  effect: 'read',
  fields: [
    customerInternalId,
    customerId,
    body('start', integer(), { preset: 0 }),
    body('most', integer(), { wire: 'limit', preset: 10 }),
    unsorted,
  ],
  ...oneCustomer,
  result: rows('', Customer, { item: 'Customer' }),
});

/** Lists customers page by page. The pages document only some of the fields for conditions. */
export const getMany = operation({
  resource: 'customer',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many customers',
  description: 'Get the customers of the merchant, or those that meet conditions',
  ...page('SearchCustomerList'),
  call: soap('SearchCustomerList'),
  effect: 'read',
  walk: inPages,
  fields: [
    searchConditions(...membersOf(Customer, 'CustomerId', 'Email', 'SoftwareId')),
    ...pageFields,
    unsorted,
    ...filters(
      body('includeCustomerToken', boolean(), {
        label: 'Include Customer Token',
        description: 'Whether to also get the number by which the gateway knows the customer',
        otherwise: false,
      }),
      body('includePaymentMethodProfiles', boolean(), {
        label: 'Include Payment Methods',
        description: 'Whether to also get the stored cards and bank accounts, masked',
        otherwise: false,
      }),
    ),
    body('countOnly', boolean(), { preset: false }),
  ],
  result: rows('CustomerList', Customer, { item: 'Customer' }),
});

const written = argument('customer', Customer, {
  top: ['customerId'],
  required: ['customerId'],
  rest: oftenIn(additional, ...OFTEN),
  omit: NOT_WRITTEN,
  change: { customerId: { example: 'C-1001' } },
});

/** After a lost answer, finds out whether the customer was created. */
const created = lookUp(find, {
  text: 'Customer: Find shows whether it was created.',
  by: [{ from: 'customerId', field: 'customerId' }],
  key: { field: 'customerId', member: 'CustomerId' },
  id: 'CustomerInternalId',
  same: { CompanyName: 'companyName', Email: 'email', LastName: 'lastName' },
  created: { member: 'DateTimeCreated', within: 72 },
  gives: { CustomerId: 'CustomerId', CustomerInternalId: 'CustomerInternalId' },
  mark: 'alreadyCreated',
});

/** Adds a customer. The service refuses a repeat with ErrorCode 2. */
export const create = operation({
  resource: 'customer',
  operation: 'create',
  name: 'Create',
  action: 'Create customer',
  description: 'Create a customer. It fails if there is one with this ID.',
  ...page('AddCustomer'),
  call: soap('AddCustomer'),
  effect: 'once',
  lookUp: created,
  fields: written,
  result: one(CustomerResponse),
});

/** Updates a customer. The service clears what is left out, so the current record is sent back with the changes. */
export const update = operation({
  resource: 'customer',
  operation: 'update',
  name: 'Update',
  action: 'Update customer',
  description: 'Update a customer. Fields that you leave out keep their values.',
  ...page('UpdateCustomer'),
  call: soap('UpdateCustomer'),
  effect: 'idempotent',
  fields: [
    ...argument('customer', Customer, {
      rest: oftenIn(updates, ...OFTEN),
      omit: NOT_WRITTEN,
      rename: { customerId: 'newCustomerId' },
      change: {
        customerId: { label: 'New Customer ID', description: 'Only to give the customer another ID' },
      },
    }),
    customerId,
    customerInternalId,
  ],
  ...oneCustomer,
  merge: wholeRecord('customer', get, {
    key: { customerId: 'customerId', customerInternalId: 'customerInternalId' },
    except: [
      'recurringBillingData',
      'paymentMethodProfiles',
      'customerToken',
      'customerLastSyncDateTime',
      'dateTimeCreated',
      'dateTimeModified',
    ],
  }),
  clearFields: [
    'companyName',
    'firstName',
    'lastName',
    'email',
    'phone',
    'cellPhone',
    'fax',
    'webSite',
    'billingAddress',
    'shippingAddress',
    'customerNotes',
    'customerCustomFields',
    'divisionId',
  ],
  result: one(CustomerResponse),
});

/** Adds a customer, or updates an existing one. */
export const upsert = operation({
  ...create,
  operation: 'upsert',
  name: 'Create or Update',
  action: 'Create or update customer',
  description:
    'Create a customer, or update the one with this ID. Fields that you leave out keep their values.',
  upsert: orElse(update, { codes: [2], key: { customerId: 'customerId' } }),
});

const gatewayCustomer: Field[] = [
  body('customerId', key(), {
    label: 'Customer ID',
    example: 'C-1001',
    description: 'ID of the customer at the gateway',
  }),
  body('customerToken', key(), {
    label: 'Customer Token',
    example: '35829',
    description: 'Number by which the gateway knows the customer',
  }),
];

/** Reads a customer from the gateway. EBizCharge Connect may not have it. */
export const getFromGateway = operation({
  resource: 'customer',
  operation: 'getFromGateway',
  name: 'Get From Gateway',
  action: 'Get customer from gateway',
  description: 'Get a customer that the payment gateway knows, for example from another application',
  ...page('GetGWCustomer'),
  call: soap('GetGWCustomer'),
  effect: 'read',
  fields: [...gatewayCustomer, body('import', boolean(), { preset: false })],
  locators: [locator('customer', 'Customer', { id: 'customerId', token: 'customerToken' })],
  rules: [oneOf('customerId', 'customerToken')],
  result: one(Customer),
});

/** Like {@link getFromGateway}, but also creates the customer in EBizCharge Connect. */
export const importFromGateway = operation({
  ...getFromGateway,
  operation: 'importFromGateway',
  name: 'Import From Gateway',
  action: 'Import customer from gateway',
  description: 'Create a customer in EBizCharge from the one that the payment gateway knows',
  effect: 'once',
  lookUp: 'Customer: Find shows whether it was created.',
  serializeBy: ['customerId', 'customerToken'],
  fields: [...gatewayCustomer, body('import', boolean(), { preset: true })],
});

/** Reads the gateway's number of a customer. Here the page spells CustomerId with a capital letter. */
export const getToken = operation({
  resource: 'customer',
  operation: 'getToken',
  name: 'Get Token',
  action: 'Get token of customer',
  description: 'Get the number by which the gateway knows a customer. Charges and payment methods need it.',
  ...page('GetCustomerToken'),
  call: soap('GetCustomerToken'),
  effect: 'read',
  fields: [{ ...customerId, wire: 'CustomerId' }, customerInternalId],
  ...oneCustomer,
  result: scalar('customerToken', text()),
});

/** What all marks share. */
const mark = (method: string) => ({
  resource: 'customer',
  ...page(method),
  call: soap(method),
  effect: 'idempotent' as const,
  serializeBy: ['customerInternalId'],
  fields: [{ ...customerInternalId, required: true }],
  result: one(CustomerResponse),
});

/** Sets the customer's CustomerLastSyncDateTime to now. */
export const markAsSynchronized = operation({
  ...mark('MarkCustomerAsSynchronized'),
  operation: 'markAsSynchronized',
  name: 'Mark as Synchronized',
  action: 'Mark customer as synchronized',
  description: 'Set the time at which a customer was last synchronized to now',
});

/** Makes a customer active again. */
export const markAsActive = operation({
  ...mark('MarkCustomerAsActive'),
  operation: 'markAsActive',
  name: 'Mark as Active',
  action: 'Mark customer as active',
  description: 'Make a customer active again',
});

/** Makes a customer inactive. */
export const markAsInactive = operation({
  ...mark('MarkCustomerAsInactive'),
  operation: 'markAsInactive',
  name: 'Mark as Inactive',
  action: 'Mark customer as inactive',
  description: 'Make a customer inactive',
});
