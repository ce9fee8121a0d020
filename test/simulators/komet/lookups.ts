import { Refusal } from './envelope';
import type { Given } from './given';
import type { KometCarrier, KometCompany, KometCustomer, KometLocation, KometState } from './state';

/** The company that X-ACCOUNT names. The words of these refusals are not documented. */
export function accountOf(state: KometState, given: Given): KometCompany {
  return state.companies.need(given.text('X-ACCOUNT'));
}

/** Ids of locations by their codes, separated by colons. */
export function locationIdsOf(state: KometState, codes: string[]): number[] {
  return codes.map((code) => Number(locationByCode(state, code).id));
}

/** A location by its code, letters of either case. */
export function locationByCode(state: KometState, code: string): KometLocation {
  const found = state.locations.find((location) => location.code.toLowerCase() === code.toLowerCase());
  if (!found) throw new Refusal('The location does not exist.');
  return found;
}

/** The location that a record belongs to: the one named, else the company's first. */
export function locationOf(
  state: KometState,
  given: Given,
  idName: string,
  codeName?: string,
): KometLocation {
  const code = codeName && given.text(codeName);
  if (code) return locationByCode(state, code);
  // Only multi-location companies use the parameter; others ignore it.
  const id = state.account.multiLocation ? given.text(idName) : undefined;
  return state.locations.need(id ?? state.locations.all()[0]?.id);
}

/**
 * The customer named by customerId, else by customerCode. A code that nobody has makes a customer of the
 * description: this is assumed to be why a description is required beside the code.
 */
export function customerOf(
  state: KometState,
  given: Given,
  descriptionName = 'customerDescription',
): KometCustomer {
  if (given.has('customerId')) return state.customers.need(given.text('customerId'));
  const code = given.text('customerCode') ?? '';
  const found = state.customers.find((customer) => customer.code.toLowerCase() === code.toLowerCase());
  return found ?? state.customers.add({ code, name: given.text(descriptionName) ?? code });
}

/** The carrier named by carrierId, else by carrierCode, with the rule of `customerOf`. */
export function carrierOf(
  state: KometState,
  given: Given,
  descriptionName = 'carrierDescription',
): KometCarrier {
  if (given.has('carrierId')) return state.carriers.need(given.text('carrierId'));
  const code = given.text('carrierCode') ?? '';
  const found = state.carriers.find((carrier) => carrier.code.toLowerCase() === code.toLowerCase());
  return found ?? state.carriers.add({ code, name: given.text(descriptionName) ?? code });
}
