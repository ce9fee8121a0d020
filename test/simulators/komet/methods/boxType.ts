import { done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometState } from '../state';

export const boxType: Methods = { 'GET boxtype.list': list };

/** Sorted by code. */
function list(state: KometState, given: Given): object {
  const found = new Select(state.boxTypes.all(), given)
    .id('id', (row) => row.id)
    .exact('code', (row) => row.code).rows;
  found.sort((a, b) => a.code.localeCompare(b.code));
  const boxtypes = found.map(({ id, code, fbe, kometNetworkId }) => ({
    code,
    kometNetworkName: code,
    fbe,
    id: numberOf(id),
    kometNetworkId,
  }));
  return done({ boxtypes });
}
