import {
  additional,
  body,
  codes,
  day,
  done,
  failuresOnly,
  http,
  id,
  integer,
  key,
  list,
  one,
  operation,
  perEntry,
  query,
  rows,
  shared,
  text,
  type Resource,
} from '../../shared/operation';
import { SEVERAL_LOCATIONS } from '../fields';

export const resource: Resource = {
  value: 'box',
  name: 'Box',
  description: 'Boxes in the warehouse, by their codes',
};

const boxCode = body('boxCode', key(20), {
  label: 'Box Code',
  required: true,
  example: 'KS5704495',
  description: 'Code of the box',
});

const position = body('position', key(4), {
  label: 'Position',
  example: 'A1',
  description: 'Rack position of the box',
});

const companyLocation = {
  label: 'Company Location ID',
  list: 'searchLocations',
  example: '13',
  hint: SEVERAL_LOCATIONS,
  description: 'Location of the box, in a company with several',
};

/** Gives boxes new codes, many in one call. The answer has a verdict for each. */
export const changeCode = operation({
  resource: 'box',
  operation: 'changeCode',
  name: 'Change Code',
  action: 'Change code of box',
  description: 'Change the codes of boxes. The boxes of many items travel in one call.',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11174589',
  documented: 'POST box.code.change',
  call: http('POST', '/box.code.change', 'body'),
  effect: 'once',
  lookUp:
    'Get Many Detailed of AWB lists the codes of its boxes: changed boxes are there under the new code only.',
  fields: [
    body('currentBoxCode', key(20), {
      label: 'Current Box Code',
      wire: 'boxes[].currentBoxCode',
      required: true,
      example: 'KS001001',
      description: 'Code that the box has now',
    }),
    body('newBoxCode', key(20), {
      label: 'New Box Code',
      wire: 'boxes[].newBoxCode',
      required: true,
      example: 'PT991001',
      description: 'Code that the box gets',
    }),
  ],
  batch: {
    collects: ['currentBoxCode', 'newBoxCode'],
    verdict: perEntry('boxes', 'newBoxCode', 'status'),
  },
  result: rows('boxes', { newBoxCode: text(), status: integer(), message: text() }),
});

/** Sets the external codes of boxes, many in one call. The answer has a verdict for each. */
export const setExternalCode = operation({
  resource: 'box',
  operation: 'setExternalCode',
  name: 'Set External Code',
  action: 'Set external code of box',
  description: 'Set the external codes of boxes. The boxes of many items travel in one call.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174634/Add+an+External+Box+Code',
  documented: 'POST box.externalcode.update',
  call: http('POST', '/box.externalcode.update', 'body'),
  effect: 'idempotent',
  fields: [
    body('boxCode', key(20), {
      label: 'Box Code',
      wire: 'boxes[].boxCode',
      required: true,
      example: 'KS001001',
      description: 'Code of the box',
    }),
    body('externalCode', key(20), {
      label: 'External Code',
      wire: 'boxes[].externalCode',
      required: true,
      example: 'PT991001',
      description: 'Code by which others know the box',
    }),
  ],
  batch: { collects: ['boxCode', 'externalCode'], verdict: perEntry('boxes', 'boxCode', 'status') },
  result: rows('boxes', { boxCode: text(), status: integer(), message: text() }),
});

/**
 * Confirms that boxes of an order have shipped. The page says text of 200 characters with commas, its sample sends an array.
 * So no call has more codes than fit into that text.
 */
export const confirmShipment = operation({
  resource: 'box',
  operation: 'confirmShipment',
  name: 'Confirm Shipment',
  action: 'Confirm shipment of box',
  description: 'Confirm that boxes of an order have shipped. The boxes of many items travel in one call.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174656/Confirm+a+Shipment',
  documented: 'POST box.invoice.shipment.confirm',
  call: http('POST', '/box.invoice.shipment.confirm', 'body'),
  effect: 'idempotent',
  fields: [
    body('orderNumber', id(10), {
      label: 'Order (Invoice) Number',
      required: true,
      example: '212199',
      description: 'Number of the order that the boxes are on',
    }),
    body('boxCodes', list(key()), {
      label: 'Box Codes',
      required: true,
      example: 'KS5704495, KS5704496',
      description: 'Boxes that have shipped: one code, several separated by commas, or an array',
    }),
  ],
  batch: {
    collects: 'boxCodes',
    mostCharacters: 200,
    verdict: shared('boxCode', { counted: 'updatedBoxes' }),
  },
  result: done({ message: text(), updatedBoxes: integer() }),
});

/** Moves boxes to another master AWB: a GET that changes data. The answer names the boxes that were not moved. */
export const moveToAwb = operation({
  resource: 'box',
  operation: 'moveToAwb',
  name: 'Move to AWB',
  action: 'Move box to AWB',
  description:
    'Move boxes of the staging area to another master AWB. Komet Sales calculates freight, handling, duties and landed cost anew.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174610/Change+the+Master+AWB',
  documented: 'GET box.move.awb',
  call: http('GET', '/box.move.awb', 'query'),
  effect: 'once',
  lookUp: 'Get Many of AWB with the ship date lists the codes of the boxes that each AWB has.',
  fields: [
    query('awb', key(50), {
      label: 'AWB Number',
      required: true,
      example: '234-2367-0983',
      description: 'Master AWB that the boxes go to, by its whole number',
    }),
    query('shipDate', day(), {
      label: 'Ship Date',
      required: true,
      example: '2026-06-21',
      description: 'Shipping date of the AWB. It replaces the one that the AWB has.',
    }),
    query('boxCodes', list(key(), { separator: ',' }), {
      label: 'Box Codes',
      required: true,
      example: 'KS244894880, KS244894881',
      description: 'Boxes to move: one code, several separated by commas, or an array',
    }),
    query('companyLocationId', id(20), companyLocation),
  ],
  batch: { collects: 'boxCodes', verdict: failuresOnly('failedBoxes', { field: 'boxCodes', as: 'boxCode' }) },
  result: done({ message: text() }),
});

/** Moves a box within the racks. */
export const changePosition = operation({
  resource: 'box',
  operation: 'changePosition',
  name: 'Change Position',
  action: 'Change position of box',
  description: 'Move a box to another rack position',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174680/Change+the+Rack+Location+of+a+Box',
  documented: 'POST box.position.change',
  call: http('POST', '/box.position.change', 'body'),
  effect: 'idempotent',
  serializeBy: ['boxCode'],
  fields: [boxCode, position],
  result: done({ message: text(), boxOldPosition: text() }),
});

/** Marks a box as received by the warehouse. */
export const markAsReceived = operation({
  resource: 'box',
  operation: 'markAsReceived',
  name: 'Mark as Received',
  action: 'Mark box as received',
  description: 'Mark a box as received by the warehouse',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11174742',
  documented: 'POST box.warehouse.receive',
  call: http('POST', '/box.warehouse.receive', 'body'),
  effect: 'idempotent',
  serializeBy: ['boxCode'],
  fields: [boxCode, body('companyLocationId', id(20), companyLocation), ...additional(position)],
  result: done({ message: text() }),
});

/** Marks a box as shipped from the warehouse. */
export const markAsShipped = operation({
  resource: 'box',
  operation: 'markAsShipped',
  name: 'Mark as Shipped',
  action: 'Mark box as shipped',
  description: 'Mark a box as shipped from the warehouse',
  docs: 'https://kometsales.atlassian.net/wiki/pages/viewpage.action?pageId=314377069',
  documented: 'POST box.warehouse.ship',
  call: http('POST', '/box.warehouse.ship', 'body'),
  effect: 'idempotent',
  serializeBy: ['boxCode'],
  fields: [boxCode, body('companyLocationId', id(20), companyLocation)],
  result: done({ message: text() }),
});

/** Records a count. It has its own success codes; a repeat returns 3. */
export const recordCount = operation({
  resource: 'box',
  operation: 'recordCount',
  name: 'Record Count',
  action: 'Record count of box',
  description: 'Record that a box was counted in the inventory, and where',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/400392197/Update+the+Status+of+Boxes+in+the+Inventory',
  documented: 'PATCH v2/inventory/box/count',
  call: http('PATCH', '/v2/inventory/box/count', 'header'),
  effect: 'idempotent',
  serializeBy: ['boxCode'],
  fields: [
    body('boxCode', key(200), {
      label: 'Box Code',
      required: true,
      example: '1324568',
      description: 'Code of the box that was counted',
    }),
    body('companyLocationId', key(10), companyLocation),
    ...additional(
      body('boxPosition', key(10), {
        label: 'Position',
        example: 'A000',
        description: 'Rack position at which the box was found',
      }),
    ),
  ],
  verdict: codes('statusInventory', {
    ok: [1],
    already: [3],
    message: 'message',
    texts: {
      0: 'Invalid security token, or no box code',
      2: 'Box not found',
      3: 'Box has the same inventory status',
      4: 'Box was already sold',
      11: 'Box not in inventory',
    },
  }),
  result: one({ statusInventory: integer(), message: text(), boxAlreadyScannedPosition: text() }),
});
