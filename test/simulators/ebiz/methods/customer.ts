import { invalid, notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import { SUCCESS, refused } from '../results';
import { filtered, page, sorted } from '../select';
import type { EbizCustomer, EbizState } from '../state';

/** Customers: their own records, their numbers at the gateway and the marks of other systems. */
export const customerMethods: Methods = {
  MarkCustomerAsSynchronized: markAsSynchronized,
  GetCustomer: (state, given) => ({ ...named(state, given) }),
  SearchCustomerList: searchList,
};

function markAsSynchronized(state: EbizState, given: Given): SoapRecord {
  const customer = state.byInternalId(given.text('customerInternalId'));
  if (!customer) throw invalid('CustomerInternalId');
  const refusal = state.customers.refusalOf(customer);
  if (refusal) return refused(refusal.errorCode, refusal.error);
  state.customers.mark(customer, state.now());
  return responseOf(customer);
}

function searchList(state: EbizState, given: Given): SoapRecord {
  const rows = sorted(filtered(state.customers.all(), 'Customer', given), given);
  return {
    CustomerList: given.flag('countOnly') ? [] : page(rows, given).map((row) => ({ ...row })),
    Start: given.number('start'),
    Limit: given.number('limit'),
    Count: rows.length,
  };
}

/** The customer that the request names by one of its ids. */
function named(state: EbizState, given: Given): EbizCustomer {
  const internalId = given.text('customerInternalId');
  const customer = internalId ? state.byInternalId(internalId) : state.byCustomerId(given.text('customerId'));
  if (!customer) throw notFound();
  return customer;
}

function responseOf({ CustomerId, CustomerInternalId }: EbizCustomer): SoapRecord {
  return { CustomerId, CustomerInternalId, ...SUCCESS };
}
