import { Yields, type Operation, type Value, type Values } from '../operation';
import { recordsOf, type RecordOf } from './serialize';
import type { Unit } from './unit';

/** What one call carries. */
export interface Carried {
  /** The values that all its units share. */
  common: Values;
  /** The entries to send; empty if the units have none. */
  entries: Value[];
  /** The units that each entry stands for; a single list if there are no entries. */
  units: Unit[][];
}

/**
 * Shares units out among calls. Units with the same other values share a call, up to `size`. An entry that several units have is
 * sent once, with two exceptions: a call that must not be repeated sends each; and if an entry in between changes the same
 * record, the later one is sent too, so that the last change wins. Entries about one record never share a call; the later
 * one is in a later call. Without a batch, each unit gets its own call.
 */
export async function carriedByCalls(
  operation: Operation,
  units: Unit[],
  size: number,
  recordOf: RecordOf = recordsOf(operation, units),
): Promise<Carried[]> {
  if (!operation.batch) return units.map(single);
  const sharing = new Sharing(operation.effect !== 'once', size, recordOf);
  const yields = new Yields();
  for (const unit of units) {
    sharing.add(unit);
    if (yields.due()) await yields.now();
  }
  return sharing.calls;
}

const single = (unit: Unit): Carried => ({ common: unit.values, entries: [], units: [[unit]] });

/** The last entry about a record: its text, its units, and the place of its call among all. */
interface Asked {
  lane: string;
  text: string;
  units: Unit[];
  place: number;
}

/** The places of calls with the same other values, in ascending order. */
interface Lane {
  places: number[];
  /** For each full call: a later one, before which all are full. */
  beyond: number[];
}

class Sharing {
  readonly calls: Carried[] = [];
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

  /** Consecutive units often share one object. */
  private commonText(values: Values): string {
    if (this.common?.values !== values) this.common = { values, text: textOf(values) };
    return this.common.text;
  }

  /** Adds to the first call of the lane that has room and comes after a place. Out: the call's place. */
  private put({ values, entry }: Unit, units: Unit[], key: string, after: number): number {
    let lane = this.lanes.get(key);
    if (!lane) this.lanes.set(key, (lane = { places: [], beyond: [] }));
    const open = lane.places[this.firstOpen(lane, firstAbove(lane.places, after))];
    const call = open === undefined ? undefined : this.calls[open];
    if (open !== undefined && call) {
      if (entry !== undefined) call.entries.push(entry);
      call.units.push(units);
      return open;
    }
    const entries = entry === undefined ? [] : [entry];
    const place = this.calls.push({ common: values, entries, units: [units] }) - 1;
    lane.places.push(place);
    return place;
  }

  /** The index of the first call from `start` on that has room. It skips a run of full calls in one step. */
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
    return (this.calls[place]?.units.length ?? 0) >= this.size;
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
