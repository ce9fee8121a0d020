import { numberOf } from '../envelope';
import type { Methods } from '../method';
import type { KometState } from '../state';

export const company: Methods = { 'GET company.list': list };

/** No envelope on success. Role 1, as in the sample. */
function list(state: KometState): object {
  const companyResult = state.companies.all().map(({ id, name }) => ({
    companyId: numberOf(id),
    companyName: name,
    roleId: 1,
    customerId: null,
    customerName: null,
  }));
  return { companyResult };
}
