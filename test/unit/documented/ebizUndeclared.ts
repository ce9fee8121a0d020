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
  // attachment
  'UploadAttachment',
  // receipt
  'GetReceiptsList',
  'EmailReceipt',
  'RenderReceipt',
  // applicationTransaction
  'AddApplicationTransaction',
  'SearchApplicationTransactions',
  'MarkApplicationTransactionAsApplied',
];
