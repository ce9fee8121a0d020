import { body, key, one, oneOf, operation, soap, text, type Resource } from '../../shared/operation';
import { page } from '../fields';
import { GlobalBINData, ZipCodeData } from '../types/utility';

export const resource: Resource = {
  value: 'utility',
  name: 'Utility',
  description: 'Look up what a card or a ZIP code stands for',
};

/** Looks up the first digits of a card. A whole card number is refused and never shown. */
export const getCardInfo = operation({
  resource: 'utility',
  operation: 'getCardInfo',
  name: 'Get Card Info',
  action: 'Get info of card',
  description: 'Get bank, brand and product of a card, by its first digits or by a stored payment method',
  ...page('GetCardInfo'),
  call: soap('GetCardInfo'),
  effect: 'read',
  fields: [
    body('cardBin', text({ key: true, maxLength: 9, shows: 'nothing' }), {
      wire: 'cardBIN',
      label: 'Card BIN',
      example: '400010',
      description: 'The first 6 to 9 digits of the card. Never give the whole number.',
    }),
    body('customerInternalId', key(), {
      label: 'Customer Internal ID',
      list: 'searchCustomerInternalIds',
      example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
      description: 'EBizCharge’s own ID of the customer. Give it together with Payment Method ID.',
    }),
    body('paymentMethodId', key(), {
      label: 'Payment Method ID',
      list: 'storedMethodsOfCustomer',
      example: '12',
      description: 'Stored card of the customer. Give it together with Customer Internal ID.',
    }),
  ],
  rules: [oneOf('cardBin', ['customerInternalId', 'paymentMethodId'])],
  result: one(GlobalBINData),
});

/** Looks up the place of a ZIP code. */
export const getZipCodeInfo = operation({
  resource: 'utility',
  operation: 'getZipCodeInfo',
  name: 'Get ZIP Code Info',
  action: 'Get info of ZIP code',
  description: 'Get city, state and time zone of a ZIP code of the USA',
  ...page('GetZipCodeInfo'),
  call: soap('GetZipCodeInfo'),
  effect: 'read',
  fields: [body('zipCode', key(), { label: 'ZIP Code', required: true, example: '33126' })],
  result: one(ZipCodeData),
});
