import {
  additional,
  argument,
  body,
  key,
  one,
  operation,
  soap,
  text,
  type Resource,
} from '../../shared/operation';
import { page } from '../fields';
import { Atachment, UploadAttachmentResponse } from '../types/attachment';

export const resource: Resource = {
  value: 'attachment',
  name: 'Attachment',
  description: 'Files that are attached to invoices, orders and other documents',
};

/** Attaches a file. A repeat attaches it again. The API can't list attachments. */
export const upload = operation({
  resource: 'attachment',
  operation: 'upload',
  name: 'Upload',
  action: 'Upload attachment',
  description: 'Attach a file to an invoice, an order or another document',
  ...page('UploadAttachment'),
  call: soap('UploadAttachment'),
  effect: 'once',
  lookUp: 'No method lists attachments. Look at the document in the portal of EBizCharge.',
  repeats: ['parentDocumentInternalId'],
  fields: [
    body('parentDocumentInternalId', key(), {
      label: 'Document Internal ID',
      required: true,
      example: '7d3c5e0a-61b1-4457-a4d1-2f8f3f6b9c10',
      description: 'EBizCharge’s own ID of the document, such as the InvoiceInternalId of an invoice',
    }),
    ...argument('attachment', Atachment, {
      top: ['fileContents_Binary', 'fileNameWithExtension'],
      required: ['fileContents_Binary', 'fileNameWithExtension'],
      rest: additional,
      omit: ['fileContents'],
      rename: { fileContents_Binary: 'file' },
      change: {
        fileContents_Binary: {
          label: 'Input Binary Field',
          description: 'Binary property of the item that holds the file',
        },
        fileNameWithExtension: {
          label: 'File Name',
          example: 'invoice-00102565.pdf',
          description: 'Name of the file with its extension',
        },
        permissionAccessLevel: { description: 'Number of the level that may see the file' },
      },
    }),
    body('parentDocumentType', text(), {
      label: 'Document Type',
      required: true,
      example: 'Invoice',
      description: 'Kind of the document, such as Invoice or SalesOrder',
    }),
  ],
  result: one(UploadAttachmentResponse),
});
