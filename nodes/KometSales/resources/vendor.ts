import {
  additional,
  body,
  boolean,
  choice,
  done,
  filters,
  http,
  id,
  key,
  list,
  operation,
  query,
  rows,
  text,
  updates,
  type Field,
  type Resource,
} from '../../shared/operation';
import { flag } from '../fields';

export const resource: Resource = {
  value: 'vendor',
  name: 'Vendor',
  description: 'Growers and others that the company buys from',
};

const vendorId = { label: 'Vendor ID', list: 'searchVendors', example: '6322' };

const name = { label: 'Name', example: 'Flores ABC', description: 'What the vendor is called' };

const portOrigin = {
  label: 'Port of Origin',
  example: 'BOG',
  description: 'Code of the airport that the goods are shipped from',
};

const vendorTypeOf = choice({
  freshCut: [1, 'Fresh Cut'],
  freightHandling: [2, 'Freight & Handling'],
  hardGoods: [3, 'Hard Goods'],
});

const vendorType = { label: 'Vendor Type', description: 'What the vendor delivers' };

/** Fields that create and update share. */
const attributes: Field[] = [
  body('code', key(10), { label: 'Code', example: 'ABC', description: 'Short code of the vendor' }),
  body('phone1', text(20), {
    label: 'Phone 1',
    example: '054 474 3222',
    description: 'First telephone number',
  }),
  body('phone2', text(20), {
    label: 'Phone 2',
    example: '054 474 3223',
    description: 'Second telephone number',
  }),
  body('phone3', text(20), {
    label: 'Phone 3',
    example: '054 474 3224',
    description: 'Third telephone number',
  }),
  body('fax', text(20), { label: 'Fax', example: '054 474 3225', description: 'Fax number' }),
  body('webPage', text(50), {
    label: 'Website',
    example: 'www.example.com',
    description: 'Address of the vendor on the web',
  }),
  body('emailForPOs', list(key(), { separator: ';', maxLength: 200 }), {
    label: 'Emails for Purchase Orders',
    example: 'name@email.com',
    description: 'Who is sent the purchase orders: one address, several separated by commas, or an array',
  }),
  body('contactName', text(50), {
    label: 'Contact Name',
    example: 'Ana Torres',
    description: 'Whom to talk to at the vendor',
  }),
  body('notes', text({ maxLength: 200, lines: 3 }), {
    label: 'Notes',
    description: 'Remarks about the vendor',
  }),
  body('street', text(200), {
    label: 'Street',
    example: '1 Farm Road',
    description: 'Street of the address',
  }),
  body('city', text(50), { label: 'City', example: 'Bogota', description: 'City of the address' }),
  body('state', text(50), { label: 'State', example: 'FL', description: 'State or province of the address' }),
  body('zipcode', key(10), {
    label: 'Postal Code',
    example: '33126',
    description: 'Postal code of the address',
  }),
  body('country', text(50), { label: 'Country', example: 'Colombia', description: 'Country of the address' }),
];

/** Lists vendors (growers), in one answer. */
export const getMany = operation({
  resource: 'vendor',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many vendors',
  description: 'List vendors such as growers',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11177482',
  documented: 'GET vendor.list',
  call: http('GET', '/vendor.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    query('id', id(20), { ...vendorId, description: 'Only the vendor with this internal ID' }),
    query('name', text(200), {
      label: 'Name',
      example: 'Flores',
      description: 'Only vendors whose name contains this text, in upper or lower case',
    }),
    query('code', key(10), {
      label: 'Code',
      example: 'ABC',
      description: 'Only the vendor with exactly this code, in upper or lower case',
    }),
    query('portOrigin', key(4), { ...portOrigin, description: 'Only vendors that ship from this airport' }),
    query('includeInactive', boolean({ sentAs: { yes: 'True', no: 'False' } }), {
      label: 'Include Inactive',
      description: 'Whether to also list deactivated vendors',
    }),
  ),
  result: rows('vendors', {
    id: id(),
    name: text(),
    code: text(),
    portOrigin: text(),
    // Only for companies that work with Cargo Master.
    cargoMasterCode: text(),
    active: boolean(),
  }),
});

/** Adds a vendor. */
export const create = operation({
  resource: 'vendor',
  operation: 'create',
  name: 'Create',
  action: 'Create vendor',
  description: 'Add a vendor',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177372',
  documented: 'POST vendor.add',
  call: http('POST', '/vendor.add', 'body'),
  effect: 'once',
  lookUp: 'Get Many with the name or the code of the vendor shows whether it was added.',
  fields: [
    body('name', text(200), { ...name, required: true }),
    body('portOrigin', key(5), { ...portOrigin, required: true }),
    body('vendorType', vendorTypeOf, { ...vendorType, required: true }),
    ...additional(...attributes),
  ],
  result: done({ message: text(), vendorId: id() }),
});

/** Changes a vendor. */
export const update = operation({
  resource: 'vendor',
  operation: 'update',
  name: 'Update',
  action: 'Update vendor',
  description: 'Change, activate or deactivate a vendor',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177618/Update+a+Vendor',
  documented: 'POST vendor.update',
  call: http('POST', '/vendor.update', 'body'),
  effect: 'idempotent',
  serializeBy: ['vendorId'],
  fields: [
    body('vendorId', id(20), { ...vendorId, required: true, description: 'Vendor to change' }),
    ...updates(
      body('name', text(200), name),
      body('portOrigin', key(5), portOrigin),
      body('vendorType', vendorTypeOf, vendorType),
      body('status', flag, { label: 'Active', description: 'Whether the vendor is active' }),
      ...attributes,
    ),
  ],
  result: done({ message: text(), vendorId: id() }),
});
