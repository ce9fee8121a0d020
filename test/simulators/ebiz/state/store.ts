import type { SoapRecord } from '../record';

/** A kind of record: the member of its internal id, how new ids begin, the merchant's own key, and what it starts with. */
export interface Kind<R extends SoapRecord> {
  internalId: string & keyof R;
  /** Eight hexadecimal digits. */
  prefix: string;
  /** Members that make the merchant's own key together. */
  key: Array<string & keyof R>;
  seed: () => R[];
}

/** Records of one kind, by internal id, which is not case-sensitive, and by the merchant's own key, which is exact. */
export class Store<R extends SoapRecord> {
  private readonly rows = new Map<string, R>();
  private readonly keys = new Map<string, string>();
  private last = 0;

  constructor(private readonly kind: Kind<R>) {}

  /** Back to the seed. */
  reset(): void {
    this.rows.clear();
    this.keys.clear();
    this.last = 0;
    for (const row of this.kind.seed()) this.put(structuredClone(row));
  }

  get size(): number {
    return this.rows.size;
  }

  all(): R[] {
    return [...this.rows.values()];
  }

  filter(test: (row: R) => boolean): R[] {
    return this.all().filter(test);
  }

  /** The record with this internal id. */
  get(internalId: string): R | undefined {
    return this.rows.get(internalId.trim().toLowerCase());
  }

  /** The record with these parts of the merchant's own key, in the order of the kind. */
  byKey(...parts: string[]): R | undefined {
    const id = this.keys.get(parts.join('\n'));
    return id === undefined ? undefined : this.rows.get(id);
  }

  /** Adds a record under a new internal id. */
  add(record: Omit<R, string> & SoapRecord): R {
    return this.put({ ...record, [this.kind.internalId]: this.newId() } as SoapRecord as R);
  }

  /** Puts a record in under its internal id, in place of the one that had it. */
  put(record: R): R {
    const id = idOf(record, this.kind.internalId);
    const earlier = this.rows.get(id);
    if (earlier) this.keys.delete(this.keyOf(earlier));
    this.rows.set(id, record);
    this.keys.set(this.keyOf(record), id);
    return record;
  }

  remove(record: R): void {
    this.keys.delete(this.keyOf(record));
    this.rows.delete(idOf(record, this.kind.internalId));
  }

  /** A GUID that no record has; the same ones after each reset. */
  newId(): string {
    this.last += 1;
    return `${this.kind.prefix}-0000-4000-8000-${String(this.last).padStart(12, '0')}`;
  }

  snapshot(): R[] {
    return this.all();
  }

  private keyOf(record: R): string {
    return this.kind.key.map((member) => text(record, member)).join('\n');
  }
}

/** The text of a member; '' where it is not there. */
export function text(record: SoapRecord, member: string): string {
  const value = record[member];
  return typeof value === 'object' ? '' : String(value ?? '');
}

function idOf(record: SoapRecord, member: string): string {
  return text(record, member).trim().toLowerCase();
}
