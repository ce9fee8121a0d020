import type { PickList } from '../shared/operation';
import * as customer from './resources/customer';

/** Lists behind resource locators. */
export const lists: PickList[] = [
  {
    name: 'searchCustomers',
    operation: customer.getMany,
    value: 'CustomerId',
    label: ['{CompanyName}', ' {FirstName}', ' {LastName}', ' ({CustomerId})'],
  },
];
