import { done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometShipTo, KometState } from '../state';

const FIELDS = [
  'name',
  'address',
  'city',
  'state',
  'zipcode',
  'country',
  'phone',
  'fax',
  'carrierAccount',
  'salesPersonCodeForFlowers',
  'salesPersonCodeForPlants',
] as const;

export const customerShipTo: Methods = {
  'GET customer.shipto.list': list,
  'POST customer.shipto.add': add,
  'POST customer.shipto.update': update,
  'POST customer.shipto.delete': remove,
};

function list(state: KometState, given: Given): object {
  const found = new Select(state.shipTos.all(), given)
    .id('customerId', (row) => row.customerId)
    .id('id', (row) => row.id)
    .like('name', (row) => row.name)
    .from('updateAsOf', (row) => row.updatedOn).rows;
  return done({ shiptos: found.map((row) => listRow(state, row)) });
}

function listRow(state: KometState, row: KometShipTo): object {
  const carrier = state.carriers.get(row.carrierId);
  const { shipToCode, name, address, city, zipcode, country, phone, fax, carrierAccount } = row;
  return {
    id: numberOf(row.id),
    shipToCode,
    name,
    address,
    city,
    state: row.state,
    zipcode,
    country,
    phone,
    fax,
    carrierId: carrier ? numberOf(carrier.id) : null,
    carrierName: carrier?.name ?? null,
    carrierAccount,
    carrierCode: carrier?.code ?? null,
    updatedAsOf: row.updatedOn.slice(0, 10),
  };
}

function add(state: KometState, given: Given): object {
  const customerId = state.customers.need(given.text('customerId')).id;
  const row = state.shipTos.add({ ...sent(state, given), customerId });
  return done({ shipToId: numberOf(row.id) }, 'Ship to was successfully saved', 1);
}

function update(state: KometState, given: Given): object {
  const row = state.shipTos.need(given.text('shipToId'));
  const customerId = state.customers.need(given.text('customerId')).id;
  state.shipTos.change(row, { ...sent(state, given), customerId });
  return done({ shipToId: numberOf(row.id) }, 'Ship to was successfully saved', 1);
}

function sent(state: KometState, given: Given): Partial<KometShipTo> {
  const carrierId = given.has('carrierId') ? state.carriers.need(given.text('carrierId')).id : undefined;
  return { ...given.texts(...FIELDS), ...(carrierId ? { carrierId } : {}) };
}

function remove(state: KometState, given: Given): object {
  state.shipTos.remove(given.text('shipToId'));
  return done({}, 'Ship to removed.', 1);
}
