import {
  body,
  convertRecord,
  day,
  decimal,
  id,
  integer,
  isPlainObject,
  record,
  records,
  text,
  type Field,
  type Shape,
} from '../shared/operation';
import type { FileLink, Incoming, WebhookEvent } from '../shared/webhook/source';
import { getMany as getPayments } from './resources/payment';
import { getMany as getPickTickets } from './resources/pickTicket';
import { getMany as getPurchaseOrders } from './resources/purchaseOrder';

type Row = Record<string, unknown>;

const NO_ORDER = 'The call names no order';
const OLD_PAGES = 'known from old pages of Komet Sales only, it may not be on offer today';

/** A member of a nested record. Only its name and type are used. */
const member = (name: string, type: Field['type']): Field => body(name, type, { label: name });
const texts = (...names: string[]): Field[] => names.map((name) => member(name, text()));

const company = { companyId: id() };

/** An "array" on the pages, but an object in their samples. */
const location = record(member('id', id()), ...texts('code', 'name'));

const vendor = record(member('id', id()), ...texts('code', 'name', 'vendorAccountingCode', 'type'));

const purchaseOrderItems = records(
  'Line',
  ...texts('categoryProcurementAccountingCode'),
  member('totalCost', decimal()),
);

/** The page does not show whether `vendor` and the lines are beside the invoices or inside them, so both are read. */
const PURCHASE_ORDER: Shape = {
  id: id(),
  poNumber: text(),
  shipDate: day(),
  arrivalDate: day(),
  subTotal: decimal(),
  total: decimal(),
  location,
  vendorInvoices: records(
    'Invoice',
    ...texts('invoiceNumber'),
    member('invoiceAmount', decimal()),
    member('totalAdditionalCharges', decimal()),
    ...texts('file'),
    member('vendor', vendor),
    member('purchaseOrderItems', purchaseOrderItems),
  ),
  vendor,
  purchaseOrderItems,
};

const awbVendor = record(
  member('vendorId', id()),
  ...texts('vendorType', 'vendorName', 'vendorAccountingCode'),
);

const AWB: Shape = {
  id: id(),
  awb: text(),
  shipDate: day(),
  arrivalDate: day(),
  fbe: decimal(),
  crossDockTotalBoxes: integer(),
  warehouseTotalBoxes: integer(),
  growerTotalBoxes: integer(),
  totalBoxes: integer(),
  totalFreight: decimal(),
  totalCost: decimal(),
  location: record(member('locationId', id()), ...texts('locationName', 'locationCode')),
  origin: record(member('id', id()), ...texts('code')),
  vendorInvoices: records(
    'Invoice',
    ...texts('invoiceNumber'),
    member('invoiceAmount', decimal()),
    ...texts('file'),
    member('invoiceDate', day()),
    member('approvedOn', day()),
    member('vendor', awbVendor),
  ),
  vendor: awbVendor,
};

const TRUCK: Shape = {
  id: id(),
  loadNumber: text(),
  arrivalDate: day(),
  boxes: integer(),
  fbe: decimal(),
  freightCost: decimal(),
  location,
  carrier: record(member('id', id()), ...texts('name')),
  'freight/fbe': decimal(),
  vendorInvoices: records(
    'Invoice',
    ...texts('invoiceNumber'),
    member('invoiceDate', day()),
    ...texts('description'),
    member('amount', decimal()),
    ...texts('file'),
    member('vendor', vendor),
    member('type', record(...texts('code', 'name'))),
  ),
};

/**
 * The events that Komet Sales documents. No body names its event.
 * https://kometsales.atlassian.net/wiki/spaces/KB/pages/3339883/Order+Confirmation+Webhook
 * https://kometsales.atlassian.net/wiki/x/AYAOJw
 * https://kometsales.atlassian.net/wiki/spaces/KB/pages/1477476358/Payment+Cancellation+Webhook
 * https://kometsales.atlassian.net/wiki/spaces/KB/pages/864583681/Purchase+Order+Reconciliation+Webhook
 * https://kometsales.atlassian.net/wiki/pages/viewpage.action?pageId=864288788
 * https://kometsales.atlassian.net/wiki/pages/diffpages.action?originalId=864419843&pageId=862945316
 */
export const events: WebhookEvent[] = [
  {
    value: 'orderConfirmed',
    name: 'Order Confirmation',
    description: 'A salesperson confirms an order, and sees the answer',
    path: 'order-confirmation',
    parse: orderIn,
    unreadable: NO_ORDER,
    record: pickTicketsOf({}),
  },
  {
    value: 'orderCancelled',
    name: 'Order Cancellation',
    description: 'A salesperson cancels an order, and sees the answer',
    path: 'order-cancellation',
    parse: orderIn,
    unreadable: NO_ORDER,
    // Without it, voided orders are left out.
    record: pickTicketsOf({ status: 'voided' }),
  },
  {
    value: 'paymentCancelled',
    name: 'Payment Cancellation',
    description: 'A payment is cancelled',
    path: 'payment-cancellation',
    parse: recordIn({ ...company, paymentId: id(), paymentNumber: text(), orderIds: text() }, 'paymentId'),
    unreadable: 'The call names no payment',
    record: {
      as: 'payment',
      what: 'the payment',
      operation: getPayments,
      values: ({ paymentNumber }) => ({ controlNumber: paymentNumber }),
      match: { row: 'id', event: 'paymentId' },
    },
  },
  {
    value: 'purchaseOrderReconciled',
    name: 'Purchase Order Reconciliation',
    description: 'A purchase order is reconciled with the invoices of its vendor',
    path: 'purchase-order-reconciliation',
    parse: recordIn(PURCHASE_ORDER, 'id', { subtotal: 'subTotal' }),
    unreadable: 'The call names no purchase order',
    record: {
      as: 'purchaseOrder',
      what: 'the purchase order',
      operation: getPurchaseOrders,
      values: ({ poNumber }) => ({ number: poNumber }),
      match: { row: 'id', event: 'id' },
    },
    files: invoicesIn,
  },
  {
    value: 'awbReconciled',
    name: 'AWB Reconciliation',
    description: `An AWB is reconciled with the invoices of vendors (${OLD_PAGES})`,
    path: 'awb-reconciliation',
    parse: recordIn(AWB, 'id'),
    unreadable: 'The call names no AWB',
    files: invoicesIn,
  },
  {
    value: 'inboundTruckReconciled',
    name: 'Inbound Truck Reconciliation',
    description: `An inbound truck is reconciled with the invoices of vendors (${OLD_PAGES})`,
    path: 'inbound-truck-reconciliation',
    parse: recordIn(TRUCK, 'id'),
    unreadable: 'The call names no truck',
    files: invoicesIn,
  },
];

/** Order events are identified by their order's ID; the older form of the call names it invoiceId. */
function orderIn(incoming: Incoming): Row | undefined {
  const { companyId, orderId, invoiceId } = sentIn(incoming);
  const order = orderId ?? invoiceId;
  if (!isId(order)) return undefined;
  return convertRecord(
    { ...company, orderId: id() },
    isId(companyId) ? { companyId, orderId: order } : { orderId: order },
  );
}

function pickTicketsOf(values: Row): WebhookEvent['record'] {
  return {
    as: 'pickTickets',
    what: 'the pick ticket of the order',
    operation: getPickTickets,
    values: ({ orderId }) => ({ ...values, orderId }),
    many: true,
  };
}

/** Reads the documented members; `spelled` has other spellings of them. All others are in `received`. */
function recordIn(shape: Shape, key: string, spelled: Record<string, string> = {}): WebhookEvent['parse'] {
  return (incoming) => {
    const known = Object.entries(sentIn(incoming))
      .map(([name, value]): [string, unknown] => [spelled[name] ?? name, value])
      .filter(([name]) => Object.hasOwn(shape, name));
    const sent = Object.fromEntries(known);
    return isId(sent[key]) ? convertRecord(shape, sent) : undefined;
  };
}

/** The links to the invoices' files. They are valid for six hours. */
function invoicesIn({ vendorInvoices }: Row): FileLink[] {
  const invoices = Array.isArray(vendorInvoices) ? vendorInvoices.filter(isPlainObject) : [];
  return invoices.flatMap(({ invoiceNumber, file }) =>
    typeof file === 'string' && file.trim() !== '' ? [{ url: file.trim(), of: { invoiceNumber } }] : [],
  );
}

/** All data of a call. Members of the body win over those of the address. */
export const sentIn = ({ query, body }: Incoming): Row => ({
  ...query,
  ...(isPlainObject(body) ? body : {}),
});

const isId = (value: unknown): boolean =>
  (typeof value === 'number' || typeof value === 'string') && /^\d{1,20}$/.test(String(value).trim());
