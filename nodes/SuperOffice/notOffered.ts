import type { NotOffered } from '../shared/operation';
import { accessNotOffered } from './notOfferedAccess';
import { quoteNotOffered } from './quotes/notOffered';

/** Documented calls that are not actions. */
export const notOffered: NotOffered[] = [
  {
    documented: 'ConnectActor',
    why: 'The same call as TryConnectActor (ERP Link: Connect), but without an answer that says whether the link was made',
  },
  ...quoteNotOffered,
  ...accessNotOffered,
];
