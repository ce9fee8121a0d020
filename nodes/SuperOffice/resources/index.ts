import type { System } from '../../shared/invoke/connector';
import { catalogueOf } from '../../shared/operation';
import { connector } from '../connector';
import { listChoices, lists } from '../lists';
import * as api from './api';
import * as archive from './archive';
import * as company from './company';
import * as document from './document';
import * as erpActor from './erpActor';
import * as erpEngine from './erpEngine';
import * as erpLink from './erpLink';
import * as erpSync from './erpSync';
import * as externalId from './externalId';
import * as person from './person';
import * as project from './project';
import * as quote from './quote';
import * as request from './request';
import * as sale from './sale';
import * as schema from './schema';
import * as timeZone from './timeZone';
import * as user from './user';

/** Workflows that were saved without a choice mean the first resource, and its first operation. They must stay. */
export const { resources, operations, notOffered } = catalogueOf(
  erpSync,
  api,
  archive,
  company,
  document,
  erpActor,
  erpEngine,
  erpLink,
  externalId,
  person,
  project,
  quote,
  request,
  sale,
  schema,
  timeZone,
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
