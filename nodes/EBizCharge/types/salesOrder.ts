import {
  boolean,
  day,
  key,
  member,
  moment,
  money,
  objectType,
  record,
  records,
  text,
} from '../../shared/operation';
import { Address, currency, customFields } from './common';
import { Item } from './item';
import { status } from './status';

/** A sales order that customers can pay in advance. */
export const SalesOrder = objectType('SalesOrder', () => [
  member('MerchantId', key()),
  member('CustomerId', key(), { description: 'ID that you gave the customer, such as its ID in the ERP' }),
  member('SubCustomerId', key()),
  member('SalesOrderNumber', key()),
  member('SalesOrderInternalId', key()),
  member('Date', day()),
  member('Currency', currency(), { description: 'Code of three letters, such as USD' }),
  member('Amount', money(), { otherwise: '0' }),
  member('DueDate', day()),
  member('AmountDue', money(), { otherwise: '0' }),
  member('PoNum', key(), { label: 'PO Number' }),
  member('DivisionId', key(), { description: 'Division of the ERP' }),
  member('TypeId', key()),
  member('UploadedBy', text()),
  member('UpdatedBy', text()),
  member('DateUploaded', text()),
  member('DateUpdated', text()),
  member('isDeleted', text(), { label: 'Is Deleted' }),
  member('DeletedBy', text()),
  member('DateDeleted', text()),
  member('Items', records({ item: 'Item' }, Item)),
  member('Software', text(), { description: 'Application that owns the record' }),
  member('NotifyCustomer', boolean(), { otherwise: false }),
  member('EmailTemplateID', key(), { list: 'searchEmailTemplates' }),
  member('URL', text()),
  member('TotalTaxAmount', money(), { otherwise: '0' }),
  member('UniqueId', key()),
  member('Description', text()),
  member('BillingAddress', record(Address)),
  member('ShippingAddress', record(Address)),
  member('CustomerMessage', text({ lines: 4 })),
  member('Memo', text({ lines: 4 })),
  member('ShipDate', day()),
  member('ShipVia', text()),
  member('SalesRepId', key(), { list: 'searchSalesReps' }),
  member('TermsId', key(), { list: 'searchTerms' }),
  member('IsToBeEmailed', boolean(), { otherwise: false }),
  member('IsToBePrinted', boolean(), { otherwise: false }),
  member('SalesOrderLastSyncDateTime', moment()),
  member('SalesOrderCustomFields', customFields()),
  member('LocationId', key()),
]);

/** The answer to creating or updating a sales order. */
export const SalesOrderResponse = objectType('SalesOrderResponse', () => [
  member('SalesOrderNumber', key()),
  member('SalesOrderInternalId', key()),
  ...status(),
]);
