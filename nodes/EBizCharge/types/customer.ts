import { integer, key, member, moment, objectType, record, records, text } from '../../shared/operation';
import { Address, customFields } from './common';
import { PaymentMethodProfile } from './paymentMethod';
import { RecurringBilling } from './recurringPayment';
import { status } from './status';

/** A customer: the merchant’s own ID, EBizCharge’s internal ID, and the gateway's token for it. */
export const Customer = objectType('Customer', () => [
  member('MerchantId', key()),
  member('CustomerInternalId', key(), { description: 'EBizCharge’s own ID of the customer, a GUID' }),
  member('CustomerId', key(), { description: 'ID that you gave the customer, such as its ID in the ERP' }),
  member('FirstName', text()),
  member('LastName', text()),
  member('CompanyName', text()),
  member('Phone', text()),
  member('CellPhone', text()),
  member('Fax', text()),
  member('Email', text(), { example: 'name@email.com' }),
  member('WebSite', text(), { label: 'Website' }),
  member('RecurringBillingData', records({ item: 'RecurringBilling' }, RecurringBilling)),
  member('BillingAddress', record(Address)),
  member('ShippingAddress', record(Address)),
  member('PaymentMethodProfiles', records({ item: 'PaymentMethodProfile' }, PaymentMethodProfile)),
  member('CustomerToken', key(), { description: 'Number by which the gateway knows the customer' }),
  member('CustomerNotes', text({ lines: 4 })),
  member('SoftwareId', key(), { description: 'Application that owns the record' }),
  member('CustomerCustomFields', customFields()),
  member('CustomerLastSyncDateTime', moment()),
  member('DivisionId', key(), { description: 'Division of the ERP' }),
  member('DateTimeCreated', moment()),
  member('DateTimeModified', moment()),
]);

/** A page of customers. */
export const CustomerListSearchResult = objectType('CustomerListSearchResult', () => [
  member('CustomerList', records({ item: 'Customer' }, Customer)),
  member('Start', integer()),
  member('Limit', integer()),
  member('Count', integer()),
]);

/** The answer to creating or updating a customer. */
export const CustomerResponse = objectType('CustomerResponse', () => [
  member('CustomerId', key(), { description: 'ID that you gave the customer, such as its ID in the ERP' }),
  member('CustomerInternalId', key(), { description: 'EBizCharge’s own ID of the customer, a GUID' }),
  ...status(),
]);

/** A customer of a customer, such as a branch. */
export const SubCustomer = objectType('SubCustomer', () => [
  member('MerchantId', key()),
  member('CustomerInternalId', key(), { description: 'EBizCharge’s own ID of the customer, a GUID' }),
  member('CustomerId', key(), { description: 'ID that you gave the customer, such as its ID in the ERP' }),
  member('SubCustomerId', key()),
  member('SubCustomerInternalId', key()),
  member('BillingAddress', record(Address)),
  member('ShippingAddress', record(Address)),
  member('FirstName', text()),
  member('LastName', text()),
  member('CompanyName', text()),
  member('Phone', text()),
  member('CellPhone', text()),
  member('Fax', text()),
  member('Email', text(), { example: 'name@email.com' }),
  member('WebSite', text(), { label: 'Website' }),
  member('SubCustomerNotes', text({ lines: 4 })),
  member('SoftwareId', key(), { description: 'Application that owns the record' }),
  member('SubCustomerCustomFields', customFields()),
  member('SubCustomerLastSyncDateTime', moment()),
  member('DivisionId', key(), { description: 'Division of the ERP' }),
]);

/** The answer to creating or updating a sub-customer. */
export const SubCustomerResponse = objectType('SubCustomerResponse', () => [
  member('CustomerId', key(), { description: 'ID that you gave the customer, such as its ID in the ERP' }),
  member('SubCustomerId', key()),
  member('SubCustomerInternalId', key()),
  ...status(),
]);
