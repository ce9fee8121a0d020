import {
  SUPEROFFICE_FAILING_KEYS,
  SUPEROFFICE_INFO_KEY,
  SUPEROFFICE_KEYS,
  SUPEROFFICE_OTHER_KEYS,
  SUPEROFFICE_WARNING_KEY,
} from '../../seed';
import type { CrmRecord, CrmType, ErpType, KeyOutcome } from './erpTypes';
import type { Part } from './part';

/** A row of ErpInternalKey: one record of SuperOffice that takes part. */
export interface InternalKey {
  id: number;
  record: CrmRecord;
  /** What the connector makes of it. */
  outcome: KeyOutcome;
  /** How often it was resynced, and when last. */
  resyncs: number;
  resyncedAt?: string;
}

/** A row of ErpExternalKey: one link. */
export interface ErpLink {
  key: InternalKey;
  connection: number;
  type: ErpType;
  erpKey: string;
  /** Changes that an ordinary run has still to carry over. */
  changedIn: { erp: boolean; crm: boolean };
}

/** Links between records and ERP systems, with the two unique indexes of ErpExternalKey and the one of ErpInternalKey. */
export class ErpLinks implements Part {
  readonly keys = new Map<number, InternalKey>();
  private readonly byRecord = new Map<string, InternalKey>();
  /** Unique: connection and internal key. */
  private readonly byKey = new Map<string, ErpLink>();
  /** Unique: connection, actor type and ERP key. */
  private readonly byActor = new Map<string, ErpLink>();
  private last = 0;

  /** The links of the seed; `added` learns of each, so that both sides have the records. */
  constructor(private readonly added: (link: ErpLink) => void) {}

  reset(): void {
    for (const map of [this.keys, this.byRecord, this.byKey, this.byActor]) map.clear();
    this.last = 0;
    for (const { connection, from, to } of [SUPEROFFICE_KEYS, SUPEROFFICE_OTHER_KEYS])
      for (let id = from; id <= to; id += 1) this.seed(id, connection);
    for (const [id, texts] of Object.entries(SUPEROFFICE_FAILING_KEYS))
      this.setOutcome(Number(id), { status: 'Error', ...texts });
    this.setOutcome(SUPEROFFICE_WARNING_KEY.key, { status: 'Warning', user: SUPEROFFICE_WARNING_KEY.user });
    this.setOutcome(SUPEROFFICE_INFO_KEY.key, { status: 'OkWithInfo', user: SUPEROFFICE_INFO_KEY.user });
  }

  /** Links company 10000 + id with the customer of the same number under this internal key. */
  seed(id: number, connection: number): InternalKey {
    const key = this.newKey(id, { type: 'Contact', id: 10_000 + id });
    this.added(this.add(key, connection, 'Customer', `C${10_000 + id}`));
    return key;
  }

  private newKey(id: number, record: CrmRecord): InternalKey {
    const key: InternalKey = { id, record, outcome: { status: 'Ok' }, resyncs: 0 };
    this.keys.set(id, key);
    this.byRecord.set(`${record.type}/${record.id}`, key);
    this.last = Math.max(this.last, id);
    return key;
  }

  private add(key: InternalKey, connection: number, type: ErpType, erpKey: string): ErpLink {
    const link = { key, connection, type, erpKey, changedIn: { erp: false, crm: false } };
    this.byKey.set(`${connection}/${key.id}`, link);
    this.byActor.set(`${connection}/${type}/${erpKey}`, link);
    return link;
  }

  /** Says what the connector makes of a key from now on. */
  setOutcome(id: number, outcome: KeyOutcome): void {
    const key = this.keys.get(id);
    if (!key) throw new Error(`There is no internal key ${id}`);
    key.outcome = outcome;
  }

  /** The internal key of a record. */
  keyOf(type: CrmType, id: number): InternalKey | undefined {
    return this.byRecord.get(`${type}/${id}`);
  }

  /** The link of a record through a connection. */
  ofRecord(connection: number, type: CrmType, id: number): ErpLink | undefined {
    const key = this.keyOf(type, id);
    return key && this.of(connection, key);
  }

  /** The link of an internal key through a connection. */
  of(connection: number, key: InternalKey): ErpLink | undefined {
    return this.byKey.get(`${connection}/${key.id}`);
  }

  /** The link of an ERP record. */
  ofActor(connection: number, type: ErpType, erpKey: string): ErpLink | undefined {
    return this.byActor.get(`${connection}/${type}/${erpKey}`);
  }

  /** All links, or those of one connection. */
  all(connection?: number): ErpLink[] {
    return [...this.byActor.values()].filter(
      (link) => connection === undefined || link.connection === connection,
    );
  }

  /** Stores a link. Returns undefined if an index forbids it: the record or the ERP record has one already. */
  link(connection: number, record: CrmRecord, type: ErpType, erpKey: string): ErpLink | undefined {
    if (this.ofActor(connection, type, erpKey)) return undefined;
    const known = this.keyOf(record.type, record.id);
    if (known && this.of(connection, known)) return undefined;
    return this.add(known ?? this.newKey(this.last + 1, record), connection, type, erpKey);
  }

  /** Removes a link. The internal key stays. */
  unlink(link: ErpLink): void {
    this.byKey.delete(`${link.connection}/${link.key.id}`);
    this.byActor.delete(`${link.connection}/${link.type}/${link.erpKey}`);
  }

  /** The keys that were resynced. */
  resynced(): InternalKey[] {
    return [...this.keys.values()].filter((key) => key.resyncs > 0);
  }

  /** Keys that nothing happened to are only counted. */
  snapshot(): unknown {
    const special = [...this.keys.values()].filter((key) => key.outcome.status !== 'Ok');
    return { keys: this.keys.size, links: this.byActor.size, special, resynced: this.resynced() };
  }
}
