import { numberOf } from '../envelope';
import type { Methods } from '../method';
import type { KometState } from '../state';

export const category: Methods = { 'GET category.list': list };

/** Inactive ones too. The sample has no envelope, although the page documents one: as the sample. */
function list(state: KometState): object {
  const categoryItems = state.categories.all().map((row) => ({
    categoryId: numberOf(row.id),
    categoryName: row.name,
    kometNetworkId: row.kometNetworkId ?? null,
    kometNetworkName: row.kometNetworkId === undefined ? null : row.name,
    active: row.active,
  }));
  return { categoryItems };
}
