import { EventEmitter } from 'node:events';
import type { OfficeClock } from '../clock';
import type { Erp } from '../erp';
import type { CrmType } from '../erpTypes';
import type { Part } from '../part';
import { blank, blankValue, membersOf } from './blank';
import type { SoRecord } from './blank';
import { changedColumns, databaseRow } from './columns';
import { KINDS } from './kinds';
import type { Kind, KindName } from './kinds';
import { idIn } from './references';
import { seededRecords } from './seeds';
import { BASE_ZONE, wallTime } from './zones';

/** What happened to a record: webhooks report it, and the log keeps it. */
export interface RecordChange {
  entity: KindName;
  /** The second half of an event's name. A sale that is sold changes too: each is one of these. */
  verb:
    | ('created' | 'changed' | 'deleted' | 'softdeleted')
    | ('sold' | 'lost' | 'completed')
    | ('consented' | 'unconsented');
  id: number;
  /** Database columns: all that are set of a new record, none of a deleted one. */
  changes: string[];
  /** The record's database columns. */
  row: SoRecord;
  /** Who did it. */
  associateId: number;
  at: Date;
}

/** A row of the log that the database keeps for travelling users. */
export interface LogRow {
  id: number;
  at: Date;
  type: number;
  associateId: number;
  table: number;
  record: number;
}

/** Kinds that ErpSync links, as it calls them. */
const LINKED: Partial<Record<KindName, CrmType>> = {
  contact: 'Contact',
  person: 'Person',
  sale: 'Sale',
  project: 'Project',
};

/** Types of log rows, as the vendor's database pages number them. */
export const LOG_TYPES = { insert: 4352, update: 4608, delete: 4864 };

/** Records of one kind by id. */
export class Store {
  readonly rows = new Map<number, SoRecord>();
  private last = 0;

  constructor(readonly kind: Kind) {}

  get(id: number): SoRecord | undefined {
    return this.rows.get(id);
  }

  all(): SoRecord[] {
    return [...this.rows.values()];
  }

  put(record: SoRecord): void {
    const id = Number(record[this.kind.id]);
    this.last = Math.max(this.last, id);
    this.rows.set(id, record);
  }

  nextId(): number {
    return this.last + 1;
  }

  clear(): void {
    this.rows.clear();
    this.last = 0;
  }
}

/** What other parts know about records. */
interface Elsewhere extends Pick<Erp, 'activeLinks'> {
  hasQuote(sale: number): boolean;
}

/** Companies, persons, sales, projects and requests, what happens to them, and the log of it. */
export class Records implements Part {
  readonly stores = Object.fromEntries(
    Object.values(KINDS).map((kind) => [kind.name, new Store(kind)]),
  ) as Record<KindName, Store>;
  /** Oldest first. Soft deletes are not in it. */
  readonly log: LogRow[] = [];
  private readonly emitter = new EventEmitter();

  constructor(
    private readonly clock: OfficeClock,
    private readonly elsewhere: Elsewhere,
  ) {}

  reset(): void {
    this.log.length = 0;
    for (const store of Object.values(this.stores)) {
      store.clear();
      for (const record of seededRecords(store.kind)) store.put({ ...blank(store.kind.type), ...record });
    }
  }

  /** Calls the listener at each change from now on, also after a reset. Returns what ends it. */
  onChange(listener: (change: RecordChange) => void): () => void {
    this.emitter.on('change', listener);
    return () => this.emitter.off('change', listener);
  }

  /** The record, or undefined; one that is deleted softly is still there. */
  get(kind: KindName, id: number): SoRecord | undefined {
    return this.stores[kind].get(id);
  }

  /** How many ERP records a record is linked with. Requests are never linked. */
  linksOf(kind: KindName, record: SoRecord): number {
    const type = LINKED[kind];
    return type === undefined ? 0 : this.elsewhere.activeLinks(type, Number(record[KINDS[kind].id]));
  }

  hasQuote(sale: number): boolean {
    return this.elsewhere.hasQuote(sale);
  }

  /** Adds a record under a new id. In: its documented members, references by their keys. */
  create(kind: KindName, values: SoRecord, associateId: number): SoRecord {
    const store = this.stores[kind];
    const { id, type, stamps } = store.kind;
    const record = { ...blank(type), ...values, [id]: store.nextId() };
    const at = this.clock.now();
    const by = { AssociateId: associateId };
    Object.assign(record, { [stamps.created]: this.stamp(store.kind, at), [stamps.createdBy]: by });
    // A new request was last changed when it was made; other records carry no date of a change yet.
    Object.assign(record, {
      [stamps.updated]: kind === 'ticket' ? this.stamp(store.kind, at) : blankValue('date-time'),
    });
    if (stamps.updatedBy) record[stamps.updatedBy] = null;
    store.put(record);
    const row = this.rowOf(kind, record);
    const changes = Object.keys(row).filter((column) => row[column] !== 0 && row[column] !== '');
    this.note('insert', {
      entity: kind,
      verb: 'created',
      id: Number(record[id]),
      changes,
      row,
      associateId,
      at,
    });
    return record;
  }

  /** Lays values over a record and stamps it. Its event names the columns that changed, the stamps among them. */
  change(kind: KindName, id: number, values: SoRecord, associateId: number): SoRecord {
    const store = this.stores[kind];
    const old = this.demand(kind, id);
    const at = this.clock.now();
    const record = { ...old, ...values, [store.kind.id]: id };
    if (kind === 'sale' && saleVerbs(old, record).length > 0) record.Completed = 'Completed';
    const { updated, updatedBy } = store.kind.stamps;
    record[updated] = this.stamp(store.kind, at);
    if (updatedBy) record[updatedBy] = { AssociateId: associateId };
    store.put(record);
    const row = this.rowOf(kind, record);
    const changes = changedColumns(store.kind, old, record);
    const change: RecordChange = { entity: kind, verb: 'changed', id, changes, row, associateId, at };
    this.note('update', change);
    if (kind === 'sale') for (const verb of saleVerbs(old, record)) this.emit({ ...change, verb });
    return record;
  }

  /** Deletes a record: a company or person softly, so that it is marked and not in the log; others for good. */
  delete(kind: KindName, id: number, associateId: number): void {
    const store = this.stores[kind];
    const record = this.demand(kind, id);
    const at = this.clock.now();
    const change = { entity: kind, id, changes: [], row: this.rowOf(kind, record), associateId, at };
    if (!store.kind.isDeletedSoftly) {
      store.rows.delete(id);
      this.note('delete', { ...change, verb: 'deleted' });
      return;
    }
    store.put({ ...record, Deleted: 1, DeletedDate: this.stamp(store.kind, at) });
    this.emit({ ...change, row: this.rowOf(kind, this.demand(kind, id)), verb: 'softdeleted' });
  }

  /** Two weeks later: a record that was deleted softly is removed. The log says nothing of it. */
  removeForGood(kind: KindName, id: number): void {
    const store = this.stores[kind];
    const row = this.rowOf(kind, this.demand(kind, id));
    store.rows.delete(id);
    this.emit({ entity: kind, verb: 'deleted', id, changes: [], row, associateId: 0, at: this.clock.now() });
  }

  /** A person gives or takes back a consent. */
  consent(
    person: number,
    consents: SoRecord[],
    verb: 'consented' | 'unconsented',
    associateId: number,
  ): void {
    const record = this.change('person', person, { Consents: consents }, associateId);
    const row = this.rowOf('person', record);
    this.emit({ entity: 'person', verb, id: person, changes: [], row, associateId, at: this.clock.now() });
  }

  /** A record as the row of its table. A request belongs to the company of its person. */
  rowOf(kind: KindName, record: SoRecord): SoRecord {
    const row = databaseRow(KINDS[kind], record);
    return kind === 'ticket' ? { ...row, contact_id: this.companyOf(record) } : row;
  }

  /** The company of a request: that of its person. 0 if it has none. */
  companyOf(record: SoRecord): number {
    const person = this.get('person', idIn(record, 'Person'));
    return person ? idIn(person, 'Contact') : 0;
  }

  /** A moment as the database keeps it: stamps are UTC, those of requests are in the zone of the database. */
  stamp(kind: Kind, at: Date): string {
    return kind.stamps.utc ? at.toISOString().slice(0, 19) : wallTime(at, BASE_ZONE);
  }

  snapshot(): unknown {
    const counts = Object.entries(this.stores).map(([name, store]) => [name, store.rows.size]);
    return { ...(Object.fromEntries(counts) as object), log: this.log };
  }

  private demand(kind: KindName, id: number): SoRecord {
    const record = this.get(kind, id);
    if (!record) throw new Error(`There is no ${kind} ${id}`);
    return record;
  }

  private note(type: keyof typeof LOG_TYPES, change: RecordChange): void {
    const { at, associateId, entity, id } = change;
    const { table } = KINDS[entity];
    this.log.push({ id: this.log.length + 1, at, type: LOG_TYPES[type], associateId, table, record: id });
    this.emit(change);
  }

  private emit(change: RecordChange): void {
    this.emitter.emit('change', change);
  }
}

/** `completed` comes with every end of a sale. */
function saleVerbs(old: SoRecord, record: SoRecord): Array<'sold' | 'lost' | 'completed'> {
  if (old.Status === record.Status) return [];
  if (record.Status === 'Sold') return ['sold', 'completed'];
  return record.Status === 'Lost' ? ['lost', 'completed'] : [];
}

/** Members of a carrier that a request may not set. */
export function isWritable(kind: Kind, member: string): boolean {
  const { created, updated, createdBy, updatedBy } = kind.stamps;
  const own = [
    kind.id,
    created,
    updated,
    createdBy,
    updatedBy,
    'ActiveErpLinks',
    'TableRight',
    'FieldProperties',
    ...kind.derived,
  ];
  return !own.includes(member) && membersOf(kind.type).some(({ name }) => name === member);
}
