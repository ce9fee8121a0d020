import { done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometState } from '../state';
import { productMembers } from './inventoryLists';

export const vendorAvailability: Methods = { 'POST vendor.availability.items.list': list };

/** Lines that are available on a day of the range; with exactDate those whose own range it is (read that way). */
function list(state: KometState, given: Given): object {
  if (given.has('customerId')) state.customers.need(given.text('customerId'));
  const { dateFrom = '', dateTo = '' } = given.texts('dateFrom', 'dateTo');
  const exact = given.flag('exactDate') === true;
  const rows = state.inventory.filter((row) => row.origin === 'availability');
  const found = new Select(rows, given)
    .where((row) =>
      exact
        ? row.availableFrom === dateFrom && row.availableTo === dateTo
        : row.availableFrom <= dateTo && row.availableTo >= dateFrom,
    )
    .location('locationId', state.account.multiLocation, (row) => [row.locationId]);
  if (given.flag('availableOnly')) found.where((row) => row.quantity > 0);
  const inventoryItems = found.rows.map((row) => ({
    inventoryId: numberOf(row.id),
    ...productMembers(state, row),
    vendor: state.vendors.get(row.vendorId)?.name ?? '',
  }));
  return done({ inventoryItems });
}
