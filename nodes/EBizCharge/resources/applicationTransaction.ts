import {
  additional,
  argument,
  body,
  boolean,
  key,
  moment,
  one,
  operation,
  rows,
  soap,
  type Resource,
} from '../../shared/operation';
import { inPages, membersOf, oftenIn, page, pageFields, unsorted } from '../fields';
import { searchConditions } from '../filters';
import {
  ApplicationTransactionDetails,
  ApplicationTransactionRequest,
  ApplicationTransactionResponse,
} from '../types/applicationTransaction';

export const resource: Resource = {
  value: 'applicationTransaction',
  name: 'Application Transaction',
  description: 'Transactions that are linked to documents of an application, such as an order in the ERP',
};

/** Lists linked transactions page by page, with their total count. No sort is documented. */
export const getMany = operation({
  resource: 'applicationTransaction',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many application transactions',
  description: 'Get transactions that are linked to documents and meet conditions',
  ...page('SearchApplicationTransactions'),
  call: soap('SearchApplicationTransactions'),
  effect: 'read',
  walk: { ...inPages, total: 'Count' },
  fields: [
    searchConditions(
      ...membersOf(ApplicationTransactionDetails, 'SoftwareId', 'IsTransactionApplied'),
      body('customerId', key(), { label: 'Customer ID', wire: 'CustomerID' }),
      body('dateTime', moment(), { label: 'Date and Time', wire: 'DateTime' }),
    ),
    body('countOnly', boolean(), { preset: false }),
    ...pageFields,
    unsorted,
  ],
  result: rows('ApplicationTransactions', ApplicationTransactionDetails, {
    item: 'ApplicationTransactionDetails',
  }),
});

/** Links a transaction to a document. A repeat may link it twice. */
export const create = operation({
  resource: 'applicationTransaction',
  operation: 'create',
  name: 'Create',
  action: 'Create application transaction',
  description: 'Record that a transaction of the gateway belongs to a document of an application',
  ...page('AddApplicationTransaction'),
  call: soap('AddApplicationTransaction'),
  effect: 'once',
  serializeBy: ['transactionId'],
  lookUp: 'Get Many with the software ID shows whether the transaction was linked.',
  fields: argument('applicationTransactionRequest', ApplicationTransactionRequest, {
    top: ['customerInternalId', 'transactionId', 'linkedToTypeId', 'linkedToInternalId', 'softwareId'],
    required: ['customerInternalId', 'transactionId'],
    rest: oftenIn(
      additional,
      'linkedToExternalUniqueId',
      'transactionTypeId',
      'transactionDate',
      'transactionNotes',
      'transactionExternalReferenceNumber',
    ),
    change: {
      customerInternalId: {
        label: 'Customer',
        list: 'searchCustomerInternalIds',
        example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
      },
      transactionId: {
        example: '3118846322',
        description: 'Reference number that the gateway gave the transaction',
      },
      linkedToTypeId: { example: 'SalesOrder' },
      linkedToInternalId: { description: 'EBizCharge’s own ID of the document' },
      softwareId: { otherwise: 'n8n' },
    },
  }),
  result: one(ApplicationTransactionResponse),
});

/** Acknowledges a linked transaction. */
export const markAsApplied = operation({
  resource: 'applicationTransaction',
  operation: 'markAsApplied',
  name: 'Mark as Applied',
  action: 'Mark application transaction as applied',
  description: 'Mark a linked transaction as applied. Other connectors of the merchant no longer take it up.',
  ...page('MarkApplicationTransactionAsApplied'),
  call: soap('MarkApplicationTransactionAsApplied'),
  effect: 'idempotent',
  serializeBy: ['applicationTransactionInternalId'],
  fields: [
    body('applicationTransactionInternalId', key(), {
      label: 'Application Transaction Internal ID',
      required: true,
      example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
      description: 'EBizCharge’s own ID of the linked transaction, of Create and Get Many',
    }),
  ],
  result: one(ApplicationTransactionResponse),
});
