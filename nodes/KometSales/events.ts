import type { PollEvent, PollSource } from '../shared/poll/event';
import { DAILY_CALLS } from './connector';
import * as credit from './resources/credit';
import * as customer from './resources/customer';
import * as customerShipTo from './resources/customerShipTo';
import * as invoice from './resources/invoice';
import * as payment from './resources/payment';
import * as prebook from './resources/prebook';
import * as purchaseOrder from './resources/purchaseOrder';
import * as vendorInvoice from './resources/vendorInvoice';

const customerChanged: PollEvent = {
  value: 'customerChanged',
  name: 'Customer Changed',
  description: 'A customer was created or changed',
  operation: customer.getMany,
  filters: ['salesPersonId', 'locationId', 'includeInactive'],
  identity: [['id']],
  emits: 'change',
  since: { field: 'updateAsOf', precision: 'day' },
  mark: 'updatedOn',
};

/** Rows have only the day of their last change. */
const shipToChanged: PollEvent = {
  value: 'shipToChanged',
  name: 'Ship-To Changed',
  description: 'A ship-to address of a customer was created or changed',
  operation: customerShipTo.getMany,
  filters: ['customerId'],
  identity: [['id']],
  emits: 'change',
  since: { field: 'updateAsOf', precision: 'day' },
  mark: 'updatedAsOf',
};

/**
 * The list demands shipping dates of at most six months: 181 days fit in every year. Changes on older or later invoices are
 * found once a day.
 */
const invoiceChanged: PollEvent = {
  value: 'invoiceChanged',
  name: 'Invoice Changed',
  description: 'An invoice was created or changed',
  operation: invoice.getMany,
  filters: ['status', 'customerId', 'locationId', 'isEcommerce', 'excludeTransfer'],
  identity: [['id']],
  emits: 'change',
  since: { field: 'updatedAsOf', precision: 'moment' },
  mark: 'updatedOn',
  days: {
    from: 'orderDateFrom',
    to: 'orderDateTo',
    most: 181,
    back: 90,
    ahead: 90,
    far: { back: 730, ahead: 365 },
    name: 'shipping date of the invoice',
  },
};

/** The status of a confirmed invoice: https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176222 */
const CONFIRMED = 1;

const invoiceToPost: PollEvent = {
  value: 'invoiceToPost',
  name: 'Invoice to Post',
  description: 'An invoice is confirmed and not yet synchronized',
  operation: invoice.getManyForLedger,
  // A pending one may still change, and would not be emitted again once it is confirmed.
  values: { status: CONFIRMED, externalSystemSynced: false },
  filters: ['locationIds', 'excludeTransfer'],
  identity: [['id']],
  emits: 'appearance',
  waits: true,
  days: {
    from: 'orderDateFrom',
    to: 'orderDateTo',
    most: 31,
    back: 30,
    ahead: 0,
    far: { back: 365, ahead: 0 },
    name: 'shipping date of the invoice',
  },
};

/** The lower bound may be 31 days back; payments posted before it are found by their date. */
const paymentChanged: PollEvent = {
  value: 'paymentChanged',
  name: 'Payment Changed',
  description: 'A payment was received or changed',
  operation: payment.getMany,
  filters: ['customer', 'paymentMethod', 'locationId'],
  identity: [['id']],
  emits: 'change',
  since: {
    field: 'updatedAsOf',
    precision: 'moment',
    reach: { days: 31, beyond: { from: 'dateFrom', to: 'dateTo', most: 31 } },
  },
};

/** Without a range of dates, the list would have every payment that was never marked as synchronized. */
const paymentToPost: PollEvent = {
  value: 'paymentToPost',
  name: 'Payment to Post',
  description: 'A payment is not yet synchronized',
  operation: payment.getMany,
  values: { externalSystemSynced: false },
  filters: ['customer', 'paymentMethod', 'locationId'],
  identity: [['id']],
  emits: 'appearance',
  waits: true,
  days: {
    from: 'dateFrom',
    to: 'dateTo',
    most: 31,
    back: 30,
    ahead: 0,
    far: { back: 365, ahead: 0 },
    name: 'posting date of the payment',
  },
};

/** The page documents no longest range; it could not be read as far as the members of a credit. */
const creditToPost: PollEvent = {
  value: 'creditToPost',
  name: 'Credit to Post',
  description: 'An approved credit is not yet synchronized',
  operation: credit.getMany,
  values: { itemType: 'all', status: 3, externalSystemSynced: false },
  filters: ['customerId', 'locationId'],
  identity: [['creditId'], ['id']],
  emits: 'appearance',
  waits: true,
  days: {
    from: 'creditDateFrom',
    to: 'creditDateTo',
    most: 181,
    back: 90,
    ahead: 0,
    far: { back: 730, ahead: 0 },
    name: 'credit date',
  },
};

/**
 * Approved invoices keep this status until they are sent on, so the day of approval is not needed to find them. It may be
 * long before or after the arrival date that the list demands.
 */
const vendorInvoiceApproved: PollEvent = {
  value: 'vendorInvoiceApproved',
  name: 'Vendor Invoice Approved',
  description: 'A vendor invoice was approved and is not yet sent to an external system',
  operation: vendorInvoice.getMany,
  values: { statusId: 3 },
  filters: ['vendorCode', 'locationId'],
  identity: [['id'], ['poNumber', 'invoiceNumber']],
  emits: 'appearance',
  waits: true,
  days: {
    from: 'arrivalDateFrom',
    to: 'arrivalDateTo',
    most: 45,
    back: 44,
    ahead: 0,
    far: { back: 365, ahead: 0 },
    name: 'arrival of the purchase order',
  },
};

/**
 * The list takes one truck date, or a week of vendor ship dates, and filters by change only within them. Weeks further away are
 * read once a day. The list without lines takes six months, but has no filter by change.
 */
const prebookChanged: PollEvent = {
  value: 'prebookChanged',
  name: 'Prebook Changed',
  description: 'A prebook was created or changed',
  operation: prebook.getManyDetailed,
  filters: ['customerId', 'salesPersonId', 'locationId', 'unableToSource'],
  identity: [['id']],
  emits: 'change',
  since: { field: 'updatedAsOf', precision: 'moment' },
  days: {
    from: 'vendorShipDateFrom',
    to: 'vendorShipDateTo',
    most: 7,
    back: 0,
    ahead: 13,
    far: { back: 31, ahead: 180 },
    name: 'vendor ship date of the prebook',
  },
};

/** The list has no filter by change and takes one vendor ship date per call. */
const newPurchaseOrder: PollEvent = {
  value: 'newPurchaseOrder',
  name: 'New Purchase Order',
  description: 'A purchase order appeared among those that ship on the days watched',
  operation: purchaseOrder.getMany,
  filters: ['vendorId', 'locationId', 'status'],
  identity: [['id'], ['number']],
  emits: 'appearance',
  days: { from: 'date', to: 'date', most: 1, back: 0, ahead: 3, name: 'vendor ship date of the order' },
};

/**
 * The list takes one vendor ship date per call. It has no filter by change, but shows whole orders with `updatedOn`. A new
 * state is an event, so an order also comes when its ship date enters the watched days.
 */
const purchaseOrderChanged: PollEvent = {
  ...newPurchaseOrder,
  value: 'purchaseOrderChanged',
  name: 'Purchase Order Changed',
  description:
    'A purchase order among those that ship on the days watched was created or changed, or came into these days',
  emits: 'change',
  mark: 'updatedOn',
};

/**
 * The events that the trigger finds by reading lists: the API sends none for these.
 */
export const polls: PollSource = {
  events: [
    customerChanged,
    shipToChanged,
    invoiceChanged,
    invoiceToPost,
    paymentChanged,
    paymentToPost,
    creditToPost,
    vendorInvoiceApproved,
    prebookChanged,
    newPurchaseOrder,
    purchaseOrderChanged,
  ],
  dailyCalls: DAILY_CALLS,
};
