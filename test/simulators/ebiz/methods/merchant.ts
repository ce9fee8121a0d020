import { notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import { SUCCESS, refused } from '../results';
import type { EbizState } from '../state';

/** The merchant and its settings. */
export const merchantMethods: Methods = {
  GetMerchantTransactionData: (state) => state.merchant.defaults,
  GetMerchantIntegrationSettings: (state) => state.merchant.settings,
  GetMerchantData: (state, given) => {
    if (!isOwn(state, given)) throw notFound();
    return state.merchant.data;
  },
  UpdateMerchantData: update,
};

function update(state: EbizState, given: Given): SoapRecord {
  if (!isOwn(state, given)) return refused(1, 'Not Found ');
  const { MerchantInternalId, MerchantId } = state.merchant.data;
  state.merchant.data = { ...given.record('merchantData'), MerchantInternalId, MerchantId };
  return { MerchantInternalId, ...SUCCESS };
}

function isOwn(state: EbizState, given: Given): boolean {
  return given.text('merchantInternalId').toLowerCase() === state.merchant.data.MerchantInternalId;
}
