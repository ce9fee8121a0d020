import { shownTo } from '../answers';
import type { Endpoints, OfficeCall } from '../call';
import { FileReply, notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { associateWith } from '../state/records/associates';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { demandOwn, shownOwn, touchOwn } from './ownRecord';
import { given } from './queries';

/** The files of documents: content, versions, and who has one checked out. */
export const documentFile: Endpoints = {
  v1DocumentEntity_GetDocumentStream: (state, call) => new FileReply(contentOf(state, call)),
  v1DocumentEntity_GetSanitizedDocumentStream: (state, call) =>
    new FileReply(sanitized(contentOf(state, call))),
  v1DocumentEntity_GetDocumentLength: (state, call) =>
    contentOf(state, call, call.query.get('versionId') ?? '').length,
  v1DocumentEntity_SetDocumentStreamFromId: (state, call) => stored(state, call, call.body as Buffer),
  v1DocumentEntity_CreateNewPhysicalDocumentFromTemplateWithCustomTags2: fromTemplate,
  v1DocumentEntity_DeletePhysicalDocument: (state, call) => {
    const id = idOf(state, call);
    contentOf(state, call);
    checkFree(state, call, id);
    state.documentFiles.remove(id);
    return returned({ Success: true });
  },
  v1DocumentEntity_GetDocumentUrl: (state, call) => {
    contentOf(state, call, call.query.get('versionId') ?? '');
    const name = call.query.get('writeableUrl') === 'true' ? 'edit' : 'view';
    return `${call.siteUrl}/files/${name}/${call.path.documentId}`;
  },
  v1DocumentEntity_GetVersionList: (state, call) => {
    const id = idOf(state, call);
    const versions = state.documentFiles.versions(id).map((version) => ({
      ...blank('VersionInfo'),
      ExternalReference: `file-${id}`,
      DocumentId: id,
      VersionId: version.id,
      CheckedInDate: version.at,
      CheckedInByName: associateWith(version.associateId)?.fullName ?? '',
      CheckedInByAssociateId: version.associateId,
      Description: version.description,
      DisplayText: version.description,
      ExtraFields: version.extraFields,
    }));
    return shownTo(call, 'VersionInfo[]', versions);
  },
  v1DocumentEntity_GetCheckoutState: (state, call) => {
    const id = idOf(state, call);
    const by = state.documentFiles.lockedBy(id) ?? 0;
    const name = associateWith(by)?.fullName ?? '';
    return { ...blank('CheckoutInfo'), State: stateOf(state, call, id), AssociateId: by, Name: name };
  },
  v1DocumentEntity_CheckoutDocument: checkOut,
  v1DocumentEntity_CheckinDocument: (state, call) => {
    const id = idOf(state, call);
    if (stateOf(state, call, id) !== 'CheckedOutOwn')
      return refused('The document is not checked out by you.');
    const description = call.query.get('versionDescription') ?? '';
    const extraFields = given(call, 'versionExtraFields');
    const version = state.documentFiles.checkIn(id, call.user.associateId, description, extraFields);
    touchOwn(state, call, 'document', id);
    return returned({ Success: true, VersionId: version.id });
  },
  v1DocumentEntity_UndoCheckoutDocument: (state, call) => {
    const id = idOf(state, call);
    if (stateOf(state, call, id) !== 'CheckedOutOwn')
      return refused('The document is not checked out by you.');
    state.documentFiles.unlock(id);
    return returned({ Success: true });
  },
};

function idOf(state: SuperOfficeState, { path }: OfficeCall): number {
  const id = Number(path.documentId);
  demandOwn(state, 'document', id);
  return id;
}

function contentOf(state: SuperOfficeState, call: OfficeCall, version = ''): Buffer {
  const id = idOf(state, call);
  const bytes = state.documentFiles.read(id, call.user.associateId, version);
  if (!bytes) throw notFound('The file of document', id);
  return bytes;
}

/** Without scripts; other files than pages stay as they are. */
function sanitized(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (!/<script/i.test(text)) return bytes;
  return Buffer.from(text.replace(/<script[\s\S]*?<\/script>/gi, ''), 'latin1');
}

function stored(state: SuperOfficeState, call: OfficeCall, bytes: Buffer): unknown {
  const id = idOf(state, call);
  checkFree(state, call, id);
  state.documentFiles.store(id, bytes, call.user.associateId);
  touchOwn(state, call, 'document', id);
  return shownOwn(state, call, 'document', id);
}

/** The file says which template it is of, and what the tags hold. */
function fromTemplate(state: SuperOfficeState, call: OfficeCall): unknown {
  const record = demandOwn(state, 'document', idOf(state, call));
  const template = Number((record.DocumentTemplate as SoRecord | null | undefined)?.DocumentTemplateId ?? 0);
  const records = ['contactId', 'personId', 'appointmentId', 'saleId', 'selectionId', 'projectId']
    .map((name) => [name, call.query.get(name)])
    .filter(([, id]) => id !== null)
    .map(([name, id]) => `${name}=${id}`);
  const tags = Object.entries(call.body as Record<string, string>).map(([tag, value]) => `${tag}=${value}`);
  return stored(state, call, Buffer.from([`template=${template}`, ...records, ...tags].join('\n')));
}

function checkFree(state: SuperOfficeState, call: OfficeCall, id: number): void {
  if (stateOf(state, call, id) !== 'CheckedOutOther') return;
  const name = associateWith(state.documentFiles.lockedBy(id) ?? 0)?.fullName ?? '';
  throw new OfficeError(400, `The document is checked out by ${name}`, '', 'SoIllegalOperationException');
}

/** The last of the seeded documents with a file lies where nothing can be locked. */
const WITHOUT_LOCKS = 4;

function stateOf({ documentFiles }: SuperOfficeState, { user }: OfficeCall, id: number): string {
  if (id === WITHOUT_LOCKS) return 'LockingNotSupported';
  const by = documentFiles.lockedBy(id);
  if (by === undefined) return 'NotCheckedOut';
  return by === user.associateId ? 'CheckedOutOwn' : 'CheckedOutOther';
}

/** A document that its user has checked out already stays so. */
function checkOut(state: SuperOfficeState, call: OfficeCall): unknown {
  const id = idOf(state, call);
  contentOf(state, call);
  const latest = state.documentFiles.versions(id).at(-1)?.id ?? '';
  switch (stateOf(state, call, id)) {
    case 'LockingNotSupported':
      return refused('The document cannot be checked out.');
    case 'CheckedOutOther':
      return refused('The document is checked out by somebody else.');
    case 'NotCheckedOut':
      state.documentFiles.lock(id, call.user.associateId);
      return returned({ Success: true, VersionId: latest });
    default:
      return returned({ Success: true, VersionId: latest });
  }
}

/** What a document plug-in says of an action. */
export function returned(values: SoRecord): SoRecord {
  return { ...blank('ReturnInfo'), ...values };
}

function refused(message: string): SoRecord {
  return returned({ Success: false, Type: 'Message', Value: message });
}
