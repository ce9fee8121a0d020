import {
  additional,
  argument,
  asShape,
  bare,
  body,
  boolean,
  deleted,
  done,
  filters,
  list,
  lookUp,
  mapper,
  one,
  operation,
  precondition,
  rows,
  scalar,
  text,
  updates,
  wholeRecord,
  type ArgumentOptions,
  type FieldsRead,
  type Operation,
  type Resource,
} from '../../shared/operation';
import { recordId } from '../erpFields';
import { ErpConnection, ErpSyncConnectionSummary } from '../types/erpConnection';
import { DESCRIBED } from '../types/described';
import { getConfigurationFields } from './erpConnector';
import { CONNECTION, CONNECTOR, erpConnectionId, method, OF_CONNECTION, RIGHTS } from './fields';

export const resource: Resource = {
  value: 'erpConnection',
  name: 'ERP Connection',
  description: 'The configured connections to ERP systems',
};

const NOT_FOUND = 'There is no such ERP connection';

const SETTINGS = {
  label: 'Settings',
  description:
    'Settings of the connection, as its connector describes them. The password of a connection is never shown; take it from an expression, so that the workflow does not contain it.',
};

/** Settings may be passwords: without a description by the connector, none is shown. */
const UNSEEN = text({ shows: 'nothing' });

/** Lists the connections. Pick lists and triggers read them too. */
export const getMany = operation({
  resource: 'erpConnection',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many ERP connections',
  description: 'Get the configured ERP connections, without their settings',
  ...method('GetAllConnections'),
  effect: 'read',
  fields: filters(
    body('includeDeleted', boolean(), {
      label: 'Include Deleted',
      wire: 'IncludeDeleted',
      description: 'Whether to also get connections that were deleted',
    }),
  ),
  walk: 'whole',
  result: rows(
    '',
    { ...asShape(ErpConnection), ConfigFields: UNSEEN },
    {
      simplify: [
        'ErpConnectionId',
        'DisplayName',
        'DisplayDescription',
        'Active',
        'Deleted',
        'ErpConnectorId',
        'AllAccess',
        'MostRecentTimestamp',
      ],
    },
  ),
});

/** Reads which connector a connection has, for its settings. */
const getConnector = operation({
  resource: 'erpConnection',
  operation: 'getConnector',
  name: 'Get Connector',
  action: 'Get connector of ERP connection',
  description: 'Get the connector of an ERP connection',
  ...method('GetConnection'),
  effect: 'read',
  fields: [erpConnectionId],
  result: one({ ...asShape(ErpConnection), ConfigFields: UNSEEN }),
  verdict: bare('null', NOT_FOUND),
});

/** The settings of the connection in the form. */
const settingsOfConnection: FieldsRead = {
  ...DESCRIBED,
  operation: getConfigurationFields,
  via: {
    operation: getConnector,
    needs: { erpConnectionId: { label: 'ERP Connection', parameter: 'erpConnectionId' } },
    gives: { erpConnectorId: 'ErpConnectorId' },
  },
};

/** The settings of a connection through the connector in the form. */
const settingsOfConnector: FieldsRead = {
  ...DESCRIBED,
  operation: getConfigurationFields,
  needs: { erpConnectorId: { label: 'ERP Connector', parameter: 'erpConnectorId' } },
};

/** A connection with its settings, passwords masked. */
const withSettings = (from: FieldsRead) =>
  one({ ...asShape(ErpConnection), ConfigFields: mapper(from, { closed: true }) });

/** Reads one connection. */
export const get = operation({
  resource: 'erpConnection',
  operation: 'get',
  name: 'Get',
  action: 'Get ERP connection',
  description: 'Get an ERP connection with its settings and who may use it. Passwords are not shown.',
  ...method('GetConnection'),
  effect: 'read',
  fields: [erpConnectionId],
  result: withSettings(settingsOfConnection),
  verdict: bare('null', NOT_FOUND),
});

/** Reads the settings alone. */
export const getConfiguration = operation({
  resource: 'erpConnection',
  operation: 'getConfiguration',
  name: 'Get Configuration',
  action: 'Get configuration of ERP connection',
  description: 'Get the settings of an ERP connection. Passwords are not shown.',
  ...method('GetErpConnectionConfigFields'),
  effect: 'read',
  fields: [erpConnectionId],
  result: scalar('ConfigFields', mapper(settingsOfConnection, { closed: true })),
  verdict: bare('null', NOT_FOUND),
});

/** Reads how a connection is set up, in words. */
export const getSummary = operation({
  resource: 'erpConnection',
  operation: 'getSummary',
  name: 'Get Summary',
  action: 'Get summary of ERP connection',
  description: 'Get how an ERP connection is set up: its state, its last sync, its mappings and defaults',
  ...method('GetErpSyncConnectionSummary'),
  effect: 'read',
  fields: [
    body('erpConnectionId', recordId(), { ...CONNECTION, wire: 'ErpSyncConnectionId', required: true }),
  ],
  result: one(ErpSyncConnectionSummary),
  verdict: bare('null', NOT_FOUND),
});

/** Tests a stored connection. */
export const test = operation({
  resource: 'erpConnection',
  operation: 'test',
  name: 'Test',
  action: 'Test ERP connection',
  description: 'Check that an ERP connection reaches its ERP system. If not, the item fails.',
  ...method('TestConnectionById'),
  effect: 'read',
  fields: [erpConnectionId],
  result: done(),
  verdict: bare('false', 'The connector does not reach the ERP system with the settings of this connection'),
});

/** Tests settings that are not stored. */
export const testConfiguration = operation({
  resource: 'erpConnection',
  operation: 'testConfiguration',
  name: 'Test Configuration',
  action: 'Test configuration of ERP connection',
  description: 'Check that settings would give a working connection. Nothing is stored.',
  ...method('TestConnectionByConfig'),
  effect: 'read',
  fields: [
    erpConnectionId,
    body('configFields', mapper(settingsOfConnection, { closed: true }), {
      ...SETTINGS,
      wire: 'ConfigFields',
      required: true,
      description:
        'All settings to try, also those that the connection has already, such as its password. Take a password from an expression, so that the workflow does not contain it.',
    }),
  ],
  result: done(),
  verdict: bare('false', 'The connector does not reach the ERP system with these settings'),
});

const form = (from: FieldsRead, isNew: boolean): ArgumentOptions => ({
  omit: ['active', 'connectionId', 'mostRecentTimestamp', 'deleted', ...RIGHTS],
  change: {
    displayName: { label: 'Name', example: 'Visma Norway' },
    displayDescription: { label: 'Description', description: 'Shown when users point at the connection' },
    configFields: { ...SETTINGS, type: mapper(from, { isNew, closed: true }) },
    allAccess: {
      label: 'All Users Have Access',
      description: 'Whether all users may use the connection. If not, only the chosen groups and users may.',
    },
    userGroupAccessIds: {
      label: 'User Groups With Access',
      type: list(recordId()),
      picks: { list: 'searchUserGroups', one: 'User Group' },
      example: '1, 2',
      description: 'IDs of user groups: one, several separated by commas, or an array',
    },
    associateAccessIds: {
      label: 'Users With Access',
      type: list(recordId()),
      picks: { list: 'searchUsers', one: 'User' },
      example: '5, 8',
      description: 'IDs of users (associates): one, several separated by commas, or an array',
    },
  },
});

/** Creates a connection, which is inactive at first. */
export const create = operation({
  resource: 'erpConnection',
  operation: 'create',
  name: 'Create',
  action: 'Create ERP connection',
  description:
    'Create a connection through an ERP connector. It is inactive at first: test it and check its mappings, then activate it.',
  ...method('SaveConnection'),
  effect: 'once',
  lookUp: 'Look for its name in ERP Connection: Get Many before you create it again.',
  fields: argument('Connection', ErpConnection, {
    ...form(settingsOfConnector, true),
    top: ['erpConnectorId', 'displayName', 'allAccess', 'configFields'],
    required: ['erpConnectorId', 'displayName', 'allAccess'],
    rest: additional,
    preset: { erpConnectionId: 0 },
    change: {
      ...form(settingsOfConnector, true).change,
      erpConnectorId: { ...CONNECTOR, type: recordId() },
    },
  }),
  result: withSettings(settingsOfConnector),
  verdict: bare('null', 'SuperOffice stored no ERP connection'),
});

/** Changes a connection, and keeps what is not given, its passwords too. */
export const update = operation({
  resource: 'erpConnection',
  operation: 'update',
  name: 'Update',
  action: 'Update ERP connection',
  description:
    'Change the name, the settings or the access of an ERP connection. What you leave out stays, passwords too. Deactivate the connection before you change its settings.',
  ...method('SaveConnection'),
  effect: 'idempotent',
  fields: argument('Connection', ErpConnection, {
    ...form(settingsOfConnection, false),
    top: ['erpConnectionId', 'configFields'],
    required: ['erpConnectionId'],
    rest: updates,
    omit: ['erpConnectorId', 'active', 'connectionId', 'mostRecentTimestamp', 'deleted', ...RIGHTS],
    change: {
      ...form(settingsOfConnection, false).change,
      erpConnectionId: { ...CONNECTION, type: recordId() },
    },
  }),
  clearFields: ['displayDescription', 'userGroupAccessIds', 'associateAccessIds'],
  merge: wholeRecord('Connection', get, {
    key: { erpConnectionId: 'erpConnectionId' },
    except: RIGHTS,
    always: true,
  }),
  result: withSettings(settingsOfConnection),
  verdict: bare('null', NOT_FOUND),
});

/** Deletes a connection. SuperOffice only marks it as deleted. */
export const deleteConnection = operation({
  resource: 'erpConnection',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete ERP connection',
  description:
    'Delete an ERP connection. SuperOffice keeps it, marked as deleted, and no longer synchronizes it.',
  warning: 'The connection is deleted, and its records are no longer synchronized.',
  ...method('DeleteConnection'),
  effect: 'idempotent',
  fields: [erpConnectionId],
  ...OF_CONNECTION,
  result: deleted(),
});

/** SuperOffice has one call, which flips the state. So the state is read first, and the call is not repeated. */
const turned = (isActive: boolean): Operation => ({
  resource: 'erpConnection',
  operation: isActive ? 'activate' : 'deactivate',
  name: isActive ? 'Activate' : 'Deactivate',
  action: isActive ? 'Activate ERP connection' : 'Deactivate ERP connection',
  description: isActive
    ? 'Activate an ERP connection. One that is active already stays so. If SuperOffice refuses, the item fails with its reasons.'
    : 'Deactivate an ERP connection: its records are no longer synchronized. One that is inactive already stays so.',
  ...method('ToggleErpConnectionActive'),
  effect: 'once',
  fields: [erpConnectionId],
  ...OF_CONNECTION,
  preconditions: [
    precondition(getConnector, {
      with: { erpConnectionId: 'erpConnectionId' },
      done: { member: 'Active', is: isActive },
    }),
  ],
  lookUp: lookUp(getConnector, {
    text: 'Look at Active in ERP Connection: Get.',
    by: [{ from: 'erpConnectionId', field: 'erpConnectionId' }],
    key: { field: 'erpConnectionId', member: 'ErpConnectionId' },
    id: 'ErpConnectionId',
    counts: { member: 'Active', is: isActive },
    same: {},
    changes: true,
    gives: { Active: 'Active' },
    mark: 'foundLater',
  }),
  result: done(),
  verdict: bare('texts'),
});

export const activate = operation(turned(true));
export const deactivate = operation(turned(false));

/** Sets which connection wins if several give one value. */
export const setPriorities = operation({
  resource: 'erpConnection',
  operation: 'setPriorities',
  name: 'Set Priorities',
  action: 'Set priorities of ERP connections',
  description: 'Set which connection wins if several are active: the first one has the highest priority',
  ...method('SaveErpConnectionSyncPriorities'),
  effect: 'idempotent',
  fields: [
    body('erpConnectionIds', list(recordId()), {
      label: 'ERP Connection IDs',
      wire: 'ErpConnectionIds',
      required: true,
      picks: { list: 'searchErpConnections', one: 'ERP Connection' },
      example: '3, 1, 2',
      description: 'All connections, the one with the highest priority first',
    }),
  ],
  // There is one order, so the last item has the last word.
  serializeBy: [],
  result: done(),
  verdict: bare('false', 'SuperOffice did not store the priorities'),
});

/** Has the connector say again which fields its ERP system has. */
export const refreshFields = operation({
  resource: 'erpConnection',
  operation: 'refreshFields',
  name: 'Refresh Fields',
  action: 'Refresh fields of ERP connection',
  description:
    'Read again which kinds of records and which fields the ERP system has. Fields that were renamed there lose their sync direction.',
  ...method('UpdateConnectionFields'),
  effect: 'idempotent',
  fields: [erpConnectionId],
  ...OF_CONNECTION,
  result: done(),
  verdict: bare('false', 'The connector did not give its fields'),
});
