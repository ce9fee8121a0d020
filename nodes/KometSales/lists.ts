import type { PickList } from '../shared/operation';
import { getMany } from './resources/customer';

/** Lists behind resource locators. Each opening costs one call of the daily budget. */
export const lists: PickList[] = [
  {
    name: 'searchCustomers',
    operation: getMany,
    searchBy: 'name',
    value: 'id',
    label: 'name',
    detail: 'code',
  },
];
