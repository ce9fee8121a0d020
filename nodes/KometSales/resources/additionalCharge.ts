import {
  additional,
  body,
  boolean,
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
import { flag, named } from '../fields';

export const resource: Resource = {
  value: 'additionalCharge',
  name: 'Additional Charge',
  description: 'Charges that may be added to orders, such as freight or a fuel surcharge',
};

const chargeId = { label: 'Additional Charge ID', list: 'searchAdditionalCharges', example: '55' };

const code = body('code', key(10), {
  label: 'Code',
  example: 'FS',
  description: 'Short code of the charge',
});

/** Lists the charges that invoices may have, in one answer. */
export const getMany = operation({
  resource: 'additionalCharge',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many additional charges',
  description: 'List the additional charges that are set up in the company',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11174450',
  documented: 'GET additional.charge.list',
  call: http('GET', '/additional.charge.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    query('id', id(20), { ...chargeId, description: 'Only the charge with this internal ID' }),
    query('name', text(200), {
      label: 'Name',
      example: 'Fuel',
      description: 'Only charges whose name contains this text, in upper or lower case',
    }),
    query('code', key(10), {
      label: 'Code',
      example: 'FS',
      description: 'Only the charge with exactly this code, in upper or lower case',
    }),
    query('active', named('Active', 'Inactive'), {
      label: 'Active',
      description: 'Only active charges, or only inactive ones',
    }),
  ),
  result: rows('additionalCharges', { id: id(), name: text(), code: text(), active: boolean() }),
});

/** Adds a charge to the settings of the company. */
export const create = operation({
  resource: 'additionalCharge',
  operation: 'create',
  name: 'Create',
  action: 'Create additional charge',
  description: 'Add an additional charge to the settings of the company',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174428/Add+an+Additional+Charge',
  documented: 'POST additional.charge.add',
  call: http('POST', '/additional.charge.add', 'body'),
  effect: 'once',
  lookUp: 'Get Many with the name or the code of the charge shows whether it was added.',
  fields: [
    body('name', text(200), {
      label: 'Name',
      required: true,
      example: 'Fuel Surcharge',
      description: 'What the charge is called on invoices',
    }),
    ...additional(code),
  ],
  result: done({ message: text(), additionalChargeId: id() }),
});

/** Changes a charge of the settings. */
export const update = operation({
  resource: 'additionalCharge',
  operation: 'update',
  name: 'Update',
  action: 'Update additional charge',
  description: 'Rename, activate or deactivate an additional charge',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174472/Update+an+Additional+Charge',
  documented: 'POST additional.charge.update',
  call: http('POST', '/additional.charge.update', 'body'),
  effect: 'idempotent',
  serializeBy: ['additionalChargeId'],
  fields: [
    body('additionalChargeId', id(20), {
      ...chargeId,
      required: true,
      description: 'Charge to change',
    }),
    ...updates(
      body('name', text(200), {
        label: 'Name',
        example: 'Fuel Surcharge',
        description: 'What the charge is called on invoices',
      }),
      code,
      body('active', flag, { label: 'Active', description: 'Whether the charge can be used' }),
    ),
  ],
  result: done({ message: text(), additionalChargeId: id() }),
});
