import { addRecord, replaceRecord } from '../changes';
import { notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import { found } from '../select';
import type { EbizState } from '../state';

const REPEATS = ['TermsId', 'TermsInternalId'];

/** Payment terms. */
export const termsMethods: Methods = {
  AddTerms: (state, given) => addRecord(state.terms, given.record('terms'), REPEATS),
  UpdateTerms: (state, given) =>
    replaceRecord(state.terms, named(state, given), given.record('terms'), { repeats: REPEATS }),
  GetTerms: (state, given) => {
    const terms = named(state, given);
    if (!terms) throw notFound();
    return terms;
  },
  SearchTerms: search,
};

function search(state: EbizState, given: Given): SoapRecord[] {
  const isNamed = given.text('termsId') !== '' || given.text('termsInternalId') !== '';
  const one = named(state, given);
  return found(isNamed ? (one ? [one] : []) : state.terms.all(), 'Terms', given);
}

function named(state: EbizState, given: Given): SoapRecord | undefined {
  const internalId = given.text('termsInternalId');
  return internalId ? state.terms.get(internalId) : state.terms.byKey(given.text('termsId'));
}
