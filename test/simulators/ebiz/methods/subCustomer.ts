import { addRecord, replaceRecord } from '../changes';
import { invalid, notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import type { EbizState } from '../state';
import { text } from '../state/store';

const REPEATS = ['CustomerId', 'SubCustomerId', 'SubCustomerInternalId'];

const KEPT = ['MerchantId', 'CustomerInternalId', 'SubCustomerLastSyncDateTime'];

/** The branches of customers. */
export const subCustomerMethods: Methods = {
  AddSubCustomer: add,
  UpdateSubCustomer: (state, given) =>
    replaceRecord(state.subCustomers, named(state, given), given.record('subCustomer'), {
      kept: KEPT,
      repeats: REPEATS,
    }),
  GetSubCustomer: (state, given) => {
    const found = named(state, given);
    if (!found) throw notFound();
    return found;
  },
};

/** A branch belongs to a customer that exists. */
function add(state: EbizState, given: Given): SoapRecord {
  const record = given.record('subcustomer');
  const parent = state.customers.byKey(text(record, 'CustomerId'));
  if (!parent) throw invalid('CustomerId');
  const { MerchantId, CustomerInternalId } = parent;
  const { SubCustomerLastSyncDateTime: _, ...sent } = record;
  return addRecord(state.subCustomers, { ...sent, MerchantId, CustomerInternalId }, REPEATS);
}

function named(state: EbizState, given: Given): SoapRecord | undefined {
  const internalId = given.text('subCustomerInternalId');
  return internalId
    ? state.subCustomers.get(internalId)
    : state.subCustomers.byKey(given.text('customerId'), given.text('subCustomerId'));
}
