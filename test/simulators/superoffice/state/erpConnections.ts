import { SUPEROFFICE_CONNECTIONS } from '../../seed';
import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import { ERP_CONNECTORS, ERP_INACTIVE_CONNECTIONS, ERP_NO_CREATION, ERP_SIGN_IN } from './erpSeeds';
import type { Values } from './erpTypes';
import type { Part } from './part';

/** A connection to an ERP system. */
export interface ErpConnection {
  id: number;
  connector: number;
  displayName: string;
  active: boolean;
  deleted: boolean;
  configuration: Values;
  /** The last run of the sync engine; none yet if left out. */
  lastSync?: string;
  /** The carrier's other members. */
  rest: Carrier;
}

/** A connector: the web service that speaks to an ERP system. */
export interface ErpConnector {
  id: number;
  name: string;
  url: string;
  deleted: boolean;
}

/** Connectors, the connections that use them, and which of them goes first. */
export class ErpConnections implements Part {
  readonly all = new Map<number, ErpConnection>();
  readonly connectors = new Map<number, ErpConnector>();
  priorities: number[] = [];

  reset(): void {
    this.all.clear();
    this.connectors.clear();
    for (const connector of ERP_CONNECTORS) this.connectors.set(connector.id, { ...connector });
    for (const seed of [...SUPEROFFICE_CONNECTIONS, ...ERP_INACTIVE_CONNECTIONS]) this.seed(seed);
    this.priorities = [612, 613];
  }

  private seed(seed: { id: number; displayName: string; active: boolean; deleted: boolean }): void {
    const configuration: Values = {
      ...ERP_SIGN_IN,
      Timeout: '[I:30]',
      CreateActors: seed.id === ERP_NO_CREATION ? '[I:0]' : '[I:1]',
    };
    const rest = {
      DisplayDescription: '',
      ConnectionId: guid(seed.id),
      MostRecentTimestamp: '',
      AllAccess: true,
      UserGroupAccessIds: [],
      AssociateAccessIds: [],
    };
    const lastSync = seed.active ? '2026-03-30T02:00:00' : undefined;
    this.all.set(seed.id, { ...seed, connector: 1, configuration, lastSync, rest });
  }

  /** The connection with this id, unless it was deleted. */
  get(id: number): ErpConnection | undefined {
    const connection = this.all.get(id);
    return connection?.deleted ? undefined : connection;
  }

  /** All of them, deleted ones too. */
  values(): ErpConnection[] {
    return [...this.all.values()];
  }

  /** Those that are in use. */
  active(): ErpConnection[] {
    return this.values().filter(({ active, deleted }) => active && !deleted);
  }

  /** As it is read. */
  carrier(connection: ErpConnection, configuration = connection.configuration): Carrier {
    const { id, connector, displayName, active, deleted, rest } = connection;
    return whole('ErpConnection', {
      ...rest,
      ErpConnectionId: id,
      ErpConnectorId: connector,
      DisplayName: displayName,
      Active: active,
      Deleted: deleted,
      ConfigFields: configuration,
    });
  }

  /** Stores a carrier in place of what was there: what it lacks is blank afterwards. A new one gets an id and a GUID. */
  store(sent: Carrier): ErpConnection {
    const carrier = whole('ErpConnection', sent);
    const known = this.all.get(Number(carrier.ErpConnectionId));
    const id = known?.id ?? nextId(this.all);
    const connection = {
      id,
      connector: Number(carrier.ErpConnectorId),
      displayName: String(carrier.DisplayName),
      active: carrier.Active === true,
      deleted: carrier.Deleted === true,
      configuration: carrier.ConfigFields as Values,
      lastSync: known?.lastSync,
      rest: known ? carrier : { ...carrier, ConnectionId: carrier.ConnectionId || guid(id) },
    };
    this.all.set(id, connection);
    return connection;
  }

  /** The connector with this id, unless it was deleted. */
  connector(id: number): ErpConnector | undefined {
    const connector = this.connectors.get(id);
    return connector?.deleted ? undefined : connector;
  }

  /** Those that use a connector. */
  using(connector: number): ErpConnection[] {
    return this.values().filter((row) => row.connector === connector && !row.deleted);
  }

  connectorCarrier({ id, name, url, deleted }: ErpConnector): Carrier {
    return whole('ErpSyncConnectorEntity', {
      ErpConnectorId: id,
      DisplayName: name,
      URL: url,
      Deleted: deleted,
    });
  }

  /** As `store`. */
  storeConnector(sent: Carrier): ErpConnector {
    const carrier = whole('ErpSyncConnectorEntity', sent);
    const id = Number(carrier.ErpConnectorId) || nextId(this.connectors);
    const { DisplayName, URL, Deleted } = carrier;
    const connector = { id, name: String(DisplayName), url: String(URL), deleted: Deleted === true };
    this.connectors.set(id, connector);
    return connector;
  }

  /** Without the settings, which may contain a password. */
  snapshot(): unknown {
    const connections = this.values().map(({ id, displayName, active, deleted, lastSync }) => ({
      id,
      displayName,
      active,
      deleted,
      lastSync,
    }));
    return { connections, connectors: [...this.connectors.values()], priorities: this.priorities };
  }
}

function nextId(rows: Map<number, unknown>): number {
  return Math.max(0, ...rows.keys()) + 1;
}

function guid(id: number): string {
  return `5e0ff1ce-0000-4000-8000-${String(id).padStart(12, '0')}`;
}
