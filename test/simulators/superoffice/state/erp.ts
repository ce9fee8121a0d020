import { ErpConnections } from './erpConnections';
import { CrmRecords } from './erpCrm';
import { ErpEngine } from './erpEngine';
import { ErpFields } from './erpFields';
import { ErpLinks } from './erpLinks';
import { ErpLists } from './erpLists';
import { ErpLog } from './erpLog';
import { ErpSystems } from './erpSystems';
import type { InternalKey } from './erpLinks';
import type { ErpSyncLogRow } from './erpLog';
import type { CrmType, ErpType, KeyOutcome, Values } from './erpTypes';
import type { Part } from './part';
import type { Records } from './records/records';

export type { ErpConnection, ErpConnector } from './erpConnections';
export type { ErpLink, InternalKey } from './erpLinks';
export type { ErpSyncLogRow } from './erpLog';
export type { CrmRecord, CrmType, ErpType, KeyOutcome, OfferedField, Values } from './erpTypes';

/** ErpSync: connections, how they are mapped, the ERP systems behind them, links, the engine and what it did. */
export class Erp implements Part {
  readonly connections = new ErpConnections();
  readonly systems = new ErpSystems();
  readonly fields = new ErpFields();
  readonly lists = new ErpLists(this.fields);
  readonly crm: CrmRecords;
  readonly links = new ErpLinks(({ key, connection, erpKey }) => {
    this.crm.seedCompany(key.record.id);
    this.systems.seedCustomer(connection, erpKey);
  });
  readonly engine = new ErpEngine();
  readonly log = new ErpLog(() => this.now());
  /** Calls that named no keys and so resynced everything: hardly ever what a user wants. */
  readonly fullResyncs: Array<{ connection: number; at: string }> = [];
  /** Calls that dropped the column layouts of a list. */
  readonly droppedLayouts: Array<{ list: string; connection: number }> = [];

  constructor(
    readonly now: () => Date,
    records: Records,
  ) {
    this.crm = new CrmRecords(records);
  }

  /** Back to the seed. */
  reset(): void {
    this.fullResyncs.length = 0;
    this.droppedLayouts.length = 0;
    const { connections, systems, fields, lists, crm, links, engine, log } = this;
    for (const part of [connections, systems, fields, lists, crm, links, engine, log]) part.reset();
  }

  /** The internal keys of records that take part. */
  get keys(): Map<number, InternalKey> {
    return this.links.keys;
  }

  /** Adds an internal key: company 10000 + id, linked with the customer of the same number. */
  addKey(id: number, connection: number): InternalKey {
    return this.links.seed(id, connection);
  }

  /** Says what the connector makes of a key from now on. */
  setOutcome(id: number, outcome: KeyOutcome): void {
    this.links.setOutcome(id, outcome);
  }

  /** The keys that were resynced. */
  resynced(): InternalKey[] {
    return this.links.resynced();
  }

  /** How many active connections a record is linked through: its `ActiveErpLinks`. */
  activeLinks(type: CrmType, id: number): number {
    return this.connections.active().filter((row) => this.links.ofRecord(row.id, type, id)).length;
  }

  /** Somebody changes a record in the ERP system, as a bulk import does: an ordinary run carries it over later. */
  changeInErp(connection: number, type: ErpType, key: string, values: Values): void {
    if (!this.systems.has(connection, type, key)) throw new Error(`There is no ${type} ${key}`);
    for (const [field, value] of Object.entries(values))
      this.systems.setValue(connection, type, key, field, value);
    const link = this.links.ofActor(connection, type, key);
    if (link) link.changedIn.erp = true;
  }

  /** Somebody changes a record in SuperOffice. */
  changeInCrm(type: CrmType, id: number, values: Values): void {
    if (!this.crm.has(type, id)) throw new Error(`There is no ${type} ${id}`);
    for (const [field, value] of Object.entries(values)) this.crm.setValue(type, id, field, value);
    const key = this.links.keyOf(type, id);
    for (const link of this.links.all()) if (link.key === key) link.changedIn.crm = true;
  }

  snapshot(): object {
    const { connections, systems, fields, lists, crm, links, engine, log, fullResyncs } = this;
    const parts = { connections, systems, fields, lists, crm, links, engine, log };
    const shown = Object.entries(parts).map(([name, part]) => [name, part.snapshot()]);
    return { ...(Object.fromEntries(shown) as object), fullResyncs };
  }
}

/** The rows of the archive ErpSyncLog, the oldest first. */
export function erpSyncLog({ erp }: { erp: Erp }): readonly ErpSyncLogRow[] {
  return erp.log.all();
}
