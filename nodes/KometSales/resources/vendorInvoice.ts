import {
  additional,
  body,
  choice,
  day,
  decimal,
  done,
  file,
  filters,
  http,
  id,
  key,
  operation,
  query,
  rows,
  text,
  windows,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = {
  value: 'vendorInvoice',
  name: 'Vendor Invoice',
  description: 'Invoices of vendors, with their approval',
};

/** Lists vendor invoices of one status. Arrival days are required even if approval days are given. */
export const getMany = operation({
  resource: 'vendorInvoice',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many vendor invoices',
  description: 'List vendor invoices (accounts payable) of one status',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177395/Get+a+Vendor+Invoice+list',
  documented: 'GET vendor.invoice.list',
  call: http('GET', '/vendor.invoice.list', 'query'),
  effect: 'read',
  walk: windows(
    [
      {
        from: 'arrivalDateFrom',
        to: 'arrivalDateTo',
        days: 45,
        ignoredWith: ['poNumber', 'invoiceNumber'],
      },
      { from: 'approvalDateFrom', to: 'approvalDateTo', days: 45 },
    ],
    'id',
  ),
  open: 'query',
  fields: [
    query(
      'statusId',
      choice({
        pendingApprovalByProcurement: [1, 'Pending Approval by Procurement'],
        pendingApprovalByAccounting: [2, 'Pending Approval by Accounting'],
        approved: [3, 'Approved'],
        sentToExternalSystem: [4, 'Sent to External System'],
        failed: [5, 'Failed'],
        synchronized: [6, 'Synchronized'],
      }),
      { label: 'Status', required: true, description: 'Only vendor invoices of this status' },
    ),
    query('arrivalDateFrom', day(), {
      label: 'Arrival Date From',
      requiredIf: { absent: ['poNumber', 'invoiceNumber'] },
      example: '2026-03-01',
      description:
        'First day on which the purchase order arrived at the warehouse. Required without Purchase Order Number and Invoice Number.',
    }),
    query('arrivalDateTo', day(), {
      label: 'Arrival Date To',
      requiredIf: { absent: ['poNumber', 'invoiceNumber'] },
      example: '2026-03-31',
      description:
        'Last day on which the purchase order arrived at the warehouse. Required without Purchase Order Number and Invoice Number.',
    }),
    ...filters(
      query('poNumber', key(10), {
        label: 'Purchase Order Number',
        example: '22100',
        description: 'Only vendor invoices of this purchase order',
      }),
      query('invoiceNumber', key(10), {
        label: 'Invoice Number',
        example: 'V-1001',
        description: 'Only the vendor invoice with this number',
      }),
      query('vendorCode', key(20), {
        label: 'Vendor Code',
        list: 'searchVendorCodes',
        example: 'FARM1',
        description: 'Only invoices of this vendor',
      }),
      query('approvalDateFrom', day(), {
        label: 'Approval Date From',
        description: 'First day of approval by procurement',
      }),
      query('approvalDateTo', day(), {
        label: 'Approval Date To',
        description: 'Last day of approval by procurement',
      }),
      query('locationId', id(20), {
        label: 'Location ID',
        list: 'searchLocations',
        example: '42',
        description: 'Only vendor invoices of this location, in a company with several',
      }),
    ),
  ],
  result: rows('vendorInvoices', { invoiceNumber: text(), locationId: id(), locationCode: text() }),
});

/** 20 MB, documented for all files. https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/3342480/Getting+Started */
const bytes = file('bytes', { maxBytes: 20_000_000 });

const poNumber = {
  label: 'Purchase Order Number',
  required: true,
  example: 'P040989',
  description: 'Number of the purchase order that the invoice is for',
};

const invoiceNumber = {
  label: 'Invoice Number',
  example: 'FB00223',
  description: 'Number that the vendor gave the invoice',
};

const invoiceTotal = body('invoiceTotal', decimal(), {
  label: 'Invoice Total',
  example: '100.45',
  description: 'Amount of the invoice',
});

/** A new one is pending, and the list takes one status per call. */
const STORED =
  'Get Many with the purchase order number shows whether the invoice is there: ask for Pending Approval by Procurement, then for Pending Approval by Accounting, since a new one is not approved yet. Its file is seen in Komet Sales only.';

/** Adds a vendor's invoice file to a purchase order, as if the vendor had sent it by mail. */
export const addAsMailFromVendor = operation({
  resource: 'vendorInvoice',
  operation: 'addAsMailFromVendor',
  name: 'Add as Mail From Vendor',
  action: 'Add vendor invoice as mail from vendor',
  description: 'Add the file of a vendor invoice to a purchase order, in the name of the vendor',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177505/Add+a+Vendor+Invoice+to+a+Purchase+Order',
  documented: 'POST vendor.invoice.mail.receive',
  // This page has its own name for the token.
  call: http('POST', '/vendor.invoice.mail.receive', 'companyToken'),
  effect: 'once',
  repeats: ['poNumber', 'invoiceNumber'],
  lookUp: STORED,
  fields: [
    body('poNumber', key(10), poNumber),
    body('mailFrom', text(100), {
      label: 'Mail From',
      required: true,
      example: 'name@email.com',
      description: 'Email address of the vendor, or one that may write in its name',
    }),
    body('file', bytes, {
      label: 'Input Binary Field',
      required: true,
      description: 'Binary property of the item that holds the invoice as a picture or PDF',
    }),
    ...additional(body('invoiceNumber', key(200), invoiceNumber), invoiceTotal),
  ],
  result: done({ message: text() }),
});

/** Uploads the file of a vendor's invoice with its total. */
export const upload = operation({
  resource: 'vendorInvoice',
  operation: 'upload',
  name: 'Upload',
  action: 'Upload vendor invoice',
  description: 'Upload the file of a vendor invoice with its total',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/229048321',
  documented: 'POST v2/vendor/invoice',
  call: http('POST', '/v2/vendor/invoice', 'header'),
  effect: 'once',
  repeats: ['poNumber', 'invoiceNumber'],
  lookUp: STORED,
  fields: [
    body('poNumber', key(10), poNumber),
    body('attachment', bytes, {
      label: 'Input Binary Field',
      required: true,
      description: 'Binary property of the item that holds the invoice as a picture or PDF',
    }),
    ...additional(
      body('invoiceNumber', key(200), invoiceNumber),
      invoiceTotal,
      body('companyId', id(), {
        label: 'Company ID',
        list: 'searchCompanies',
        example: '6316',
        description: 'Company that the invoice is for',
      }),
      body('locationId', id(20), {
        label: 'Location ID',
        list: 'searchLocations',
        example: '42',
        description: 'Location of the purchase order, in a company with several',
      }),
    ),
  ],
  result: done({ message: text() }),
});

/** Marks a vendor's invoice as posted. The page puts the token into the header, its sample into the body. */
export const markAsSynchronized = operation({
  resource: 'vendorInvoice',
  operation: 'markAsSynchronized',
  name: 'Mark as Synchronized',
  action: 'Mark vendor invoice as synchronized',
  description: 'Mark a vendor invoice as synchronized with an external system such as a ledger',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177425/Mark+a+Vendor+Invoice+as+Synchronized',
  documented: 'POST vendor.invoice.mark.sync',
  call: http('POST', '/vendor.invoice.mark.sync', 'header', 'body'),
  effect: 'idempotent',
  serializeBy: ['poNumber', 'invoiceNumber'],
  fields: [
    body('poNumber', key(10), {
      ...poNumber,
      description:
        'Number of the purchase order that the invoice is for: the member poNumber of Get Many, if it is there. The documentation that could be read does not show it: if it is missing, list one purchase order at a time with the filter Purchase Order Number, and give that number here.',
    }),
    body('invoiceNumber', key(10), {
      ...invoiceNumber,
      required: true,
      description: 'Number that the vendor gave the invoice: the member invoiceNumber of Get Many',
    }),
  ],
  result: done({ message: text() }),
});
