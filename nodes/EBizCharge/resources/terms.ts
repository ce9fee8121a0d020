import {
  additional,
  argument,
  body,
  choice,
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
import { inPages, page, pageFields } from '../fields';
import { Terms, TermsResponse } from '../types/terms';

export const resource: Resource = {
  value: 'terms',
  name: 'Terms',
  description: 'When invoices are due, and discounts for early payment',
};

const termsId = body('termsId', key(), {
  label: 'Terms ID',
  list: 'searchTerms',
  example: 'NET30',
  description: 'ID that you gave the terms',
});

const termsInternalId = body('termsInternalId', key(), {
  label: 'Terms Internal ID',
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'EBizCharge’s own ID of the terms',
});

const oneOfTerms = {
  locators: [locator('terms', 'Terms', { id: 'termsId', internalId: 'termsInternalId' })],
  rules: [oneOf('termsId', 'termsInternalId')],
};

/** The sort fields of {@link getMany}: https://developer.ebizcharge.net/connect/docs/searchterms */
const sort = choice({
  termsId: ['TermsId', 'Terms ID'],
  termsName: ['TermsName', 'Terms Name'],
  termsDescription: ['TermsDescription', 'Terms Description'],
  netDueInDays: ['NetDueInDays', 'Net Due in Days'],
  discountPercentage: ['DiscountPercentage', 'Discount Percentage'],
  discountIfPaidWithinDays: ['DiscountIfPaidWithinDays', 'Discount If Paid Within Days'],
  isInactive: ['IsInactive', 'Is Inactive'],
});

/** Reads one set of terms. */
export const get = operation({
  resource: 'terms',
  operation: 'get',
  name: 'Get',
  action: 'Get terms',
  description: 'Get terms of payment',
  ...page('GetTerms'),
  call: soap('GetTerms'),
  effect: 'read',
  fields: [termsId, termsInternalId],
  ...oneOfTerms,
  result: one(Terms),
});

/** Lists terms page by page. */
export const getMany = operation({
  resource: 'terms',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many terms',
  description: 'List the terms of payment of the merchant',
  ...page('SearchTerms'),
  call: soap('SearchTerms'),
  effect: 'read',
  walk: inPages,
  fields: [
    ...filters(
      { ...termsInternalId, description: 'Only the terms with this ID of EBizCharge' },
      { ...termsId, description: 'Only the terms with this ID of yours' },
    ),
    ...pageFields,
    ...filters(body('sort', sort, { label: 'Sort By', otherwise: '', description: 'Field to sort by' })),
  ],
  result: rows('', Terms, { item: 'Terms' }),
});

/** Adds terms. The service refuses a repeat with ErrorCode 2. */
export const create = operation({
  resource: 'terms',
  operation: 'create',
  name: 'Create',
  action: 'Create terms',
  description: 'Create terms of payment. It fails if there are some with this ID.',
  ...page('AddTerms'),
  call: soap('AddTerms'),
  effect: 'once',
  lookUp: 'Terms: Get Many with the terms ID shows whether they were created.',
  fields: argument('terms', Terms, {
    top: ['termsId', 'termsName'],
    required: ['termsId'],
    rest: additional,
    omit: ['termsInternalId'],
    change: { termsId: { example: 'NET30' }, termsName: { example: 'Net 30' } },
  }),
  result: one(TermsResponse),
});

/** Updates terms. The current record is sent back with the changes. */
export const update = operation({
  resource: 'terms',
  operation: 'update',
  name: 'Update',
  action: 'Update terms',
  description: 'Update terms of payment. Fields that you leave out keep their values.',
  ...page('UpdateTerms'),
  call: soap('UpdateTerms'),
  effect: 'idempotent',
  fields: [
    ...argument('terms', Terms, {
      rest: updates,
      omit: ['termsInternalId'],
      rename: { termsId: 'newTermsId' },
      change: { termsId: { label: 'New Terms ID', description: 'Only to give the terms another ID' } },
    }),
    termsId,
    termsInternalId,
  ],
  ...oneOfTerms,
  merge: wholeRecord('terms', get, { key: { termsId: 'termsId', termsInternalId: 'termsInternalId' } }),
  clearFields: ['termsDescription', 'externalUniqueId'],
  result: one(TermsResponse),
});
