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
  { of: /\.DateTime(?:Created|Modified)$/, why: 'EBizCharge sets it' },
];
