import {
  additional,
  atLeastOne,
  body,
  day,
  deleted,
  done,
  filters,
  http,
  id,
  key,
  operation,
  query,
  rows,
  text,
  updates,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = {
  value: 'customerShipTo',
  name: 'Ship-To',
  description: 'Stores and other addresses that a customer has goods sent to',
};

const customerId = { label: 'Customer ID', list: 'searchCustomers', example: '23423' };
const shipTo = { label: 'Ship-To ID', example: '20131' };
const shipToId = { ...shipTo, list: 'searchShipTos' };
const name = { label: 'Name', example: 'Store Miami' };

/** Fields that create and update share. */
const attributes = [
  body('address', text(200), {
    label: 'Address',
    example: '123 NW 25th Street',
    description: 'Street and number',
  }),
  body('city', text(50), { label: 'City', example: 'Miami', description: 'Town of the address' }),
  body('state', text(50), { label: 'State', example: 'FL', description: 'State or province of the address' }),
  body('zipcode', key(10), { label: 'Postal Code', example: '33122', description: 'ZIP or postal code' }),
  body('country', text(50), {
    label: 'Country',
    example: 'United States',
    description: 'Country of the address',
  }),
  body('phone', text(20), { label: 'Phone', example: '305 555 0134', description: 'Telephone number' }),
  body('fax', text(20), { label: 'Fax', example: '305 555 0135', description: 'Fax number' }),
  body('carrierId', id(20), {
    label: 'Carrier ID',
    list: 'searchCarriers',
    example: '4610',
    description: 'Carrier that is used unless an order names another',
  }),
  body('carrierAccount', text(20), {
    label: 'Carrier Account',
    example: 'AC-1200',
    description: 'Account number with the carrier',
  }),
  body('salesPersonCodeForFlowers', key(20), {
    label: 'Salesperson Code for Flowers',
    example: 'DW',
    description: 'Who sells flowers to this address: a code of Setup > Settings > Sales Codes',
  }),
  body('salesPersonCodeForPlants', key(20), {
    label: 'Salesperson Code for Plants',
    example: 'DW',
    description: 'Who sells plants to this address: a code of Setup > Settings > Sales Codes',
  }),
];

/** Lists ship-tos by customer, name or date of change. The page requires one of the three. */
export const getMany = operation({
  resource: 'customerShipTo',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many ship-tos',
  description: 'List ship-to addresses: of a customer, by name, or changed since a date',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175295',
  documented: 'GET customer.shipto.list',
  call: http('GET', '/customer.shipto.list', 'query'),
  effect: 'read',
  walk: 'whole',
  open: 'query',
  rules: [atLeastOne('customerId', 'name', 'updateAsOf')],
  fields: filters(
    query('customerId', id(20), { ...customerId, description: 'Only ship-tos of this customer' }),
    query('id', id(20), { ...shipToId, description: 'Only the ship-to with this internal ID' }),
    query('name', text(200), {
      ...name,
      description: 'Only ship-tos whose name contains this text, in upper or lower case',
    }),
    query('updateAsOf', day({ since: true }), {
      label: 'Updated As Of',
      description: 'Only ship-tos changed on or after this date',
    }),
  ),
  result: rows('shiptos', {
    id: id(),
    shipToCode: text(),
    name: text(),
    address: text(),
    city: text(),
    state: text(),
    zipcode: text(),
    country: text(),
    phone: text(),
    fax: text(),
    carrierId: id(),
    carrierName: text(),
    carrierAccount: text(),
    carrierCode: text(),
    updatedAsOf: day(),
  }),
});

/** Adds an address to a customer. */
export const create = operation({
  resource: 'customerShipTo',
  operation: 'create',
  name: 'Create',
  action: 'Create ship-to',
  description: 'Add a ship-to address to a customer',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175269/Add+a+new+Customer+Ship-To',
  documented: 'POST customer.shipto.add',
  call: http('POST', '/customer.shipto.add', 'body'),
  effect: 'once',
  repeats: ['customerId'],
  lookUp: 'Get Many with the customer and the name shows whether the ship-to was added.',
  fields: [
    body('customerId', id(20), { ...customerId, required: true, description: 'Customer of the ship-to' }),
    body('name', text(200), { ...name, required: true, description: 'What the ship-to is called' }),
    ...additional(...attributes),
  ],
  result: done({ message: text(), shipToId: id() }),
});

/** Changes an address of a customer. */
export const update = operation({
  resource: 'customerShipTo',
  operation: 'update',
  name: 'Update',
  action: 'Update ship-to',
  description: 'Change a ship-to address',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175319/Update+a+Customer+s+Ship-To',
  documented: 'POST customer.shipto.update',
  call: http('POST', '/customer.shipto.update', 'body'),
  effect: 'idempotent',
  serializeBy: ['shipToId'],
  fields: [
    body('customerId', id(20), { ...customerId, required: true, description: 'Customer of the ship-to' }),
    body('shipToId', id(20), { ...shipToId, required: true, description: 'Ship-to to change' }),
    ...updates(
      body('name', text(200), { ...name, description: 'What the ship-to is called' }),
      ...attributes,
    ),
  ],
  result: done({ message: text(), shipToId: id() }),
});

/** Removes an address of a customer. */
export const remove = operation({
  resource: 'customerShipTo',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete ship-to',
  description: 'Remove a ship-to address',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174964/Delete+a+Customer+Ship-To+address',
  documented: 'POST customer.shipto.delete',
  call: http('POST', '/customer.shipto.delete', 'body'),
  effect: 'idempotent',
  serializeBy: ['shipToId'],
  fields: [
    // Not picked from a list: without a customer it would show ship-tos of several customers with the same name.
    body('shipToId', id(20), {
      ...shipTo,
      required: true,
      description: 'Ship-to to remove, by the ID that Get Many gives',
    }),
  ],
  result: deleted({ message: text() }),
});
