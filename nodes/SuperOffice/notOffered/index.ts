import type { NotOffered } from '../../shared/operation';
import { accessNotOffered } from './access';
import { listsNotOffered } from './lists';
import { quotesNotOffered } from './quotes';
import { recordsNotOffered } from './records';
import { requestsNotOffered } from './requests';

/** Documented calls that are not actions. */
export const notOffered: NotOffered[] = [
  {
    documented: 'ConnectActor',
    why: 'The same call as TryConnectActor (ERP Link: Connect), but without an answer that says whether the link was made',
  },
  ...listsNotOffered,
  ...recordsNotOffered,
  ...quotesNotOffered,
  ...accessNotOffered,
  ...requestsNotOffered,
];
