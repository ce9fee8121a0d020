import { entryKey } from '../invoke/batch';
import type { Operation, Value, Values } from '../operation';
import type { Unit } from './unit';

/** Units that one call answers. */
export interface Group {
  /** The values that all its units share. */
  common: Values;
  /** The entries to send; empty where the units have none. */
  entries: Value[];
  /** The units that each entry answers; one list where there are no entries. */
  units: Unit[][];
}

/**
 * Groups units into calls: units with the same other values share one, as far as `size` allows. An entry that several
 * units ask for is sent once, unless the call must not be repeated: then each was meant. Entries that the answer could
 * not tell apart never share a call. Units of an operation without a batch get a call each.
 */
export function groupUnits(operation: Operation, units: Unit[], size: number): Group[] {
  if (!operation.batch) return units.map(single);
  const lanes = new Map<string, Lane>();
  const groups: Group[] = [];
  for (const unit of units) {
    const key = textOf([unit.entry === undefined, unit.values]);
    let lane = lanes.get(key);
    if (!lane) lanes.set(key, (lane = new Lane(operation, size, groups)));
    lane.add(unit);
  }
  return groups;
}

const single = (unit: Unit): Group => ({ common: unit.values, entries: [], units: [[unit]] });

/** The groups of units with the same other values. */
class Lane {
  private readonly own: Group[] = [];
  private readonly asked = new Map<string, Unit[]>();
  /** The last group that has an entry of this key. */
  private readonly lastOf = new Map<string, number>();
  private firstOpen = 0;

  constructor(
    private readonly operation: Operation,
    private readonly size: number,
    private readonly all: Group[],
  ) {}

  add(unit: Unit): void {
    const text = unit.entry === undefined ? '' : textOf(unit.entry);
    const same = this.operation.effect === 'once' ? undefined : this.asked.get(text);
    if (same) {
      same.push(unit);
      return;
    }
    const answered = [unit];
    this.asked.set(text, answered);
    const group = this.groupFor(unit);
    if (unit.entry !== undefined) group.entries.push(unit.entry);
    group.units.push(answered);
  }

  private groupFor(unit: Unit): Group {
    const key = this.keyOf(unit);
    const after = key === undefined ? undefined : this.lastOf.get(key);
    let index = after === undefined ? this.firstOpen : Math.max(this.firstOpen, after + 1);
    while (this.isFull(this.own[index])) index += 1;
    while (this.isFull(this.own[this.firstOpen])) this.firstOpen += 1;
    if (key !== undefined) this.lastOf.set(key, index);
    const open = this.own[index];
    if (open) return open;
    const group = { common: unit.values, entries: [], units: [] };
    this.own.push(group);
    this.all.push(group);
    return group;
  }

  private isFull(group: Group | undefined): boolean {
    return group !== undefined && group.units.length >= this.size;
  }

  /** What the answer repeats of an entry; undefined where it is told apart by its place, or not at all. */
  private keyOf({ entry }: Unit): string | undefined {
    const verdict = this.operation.batch?.verdict;
    return entry !== undefined && verdict && 'key' in verdict ? entryKey(entry, verdict.key) : undefined;
  }
}

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each));

/**
 * Cuts groups whose call would be too large. `excess` is a call's size as a share of what fits.
 * A single entry that is too large stays alone: its call will say so.
 */
export function cutToFit(groups: Group[], excess: (group: Group) => number): Group[] {
  return groups.flatMap((group) => {
    if (group.entries.length < 2) return [group];
    const parts = Math.min(group.entries.length, Math.ceil(excess(group)));
    return parts < 2 ? [group] : cutToFit(cut(group, parts), excess);
  });
}

function cut({ common, entries, units }: Group, parts: number): Group[] {
  const length = Math.ceil(entries.length / parts);
  return Array.from({ length: Math.ceil(entries.length / length) }, (_, part) => {
    const from = part * length;
    return { common, entries: entries.slice(from, from + length), units: units.slice(from, from + length) };
  });
}
