import type { AgentMethods, Members } from '../call';
import type { ErpConnection, InternalKey, KeyOutcome, SuperOfficeState } from '../state';

/** The simulated methods of the ErpSync agent. */
export const erpSync: AgentMethods = {
  ForceResync: forceResync,
  GetAllConnections: getAllConnections,
};

function getAllConnections(state: SuperOfficeState, body: Members): object[] {
  return [...state.erp.connections.values()]
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

function forceResync(state: SuperOfficeState, body: Members): object {
  const connectionId = Number(body.ErpConnectionId ?? 0);
  const ids = Array.isArray(body.InternalKeyIds) ? (body.InternalKeyIds as number[]) : [];
  const refused = refuseConnection(state, connectionId);
  if (refused) return pluginResponse(refused);
  const reach = (key: InternalKey): boolean => connectionId === 0 || key.connection === connectionId;
  if (ids.length === 0) return resyncEverything(state, connectionId, reach);
  const keys = ids
    .map((id) => state.erp.keys.get(id))
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
  state.erp.fullResyncs.push({ connection, at: new Date().toISOString() });
  return resync([...state.erp.keys.values()].filter((key) => reach(key) && key.outcome.status !== 'Error'));
}

/** 0 stands for CRM as the source and all connections as targets. */
function refuseConnection(state: SuperOfficeState, id: number): KeyOutcome | undefined {
  if (id === 0) return undefined;
  const connection = state.erp.connections.get(id);
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
