/** Operations that are still to be declared. Whoever declares one deletes its line. */
export const undeclared = [
  // payment
  'GetPayments',
  'GetPaymentsCount',
  'GetInvoicePayments',
  'AddPayment',
  'AddInvoicePayment',
  'MarkPaymentAsApplied',
  'GetPaymentsByGatewayRefNum',
  // recurringPayment
  'ScheduleRecurringPayment',
  'ModifyScheduledRecurringPaymentStatus',
  'ModifyScheduledRecurringPayment_PaymentMethodProfile',
  'ModifyScheduledRecurringPayment_RecurringBilling',
  'SearchScheduledRecurringPayments',
  'SearchRecurringPayments',
  'MarkRecurringPaymentAsApplied',
  // attachment
  'UploadAttachment',
  // paymentMethod
  'AddCustomerPaymentMethodProfile',
  'UpdateCustomerPaymentMethodProfile',
  'DeleteCustomerPaymentMethodProfile',
  'GetCustomerPaymentMethodProfiles',
  'GetCustomerPaymentMethodProfile',
  'SetDefaultCustomerPaymentMethodProfile',
  'GetCardsExpirationList',
  'GetPaymentMethodProfileCounts',
  // receipt
  'GetReceiptsList',
  'EmailReceipt',
  'RenderReceipt',
  // batch
  'SearchBatches',
  'GetBatchStatus',
  'CloseBatch',
  'GetBatchTransactions',
  // applicationTransaction
  'AddApplicationTransaction',
  'SearchApplicationTransactions',
  'MarkApplicationTransactionAsApplied',
  // surcharge
  'SearchSurchargePayments',
  'CalculateSurchargeAmount',
  'GetSurchargeSettings',
];
