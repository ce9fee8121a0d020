import type { System } from '../../shared/invoke/connector';
import { catalogueOf } from '../../shared/operation';
import { connector } from '../connector';
import { getCurrent } from '../resources/user';
import * as customField from './customField';
import * as erpConnection from './erpConnection';
import * as erpConnector from './erpConnector';
import * as erpMapping from './erpMapping';
import { lists } from './lists';

export const { resources, operations, notOffered } = catalogueOf(
  erpConnection,
  erpConnector,
  erpMapping,
  customField,
);

/** How the ERP sync of SuperOffice is set up: administration, apart from the everyday work. */
export const superOfficeSetup: System = {
  connector,
  resources,
  operations,
  notOffered,
  probe: { operation: getCurrent, values: {} },
  lists,
};
