import {
  additional,
  argument,
  atLeastOne,
  bare,
  body,
  boolean,
  choice,
  deleted,
  done,
  filters,
  key,
  one,
  operation,
  rows,
  scalar,
  soap,
  text,
  updates,
  wholeRecord,
  type Operation,
  type Resource,
} from '../../shared/operation';
import { inPages, membersOf, moreFields, oftenIn, page, pageFields } from '../fields';
import { searchConditions } from '../filters';
import { Customer } from '../types/customer';
import {
  CardExpirationCounts,
  PaymentMethodProfile,
  PaymentMethodProfileCounts,
} from '../types/paymentMethod';

export const resource: Resource = {
  value: 'paymentMethod',
  name: 'Stored Payment Method',
  description: 'Cards and bank accounts that are stored for a customer, by their last four digits',
};

const customerToken = body('customerToken', key(), {
  label: 'Customer Token',
  list: 'searchCustomerTokens',
  required: true,
  example: '7000001',
  description: 'Customer by the number that the gateway gave it. Customer: Get Token returns it.',
});

const paymentMethodId = body('paymentMethodId', key(), {
  label: 'Payment Method ID',
  list: 'storedMethods',
  required: true,
  example: '10501',
  description: 'Stored card or bank account (MethodID)',
});

/** Lists the stored methods of a customer, in one answer. */
export const getMany = operation({
  resource: 'paymentMethod',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many stored payment methods',
  description: 'Get the cards and bank accounts that are stored for a customer',
  ...page('GetCustomerPaymentMethodProfiles'),
  call: soap('GetCustomerPaymentMethodProfiles'),
  effect: 'read',
  walk: 'whole',
  fields: [customerToken],
  result: rows('', PaymentMethodProfile, { item: 'PaymentMethodProfile' }),
});

/** Reads one stored method. */
export const get = operation({
  resource: 'paymentMethod',
  operation: 'get',
  name: 'Get',
  action: 'Get stored payment method',
  description: 'Get a card or bank account that is stored for a customer',
  ...page('GetCustomerPaymentMethodProfile'),
  call: soap('GetCustomerPaymentMethodProfile'),
  effect: 'read',
  fields: [customerToken, paymentMethodId],
  result: one(PaymentMethodProfile),
});

/** Makes a method the default. */
export const setDefault = operation({
  resource: 'paymentMethod',
  operation: 'setDefault',
  name: 'Set Default',
  action: 'Set default payment method',
  description:
    'Make a stored payment method the default one. Charges that name no method, and recurring charges, then use it.',
  ...page('SetDefaultCustomerPaymentMethodProfile'),
  call: soap('SetDefaultCustomerPaymentMethodProfile'),
  effect: 'idempotent',
  serializeBy: ['customerToken'],
  repeats: ['customerToken', 'paymentMethodId'],
  fields: [customerToken, paymentMethodId],
  verdict: bare('false', 'EBizCharge did not make it the default payment method'),
  result: done(),
});

/** Deletes a method. A second call gets a fault and changes nothing. */
export const remove = operation({
  resource: 'paymentMethod',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete stored payment method',
  description: 'Delete a stored payment method. It can’t be brought back; the customer has to give it again.',
  ...page('DeleteCustomerPaymentMethodProfile'),
  call: soap('DeleteCustomerPaymentMethodProfile'),
  effect: 'idempotent',
  serializeBy: ['customerToken', 'paymentMethodId'],
  repeats: ['customerToken', 'paymentMethodId'],
  fields: [customerToken, paymentMethodId],
  verdict: bare('false', 'EBizCharge did not delete the payment method'),
  result: deleted(),
});

const ofCustomers = membersOf(
  Customer,
  'CustomerId',
  'FirstName',
  'LastName',
  'CompanyName',
  'Phone',
  'Email',
  'SoftwareId',
  'DivisionId',
  'WebSite',
  'CellPhone',
);

const expirations = membersOf(
  CardExpirationCounts,
  'ExpiredCreditCardsCount',
  'ExpireThisMonthCreditCardsCount',
  'ExpireNextMonthCreditCardsCount',
  'ExpireWithin3MonthCreditCardsCount',
  'ExpireWithin6MonthCreditCardsCount',
  'ExpireWithinaYearCreditCardsCount',
);

/** Counts expiring cards by customer. */
export const getManyExpiring = operation({
  resource: 'paymentMethod',
  operation: 'getManyExpiring',
  name: 'Get Many Expiring',
  action: 'Get many customers with expiring cards',
  description: 'Get how many stored cards of each customer have expired, or expire within some months',
  ...page('GetCardsExpirationList'),
  call: soap('GetCardsExpirationList'),
  effect: 'read',
  walk: inPages,
  fields: [
    searchConditions(...ofCustomers, ...expirations),
    ...pageFields,
    ...filters(
      body(
        'sort',
        choice({
          companyName: ['CompanyName', 'Company Name'],
          customerId: ['CustomerId', 'Customer ID'],
          email: ['Email', 'Email'],
          lastName: ['LastName', 'Last Name'],
        }),
        { label: 'Sort By' },
      ),
    ),
    body('countOnly', boolean(), { preset: false }),
  ],
  result: rows('CardExpirationCountsList', CardExpirationCounts, { item: 'CardExpirationCounts' }),
});

/** Counts stored methods by customer. */
export const getManyCounts = operation({
  resource: 'paymentMethod',
  operation: 'getManyCounts',
  name: 'Get Many Counts',
  action: 'Get many counts of stored payment methods',
  description: 'Get how many cards and bank accounts each customer has stored',
  ...page('GetPaymentMethodProfileCounts'),
  call: soap('GetPaymentMethodProfileCounts'),
  effect: 'read',
  walk: inPages,
  fields: [
    searchConditions(...membersOf(Customer, 'CustomerId', 'Email', 'SoftwareId')),
    ...pageFields,
    body('sort', text(), { preset: '' }),
    body('countOnly', boolean(), { preset: false }),
  ],
  result: rows('PaymentMethodProfileCountsList', PaymentMethodProfileCounts, {
    item: 'PaymentMethodProfileCounts',
  }),
});

/** Card and account numbers pass through n8n, so the credential must allow it. */
const rawData = {
  allowedBy: 'allowRawData',
  neverTool: 'Use Payment Link: Request Payment Method, which keeps card numbers out of n8n.',
};

const customerInternalId = body('customerInternalId', key(), {
  label: 'Customer Internal ID',
  required: true,
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description: 'EBizCharge’s own ID of the customer, a GUID',
});

/** Set by the service, or members of other kinds of methods. */
const NOT_WRITTEN = ['methodID', 'created', 'modified', 'cardType', 'balance'];

const OF_CARDS = ['cardNumber', 'cardExpiration', 'cardCode', 'avsStreet', 'avsZip'];
const OF_ACCOUNTS = [
  'account',
  'routing',
  'accountType',
  'recordType',
  'driversLicense',
  'driversLicenseState',
];
const OF_STORED_VALUE = [
  'maxBalance',
  'autoReload',
  'reloadSchedule',
  'reloadThreshold',
  'reloadAmount',
  'reloadMethodID',
];

const newMethod = {
  ...page('AddCustomerPaymentMethodProfile'),
  call: soap('AddCustomerPaymentMethodProfile'),
  effect: 'once',
  ...rawData,
  repeats: ['customerInternalId'],
  lookUp: 'Get Many with the token of the customer shows whether the payment method was stored.',
  result: scalar('MethodID', key()),
} satisfies Partial<Operation>;

/** Stores a card. */
export const addCard = operation({
  resource: 'paymentMethod',
  operation: 'addCard',
  name: 'Add Card',
  action: 'Add card',
  description:
    'Store a card for a customer from its raw number. Payment Link: Request Payment Method keeps card numbers out of n8n.',
  ...newMethod,
  fields: [
    customerInternalId,
    ...argument('paymentMethodProfile', PaymentMethodProfile, {
      top: ['accountHolderName', 'cardNumber', 'cardExpiration', 'avsZip'],
      required: ['accountHolderName', 'cardNumber', 'cardExpiration', 'avsZip'],
      preset: { methodType: 'CreditCard' },
      omit: [...NOT_WRITTEN, ...OF_ACCOUNTS, ...OF_STORED_VALUE],
      rest: additional,
    }),
  ],
});

/** Stores a bank account. */
export const addBankAccount = operation({
  resource: 'paymentMethod',
  operation: 'addBankAccount',
  name: 'Add Bank Account',
  action: 'Add bank account',
  description:
    'Store a bank account for a customer from its raw number. Payment Link: Request Payment Method keeps account numbers out of n8n.',
  ...newMethod,
  fields: [
    customerInternalId,
    ...argument('paymentMethodProfile', PaymentMethodProfile, {
      top: ['accountHolderName', 'account', 'routing', 'accountType'],
      required: ['accountHolderName', 'account', 'routing', 'accountType'],
      preset: { methodType: 'ACH' },
      omit: [...NOT_WRITTEN, ...OF_CARDS],
      rest: (...rest) => [
        ...additional(...rest.filter(({ name }) => !OF_STORED_VALUE.includes(name))),
        ...moreFields(...rest.filter(({ name }) => OF_STORED_VALUE.includes(name))),
      ],
    }),
  ],
});

/** Updates a method. The service returns its number masked, so it must be given again. */
export const update = operation({
  resource: 'paymentMethod',
  operation: 'update',
  name: 'Update',
  action: 'Update stored payment method',
  description:
    'Update a stored payment method, whose card or account number has to be given again. Fields that you leave out keep their values.',
  ...page('UpdateCustomerPaymentMethodProfile'),
  call: soap('UpdateCustomerPaymentMethodProfile'),
  effect: 'idempotent',
  ...rawData,
  serializeBy: ['customerToken', 'methodID'],
  merge: wholeRecord('paymentMethodProfile', get, {
    key: { customerToken: 'customerToken', paymentMethodId: 'methodID' },
    except: [
      'account',
      'routing',
      'cardNumber',
      'cardExpiration',
      'cardCode',
      'created',
      'modified',
      'balance',
    ],
  }),
  fields: [
    customerToken,
    ...argument('paymentMethodProfile', PaymentMethodProfile, {
      top: ['methodID', 'cardNumber', 'cardExpiration', 'account', 'routing'],
      required: ['methodID'],
      change: {
        methodID: {
          label: 'Payment Method ID',
          list: 'storedMethods',
          example: '10501',
          description: 'Stored card or bank account (MethodID)',
        },
        cardNumber: { description: 'Needed with the expiration, for a card' },
        account: { description: 'Needed with the routing number, for a bank account' },
      },
      omit: ['created', 'modified', 'cardType', 'balance', 'methodType'],
      rest: oftenIn(updates, 'accountHolderName', 'methodName', 'avsZip', 'avsStreet', 'secondarySort'),
    }),
  ],
  rules: [atLeastOne(['cardNumber', 'cardExpiration'], ['account', 'routing'])],
  verdict: bare('false', 'EBizCharge did not change the payment method'),
  result: done(),
});
