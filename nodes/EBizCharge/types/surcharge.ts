import { boolean, decimal, key, member, money, objectType, records, text } from '../../shared/operation';
import { currency, customFields } from './common';

/** A paid surcharge. */
export const Surcharge = objectType('Surcharge', () => [
  member('SurchargeInternalId', key()),
  member('AuthCode', key(), { description: 'Authorization code' }),
  member('RefNum', key(), { label: 'Reference Number', description: 'Reference number of the gateway' }),
  member('Last4', key()),
  member('PaymentMethodType', text()),
  member('DatePaid', text()),
  member('TotalSurchargeAmount', money()),
  member('PaymentInternalID', key()),
  member('Description', text()),
  member('SurchargePercentage', text()),
  member('TotalPaidAmount', money()),
  member('Currency', currency(), { description: 'Code of three letters, such as USD' }),
  member('PaidDocuments', records({ item: 'PaidDocument', itemLabel: 'Paid Document', open: true })),
  member('IsApplied', boolean()),
  member('DateApplied', text()),
  member('SurchargeCountryId', key()),
  member('SurchargeTypeId', key()),
  member('SurchargeCustomFields', customFields()),
]);

/** A page of surcharges. Its members are not documented. */
export const SurchargeSearchResult = objectType('SurchargeSearchResult', () => []);

/** The surcharge on an amount, and whether it may be charged. */
export const CalculateSurchargeAmountResponse = objectType('CalculateSurchargeAmountResponse', () => [
  member('IsSurchargeEnabled', boolean()),
  member('IsSurchargeAllowedForZipCode', boolean()),
  member('IsSurchargeAllowedForPaymentMethod', boolean()),
  member('SurchargePercentage', decimal()),
  member('SurchargeAmount', money()),
]);
