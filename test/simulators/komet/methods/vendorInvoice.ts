import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import type { Methods } from '../method';
import { Select } from '../select';
import type { KometState, KometVendorInvoice } from '../state';

export const vendorInvoice: Methods = {
  'GET vendor.invoice.list': list,
  'POST vendor.invoice.mark.sync': mark,
  'POST v2/vendor/invoice': upload,
  'POST vendor.invoice.mail.receive': receive,
};

const SYNCHRONIZED = 6;

function list(state: KometState, given: Given): object {
  const found = new Select(state.vendorInvoices.all(), given)
    .id('statusId', (row) => row.statusId)
    .exact('poNumber', (row) => row.poNumber)
    .from('arrivalDateFrom', (row) => row.arrivalDate)
    .to('arrivalDateTo', (row) => row.arrivalDate)
    .exact('invoiceNumber', (row) => row.invoiceNumber)
    .exact('vendorCode', (row) => row.vendorCode)
    .from('approvalDateFrom', (row) => row.approvalDate)
    .to('approvalDateTo', (row) => row.approvalDate)
    .location('locationId', state.account.multiLocation, (row) => [row.locationId]).rows;
  return done({ vendorInvoices: found.map((row) => listRow(state, row)) });
}

/**
 * The page was cut: what follows the location is chosen. Marking needs the PO number, and the amount has the name that it has in
 * the webhook of a purchase order's reconciliation.
 */
function listRow(state: KometState, row: KometVendorInvoice): object {
  return {
    invoiceNumber: row.invoiceNumber,
    locationId: numberOf(row.locationId),
    locationCode: state.locations.get(row.locationId)?.code ?? '',
    poNumber: row.poNumber,
    vendorCode: row.vendorCode,
    invoiceAmount: Number(row.total),
    approvalDate: row.approvalDate,
  };
}

/** Keyed by both numbers. The words of the refusal are not documented. */
function mark(state: KometState, given: Given): object {
  const { poNumber, invoiceNumber } = given.texts('poNumber', 'invoiceNumber');
  const row = state.vendorInvoices.find(
    (each) => each.poNumber === poNumber && each.invoiceNumber === invoiceNumber,
  );
  if (!row) throw new Refusal('The vendor invoice does not exist.');
  if (row.statusId < 3) throw new Refusal('The vendor invoice is not approved.');
  state.vendorInvoices.change(row, { statusId: SYNCHRONIZED, marks: row.marks + 1 });
  return done();
}

function upload(state: KometState, given: Given): object {
  store(state, given, 'attachment');
  return done({}, 'The invoice was successfully uploaded.');
}

function receive(state: KometState, given: Given): object {
  store(state, given, 'file').mailFrom = given.text('mailFrom');
  return done({}, 'success');
}

/** A file of a PO and invoice number that are known is added to that invoice: what else it does is not documented. */
function store(state: KometState, given: Given, member: string): KometVendorInvoice {
  const {
    poNumber = '',
    invoiceNumber = '',
    invoiceTotal,
  } = given.texts('poNumber', 'invoiceNumber', 'invoiceTotal');
  const known = state.vendorInvoices.find(
    (each) => each.poNumber === poNumber && each.invoiceNumber === invoiceNumber,
  );
  const row = known ?? state.vendorInvoices.add({ poNumber, invoiceNumber, total: invoiceTotal, files: [] });
  row.files.push(given.list(member).map(Number));
  return row;
}
