import { one, operation, soap } from '../../shared/operation';

/** Reads the merchant's defaults; not offered yet, it tries out a credential. */
export const getTransactionData = operation({
  resource: 'merchant',
  operation: 'getTransactionData',
  name: 'Get Transaction Data',
  action: 'Get transaction data of merchant',
  description: 'Read the defaults and switches of the merchant',
  docs: 'https://developer.ebizcharge.net/connect/docs',
  documented: 'GetMerchantTransactionData',
  call: soap('GetMerchantTransactionData'),
  effect: 'read',
  fields: [],
  result: one({}),
});
