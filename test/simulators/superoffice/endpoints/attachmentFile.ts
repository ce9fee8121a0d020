import type { Endpoints, OfficeCall } from '../call';
import { FileReply, notFound } from '../reply';
import type { SuperOfficeState } from '../state';
import { demandOwn, shownOwn, touchOwn } from './ownRecord';

/** The files of attachments. */
export const attachmentFile: Endpoints = {
  v1AttachmentEntity_GetAttachmentStream: (state, call) => {
    const id = idOf(state, call);
    const bytes = state.attachments.read(id);
    if (!bytes) throw notFound('The file of attachment', id);
    return new FileReply(bytes);
  },
  v1AttachmentEntity_UploadAttachment: (state, call) => {
    const id = idOf(state, call);
    const bytes = call.body as Buffer;
    state.attachments.store(id, bytes);
    touchOwn(state, call, 'attachment', id, { AttSize: bytes.length });
  },
  v1TicketMessageEntity_GetRfcAttachmentStream: (state, call) => {
    const id = idOf(state, call);
    const bytes = state.attachments.part(id, Number(call.path.position));
    if (!bytes) throw notFound('Part', call.path.position);
    return new FileReply(bytes);
  },
  v1AttachmentEntity_CopyFromCRMDocument: (state, call) => {
    const document = Number(call.path.documentId);
    const { Name } = demandOwn(state, 'document', document);
    const bytes = state.documentFiles.read(document, call.user.associateId);
    if (!bytes) throw notFound('The file of document', document);
    const values = { Name, ContentType: 'application/octet-stream', AttSize: bytes.length };
    const id = Number(state.records.create('attachment', values, call.user.associateId).AttachmentId);
    state.attachments.store(id, bytes);
    return shownOwn(state, call, 'attachment', id);
  },
};

function idOf(state: SuperOfficeState, { path }: OfficeCall): number {
  const id = Number(path.attachmentId);
  demandOwn(state, 'attachment', id);
  return id;
}
