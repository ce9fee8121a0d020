import { MOST_MEMBERS, OutOfBounds } from '../../http/bounds';
import { setMember } from '../../operation';
import type { Listing } from '../protocol';
import { emptyOf, memberPlan, type ListPlan, type Plan } from './plan';

/** Whether an element wraps the entries of a list. */
export const isAround = (plan: Plan | undefined): plan is ListPlan => plan?.kind === 'list' && plan.isAround;

/**
 * An element while it is read. Its value is text, an object or an array; null for xsi:nil and for an object without
 * members. Without a plan, members make an object and a repeated name makes an array.
 */
export class Element {
  text = '';
  record?: Record<string, unknown>;
  private members = 0;
  private readonly entries?: Entries;
  /** Lists whose entries are members of this element, by name. */
  private lists?: Map<string, Entries>;
  /** Names that came twice and that no plan declares as lists. */
  private repeated?: Set<string>;

  constructor(
    readonly name: string,
    readonly plan: Plan | undefined,
    private readonly isNil: boolean,
    private readonly listing: Listing | undefined,
  ) {
    if (isAround(plan)) this.entries = new Entries(plan, listing);
  }

  /** Adds the value of a child element. Throws OutOfBounds, and what the listing throws. */
  add(name: string, value: unknown): void {
    if (this.entries) {
      this.entries.add(value);
      return;
    }
    const plan = this.plan?.kind === 'record' ? memberPlan(this.plan, name) : undefined;
    if (plan?.kind === 'list' && !plan.isAround) this.addEntry(name, plan, value);
    else this.addMember(name, value, plan);
  }

  value(): unknown {
    const { entries, plan, record, text } = this;
    const hasText = text.trim() !== '';
    // Text instead of entries is not an empty list.
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
    // Two parts of one list.
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

  /** Adds declared lists that the answer leaves out: .NET omits what is null. */
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

/** The entries of a list. Rows of the result list are converted at once. */
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
