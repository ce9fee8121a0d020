import { boolean, day, integer, key, member, money, objectType, records, text } from '../../shared/operation';
import { customFields } from './common';
import { status } from './status';

/** A transaction to link to a document of an application. */
export const ApplicationTransactionRequest = objectType('ApplicationTransactionRequest', () => [
  member('CustomerInternalId', key(), { description: 'EBizCharge’s own ID of the customer, a GUID' }),
  member('TransactionId', key()),
  member('TransactionTypeId', key()),
  member('SoftwareId', key(), { description: 'Application that owns the record' }),
  member('LinkedToTypeId', key(), { description: 'Kind of the document, such as SalesOrder or Invoice' }),
  member('LinkedToInternalId', key()),
  member('LinkedToExternalUniqueId', key()),
  member('TransactionDate', day()),
  member('TransactionNotes', text({ lines: 4 })),
  member('TransactionExternalReferenceNumber', key()),
  member('TransactionCustomFields', customFields()),
]);

/** The answer to linking a transaction. */
export const ApplicationTransactionResponse = objectType('ApplicationTransactionResponse', () => [
  member('ApplicationTransactionInternalId', key()),
  ...status(),
]);

/** A transaction that is linked to a document of an application. */
export const ApplicationTransactionDetails = objectType('ApplicationTransactionDetails', () => [
  member('ApplicationTransactionInternalId', key()),
  member('CustomerInternalId', key(), { description: 'EBizCharge’s own ID of the customer, a GUID' }),
  member('TransactionId', key()),
  member('TransactionTypeId', key()),
  member('SoftwareId', key(), { description: 'Application that owns the record' }),
  member('LinkedToTypeId', key(), { description: 'Kind of the document, such as SalesOrder or Invoice' }),
  member('LinkedToInternalId', key()),
  member('LinkedToExternalUniqueId', key()),
  member('TransactionDate', day()),
  member('TransactionNotes', text({ lines: 4 })),
  member('TransactionExternalReferenceNumber', key()),
  member('TransactionCustomFields', customFields()),
  member('TransactionAmount', money()),
  member('IsTransactionApplied', boolean()),
  member('PaymentMethodLast4', key(), { label: 'Payment Method Last 4' }),
  member('PaymentMethodType', text()),
]);

/** A page of linked transactions. */
export const ApplicationTransactionSearchResult = objectType('ApplicationTransactionSearchResult', () => [
  member(
    'ApplicationTransactions',
    records({ item: 'ApplicationTransactionDetails' }, ApplicationTransactionDetails),
  ),
  member('Start', integer()),
  member('Limit', integer()),
  member('Count', integer()),
]);
