import {
  additional,
  atLeastOne,
  body,
  day,
  decimal,
  done,
  filters,
  http,
  id,
  integer,
  key,
  operation,
  query,
  records,
  rows,
  text,
  type Field,
  type Resource,
  type Shape,
} from '../../shared/operation';

export const resource: Resource = { value: 'awb', name: 'AWB', description: 'Air waybills' };

const search: Field[] = [
  // Digits that may begin with zero, so not a number.
  query('awb', key(4), {
    label: 'AWB Ending',
    example: '0983',
    description: 'Last four digits of the AWB number. They or the ship date are required.',
  }),
  query('shipDate', day(), {
    label: 'Ship Date',
    example: '2026-02-15',
    description: 'Day on which the goods ship. It or the end of the AWB number is required.',
  }),
];

const originCode = query('originCode', key(5), {
  label: 'Origin Code',
  example: 'BOG',
  description: 'Only AWBs from this port',
});

const locationCode = query('locationCode', key(10), {
  label: 'Location Code',
  list: 'searchLocationCodes',
  example: '06',
  description: 'Only AWBs of this location, in a company with several',
});

const rules = [atLeastOne('awb', 'shipDate')];

/** `status` is 1 for an open AWB and 0 for a closed one. */
const awb: Shape = {
  awbId: id(),
  awb: text(),
  origin: text(),
  shipDate: day(),
  arrivalDate: day(),
  pieces: integer(),
  piecesReceived: integer(),
  locationCode: text(),
  status: integer(),
};

/** Lists AWBs with the codes of their boxes. */
export const getMany = operation({
  resource: 'awb',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many air waybills',
  description: 'List air waybills with the codes of their boxes',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174568/Get+an+AWB+list',
  documented: 'GET awb.list',
  call: http('GET', '/awb.list', 'query'),
  effect: 'read',
  walk: 'whole',
  rules,
  fields: [...search, ...filters(originCode, locationCode)],
  result: rows('awbs', { ...awb, boxesCodes: text() }),
});

/** Lists AWBs with their boxes. */
export const getManyDetailed = operation({
  resource: 'awb',
  operation: 'getManyDetailed',
  name: 'Get Many Detailed',
  action: 'Get many air waybills with their boxes',
  description: 'List air waybills with their boxes and what these cost',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174498/Get+a+detailed+AWB+list',
  documented: 'GET awb.details.list',
  call: http('GET', '/awb.details.list', 'query'),
  effect: 'read',
  walk: 'whole',
  open: 'query',
  rules,
  fields: [...search, ...filters(originCode, locationCode)],
  result: rows('awbs', {
    ...awb,
    boxes: records(
      'Box',
      body('code', text(), { label: 'Code' }),
      body('unitCost', decimal(), { label: 'Unit Cost' }),
      body('carrierName', text(), { label: 'Carrier Name' }),
      body('carrierCode', text(), { label: 'Carrier Code' }),
      body('truckDate', day(), { label: 'Truck Date' }),
      body('shipToId', id(), { label: 'Ship-To ID' }),
    ),
  }),
});

/** Lists AWBs that were entered beforehand. */
export const getManyFuture = operation({
  resource: 'awb',
  operation: 'getManyFuture',
  name: 'Get Many Future',
  action: 'Get many future air waybills',
  description: 'List air waybills entered for the future, with their houses',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174546',
  documented: 'GET awb.future.list',
  call: http('GET', '/awb.future.list', 'query'),
  effect: 'read',
  walk: 'whole',
  rules,
  fields: [...search, ...filters(originCode)],
  result: rows('awbs', {
    awbId: id(),
    awb: text(),
    originCode: text(),
    shipDate: day(),
    instructions: text(),
    houses: records(
      'House',
      body('house', text(), { label: 'House' }),
      body('vendorCode', text(), { label: 'Vendor Code' }),
      body('locationCode', text(), { label: 'Location Code' }),
      body('instructions', text(), { label: 'Instructions' }),
    ),
  }),
});

/** Creates or changes a future AWB by its number. A repeat would add its instructions a second time. */
export const createOrUpdateFutureAwb = operation({
  resource: 'awb',
  operation: 'createOrUpdateFutureAwb',
  name: 'Create or Update Future AWB',
  action: 'Create or update future air waybill',
  description: 'Create a future air waybill with its houses, or change the one with this number',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/32505861/Create+or+Update+a+Future+AWB',
  documented: 'POST awb.future.save',
  call: http('POST', '/awb.future.save', 'body'),
  effect: 'once',
  serializeBy: ['awb'],
  lookUp: 'Get Many Future with the last digits of the number shows the houses and the instructions.',
  fields: [
    body('awb', key(15), {
      label: 'AWB Number',
      required: true,
      example: '234-2367-0983',
      description: 'Air waybill by its whole number, with its dashes',
    }),
    body('originCode', key(5), {
      label: 'Origin Code',
      required: true,
      example: 'UIO',
      description: 'Port that the goods come from. Komet Sales ignores it where the AWB exists.',
    }),
    body('shipDate', day(), {
      label: 'Ship Date',
      required: true,
      example: '2026-11-15',
      description: 'Day on which the goods ship. Komet Sales ignores it where the AWB exists.',
    }),
    body(
      'houses',
      records(
        'House',
        body('house', key(20), {
          label: 'House',
          required: true,
          example: 'CM-93242111',
          description: 'House number. Of one that exists the rest is changed.',
        }),
        body('vendorCode', key(20), {
          label: 'Vendor Code',
          list: 'searchVendorCodes',
          required: true,
          example: 'ABC',
          description: 'Code of the vendor that ships',
        }),
        body('locationCode', key(20), {
          label: 'Location Code',
          list: 'searchLocationCodes',
          example: '06',
          description: 'Location that the goods go to, in a company with several',
        }),
        body('instructions', text(50), {
          label: 'Instructions',
          example: 'use for customer HJS',
          description: 'Instructions for the house',
        }),
      ),
      { label: 'Houses', required: true, description: 'Houses to add to the AWB, or to change' },
    ),
    ...additional(
      body('instructions', text(), {
        label: 'Instructions',
        example: 'AWB changed, previous AWB 4567',
        description: 'Instructions for the AWB. They are added to those of one that exists.',
      }),
    ),
  ],
  result: done({ message: text() }),
});
