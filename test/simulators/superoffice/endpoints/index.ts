import type { Endpoints } from '../call';
import { archive } from './archive';
import { attachmentFile } from './attachmentFile';
import { batchTask } from './batchTask';
import { currentUser } from './currentUser';
import { customFields } from './customFields';
import { documentFile } from './documentFile';
import { documentPlugin } from './documentPlugin';
import { entities } from './entities';
import { extraTable } from './extraTable';
import { foreignApp } from './foreignApp';
import { layout } from './layout';
import { lists } from './lists';
import { mdoList } from './mdoList';
import { schema } from './schema';
import { selection } from './selection';
import { ticketMessage } from './ticketMessage';
import { timeZone } from './timeZone';
import { user } from './user';
import { webhook } from './webhook';

/** The simulated REST endpoints by their documented operation ids. */
export const ENDPOINTS: Endpoints = {
  ...archive,
  ...attachmentFile,
  ...batchTask,
  ...currentUser,
  ...customFields,
  ...documentFile,
  ...documentPlugin,
  ...entities,
  ...extraTable,
  ...foreignApp,
  ...layout,
  ...lists,
  ...mdoList,
  ...schema,
  ...selection,
  ...ticketMessage,
  ...timeZone,
  ...user,
  ...webhook,
};
