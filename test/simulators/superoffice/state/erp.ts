import {
  SUPEROFFICE_CONNECTIONS,
  SUPEROFFICE_FAILING_KEYS,
  SUPEROFFICE_INFO_KEY,
  SUPEROFFICE_KEYS,
  SUPEROFFICE_OTHER_KEYS,
  SUPEROFFICE_WARNING_KEY,
} from '../../seed';
import type { Part } from './part';

/** A connection to an ERP system. */
export interface ErpConnection {
  id: number;
  displayName: string;
  active: boolean;
  deleted: boolean;
}

/** What the connector makes of a key. */
export interface KeyOutcome {
  status: 'Ok' | 'OkWithInfo' | 'Warning' | 'Error';
  user?: string;
  tech?: string;
  code?: string;
}

/** A row of the table of internal keys: one linked CRM record. */
export interface InternalKey {
  id: number;
  connection: number;
  record: { type: 'Contact'; id: number };
  outcome: KeyOutcome;
  /** How often it was resynced, and when last. */
  resyncs: number;
  resyncedAt?: string;
}

/** What the ERP connectors of an installation hold. */
export class Erp implements Part {
  connections = new Map<number, ErpConnection>();
  keys = new Map<number, InternalKey>();
  /** Calls that named no keys and so resynced everything: hardly ever what a user wants. */
  fullResyncs: Array<{ connection: number; at: string }> = [];

  /** Back to the seed. */
  reset(): void {
    this.connections.clear();
    this.keys.clear();
    this.fullResyncs.length = 0;
    for (const connection of SUPEROFFICE_CONNECTIONS) this.connections.set(connection.id, { ...connection });
    for (const { connection, from, to } of [SUPEROFFICE_KEYS, SUPEROFFICE_OTHER_KEYS])
      for (let id = from; id <= to; id += 1) this.addKey(id, connection);
    for (const [id, texts] of Object.entries(SUPEROFFICE_FAILING_KEYS))
      this.setOutcome(Number(id), { status: 'Error', ...texts });
    this.setOutcome(SUPEROFFICE_WARNING_KEY.key, { status: 'Warning', user: SUPEROFFICE_WARNING_KEY.user });
    this.setOutcome(SUPEROFFICE_INFO_KEY.key, { status: 'OkWithInfo', user: SUPEROFFICE_INFO_KEY.user });
  }

  /** Adds or replaces an internal key. */
  addKey(id: number, connection: number): InternalKey {
    const key: InternalKey = {
      id,
      connection,
      record: { type: 'Contact', id: 10_000 + id },
      outcome: { status: 'Ok' },
      resyncs: 0,
    };
    this.keys.set(id, key);
    return key;
  }

  /** Says what the connector makes of a key from now on. */
  setOutcome(id: number, outcome: KeyOutcome): void {
    const key = this.keys.get(id);
    if (!key) throw new Error(`There is no internal key ${id}`);
    key.outcome = outcome;
  }

  /** The keys that were resynced. */
  resynced(): InternalKey[] {
    return [...this.keys.values()].filter((key) => key.resyncs > 0);
  }

  /** The state as JSON; keys that nothing happened to are only counted. */
  snapshot(): object {
    return {
      connections: [...this.connections.values()],
      keys: this.keys.size,
      special: [...this.keys.values()].filter((key) => key.outcome.status !== 'Ok'),
      resynced: this.resynced(),
      fullResyncs: this.fullResyncs,
    };
  }
}
