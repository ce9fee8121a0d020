import type { Endpoints } from '../call';
import { archive } from './archive';
import { attachmentFile } from './attachmentFile';
import { batchTask } from './batchTask';
import { checks } from './checks';
import { consent } from './consent';
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
import { merging } from './merging';
import { priceListCopy } from './priceListCopy';
import { related } from './related';
import { schema } from './schema';
import { selection } from './selection';
import { ticketMessage } from './ticketMessage';
import { timeZone } from './timeZone';
import { user } from './user';
import { userDetails } from './userDetails';
import { webhook } from './webhook';

/** The simulated REST endpoints by their documented operation ids. */
export const ENDPOINTS: Endpoints = {
  ...archive,
  ...attachmentFile,
  ...batchTask,
  ...checks,
  ...consent,
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
  ...merging,
  ...priceListCopy,
  ...related,
  ...schema,
  ...selection,
  ...ticketMessage,
  ...timeZone,
  ...user,
  ...userDetails,
  ...webhook,
};
