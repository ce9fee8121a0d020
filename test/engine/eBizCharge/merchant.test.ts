import { EBIZ_MERCHANT, EBIZ_UNKNOWN_CUSTOMER } from '../../simulators';
import { mapped, stage } from './stage';

const merchant = stage('merchant');
const which = { merchantInternalId: EBIZ_MERCHANT.merchantInternalId };

describe('the merchant of EBizCharge', () => {
  it('is named, so that live and sandbox are not mistaken for each other', async () => {
    const [found] = await merchant.json('get', which);
    expect(found).toMatchObject({
      MerchantInternalId: EBIZ_MERCHANT.merchantInternalId,
      MerchantId: '2290',
      MerchantName: 'Bloom & Stem Wholesale',
      Zip: '33122',
      MerchantSettings: { AllowedPayByType: 3, AllowPartialPayment: true, ShowCreditTab: true },
    });
    const { failure } = await merchant.run('get', { merchantInternalId: EBIZ_UNKNOWN_CUSTOMER });
    expect(failure?.message).toContain('Not Found');
  });

  it('has defaults for transactions', async () => {
    const [found] = await merchant.json('getTransactionData');
    expect(found).toEqual({
      ItemSKU: 'FLOWERS',
      ItemCommodityCode: '10161500',
      ItemName: 'Cut flowers',
      ItemUnitPrice: 1,
      ItemQty: 1,
      ItemTaxable: false,
      AvsZip: '33126',
      AllowACHPayments: true,
      AllowCreditCardPayments: true,
      IsSurchargeEnabled: false,
      SurchargePercentage: 0,
      // Of the others the service has none.
      ...Object.fromEntries(Object.entries(found ?? {}).filter(([, value]) => value === null)),
    });
  });

  it('has settings by name', async () =>
    expect(await merchant.json('getIntegrationSettings')).toEqual([
      { SettingName: 'IsEMVEnabled', SettingValue: 'False' },
      { SettingName: 'IsEMVPreAuthEnabled', SettingValue: 'False' },
      { SettingName: 'UseEConnectTransactionReceipts', SettingValue: 'True' },
      { SettingName: 'BatchProcessingSurchargeTermsNote', SettingValue: '' },
    ]));

  it('is updated over what it has, its settings too', async () => {
    expect(
      await merchant.json('update', {
        ...which,
        mergeWithCurrentValues: true,
        updateFields: {
          phone: '305-555-0199',
          merchantSettings: { values: { replyToEmail: 'reply@bloomstem.example' } },
          clearFields: ['description'],
        },
        moreFields: mapped({ street2: 'Suite 4' }),
      }),
    ).toMatchObject([{ ...{ MerchantInternalId: which.merchantInternalId }, Status: 'Success' }]);
    const [sent] = merchant.sent('UpdateMerchantData');
    expect(sent).toMatchObject({
      merchantInternalId: which.merchantInternalId,
      merchantData: {
        MerchantName: 'Bloom & Stem Wholesale',
        Street: '8500 NW 25th Street',
        Street2: 'Suite 4',
        Phone: '305-555-0199',
        MerchantSettings: {
          AllowedPayByType: '3',
          AllowPartialPayment: 'true',
          ShowCreditTab: 'true',
          ReplyToEmail: 'reply@bloomstem.example',
        },
      },
    });
    expect(sent?.merchantData).not.toHaveProperty('Description');
  });
});
