import {
  argument,
  asShape,
  bare,
  body,
  codes,
  deleted,
  done,
  one,
  operation,
  precondition,
  query,
  rows,
  scalar,
  text,
  updates,
  wholeRecord,
  type Resource,
} from '../../shared/operation';
import { recordId } from '../erpFields';
import { responseCode } from '../types/choices';
import { ErpSyncConnectorEntity, ListItem } from '../types/erpConnection';
import { FieldMetadata } from '../types/erpField';
import { CONNECTOR, method, RIGHTS } from './fields';

export const resource: Resource = {
  value: 'erpConnector',
  name: 'ERP Connector',
  description: 'The web services that speak to ERP systems',
};

const NOT_FOUND = 'There is no such ERP connector';

const erpConnectorId = body('erpConnectorId', recordId(), {
  ...CONNECTOR,
  wire: 'ErpConnectorId',
  required: true,
});

/** Two methods take the ID in the query. */
const idInQuery = query('erpConnectorId', recordId(), {
  ...CONNECTOR,
  wire: 'erpSyncConnectorEntityId',
  required: true,
});

/** Lists the connectors. */
export const getMany = operation({
  resource: 'erpConnector',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many ERP connectors',
  description: 'Get the ERP connectors that SuperOffice knows',
  ...method('GetAllConnectors'),
  effect: 'read',
  fields: [],
  walk: 'whole',
  result: rows('', ListItem),
});

/** Reads one connector. */
export const get = operation({
  resource: 'erpConnector',
  operation: 'get',
  name: 'Get',
  action: 'Get ERP connector',
  description: 'Get an ERP connector: its name and its URL',
  ...method('GetErpSyncConnectorEntity'),
  effect: 'read',
  fields: [idInQuery],
  result: one(ErpSyncConnectorEntity),
  verdict: bare('null', NOT_FOUND),
});

/** Reads which settings a connection through a connector has. */
export const getConfigurationFields = operation({
  resource: 'erpConnector',
  operation: 'getConfigurationFields',
  name: 'Get Configuration Fields',
  action: 'Get configuration fields of ERP connector',
  description:
    'Get the settings that a connection through this connector needs, such as an address and a password',
  ...method('GetConfigurationFields'),
  effect: 'read',
  fields: [erpConnectorId],
  walk: 'whole',
  result: rows('', {
    ...asShape(FieldMetadata),
    DefaultValue: text({ secretIf: { member: 'FieldType', is: 'Password' } }),
  }),
});

/** Reads the values that a new connector starts with. */
export const getDefault = operation({
  resource: 'erpConnector',
  operation: 'getDefault',
  name: 'Get Defaults',
  action: 'Get defaults of ERP connector',
  description: 'Get an empty ERP connector with the values that SuperOffice suggests. Nothing is stored.',
  ...method('CreateDefaultErpSyncConnectorEntity'),
  effect: 'read',
  fields: [],
  result: one(ErpSyncConnectorEntity),
  verdict: bare('null', 'SuperOffice suggests no values'),
});

/** Whether a connector may be deleted. A "no" is an ordinary answer here. */
export const canDelete = operation({
  resource: 'erpConnector',
  operation: 'canDelete',
  name: 'Can Delete',
  action: 'Check if ERP connector can be deleted',
  description: 'Check whether an ERP connector may be deleted, or why not',
  ...method('CanDeleteErpSyncConnectorEntity'),
  effect: 'read',
  fields: [body('erpConnectorId', recordId(), { ...CONNECTOR, wire: 'ErpSyncConnectorId', required: true })],
  result: scalar('responseCode', responseCode(), '', { meaning: 'meaning' }),
});

/** Checks that a web service answers at a URL. */
export const testUrl = operation({
  resource: 'erpConnector',
  operation: 'testUrl',
  name: 'Test URL',
  action: 'Test URL of ERP connector',
  description: 'Check that the web services of a connector answer at a URL. If not, the item fails.',
  ...method('TestConnectorUrl'),
  effect: 'read',
  fields: [
    body('url', text(), {
      label: 'URL',
      wire: 'Url',
      required: true,
      example: 'https://connector.example.com/ErpConnector.svc',
    }),
  ],
  result: done(),
  verdict: codes('', {
    ok: ['NoError', 0],
    texts: {
      ErrorNotFound: 'No ERP connector answers at this URL',
      2: 'No ERP connector answers at this URL',
      ErrorConnectorHasConnections: 'The ERP connector at this URL already has connections',
      1: 'The ERP connector at this URL already has connections',
    },
  }),
});

const change = {
  displayName: { label: 'Name', example: 'Visma Connector' },
  url: {
    label: 'URL',
    example: 'https://connector.example.com/ErpConnector.svc',
    description: 'Address of the connector. In SuperOffice CRM Online: app:// and the client ID of its app.',
  },
};

/** Registers a connector. */
export const create = operation({
  resource: 'erpConnector',
  operation: 'create',
  name: 'Create',
  action: 'Create ERP connector',
  description: 'Register an ERP connector by its URL',
  ...method('SaveErpSyncConnectorEntity'),
  effect: 'once',
  lookUp: 'Look for its name in ERP Connector: Get Many before you create it again.',
  fields: argument('', ErpSyncConnectorEntity, {
    top: ['displayName', 'url'],
    required: ['displayName', 'url'],
    preset: { erpConnectorId: 0 },
    change,
  }),
  result: one(ErpSyncConnectorEntity),
  verdict: bare('null', 'SuperOffice stored no ERP connector'),
});

/** Changes a connector, and keeps what is not given. */
export const update = operation({
  resource: 'erpConnector',
  operation: 'update',
  name: 'Update',
  action: 'Update ERP connector',
  description: 'Change the name or the URL of an ERP connector. What you leave out stays.',
  ...method('SaveErpSyncConnectorEntity'),
  effect: 'idempotent',
  fields: argument('', ErpSyncConnectorEntity, {
    top: ['erpConnectorId'],
    required: ['erpConnectorId'],
    rest: updates,
    omit: ['deleted', ...RIGHTS],
    change: { ...change, erpConnectorId: { ...CONNECTOR, type: recordId() } },
  }),
  merge: wholeRecord('', get, { key: { erpConnectorId: 'erpConnectorId' }, except: RIGHTS, always: true }),
  result: one(ErpSyncConnectorEntity),
  verdict: bare('null', NOT_FOUND),
});

/** Deletes a connector that has no connections. */
export const deleteConnector = operation({
  resource: 'erpConnector',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete ERP connector',
  description:
    'Delete an ERP connector. One that still has connections is not deleted: the node asks SuperOffice first.',
  warning: 'The connector is deleted.',
  ...method('DeleteErpSyncConnectorEntity'),
  effect: 'idempotent',
  fields: [idInQuery],
  serializeBy: ['erpConnectorId'],
  preconditions: [
    precondition(canDelete, {
      with: { erpConnectorId: 'erpConnectorId' },
      refused: [
        {
          if: { member: 'responseCode', is: ['ErrorConnectorHasConnections', 1] },
          message: 'The ERP connector still has connections. Delete these first.',
        },
      ],
    }),
  ],
  result: deleted(),
});
