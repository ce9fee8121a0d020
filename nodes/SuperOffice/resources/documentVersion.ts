import {
  additional,
  http,
  list,
  one,
  operation,
  precondition,
  query,
  rows,
  text,
  type RefusedRepeat,
} from '../../shared/operation';
import { documentId, onlyMessages } from '../documents';
import { restPage } from '../page';
import { returnInfo } from '../returnInfo';
import { CheckoutInfo, ReturnInfo, VersionInfo } from '../types/document';

const LOCK = '/api/v1/Document/{documentId}/Lock';

/** Whether a document is checked out. */
export const getLock = operation({
  resource: 'document',
  operation: 'getLock',
  name: 'Get Lock',
  action: 'Get lock of document',
  description: 'Get whether a document is checked out, by the signed-in user or by somebody else',
  ...restPage('Document', 'v1DocumentEntity_GetCheckoutState'),
  call: http('GET', LOCK, 'basic'),
  effect: 'read',
  fields: [documentId],
  result: one(CheckoutInfo),
});

const NOT_MINE = 'The document is not checked out by the signed-in user';

/** Whether the document is unlocked, if a repeat is refused. The version of the answer that was lost is in Get Versions. */
const unlocked = {
  read: {
    operation: getLock,
    with: { documentId: 'documentId' },
    done: { member: 'State', is: ['NotCheckedOut', 0] },
  },
  gives: { Success: true },
} satisfies RefusedRepeat;

/** Locks a document. A repeat by the same user leaves it checked out. */
export const checkOut = operation({
  resource: 'document',
  operation: 'checkOut',
  name: 'Check Out',
  action: 'Check out document',
  description:
    'Lock a document for editing by the signed-in user. Others can’t change its file until it is checked in.',
  ...restPage('Document', 'v1DocumentEntity_CheckoutDocument'),
  call: http('POST', LOCK, 'basic'),
  effect: 'idempotent',
  serializeBy: ['documentId'],
  fields: [documentId, onlyMessages()],
  verdict: returnInfo,
  result: one(ReturnInfo),
});

/**
 * Ends a lock and makes a version. A repeat finds nothing that is checked out. The lock is read before, so that an unlocked
 * document afterwards shows that it was checked in.
 */
export const checkIn = operation({
  resource: 'document',
  operation: 'checkIn',
  name: 'Check In',
  action: 'Check in document',
  description:
    'Unlock a document that the signed-in user has checked out. Its file becomes the latest version.',
  ...restPage('Document', 'v1DocumentEntity_CheckinDocument'),
  call: http('PUT', LOCK, 'basic'),
  effect: 'idempotent',
  serializeBy: ['documentId'],
  preconditions: [
    precondition(getLock, {
      with: { documentId: 'documentId' },
      refused: [
        { if: { member: 'State', is: ['NotCheckedOut', 0, 'CheckedOutOther', 2] }, message: NOT_MINE },
      ],
      anew: true,
    }),
  ],
  refusedRepeat: unlocked,
  fields: [
    documentId,
    ...additional(
      query('versionDescription', text(), {
        label: 'Version Description',
        example: 'Prices of 2027',
        description: 'Text about the new version. Stores without versions drop it.',
      }),
      query('versionExtraFields', list(text()), {
        label: 'Version Extra Fields',
        description: 'Further data about the new version, in the form that the store of the document expects',
      }),
    ),
    onlyMessages(),
  ],
  verdict: returnInfo,
  result: one(ReturnInfo),
});

/** Ends a lock without a new version. */
export const undoCheckOut = operation({
  resource: 'document',
  operation: 'undoCheckOut',
  name: 'Undo Check Out',
  action: 'Undo check-out of document',
  description: 'Unlock a document without making a version',
  ...restPage('Document', 'v1DocumentEntity_UndoCheckoutDocument'),
  call: http('DELETE', LOCK, 'basic'),
  effect: 'idempotent',
  warning: 'Changes of the file since it was checked out are lost.',
  refusedRepeat: unlocked,
  serializeBy: ['documentId'],
  fields: [documentId, onlyMessages()],
  verdict: returnInfo,
  result: one(ReturnInfo),
});

/** The versions of a file. */
export const getVersions = operation({
  resource: 'document',
  operation: 'getVersions',
  name: 'Get Versions',
  action: 'Get versions of document',
  description: 'List the versions of the file of a document. Stores without versions have none.',
  ...restPage('Document', 'v1DocumentEntity_GetVersionList'),
  call: http('GET', '/api/v1/Document/{documentId}/Version', 'basic'),
  effect: 'read',
  walk: 'whole',
  fields: [documentId],
  result: rows('', VersionInfo),
});
