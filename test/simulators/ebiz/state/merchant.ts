import { EBIZ_MERCHANT } from '../../seed';
import type { SoapRecord } from '../record';
import { MERCHANT_ID } from './seeds';

/** The merchant's own data, its defaults and the settings of its integration. */
export class Merchant {
  data: SoapRecord = {};

  /** What a transaction takes where nothing was sent. */
  readonly defaults: SoapRecord = {
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

  readonly settings: SoapRecord[] = [
    { SettingName: 'IsEMVEnabled', SettingValue: 'False' },
    { SettingName: 'IsEMVPreAuthEnabled', SettingValue: 'False' },
    { SettingName: 'UseEConnectTransactionReceipts', SettingValue: 'True' },
    { SettingName: 'BatchProcessingSurchargeTermsNote', SettingValue: '' },
  ];

  reset(): void {
    this.data = {
      MerchantInternalId: EBIZ_MERCHANT.merchantInternalId,
      MerchantId: MERCHANT_ID,
      MerchantName: EBIZ_MERCHANT.name,
      Description: 'Cut flowers, wholesale',
      ContactFirstName: 'Alma',
      ContactLastName: 'Reyes',
      Street: '8500 NW 25th Street',
      City: 'Miami',
      State: 'FL',
      Zip: '33122',
      Phone: '305-555-0142',
      Email: 'office@bloomstem.example',
      WebSite: 'https://bloomstem.example',
      MerchantSettings: { AllowedPayByType: 3, AllowPartialPayment: true, ShowCreditTab: true },
    };
  }

  snapshot(): unknown {
    return this.data;
  }
}
