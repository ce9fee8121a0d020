import {
  boolean,
  filters,
  http,
  id,
  key,
  operation,
  query,
  rows,
  text,
  type Resource,
} from '../../shared/operation';
import { account, salesChannel } from '../fields';

export const resource: Resource = {
  value: 'location',
  name: 'Location',
  description: 'Places that the company has',
};

/** Lists the company's locations, in one answer. */
export const getMany = operation({
  resource: 'location',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many locations',
  description: 'List the locations of the company, sorted by name',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176513/Get+a+list+of+Locations',
  documented: 'GET location.list',
  call: http('GET', '/location.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    query('id', id(20), {
      label: 'Location ID',
      list: 'searchLocations',
      example: '42',
      description: 'Only the location with this internal ID',
    }),
    query('name', text(200), {
      label: 'Name',
      example: 'Miami',
      description: 'Only locations whose name contains this text, in upper or lower case',
    }),
    query('code', key(10), {
      label: 'Code',
      example: 'MIA',
      description: 'Only the location with exactly this code, in upper or lower case',
    }),
  ),
  result: rows('locations', { id: id(), name: text(), code: text() }),
});

/** The company's locations that a customer is assigned to. */
export const getManyByCustomer = operation({
  resource: 'location',
  operation: 'getManyByCustomer',
  name: 'Get Many by Customer',
  action: 'Get many locations of customer',
  description: 'List the locations of the company that a customer is tied to',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174990/Get+a+list+of+Company+Locations+associated+to+a+Customer',
  documented: 'GET company.location.list',
  call: http('GET', '/company.location.list', 'header'),
  effect: 'read',
  walk: 'whole',
  fields: [
    query('customerId', id(10), {
      label: 'Customer ID',
      required: true,
      list: 'searchCustomers',
      example: '23423',
      description: 'Customer whose locations are listed',
    }),
    account,
    salesChannel,
  ],
  result: rows('locations', { id: id(), name: text(), shortName: text(), code: text(), active: boolean() }),
});
