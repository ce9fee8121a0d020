import { integer, json, key, member, moment, money, objectType, records, text } from '../../shared/operation';

/** A card or bank account that is stored for a customer. Numbers are put out with their last four digits at most. */
export const PaymentMethodProfile = objectType('PaymentMethodProfile', () => [
  member('MethodType', text(), { description: 'CreditCard, ACH, StoredValue or Invoice' }),
  member('MethodID', key()),
  member('MethodName', text()),
  member('SecondarySort', text(), {
    description: '0 is the primary method; larger numbers are backups in this order',
  }),
  member('Created', moment()),
  member('Modified', moment()),
  member('Account', text({ shows: 'last4' })),
  member('AccountType', text(), { description: 'Checking or savings' }),
  member('AccountHolderName', text()),
  member('DriversLicense', text({ shows: 'nothing' })),
  member('DriversLicenseState', text()),
  member('RecordType', text()),
  member('Routing', text({ shows: 'last4' })),
  member('AvsStreet', text()),
  member('AvsZip', key(), { label: 'AVS ZIP Code' }),
  member('CardCode', text({ shows: 'nothing' })),
  member('CardExpiration', text(), { label: 'Card Expiration' }),
  member('CardNumber', text({ shows: 'last4' })),
  member('CardType', text()),
  member('Balance', money(), { otherwise: '0' }),
  member('MaxBalance', money(), { description: 'Limit of an Invoice method; 0 is none', otherwise: '0' }),
  member('AutoReload', text()),
  member('ReloadSchedule', text()),
  member('ReloadThreshold', text()),
  member('ReloadAmount', text()),
  member('ReloadMethodID', key()),
]);

/** How many cards and bank accounts a customer has stored. */
export const PaymentMethodProfileCounts = objectType('PaymentMethodProfileCounts', () => [
  member('CreditCardsCount', integer()),
  member('BankAccountsCount', integer()),
  member('CustomerInformation', json()),
]);

/** How many cards of a customer have expired, or soon will. */
export const CardExpirationCounts = objectType('CardExpirationCounts', () => [
  member('ExpiredCreditCardsCount', integer()),
  member('ExpireThisMonthCreditCardsCount', integer()),
  member('ExpireNextMonthCreditCardsCount', integer()),
  member('ExpireWithin3MonthCreditCardsCount', integer()),
  member('ExpireWithin6MonthCreditCardsCount', integer()),
  member('ExpireWithinaYearCreditCardsCount', integer()),
  member('CustomerInformation', json()),
]);

/** A page of customers with their expiring cards. */
export const CardsExpirationListSearchResult = objectType('CardsExpirationListSearchResult', () => [
  member('CardExpirationCountsList', records({ item: 'CardExpirationCounts' }, CardExpirationCounts)),
  member('Start', integer()),
  member('Limit', integer()),
  member('Count', integer()),
]);
