import type { System } from '../../shared/invoke/connector';
import type { Operation, Resource } from '../../shared/operation';
import { connector } from '../connector';
import * as customer from './customer';
import { getTransactionData } from './merchant';

export const resources: Resource[] = [{ value: 'customer', name: 'Customer' }];

export const operations: Operation[] = [customer].flatMap((module) => Object.values(module));

/** EBizCharge, whole. */
export const eBizCharge: System = {
  connector,
  resources,
  operations,
  probe: { operation: getTransactionData, values: {} },
  lists: [],
};
