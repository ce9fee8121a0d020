import { Refusal, done } from '../envelope';
import type { Given } from '../given';
import { accountOf } from '../lookups';
import type { Methods } from '../method';
import type { KometState } from '../state';

export const user: Methods = { 'POST v2/user/e-commerce': create };

/** The words of the refusals are not documented. */
function create(state: KometState, given: Given): object {
  accountOf(state, given);
  const customerCodes = given.list('customerCodes');
  const known = new Set(state.customers.all().map(({ code }) => code));
  if (customerCodes.some((code) => !known.has(code))) throw new Refusal('The customer does not exist.');
  const values = given.texts('firstName', 'lastName', 'email', 'login');
  if (state.users.find((row) => row.login === values.login)) throw new Refusal('The login is taken.');
  state.users.add({ ...values, customerCodes });
  return done({}, 'User was successfully created.');
}
