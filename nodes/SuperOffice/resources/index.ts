import type { System } from '../../shared/invoke/connector';
import { catalogueOf } from '../../shared/operation';
import { connector } from '../connector';
import { listChoices, lists } from '../lists';
import * as api from './api';
import * as appointment from './appointment';
import * as archive from './archive';
import * as attachment from './attachment';
import * as batchTask from './batchTask';
import * as company from './company';
import * as customObject from './customObject';
import * as document from './document';
import * as erpActor from './erpActor';
import * as erpEngine from './erpEngine';
import * as erpLink from './erpLink';
import * as erpSync from './erpSync';
import * as externalId from './externalId';
import * as list from './list';
import * as person from './person';
import * as priceList from './priceList';
import * as product from './product';
import * as project from './project';
import * as projectMember from './projectMember';
import * as quote from './quote';
import * as relation from './relation';
import * as request from './request';
import * as requestMessage from './requestMessage';
import * as sale from './sale';
import * as saleStakeholder from './saleStakeholder';
import * as schema from './schema';
import * as selection from './selection';
import * as tableRow from './tableRow';
import * as timeZone from './timeZone';
import * as user from './user';

/** Workflows that were saved without a choice mean the first resource, and its first operation. They must stay. */
export const { resources, operations, notOffered } = catalogueOf(
  erpSync,
  api,
  appointment,
  archive,
  attachment,
  batchTask,
  company,
  customObject,
  document,
  erpActor,
  erpEngine,
  erpLink,
  externalId,
  list,
  person,
  priceList,
  product,
  project,
  projectMember,
  quote,
  relation,
  request,
  requestMessage,
  sale,
  saleStakeholder,
  schema,
  selection,
  tableRow,
  timeZone,
  user,
);

/** What most people look for. Other resources follow by name. */
const mostUsed = [
  company,
  person,
  sale,
  appointment,
  request,
  document,
  project,
  quote,
  product,
  erpLink,
  erpSync,
  externalId,
].map(({ resource }) => resource.value);

/** All of SuperOffice. */
export const superOffice: System = {
  connector,
  resources,
  operations,
  notOffered,
  mostUsed,
  probe: { operation: user.getCurrent, values: {} },
  lists,
  listChoices,
};
