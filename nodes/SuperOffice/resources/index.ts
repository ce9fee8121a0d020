import type { System } from '../../shared/invoke/connector';
import type { Operation, Resource } from '../../shared/operation';
import { connector } from '../connector';
import { lists } from '../lists';
import * as erpSync from './erpSync';
import { getCurrentPrincipal } from './user';

export const resources: Resource[] = [{ value: 'erpSync', name: 'ERP Sync' }];

export const operations: Operation[] = [erpSync].flatMap((module) => Object.values(module));

/** SuperOffice, whole. */
export const superOffice: System = {
  connector,
  resources,
  operations,
  probe: { operation: getCurrentPrincipal, values: {} },
  lists,
};
