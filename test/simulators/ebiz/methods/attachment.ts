import { succeeded } from '../changes';
import type { Given } from '../given';
import type { Methods } from '../method';
import type { SoapRecord } from '../record';
import { refused } from '../results';
import type { EbizState } from '../state';

/** Files that are attached to documents. */
export const attachmentMethods: Methods = {
  UploadAttachment: (state, given) => {
    const parent = given.text('parentDocumentInternalId');
    if (!hasDocument(state, parent)) return refused(1, 'Not Found ');
    const stored = state.attachments.add({ ...given.record('attachment'), ...linked(given) });
    return succeeded(stored, ['AtachmentInternalId']);
  },
};

/** Which documents take files is not documented: any record that has an internal id may be one. */
function hasDocument({ invoices, salesOrders, customers, items }: EbizState, internalId: string): boolean {
  return [invoices, salesOrders, customers, items].some((store) => store.get(internalId) !== undefined);
}

function linked(given: Given): SoapRecord {
  return {
    parentDocumentInternalId: given.text('parentDocumentInternalId'),
    parentDocumentType: given.text('parentDocumentType'),
  };
}
