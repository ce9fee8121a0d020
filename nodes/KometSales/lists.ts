import type { PickList } from '../shared/operation';
import * as carrier from './resources/carrier';
import * as customer from './resources/customer';
import * as customerShipTo from './resources/customerShipTo';
import * as location from './resources/location';

/** Lists behind resource locators. Each opening costs one call of the daily budget. */
export const lists: PickList[] = [
  {
    name: 'searchCustomers',
    operation: customer.getMany,
    searchBy: 'name',
    value: 'id',
    label: 'name',
    detail: 'code',
  },
  {
    name: 'searchShipTos',
    operation: customerShipTo.getMany,
    needs: {
      customerId: {
        label: 'Customer ID',
        parameter: ['customerId', 'filters.customerId', 'additionalFields.customerId'],
      },
    },
    searchBy: 'name',
    value: 'id',
    label: 'name',
    detail: 'city',
  },
  {
    // For forms without a customer. The vendor wants a customer, a name or a date: that leaves the date.
    name: 'searchAllShipTos',
    operation: customerShipTo.getMany,
    values: { updateAsOf: '1970-01-01' },
    searchBy: 'name',
    value: 'id',
    label: 'name',
    detail: 'city',
  },
  {
    name: 'searchCarriers',
    operation: carrier.getMany,
    searchBy: 'name',
    value: 'id',
    label: 'name',
    detail: 'code',
  },
  {
    name: 'searchLocations',
    operation: location.getMany,
    searchBy: 'name',
    value: 'id',
    label: 'name',
    detail: 'code',
  },
];
