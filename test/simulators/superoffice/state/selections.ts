import type { OfficeClock } from './clock';
import type { Part } from './part';
import { KINDS } from './records/kinds';

/** A list of records that users keep. */
export interface Selection {
  id: number;
  name: string;
  /** The table of its members. */
  table: number;
  associateId: number;
  created: string;
  /** When a member came or went. */
  changed: string;
  members: SelectionMember[];
}

/** A member of a selection: of one of companies, a company and perhaps a person of it. */
export interface SelectionMember {
  id: number;
  record: number;
  person: number;
}

/** The selections of an installation: 1 has the first ten companies, 2 has the open sales of the seed. */
export class Selections implements Part {
  private readonly rows = new Map<number, Selection>();
  private lastMember = 0;

  constructor(private readonly clock: OfficeClock) {}

  reset(): void {
    this.rows.clear();
    this.lastMember = 0;
    this.put('Newsletter', KINDS.contact.table, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    this.put('Sales to follow', KINDS.sale.table, [1, 5, 6, 10]);
  }

  all(): Selection[] {
    return [...this.rows.values()];
  }

  get(id: number): Selection | undefined {
    return this.rows.get(id);
  }

  /** Adds members that are not in it yet. Returns how many came. */
  add(id: number, members: Array<{ record: number; person?: number }>): number {
    const selection = this.demand(id);
    const fresh = members.filter(
      ({ record, person = 0 }) =>
        !selection.members.some((each) => each.record === record && each.person === person),
    );
    for (const { record, person = 0 } of fresh)
      selection.members.push({ id: ++this.lastMember, record, person });
    if (fresh.length > 0) selection.changed = this.stamp();
    return fresh.length;
  }

  /** Removes the members that are these records. */
  remove(id: number, records: number[]): void {
    const selection = this.demand(id);
    selection.members = selection.members.filter(({ record }) => !records.includes(record));
    selection.changed = this.stamp();
  }

  snapshot(): unknown {
    return this.all();
  }

  private put(name: string, table: number, records: number[]): void {
    const id = this.rows.size + 1;
    const created = '2025-06-01T08:00:00';
    this.rows.set(id, { id, name, table, associateId: 5, created, changed: created, members: [] });
    for (const record of records) this.demand(id).members.push({ id: ++this.lastMember, record, person: 0 });
  }

  private demand(id: number): Selection {
    const selection = this.get(id);
    if (!selection) throw new Error(`There is no selection ${id}`);
    return selection;
  }

  private stamp(): string {
    return this.clock.now().toISOString().slice(0, 19);
  }
}
