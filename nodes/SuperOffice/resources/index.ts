import type { System } from '../../shared/invoke/connector';
import { catalogueOf } from '../../shared/operation';
import { connector } from '../connector';
import { lists } from '../lists';
import * as erpSync from './erpSync';
import { getCurrentPrincipal } from './user';

export const { resources, operations, notOffered } = catalogueOf(erpSync);

/** All of SuperOffice. */
export const superOffice: System = {
  connector,
  resources,
  operations,
  notOffered,
  probe: { operation: getCurrentPrincipal, values: {} },
  lists,
};
