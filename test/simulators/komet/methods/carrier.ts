import { done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometState } from '../state';

export const carrier: Methods = {
  'GET carrier.list': list,
  'POST carrier.add': add,
  'POST carrier.update': update,
};

/** The sample has no envelope, although the page documents one: as the sample. */
function list(state: KometState, given: Given): object {
  const found = new Select(state.carriers.all(), given)
    .id('id', (row) => row.id)
    .like('name', (row) => row.name)
    .exact('code', (row) => row.code)
    .flag('active', (row) => row.active).rows;
  const carriers = found.map(({ id, code, name, active, city, phone }) => ({
    id: numberOf(id),
    code,
    name,
    active: active ? 1 : 0,
    street: '',
    city,
    state: 'FL',
    zipCode: '',
    country: 'USA',
    phone,
    kometNetworkName: null,
    kometNetworkId: null,
  }));
  return { carriers };
}

function add(state: KometState, given: Given): object {
  const row = state.carriers.add(given.texts('name', 'code', 'capacity'));
  return done({ carrierId: numberOf(row.id) }, 'The carrier was successfully saved.');
}

function update(state: KometState, given: Given): object {
  const row = state.carriers.need(given.text('carrierId'));
  state.carriers.change(row, { ...given.texts('name', 'code', 'capacity'), active: given.flag('active') });
  return done({ carrierId: numberOf(row.id) }, 'The carrier was successfully saved.');
}
