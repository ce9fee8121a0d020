import {
  additional,
  argument,
  body,
  filters,
  key,
  locator,
  one,
  oneOf,
  operation,
  rows,
  soap,
  updates,
  wholeRecord,
  type Resource,
} from '../../shared/operation';
import { inPages, oftenIn, page, pageFields, unsorted } from '../fields';
import { SalesRep, SalesRepResponse } from '../types/salesRep';

export const resource: Resource = {
  value: 'salesRep',
  name: 'Sales Rep',
  description: 'Sales representatives',
};

const salesRepId = body('salesRepId', key(), {
  label: 'Sales Rep ID',
  list: 'searchSalesReps',
  example: 'SR-7',
  description: 'ID that you gave the sales representative',
});

const salesRepInternalId = body('salesRepInternalId', key(), {
  label: 'Sales Rep Internal ID',
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'EBizCharge’s own ID of the sales representative',
});

const oneSalesRep = {
  locators: [locator('salesRep', 'Sales Rep', { id: 'salesRepId', internalId: 'salesRepInternalId' })],
  rules: [oneOf('salesRepId', 'salesRepInternalId')],
};

const OFTEN = [
  'firstName',
  'lastName',
  'companyName',
  'email',
  'phone',
  'cellPhone',
  'address',
  'isInactive',
];

/** Reads one sales representative. */
export const get = operation({
  resource: 'salesRep',
  operation: 'get',
  name: 'Get',
  action: 'Get sales rep',
  description: 'Get a sales representative',
  ...page('GetSalesRep'),
  call: soap('GetSalesRep'),
  effect: 'read',
  fields: [salesRepId, salesRepInternalId],
  ...oneSalesRep,
  result: one(SalesRep),
});

/** Lists sales representatives page by page. The fields of its filters are not documented. */
export const getMany = operation({
  resource: 'salesRep',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many sales reps',
  description: 'List the sales representatives of the merchant',
  ...page('SearchSalesReps'),
  call: soap('SearchSalesReps'),
  effect: 'read',
  walk: inPages,
  fields: [
    ...filters(
      { ...salesRepInternalId, description: 'Only the sales representative with this ID of EBizCharge' },
      { ...salesRepId, description: 'Only the sales representative with this ID of yours' },
    ),
    ...pageFields,
    unsorted,
  ],
  result: rows('', SalesRep, { item: 'SalesRep' }),
});

/** Adds a sales representative. The service refuses a repeat with ErrorCode 2. */
export const create = operation({
  resource: 'salesRep',
  operation: 'create',
  name: 'Create',
  action: 'Create sales rep',
  description: 'Create a sales representative. It fails if there is one with this ID.',
  ...page('AddSalesRep'),
  call: soap('AddSalesRep'),
  effect: 'once',
  lookUp: 'Sales Rep: Get Many with the sales rep ID shows whether it was created.',
  fields: argument('salesRep', SalesRep, {
    top: ['salesRepId'],
    required: ['salesRepId'],
    rest: oftenIn(additional, ...OFTEN),
    omit: ['salesRepInternalId'],
    change: { salesRepId: { example: 'SR-7' } },
  }),
  result: one(SalesRepResponse),
});

/** Updates a sales representative. The current record is sent back with the changes. */
export const update = operation({
  resource: 'salesRep',
  operation: 'update',
  name: 'Update',
  action: 'Update sales rep',
  description: 'Update a sales representative. Fields that you leave out keep their values.',
  ...page('UpdateSalesRep'),
  call: soap('UpdateSalesRep'),
  effect: 'idempotent',
  fields: [
    ...argument('salesRep', SalesRep, {
      rest: oftenIn(updates, ...OFTEN),
      omit: ['salesRepInternalId'],
      rename: { salesRepId: 'newSalesRepId' },
      change: {
        salesRepId: {
          label: 'New Sales Rep ID',
          description: 'Only to give the sales representative another ID',
        },
      },
    }),
    salesRepId,
    salesRepInternalId,
  ],
  ...oneSalesRep,
  merge: wholeRecord('salesRep', get, {
    key: { salesRepId: 'salesRepId', salesRepInternalId: 'salesRepInternalId' },
  }),
  clearFields: [
    'firstName',
    'lastName',
    'companyName',
    'email',
    'phone',
    'cellPhone',
    'fax',
    'webSite',
    'address',
    'salesRepType',
    'linkedToInternalId',
    'accountNumber',
    'externalUniqueId',
  ],
  result: one(SalesRepResponse),
});
