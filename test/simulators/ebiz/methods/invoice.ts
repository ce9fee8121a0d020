import { addRecord, replaceRecord, succeeded } from '../changes';
import { invalid, notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import { found } from '../select';
import type { EbizState } from '../state';
import { shownInvoice } from '../state/invoices';
import { MERCHANT_ID } from '../state/seeds';
import { text } from '../state/store';

const REPEATS = ['InvoiceNumber', 'InvoiceInternalId'];

const KEPT = ['MerchantId', 'DateUploaded', 'UploadedBy', 'InvoiceLastSyncDateTime'];

/** Invoices, and the mark of other systems. */
export const invoiceMethods: Methods = {
  AddInvoice: (state, given) => {
    const { InvoiceLastSyncDateTime: _, ...sent } = given.record('invoice');
    const record = { ...sent, MerchantId: MERCHANT_ID, DateUploaded: state.now() };
    return addRecord(state.invoices, record, REPEATS);
  },
  UpdateInvoice: (state, given) =>
    replaceRecord(
      state.invoices,
      named(state, given),
      { ...given.record('invoice'), DateUpdated: state.now() },
      { kept: KEPT, repeats: REPEATS },
    ),
  GetInvoice: (state, given) => {
    const invoice = named(state, given);
    if (!invoice) throw notFound();
    return shownInvoice(invoice, true);
  },
  SearchInvoices: search,
  MarkInvoiceAsSynchronized: (state, given) => {
    const invoice = state.invoices.get(given.text('invoiceInternalId'));
    if (!invoice) throw invalid('InvoiceInternalId');
    invoice.InvoiceLastSyncDateTime = state.now();
    return succeeded(invoice, REPEATS);
  },
};

function search(state: EbizState, given: Given): SoapRecord[] {
  const internalId = given.text('invoiceInternalId');
  const rows = state.invoices
    .filter((invoice) => internalId === '' || invoice === state.invoices.get(internalId))
    .filter((invoice) => isOf(invoice, given))
    .map((invoice) => shownInvoice(invoice, given.flag('includeItems')));
  return found(rows, 'Invoice', given);
}

/** The parts of the merchant's own key that were sent. */
const PARTS = { customerId: 'CustomerId', subCustomerId: 'SubCustomerId', invoiceNumber: 'InvoiceNumber' };

function isOf(invoice: SoapRecord, given: Given): boolean {
  return Object.entries(PARTS).every(
    ([name, member]) => given.text(name) === '' || given.text(name) === text(invoice, member),
  );
}

/** By internal id; or by number, with the customer and the sub-customer that the invoice has. */
function named(state: EbizState, given: Given): SoapRecord | undefined {
  const internalId = given.text('invoiceInternalId');
  if (!internalId) return state.invoices.byKey(...Object.keys(PARTS).map((name) => given.text(name)));
  const invoice = state.invoices.get(internalId);
  return invoice && isOf(invoice, given) ? invoice : undefined;
}
