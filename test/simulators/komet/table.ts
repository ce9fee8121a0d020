import type { Clock } from './clock';
import { Refusal } from './envelope';

/** What every kept record has. Moments are GMT, `YYYY-MM-DDThh:mm:ss`. */
export interface Row {
  id: string;
  createdOn?: string;
  updatedOn?: string;
}

/** A kind of record: its name in refusals, its first new id, the seeded records, and the defaults of a new one. */
export interface Kind<R extends Row> {
  name: string;
  firstId: number;
  seed?: () => R[];
  fresh: (id: string, clock: Clock) => R;
}

/** Records of one kind by id. */
export class Table<R extends Row> {
  private readonly rows = new Map<string, R>();
  private nextId = 0;

  constructor(
    private readonly kind: Kind<R>,
    private readonly clock: Clock,
  ) {}

  /** Back to the seed. */
  reset(): void {
    this.rows.clear();
    this.nextId = this.kind.firstId;
    for (const row of this.kind.seed?.() ?? []) this.rows.set(row.id, structuredClone(row));
  }

  /** Adds a record, or replaces the one of this id; what is left out is as in a new one. */
  add(given: Partial<R> = {}): R {
    const id = given.id ?? this.newId();
    const row: R = { ...this.kind.fresh(id, this.clock), ...defined(given), id };
    this.rows.set(id, row);
    return row;
  }

  /** Puts a record in as it is. */
  set(id: string, row: R): void {
    this.rows.set(id, row);
  }

  get(id: unknown): R | undefined {
    return this.rows.get(idText(id));
  }

  /** The record of this id. The words of the refusal are not documented. */
  need(id: unknown): R {
    const row = this.get(id);
    if (!row) throw new Refusal(`The ${this.kind.name} does not exist.`);
    return row;
  }

  /** Changes a record and its moment; undefined changes nothing. */
  change(row: R, changes: Partial<R>): R {
    Object.assign(row, defined(changes));
    return this.touch(row.id);
  }

  /** Moves a record's moment of change to now. */
  touch(id: unknown): R {
    const row = this.need(id);
    if (row.updatedOn !== undefined) row.updatedOn = this.clock.moment();
    return row;
  }

  remove(id: unknown): void {
    this.rows.delete(this.need(id).id);
  }

  clear(): void {
    this.rows.clear();
  }

  values(): IterableIterator<R> {
    return this.rows.values();
  }

  all(): R[] {
    return [...this.rows.values()];
  }

  filter(test: (row: R) => boolean): R[] {
    return this.all().filter(test);
  }

  find(test: (row: R) => boolean): R | undefined {
    return this.all().find(test);
  }

  /** Frees an id that no record of the table has. */
  newId(): string {
    this.nextId += 1;
    return String(this.nextId);
  }
}

/** Ids come as text, number or bigint, sometimes with leading zeros. */
export function idText(id: unknown): string {
  const text = String(id ?? '').trim();
  return /^0+\d/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}

function defined<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}
