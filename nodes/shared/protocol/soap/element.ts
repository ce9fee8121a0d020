import { MOST_MEMBERS, OutOfBounds } from '../../http/bounds';
import { setMember } from '../../operation';
import type { Listing } from '../protocol';
import { emptyOf, type ListPlan, type Plan } from './plan';

/** Whether an element is around the entries of a list. */
export const isAround = (plan: Plan | undefined): plan is ListPlan => plan?.kind === 'list' && plan.isAround;

/**
 * An element that is being read. Its value is text as it stands, an object or an array. xsi:nil is null, and so is an
 * object without members. What no plan knows goes by its form: members make an object, a repeated name makes an array.
 */
export class Element {
  text = '';
  record?: Record<string, unknown>;
  private members = 0;
  private readonly entries?: Entries;
  /** Of lists whose entries are members of this element. */
  private lists?: Map<string, Entries>;
  /** Names that no plan knows as lists, and that came again. */
  private repeated?: Set<string>;

  constructor(
    readonly name: string,
    readonly plan: Plan | undefined,
    private readonly isNil: boolean,
    private readonly listing: Listing | undefined,
  ) {
    if (isAround(plan)) this.entries = new Entries(plan, listing);
  }

  /** Takes what was made of an element in it. Throws OutOfBounds, and what the listing throws. */
  add(name: string, value: unknown): void {
    if (this.entries) {
      this.entries.add(value);
      return;
    }
    const plan = this.plan?.kind === 'record' ? this.plan.members.get(name) : undefined;
    if (plan?.kind === 'list' && !plan.isAround) this.addEntry(name, plan, value);
    else this.addMember(name, value, plan);
  }

  value(): unknown {
    const { entries, plan, record, text } = this;
    const hasText = text.trim() !== '';
    // Words in place of the entries are no empty list.
    if (entries) return hasText && !this.isNil && entries.values.length === 0 ? text : entries.values;
    if (this.isNil) return emptyOf(plan) ?? null;
    if (record) return this.complete(record);
    return plan && !hasText ? (emptyOf(plan) ?? null) : text;
  }

  private addEntry(name: string, plan: ListPlan, value: unknown): void {
    this.lists ??= new Map();
    let entries = this.lists.get(name);
    if (!entries) {
      entries = new Entries(plan, this.listing);
      this.lists.set(name, entries);
      this.setMember(name, entries.values);
    }
    entries.add(value);
  }

  private addMember(name: string, value: unknown, plan: Plan | undefined): void {
    const record = this.record;
    if (!record || !Object.hasOwn(record, name)) {
      this.setMember(name, value);
      return;
    }
    const before = record[name];
    // A list in two parts is one list.
    if (plan?.kind === 'list' && Array.isArray(before) && Array.isArray(value)) {
      for (const entry of value as unknown[]) before.push(entry);
    } else if (this.repeated?.has(name)) (before as unknown[]).push(value);
    else {
      this.repeated ??= new Set();
      this.repeated.add(name);
      setMember(record, name, [before, value]);
    }
  }

  private setMember(name: string, value: unknown): void {
    if (this.members >= MOST_MEMBERS) throw OutOfBounds.members('An element', 'members');
    this.members += 1;
    this.record ??= {};
    setMember(this.record, name, value);
  }

  /** A declared list is there in any case: .NET leaves out what is null. */
  private complete(record: Record<string, unknown>): Record<string, unknown> {
    if (this.plan?.kind !== 'record') return record;
    for (const [name, member] of this.plan.members) {
      if (Object.hasOwn(record, name)) continue;
      const empty = emptyOf(member);
      if (empty !== undefined) setMember(record, name, empty);
    }
    return record;
  }
}

/** The entries of a list. Rows of the list that was asked for are made into what is wanted of them at once. */
class Entries {
  readonly values: unknown[] = [];
  private readonly make?: (row: unknown) => unknown;

  constructor({ path }: ListPlan, listing: Listing | undefined) {
    if (path !== undefined) this.make = listing?.(path, this.values);
  }

  add(value: unknown): void {
    const made = this.make ? this.make(value) : value;
    if (made !== undefined) this.values.push(made);
  }
}
