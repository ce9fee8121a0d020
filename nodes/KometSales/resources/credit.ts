import {
  body,
  choice,
  day,
  decimal,
  done,
  filters,
  http,
  id,
  integer,
  key,
  list,
  operation,
  perEntry,
  records,
  rows,
  text,
  type Resource,
} from '../../shared/operation';
import { CREDIT } from '../answers';
import { named } from '../fields';

export const resource: Resource = {
  value: 'credit',
  name: 'Credit',
  description: 'Credits and other changes to the balance of a customer',
};

/** Lists credits in detail: a read made with POST. The page could not be read to the end; the members come from code. */
export const getMany = operation({
  resource: 'credit',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many credits',
  description: 'List the credits of customers in detail, such as those approved and not yet synchronized',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174884/Get+a+detailed+list+of+Customer+Credits',
  documented: 'POST credit.details.list',
  call: http('POST', '/credit.details.list', 'body'),
  effect: 'read',
  walk: 'whole',
  open: 'body',
  fields: [
    body('creditDateFrom', day(), {
      label: 'Credit Date From',
      required: true,
      example: '2026-03-01',
      description: 'First credit date',
    }),
    body('creditDateTo', day(), {
      label: 'Credit Date To',
      required: true,
      example: '2026-03-31',
      description: 'Last credit date',
    }),
    body('itemType', choice({ box: ['box', 'Box'], unit: ['UN', 'Unit'], all: ['all', 'All'] }), {
      label: 'Item Type',
      required: true,
      starts: 'all',
      description: 'Kind of items that the credits are about',
    }),
    ...filters(
      body(
        'status',
        choice({
          new: [1, 'New'],
          pendingReview: [2, 'Pending Review'],
          approved: [3, 'Approved'],
          rejected: [4, 'Rejected'],
          resubmitted: [5, 'Resubmitted'],
        }),
        { label: 'Status', description: 'Only credits of this status' },
      ),
      body('customer', text(200), {
        label: 'Customer Name or Code',
        example: 'ABC',
        description: 'Only credits of the customer with this name or code',
      }),
      body('customerId', id(20), {
        label: 'Customer ID',
        list: 'searchCustomers',
        example: '23423',
        description: 'Only credits of this customer',
      }),
      body('carrierName', text(200), {
        label: 'Carrier Name',
        description: 'Only credits of the carrier with this name',
      }),
      body('carrierId', id(20), {
        label: 'Carrier ID',
        list: 'searchCarriers',
        example: '4610',
        description: 'Only credits of this carrier',
      }),
      body('product', text(200), {
        label: 'Product',
        example: 'Rose Freedom',
        description: 'Only credits for this product, by its description',
      }),
      body('number', id(10), {
        label: 'Number',
        example: '101500',
        description: 'Only the credit with this number, which is that of its invoice',
      }),
      body('locationId', id(20), {
        label: 'Location ID',
        list: 'searchLocations',
        example: '42',
        description: 'Only credits of this location, in a company with several',
      }),
      body('externalSystemSynced', named('Synchronized', 'Unsynchronized'), {
        label: 'Synchronized',
        description: 'Only synchronized credits, or only those that are not',
      }),
    ),
  ],
  result: rows('credits', CREDIT),
});

/** Marks credits as posted in the ledger, many in one call. The answer has a verdict for each. */
export const markAsSynchronized = operation({
  resource: 'credit',
  operation: 'markAsSynchronized',
  name: 'Mark as Synchronized',
  action: 'Mark credit as synchronized',
  description: 'Mark credits as synchronized with an external system such as a ledger',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174912/Synchronize+credits+with+an+external+system',
  documented: 'POST credit.mark.sync',
  call: http('POST', '/credit.mark.sync', 'body'),
  effect: 'idempotent',
  fields: [
    body('creditId', list(id(20)), {
      label: 'Credit ID',
      wire: 'credits[].creditId',
      required: true,
      example: '450545',
      description:
        'Credit to mark: the member creditId of Get Many. Its member ID may be the order, so where creditId is missing compare one credit in Komet Sales first. One ID, several separated by commas, or an array; IDs of many items travel in one call.',
    }),
  ],
  batch: { collects: 'creditId', verdict: perEntry('credits', 'creditId', 'status') },
  result: rows('credits', { creditId: id(), status: integer(), message: text() }),
});

/** Enters credit balances of a customer. One verdict covers the call and no list shows them, so each item is its own call. */
export const createOpenBalance = operation({
  resource: 'credit',
  operation: 'createOpenBalance',
  name: 'Create Open Balance',
  action: 'Create open credit balances',
  description: 'Enter open credit balances of a customer, up to 50 at a time',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176754/Create+an+Open+Credit+Balance',
  documented: 'POST open.credit.balance.create',
  call: http('POST', '/open.credit.balance.create', 'body'),
  effect: 'once',
  repeats: ['customerCode'],
  lookUp: 'No method lists them: look at the balance of the customer in Komet Sales.',
  fields: [
    body('customerCode', key(20), {
      label: 'Customer Code',
      list: 'searchCustomerCodes',
      required: true,
      example: 'FL219',
      description: 'Customer by its code, not by its ID',
    }),
    body(
      'openCredits',
      records(
        { itemLabel: 'Open Credit', maxItems: 50 },
        body('date', day(), {
          label: 'Date',
          required: true,
          example: '2026-09-16',
          description: 'Date of the credit',
        }),
        body('balance', decimal(), {
          label: 'Balance',
          required: true,
          example: '450.99',
          description: 'Amount of the credit',
        }),
      ),
      {
        label: 'Open Credits',
        required: true,
        description: 'Balances to enter, at most 50',
      },
    ),
  ],
  result: done({ message: text() }),
});
