import {
  boolean,
  decimal,
  integer,
  key,
  member,
  money,
  objectType,
  record,
  records,
  text,
} from '../../shared/operation';
import { currency, FieldValue, GwAddress } from './common';

/** A schedule that a transaction starts. */
export const GwRecurringBilling = objectType('GwRecurringBilling', () => [
  member('Amount', money(), { otherwise: '0' }),
  member('Enabled', boolean(), { otherwise: false }),
  member('Expire', text()),
  member('Next', text()),
  member('NumLeft', text(), { label: 'Payments Left', description: 'How many payments are left' }),
  member('Schedule', text(), { description: 'How often it is charged' }),
]);

/** A line of a transaction, for Level 3 data. */
export const LineItem = objectType('LineItem', () => [
  member('DiscountRate', decimal()),
  member('ProductRefNum', key(), { label: 'Product Reference Number' }),
  member('SKU', key()),
  member('CommodityCode', key()),
  member('ProductName', text(), { required: true }),
  member('Description', text()),
  member('DiscountAmount', money()),
  member('TaxRate', decimal()),
  member('UnitOfMeasure', text()),
  member('UnitPrice', decimal(), { required: true }),
  member('Qty', decimal(), { label: 'Quantity', required: true }),
  member('Taxable', boolean(), { otherwise: false }),
  member('TaxAmount', money()),
]);

/** The details of a transaction: amounts, order and invoice. */
export const TransactionDetail = objectType('TransactionDetail', () => [
  member('NonTax', boolean(), { otherwise: false }),
  member('Tax', money(), { otherwise: '0' }),
  member('Table', text()),
  member('Subtotal', money(), { otherwise: '0' }),
  member('Shipping', money(), { otherwise: '0' }),
  member('ShipFromZip', key(), { label: 'Ship-From ZIP' }),
  // Required for a transaction with a stored method, but may be empty.
  member('SessionID', key(), { otherwise: '' }),
  member('PONum', text(25), { label: 'PO Number' }),
  member('OrderID', key(64)),
  member('Invoice', text(), { description: 'Invoice number. The gateway keeps its first 10 characters.' }),
  member('Duty', money(), { otherwise: '0' }),
  member('Discount', money(), { otherwise: '0' }),
  member('Comments', text({ lines: 4 })),
  member('Description', text()),
  member('Currency', currency(), { description: 'Code of three letters, such as USD' }),
  member('Clerk', text()),
  member('Amount', money(), { otherwise: '0' }),
  member('AllowPartialAuth', boolean(), {
    label: 'Allow Partial Approval',
    description: 'Whether less than the amount may be approved',
    otherwise: false,
  }),
  member('Terminal', text()),
  member('Tip', money(), { otherwise: '0' }),
]);

/** A card of a transaction. */
export const CreditCardData = objectType('CreditCardData', () => [
  member('CAVV', text({ shows: 'nothing' })),
  member('Pares', text({ shows: 'nothing' })),
  member('MagSupport', text()),
  member('MagStripe', text({ shows: 'nothing' })),
  member('InternalCardAuth', boolean(), { otherwise: false }),
  member('ECI', text()),
  member('DUKPT', text({ shows: 'nothing' })),
  member('XID', text({ shows: 'nothing' })),
  member('CardType', text()),
  member('CardPresent', boolean(), { otherwise: false }),
  member('CardNumber', text({ shows: 'last4' })),
  member('CardExpiration', text(), { label: 'Card Expiration' }),
  member('CardCode', text({ shows: 'nothing' })),
  member('AvsZip', key(), { label: 'AVS ZIP Code' }),
  member('AvsStreet', text()),
  member('Signature', text({ shows: 'nothing' })),
  member('TermType', text()),
]);

/** A bank account of a transaction. */
export const CheckData = objectType('CheckData', () => [
  member('Account', text({ shows: 'last4' })),
  member('AccountType', text(), { description: 'Checking or savings' }),
  member('CheckNumber', key()),
  member('DriversLicense', text({ shows: 'nothing' })),
  member('DriversLicenseState', text()),
  member('RecordType', text()),
  member('Routing', text({ shows: 'last4' })),
  member('MICR', text({ shows: 'last4' })),
  member('AuxOnUS', text({ shows: 'nothing' })),
  member('EpcCode', text({ shows: 'nothing' })),
  member('FrontImage', text({ shows: 'nothing' })),
  member('BackImage', text({ shows: 'nothing' })),
]);

/** A transaction to run. */
export const TransactionRequestObject = objectType('TransactionRequestObject', () => [
  member('CustReceiptName', text(), { label: 'Customer Receipt Template' }),
  member('RecurringBilling', record(GwRecurringBilling)),
  member('LineItems', records({ item: 'LineItem' }, LineItem)),
  member('IsRecurring', boolean(), { otherwise: false }),
  member('InventoryLocation', text()),
  member('IgnoreDuplicate', boolean(), {
    description: 'Whether the gateway’s check for duplicates is off',
    otherwise: false,
  }),
  member('IfAuthExpired', text(), {
    label: 'If Authorization Has Expired',
    description: 'What to do if the authorization has expired',
  }),
  member('Details', record(TransactionDetail)),
  member('Software', text(), { description: 'Application that owns the record' }),
  member('CustReceipt', boolean(), { label: 'Send Customer Receipt', otherwise: false }),
  member('CustomFields', records({ item: 'FieldValue', itemLabel: 'Custom Field' }, FieldValue)),
  member('CustomerID', key()),
  member('CreditCardData', record(CreditCardData)),
  member('Command', text()),
  member('ClientIP', text()),
  member('CheckData', record(CheckData)),
  member('BillingAddress', record(GwAddress)),
  member('AuthCode', key(), { description: 'Authorization code' }),
  member('AccountHolder', text()),
  member('RefNum', key(), { label: 'Reference Number', description: 'Reference number of the gateway' }),
  member('ShippingAddress', record(GwAddress)),
]);

/** A transaction to run with a customer's stored method. */
export const CustomerTransactionRequest = objectType('CustomerTransactionRequest', () => [
  member('isRecurring', boolean(), { label: 'Is Recurring', otherwise: false }),
  member('InventoryLocation', text(), { otherwise: '' }),
  member('IgnoreDuplicate', boolean(), {
    description: 'Whether the gateway’s check for duplicates is off',
    otherwise: false,
  }),
  member('Details', record(TransactionDetail)),
  member('MerchReceiptName', text(), { label: 'Merchant Receipt Template' }),
  member('MerchReceiptEmail', text(), { label: 'Merchant Receipt Email' }),
  member('Software', text(), { description: 'Application that owns the record' }),
  member('MerchReceipt', boolean(), { label: 'Send Merchant Receipt', otherwise: false }),
  member('CustReceiptName', text(), { label: 'Customer Receipt Template' }),
  member('CustReceiptEmail', text(), { label: 'Customer Receipt Email' }),
  member('CustReceipt', boolean(), { label: 'Send Customer Receipt', otherwise: false }),
  member('CustomFields', records({ item: 'FieldValue', itemLabel: 'Custom Field' }, FieldValue)),
  member('ClientIP', text()),
  member('CardCode', text({ shows: 'nothing' })),
  member('Command', text()),
  member('LineItems', records({ item: 'LineItem' }, LineItem)),
]);

/** The gateway's answer to a transaction. */
export const TransactionResponse = objectType('TransactionResponse', () => [
  member('CustNum', key(), {
    label: 'Customer Token',
    description: 'Number by which the gateway knows the customer',
  }),
  member('ResultCode', key()),
  member('Result', text()),
  member('RemainingBalance', money()),
  member('RefNum', key(), { label: 'Reference Number', description: 'Reference number of the gateway' }),
  member('ProfilerReason', text()),
  member('ProfilerResponse', text()),
  member('ProfilerScore', text()),
  member('Payload', text()),
  member('isDuplicate', boolean(), { label: 'Is Duplicate' }),
  member('ErrorCode', key()),
  member('Error', text()),
  member('VpasResultCode', key()),
  member('ConvertedAmountCurrency', text()),
  member('ConvertedAmount', money()),
  member('ConversionRate', decimal()),
  member('CardLevelResultCode', key()),
  member('CardLevelResult', text()),
  member('CardCodeResultCode', key()),
  member('CardCodeResult', text()),
  member('BatchRefNum', key(), { label: 'Batch Reference Number' }),
  member('BatchNum', key(), { label: 'Batch Number' }),
  member('AvsResultCode', key()),
  member('AvsResult', text()),
  member('AuthCode', key(), { description: 'Authorization code' }),
  member('AuthAmount', money()),
  member('AcsUrl', text()),
  member('Status', text()),
  member('StatusCode', key()),
]);

/** The progress of a bank payment through the banks. */
export const CheckTrace = objectType('CheckTrace', () => [
  member('Status', text()),
  member('StatusCode', key()),
  member('BankNote', text()),
  member('Effective', text()),
  member('Processed', text()),
  member('Returned', text()),
  member('ReturnCode', key()),
  member('Reason', text()),
  member('Settled', text()),
  member('TrackingNum', key(), { label: 'Tracking Number' }),
]);

/** A transaction as the gateway keeps it. The zone of its times is not documented, so they stay text. */
export const TransactionObject = objectType('TransactionObject', () => [
  member('DateTime', text()),
  member('Source', text()),
  member('ShippingAddress', record(GwAddress)),
  member('ServerIP', text()),
  member('Response', record(TransactionResponse)),
  member('LineItems', records({ item: 'LineItem' }, LineItem)),
  member('Details', record(TransactionDetail)),
  member('User', text()),
  member('CustomFields', records({ item: 'FieldValue', itemLabel: 'Custom Field' }, FieldValue)),
  member('CustomerID', key()),
  member('CreditCardData', record(CreditCardData)),
  member('ClientIP', text()),
  member('CheckTrace', record(CheckTrace)),
  member('CheckData', record(CheckData)),
  member('BillingAddress', record(GwAddress)),
  member('AccountHolder', text()),
  member('Status', text()),
  member('TransactionType', text()),
]);

/** A page of transactions, with counts and sums. */
export const TransactionSearchResult = objectType('TransactionSearchResult', () => [
  member('ErrorsCount', integer()),
  member('TransactionsMatched', integer()),
  member('Transactions', records({ item: 'TransactionObject' }, TransactionObject)),
  member('StartIndex', integer()),
  member('SalesCount', integer()),
  member('SalesAmount', money()),
  member('Limit', integer()),
  member('VoidsCount', integer()),
  member('ErrorsAmount', money()),
  member('DeclinesCount', integer()),
  member('DeclinesAmount', money()),
  member('CreditsCount', integer()),
  member('CreditsAmount', money()),
  member('AuthOnlyCount', integer()),
  member('AuthOnlyAmount', money()),
  member('TransactionsReturned', integer()),
  member('VoidsAmount', money()),
]);
