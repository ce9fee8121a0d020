import { body, integer, key, one, operation, soap, text, type Resource } from '../../shared/operation';

export const resource: Resource = { value: 'customer', name: 'Customer' };

/** Sets the customer's CustomerLastSyncDateTime to now. */
export const markAsSynchronized = operation({
  resource: 'customer',
  operation: 'markAsSynchronized',
  name: 'Mark as Synchronized',
  action: 'Mark customer as synchronized',
  description: 'Set the time at which a customer was last synchronized to now',
  docs: 'https://developer.ebizcharge.net/connect/docs/markcustomerassynchronized',
  documented: 'MarkCustomerAsSynchronized',
  call: soap('MarkCustomerAsSynchronized'),
  effect: 'idempotent',
  serializeBy: ['customerInternalId'],
  fields: [
    body('customerInternalId', key(), {
      label: 'Customer Internal ID',
      required: true,
      example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
      description:
        'EBizCharge’s own ID of the customer (CustomerInternalId), not the ID that the ERP gave it',
    }),
  ],
  result: one({
    CustomerId: text(),
    CustomerInternalId: text(),
    Status: text(),
    StatusCode: integer(),
    Error: text(),
    ErrorCode: integer(),
  }),
});
