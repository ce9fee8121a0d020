import type { System } from '../../shared/invoke/connector';
import type { Operation, Resource } from '../../shared/operation';
import { connector } from '../connector';
import { lists } from '../lists';
import * as automaticAdditionalCharge from './automaticAdditionalCharge';
import * as credit from './credit';
import * as customer from './customer';

export const resources: Resource[] = [
  { value: 'credit', name: 'Credit' },
  { value: 'customer', name: 'Customer' },
  { value: 'automaticAdditionalCharge', name: 'Automatic Additional Charge' },
];

export const operations: Operation[] = [credit, customer, automaticAdditionalCharge].flatMap((module) =>
  Object.values(module),
);

/** Komet Sales, whole. A credential is tried out by asking for a customer that does not exist: the shortest list. */
export const kometSales: System = {
  connector,
  resources,
  operations,
  probe: { operation: customer.getMany, values: { id: 0 }, fine: /not found/i },
  lists,
};
