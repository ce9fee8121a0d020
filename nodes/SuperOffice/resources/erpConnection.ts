import { body, boolean, http, integer, json, list, operation, rows, text } from '../../shared/operation';

/** Lists the ERP connections. Not offered yet; users pick connections from it. */
export const getAllConnections = operation({
  resource: 'erpConnection',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many ERP connections',
  description: 'List the configured ERP connections',
  docs: 'https://docs.superoffice.com/en/api/reference/restful/agent/ErpSync_Agent/v1ErpSyncAgent_GetAllConnections.html',
  documented: 'GetAllConnections',
  call: http('POST', '/api/v1/Agents/ErpSync/GetAllConnections', 'basic'),
  effect: 'read',
  fields: [
    body('includeDeleted', boolean(), {
      label: 'Include Deleted',
      wire: 'IncludeDeleted',
      description: 'Whether to also list connections that were deleted',
    }),
  ],
  result: rows('', {
    ErpConnectionId: integer(),
    ErpConnectorId: integer(),
    DisplayName: text(),
    DisplayDescription: text(),
    Active: boolean(),
    ConnectionId: text(),
    MostRecentTimestamp: text(),
    ConfigFields: json(),
    Deleted: boolean(),
    AllAccess: boolean(),
    UserGroupAccessIds: list(integer()),
    AssociateAccessIds: list(integer()),
    TableRight: json(),
    FieldProperties: json(),
  }),
});
