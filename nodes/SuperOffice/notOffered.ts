import type { NotOffered } from '../shared/operation';
import { accessNotOffered } from './notOfferedAccess';
import { listsNotOffered } from './notOfferedLists';
import { recordsNotOffered } from './notOfferedRecords';
import { quoteNotOffered } from './quotes/notOffered';
import { serviceNotOffered } from './serviceNotOffered';

/** Documented calls that are not actions. */
export const notOffered: NotOffered[] = [
  {
    documented: 'ConnectActor',
    why: 'The same call as TryConnectActor (ERP Link: Connect), but without an answer that says whether the link was made',
  },
  {
    documented: 'v1DocumentEntity_DefaultDocumentEntity',
    why: 'Document: Create needs no defaults. SuperOffice fills in what is left out.',
  },
  {
    documented: 'v1DocumentEntity_PutDocumentEntity',
    why: 'Document: Update changes what is given. A replaced document would lose all other values.',
  },
  {
    documented: 'v1DocumentEntity_ValidateDocumentEntity',
    why: 'Document: Create and Update report the same faults, and store nothing then',
  },
  {
    documented: 'v1DocumentEntity_GetAllForeignKeysOnEntity',
    why: 'Document: Get with Include External IDs has them, and External ID: Get of Record reads them',
  },
  ...listsNotOffered,
  ...recordsNotOffered,
  ...quoteNotOffered,
  ...accessNotOffered,
  ...serviceNotOffered,
];
