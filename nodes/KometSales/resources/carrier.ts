import {
  additional,
  body,
  boolean,
  done,
  filters,
  http,
  id,
  integer,
  key,
  mergeWith,
  operation,
  query,
  rows,
  text,
  updates,
  type Resource,
} from '../../shared/operation';
import { flag, named } from '../fields';

export const resource: Resource = {
  value: 'carrier',
  name: 'Carrier',
  description: 'Who takes the goods to the customer',
};

const carrierId = { label: 'Carrier ID', list: 'searchCarriers', example: '4610' };

const name = body('name', text(200), {
  label: 'Name',
  required: true,
  example: 'Armellini',
  description: 'What the carrier is called',
});

const code = body('code', key(10), {
  label: 'Code',
  required: true,
  example: 'AR',
  description: 'Short code of the carrier',
});

const capacity = body('capacity', integer({ min: 0 }), {
  label: 'Capacity',
  example: '200',
  description: 'How much the carrier takes, in cubes',
});

/** Lists carriers, in one answer. */
export const getMany = operation({
  resource: 'carrier',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many carriers',
  description: 'List carriers with their addresses',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174838/Get+a+list+of+Carriers',
  documented: 'GET carrier.list',
  call: http('GET', '/carrier.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    query('id', id(20), { ...carrierId, description: 'Only the carrier with this internal ID' }),
    query('name', text(200), {
      label: 'Name',
      example: 'Armellini',
      description: 'Only carriers whose name contains this text, in upper or lower case',
    }),
    query('code', key(10), {
      label: 'Code',
      example: 'AR',
      description: 'Only the carrier with exactly this code, in upper or lower case',
    }),
    query('active', named('Active', 'Inactive'), {
      label: 'Active',
      description: 'Only active carriers, or only inactive ones',
    }),
  ),
  result: rows('carriers', {
    id: id(),
    code: text(),
    name: text(),
    active: boolean(),
    street: text(),
    city: text(),
    state: text(),
    zipCode: text(),
    country: text(),
    // The page says integer, its sample has "1 (888) 247-2262".
    phone: text(),
    kometNetworkName: text(),
    kometNetworkId: id(),
  }),
});

/** Adds a carrier. */
export const create = operation({
  resource: 'carrier',
  operation: 'create',
  name: 'Create',
  action: 'Create carrier',
  description: 'Add a carrier',
  docs: 'https://kometsales.atlassian.net/wiki/pages/diffpages.action?originalId=12615800&pageId=21463079',
  documented: 'POST carrier.add',
  call: http('POST', '/carrier.add', 'body'),
  effect: 'once',
  lookUp: 'Get Many with the name or the code of the carrier shows whether it was added.',
  fields: [name, code, ...additional(capacity)],
  result: done({ message: text(), carrierId: id() }),
});

/** Changes a carrier. The page requires name and code even if they do not change. */
export const update = operation({
  resource: 'carrier',
  operation: 'update',
  name: 'Update',
  action: 'Update carrier',
  description: 'Change a carrier',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174813/Update+a+Carrier',
  documented: 'POST carrier.update',
  call: http('POST', '/carrier.update', 'body'),
  effect: 'idempotent',
  fields: [
    body('carrierId', id(20), { ...carrierId, required: true, description: 'Carrier to change' }),
    name,
    code,
    ...updates(
      body('active', flag, { label: 'Active', description: 'Whether the carrier is active' }),
      capacity,
    ),
  ],
  merge: mergeWith(getMany, {
    key: { id: 'carrierId' },
    match: { id: 'carrierId' },
    fill: { name: 'name', code: 'code' },
  }),
  result: done({ message: text(), carrierId: id() }),
});
