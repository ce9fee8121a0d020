import {
  boolean,
  decimal,
  integer,
  key,
  member,
  money,
  objectType,
  record,
  text,
} from '../../shared/operation';
import { status } from './status';

/** Defaults and switches for the merchant’s transactions. */
export const MerchantTransactionData = objectType('MerchantTransactionData', () => [
  member('ItemSKU', key()),
  member('ItemCommodityCode', key()),
  member('ItemName', text()),
  member('ItemDescription', text()),
  member('ItemDiscountAmount', money()),
  member('ItemDiscountRate', decimal()),
  member('ItemUnitOfMeasure', text()),
  member('ItemUnitPrice', money()),
  member('ItemQty', decimal()),
  member('ItemTaxable', boolean()),
  member('ItemTaxAmount', money()),
  member('ItemTaxRate', decimal()),
  member('DutyAmount', money()),
  member('ShipFromZip', key(), { label: 'Ship-From ZIP' }),
  member('ShippingAmount', money()),
  member('DiscountAmount', money()),
  member('AvsStreet', text()),
  member('AvsZip', key(), { label: 'AVS ZIP Code' }),
  member('AutoTax', boolean()),
  member('TaxPercentage', decimal()),
  member('AutoTip', boolean()),
  member('TipPercentage', decimal()),
  member('PreAuthPercentage', decimal()),
  member('ExpireAuthAfter', integer()),
  member('AutoDiscount', boolean()),
  member('AutoItemDiscount', boolean()),
  member('DiscountPercentage', decimal()),
  member('UseCaptureEnhancement', boolean()),
  member('IsEMVEnabled', boolean()),
  member('EnableAVSWarnings', boolean()),
  member('EnableCVVWarnings', boolean()),
  member('UseFullAmountForAVS', boolean()),
  member('DeclineTransactionIfAVSWarningsAreDisabled', boolean()),
  member('VerifyCreditCardBeforeSaving', boolean()),
  member('AllowACHPayments', boolean()),
  member('AllowCreditCardPayments', boolean()),
  member('IsSurchargeEnabled', boolean()),
  member('SurchargePercentage', decimal()),
  member('SurchargeCaption', text()),
]);

/** Settings of the customer portal. */
export const MerchantSettings = objectType('MerchantSettings', () => [
  member('AllowedPayByType', integer(), { otherwise: 0 }),
  member('AllowPartialPayment', boolean(), { otherwise: false }),
  member('AllowOverPaymentOptions', integer(), { otherwise: 0 }),
  member('ShowCreditTab', boolean(), { otherwise: false }),
  member('ReceieveNotificationEmailWhenPaymentMethodAddedOrModified', boolean(), {
    label: 'Receive Notification Email When Payment Method Added or Modified',
    otherwise: false,
  }),
  member('SendNotificationEmailToCustomersWhenInvoiceAddedOrModified', boolean(), { otherwise: false }),
  member('SendEmailFrom', text()),
  member('SendEmailFromDisplayName', text()),
  member('ReplyToEmail', text()),
  member('CustomerEmailSubject', text()),
  member('MerchantEmailSubject', text()),
  member('SendNotificationEmailToCustomersWhenInvoiceModified', boolean(), { otherwise: false }),
  member('SendNotificationEmailToCustomersWhenInvoiceAdded', boolean(), { otherwise: false }),
  member('SendNotificationEmailToCustomersWhenPMExpired', boolean(), {
    label: 'Send Notification Email to Customers When Payment Method Expired',
    otherwise: false,
  }),
  member('AllowPayByCreditOnly', boolean(), { otherwise: false }),
  member('SendNotificationEmailToCustomersForPastDueInvoices', boolean(), { otherwise: false }),
]);

/** The merchant. */
export const MerchantData = objectType('MerchantData', () => [
  member('MerchantInternalId', key()),
  member('MerchantId', key()),
  member('MerchantName', text()),
  member('Description', text()),
  member('ContactFirstName', text()),
  member('ContactLastName', text()),
  member('Street', text()),
  member('Street2', text()),
  member('City', text()),
  member('State', text()),
  member('Zip', key(), { label: 'ZIP Code' }),
  member('Phone', text()),
  member('Fax', text()),
  member('Mobile', text()),
  member('Email', text(), { example: 'name@email.com' }),
  member('WebSite', text(), { label: 'Website' }),
  member('MerchantSettings', record(MerchantSettings)),
]);

/** The answer to updating the merchant. */
export const MerchantDataResponse = objectType('MerchantDataResponse', () => [
  member('MerchantInternalId', key()),
  ...status(),
]);

/** A setting of the merchant, by name. */
export const MerchantIntegrationSettings = objectType('MerchantIntegrationSettings', () => [
  member('SettingName', text()),
  member('SettingValue', text()),
]);
