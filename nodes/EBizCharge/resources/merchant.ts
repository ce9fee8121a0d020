import {
  argument,
  body,
  key,
  one,
  operation,
  rows,
  soap,
  updates,
  wholeRecord,
  type Resource,
} from '../../shared/operation';
import { oftenIn, page } from '../fields';
import {
  MerchantData,
  MerchantDataResponse,
  MerchantIntegrationSettings,
  MerchantTransactionData,
} from '../types/merchant';

export const resource: Resource = {
  value: 'merchant',
  name: 'Merchant',
  description: 'The account that the credential leads to, with its defaults and settings',
};

const merchantInternalId = body('merchantInternalId', key(), {
  label: 'Merchant Internal ID',
  required: true,
  example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
  description:
    'EBizCharge’s own ID of your merchant account. Ask EBizCharge for it: no action is documented to return it. The MerchantId of a customer is another number, or the same: try it.',
});

/** Reads the merchant. Its name shows whether this is live or sandbox, which share one address. */
export const get = operation({
  resource: 'merchant',
  operation: 'get',
  name: 'Get',
  action: 'Get merchant',
  description: 'Get name, address and portal settings of the merchant: whose account the credential leads to',
  ...page('GetMerchantData'),
  call: soap('GetMerchantData'),
  effect: 'read',
  fields: [merchantInternalId],
  result: one(MerchantData),
});

/** Reads the merchant's defaults. Also tests the credential. */
export const getTransactionData = operation({
  resource: 'merchant',
  operation: 'getTransactionData',
  name: 'Get Transaction Data',
  action: 'Get transaction data of merchant',
  description:
    'Get what the merchant allows and presets for transactions: cards, ACH, surcharge, checks, taxes',
  ...page('GetMerchantTransactionData'),
  call: soap('GetMerchantTransactionData'),
  effect: 'read',
  fields: [],
  result: one(MerchantTransactionData),
});

/** Reads settings by name. */
export const getIntegrationSettings = operation({
  resource: 'merchant',
  operation: 'getIntegrationSettings',
  name: 'Get Integration Settings',
  action: 'Get integration settings of merchant',
  description: 'Get the settings for integrations with other systems, each with its name and its value',
  ...page('GetMerchantIntegrationSettings'),
  call: soap('GetMerchantIntegrationSettings'),
  effect: 'read',
  fields: [],
  result: rows('', MerchantIntegrationSettings, { item: 'MerchantIntegrationSettings' }),
});

/** Updates the merchant. The current record is sent back with the changes. */
export const update = operation({
  resource: 'merchant',
  operation: 'update',
  name: 'Update',
  action: 'Update merchant',
  description:
    'Update details and portal settings of the merchant. Fields that you leave out keep their values. The settings decide which emails customers get.',
  ...page('UpdateMerchantData'),
  call: soap('UpdateMerchantData'),
  effect: 'idempotent',
  fields: [
    merchantInternalId,
    ...argument('merchantData', MerchantData, {
      rest: oftenIn(
        updates,
        'merchantName',
        'contactFirstName',
        'contactLastName',
        'email',
        'phone',
        'merchantSettings',
      ),
      omit: ['merchantInternalId', 'merchantId'],
    }),
  ],
  merge: wholeRecord('merchantData', get, { key: { merchantInternalId: 'merchantInternalId' } }),
  clearFields: [
    'description',
    'contactFirstName',
    'contactLastName',
    'street',
    'street2',
    'city',
    'state',
    'zip',
    'phone',
    'fax',
    'mobile',
    'email',
    'webSite',
  ],
  result: one(MerchantDataResponse),
});
