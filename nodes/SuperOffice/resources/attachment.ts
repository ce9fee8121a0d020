import {
  additional,
  argument,
  body,
  control,
  done,
  download as fileResult,
  filters,
  http,
  integer,
  one,
  operation,
  patch,
  path,
  text,
  updates,
  type Operation,
  type Resource,
} from '../../shared/operation';
import { recordId } from '../fields';
import { restPage } from '../page';
import { AttachmentEntity } from '../types/attachment';
import { uploadedFile } from '../uploads';

export const resource: Resource = {
  value: 'attachment',
  name: 'Attachment',
  description:
    'Files of request messages. Create one, upload its file, and add it to a message with Request Message: Add Attachments.',
};

const page = (operationId: string) => restPage('Attachment', operationId);

const attachmentId = (wire: string) => ({ ...recordId('attachmentId', 'Attachment ID'), wire });

const simplified = one(AttachmentEntity, '', {
  simplify: ['AttachmentId', 'Name', 'ContentType', 'AttSize', 'InlineImage', 'ContentId'],
});

const fields = {
  omit: ['attachmentId', 'attSize', 'authKey', 'isSafeFileExtension', 'tableRight', 'fieldProperties'],
  change: {
    name: { label: 'File Name', example: 'invoice-10025.pdf' },
    contentType: {
      example: 'application/pdf',
      description: 'Type of the file. SuperOffice sends it with the file.',
    },
    inlineImage: { description: 'Whether the file is an image inside the HTML text of a message' },
    contentId: { description: 'Name by which the HTML text refers to an inline image' },
  },
};

/** Creates the record of a file that is uploaded next. */
export const create = operation({
  resource: 'attachment',
  operation: 'create',
  name: 'Create',
  action: 'Create attachment',
  description: 'Create an attachment without a file. Then upload its file, and add it to a message.',
  ...page('v1AttachmentEntity_PostAttachmentEntity'),
  call: http('POST', '/api/v1/Attachment', 'basic'),
  effect: 'once',
  lookUp:
    'SuperOffice does not list attachments that belong to no message. An attachment that was created in vain is never shown.',
  fields: argument('', AttachmentEntity, {
    ...fields,
    top: ['name', 'contentType'],
    required: ['name'],
    rest: additional,
  }),
  result: simplified,
});

/** Copies a document, for a message. */
export const createFromDocument = operation({
  resource: 'attachment',
  operation: 'createFromDocument',
  name: 'Create From Document',
  action: 'Create attachment from document',
  description: 'Create an attachment with a copy of a document’s file. Then add it to a message.',
  ...page('v1AttachmentEntity_CopyFromCRMDocument'),
  call: http('POST', '/api/v1/Attachment/CopyFromCRMDocument/{documentId}', 'basic'),
  effect: 'once',
  lookUp:
    'SuperOffice does not list attachments that belong to no message. An attachment that was created in vain is never shown.',
  repeats: ['documentId'],
  fields: [{ ...recordId('documentId', 'Document ID', 'searchDocuments'), wire: 'documentId' }],
  result: simplified,
});

/** Reads what an attachment is, without its file. */
export const get: Operation = operation({
  resource: 'attachment',
  operation: 'get',
  name: 'Get',
  action: 'Get attachment',
  description: 'Get name, type and size of an attachment',
  ...page('v1AttachmentEntity_GetAttachmentEntity'),
  call: http('GET', '/api/v1/Attachment/{id}', 'basic'),
  effect: 'read',
  fields: [attachmentId('id')],
  result: simplified,
});

/** Changes what an attachment is called. */
export const update = operation({
  resource: 'attachment',
  operation: 'update',
  name: 'Update',
  action: 'Update attachment',
  description: 'Change name, type or content ID of an attachment. Its file stays.',
  ...page('v1AttachmentEntity_PatchAttachmentEntity'),
  call: patch('/api/v1/Attachment/{id}', 'basic'),
  effect: 'idempotent',
  serializeBy: ['attachmentId'],
  fields: [attachmentId('id'), ...argument('', AttachmentEntity, { ...fields, rest: updates })],
  clearFields: ['contentId'],
  result: simplified,
});

/** Uploads the file of an attachment. */
export const upload = operation({
  resource: 'attachment',
  operation: 'upload',
  name: 'Upload',
  action: 'Upload file of attachment',
  description: 'Upload the file of an attachment, also an empty one. It replaces the file that is there.',
  ...page('v1AttachmentEntity_UploadAttachment'),
  call: http('POST', '/api/v1/Attachment/{attachmentId}/Content', 'basic'),
  effect: 'idempotent',
  serializeBy: ['attachmentId'],
  fields: [
    attachmentId('attachmentId'),
    body('content', uploadedFile(), {
      label: 'Input Binary Field',
      wire: '',
      required: true,
      description: 'Binary property of the item that holds the file',
    }),
  ],
  result: done(),
});

const fileName = control('fileName', text(), {
  label: 'File Name',
  example: 'Delivery note.pdf',
  description: 'Name of the file. SuperOffice sends a file without its name.',
});

/** Downloads the file of an attachment. */
export const download = operation({
  resource: 'attachment',
  operation: 'download',
  name: 'Download',
  action: 'Download file of attachment',
  description: 'Download the file of an attachment as binary data',
  ...page('v1AttachmentEntity_GetAttachmentStream'),
  call: http('GET', '/api/v1/Attachment/{attachmentId}/Content', 'basic'),
  effect: 'read',
  fields: [attachmentId('attachmentId'), ...filters(fileName)],
  result: fileResult('raw', '', { namedBy: 'fileName', mayBeEmpty: true }),
});

/** Downloads a file inside an attachment that is an e-mail. */
export const downloadPart = operation({
  resource: 'attachment',
  operation: 'downloadPart',
  name: 'Download Part of Email',
  action: 'Download part of attached email',
  description: 'Download one part of an attachment that is an email, such as a file attached to that email',
  ...restPage('TicketMessage', 'v1TicketMessageEntity_GetRfcAttachmentStream'),
  call: http('GET', '/api/v1/TicketMessage/RfcAttachment/{attachmentId}/{position}', 'basic'),
  effect: 'read',
  fields: [
    attachmentId('attachmentId'),
    path('position', integer({ min: 0, max: 2_147_483_647 }), {
      label: 'Position',
      required: true,
      example: '1',
      description: 'Number of the part within the email, from 0 on',
    }),
    ...filters(fileName),
  ],
  result: fileResult('raw', '', { namedBy: 'fileName', mayBeEmpty: true }),
});
