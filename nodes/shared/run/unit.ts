import type { CallFailure } from '../errors';
import type { Hint, Operation, Value, Values } from '../operation';
import type { ItemInput } from './input';

/** The smallest thing with an outcome of its own: an item's call, or one element that an item put into a batch. */
export interface Unit {
  itemIndex: number;
  /** Tells an item's units apart; stable from one try of the node to the next. */
  id: string;
  values: Values;
  /** Present where elements of many items travel together. */
  entry?: Value;
  /** The most records that the item wants. */
  limit?: number;
}

/** What became of a unit. */
export type UnitOutcome =
  { ok: true; records: Array<Record<string, unknown>>; hint?: Hint } | { ok: false; failure: CallFailure };

/** The units of all items whose input is in order, in input order. */
export function unitsOf(operation: Operation, inputs: ItemInput[]): Unit[] {
  return inputs.flatMap((input, itemIndex) => (input.ok ? unitsOfItem(operation, input, itemIndex) : []));
}

function unitsOfItem(
  operation: Operation,
  { values, limit }: Extract<ItemInput, { ok: true }>,
  itemIndex: number,
): Unit[] {
  const collects = operation.batch?.collects;
  const entries = collects === undefined ? undefined : values[collects];
  if (collects === undefined || !Array.isArray(entries))
    return [{ itemIndex, id: String(itemIndex), values, limit }];
  const { [collects]: _, ...common } = values;
  return entries.map((entry, index) => ({ itemIndex, id: `${itemIndex}.${index}`, values: common, entry }));
}

/** Units that one call answers. */
export interface Group {
  /** The values that all its units share. */
  common: Values;
  /** The elements to send, each once; empty where the units have none. */
  entries: Value[];
  /** The units that each element answers, by the element's text; '' where there are no elements. */
  units: Map<string, Unit[]>;
}

/**
 * Groups units into calls: units with the same other values share one, as far as `size` allows;
 * an element that several units ask for is sent once. Units of an operation without a batch get a call each.
 */
export function groupUnits(operation: Operation, units: Unit[], size: number): Group[] {
  if (!operation.batch) return units.map((unit) => single(unit));
  const groups: Group[] = [];
  const open = new Map<string, Group>();
  const asked = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    let group = open.get(key);
    const text = unit.entry === undefined ? '' : String(unit.entry);
    const same = asked.get(`${text} ${key}`);
    if (same) {
      same.push(unit);
      continue;
    }
    if (!group || group.entries.length >= size) {
      group = { common: unit.values, entries: [], units: new Map() };
      groups.push(group);
      open.set(key, group);
    }
    if (unit.entry !== undefined) group.entries.push(unit.entry);
    const answered = [unit];
    group.units.set(text, answered);
    asked.set(`${text} ${key}`, answered);
  }
  return groups;
}

const single = (unit: Unit): Group => ({ common: unit.values, entries: [], units: new Map([['', [unit]]]) });

/** Equal for units that may share a call; units with and without an element never do. */
const keyOf = (unit: Unit): string =>
  JSON.stringify([unit.entry === undefined, unit.values], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
