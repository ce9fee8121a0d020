import { day, key, member, money, objectType, records, text } from '../../shared/operation';
import { currency } from './common';
import { status } from './status';

/** A payment that EBizCharge received, or a request to pay. */
export const Payment = objectType('Payment', () => [
  member('MerchantId', key()),
  member('CustomerId', key(), { description: 'ID that you gave the customer, such as its ID in the ERP' }),
  member('SubCustomerId', key()),
  member('DivisionId', key(), { description: 'Division of the ERP' }),
  member('InvoiceNumber', key()),
  member('InvoiceInternalId', key()),
  member('InvoiceDate', day()),
  member('InvoiceDueDate', day()),
  member('PoNum', key(), { label: 'PO Number' }),
  member('SoNum', key(), { label: 'Sales Order Number' }),
  member('InvoiceAmount', money()),
  member('AmountDue', money()),
  member('Currency', currency(), { description: 'Code of three letters, such as USD' }),
  member('AuthCode', key(), { description: 'Authorization code' }),
  member('RefNum', key(), { label: 'Reference Number', description: 'Reference number of the gateway' }),
  member('Last4', key()),
  member('PaymentMethod', text()),
  member('DatePaid', text()),
  member('PaidAmount', money()),
  member('PaymentInternalId', key()),
  member('ScheduledPaymentInternalId', key()),
  member('PaymentRequestDateTime', text()),
  member('CustNum', key(), {
    label: 'Customer Token',
    description: 'Number by which the gateway knows the customer',
  }),
  member('PaymentMethodId', key()),
  member('PaymentType', text(), { description: 'InvoicePayment, QuickPayment or Recurring' }),
  member('TypeId', key()),
  member('PaymentSourceId', key()),
  member('TransactionLookupKey', key(), { description: 'Key of your own to find the payment again' }),
  member('ExternalTxnId', key(), { description: 'Key of your own for the payment' }),
  member('Description', text()),
  member('CustomerEmailAddress', text()),
  member('DocumentTypeId', key()),
  member('OrderId', key()),
]);

/** A payment to record. Nothing is charged. */
export const PaymentRequest = objectType('PaymentRequest', () => [
  member('MerchantId', key()),
  member('CustomerId', key(), { description: 'ID that you gave the customer, such as its ID in the ERP' }),
  member('SubCustomerId', key()),
  member('DivisionId', key(), { description: 'Division of the ERP' }),
  member('InvoiceNumber', key()),
  member('InvoiceInternalId', key()),
  member('InvoiceDate', day()),
  member('InvoiceDueDate', day()),
  member('PoNum', key(), { label: 'PO Number' }),
  member('SoNum', key(), { label: 'Sales Order Number' }),
  member('InvoiceAmount', money()),
  member('AmountDue', money()),
  member('Currency', currency(), { description: 'Code of three letters, such as USD' }),
  member('AuthCode', key(), { description: 'Authorization code' }),
  member('RefNum', key(), { label: 'Reference Number', description: 'Reference number of the gateway' }),
  member('Last4', key()),
  member('PaymentMethod', text()),
  member('PaymentType', text(), { description: 'InvoicePayment, QuickPayment or Recurring' }),
  member('DatePaid', day(), { description: 'Day on which it was paid' }),
  member('PaidAmount', money({ min: 0.01 })),
  member('TypeId', key()),
  member('Software', text(), { description: 'Application that owns the record' }),
  member('PaymentInternalId', key()),
]);

/** The answer to recording or marking a payment. */
export const PaymentResponse = objectType('PaymentResponse', () => [
  member('PaymentInternalId', key()),
  ...status(),
]);

/** The part of a payment that one invoice gets. */
export const InvoicePaymentDetails = objectType('InvoicePaymentDetails', () => [
  member('InvoiceInternalId', key(), { label: 'Invoice', list: 'searchInvoices', required: true }),
  member('PaidAmount', money(), { required: true }),
  member('Currency', currency(), { description: 'Code of three letters, such as USD' }),
]);

/** A payment to record on invoices. Nothing is charged. */
export const InvoicePaymentRequest = objectType('InvoicePaymentRequest', () => [
  member('CustomerId', key(), { description: 'ID that you gave the customer, such as its ID in the ERP' }),
  member('InvoicePaymentDetails', records({ item: 'InvoicePaymentDetails' }, InvoicePaymentDetails)),
  member('AuthCode', key(), { description: 'Authorization code' }),
  member('RefNum', key(), { label: 'Reference Number', description: 'Reference number of the gateway' }),
  member('TotalPaidAmount', money(), { otherwise: '0' }),
  member('Currency', currency(), { description: 'Code of three letters, such as USD' }),
  member('CustNum', key(), {
    label: 'Customer Token',
    description: 'Number by which the gateway knows the customer',
  }),
  member('PaymentMethodId', key()),
  member('PaymentMethodType', text()),
  member('Software', text(), { description: 'Application that owns the record' }),
]);

/** The answer to recording a payment on invoices. */
export const InvoicePaymentResponse = objectType('InvoicePaymentResponse', () => [
  member('PaymentInternalId', key()),
  ...status(),
]);
