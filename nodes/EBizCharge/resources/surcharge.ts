import {
  body,
  boolean,
  key,
  moment,
  money,
  one,
  oneOf,
  ONLY_LIST,
  operation,
  rows,
  soap,
  text,
  type Resource,
} from '../../shared/operation';
import { inPages, membersOf, page, pageFields, unsorted } from '../fields';
import { searchConditions } from '../filters';
import { CalculateSurchargeAmountResponse, Surcharge } from '../types/surcharge';

export const resource: Resource = {
  value: 'surcharge',
  name: 'Surcharge',
  description: 'What the merchant adds to payments by card',
};

/** The first digits identify a card's issuer, so a whole card number is never accepted. */
const BIN_DIGITS = 9;

/** Calculates a surcharge. Nothing is charged. */
export const calculate = operation({
  resource: 'surcharge',
  operation: 'calculate',
  name: 'Calculate',
  action: 'Calculate surcharge',
  description:
    'Calculate the surcharge on an amount, for a stored payment method or for the first digits of a card. Charge amount and surcharge together, and show the surcharge apart.',
  ...page('CalculateSurchargeAmount'),
  call: soap('CalculateSurchargeAmount'),
  effect: 'read',
  fields: [
    body('amount', money({ min: 0.01 }), {
      label: 'Amount',
      required: true,
      description: 'Amount without the surcharge',
    }),
    body('cardNumber', text({ maxLength: BIN_DIGITS, secret: true }), {
      label: 'Card BIN',
      description:
        'First 6 to 9 digits of the card, with the ZIP code, where no stored payment method is given. More digits are refused.',
    }),
    body('cardZipCode', key(), { label: 'Card ZIP Code', example: '33126' }),
    body('customerInternalId', key(), {
      label: 'Customer Internal ID',
      example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
      description: 'EBizCharge’s own ID of the customer, with the stored payment method',
    }),
    body('paymentMethodId', key(), {
      label: 'Payment Method ID',
      example: '10501',
      description: 'Stored card or bank account of the customer (MethodID)',
    }),
  ],
  rules: [oneOf(['customerInternalId', 'paymentMethodId'], ['cardNumber', 'cardZipCode'])],
  result: one(CalculateSurchargeAmountResponse),
});

/** Reads the settings. They are not documented, so they are returned as received. */
export const getSettings = operation({
  resource: 'surcharge',
  operation: 'getSettings',
  name: 'Get Settings',
  action: 'Get surcharge settings',
  description: 'Get the merchant’s settings for surcharges. EBizCharge does not document them.',
  ...page('GetSurchargeSettings'),
  call: soap('GetSurchargeSettings'),
  effect: 'read',
  fields: [],
  result: one({}),
});

/** Lists paid surcharges. The page shows the list, but not the name of its element. */
export const getMany = operation({
  resource: 'surcharge',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many surcharges',
  description: 'Get surcharges that were paid. Those on authorizations come once they are captured.',
  ...page('SearchSurchargePayments'),
  call: soap('SearchSurchargePayments'),
  effect: 'read',
  walk: inPages,
  fields: [
    body('fromDateTime', moment(), { label: 'Paid After', required: true }),
    body('toDateTime', moment({ until: true }), { label: 'Paid Before', required: true }),
    searchConditions(
      ...membersOf(Surcharge, 'SurchargeInternalId', 'AuthCode', 'RefNum', 'PaymentMethodType', 'DatePaid'),
    ),
    body('countOnly', boolean(), { preset: false }),
    ...pageFields,
    unsorted,
  ],
  result: rows(ONLY_LIST, Surcharge, { item: 'Surcharge' }),
});
