import {
  additional,
  body,
  day,
  decimal,
  deleted,
  done,
  http,
  id,
  integer,
  key,
  list,
  operation,
  perEntry,
  rows,
  text,
  type Resource,
} from '../../shared/operation';
import { COMPANY_TOKEN_ONLY, count } from '../fields';

export const resource: Resource = {
  value: 'purchaseOrderItem',
  name: 'Purchase Order Item',
  description: 'Lines of a purchase order',
};

const itemId = {
  label: 'Purchase Order Item ID',
  required: true,
  example: '265119',
  description: 'Line of the purchase order, by its internal ID',
};

const awb = {
  label: 'AWB Number',
  required: true,
  example: '08472-4772-0048',
  description: 'Air waybill that the line is shipped on, by its whole number',
};

const shipDate = {
  label: 'Ship Date',
  required: true,
  example: '2026-07-22',
  description: 'Day on which the vendor ships',
};

const boxCodes = {
  label: 'Box Codes',
  example: '73992893, 73992894',
  description:
    'Codes of the boxes that are shipped: one, several separated by commas, or an array. Komet Sales assigns them when they are left out.',
};

const lotNumber = {
  label: 'Lot Number',
  example: '234232',
  description:
    'Lot of the line, outside the range that Komet Sales gives out itself, which normally is 1000 to 99999',
};

const SHIPPED =
  'Get Many of the purchase order resource, with the vendor ship date and the ID of the line, shows its boxes once it was shipped.';

/** Ships a line. Boxes that are not shipped move to a new line. */
export const shipOnAwb = operation({
  resource: 'purchaseOrderItem',
  operation: 'shipOnAwb',
  name: 'Ship on AWB',
  action: 'Ship purchase order item on AWB',
  description:
    'Ship a line of a purchase order on an air waybill. A product that the company has not mapped is skipped without an error.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177203',
  documented: 'POST purchase.order.item.awb.add',
  call: http('POST', '/purchase.order.item.awb.add', 'body'),
  effect: 'once',
  serializeBy: ['poItemId'],
  lookUp: SHIPPED,
  fields: [
    body('poItemId', id(20), itemId),
    body('awb', key(), awb),
    body('shipDate', day(), shipDate),
    ...additional(body('boxCodes', list(key()), boxCodes), body('lotNumber', key(), lotNumber)),
  ],
  result: done({ message: text(), boxCodes: list(text()), newPOItemId: id() }),
});

/** Ships lines of many items in one call. The answer has a verdict for each. */
export const shipManyOnAwb = operation({
  resource: 'purchaseOrderItem',
  operation: 'shipManyOnAwb',
  name: 'Ship Many on AWB',
  action: 'Ship purchase order items on AWB',
  description: 'Ship lines of purchase orders on air waybills. The lines of many items travel in one call.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177299/Add+Purchase+Order+Items+to+an+AWB',
  documented: 'POST purchase.order.items.awb.add',
  call: http('POST', '/purchase.order.items.awb.add', 'body'),
  effect: 'once',
  lookUp: SHIPPED,
  fields: [
    body('poItemId', id(20), { ...itemId, wire: 'poItems[].poItemId' }),
    body('awb', key(25), { ...awb, wire: 'poItems[].awb' }),
    body('shipDate', day(), { ...shipDate, wire: 'poItems[].shipDate' }),
    body('vendorId', id(20), {
      label: 'Vendor ID',
      list: 'searchVendors',
      example: '6322',
      description:
        'Vendor of all lines that travel in one call. Lines of other vendors go in calls of their own.',
      hint: COMPANY_TOKEN_ONLY,
    }),
    ...additional(
      body('houseAWB', key(25), {
        label: 'House AWB Number',
        wire: 'poItems[].houseAWB',
        example: '09234-4776-2024',
        description: 'House air waybill, by its whole number',
      }),
      body('boxCodes', list(key()), { ...boxCodes, wire: 'poItems[].boxCodes' }),
      body('lotNumber', key(), { ...lotNumber, wire: 'poItems[].lotNumber' }),
    ),
  ],
  batch: {
    collects: ['poItemId', 'awb', 'shipDate', 'houseAWB', 'boxCodes', 'lotNumber'],
    verdict: perEntry('purchaseOrderItemDetailsAWBAddAPIResultList', 'poItemId', 'status'),
  },
  result: rows('purchaseOrderItemDetailsAWBAddAPIResultList', {
    poItemId: id(),
    status: integer(),
    message: text(),
    boxCodes: list(text()),
    lotNumber: id(),
  }),
});

/** Confirms boxes of a line. The page does not clearly say whether the number is set or added. */
export const confirm = operation({
  resource: 'purchaseOrderItem',
  operation: 'confirm',
  name: 'Confirm',
  action: 'Confirm purchase order item',
  description: 'Confirm a number of boxes of a line',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177178',
  documented: 'POST purchase.order.item.confirm',
  call: http('POST', '/purchase.order.item.confirm', 'body'),
  effect: 'once',
  serializeBy: ['poItemId'],
  lookUp: 'Get Many of the purchase order resource, with the ID of the line, shows how far it is confirmed.',
  fields: [
    body('poItemId', id(20), itemId),
    body('quantityConfirmed', count, {
      label: 'Quantity Confirmed',
      required: true,
      example: '7',
      description: 'Number of boxes to confirm',
    }),
  ],
  result: done({ message: text() }),
});

/** Deletes a line. A vendor's token may delete only that vendor's lines. */
export const remove = operation({
  resource: 'purchaseOrderItem',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete purchase order item',
  description: 'Delete a line of a purchase order',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177227/Delete+an+Item+from+a+Purchase+Order',
  documented: 'POST purchase.order.item.delete',
  call: http('POST', '/purchase.order.item.delete', 'body'),
  effect: 'idempotent',
  serializeBy: ['poItemId'],
  fields: [body('poItemId', id(20), itemId)],
  result: deleted({ message: text() }),
});

/** Sets the price of a unit, mostly for future inventory. */
export const updatePrice = operation({
  resource: 'purchaseOrderItem',
  operation: 'updatePrice',
  name: 'Update Price',
  action: 'Update price of purchase order item',
  description: 'Set the unit price of a line, mostly for future inventory',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177251/Update+the+price+of+a+Purchase+Order+Item',
  documented: 'POST purchase.order.item.price.update',
  call: http('POST', '/purchase.order.item.price.update', 'body'),
  effect: 'idempotent',
  serializeBy: ['purchaseOrderItemId'],
  fields: [
    body('purchaseOrderItemId', id(20), itemId),
    body('price', decimal(), {
      label: 'Price',
      required: true,
      example: '0.4',
      description: 'New price of a unit',
    }),
  ],
  result: done({ message: text() }),
});

/** Sets the reference number of a line. */
export const updateReference = operation({
  resource: 'purchaseOrderItem',
  operation: 'updateReference',
  name: 'Update Reference',
  action: 'Update reference of purchase order item',
  description: 'Set the reference number of a line',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177275/Update+an+Item+s+Reference+Number',
  documented: 'POST purchase.order.item.reference.update',
  call: http('POST', '/purchase.order.item.reference.update', 'body'),
  effect: 'idempotent',
  serializeBy: ['purchaseOrderItemId'],
  fields: [
    body('purchaseOrderItemId', id(20), itemId),
    body('reference', text(20), {
      label: 'Reference',
      required: true,
      example: 'PA034534',
      description: 'New reference number',
    }),
  ],
  result: done({ message: text() }),
});
