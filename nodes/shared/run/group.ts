import { Yields, type Operation, type Value, type Values } from '../operation';
import { recordsOf, type RecordOf } from './serialize';
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
 * units ask for is sent once, unless the call must not be repeated: then each was meant; or unless another was asked of
 * its record in between: the last has the last word. Entries about one record never share a call, and the later one is
 * in a later group. Units of an operation without a batch get a call each.
 */
export async function groupUnits(
  operation: Operation,
  units: Unit[],
  size: number,
  recordOf: RecordOf = recordsOf(operation, units),
): Promise<Group[]> {
  if (!operation.batch) return units.map(single);
  const grouping = new Grouping(operation.effect !== 'once', size, recordOf);
  const yields = new Yields();
  for (const unit of units) {
    grouping.add(unit);
    if (yields.due()) await yields.now();
  }
  return grouping.groups;
}

const single = (unit: Unit): Group => ({ common: unit.values, entries: [], units: [[unit]] });

/** What was asked of a record last: its texts, the units that it answers, and its group's place among all. */
interface Asked {
  lane: string;
  text: string;
  units: Unit[];
  place: number;
}

/** The places of groups with the same other values, in ascending order. */
interface Lane {
  places: number[];
  /** For each full group: a later one, before which all are full. */
  beyond: number[];
}

class Grouping {
  readonly groups: Group[] = [];
  private readonly lanes = new Map<string, Lane>();
  private readonly last = new Map<string, Asked>();
  /** The last unit's other values, and their text. */
  private common?: { values: Values; text: string };

  constructor(
    private readonly sendsOnce: boolean,
    private readonly size: number,
    private readonly recordOf: RecordOf,
  ) {}

  add(unit: Unit): void {
    const { entry } = unit;
    const lane = `${entry === undefined ? 'none' : ''}${this.commonText(unit.values)}`;
    const text = entry === undefined ? '' : textOf(entry);
    const about = this.recordOf(unit);
    const record = about ?? `${lane} ${text}`;
    const asked = this.last.get(record);
    if (this.sendsOnce && asked?.text === text && asked.lane === lane) {
      asked.units.push(unit);
      return;
    }
    const units = [unit];
    const place = this.put(unit, units, lane, about === undefined ? -1 : (asked?.place ?? -1));
    if (asked) Object.assign(asked, { lane, text, units, place });
    else this.last.set(record, { lane, text, units, place });
  }

  /** Units that follow each other often share one object. */
  private commonText(values: Values): string {
    if (this.common?.values !== values) this.common = { values, text: textOf(values) };
    return this.common.text;
  }

  /** Adds to the first group of the lane that is not full and comes after the place given. Out: the group's place. */
  private put({ values, entry }: Unit, units: Unit[], key: string, after: number): number {
    let lane = this.lanes.get(key);
    if (!lane) this.lanes.set(key, (lane = { places: [], beyond: [] }));
    const open = lane.places[this.firstOpen(lane, firstAbove(lane.places, after))];
    const group = open === undefined ? undefined : this.groups[open];
    if (open !== undefined && group) {
      if (entry !== undefined) group.entries.push(entry);
      group.units.push(units);
      return open;
    }
    const entries = entry === undefined ? [] : [entry];
    const place = this.groups.push({ common: values, entries, units: [units] }) - 1;
    lane.places.push(place);
    return place;
  }

  /** The index of the first group from `start` on that is not full; runs of full ones are passed over at once. */
  private firstOpen({ places, beyond }: Lane, start: number): number {
    let open = start;
    while (open < places.length && this.isFull(places[open])) open = beyond[open] ?? open + 1;
    for (let index = start; index < open;) {
      const next = beyond[index] ?? index + 1;
      beyond[index] = open;
      index = next;
    }
    return open;
  }

  private isFull(place = 0): boolean {
    return (this.groups[place]?.units.length ?? 0) >= this.size;
  }
}

/** The index of the first of ascending numbers that is larger than a bound. */
function firstAbove(ascending: number[], bound: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** JSON.stringify refuses only bigints. Without a replacer it is much faster. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each));
  }
}
