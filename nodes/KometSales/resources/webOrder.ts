import {
  additional,
  body,
  choice,
  decimal,
  deleted,
  done,
  filters,
  http,
  id,
  key,
  one,
  operation,
  query,
  records,
  text,
  type Resource,
} from '../../shared/operation';
import { account, optionalSalesChannel, SEVERAL_LOCATIONS } from '../fields';

export const resource: Resource = {
  value: 'webOrder',
  name: 'Web Order',
  description: 'Orders of customers in the web shop',
};

const customer = {
  label: 'Customer ID',
  required: true,
  list: 'searchCustomers',
  example: '23423',
  description: 'Customer that the order is of',
};

const webOrder = {
  label: 'Web Order ID',
  required: true,
  example: '48',
  description: 'Web order by its internal ID',
};

const location = {
  label: 'Company Location ID',
  list: 'searchLocations',
  example: '13',
  hint: SEVERAL_LOCATIONS,
  description: 'Location of the order, in a company with several',
};

/** Reads one web order with its items. The page calls it a list, but requires an order ID. */
export const get = operation({
  resource: 'webOrder',
  operation: 'get',
  name: 'Get',
  action: 'Get web order',
  description: 'Read a web order with its items, by its ID; without a status only if it is not checked out',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177531',
  documented: 'GET web-order-details.list',
  call: http('GET', '/web-order-details.list', 'header'),
  effect: 'read',
  open: 'query',
  fields: [
    account,
    query('customerId', id(20), customer),
    query('webOrderId', id(20), webOrder),
    ...filters(
      query('companyLocationId', id(10), location),
      query('statusId', choice({ pending: [1, 'Pending'], checkedOut: [2, 'Checked Out'] }), {
        label: 'Status',
        description:
          'State that the order is in. Without one, Komet Sales does not find an order that is checked out.',
      }),
    ),
  ],
  result: one(
    {
      id: id(),
      number: id(),
      statusId: id(),
      companyLocationId: id(),
      customerId: id(),
      subtotal: decimal(),
      additionalCharges: decimal(),
      total: decimal(),
      items: records(
        'Item',
        body('id', text(), { label: 'ID' }),
        body('webOrderItemId', id(), { label: 'Web Order Item ID' }),
      ),
    },
    'webOrders',
  ),
});

/** Creates the header of an order. The resource Web Order Item adds its items. */
export const create = operation({
  resource: 'webOrder',
  operation: 'create',
  name: 'Create',
  action: 'Create web order',
  description: 'Create a web order without items. Komet Sales charges a transaction fee.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177564',
  documented: 'POST web-order.create',
  call: http('POST', '/web-order.create', 'header'),
  effect: 'once',
  lookUp:
    'The web shop of Komet Sales shows the pending orders of the customer: no method lists them without an ID.',
  fields: [
    account,
    body('customerId', id(20), customer),
    body('companyId', id(10), {
      label: 'Company ID',
      list: 'searchCompanies',
      required: true,
      example: '7233',
      description: 'Company that sells',
    }),
    body('companyLocationId', id(20), location),
    ...additional(optionalSalesChannel),
  ],
  result: done({ message: text(), webOrderId: id() }),
});

/** Places an order. */
export const checkout = operation({
  resource: 'webOrder',
  operation: 'checkout',
  name: 'Check Out',
  action: 'Check out web order',
  description: 'Check out a web order, which places it',
  docs: 'https://kometsales.atlassian.net/wiki/pages/diffpagesbyversion.action?pageId=11177777&selectedPageVersions=2&selectedPageVersions=3',
  documented: 'POST web-order.checkout',
  call: http('POST', '/web-order.checkout', 'header'),
  effect: 'once',
  lookUp: 'Get with the status Checked Out finds the order when it was placed.',
  fields: [
    account,
    body('customerId', id(20), customer),
    body('webOrderId', id(20), webOrder),
    body('companyLocationId', id(20), location),
    ...additional(
      body('customerPo', key(50), {
        label: 'Customer PO',
        example: '292644',
        description: 'Purchase order number of the customer',
      }),
    ),
  ],
  result: done({ message: text(), webOrderId: id() }),
});

/** Cancels an order with its items. */
export const remove = operation({
  resource: 'webOrder',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete web order',
  description:
    'Cancel a web order and remove its items. Items of prebooks are taken out of the prebook, and purchase orders are voided unless they hold more.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177753',
  documented: 'POST web-order.delete',
  call: http('POST', '/web-order.delete', 'header'),
  effect: 'idempotent',
  serializeBy: ['webOrderId'],
  fields: [account, body('customerId', id(20), customer), body('webOrderId', id(20), webOrder)],
  result: deleted({ message: text(), webOrderId: id() }),
});
