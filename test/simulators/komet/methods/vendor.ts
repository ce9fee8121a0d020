import { done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometState, KometSupplier } from '../state';

export const vendor: Methods = {
  'GET vendor.list': list,
  'POST vendor.add': add,
  'POST vendor.update': update,
};

const DETAILS = [
  'phone1',
  'phone2',
  'phone3',
  'fax',
  'webPage',
  'emailForPOs',
  'contactName',
  'notes',
  'street',
  'city',
  'state',
  'zipcode',
  'country',
] as const;

/** Ids are text and the flag a number, as in the sample; no company of the simulator has Cargo Master. */
function list(state: KometState, given: Given): object {
  const found = new Select(state.vendors.all(), given)
    .where((row) => row.active || given.flag('includeInactive') === true)
    .id('id', (row) => row.id)
    .like('name', (row) => row.name)
    .exact('code', (row) => row.code)
    .exact('portOrigin', (row) => row.portOrigin).rows;
  const vendors = found.map(({ id, name, code, portOrigin, active }) => ({
    id,
    name,
    code,
    portOrigin,
    active: active ? 1 : 0,
  }));
  return done({ vendors });
}

function sent(given: Given, row?: KometSupplier): Partial<KometSupplier> {
  return {
    ...given.texts('name', 'code', 'portOrigin', 'vendorType'),
    details: { ...row?.details, ...given.texts(...DETAILS) },
  };
}

function add(state: KometState, given: Given): object {
  const row = state.vendors.add(sent(given));
  return done({ vendorId: numberOf(row.id) }, 'The Vendor was successfully saved.');
}

function update(state: KometState, given: Given): object {
  const row = state.vendors.need(given.text('vendorId'));
  state.vendors.change(row, { ...sent(given, row), active: given.flag('status') });
  return done({ vendorId: numberOf(row.id) }, 'success');
}
