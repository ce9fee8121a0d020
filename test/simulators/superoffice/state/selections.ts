import type { OfficeClock } from './clock';
import type { Part } from './part';
import type { SoRecord } from './records/blank';
import { idIn } from './records/references';
import type { Records } from './records/records';

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

/** The members of each selection at the beginning: the first ten companies, and the open sales of the seed. */
const SEEDED: Record<number, number[]> = { 1: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 2: [1, 5, 6, 10] };

/** The members of selections. They are kept in the record of the selection, in a member that its carrier does not have. */
export class Selections implements Part {
  private lastMember = 0;

  constructor(
    private readonly clock: OfficeClock,
    private readonly records: Records,
  ) {}

  /** The records are reset before. */
  reset(): void {
    this.lastMember = 0;
    for (const [id, members] of Object.entries(SEEDED))
      this.record(Number(id)).Members = members.map((record) => this.member(record, 0));
  }

  all(): Selection[] {
    return this.records.stores.selection.all().map(selectionOf);
  }

  get(id: number): Selection | undefined {
    const record = this.records.get('selection', id);
    return record && selectionOf(record);
  }

  /** Adds members that are not in it yet. Returns how many came. */
  add(id: number, members: Array<{ record: number; person?: number }>): number {
    const old = membersOf(this.record(id));
    const fresh = members.filter(
      ({ record, person = 0 }) => !old.some((each) => each.record === record && each.person === person),
    );
    const added = fresh.map(({ record, person = 0 }) => this.member(record, person));
    if (added.length > 0) this.keep(id, [...old, ...added]);
    return added.length;
  }

  /** Removes the members that are these records. */
  remove(id: number, records: number[]): void {
    this.keep(
      id,
      membersOf(this.record(id)).filter(({ record }) => !records.includes(record)),
    );
  }

  /** Removes members that are these pairs of company and person. */
  removePairs(id: number, pairs: Array<{ record: number; person: number }>): void {
    const isGone = ({ record, person }: SelectionMember): boolean =>
      pairs.some((pair) => pair.record === record && pair.person === person);
    this.keep(
      id,
      membersOf(this.record(id)).filter((member) => !isGone(member)),
    );
  }

  snapshot(): unknown {
    return this.all();
  }

  private member(record: number, person: number): SelectionMember {
    return { id: ++this.lastMember, record, person };
  }

  private keep(id: number, members: SelectionMember[]): void {
    const stamp = this.clock.now().toISOString().slice(0, 19);
    Object.assign(this.record(id), { Members: members, LastMembershipChange: stamp });
  }

  private record(id: number): SoRecord {
    const record = this.records.get('selection', id);
    if (!record) throw new Error(`There is no selection ${id}`);
    return record;
  }
}

function membersOf(record: SoRecord): SelectionMember[] {
  return (record.Members as SelectionMember[] | undefined) ?? [];
}

function selectionOf(record: SoRecord): Selection {
  return {
    id: Number(record.SelectionId),
    name: String(record.Name),
    table: Number(record.TargetTableNumber),
    associateId: idIn(record, 'Associate'),
    created: String(record.CreatedDate),
    changed: String(record.LastMembershipChange),
    members: membersOf(record),
  };
}
