import type { System } from '../../shared/invoke/connector';
import { catalogueOf } from '../../shared/operation';
import { connector } from '../connector';
import { lists } from '../lists';
import * as company from './company';
import * as erpSync from './erpSync';
import * as person from './person';
import * as project from './project';
import * as request from './request';
import * as sale from './sale';
import { getCurrentPrincipal } from './user';

export const { resources, operations, notOffered } = catalogueOf(
  company,
  erpSync,
  person,
  project,
  request,
  sale,
);

/** All of SuperOffice. */
export const superOffice: System = {
  connector,
  resources,
  operations,
  notOffered,
  probe: { operation: getCurrentPrincipal, values: {} },
  lists,
};
