import type { Endpoints } from '../call';
import { archive } from './archive';
import { batchTask } from './batchTask';
import { currentUser } from './currentUser';
import { customFields } from './customFields';
import { entities } from './entities';
import { foreignApp } from './foreignApp';
import { mdoList } from './mdoList';
import { selection } from './selection';
import { timeZone } from './timeZone';
import { user } from './user';
import { webhook } from './webhook';

/** The simulated REST endpoints by their documented operation ids. */
export const ENDPOINTS: Endpoints = {
  ...archive,
  ...batchTask,
  ...currentUser,
  ...customFields,
  ...entities,
  ...foreignApp,
  ...mdoList,
  ...selection,
  ...timeZone,
  ...user,
  ...webhook,
};
