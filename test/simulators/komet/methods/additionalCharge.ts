import { done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometState } from '../state';

export const additionalCharge: Methods = {
  'GET additional.charge.list': list,
  'POST additional.charge.add': add,
  'POST additional.charge.update': update,
};

/** Ids and flags are text, as in the sample. */
function list(state: KometState, given: Given): object {
  const found = new Select(state.additionalCharges.all(), given)
    .id('id', (row) => row.id)
    .like('name', (row) => row.name)
    .exact('code', (row) => row.code)
    .flag('active', (row) => row.active).rows;
  const additionalCharges = found.map(({ id, name, code, active }) => ({
    id,
    name,
    code,
    active: active ? '1' : '0',
  }));
  return done({ additionalCharges });
}

function add(state: KometState, given: Given): object {
  const row = state.additionalCharges.add(given.texts('name', 'code'));
  return done({ additionalChargeId: numberOf(row.id) }, 'The additional charge was successfully saved.');
}

function update(state: KometState, given: Given): object {
  const row = state.additionalCharges.need(given.text('additionalChargeId'));
  state.additionalCharges.change(row, { ...given.texts('name', 'code'), active: given.flag('active') });
  return done({ additionalChargeId: numberOf(row.id) }, 'The additional charge was successfully saved.');
}
