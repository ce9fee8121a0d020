import type { System } from '../../shared/invoke/connector';
import { catalogueOf } from '../../shared/operation';
import { connector } from '../connector';
import { lists } from '../lists';
import * as customer from './customer';
import { getTransactionData } from './merchant';

export const { resources, operations, notOffered } = catalogueOf(customer);

/** All of EBizCharge. */
export const eBizCharge: System = {
  connector,
  resources,
  operations,
  notOffered,
  probe: { operation: getTransactionData, values: {} },
  lists,
};
