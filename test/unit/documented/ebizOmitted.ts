/**
 * Documented parameters that no action offers, and the reason. `of`: the operation and the path of the parameter, such as
 * "AddCustomer customer.MerchantId". Whoever leaves one out adds a line.
 */
export const omitted: Array<{ of: RegExp; why: string }> = [];
