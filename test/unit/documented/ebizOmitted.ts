/**
 * Documented parameters that no action offers, and the reason. `of`: the operation and the path of the parameter, such as
 * "AddCustomer customer.MerchantId". Whoever leaves one out adds a line.
 */
export const omitted: Array<{ of: RegExp; why: string }> = [
  {
    of: /^(?:Add|Update)(?:Sub)?Customer \w+\.MerchantId$/,
    why: 'The security token says which merchant it is',
  },
  {
    of: /^(?:Add|Update)(?:Sub)?Customer \w+\.(?:Sub)?CustomerInternalId$/,
    why: 'EBizCharge gives it. An update names the record by an argument of its own.',
  },
  {
    of: /^(?:Add|Update)Customer customer\.PaymentMethodProfiles\./,
    why: 'Card and bank data. Payment methods have actions of their own.',
  },
  {
    of: /^(?:Add|Update)Customer customer\.RecurringBillingData\./,
    why: 'Charges in the future. Recurring payments have actions of their own.',
  },
  { of: /^(?:Add|Update)Customer customer\.CustomerToken$/, why: 'The gateway gives it' },
  {
    of: /\.\w*LastSyncDateTime$/,
    why: 'EBizCharge keeps it, and only a mark sets it',
  },
  {
    of: /\.(?:Item|Terms|SalesRep)InternalId$/,
    why: 'EBizCharge gives it. An update names the record by an argument of its own.',
  },
  { of: /^SearchSalesReps filters$/, why: 'No page says which fields these filters take' },
  {
    of: /^UpdateMerchantData merchantData\.Merchant(?:Internal)?Id$/,
    why: 'The merchant is named by an argument of its own, and keeps its IDs',
  },
  { of: /\.DateTime(?:Created|Modified)$/, why: 'EBizCharge sets it' },
  {
    of: /^UpdatePendingEbizWebForm ebizWebForm\./,
    why: 'The page lists what can be edited, and this is not in it',
  },
  {
    of: /^(?:Add|Update)(?:Invoice invoice\.Invoice|SalesOrder salesOrder\.SalesOrder)InternalId$/,
    why: 'EBizCharge gives it. An update names the record by an argument of its own.',
  },
  {
    of: /^runCustomerTransaction tran\.CardCode$/,
    why: 'A stored method is charged without its code; a CVV is raw card data, which Charge Card takes',
  },
  {
    of: /^runTransaction tran\.CreditCardData\.(CAVV|Pares|MagSupport|MagStripe|InternalCardAuth|ECI|DUKPT|XID|CardPresent|Signature|TermType)$/,
    why: 'Track data, PIN blocks, signatures and what only a terminal or a 3-D Secure page has never go through n8n',
  },
  {
    of: /^runTransaction tran\.CheckData\.(MICR|AuxOnUS|EpcCode|FrontImage|BackImage)$/,
    why: 'Read from a paper check by a scanner',
  },
  {
    of: /^runTransaction tran\.AuthCode$/,
    why: 'Of an approval by phone (postauth), which needs the number of the card',
  },
  {
    of: /^(?:Add|Update)CustomerPaymentMethodProfile paymentMethodProfile\.(?:Created|Modified|CardType|Balance)$/,
    why: 'EBizCharge and the gateway set it. The page says to leave out what is not used.',
  },
  {
    of: /^AddCustomerPaymentMethodProfile paymentMethodProfile\.MethodID$/,
    why: 'The page says that it is ignored',
  },
  {
    of: /^UpdateCustomerPaymentMethodProfile paymentMethodProfile\.MethodType$/,
    why: 'A card does not become an account. The update keeps it.',
  },
  { of: /^UploadAttachment attachment\.FileContents$/, why: 'The same file as FileContents_Binary, as text' },
];
