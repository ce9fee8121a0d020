import {
  additional,
  atLeastOne,
  atMostOne,
  body,
  boolean,
  choice,
  day,
  done,
  download,
  file,
  http,
  id,
  key,
  list,
  operation,
  shared,
  text,
  updates,
  type Resource,
  locator,
} from '../../shared/operation';
import { flag } from '../fields';

export { getMany, getManyForLedger, getManyDetailed, getManyK2k } from './invoiceLists';

export const resource: Resource = {
  value: 'invoice',
  name: 'Invoice',
  description: 'Orders, which Komet Sales calls invoices from their draft on',
};

const invoiceId = { label: 'Invoice ID', required: true, example: '240989' };

/** Which member of which list identifies the invoice to mark. */
const MARKED =
  'Invoice to mark: the member ID of Get Many for Ledger and of the other lists of invoices, which is not the number';

const invoiceNumber = body('invoiceNumber', id(10), {
  label: 'Invoice Number',
  required: true,
  example: '212061',
  description:
    'Number of the invoice without prefix letters such as W or T: the member number of the lists, which is not the ID',
});

const carrierId = body('carrierId', id(20), {
  label: 'Carrier ID',
  list: 'searchCarriers',
  example: '4610',
  description: 'Carrier that takes the order',
});

const carrierKeys = locator(
  'carrier',
  'Carrier',
  { id: 'carrierId', code: 'carrierCode' },
  'Carrier that takes the order',
);

const carrierCode = {
  label: 'Carrier Code',
  example: 'AR',
  description: 'Carrier by its code, in place of the ID',
};

const carrierDescription = { label: 'Carrier Description', example: 'Armellini' };

/** Fields that create and update share. */
const attributes = [
  body('poNumber', key(20), {
    label: 'PO Number',
    example: 'P099999',
    description: 'Number of the purchase order at the customer',
  }),
  body('reference', text(20), {
    label: 'Reference',
    example: 'R99999',
    description: 'Reference or AWB number',
  }),
  body('warehouseInstructions', text({ maxLength: 200, lines: 3 }), {
    label: 'Warehouse Instructions',
    example: 'Keep dry',
    description: 'What the warehouse is to mind',
  }),
  body('invoiceNotes', text({ maxLength: 200, lines: 3 }), {
    label: 'Invoice Notes',
    example: 'Thank you',
    description: 'Notes that are printed on the invoice',
  }),
];

/**
 * Creates the head of an order. The page could not be read to the end, so its items are additional fields. Its answer was not
 * seen either; the pages of the item methods say that it has the IDs of the invoice and of its items.
 */
export const create = operation({
  resource: 'invoice',
  operation: 'create',
  name: 'Create',
  action: 'Create invoice',
  description:
    'Create an invoice without lines. Invoice Item: Create adds them: it takes the invoiceId of this answer. Komet Sales charges a transaction fee.',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175774/Create+an+Invoice',
  documented: 'POST invoice.create',
  call: http('POST', '/invoice.create', 'body'),
  effect: 'once',
  lookUp:
    'Get Many with the ship date and the customer shows whether the invoice was created; another one costs another fee.',
  open: 'body',
  rules: [atLeastOne('customerId', 'customerCode'), atLeastOne('carrierId', 'carrierCode')],
  locators: [
    locator('customer', 'Customer', { id: 'customerId', code: 'customerCode' }, 'Customer who orders'),
    carrierKeys,
    locator(
      'location',
      'Location',
      { id: 'locationId', code: 'locationCode' },
      'Location of the order, in a company with several',
    ),
  ],
  fields: [
    body('customerId', id(20), {
      label: 'Customer ID',
      list: 'searchCustomers',
      example: '23423',
      description: 'Customer who orders',
    }),
    carrierId,
    body('shipDate', day(), { label: 'Ship Date', required: true, description: 'Day of shipping' }),
    ...additional(
      body('customerCode', key(20), {
        label: 'Customer Code',
        example: 'WPETAL',
        description: 'Customer by its code, in place of the ID',
      }),
      body('customerDescription', text(200), {
        label: 'Customer Description',
        example: 'Wholesale Petals',
        requiredIf: { absent: 'customerId' },
        description: 'Name of the customer, required where the customer is given by its code',
      }),
      body('carrierCode', key(20), carrierCode),
      body('carrierDescription', text(200), {
        ...carrierDescription,
        requiredIf: { absent: 'carrierId' },
        description: 'Name of the carrier, required where the carrier is given by its code',
      }),
      body('shipToId', id(20), {
        label: 'Ship-To ID',
        list: 'searchShipTos',
        example: '20131',
        description: 'Address of the customer that the order goes to',
      }),
      ...attributes,
      body('returnAvailableBoxes', flag, {
        label: 'Return Available Boxes',
        description: 'Whether the answer says how many boxes are still available',
      }),
      body('statusDraft', flag, {
        label: 'Draft',
        description:
          'Whether the order stays a draft rather than pending approval. Only a draft can be checked out.',
      }),
      body('locationId', id(20), {
        label: 'Location ID',
        list: 'searchLocations',
        example: '42',
        description: 'Location of the order, in a company with several',
      }),
      body('locationCode', key(10), {
        label: 'Location Code',
        list: 'searchLocationCodes',
        example: 'MIA',
        description: 'Location of the order by its code, in place of the ID',
      }),
    ),
  ],
  result: done({ message: text(), invoiceId: id(), invoiceItemId: id() }),
});

/** Changes the head of an order. */
export const update = operation({
  resource: 'invoice',
  operation: 'update',
  name: 'Update',
  action: 'Update invoice',
  description: 'Change carrier, ship date, references or notes of an invoice',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176418',
  documented: 'POST invoice.update',
  call: http('POST', '/invoice.update', 'body'),
  effect: 'idempotent',
  serializeBy: ['invoiceId'],
  rules: [atMostOne('carrierId', ['carrierCode', 'carrierDescription'])],
  locators: [carrierKeys],
  fields: [
    body('invoiceId', id(20), { ...invoiceId, description: 'Invoice to change' }),
    ...updates(
      carrierId,
      body('carrierCode', key(20), carrierCode),
      body('carrierDescription', text(200), {
        ...carrierDescription,
        requiredIf: { present: 'carrierCode' },
        description: 'Name of the carrier, required where the carrier is given by its code',
      }),
      body('shipDate', day(), { label: 'Ship Date', description: 'New day of shipping' }),
      ...attributes,
    ),
  ],
  result: done({ message: text(), invoiceId: id(), invoiceNumber: id() }),
});

/** Makes a draft pending. A second time is an error, so a repeat could report a success as a failure. */
export const checkout = operation({
  resource: 'invoice',
  operation: 'checkout',
  name: 'Check Out',
  action: 'Check out invoice',
  description: 'Check out a draft, which is then pending approval',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176068/Checkout+an+Invoice',
  documented: 'POST invoice.checkout',
  call: http('POST', '/invoice.checkout', 'body'),
  effect: 'once',
  repeats: ['invoiceNumber'],
  lookUp: 'Get Many shows the status of the order: it is no draft any more if it was checked out.',
  fields: [invoiceNumber],
  result: done({ message: text() }),
});

/** Confirms an order. Komet Sales then sends the order confirmation to its recipients. */
export const confirm = operation({
  resource: 'invoice',
  operation: 'confirm',
  name: 'Confirm',
  action: 'Confirm invoice',
  description: 'Mark a draft or an invoice that is pending approval as confirmed',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176090',
  documented: 'POST invoice.confirm',
  call: http('POST', '/invoice.confirm', 'body'),
  effect: 'once',
  repeats: ['invoiceNumber'],
  lookUp: 'Get Many shows whether the status of the order is confirmed.',
  fields: [invoiceNumber],
  result: done({ message: text() }),
});

/** Cancels an order, which calls the order cancellation webhook. */
export const cancel = operation({
  resource: 'invoice',
  operation: 'void',
  name: 'Void',
  action: 'Void invoice',
  description: 'Cancel an invoice',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176445/Void+an+Invoice',
  documented: 'POST invoice.void',
  call: http('POST', '/invoice.void', 'body'),
  effect: 'once',
  repeats: ['invoiceNumber'],
  lookUp: 'Get Many shows whether the status of the order is voided.',
  fields: [
    invoiceNumber,
    body('reason', text({ maxLength: 300, lines: 3 }), {
      label: 'Reason',
      required: true,
      example: 'Order cancelled by phone',
      description: 'Why the order is cancelled',
    }),
  ],
  result: done({ message: text() }),
});

/** Marks an order as posted. It can't be edited after that. */
export const markAsSynchronized = operation({
  resource: 'invoice',
  operation: 'markAsSynchronized',
  name: 'Mark as Synchronized',
  action: 'Mark invoice as synchronized',
  description:
    'Mark an invoice as synchronized with an external system such as a ledger, which locks it for every user',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176280/Mark+an+Invoice+as+Synchronized',
  documented: 'POST invoice.mark.sync.status.ok',
  call: http('POST', '/invoice.mark.sync.status.ok', 'body'),
  effect: 'idempotent',
  serializeBy: ['invoiceId'],
  fields: [
    body('invoiceId', id(10), { ...invoiceId, description: MARKED }),
    ...additional(
      body('invoiceNumber', id(10), {
        label: 'Invoice Number',
        example: '212061',
        description: 'Number of the invoice, beside its ID: the member number of the same list',
      }),
    ),
  ],
  result: done({ message: text() }),
});

/** Removes the mark, and by the vendor's default the confirmation too. */
export const markAsUnsynchronized = operation({
  resource: 'invoice',
  operation: 'markAsUnsynchronized',
  name: 'Mark as Unsynchronized',
  action: 'Mark invoice as unsynchronized',
  description: 'Mark an invoice as not synchronized, with a reason, which makes it editable again',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176322/Mark+an+Invoice+as+Unsynchronized',
  documented: 'POST invoice.mark.sync.status.error',
  call: http('POST', '/invoice.mark.sync.status.error', 'body'),
  effect: 'once',
  repeats: ['invoiceId'],
  lookUp: 'Get Many and Get Many for Ledger show the status of the order and whether it is synchronized.',
  fields: [
    body('invoiceId', id(10), { ...invoiceId, description: MARKED }),
    body('message', text(50), {
      label: 'Message',
      required: true,
      example: 'Unknown account',
      description: 'Why it could not be synchronized',
    }),
    // If it is left out, Komet Sales takes it as yes, and the invoice no longer waits to be posted.
    body('unconfirm', flag, {
      label: 'Unconfirm',
      required: true,
      description:
        'Whether the invoice goes back to the status it had before, such as pending. With No it stays confirmed, and is listed as one to be posted.',
    }),
  ],
  result: done({ message: text() }),
});

/** The printed invoice: a read made with POST. */
export const getPdf = operation({
  resource: 'invoice',
  operation: 'getPdf',
  name: 'Get PDF',
  action: 'Get PDF of invoice',
  description: 'Download the PDF of an invoice',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11176351',
  documented: 'POST invoice.pdf.get',
  call: http('POST', '/invoice.pdf.get', 'body'),
  effect: 'read',
  fields: [
    body('invoiceId', id(20), { ...invoiceId, description: 'Invoice to download' }),
    ...additional(
      body('enableDistributeAdditionalCharges', boolean(), {
        label: 'Distribute Additional Charges',
        description: 'Whether the additional charges are spread over the items',
      }),
      body('addAdditionalChargesInUnitPrice', boolean(), {
        label: 'Show Additional Charges',
        shownIf: { field: 'enableDistributeAdditionalCharges', is: true },
        description: 'Whether description and amount of the additional charges are shown',
      }),
    ),
  ],
  result: download(
    'signedBytes',
    'file',
    { fileName: 'suggestedFileName', mimeType: 'application/pdf' },
    { message: text(), suggestedFileName: text() },
  ),
});

/** Stores a signed delivery note. The page does not state the form of the bytes; it is that of invoice.pdf.get. */
export const addProofOfDelivery = operation({
  resource: 'invoice',
  operation: 'addProofOfDelivery',
  name: 'Add Proof of Delivery',
  action: 'Add proof of delivery to invoice',
  description: 'Upload a proof of delivery to an invoice',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176375/Add+an+Invoice+Proof+of+Delivery',
  documented: 'POST invoice.pod.receive',
  call: http('POST', '/invoice.pod.receive', 'body'),
  effect: 'once',
  repeats: ['invoiceNumber'],
  lookUp:
    'Komet Sales shows the files of an order in its own interface: another upload would store another file.',
  fields: [
    body('invoiceNumber', id(10), {
      label: 'Invoice Number',
      required: true,
      example: '114495',
      description: 'Number of the invoice, which is not its ID',
    }),
    body('proofOfDeliveryfile', file('bytes', { maxBytes: 20_000_000 }), {
      label: 'Input Binary Field',
      required: true,
      description: 'Binary property of the item that holds the file, of at most 20 MB',
    }),
  ],
  result: done({ message: text() }),
});

/** Sets whether labels or bills of lading are printed. One verdict covers all orders of a call. */
export const updatePrintStatus = operation({
  resource: 'invoice',
  operation: 'updatePrintStatus',
  name: 'Update Print Status',
  action: 'Update print status of invoice',
  description: 'Mark the box labels or the bills of lading of orders as printed',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/364150824/Update+an+Order+s+Document+Status',
  documented: 'POST invoice/print-status/update',
  call: http('POST', '/invoice/print-status/update', 'body'),
  effect: 'idempotent',
  fields: [
    body('orderIds', list(id(), { separator: ',' }), {
      label: 'Order (Invoice) IDs',
      required: true,
      example: '454899, 998567',
      description:
        'Orders to mark: one ID, several separated by commas, or an array. IDs of many items travel in one call.',
    }),
    body('printType', choice({ boxLabel: [0, 'Box Label'], bol: [1, 'BOL', 'Bill of lading'] }), {
      label: 'Print Type',
      required: true,
      description: 'What was printed',
    }),
  ],
  batch: { collects: 'orderIds', verdict: shared('orderId') },
  result: done({ message: text() }),
});
