import type { System } from '../../shared/invoke/connector';
import { catalogueOf } from '../../shared/operation';
import { connector } from '../connector';
import { listChoices, lists } from '../lists';
import * as api from './api';
import * as archive from './archive';
import * as attachment from './attachment';
import * as batchTask from './batchTask';
import * as company from './company';
import * as document from './document';
import * as customObject from './customObject';
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
import * as quote from './quote';
import * as request from './request';
import * as requestMessage from './requestMessage';
import * as sale from './sale';
import * as schema from './schema';
import * as timeZone from './timeZone';
import * as tableRow from './tableRow';
import * as selection from './selection';
import * as user from './user';

/** Workflows that were saved without a choice mean the first resource, and its first operation. They must stay. */
export const { resources, operations, notOffered } = catalogueOf(
  erpSync,
  api,
  archive,
  attachment,
  batchTask,
  company,
  document,
  customObject,
  erpActor,
  erpEngine,
  erpLink,
  externalId,
  list,
  person,
  priceList,
  product,
  project,
  quote,
  request,
  requestMessage,
  sale,
  schema,
  timeZone,
  tableRow,
  selection,
  user,
);

/** All of SuperOffice. */
export const superOffice: System = {
  connector,
  resources,
  operations,
  notOffered,
  probe: { operation: user.getCurrent, values: {} },
  lists,
  listChoices,
};
