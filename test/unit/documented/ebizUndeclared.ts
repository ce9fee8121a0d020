/** Operations that are still to be declared. Whoever declares one deletes its line. */
export const undeclared = [
  // subCustomer
  'AddSubCustomer',
  'UpdateSubCustomer',
  'GetSubCustomer',
  // invoice
  'AddInvoice',
  'UpdateInvoice',
  'GetInvoice',
  'SearchInvoices',
  'MarkInvoiceAsSynchronized',
  // payment
  'GetPayments',
  'GetPaymentsCount',
  'GetInvoicePayments',
  'AddPayment',
  'AddInvoicePayment',
  'MarkPaymentAsApplied',
  'GetPaymentsByGatewayRefNum',
  // paymentForm
  'GetPaymentFormURL',
  'GetEbizWebFormURL',
  'SearchPaymentFormPendingPayments',
  'SearchPaymentFormReceivedPayments',
  'SearchEbizWebFormPendingPayments',
  'SearchEbizWebFormReceivedPayments',
  'ResendPaymentFormEmail',
  'ResendEbizWebFormEmail',
  'DeleteEbizWebFormPayment',
  'MarkEbizWebFormPaymentAsApplied',
  'UpdatePendingEbizWebForm',
  // item
  'SearchItems',
  'AddItem',
  'UpdateItem',
  // emailTemplate
  'GetEmailTemplates',
  // merchant
  'GetMerchantTransactionData',
  'UpdateMerchantData',
  'GetMerchantData',
  'GetMerchantIntegrationSettings',
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
  // transaction
  'runTransaction',
  'runCustomerTransaction',
  'GetTransactionDetails',
  'SearchTransactions',
  // receipt
  'GetReceiptsList',
  'EmailReceipt',
  'RenderReceipt',
  // batch
  'SearchBatches',
  'GetBatchStatus',
  'CloseBatch',
  'GetBatchTransactions',
  // salesOrder
  'AddSalesOrder',
  'UpdateSalesOrder',
  'GetSalesOrder',
  'SearchSalesOrders',
  'MarkSalesOrderAsSynchronized',
  // salesRep
  'AddSalesRep',
  'UpdateSalesRep',
  'GetSalesRep',
  'SearchSalesReps',
  // terms
  'AddTerms',
  'UpdateTerms',
  'GetTerms',
  'SearchTerms',
  // applicationTransaction
  'AddApplicationTransaction',
  'SearchApplicationTransactions',
  'MarkApplicationTransactionAsApplied',
  // utility
  'GetCardInfo',
  'GetZipCodeInfo',
  // surcharge
  'SearchSurchargePayments',
  'CalculateSurchargeAmount',
  'GetSurchargeSettings',
];
