import type { Methods } from '../method';
import { automaticAdditionalCharge } from './automaticAdditionalCharge';
import { credit } from './credit';
import { customer } from './customer';
import { customerShipTo } from './customerShipTo';

/** The simulated methods, by HTTP method and documented id. */
export const METHODS: Methods = {
  ...customer,
  ...customerShipTo,
  ...credit,
  ...automaticAdditionalCharge,
};
