import { Refusal, done, numberOf } from '../envelope';
import type { Given } from '../given';
import { carrierOf, customerOf, locationOf } from '../lookups';
import type { Methods } from '../method';
import { invoicePdf } from '../pdf';
import type { KometInvoice, KometState } from '../state';
import { idText } from '../table';
import { invoiceLists } from './invoiceLists';

export const invoice: Methods = {
  ...invoiceLists,
  'POST invoice.create': create,
  'POST invoice.update': update,
  'POST invoice.checkout': checkout,
  'POST invoice.confirm': confirm,
  'POST invoice.void': cancel,
  'POST invoice.mark.sync.status.ok': markOk,
  'POST invoice.mark.sync.status.error': markError,
  'POST invoice.pdf.get': pdf,
  'POST invoice.pod.receive': receiveProof,
  'POST invoice/print-status/update': print,
};

const TEXTS = ['shipDate', 'poNumber', 'reference', 'warehouseInstructions', 'invoiceNotes'] as const;

/** The page was cut before the answer: the pages of the item methods take the invoice's id from it, its number is by analogy. */
function create(state: KometState, given: Given): object {
  const shipToId = given.has('shipToId') ? state.shipTos.need(given.text('shipToId')).id : undefined;
  const draft = given.flag('statusDraft') === true;
  const row = state.invoices.add({
    customerId: customerOf(state, given).id,
    carrierId: carrierOf(state, given).id,
    shipToId,
    locationId: locationOf(state, given, 'locationId').id,
    ...given.texts(...TEXTS),
    status: draft ? 2 : 0,
    previousStatus: draft ? 2 : 0,
  });
  return done(keys(row), 'The invoice was successfully created.');
}

/** The id and the number, as numbers. */
function keys(row: KometInvoice): { invoiceId: number | bigint; invoiceNumber: number | bigint } {
  return { invoiceId: numberOf(row.id), invoiceNumber: numberOf(row.number) };
}

/** An invoice that may be edited. The words of these refusals are not documented. */
export function editable(state: KometState, id: string | undefined): KometInvoice {
  const row = state.invoices.need(id);
  if (row.synced)
    throw new Refusal('The invoice is synchronized with an external system and cannot be edited.');
  if (row.status === 4) throw new Refusal('The invoice is voided.');
  return row;
}

/** By number, leading zeros left aside. */
export function invoiceByNumber(state: KometState, number: string | undefined): KometInvoice {
  const row = state.invoices.find((each) => each.number === idText(number));
  if (!row) throw new Refusal('The invoice does not exist.');
  return row;
}

function update(state: KometState, given: Given): object {
  const row = editable(state, given.text('invoiceId'));
  const carrier = given.has('carrierId') || given.has('carrierCode') ? carrierOf(state, given).id : undefined;
  state.invoices.change(row, { ...given.texts(...TEXTS), carrierId: carrier });
  return done(keys(row), 'success');
}

function checkout(state: KometState, given: Given): object {
  const row = invoiceByNumber(state, given.text('invoiceNumber'));
  if (row.status !== 2) throw new Refusal('The invoice was already checked out.');
  state.invoices.change(row, { status: 0 });
  return done({}, 'The invoice was successfully checked out.');
}

function confirm(state: KometState, given: Given): object {
  const row = invoiceByNumber(state, given.text('invoiceNumber'));
  if (row.status === 4) throw new Refusal('The invoice is voided.');
  if (row.status === 1) throw new Refusal('The invoice was already confirmed.');
  state.invoices.change(row, { status: 1, previousStatus: row.status });
  return done({}, 'The invoice was successfully confirmed.');
}

function cancel(state: KometState, given: Given): object {
  const row = editable(state, invoiceByNumber(state, given.text('invoiceNumber')).id);
  state.invoices.change(row, { status: 4, reason: given.text('reason') });
  return done({}, 'The invoice was successfully voided.');
}

function markOk(state: KometState, given: Given): object {
  const row = state.invoices.need(given.text('invoiceId'));
  const number = given.text('invoiceNumber');
  if (number !== undefined && idText(number) !== row.number) throw new Refusal('The invoice does not exist.');
  state.invoices.change(row, { synced: true, marks: row.marks + 1 });
  return done();
}

/** Resets a confirmed invoice to its earlier state, unless the request says otherwise. */
function markError(state: KometState, given: Given): object {
  const row = state.invoices.need(given.text('invoiceId'));
  const unconfirmed = given.flag('unconfirm') !== false && row.status === 1 ? row.previousStatus : undefined;
  state.invoices.change(row, { synced: false, reason: given.text('message'), status: unconfirmed });
  return done();
}

/** Signed bytes, separated by commas, as in the sample. */
function pdf(state: KometState, given: Given): object {
  const row = state.invoices.need(given.text('invoiceId'));
  const file = Array.from(new Int8Array(invoicePdf(row.number))).join(', ');
  const suggestedFileName = `Invoice #${row.number.padStart(6, '0')}.pdf`;
  return done({ suggestedFileName, file }, 'The invoice was successfully generated');
}

function receiveProof(state: KometState, given: Given): object {
  const row = invoiceByNumber(state, given.text('invoiceNumber'));
  row.proofs.push(given.list('proofOfDeliveryfile').map(Number));
  state.invoices.touch(row.id);
  return done({}, 'The proof of delivery was successfully received');
}

/** One verdict for all: an unknown id is taken to refuse the call whole. */
function print(state: KometState, given: Given): object {
  const ids = given.list('orderIds');
  const rows = ids.map((id) => state.invoices.need(id));
  for (const row of rows) {
    row.printed.push(given.text('printType') ?? '');
    state.invoices.touch(row.id);
  }
  return done({}, `The invoices with id ${ids.join(',')} were updated successfully.`);
}
