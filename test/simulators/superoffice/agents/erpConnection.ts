import type { AgentMethods, Members } from '../call';
import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { Erp, ErpConnection, ErpType, Values } from '../state/erp';
import { Given } from './given';

/** Connections to ERP systems. An unknown id is answered with null or false, as agents do. */
export const erpConnection: AgentMethods = {
  GetAllConnections: ({ erp }, body) => all(erp, new Given(body).flag('IncludeDeleted')),
  GetConnection: ({ erp }, body) => {
    const connection = erp.connections.all.get(idOf(body));
    return connection && erp.connections.carrier(connection);
  },
  SaveConnection: save,
  DeleteConnection: ({ erp }, body) => {
    const connection = erp.connections.get(idOf(body));
    if (connection) Object.assign(connection, { deleted: true, active: false });
  },
  GetErpConnectionConfigFields: ({ erp }, body) => erp.connections.get(idOf(body))?.configuration,
  ToggleErpConnectionActive: ({ erp }, body) => toggle(erp, erp.connections.get(idOf(body))),
  TestConnectionById: ({ erp }, body) => {
    const connection = erp.connections.get(idOf(body));
    return connection !== undefined && erp.systems.answers(connection, connection.configuration);
  },
  TestConnectionByConfig: ({ erp }, body) =>
    erp.systems.answers({ id: idOf(body) }, new Given(body).record('ConfigFields') as Values),
  SaveErpConnectionSyncPriorities: prioritize,
  UpdateConnectionFields: refreshFields,
  GetErpSyncConnectionSummary: summary,
};

function idOf(body: Members): number {
  return new Given(body).number('ErpConnectionId');
}

/** Without the settings. */
function all({ connections }: Erp, includeDeleted: boolean): Carrier[] {
  return connections
    .values()
    .filter(({ deleted }) => includeDeleted || !deleted)
    .sort((one, other) => one.id - other.id)
    .map((connection) => connections.carrier(connection, {}));
}

/** Replaces what is stored. The settings of an active connection can't be changed. */
function save({ erp }: SuperOfficeState, body: Members): Carrier {
  const { connections } = erp;
  const sent = new Given(body).record('Connection');
  const given = new Given(sent);
  const id = given.number('ErpConnectionId');
  const known = connections.all.get(id);
  if (id !== 0 && !known) throw new OfficeError(400, `Connection ${id} was not found.`);
  if (!connections.connector(given.number('ErpConnectorId')))
    throw new OfficeError(400, `Connector ${given.number('ErpConnectorId')} was not found.`);
  if (given.text('DisplayName') === '') throw new OfficeError(400, 'A connection needs a name.');
  if (known?.active && !isSame(known.configuration, given.record('ConfigFields')))
    throw new OfficeError(400, 'Switch the connection off before you change its settings.');
  const stored = connections.store(sent);
  if (!known) erp.fields.seed(stored.id);
  return connections.carrier(stored);
}

function isSame(one: Values, other: Carrier): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => one[key] === other[key]);
}

/** Switches a connection on or off. Answers why not; nothing if it worked. */
function toggle(erp: Erp, connection: ErpConnection | undefined): string[] {
  if (!connection) return ['The connection was not found.'];
  const against = connection.active ? [] : incomplete(erp, connection.id);
  if (against.length === 0) connection.active = !connection.active;
  return against;
}

/** Mandatory fields that get their values from nowhere, and fields of SuperOffice that the connector lost. */
function incomplete({ fields }: Erp, connection: number): string[] {
  return fields
    .typesOf(connection)
    .filter(([, { active }]) => active)
    .flatMap(([actor]) => fields.of(connection, actor))
    .flatMap(({ actor, offered, missingInErp, crmKey, toErp, rule }) => {
      if (missingInErp && crmKey !== '')
        return [`${actor}: ${offered.name} does not exist in the ERP system.`];
      const fed = toErp || rule.value !== '' || rule.prompt;
      return offered.access === 'Mandatory' && !fed
        ? [`${actor}: ${offered.name} is mandatory and has no sync direction.`]
        : [];
    });
}

/** All of them exist, or nothing is stored. */
function prioritize({ erp }: SuperOfficeState, body: Members): boolean {
  const ids = new Given(body).numbers('ErpConnectionIds');
  if (ids.length === 0 || ids.some((id) => !erp.connections.get(id))) return false;
  erp.connections.priorities = ids;
  return true;
}

/** Stores what the connector offers now: new fields are added, lost ones are marked and lose their direction. */
function refreshFields({ erp }: SuperOfficeState, body: Members): boolean {
  const connection = erp.connections.get(idOf(body));
  if (!connection || !erp.systems.answers(connection, connection.configuration)) return false;
  for (const [actor] of erp.fields.typesOf(connection.id)) refreshType(erp, connection.id, actor);
  return true;
}

function refreshType({ systems, fields }: Erp, connection: number, actor: ErpType): void {
  const offered = new Map(systems.offered(connection, actor).map((field) => [field.key, field]));
  for (const row of fields.of(connection, actor)) {
    const now = offered.get(row.offered.key);
    offered.delete(row.offered.key);
    row.missingInErp = !now;
    if (now) row.offered = now;
    else Object.assign(row, { toCrm: false, toErp: false });
  }
  for (const { key, name, type, access, maxLength, list } of offered.values())
    fields.add(connection, actor, { key, name, type, access, maxLength, list, direction: 'none' });
}

/** The parameter has a name of its own here. */
function summary({ erp }: SuperOfficeState, body: Members): Carrier | undefined {
  const connection = erp.connections.all.get(new Given(body).number('ErpSyncConnectionId'));
  if (!connection) return undefined;
  const { id, displayName, active, deleted, lastSync } = connection;
  return whole('ErpSyncConnectionSummary', {
    DisplayName: displayName,
    DisplayDescription: connection.rest.DisplayDescription,
    Active: active,
    Deleted: deleted,
    LastSync: lastSync,
    Actors: erp.fields.typesOf(id).map(([actor]) => actorSummary(erp, id, actor)),
  });
}

function actorSummary({ fields }: Erp, connection: number, actor: ErpType): Carrier {
  const mapped = fields.mapped(connection, actor);
  const ruled = fields.of(connection, actor).filter(({ rule }) => rule.value !== '' || rule.prompt);
  return {
    ActorType: actor,
    HasMappings: mapped.length > 0,
    Defaults: ruled.map(({ offered, rule }) => `${offered.name}: ${rule.value || 'asked for'}`).join(', '),
    Mappings: mapped.map(({ offered, crmKey }) => `${offered.name}: ${crmKey}`).join(', '),
  };
}
