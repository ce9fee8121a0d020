import type { ErpConnection, InternalKey, KeyOutcome, SuperOfficeState } from './state';

/** The body of an agent call. Already checked. */
export type AgentBody = Record<string, unknown>;

/** The simulated methods of the ErpSync agent. */
export const AGENT_METHODS: Record<string, (state: SuperOfficeState, body: AgentBody) => unknown> = {
  ForceResync: forceResync,
  GetAllConnections: getAllConnections,
};

/** Who is signed in. */
export function currentPrincipal(state: SuperOfficeState): object {
  return {
    UserType: 'InternalAssociate',
    Associate: 'TJE0',
    AssociateId: 5,
    IsPerson: true,
    PersonId: 12,
    ContactId: 2,
    GroupId: 1,
    RoleId: 1,
    RoleName: 'User level 0',
    RoleType: 'Employee',
    Licenses: [],
    FullName: 'Tony Edwards',
    EMailAddress: 'tony@flowers.example',
    FunctionRights: ['admin-all'],
    SecondaryGroups: [],
    DatabaseContextIdentifier: 'Default',
    UserName: state.user.username,
  };
}

function getAllConnections(state: SuperOfficeState, body: AgentBody): object[] {
  return [...state.connections.values()]
    .filter((connection) => body.IncludeDeleted === true || !connection.deleted)
    .map(connectionRow);
}

function connectionRow(connection: ErpConnection): object {
  return {
    ErpConnectionId: connection.id,
    ErpConnectorId: 1,
    DisplayName: connection.displayName,
    DisplayDescription: '',
    Active: connection.active,
    ConnectionId: `5e0ff1ce-0000-4000-8000-${String(connection.id).padStart(12, '0')}`,
    MostRecentTimestamp: '',
    ConfigFields: {},
    Deleted: connection.deleted,
    AllAccess: true,
    UserGroupAccessIds: [],
    AssociateAccessIds: [],
    TableRight: null,
    FieldProperties: {},
  };
}

function forceResync(state: SuperOfficeState, body: AgentBody): object {
  const connectionId = Number(body.ErpConnectionId ?? 0);
  const ids = Array.isArray(body.InternalKeyIds) ? (body.InternalKeyIds as number[]) : [];
  const refused = refuseConnection(state, connectionId);
  if (refused) return pluginResponse(refused);
  const reach = (key: InternalKey): boolean => connectionId === 0 || key.connection === connectionId;
  if (ids.length === 0) return resyncEverything(state, connectionId, reach);
  const keys = ids
    .map((id) => state.keys.get(id))
    .filter((key): key is InternalKey => key !== undefined && reach(key));
  // The words of the refusals that are not the connector's own are not documented.
  if (keys.length < ids.length)
    return pluginResponse({
      status: 'Error',
      user: 'A linked record was not found.',
      tech: 'Unknown internal key.',
      code: 'InternalKeyNotFound',
    });
  return resync(keys);
}

/** One key that fails makes the whole answer a failure, and nothing of the batch is done. */
function resync(keys: InternalKey[]): object {
  const failing = keys.find((key) => key.outcome.status === 'Error');
  if (failing) return pluginResponse(failing.outcome);
  const at = new Date().toISOString();
  for (const key of keys) {
    key.resyncs += 1;
    key.resyncedAt = at;
  }
  const remarkable =
    keys.find((key) => key.outcome.status === 'Warning') ??
    keys.find((key) => key.outcome.status === 'OkWithInfo');
  return pluginResponse(remarkable?.outcome ?? { status: 'Ok' });
}

/** Keys that fail are skipped here: what the vendor says about them when it resyncs everything is not documented. */
function resyncEverything(
  state: SuperOfficeState,
  connection: number,
  reach: (key: InternalKey) => boolean,
): object {
  state.fullResyncs.push({ connection, at: new Date().toISOString() });
  return resync([...state.keys.values()].filter((key) => reach(key) && key.outcome.status !== 'Error'));
}

/** 0 stands for CRM as the source and all connections as targets. */
function refuseConnection(state: SuperOfficeState, id: number): KeyOutcome | undefined {
  if (id === 0) return undefined;
  const connection = state.connections.get(id);
  if (!connection || connection.deleted)
    return {
      status: 'Error',
      user: 'The connection was not found.',
      tech: 'Unknown connection.',
      code: 'ConnectionNotFound',
    };
  if (connection.active) return undefined;
  return {
    status: 'Error',
    user: 'The connection is not active.',
    tech: 'Connection is switched off.',
    code: 'ConnectionInactive',
  };
}

/** The answer of the resync methods. */
export function pluginResponse(outcome: KeyOutcome): object {
  return {
    IsOk: outcome.status !== 'Error',
    UserExplanation: outcome.user ?? '',
    TechExplanation: outcome.tech ?? '',
    ErrorCode: outcome.code ?? '',
    Changes: null,
    Status: outcome.status,
    TableRight: null,
    FieldProperties: {},
  };
}
