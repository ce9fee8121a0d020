import { addRecord, replaceRecord } from '../changes';
import { notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import { found } from '../select';
import type { EbizState } from '../state';

const REPEATS = ['SalesRepId', 'SalesRepInternalId'];

/** Sales representatives. */
export const salesRepMethods: Methods = {
  AddSalesRep: (state, given) => addRecord(state.salesReps, given.record('salesRep'), REPEATS),
  UpdateSalesRep: (state, given) =>
    replaceRecord(state.salesReps, named(state, given), given.record('salesRep'), { repeats: REPEATS }),
  GetSalesRep: (state, given) => {
    const rep = named(state, given);
    if (!rep) throw notFound();
    return rep;
  },
  SearchSalesReps: search,
};

function search(state: EbizState, given: Given): SoapRecord[] {
  const isNamed = given.text('salesRepId') !== '' || given.text('salesRepInternalId') !== '';
  const one = named(state, given);
  return found(isNamed ? (one ? [one] : []) : state.salesReps.all(), 'SalesRep', given);
}

function named(state: EbizState, given: Given): SoapRecord | undefined {
  const internalId = given.text('salesRepInternalId');
  return internalId ? state.salesReps.get(internalId) : state.salesReps.byKey(given.text('salesRepId'));
}
