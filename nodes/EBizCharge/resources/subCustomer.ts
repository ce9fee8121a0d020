import {
  additional,
  argument,
  body,
  key,
  one,
  oneOf,
  operation,
  soap,
  updates,
  wholeRecord,
  type Resource,
} from '../../shared/operation';
import { oftenIn, page } from '../fields';
import { SubCustomer, SubCustomerResponse } from '../types/customer';

export const resource: Resource = {
  value: 'subCustomer',
  name: 'Sub-Customer',
  description: 'Customers of a customer, such as its branches',
};

const customerId = body('customerId', key(), {
  label: 'Customer ID',
  list: 'searchCustomers',
  example: 'C-1001',
  description: 'Customer that the sub-customer belongs to. Give it together with Sub-Customer ID.',
});

const subCustomerId = body('subCustomerId', key(), {
  label: 'Sub-Customer ID',
  example: 'MIAMI',
  description: 'ID that you gave the sub-customer. Give it together with Customer ID.',
});

const subCustomerInternalId = body('subCustomerInternalId', key(), {
  label: 'Sub-Customer Internal ID',
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'EBizCharge’s own ID of the sub-customer. Give it alone, in place of the two other IDs.',
});

/** The page advises against giving all three keys: https://developer.ebizcharge.net/connect/docs/getsubcustomer */
const byEitherKey = [oneOf(['customerId', 'subCustomerId'], 'subCustomerInternalId')];

/** Set by the service. */
const NOT_WRITTEN = [
  'merchantId',
  'customerInternalId',
  'subCustomerInternalId',
  'subCustomerLastSyncDateTime',
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
  'subCustomerNotes',
];

/** Reads one sub-customer. */
export const get = operation({
  resource: 'subCustomer',
  operation: 'get',
  name: 'Get',
  action: 'Get sub-customer',
  description: 'Get a customer of a customer',
  ...page('GetSubCustomer'),
  call: soap('GetSubCustomer'),
  effect: 'read',
  fields: [customerId, subCustomerId, subCustomerInternalId],
  rules: byEitherKey,
  result: one(SubCustomer),
});

/** Adds a sub-customer. The service refuses a repeat with ErrorCode 2. */
export const create = operation({
  resource: 'subCustomer',
  operation: 'create',
  name: 'Create',
  action: 'Create sub-customer',
  description: 'Create a customer of a customer. It fails if there is one with this ID.',
  ...page('AddSubCustomer'),
  call: soap('AddSubCustomer'),
  effect: 'once',
  lookUp: 'Sub-Customer: Get shows whether it was created.',
  fields: argument('subcustomer', SubCustomer, {
    top: ['customerId', 'subCustomerId'],
    required: ['customerId', 'subCustomerId'],
    rest: oftenIn(additional, ...OFTEN),
    omit: NOT_WRITTEN,
    change: {
      customerId: {
        list: 'searchCustomers',
        example: 'C-1001',
        description: 'Customer that the sub-customer belongs to',
      },
      subCustomerId: { label: 'Sub-Customer ID', example: 'MIAMI' },
    },
  }),
  result: one(SubCustomerResponse),
});

/** Updates a sub-customer. The current record is sent back with the changes. */
export const update = operation({
  resource: 'subCustomer',
  operation: 'update',
  name: 'Update',
  action: 'Update sub-customer',
  description: 'Update a customer of a customer. Fields that you leave out keep their values.',
  ...page('UpdateSubCustomer'),
  call: soap('UpdateSubCustomer'),
  effect: 'idempotent',
  fields: [
    ...argument('subCustomer', SubCustomer, {
      rest: oftenIn(updates, ...OFTEN),
      omit: NOT_WRITTEN,
      rename: { customerId: 'newCustomerId', subCustomerId: 'newSubCustomerId' },
      change: {
        customerId: {
          label: 'New Customer ID',
          description: 'Only to move the sub-customer to another customer',
        },
        subCustomerId: {
          label: 'New Sub-Customer ID',
          description: 'Only to give the sub-customer another ID',
        },
      },
    }),
    customerId,
    subCustomerId,
    subCustomerInternalId,
  ],
  rules: byEitherKey,
  merge: wholeRecord('subCustomer', get, {
    key: {
      customerId: 'customerId',
      subCustomerId: 'subCustomerId',
      subCustomerInternalId: 'subCustomerInternalId',
    },
    except: ['subCustomerLastSyncDateTime'],
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
    'subCustomerNotes',
    'subCustomerCustomFields',
    'divisionId',
  ],
  result: one(SubCustomerResponse),
});
