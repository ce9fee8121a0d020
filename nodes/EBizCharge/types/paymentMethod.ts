import {
  choice,
  integer,
  json,
  key,
  member,
  moment,
  money,
  objectType,
  records,
  text,
} from '../../shared/operation';

/** A card or bank account that is stored for a customer. Items show at most the last four digits of a number. */
export const PaymentMethodProfile = objectType('PaymentMethodProfile', () => [
  member(
    'MethodType',
    choice({
      creditCard: ['CreditCard', 'Credit Card'],
      ach: ['ACH', 'Bank Account'],
      storedValue: ['StoredValue', 'Stored Value'],
      invoice: ['Invoice', 'Invoice'],
    }),
  ),
  member('MethodID', key()),
  member('MethodName', text()),
  member('SecondarySort', text(), {
    description: '0 is the primary method; larger numbers are backups in this order',
  }),
  member('Created', moment()),
  member('Modified', moment()),
  member('Account', text({ shows: 'last4', secret: true }), { label: 'Account Number' }),
  member('AccountType', choice({ checking: ['checking', 'Checking'], savings: ['savings', 'Savings'] })),
  member('AccountHolderName', text()),
  member('DriversLicense', text({ shows: 'nothing', secret: true })),
  member('DriversLicenseState', text()),
  member('RecordType', text()),
  member('Routing', text({ shows: 'last4', secret: true }), { label: 'Routing Number' }),
  member('AvsStreet', text()),
  member('AvsZip', key(), { label: 'AVS ZIP Code' }),
  member('CardCode', text({ shows: 'nothing', secret: true }), { label: 'CVV' }),
  member('CardExpiration', text(), {
    description: 'Month in which the card expires, YYYY-MM',
    example: '2028-04',
  }),
  member('CardNumber', text({ shows: 'last4', secret: true })),
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
