import type { Methods } from '../method';
import type { SoapRecord } from '../record';

const MERCHANT: SoapRecord = {
  ItemSKU: 'FLOWERS',
  ItemCommodityCode: '10161500',
  ItemName: 'Cut flowers',
  ItemUnitPrice: '1.00',
  ItemQty: '1',
  ItemTaxable: false,
  AvsZip: '33126',
  AllowACHPayments: true,
  AllowCreditCardPayments: true,
  IsSurchargeEnabled: false,
  SurchargePercentage: '0.00',
};

/** The merchant and its settings. */
export const merchantMethods: Methods = {
  GetMerchantTransactionData: () => MERCHANT,
};
