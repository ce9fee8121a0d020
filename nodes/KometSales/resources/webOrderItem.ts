import {
  additional,
  atLeastOne,
  body,
  boolean,
  choice,
  day,
  decimal,
  done,
  http,
  id,
  key,
  list,
  locator,
  operation,
  text,
  type Resource,
} from '../../shared/operation';
import { account, count, optionalSalesChannel, SEVERAL_LOCATIONS, TRANSACTIONAL_ACCESS } from '../fields';

export const resource: Resource = {
  value: 'webOrderItem',
  name: 'Web Order Item',
  description: 'Boxes of a web order',
};

/** Adds boxes to an order, or to a new one: the main way to order, according to the page. */
export const create = operation({
  resource: 'webOrderItem',
  operation: 'create',
  name: 'Create',
  action: 'Create web order item',
  description:
    'Add boxes to the pending web order of a customer, or to a new one. Komet Sales charges a transaction fee.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177715',
  documented: 'POST web-order-item.add',
  call: http('POST', '/web-order-item.add', 'header'),
  effect: 'once',
  serializeBy: ['customerId'],
  lookUp: 'Get of Web Order with the ID of the order shows its items.',
  open: 'body',
  rules: [atLeastOne('inventoryIds', 'productCode', 'companyProductId')],
  locators: [
    locator('product', 'Product', { id: 'companyProductId', code: 'productCode' }, 'Product to order'),
  ],
  fields: [
    account,
    body('customerId', id(20), {
      label: 'Customer ID',
      required: true,
      list: 'searchCustomers',
      example: '23423',
      description: 'Customer who orders',
    }),
    body('quantity', count, {
      label: 'Quantity',
      required: true,
      example: '2',
      description: 'Number of boxes',
    }),
    body('price', decimal(), {
      label: 'Price',
      required: true,
      example: '0.45',
      description: 'Price of a unit',
    }),
    body('date', day(), {
      label: 'Date',
      required: true,
      example: '2026-03-02',
      description: 'Day of the purchase',
    }),
    body('carrierId', id(20), {
      label: 'Carrier ID',
      required: true,
      list: 'searchCarriers',
      example: '4610',
      description: 'Carrier that brings the boxes',
    }),
    body('inventoryIds', list(id(), { separator: ',' }), {
      label: 'Inventory IDs',
      example: '428101, 428102',
      description:
        'Inventory to take the boxes from: one ID, several separated by commas, or an array. Either they or a product are required.',
    }),
    body('inventoryOrigin', choice({ onHand: [1, 'On Hand'], futureSales: [2, 'Future Sales'] }), {
      label: 'Inventory Origin',
      requiredIf: { absent: 'productCode' },
      description: 'Kind of inventory. Required unless a product is given by its code.',
    }),
    body('companyLocationId', id(20), {
      label: 'Company Location ID',
      list: 'searchLocations',
      example: '13',
      hint: SEVERAL_LOCATIONS,
      description: 'Location of the order, in a company with several',
    }),
    ...additional(
      body('productCode', key(20), {
        label: 'Product Code',
        list: 'searchProductCodes',
        example: 'RS50',
        hint: TRANSACTIONAL_ACCESS,
        description: 'Product to order, by its code',
      }),
      body('companyProductId', id(20), {
        label: 'Product ID',
        list: 'searchProducts',
        example: '23214',
        hint: TRANSACTIONAL_ACCESS,
        description: 'Product to order, by its ID',
      }),
      body('boxTypeCode', key(3), {
        label: 'Box Type Code',
        list: 'searchBoxTypeCodes',
        requiredIf: { absent: 'inventoryIds' },
        example: 'QB',
        hint: TRANSACTIONAL_ACCESS,
        description: 'Type of box. Required without inventory IDs.',
      }),
      body('reservedInventory', boolean(), {
        label: 'Reserved Inventory',
        description: 'Whether to take only goods that are reserved for the customer',
      }),
      body('fedExInfoSameAsCustomer', boolean(), {
        label: 'FedEx Info Same as Customer',
        hint: TRANSACTIONAL_ACCESS,
        description: 'Whether FedEx labels have the ship-to data of the customer',
      }),
      body('shipToId', id(20), {
        label: 'Ship-To ID',
        list: 'searchShipTos',
        example: '901',
        description: 'Address of the customer that the boxes go to',
      }),
      body('markCode', key(20), { label: 'Mark Code', example: 'M1', description: 'Mark on the boxes' }),
      body('webOrderId', id(20), {
        label: 'Web Order ID',
        example: '48',
        description: 'Order to add to. Without it, Komet Sales looks for a pending order with the same data.',
      }),
      optionalSalesChannel,
    ),
  ],
  result: done({ message: text() }),
});
