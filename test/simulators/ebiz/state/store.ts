import type { SoapRecord } from '../record';

/** A kind of record: the member of its internal id, how new ids begin, the merchant's own key, and what it starts with. */
export interface Kind<R extends SoapRecord> {
  internalId: string & keyof R;
  /** Eight hexadecimal digits. */
  prefix: string;
  /** Members that make the merchant's own key together; the last one is the record's own. */
  key: Array<string & keyof R>;
  /** The status of a refusal: the pages have both words. `Error` if left out. */
  refusal?: 'Error' | 'Failed';
  seed: () => R[];
}

/** Records of one kind, by internal id, which is not case-sensitive, and by the merchant's own key, which is exact. */
export class Store<R extends SoapRecord = SoapRecord> {
  private readonly rows = new Map<string, R>();
  private readonly keys = new Map<string, string>();
  private last = 0;

  constructor(readonly kind: Kind<R>) {}

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

  /** The record with these parts of the merchant's own key, in the order of the kind. A record without its own part has no key. */
  byKey(...parts: string[]): R | undefined {
    const id = this.keys.get(parts.join('\n'));
    return id === undefined || parts.at(-1) === '' ? undefined : this.rows.get(id);
  }

  /** The record that has the merchant's own key of this one. */
  twinOf(record: SoapRecord): R | undefined {
    return this.byKey(...this.partsOf(record));
  }

  /** Adds a record under a new internal id. */
  add(record: SoapRecord): R {
    return this.put({ ...record, [this.kind.internalId]: this.newId() } as SoapRecord as R);
  }

  /** Puts a record in under its internal id, replacing the one that had it. */
  put(record: R): R {
    const id = text(record, this.kind.internalId).trim().toLowerCase();
    const earlier = this.rows.get(id);
    if (earlier) this.keys.delete(this.partsOf(earlier).join('\n'));
    this.rows.set(id, record);
    this.keys.set(this.partsOf(record).join('\n'), id);
    return record;
  }

  remove(record: R): void {
    this.keys.delete(this.partsOf(record).join('\n'));
    this.rows.delete(text(record, this.kind.internalId).trim().toLowerCase());
  }

  snapshot(): unknown {
    return this.all();
  }

  /** A GUID that no record has; the same ones after each reset. */
  private newId(): string {
    this.last += 1;
    return `${this.kind.prefix}-0000-4000-8000-${String(this.last).padStart(12, '0')}`;
  }

  private partsOf(record: SoapRecord): string[] {
    return this.kind.key.map((member) => text(record, member));
  }
}

/** The text of a member; '' if it is missing. */
export function text(record: SoapRecord, member: string): string {
  const value = record[member];
  return typeof value === 'object' ? '' : String(value ?? '');
}
