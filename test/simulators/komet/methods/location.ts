import { done, numberOf } from '../envelope';
import type { Given } from '../given';
import { accountOf } from '../lookups';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometState } from '../state';

export const location: Methods = {
  'GET location.list': list,
  'GET company.location.list': listByCustomer,
};

/** Sorted by name. Ids are text, as in the sample. */
function list(state: KometState, given: Given): object {
  const found = new Select(state.locations.all(), given)
    .id('id', (row) => row.id)
    .like('name', (row) => row.name)
    .exact('code', (row) => row.code).rows;
  found.sort((a, b) => a.name.localeCompare(b.name));
  return done({ locations: found.map(({ id, name, code }) => ({ id, name, code })) });
}

/** No envelope on success. */
function listByCustomer(state: KometState, given: Given): object {
  accountOf(state, given);
  const customer = state.customers.need(given.text('customerId'));
  const found = state.locations.filter((row) => customer.locationIds.map(String).includes(row.id));
  const locations = found.map(({ id, name, shortName = null, code, active }) => ({
    id: numberOf(id),
    name,
    shortName,
    code,
    active,
  }));
  return { locations };
}
